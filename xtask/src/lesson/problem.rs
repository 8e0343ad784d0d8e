//! A rule of the format that is not kept.

use std::path::{Path, PathBuf};

use crate::lesson::discover::{Lesson, Workspace};

/// A rule that is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file or folder to change.
    pub path: PathBuf,
    /// The line to look at, from 1, where there is one.
    pub line: Option<usize>,
    /// What is wrong, and what to do.
    pub message: String,
    /// Whether it is one of experiments, or of links to them.
    pub is_of_experiments: bool,
}

impl Problem {
    /// A problem with a whole file or folder.
    pub fn new(path: &Path, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line: None,
            message: message.into(),
            is_of_experiments: false,
        }
    }

    /// A problem with a line of a file.
    pub fn at(path: &Path, line: usize, message: impl Into<String>) -> Self {
        Self { line: Some(line), ..Self::new(path, message) }
    }

    /// Whether it is a problem of this lesson: one with its folder, or with
    /// the file that lists it.
    #[must_use]
    pub fn concerns(&self, lesson: &Lesson) -> bool {
        let lists = self.path.ends_with("Cargo.toml")
            && self.path.parent() == lesson.dir.parent();
        lists || self.path.starts_with(&lesson.dir)
    }

    /// `path:line: message`, the path as seen from the workspace's folder.
    #[must_use]
    pub fn display(&self, workspace: &Workspace) -> String {
        let path = workspace.relative(&self.path);
        let line = self.line.map(|n| format!(":{n}")).unwrap_or_default();
        format!("{path}{line}: {}", self.message)
    }
}
