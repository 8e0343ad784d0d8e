//! What Python itself tells of programs that are written in it.

use std::path::Path;

use anyhow::{Context, Result};
use serde::de::DeserializeOwned;

use super::said::last_lines;
use super::surroundings::{clean, surround};
use crate::lesson::discover::{Language, Lesson};

/// Lets `script` tell something of the Python program of each of `lessons`:
/// `what`, for messages. It finds the packages that programs find, and runs in
/// an empty folder: it would import the modules that lie in the current one.
pub(super) fn ask<T: DeserializeOwned>(
    interpreter: &Path,
    script: &str,
    lessons: &[&Lesson],
    what: &str,
) -> Result<Vec<T>> {
    let folder = tempfile::tempdir().context("no temporary folder")?;
    let mut command = clean(interpreter);
    surround(&mut command, folder.path());
    let output = command
        .args(["-c", script])
        .args(lessons.iter().map(|l| l.program(Language::Python)))
        .output()
        .with_context(|| format!("cannot start {}", interpreter.display()))?;
    serde_json::from_slice(&output.stdout).with_context(|| {
        format!(
            "{} cannot tell {what}: {}",
            interpreter.display(),
            last_lines(&output)
        )
    })
}
