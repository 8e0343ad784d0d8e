//! The names that Python programs use, as Python itself reads them.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::said::last_lines;
use crate::lesson::discover::{Language, Lesson};

/// Tells which names of modules programs use.
const NAMES_USED: &str = include_str!("../../python/names_used.py");

/// The full names that the Python program of each of `lessons` uses:
/// `asyncio.Queue`. Nothing of a program that this Python cannot read: it may be
/// one for a newer one.
///
/// # Errors
/// If the interpreter cannot be started.
pub fn used(
    interpreter: &Path,
    lessons: &[&Lesson],
) -> Result<Vec<Option<Vec<String>>>> {
    let output = Command::new(interpreter)
        .args(["-c", NAMES_USED])
        .args(lessons.iter().map(|l| l.program(Language::Python)))
        .output()
        .context("cannot start Python")?;
    serde_json::from_slice(&output.stdout).with_context(|| {
        format!(
            "{} cannot tell which names the lessons use: {}",
            interpreter.display(),
            last_lines(&output)
        )
    })
}
