//! The names that Python programs use, as Python itself reads them.

use std::path::Path;

use anyhow::Result;

use super::questions::ask;
use crate::lesson::discover::Lesson;

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
    ask(interpreter, NAMES_USED, lessons, "which names the lessons use")
}
