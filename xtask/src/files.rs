//! Reads files whatever their line ends are, and writes them so that nobody
//! ever sees half of one.

use std::ffi::OsString;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// Reads a text. Its lines end with `\n`, whatever they end with in the file:
/// editors and git on Windows write `\r\n`.
///
/// # Errors
/// If the file cannot be read.
pub fn read(path: &Path) -> Result<String> {
    let text = fs::read_to_string(path)
        .with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.replace("\r\n", "\n"))
}

/// Writes `text` under a temporary name beside `path` and renames it.
///
/// # Errors
/// If the folder cannot be written to.
pub fn replace(path: &Path, text: &str) -> Result<()> {
    let mut name = OsString::from(path);
    name.push(format!(".{}.tmp", std::process::id()));
    fs::write(&name, text)
        .and_then(|()| fs::rename(&name, path))
        .with_context(|| format!("cannot write {}", path.display()))
}

/// Writes `text` to `path`, in a folder that is made if it is missing; leaves a
/// file alone that holds it already, so that nobody takes it for changed.
///
/// # Errors
/// If the folder cannot be made or written to.
pub fn update(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|there| there == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
    }
    replace(path, text)
}
