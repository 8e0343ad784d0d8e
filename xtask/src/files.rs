//! Reads files whatever their line ends are, and writes them so that nobody
//! ever sees half of one.

use std::ffi::OsString;
use std::fs::{self, File};
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
        make(folder)?;
    }
    replace(path, text)
}

/// Makes a folder, unless it is there.
///
/// # Errors
/// If it cannot be made.
pub fn make(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)
        .with_context(|| format!("cannot make {}", folder.display()))
}

/// Copies a file.
///
/// # Errors
/// If one cannot be read, or the other not be written.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    let copied = fs::copy(from, to);
    copied.map(drop).with_context(|| {
        format!("cannot copy {} to {}", from.display(), to.display())
    })
}

/// Opens a file to be read.
///
/// # Errors
/// If it cannot be opened.
pub fn open(path: &Path) -> Result<File> {
    File::open(path).with_context(|| format!("cannot read {}", path.display()))
}

/// Keeps other runners away from what stands beside the file `path`, until
/// what is returned is dropped. Waits for the one that has it, and makes the
/// file and its folder if they are missing.
///
/// # Errors
/// If it cannot be made or locked.
pub fn lock(path: &Path) -> Result<File> {
    if let Some(folder) = path.parent() {
        make(folder)?;
    }
    File::create(path)
        .and_then(|file| file.lock().map(|()| file))
        .with_context(|| format!("cannot lock {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_names_the_file() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("file");
        replace(&file, "").expect("it can be written");
        // It is no folder.
        let inside = file.join("inside");
        let errors = [
            make(&inside).err(),
            copy(&file, &inside).err(),
            open(&inside).err(),
            lock(&inside).err(),
            update(&inside, "text").err(),
        ];
        for error in errors {
            let error = error.expect("nothing can be there");
            let name = file.display().to_string();
            assert!(error.to_string().contains(&name), "{error}");
        }
    }
}
