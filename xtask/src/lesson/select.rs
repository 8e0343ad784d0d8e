//! Finds the lessons that a command line names, or says what is missing.

use std::path::PathBuf;
use std::sync::LazyLock;

use anyhow::{Result, bail};
use common::family::Family;
use regex::Regex;
use similar::TextDiff;

use crate::lesson::discover::{Lesson, Workspace};

/// How much two names have to have in common, from 0 to 1, before one is taken
/// for the other, misspelt.
const ALIKE: f32 = 0.7;

impl Workspace {
    /// The lessons that `names` stand for, each once, in reading order: a
    /// lesson's name, or a family's, with or without `examples-`. No names
    /// stand for all.
    ///
    /// # Errors
    /// If a name is neither.
    pub fn select(&self, names: &[String]) -> Result<Vec<&Lesson>> {
        for name in names {
            let known = |lesson: &Lesson| lesson.is_meant_by(name);
            if !self.lessons.iter().any(known) {
                bail!(self.what_is_missing(name));
            }
        }
        let wanted = |lesson: &&Lesson| {
            names.is_empty() || names.iter().any(|n| lesson.is_meant_by(n))
        };
        Ok(self.lessons.iter().filter(wanted).collect())
    }

    /// The one lesson that is called `name`.
    ///
    /// # Errors
    /// If there is none.
    pub fn lesson(&self, name: &str) -> Result<&Lesson> {
        if let Some(lesson) = self.lessons.iter().find(|l| l.name == name) {
            return Ok(lesson);
        }
        let meant = self.lessons.iter().filter(|l| l.is_meant_by(name));
        let meant: Vec<_> = meant.map(|l| l.name.as_str()).collect();
        if meant.is_empty() {
            bail!(self.what_is_missing(name));
        }
        bail!("{name} is a family: name one of {}", meant.join(", "))
    }

    /// Why `name` stands for no lesson, and what to do.
    #[must_use]
    pub fn what_is_missing(&self, name: &str) -> String {
        let holds = |family: &&Family| {
            is_name(name) && is_folder(family.dir.join(name))
        };
        if let Some(family) = self.families.iter().find(holds) {
            return format!(
                "{0}/{name} is a folder, but {0}/Cargo.toml does not list it. \
                 Add this at its place in reading order:\n\n{1}",
                family.name,
                entry(name)
            );
        }
        let lessons = self.lessons.iter().map(|lesson| lesson.name.as_str());
        let families = self.families.iter().map(|f| f.name.as_str());
        let meant = closest(name, lessons.chain(families));
        let meant = meant.map(|meant| format!(" (is {meant} meant?)"));
        format!(
            "there is no lesson or family {name:?}{}; `cargo xtask list` \
             names them all",
            meant.unwrap_or_default()
        )
    }
}

impl Lesson {
    fn is_meant_by(&self, name: &str) -> bool {
        let short = self.family.trim_start_matches("examples-");
        [&self.name, &self.family, short].contains(&name)
    }
}

/// The entry that a new lesson needs, to be copied.
#[must_use]
pub fn entry(name: &str) -> String {
    format!(
        "    [[bin]]\n    name = \"{name}\"\n    path = \"{name}/main.rs\"\n    \
         test = false\n    [package.metadata.lesson.{name}]\n"
    )
}

/// Whether a lesson could have this name: lowercase words of letters and
/// digits, joined by hyphens.
pub(super) fn is_name(name: &str) -> bool {
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new("^[a-z][a-z0-9]*(-[a-z0-9]+)*$").expect("it is a pattern")
    });
    NAME.is_match(name)
}

/// The candidate that is most like `name`, if one is like it at all.
pub fn closest<'a>(
    name: &str,
    candidates: impl Iterator<Item = &'a str>,
) -> Option<&'a str> {
    candidates
        .map(|other| (TextDiff::from_chars(name, other).ratio(), other))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, other)| other)
}

fn is_folder(path: PathBuf) -> bool {
    path.is_dir() && !path.ends_with("src") && !path.ends_with("tests")
}
