//! What a lesson's entry says about it.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use serde::Deserialize;

use super::language::Language;
use super::version::{self, Version};

/// The longest time that an entry can name, in seconds: ten thousand waits may
/// take hours one after another, but not days.
const LONGEST: f64 = 86_400.0;

/// `[package.metadata.lesson.NAME]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// What of which article it answers, as `articles.toml` names it; nothing
    /// if the lesson is ours.
    #[serde(default)]
    pub answers: Vec<String>,
    /// What of the local site both programs get as arguments.
    pub site: Option<SitePart>,
    /// Seconds: the longest chain of waits. No run can be faster.
    #[serde(default)]
    pub waits: f64,
    /// Seconds: how long the waits would take one after another.
    pub serial: Option<f64>,
    /// What the figure on a printed line cannot be better than.
    #[serde(default)]
    pub limits: BTreeMap<String, Limit>,
    /// It keeps the cores busy, or measures what a busy core would spoil:
    /// nothing else runs beside it.
    #[serde(default)]
    pub alone: bool,
    /// The most threads that one process of it has at the same time, its main
    /// thread counted.
    pub threads: Option<Shape>,
    /// The most processes that it is at the same time, the first counted.
    pub processes: Option<Shape>,
    /// Patterns of lines whose mutual order is free. Where a pattern captures
    /// something, lines that capture the same keep their order.
    #[serde(default)]
    pub unordered: Vec<String>,
    /// The exit status that is right.
    #[serde(default)]
    pub exit: i32,
    /// The shortest course that it is part of, in minutes; nothing if it is
    /// only part of the whole.
    pub route: Option<u32>,
    /// The oldest Python that can run it, where it needs a newer one than the
    /// others do.
    #[serde(default, deserialize_with = "version::deserialize")]
    pub python: Option<Version>,
    /// Why the two languages rightly print different things here.
    pub differs: Option<String>,
}

impl Settings {
    /// Checks its numbers: they are computed with wherever a program is run.
    ///
    /// # Errors
    /// If one is none that a lesson can have; says which.
    pub(super) fn check(&self) -> Result<()> {
        let waits = [("waits", Some(self.waits)), ("serial", self.serial)];
        for (key, seconds) in waits {
            ensure!(
                seconds.is_none_or(|s| (0.0..=LONGEST).contains(&s)),
                "{key} has to be from 0 to {LONGEST} seconds"
            );
        }
        for (line, limit) in &self.limits {
            match limit {
                Limit::Seconds(seconds) => ensure!(
                    *seconds > 0.0 && *seconds <= LONGEST,
                    "limits.{line:?} has to be more than 0 seconds, and at \
                     most {LONGEST}"
                ),
                Limit::Workers { workers } => ensure!(
                    *workers > 0,
                    "limits.{line:?} has to be of one worker or more"
                ),
            }
        }
        Ok(())
    }
}

/// What a measured figure cannot be better than, on any machine.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(untagged, expecting = "seconds, or { workers = 2 }")]
pub enum Limit {
    /// A time cannot be shorter than these seconds: its waits take as long.
    Seconds(f64),
    /// A ratio cannot be greater than this number of workers, nor greater than
    /// the number of cores.
    Workers {
        /// So many threads or processes that compute.
        workers: usize,
    },
}

impl Limit {
    /// The best figure on a machine with so many cores: in seconds, or a ratio.
    #[must_use]
    pub fn value(self, cores: usize) -> f64 {
        match self {
            Self::Seconds(seconds) => seconds,
            Self::Workers { workers } => workers.min(cores) as f64,
        }
    }
}

/// A number of threads or processes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Shape {
    /// The same in both languages.
    Both(usize),
    /// `{ python = 3, rust = 2 }`: the languages rightly differ.
    Each {
        /// In `main.py`.
        python: usize,
        /// In `main.rs`.
        rust: usize,
    },
}

impl Shape {
    /// The number in one language.
    #[must_use]
    pub fn of(self, language: Language) -> usize {
        match (self, language) {
            (Self::Both(number), _) => number,
            (Self::Each { python, .. }, Language::Python) => python,
            (Self::Each { rust, .. }, Language::Rust) => rust,
        }
    }
}

/// A part of the local site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SitePart {
    /// Three pages of text, which take 2, 0.5 and 1.5 seconds.
    Pages,
    /// Fifteen photos.
    Photos,
    /// The first of fourteen pages that link to each other.
    Wiki,
}

impl SitePart {
    /// What a Rust program asks for the addresses: they are on the command
    /// line, or those of a site that is started then.
    #[must_use]
    pub fn helper(self) -> &'static str {
        match self {
            Self::Pages => "common::site::page_urls",
            Self::Photos => "common::site::folder_and_photo_urls",
            Self::Wiki => "common::site::wiki_url",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_nobody_can_wait_for_are_named() {
        let said = |entry: &str| {
            let settings: Settings = toml::from_str(entry).expect("an entry");
            settings.check().map_err(|error| error.to_string())
        };
        let right = "waits = 1\nserial = 3.0\nlimits.\"a b\" = 0.5\n\
                     limits.c = { workers = 2 }";
        assert_eq!(said(right), Ok(()));
        for (entry, key) in [
            ("waits = -1.0", "waits has to be from 0 to 86400 seconds"),
            ("waits = nan", "waits has to be"),
            ("waits = 1e20", "waits has to be"),
            ("serial = inf", "serial has to be"),
            ("limits.\"a b\" = nan", "limits.\"a b\" has to be more than 0"),
            ("limits.c = 0.0", "limits.\"c\" has to be"),
            ("limits.c = { workers = 0 }", "limits.\"c\" has to be of one"),
        ] {
            let error = said(entry).expect_err(entry);
            assert!(error.starts_with(key), "{entry}: {error}");
        }
    }
}
