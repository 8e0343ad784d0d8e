//! `examples.md`: what the articles hold, with the lessons that answer it.

use std::collections::HashMap;
use std::path::PathBuf;

use anyhow::Result;

use super::{Article, read};
use crate::files;
use crate::lesson::discover::{Lesson, Workspace};
use crate::lesson::problem::Problem;

/// The page's first lines. Whoever opens it must not begin to edit.
const HEAD: &str = "\
<!-- Made by `cargo xtask examples`; a test compares. -->

# What answers what

Every program, exercise and claim of the five articles, the uses that they name
without a program, the comments that brought programs of their own, and the
flaws of the programs as printed, each with the lessons that answer it.
";

/// Where the page stands.
#[must_use]
pub fn page_path(workspace: &Workspace) -> PathBuf {
    workspace.root.join("examples.md")
}

/// Checks that the page is what [`page`] makes.
///
/// # Errors
/// If the articles cannot be read or a lesson has no summary.
pub fn outdated(workspace: &Workspace) -> Result<Option<Problem>> {
    let path = page_path(workspace);
    let found = files::read(&path).unwrap_or_default();
    let up_to_date = found == page(workspace, &read(workspace)?)?;
    let advice = "it is out of date: run `cargo xtask examples`";
    Ok((!up_to_date).then(|| Problem::new(&path, advice)))
}

/// The page, as Markdown.
///
/// # Errors
/// If a lesson has no summary.
pub fn page(workspace: &Workspace, articles: &[Article]) -> Result<String> {
    let answers = answers(workspace);
    let mut text = HEAD.to_owned();
    for article in articles {
        text += &format!("\n## {}\n\n", article.heading());
        text += "| | what | lessons |\n|---|---|---|\n";
        for item in &article.items {
            let key = format!("{}/{}", article.id, item.id);
            let lessons = answers.get(&key).map_or(&[][..], |l| l);
            let links: Vec<_> = lessons.iter().map(|l| link(l)).collect();
            let links = match item.open {
                true => "none yet".to_owned(),
                false => links.join(", "),
            };
            text += &format!(
                "| {} | {} | {} |\n",
                item.kind.name(),
                item.what,
                links
            );
        }
    }
    text += "\n## Every lesson\n";
    for family in &workspace.families {
        text += &format!("\n### {}\n\n", family.name);
        text += "| lesson | what it shows |\n|---|---|\n";
        for entry in &family.lessons {
            let lesson = workspace.lessons.iter();
            let lesson = lesson.filter(|lesson| lesson.name == entry.name);
            for lesson in lesson {
                text +=
                    &format!("| {} | {} |\n", link(lesson), entry.summary()?);
            }
        }
    }
    Ok(text)
}

/// The lessons that answer each item, by its key.
pub(super) fn answers(workspace: &Workspace) -> HashMap<String, Vec<&Lesson>> {
    let mut answers: HashMap<_, Vec<_>> = HashMap::new();
    for lesson in &workspace.lessons {
        for key in &lesson.settings.answers {
            answers.entry(key.clone()).or_default().push(lesson);
        }
    }
    answers
}

fn link(lesson: &Lesson) -> String {
    format!("[{}]({}/{})", lesson.name, lesson.family, lesson.name)
}
