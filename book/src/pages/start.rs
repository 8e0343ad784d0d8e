//! The start page: what this is, one pair, and its timeline.

use anyhow::Result;
use xtask::lesson::discover::Lesson;
use xtask::lesson::version::OLDEST;

use super::picture::figure;
use crate::course::{Course, programs, short, title};
use crate::html::{block, command, escape, inline};
use crate::pair;
use crate::timeline::Picture;

/// The lesson that the page shows: short, and its timeline says it all.
const SHOWN: &str = "gather";

pub(super) fn page(course: &Course) -> Result<String> {
    let lessons = &course.workspace.lessons;
    let shown = lessons.iter().find(|lesson| lesson.name == SHOWN);
    let shown = shown.or(lessons.first());
    let mut page = block("<section class=\"hero\"><div>");
    page += &format!(
        "# Concurrency, side by side\n\n{} small programs about threads, \
         processes, pools and async, each written twice: in Python and in \
         Rust. Every program, every answer and every figure here comes from a \
         run, and every pair is compared at every change.\n\n",
        lessons.len()
    );
    page += &block(
        "<p class=\"actions\"><a class=\"main-action\" href=\"plans.html\">\
         Plan a course</a> <a href=\"choose.html\">Which one shall I use?</a> \
         <a href=\"phrases.html\">Python's name, Rust's name</a></p>",
    );
    page += &block("</div>");
    if let Some(lesson) = shown {
        page += &picture(course, lesson)?;
    }
    page += &block("</section>");
    if let Some(lesson) = shown {
        page += &one_pair(lesson)?;
    }
    page += &families(course)?;
    page += &how_to();
    Ok(page)
}

fn picture(course: &Course, lesson: &Lesson) -> Result<String> {
    let [python, rust] = programs(lesson)?;
    match course.pictures.get(&lesson.name) {
        Some(Picture::Drawn(drawn)) => {
            Ok(figure(lesson, drawn, [&python, &rust]))
        }
        _ => Ok(String::new()),
    }
}

fn one_pair(lesson: &Lesson) -> Result<String> {
    let [python, rust] = programs(lesson)?;
    let name = &lesson.name;
    let summary = inline(&lesson.summary()?);
    let pair = pair::pair(&python, &rust);
    Ok(format!(
        "## One lesson: [{name}]({name}.html)\n\n{}{pair}",
        block(&format!("<p class=\"summary\">{summary}</p>"))
    ))
}

fn families(course: &Course) -> Result<String> {
    let mut cards = String::new();
    for family in &course.workspace.families {
        let id = short(&family.name);
        let mut minutes = 0;
        let mut names = Vec::new();
        for lesson in course.lessons_of(family) {
            minutes += lesson.minutes()?;
            let name = &lesson.name;
            let sentence = escape(&lesson.summary()?);
            names.push(format!(
                "<a href=\"{name}.html\" title=\"{sentence}\">{name}</a>"
            ));
        }
        cards += &format!(
            "<section class=\"card\"><h3><a href=\"{id}.html\">{}</a></h3><p \
             class=\"quiet\">{} lessons, {}</p><p class=\"names\">{}</p>\
             </section>",
            title(&family.name),
            names.len(),
            super::duration(minutes),
            names.join(" ")
        );
    }
    let cards = block(&format!("<div class=\"cards\">{cards}</div>"));
    Ok(format!("## All lessons\n\n{cards}"))
}

fn how_to() -> String {
    format!(
        "## On your own machine\n\nYou need Rust {} or newer, Python {}.{} \
         or newer, and a C compiler. In the project's folder, this runs every \
         pair and compares it; it installs what the programs need under \
         `target`:\n\n{}The \
         [course plans](plans.html) say what to teach in an hour or in two \
         days. On a lesson's page, press <kbd>p</kbd> to present it step by \
         step, and <kbd>?</kbd> for all keys. [The articles](articles.html) \
         says where the lessons come from.\n",
        env!("CARGO_PKG_RUST_VERSION"),
        OLDEST.0,
        OLDEST.1,
        block(&command("cargo xtask run-all"))
    )
}
