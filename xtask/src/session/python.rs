//! Finds a Python and makes an environment for it, with the packages that
//! `requirements.txt` names.

mod environment;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail, ensure};
use tempfile::TempDir;

use self::environment::environment;
use super::imports::Imports;
use super::surroundings::clean;
use crate::files;
use crate::lesson::discover::{Lesson, Workspace};
use crate::lesson::version::{OLDEST, Version};

/// What the runner changes in every Python program. It is compiled in: a path
/// to it would point to where the runner was built.
const SITECUSTOMIZE: &str = include_str!("../../python/sitecustomize.py");

/// What is asked for by name, in this order. A newer one that has no plain
/// name is found by the later names.
const NAMES: [&str; 8] = [
    "python3",
    "python",
    "python3.14",
    "python3.13",
    "python3.12",
    "python3.11",
    "python3.10",
    "py",
];

/// A Python that can run lessons.
#[derive(Debug)]
pub struct Python {
    /// The interpreter, in an environment of its own where that could be made.
    pub interpreter: PathBuf,
    /// Its version, for instance `3.11.7`.
    pub version: String,
    /// Why not all packages are there.
    pub complaint: Option<String>,
    /// What lessons import and it has not.
    pub imports: Imports,
}

impl Python {
    /// The first two numbers of its version.
    #[must_use]
    pub fn numbers(&self) -> Version {
        let mut numbers = self.version.split('.').map(str::parse);
        match (numbers.next(), numbers.next()) {
            (Some(Ok(major)), Some(Ok(minor))) => (major, minor),
            _ => (0, 0),
        }
    }
}

/// An interpreter on this machine.
#[derive(Debug, Clone)]
pub struct Found {
    /// Where it is.
    pub path: PathBuf,
    /// Its version, for instance `3.11.7`.
    pub version: String,
    /// What it calls itself; `path` may be a launcher for it.
    executable: String,
    /// The file that all its names lead to.
    itself: String,
}

/// Finds a Python, the one at `asked` if given, and makes its environment
/// unless it is there.
///
/// # Errors
/// If there is no Python, or none that is new enough.
pub fn prepare(
    workspace: &Workspace,
    asked: Option<&Path>,
    lessons: &[&Lesson],
) -> Result<Python> {
    let found = find(asked)?;
    let requirements = &workspace.root.join("requirements.txt");
    let made = environment(workspace, &found, "", requirements);
    let (interpreter, complaint) = match made {
        Ok(interpreter) => (interpreter, None),
        Err(error) => {
            let itself = PathBuf::from(&found.executable);
            (itself, Some(format!("{error:#}")))
        }
    };
    let imports = Imports::read(&interpreter, requirements, lessons)?;
    let version = found.version;
    Ok(Python { interpreter, version, complaint, imports })
}

/// An interpreter with the tools that `requirements` names, in an environment
/// that is made unless it is there.
///
/// # Errors
/// If there is no Python, or the tools cannot be installed.
pub fn tools(
    workspace: &Workspace,
    purpose: &str,
    requirements: &Path,
) -> Result<PathBuf> {
    environment(workspace, &find(None)?, purpose, requirements)
}

/// A folder for `PYTHONPATH`, which holds what the runner changes in every
/// Python program.
///
/// # Errors
/// If it cannot be written.
pub fn modules() -> Result<TempDir> {
    let folder = tempfile::tempdir().context("no temporary folder")?;
    files::replace(&folder.path().join("sitecustomize.py"), SITECUSTOMIZE)?;
    Ok(folder)
}

/// The Pythons on `PATH` that are new enough, the first of each minor
/// version, the oldest first.
#[must_use]
pub fn all() -> Vec<Found> {
    let minor = |python: &Found| -> Vec<u32> {
        let numbers = python.version.split('.').map(str::parse);
        numbers.flatten().take(2).collect()
    };
    let paths = NAMES.iter().filter_map(|name| which::which_all(name).ok());
    let found = paths.flatten().filter_map(|path| examine(&path).ok());
    let mut all: Vec<_> = found.collect();
    all.sort_by_key(minor); // stable: the first on PATH stays the first
    all.dedup_by_key(|python| minor(python));
    all
}

fn find(asked: Option<&Path>) -> Result<Found> {
    if let Some(path) = asked {
        let path = which::which(path).with_context(|| {
            format!("--python {}: there is no such program", path.display())
        })?;
        return examine(&path);
    }
    let mut rejected = Vec::new();
    for path in NAMES.iter().filter_map(|name| which::which(name).ok()) {
        match examine(&path) {
            Ok(found) => return Ok(found),
            Err(error) => rejected.push(format!("{error:#}")),
        }
    }
    if rejected.is_empty() {
        bail!(
            "there is no Python on PATH: install Python {}.{} or newer, or \
             name one with --python",
            OLDEST.0,
            OLDEST.1
        );
    }
    Err(anyhow!(rejected.join("; ")))
}

fn examine(path: &Path) -> Result<Found> {
    // Both modules are there before the current folder is looked into.
    let script = "import os, sys; print('%d.%d.%d' % sys.version_info[:3]); \
                  print(sys.executable); \
                  print(os.path.realpath(sys.executable))";
    let output = clean(path)
        .args(["-c", script])
        .output()
        .with_context(|| format!("cannot start {}", path.display()))?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut lines = text.lines().map(|line| line.trim().to_owned());
    let version = lines.next().unwrap_or_default();
    let executable = lines.next().unwrap_or_default();
    let itself = lines.next().unwrap_or_default();
    let mut numbers = version.split('.').map(|n| n.parse::<u32>().ok());
    let (Some(Some(major)), Some(Some(minor))) =
        (numbers.next(), numbers.next())
    else {
        bail!("{} does not work as a Python", path.display());
    };
    ensure!(
        (major, minor) >= OLDEST,
        "{} is Python {version}, and the lessons need {}.{} or newer: name a \
         newer one with --python",
        path.display(),
        OLDEST.0,
        OLDEST.1
    );
    Ok(Found { path: path.to_owned(), version, executable, itself })
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_python_is_the_same_under_another_name() {
        let python = find(None).expect("the tests need a Python");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let link = folder.path().join("python");
        let linked = std::os::unix::fs::symlink(&python.executable, &link);
        linked.expect("it can be linked");
        let other = examine(&link).expect("it is the same Python");
        assert_ne!(other.executable, python.executable);
        assert_eq!(other.itself, python.itself);
    }
}
