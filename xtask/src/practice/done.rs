//! What a learner has done: `practice/progress.toml`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::folder::Purpose;
use crate::files;
use crate::lesson::discover::{Language, Lesson, Workspace};

/// The head of the file.
const HEAD: &str = "# What you have done. `cargo xtask practice` writes it.\n";

/// The languages in which lessons were written, by the lesson's name.
#[derive(Debug, Default)]
pub struct Done(BTreeMap<String, Vec<String>>);

impl Done {
    /// Reads the file; without one, nothing is done.
    ///
    /// # Errors
    /// If the file says something else.
    pub fn read(workspace: &Workspace) -> Result<Self> {
        let path = path(workspace);
        if !path.exists() {
            return Ok(Self::default());
        }
        let text = files::read(&path)?;
        let done = toml::from_str(&text).with_context(|| {
            format!("cannot read {}: mend it or remove it", path.display())
        })?;
        Ok(Self(done))
    }

    /// Whether a lesson was written in `language`.
    pub fn has(&self, lesson: &Lesson, language: Language) -> bool {
        let languages = self.0.get(&lesson.name);
        languages.is_some_and(|l| l.iter().any(|l| l == language.id()))
    }

    /// Adds a lesson, in the file as well.
    ///
    /// # Errors
    /// If the file cannot be read or written.
    pub fn add(
        workspace: &Workspace,
        lesson: &Lesson,
        language: Language,
    ) -> Result<Self> {
        // Another terminal may be practising, too.
        let lock = workspace.target_dir().join("practice.lock");
        let _lock = files::lock(&lock)?;
        let mut done = Self::read(workspace)?;
        if !done.has(lesson, language) {
            let languages = done.0.entry(lesson.name.clone()).or_default();
            languages.push(language.id().to_owned());
            let text = HEAD.to_owned() + &toml::to_string(&done.0)?;
            files::update(&path(workspace), &text)?;
        }
        Ok(done)
    }
}

fn path(workspace: &Workspace) -> PathBuf {
    workspace.root.join(Purpose::Practice.name()).join("progress.toml")
}
