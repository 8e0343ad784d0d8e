//! What was measured, in the folder `measured` of the project. What is not
//! there yet becomes the sentence that says which command makes it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use serde_json::{Map, Value};
use xtask::lesson::discover::Workspace;

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
    /// So often each program was run.
    pub runs: usize,
    /// The claims.
    pub claims: Vec<Seen>,
    /// The machine, and what else the file tells.
    #[serde(flatten)]
    more: Map<String, Value>,
}

/// `bench.json`.
#[derive(Debug, Deserialize)]
pub struct Bench {
    /// The machine, as [`machine`] reads it.
    pub machine: Value,
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

impl Claims {
    /// Where and with what it was measured.
    #[must_use]
    pub fn machine(&self) -> String {
        machine(&Value::Object(self.more.clone()))
    }
}

/// The words about the machine in a file of measurements.
#[must_use]
pub fn machine(file: &Value) -> String {
    let place = file.get("machine").unwrap_or(file);
    let text = |key: &str| match place.get(key) {
        Some(Value::String(text)) => Some(text.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let cores = text("cores").map(|cores| match cores.as_str() {
        "1" => "1 core".to_owned(),
        cores => format!("{cores} cores"),
    });
    let processor = text("processor").map(|model| format!("of {model}"));
    let hardware: Vec<_> = [cores, processor].into_iter().flatten().collect();
    let named = |name: &str, key: &str| Some(format!("{name} {}", text(key)?));
    let parts = [
        Some(hardware.join(" ")).filter(|words| !words.is_empty()),
        text("system"),
        named("Python", "python"),
        named("Rust", "rust"),
        text("date"),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn json<T: for<'d> Deserialize<'d>>(path: &Path) -> Result<Option<T>> {
    if !path.exists() {
        return Ok(None);
    }
    let context = || format!("cannot read {}", path.display());
    let text = fs::read_to_string(path).with_context(context)?;
    serde_json::from_str(&text).map(Some).with_context(context)
}

fn charts(folder: &Path) -> Result<Vec<Chart>> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "svg"));
    paths.sort();
    paths.iter().map(|path| chart(path)).collect()
}

fn chart(path: &Path) -> Result<Chart> {
    let context = || format!("cannot read {}", path.display());
    let svg = fs::read_to_string(path).with_context(context)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let has_csv = path.with_extension("csv").exists();
    Ok(Chart { name: name.into_owned(), svg, has_csv })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_is_told_wherever_the_file_has_it() {
        let flat = r#"{"cores": 2, "python": "3.11.7", "runs": 5}"#;
        let flat = serde_json::from_str(flat).expect("JSON");
        assert_eq!(machine(&flat), "2 cores, Python 3.11.7");
        let nested = r#"{"machine": {"cores": 1, "date": "25 Nov 2026"}}"#;
        let nested = serde_json::from_str(nested).expect("JSON");
        assert_eq!(machine(&nested), "1 core, 25 Nov 2026");
    }
}
