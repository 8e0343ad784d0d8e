//! The lessons to practise, and what is done.

use std::fs;

use anyhow::Result;
use console::{Alignment, measure_text_width, pad_str, style};

use super::done::Done;
use super::folder::Purpose;
use super::skeleton::skeleton;
use crate::files;
use crate::lesson::articles;
use crate::lesson::discover::{Language, Lesson, Workspace};
use crate::report::{USUAL, entry, width};

/// The width of the column of names.
const NAMES: usize = 23;

/// All lessons, with what was written of each, and the exercises of the
/// articles by name.
///
/// # Errors
/// If a lesson, the articles or `practice/progress.toml` cannot be read.
pub fn list(workspace: &Workspace) -> Result<String> {
    let done = Done::read(workspace)?;
    let articles = articles::read(workspace)?;
    let lessons: Vec<_> = workspace
        .lessons
        .iter()
        .map(|lesson| (lesson, states(workspace, lesson, &done)))
        .collect();
    let widths = lessons.iter().map(|(_, states)| measure_text_width(states));
    let column = widths.max().unwrap_or_default();
    let width = width().min(USUAL);
    let mut text = String::new();
    for family in lessons.chunk_by(|a, b| a.0.family == b.0.family) {
        text += &format!("{}\n", style(&family[0].0.family).bold());
        for (lesson, states) in family {
            let states = pad_str(states, column, Alignment::Left, None);
            let first = format!("  {:<NAMES$}{states}", lesson.name);
            let exercises = articles::exercises(&articles, lesson).into_iter();
            let exercises = exercises.map(|name| format!(" ({name})"));
            let what = lesson.summary()? + &exercises.collect::<String>();
            text += &format!("{}\n", entry(&first, &what, width));
        }
    }
    text +=
        "\n`cargo xtask practice NAME` begins a lesson, or goes on with it\n";
    Ok(text)
}

/// What a person has written of a lesson: nothing of what she has not begun.
fn states(workspace: &Workspace, lesson: &Lesson, done: &Done) -> String {
    let folder = Purpose::Practice.folder(workspace, lesson);
    let state = |language: Language| {
        if done.has(lesson, language) {
            return Some(style(format!("✓ {language} ")).green().to_string());
        }
        let hers = fs::read_to_string(folder.join(language.program())).ok()?;
        let program = files::read(&lesson.program(language)).ok()?;
        let begun = style(format!("… {language} ")).yellow().to_string();
        (hers != skeleton(&program, language)).then_some(begun)
    };
    Language::ALL.into_iter().rev().filter_map(state).collect()
}
