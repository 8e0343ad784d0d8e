//! Reads files whatever their line ends are, and writes them so that nobody
//! ever sees half of one.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

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

/// Reads a text, and hands it to `parse`.
///
/// # Errors
/// If the file cannot be read, or `parse` fails: both name the file.
pub fn parse<T>(
    path: &Path,
    parse: impl FnOnce(&str) -> Result<T>,
) -> Result<T> {
    let text = read(path)?;
    parse(&text).with_context(|| format!("cannot read {}", path.display()))
}

/// Writes `text` under a temporary name beside `path` and renames it. A link
/// stays one; what is no file, a pipe for instance, is written to as it is.
///
/// # Errors
/// If the folder or what is at `path` cannot be written to.
pub fn replace(path: &Path, text: &str) -> Result<()> {
    match replaceable(path) {
        Some(file) => write_and_rename(&file, text),
        None => fs::write(path, text),
    }
    .with_context(|| format!("cannot write {}", path.display()))
}

/// The file that a rename may put another in place of; nothing if `path` is
/// there and stands for none.
fn replaceable(path: &Path) -> Option<PathBuf> {
    if path.symlink_metadata().is_err() {
        return Some(path.to_owned());
    }
    fs::canonicalize(path).ok().filter(|file| file.is_file())
}

fn write_and_rename(path: &Path, text: &str) -> io::Result<()> {
    let mut name = OsString::from(path);
    name.push(format!(".{}.tmp", std::process::id()));
    let written = fs::write(&name, text).and_then(|()| fs::rename(&name, path));
    if written.is_err() {
        let _ = fs::remove_file(&name);
    }
    written
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

    fn names(folder: &Path) -> Vec<OsString> {
        let entries = fs::read_dir(folder).expect("it is there");
        let names = entries.map(|entry| entry.expect("one").file_name());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    }

    #[test]
    fn what_cannot_be_replaced_is_named_and_nothing_is_left() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("taken");
        fs::create_dir(&path).expect("it can be made");
        let error = replace(&path, "text").expect_err("it is a folder");
        assert!(error.to_string().starts_with("cannot write "), "{error}");
        assert!(write_and_rename(&path, "text").is_err());
        assert_eq!(names(folder.path()), ["taken"]);
    }

    #[cfg(unix)]
    #[test]
    fn links_and_pipes_stay_what_they_are() {
        use std::os::unix::fs::{FileTypeExt, symlink};

        use nix::sys::stat::Mode;
        use nix::unistd::mkfifo;

        let folder = tempfile::tempdir().expect("a folder");
        let [file, link, pipe] =
            ["file", "link", "pipe"].map(|name| folder.path().join(name));
        symlink("file", &link).expect("it can be made");
        for text in ["new", "old and longer", "newer"] {
            replace(&link, text).expect("it can be written");
            assert_eq!(fs::read_to_string(&file).expect("a file"), text);
            let data = link.symlink_metadata().expect("it is there");
            assert!(data.is_symlink());
        }
        mkfifo(&pipe, Mode::S_IRWXU).expect("it can be made");
        std::thread::scope(|scope| {
            let reader = scope.spawn(|| fs::read_to_string(&pipe));
            replace(&pipe, "text").expect("somebody reads");
            let read = reader.join().expect("no panic");
            assert_eq!(read.expect("UTF-8"), "text");
        });
        let data = pipe.symlink_metadata().expect("it is there");
        assert!(data.file_type().is_fifo());
        assert_eq!(names(folder.path()), ["file", "link", "pipe"]);
    }
}
