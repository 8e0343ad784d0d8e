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

/// All lessons, with what was written of each, and the exercises of the
/// articles by name.
///
/// # Errors
/// If a lesson or `practice/progress.toml` cannot be read.
pub fn list(workspace: &Workspace) -> Result<String> {
    let done = Done::read(workspace)?;
    let states = |lesson| {
        let languages = Language::ALL.into_iter().rev();
        let states =
            languages.filter_map(|l| state(workspace, lesson, l, &done));
        states.collect::<String>()
    };
    let widest =
        workspace.lessons.iter().map(|l| measure_text_width(&states(l)));
    let widest = widest.max().unwrap_or_default();
    let articles = articles::read(workspace)?;
    let mut text = String::new();
    for family in &workspace.families {
        text += &format!("{}\n", style(&family.name).bold());
        for entry in &family.lessons {
            let lesson = workspace.lesson(&entry.name)?;
            let states = states(lesson);
            let states = pad_str(&states, widest, Alignment::Left, None);
            let exercises = articles::exercises(&articles, lesson).into_iter();
            let exercises: String = exercises
                .map(|name| style(format!(" ({name})")).cyan().to_string())
                .collect();
            text += &format!(
                "  {:<22} {states}{}{exercises}\n",
                lesson.name,
                entry.summary()?
            );
        }
    }
    text +=
        "\n`cargo xtask practice NAME` begins a lesson, or goes on with it.\n";
    Ok(text)
}

/// What a person has written of a lesson; nothing if she has not begun.
fn state(
    workspace: &Workspace,
    lesson: &Lesson,
    language: Language,
    done: &Done,
) -> Option<String> {
    if done.has(lesson, language) {
        return Some(style(format!("✓ {language} ")).green().to_string());
    }
    let hers = Purpose::Practice.folder(workspace, lesson);
    let hers = fs::read_to_string(hers.join(language.program())).ok()?;
    let program = files::read(&lesson.program(language)).ok()?;
    let begun = style(format!("… {language} ")).yellow().to_string();
    (hers != skeleton(&program, language)).then_some(begun)
}
