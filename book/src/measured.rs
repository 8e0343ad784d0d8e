//! What was measured, in the folder `measured` of the project. What is not
//! there yet becomes the sentence that says which command makes it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::Value;
use xtask::lesson::discover::Workspace;
use xtask::measure::Machine;
use xtask::measure::scale::CHARTS;

/// Everything that was measured.
#[derive(Debug, Default)]
pub struct Measured {
    /// What holds of what the articles claim.
    pub claims: Option<Claims>,
    /// How near to their limits the lessons come.
    pub bench: Option<Bench>,
    /// How cost grows.
    pub charts: Vec<Chart>,
}

/// `claims.json`.
#[derive(Debug, Deserialize)]
pub struct Claims {
    /// Where and with what it was measured.
    pub machine: Machine,
    /// So often each program was run.
    pub runs: usize,
    /// The claims.
    pub claims: Vec<Seen>,
}

/// `bench.json`.
#[derive(Debug, Deserialize)]
pub struct Bench {
    /// Where and with what it was measured.
    pub machine: Machine,
    /// How the Rust programs were compiled.
    pub build: String,
    /// What was measured.
    pub rows: Vec<Row>,
}

/// A time or a ratio, and what it cannot be better than.
#[derive(Debug, Deserialize)]
pub struct Row {
    /// The lesson.
    pub lesson: String,
    /// The label of a line that it prints; nothing if it is the time of the
    /// whole program.
    pub line: Option<String>,
    /// In seconds, or as a ratio.
    pub limit: Option<f64>,
    /// What Python reached.
    pub python: Option<Reached>,
    /// What Rust reached.
    pub rust: Option<Reached>,
}

/// What a program reached.
#[derive(Debug, Deserialize)]
pub struct Reached {
    /// Run after run.
    pub each: Vec<f64>,
    /// The part of the limit that the median reaches, up to 1.
    pub part: Option<f64>,
    /// Why it cannot be judged, if it cannot.
    pub noise: Option<String>,
}

/// A claim, judged.
#[derive(Debug, Deserialize)]
pub struct Seen {
    /// The claim's name.
    pub id: String,
    /// One for each language.
    pub verdicts: Vec<Verdict>,
    /// What the lessons printed.
    pub lines: Vec<Line>,
}

/// What holds in a language.
#[derive(Debug, Deserialize)]
pub struct Verdict {
    /// `python` or `rust`.
    pub language: String,
    /// In a word or two.
    pub verdict: String,
    /// The verdict, and on what it depends or what is in the way.
    pub words: String,
}

/// A line that lessons printed, run after run.
#[derive(Debug, Deserialize)]
pub struct Line {
    /// The lesson.
    pub lesson: String,
    /// The line's label, or the whole line.
    pub line: String,
    /// A line somewhere before it.
    pub after: Option<String>,
    /// With what figure the claim holds.
    pub holds: Option<String>,
    /// Python's figures, in seconds, times or bytes.
    pub python: Option<Value>,
    /// Rust's.
    pub rust: Option<Value>,
}

/// A chart with its numbers.
#[derive(Debug)]
pub struct Chart {
    /// Its name, that of its files.
    pub name: String,
    /// The picture.
    pub svg: String,
    /// Whether there is a table of its numbers.
    pub has_csv: bool,
}

impl Measured {
    /// Reads what there is.
    ///
    /// # Errors
    /// If a file is there and cannot be read.
    pub fn read(workspace: &Workspace) -> Result<Self> {
        let folder = workspace.root.join("measured");
        Ok(Self {
            claims: json(&folder.join("claims.json"))?,
            bench: json(&folder.join("bench.json"))?,
            charts: charts(&folder.join("scale"))?,
        })
    }

    /// What is known about a claim.
    #[must_use]
    pub fn claim(&self, id: &str) -> Option<&Seen> {
        self.claims.as_ref()?.claims.iter().find(|claim| claim.id == id)
    }
}

fn json<T: for<'d> Deserialize<'d>>(path: &Path) -> Result<Option<T>> {
    if !path.exists() {
        return Ok(None);
    }
    let context = || format!("cannot read {}", path.display());
    let text = fs::read_to_string(path).with_context(context)?;
    serde_json::from_str(&text).map(Some).with_context(context)
}

/// The charts that are there, in the order in which they are measured.
fn charts(folder: &Path) -> Result<Vec<Chart>> {
    let paths =
        CHARTS.iter().map(|one| folder.join(format!("{}.svg", one.name)));
    paths.filter(|path| path.exists()).map(|path| chart(&path)).collect()
}

fn chart(path: &Path) -> Result<Chart> {
    let context = || format!("cannot read {}", path.display());
    let svg = fs::read_to_string(path).with_context(context)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let has_csv = path.with_extension("csv").exists();
    Ok(Chart { name: name.into_owned(), svg, has_csv })
}
