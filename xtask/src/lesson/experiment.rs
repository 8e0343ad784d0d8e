//! Experiments: one change to a lesson, one question, and what happens. Each
//! is a file `try/NAME.md` in the lesson's folder.

mod blocks;
mod bounds;
mod change;
mod rewrite;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

pub use blocks::{Expected, Versions};
pub use bounds::{Bounds, bounds_of, scale};
pub use change::Change;
pub use rewrite::{NewBlock, rewrite};

use crate::files;
use crate::lesson::discover::{Language, Lesson};
use crate::lesson::version::Version;

/// The folder of a lesson that holds its experiments.
pub const FOLDER: &str = "try";

/// One change to a lesson, and what it brings.
#[derive(Debug, Clone)]
pub struct Experiment {
    /// Its name: the file's, without `.md`.
    pub name: String,
    /// The file.
    pub path: PathBuf,
    /// The question.
    pub question: String,
    /// What changes, at most once for each language.
    pub changes: Vec<Change>,
    /// What is expected, in the order of the file.
    pub expected: Vec<Expected>,
    /// The file's text.
    pub text: String,
}

impl Experiment {
    /// Reads all experiments of `lesson`, by name.
    ///
    /// # Errors
    /// If a file cannot be read, or one says something that is not allowed
    /// there.
    pub fn all(lesson: &Lesson) -> Result<Vec<Self>> {
        paths(lesson).iter().map(|path| Self::read(path)).collect()
    }

    /// Reads one file.
    ///
    /// # Errors
    /// See [`Experiment::all`].
    pub fn read(path: &Path) -> Result<Self> {
        let text = files::read(path)?;
        Self::parse(path, text)
            .with_context(|| format!("{} is no experiment", path.display()))
    }

    pub(crate) fn parse(path: &Path, text: String) -> Result<Self> {
        let name = path.file_stem().unwrap_or_default();
        let parts = blocks::parse(&text)?;
        Ok(Self {
            name: name.to_string_lossy().into_owned(),
            path: path.to_owned(),
            question: parts.question,
            changes: parts.changes,
            expected: parts.expected,
            text,
        })
    }

    /// The change of one program, if it has one.
    #[must_use]
    pub fn change(&self, language: Language) -> Option<&Change> {
        self.changes.iter().find(|change| change.language == language)
    }

    /// What a run of the changed program in `language` may bring: one of
    /// these. `start_method` is Python's, `version` that of the Python at hand.
    pub fn expected_of<'a>(
        &'a self,
        language: Language,
        start_method: Option<&'a str>,
        version: Version,
    ) -> impl Iterator<Item = &'a Expected> {
        self.expected
            .iter()
            .filter(move |e| e.applies(language, start_method, version))
    }

    /// Whether other programs can spoil a figure in it: then it runs alone.
    #[must_use]
    pub fn needs_quiet(&self) -> bool {
        self.expected.iter().any(Expected::needs_quiet)
    }

    /// The lesson with the change in it, in the folder `dir`.
    #[must_use]
    pub fn variant(&self, lesson: &Lesson, dir: PathBuf) -> Lesson {
        let mut variant = lesson.clone();
        variant.name = format!("{}/{}", lesson.name, self.name);
        variant.dir = dir;
        variant.experiment = Some(self.path.clone());
        variant.settings.alone = self.needs_quiet();
        variant
    }
}

/// The files in the folder of the experiments, sorted by name.
#[must_use]
pub fn paths(lesson: &Lesson) -> Vec<PathBuf> {
    let entries = fs::read_dir(lesson.dir.join(FOLDER)).into_iter().flatten();
    let mut paths: Vec<_> = entries.flatten().map(|e| e.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "md"));
    paths.sort();
    paths
}
