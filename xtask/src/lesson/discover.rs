//! Finds the families and their lessons.

use std::collections::HashSet;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use common::family::{Entry, Family};
use regex::Regex;

use super::source;
use crate::files;

pub use super::language::Language;
pub use super::settings::{Limit, Settings, Shape, SitePart};

/// All lessons of a workspace, in reading order.
#[derive(Debug)]
pub struct Workspace {
    /// The folder that holds everything.
    pub root: PathBuf,
    /// The families in reading order.
    pub families: Vec<Family>,
    /// The lessons of all families in reading order.
    pub lessons: Vec<Lesson>,
}

/// A lesson and what its entry says about it.
#[derive(Debug, Clone)]
pub struct Lesson {
    /// Its name, unique in the workspace.
    pub name: String,
    /// Its family, for instance `examples-threads`.
    pub family: String,
    /// Its folder.
    pub dir: PathBuf,
    /// What `[package.metadata.lesson.NAME]` says.
    pub settings: Settings,
    /// `unordered`, compiled.
    pub unordered: Vec<Regex>,
    /// The file of the experiment that has changed it; nothing if it is as it
    /// is.
    pub experiment: Option<PathBuf>,
}

impl Workspace {
    /// Reads the workspace in which this runner is run: cargo names it, and
    /// without cargo it is the one around the current folder. Where the runner
    /// was built does not count, since a tree can be moved with its `target`.
    ///
    /// # Errors
    /// If there is none here; see also [`Workspace::read`].
    pub fn here() -> Result<Self> {
        let inside = match env::var_os("CARGO_MANIFEST_DIR") {
            Some(package) => package.into(),
            None => env::current_dir().context("there is no current folder")?,
        };
        let is_root = |dir: &&Path| dir.join("xtask/Cargo.toml").is_file();
        let root = inside.ancestors().find(is_root);
        Self::read(root.with_context(|| {
            format!(
                "{} is in no workspace of lessons: run `cargo xtask` inside \
                 of it",
                inside.display()
            )
        })?)
    }

    /// Reads the families that `Cargo.toml` in `root` names as members.
    ///
    /// # Errors
    /// If a `Cargo.toml` cannot be read or says something that is not allowed
    /// there, or if two lessons have the same name.
    pub fn read(root: &Path) -> Result<Self> {
        let families = family_dirs(root)?
            .iter()
            .map(|dir| Family::read(dir))
            .collect::<Result<Vec<_>>>()?;
        let mut lessons = Vec::new();
        for family in &families {
            for entry in &family.lessons {
                lessons.push(Lesson::read(family, entry)?);
            }
        }
        let mut seen = HashSet::new();
        if let Some(twice) = lessons.iter().find(|l| !seen.insert(&l.name)) {
            bail!(
                "two lessons are called {}: rename the one in {}",
                twice.name,
                twice.family
            );
        }
        Ok(Self { root: root.to_owned(), families, lessons })
    }

    /// The package of the pairs that `cargo xtask scale` measures; nothing if
    /// this workspace has none.
    ///
    /// # Errors
    /// If its `Cargo.toml` cannot be read.
    pub fn scale(&self) -> Result<Option<Family>> {
        let dir = self.root.join("scale");
        dir.is_dir().then(|| Family::read(&dir)).transpose()
    }

    /// Those pairs, in the order of its `Cargo.toml`: programs like those of
    /// lessons, but no lessons.
    ///
    /// # Errors
    /// If its `Cargo.toml` cannot be read, or says something that is not
    /// allowed there.
    pub fn scale_pairs(&self) -> Result<Vec<Lesson>> {
        let Some(family) = self.scale()? else {
            return Ok(Vec::new());
        };
        let pairs = family.lessons.iter();
        pairs.map(|entry| Lesson::read(&family, entry)).collect()
    }

    /// The lesson that comes after another in reading order.
    #[must_use]
    pub fn next(&self, lesson: &Lesson) -> Option<&Lesson> {
        let mut lessons = self.lessons.iter();
        lessons.find(|other| other.name == lesson.name)?;
        lessons.next()
    }

