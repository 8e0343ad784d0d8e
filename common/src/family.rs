//! A family of lessons, as its `Cargo.toml` lists it: the only list there is.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use toml::{Table, Value};

/// A package of lessons.
#[derive(Debug, Clone)]
pub struct Family {
    /// The package's name, for instance `examples-threads`.
    pub name: String,
    /// The package's folder.
    pub dir: PathBuf,
    /// Its lessons in reading order.
    pub lessons: Vec<Entry>,
}

/// One lesson, as listed: nothing of it has been read yet.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The name of the lesson, of its folder and of its binary.
    pub name: String,
    /// The folder that holds both programs.
    pub dir: PathBuf,
    /// `[package.metadata.lesson.NAME]`, empty if there is none.
    pub metadata: Table,
}

impl Family {
    /// Reads the `Cargo.toml` in `dir`.
    ///
    /// # Errors
    /// If the file cannot be read, is not TOML, or lists a binary that is not
    /// `NAME/main.rs`.
    pub fn read(dir: &Path) -> Result<Self> {
        let path = dir.join("Cargo.toml");
        let text = fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        Self::parse(dir, &text)
            .with_context(|| format!("{} lists no family", path.display()))
    }

    fn parse(dir: &Path, text: &str) -> Result<Self> {
        let manifest: Table = text.parse()?;
        let name = at(&manifest, &["package", "name"])
            .and_then(Value::as_str)
            .context("it has no package.name")?;
        let bins = manifest.get("bin").and_then(Value::as_array);
        let lessons = bins
            .into_iter()
            .flatten()
            .map(|bin| Entry::parse(dir, &manifest, bin))
            .collect::<Result<_>>()?;
        Ok(Self { name: name.to_owned(), dir: dir.to_owned(), lessons })
    }
}

impl Entry {
    fn parse(dir: &Path, manifest: &Table, bin: &Value) -> Result<Self> {
        let field = |key| bin.get(key).and_then(Value::as_str);
        let name = field("name").context("a [[bin]] has no name")?;
        ensure!(
            field("path") == Some(&format!("{name}/main.rs")),
            "the [[bin]] {name} needs the line: path = \"{name}/main.rs\""
        );
        let metadata = at(manifest, &["package", "metadata", "lesson", name])
            .and_then(Value::as_table);
        Ok(Self {
            name: name.to_owned(),
            dir: dir.join(name),
            metadata: metadata.cloned().unwrap_or_default(),
        })
    }

    /// One program of the lesson: `main.rs`, `main.py`.
    #[must_use]
    pub fn file(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }

    /// What the lesson shows, in one sentence: the `//!` line that opens
    /// `main.rs`.
    ///
    /// # Errors
    /// If `main.rs` cannot be read or does not begin with such a line.
    pub fn summary(&self) -> Result<String> {
        let path = self.file("main.rs");
        let text = fs::read_to_string(&path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let first = text.lines().next().and_then(|l| l.strip_prefix("//! "));
        first.map(str::to_owned).with_context(|| {
            format!(
                "{} begins with no summary: write `//! ` and one sentence \
                 in its first line",
                path.display()
            )
        })
    }
}

fn at<'a>(table: &'a Table, keys: &[&str]) -> Option<&'a Value> {
    let (first, rest) = keys.split_first()?;
    rest.iter().try_fold(table.get(*first)?, |value, key| value.get(key))
}
