//! The articles, and what answers what.

use anyhow::Result;
use xtask::lesson::articles::{Article, Item};

use super::capital;
use crate::course::Course;
use crate::html::{block, escape, inline};

pub(super) fn page(course: &Course) -> Result<String> {
    let mut page =
        "# The articles\n\nThe lessons began with five introductory \
        articles on concurrency in Python, of the kind that you find when you \
        search for the subject. You needn't know them: what matters of an \
        article stands in the lesson that answers it. Here is everything that \
        they hold, program by program and claim by claim, with the lessons \
        that answer it.\n\n"
            .to_owned();
    for article in &course.articles {
        page += &section(course, article);
    }
    Ok(page)
}

fn section(course: &Course, article: &Article) -> String {
    let rows = article.items.iter().map(|item| row(course, article, item));
    let rows: String = rows.collect();
    let place = [&article.author, &article.about];
    let (heading, place) = match &article.title {
        Some(title) => (title.clone(), place.into_iter().flatten().collect()),
        None => (article.heading(), Vec::new()),
    };
    let place: Vec<_> = place.into_iter().map(String::as_str).collect();
    format!(
        "## {}\n\n{}{}",
        capital(&heading),
        block(&format!("<p class=\"aside\">{}</p>", escape(&place.join(", ")))),
        block(&format!(
            "<div class=\"table-wrapper\" tabindex=\"0\" role=\"group\" \
             aria-label=\"What answers what\"><table class=\"answers\"><thead>\
             <tr><th>Kind</th><th>What</th><th>Lessons</th></tr></thead>\
             <tbody>{rows}</tbody></table></div>"
        ))
    )
}

fn row(course: &Course, article: &Article, item: &Item) -> String {
    let key = format!("{}/{}", article.id, item.id);
    let lessons = course.workspace.lessons.iter();
    let lessons = lessons.filter(|l| l.settings.answers.contains(&key));
    let links = lessons
        .map(|l| format!("<a href=\"{0}.html\">{0}</a>", l.name))
        .collect::<Vec<_>>();
    let links = match links.is_empty() {
        true => "none yet".to_owned(),
        false => links.join(", "),
    };
    format!(
        "<tr><td>{}</td><td>{}</td><td>{links}</td></tr>",
        item.kind.name(),
        inline(&item.what)
    )
}