    /// `path` as seen from the workspace's folder, for messages.
    #[must_use]
    pub fn relative<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }

    /// Where cargo and the runner put what can be made again.
    #[must_use]
    pub fn target_dir(&self) -> PathBuf {
        let named = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
        self.root.join(named.unwrap_or_else(|| "target".into()))
    }
}

impl Lesson {
    fn read(family: &Family, entry: &Entry) -> Result<Self> {
        let place = || {
            let manifest = family.dir.join("Cargo.toml");
            format!(
                "{}, [package.metadata.lesson.{}]",
                manifest.display(),
                entry.name
            )
        };
        let settings: Settings =
            entry.metadata.clone().try_into().with_context(place)?;
        settings.check().with_context(place)?;
        let unordered = settings
            .unordered
            .iter()
            .map(|pattern| Regex::new(pattern))
            .collect::<Result<_, _>>()
            .with_context(place)?;
        Ok(Self {
            name: entry.name.clone(),
            family: family.name.clone(),
            dir: entry.dir.clone(),
            settings,
            unordered,
            experiment: None,
        })
    }

    /// The lesson's program in `language`.
    #[must_use]
    pub fn program(&self, language: Language) -> PathBuf {
        self.dir.join(language.program())
    }

    /// What it shows, in one sentence: the `//!` line that opens `main.rs`.
    ///
    /// # Errors
    /// If `main.rs` cannot be read or does not begin with such a line.
    pub fn summary(&self) -> Result<String> {
        let text = files::read(&self.program(Language::Rust))?;
        let summary = source::summary(&text, Language::Rust);
        let context = || format!("{}/main.rs has no summary", self.name);
        summary.map(str::to_owned).with_context(context)
    }

    /// How many minutes it takes to teach, as its README says.
    ///
    /// # Errors
    /// If there is no README, or it does not say.
    pub fn minutes(&self) -> Result<u32> {
        let text = files::read(&self.dir.join("README.md"))?;
        let minutes = text.lines().find_map(Self::minutes_in);
        let context = || format!("{}/README.md tells no minutes", self.name);
        minutes.with_context(context)
    }

    /// The minutes in a line of a README: `5 minutes to teach.`
    pub(super) fn minutes_in(line: &str) -> Option<u32> {
        let words: Vec<_> = line.split_whitespace().collect();
        match words[..] {
            [number, "minute" | "minutes", "to", "teach."] => {
                number.parse().ok()
            }
            _ => None,
        }
    }

    /// Whether the Python program starts Python processes: then it has to
    /// print the same however they are started.
    #[must_use]
    pub fn starts_processes(&self) -> bool {
        let text = fs::read_to_string(self.program(Language::Python));
        text.is_ok_and(|text| {
            ["multiprocessing", "ProcessPoolExecutor"]
                .iter()
                .any(|module| text.contains(module))
        })
    }

    /// The snapshot that the program in `language` is compared with.
    #[must_use]
    pub fn snapshot(&self, language: Language) -> PathBuf {
        self.dir.join(format!("{}.snap", self.snapshot_name(language)))
    }

    /// The snapshot's name as insta knows it: `output`, which both languages
    /// share unless they rightly differ.
    #[must_use]
    pub fn snapshot_name(&self, language: Language) -> &'static str {
        match (&self.settings.differs, language) {
            (None, _) => "output",
            (Some(_), Language::Rust) => "output.rs",
            (Some(_), Language::Python) => "output.py",
        }
    }
}

fn family_dirs(root: &Path) -> Result<Vec<PathBuf>> {
    let path = root.join("Cargo.toml");
    let manifest: toml::Table = fs::read_to_string(&path)
        .map_err(anyhow::Error::from)
        .and_then(|text| Ok(text.parse()?))
        .with_context(|| format!("cannot read {}", path.display()))?;
    let members = manifest
        .get("workspace")
        .and_then(|workspace| workspace.get("members"))
        .and_then(toml::Value::as_array)
        .with_context(|| format!("{} names no members", path.display()))?;
    let names = members.iter().filter_map(toml::Value::as_str);
    Ok(names
        .filter(|name| name.starts_with("examples-"))
        .map(|name| root.join(name))
        .collect())
}
