//! The format of a lesson, as rules: every message says what to do.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use common::family::Family;
use regex::Regex;

use crate::lesson::discover::{Language, Lesson, Workspace};
use crate::lesson::source::{self, Part};

/// The widest line of a program, in characters.
const COLUMNS: usize = 80;
/// The longest README of a lesson, in lines.
const README_LINES: usize = 80;
/// How far apart `waits` and `serial` have to be, in seconds: an
/// interpreter's start and imports alone take up to 0.4 s.
const GAP: f64 = 1.0;

static MINUTES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\d+ minutes? to teach\.\s*$").expect("it is a pattern")
});

/// A rule that is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file or folder to change.
    pub path: PathBuf,
    /// The line to look at, from 1, where there is one.
    pub line: Option<usize>,
    /// What is wrong, and what to do.
    pub message: String,
}

impl Problem {
    /// A problem with a whole file or folder.
    pub fn new(path: &Path, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line: None, message: message.into() }
    }

    fn at(path: &Path, line: usize, message: impl Into<String>) -> Self {
        Self { line: Some(line), ..Self::new(path, message) }
    }

    /// `path:line: message`, the path as seen from the workspace's folder.
    #[must_use]
    pub fn display(&self, workspace: &Workspace) -> String {
        let path = workspace.relative(&self.path);
        let line = self.line.map(|n| format!(":{n}")).unwrap_or_default();
        format!("{path}{line}: {}", self.message)
    }
}

/// Checks that a family lists each of its folders, and nothing else.
#[must_use]
pub fn family(family: &Family) -> Vec<Problem> {
    let mut problems = Vec::new();
    let manifest = family.dir.join("Cargo.toml");
    for name in subfolders(&family.dir) {
        if ["src", "tests"].contains(&name.as_str())
            || family.lessons.iter().any(|l| l.name == name)
        {
            continue;
        }
        problems.push(Problem::new(
            &family.dir.join(&name),
            format!(
                "no lesson of this name is listed: add a [[bin]] with name \
                 = {name:?} to {}/Cargo.toml, or remove the folder",
                family.name
            ),
        ));
    }
    for name in described(&manifest) {
        if !family.lessons.iter().any(|lesson| lesson.name == name) {
            problems.push(Problem::new(
                &manifest,
                format!(
                    "[package.metadata.lesson.{name}] describes no lesson: \
                     add a [[bin]] of that name, or remove the table"
                ),
            ));
        }
    }
    problems
}

/// Checks the files of a lesson, and what its entry says.
#[must_use]
pub fn lesson(lesson: &Lesson) -> Vec<Problem> {
    let mut problems = files(lesson);
    problems.extend(settings(lesson));
    if let Ok(text) = fs::read_to_string(lesson.dir.join("README.md")) {
        problems.extend(readme(lesson, &text));
    }
    let read = |l| fs::read_to_string(lesson.program(l));
    if let (Ok(python), Ok(rust)) =
        (read(Language::Python), read(Language::Rust))
    {
        problems.extend(programs(lesson, &python, &rust));
    }
    problems
}

fn subfolders(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut names: Vec<_> = entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn described(manifest: &Path) -> Vec<String> {
    let text = fs::read_to_string(manifest).unwrap_or_default();
    let table: toml::Table = text.parse().unwrap_or_default();
    let lessons = ["package", "metadata", "lesson"]
        .iter()
        .try_fold(&toml::Value::Table(table), |v, key| v.get(key))
        .and_then(toml::Value::as_table)
        .map(|table| table.keys().cloned().collect());
    lessons.unwrap_or_default()
}

fn files(lesson: &Lesson) -> Vec<Problem> {
    let mut problems = Vec::new();
    for name in ["main.py", "main.rs", "README.md"] {
        let path = lesson.dir.join(name);
        if !path.is_file() {
            problems.push(Problem::new(
                &path,
                "this file is missing: every lesson has one",
            ));
        }
    }
    let snapshots = Language::ALL.map(|l| lesson.snapshot(l));
    let entries = fs::read_dir(&lesson.dir).into_iter().flatten().flatten();
    for entry in entries {
        let (path, name) = (entry.path(), entry.file_name());
        let known = ["main.py", "main.rs", "README.md", "input.txt"]
            .iter()
            .any(|known| name == **known);
        let pending = name.to_string_lossy().ends_with(".snap.new");
        if !(known || pending || snapshots.contains(&path)) {
            problems.push(Problem::new(
                &path,
                "this does not belong into a lesson's folder: move it, or \
                 remove it",
            ));
        }
    }
    problems
}

fn settings(lesson: &Lesson) -> Vec<Problem> {
    let (waits, serial) = (lesson.settings.waits, lesson.settings.serial);
    match serial {
        Some(serial) if serial - waits < GAP => vec![Problem::new(
            &lesson.dir,
            format!(
                "waits = {waits} and serial = {serial} in Cargo.toml are \
                 less than {GAP} s apart: a start of the interpreter would \
                 hide the difference; let the program wait longer"
            ),
        )],
        _ => Vec::new(),
    }
}

fn readme(lesson: &Lesson, text: &str) -> Vec<Problem> {
    let path = lesson.dir.join("README.md");
    let title = format!("# {}", lesson.name);
    let mut missing = Vec::new();
    if text.lines().next() != Some(title.as_str()) {
        missing.push(format!("its first line has to be `{title}`"));
    }
    let head = text.split("\n## ").next().unwrap_or_default();
    let mut idea = head
        .lines()
        .skip(1)
        .filter(|line| !line.trim().is_empty() && !MINUTES.is_match(line));
    if idea.next().is_none() {
        missing.push(
            "begin with the idea, below the title: two to four sentences \
             that need no knowledge of either language's library"
                .to_owned(),
        );
    }
    if !head.lines().any(|line| MINUTES.is_match(line)) {
        missing.push(
            "add the line `N minutes to teach.` below the idea".to_owned(),
        );
    }
    missing.extend(sections(lesson, text));
    let lines = text.lines().count();
    if lines > README_LINES {
        missing.push(format!(
            "it has {lines} lines: shorten it to {README_LINES}"
        ));
    }
    missing.into_iter().map(|m| Problem::new(&path, m)).collect()
}

/// The sections that a README lacks, or has at another place.
fn sections(lesson: &Lesson, text: &str) -> Option<String> {
    let answers = !lesson.settings.answers.is_empty();
    let article = answers.then_some("## The article");
    let wanted = ["## What differs", "## In practice"].map(Some);
    let wanted = wanted.into_iter().chain([article, Some("## Try it")]);
    let wanted: Vec<_> = wanted.flatten().collect();
    let found = text.lines().map(str::trim_end);
    let found: Vec<_> = found.filter(|l| l.starts_with("## ")).collect();
    let known: Vec<_> =
        found.iter().filter(|l| wanted.contains(l)).copied().collect();
    (known != wanted).then(|| {
        format!("its sections have to be, in this order: {}", wanted.join(", "))
    })
}

fn programs(lesson: &Lesson, python: &str, rust: &str) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (language, text) in [(Language::Python, python), (Language::Rust, rust)]
    {
        let path = lesson.program(language);
        for (index, line) in text.lines().enumerate() {
            let width = line.chars().count();
            if width > COLUMNS {
                problems.push(Problem::at(
                    &path,
                    index + 1,
                    format!("{width} columns wide: wrap it at {COLUMNS}"),
                ));
            }
        }
    }
    problems.extend(headers(lesson, python, rust));
    problems.extend(steps(
        lesson,
        &source::parts(python, Language::Python),
        &source::parts(rust, Language::Rust),
    ));
    problems
}

fn headers(lesson: &Lesson, python: &str, rust: &str) -> Option<Problem> {
    let (py, rs) = (Language::Python, Language::Rust);
    let Some(in_python) = source::summary(python, py) else {
        return Some(Problem::at(
            &lesson.program(py),
            1,
            "begin with one sentence on one line: \"\"\"What it shows.\"\"\"",
        ));
    };
    let Some(in_rust) = source::summary(rust, rs) else {
        return Some(Problem::at(
            &lesson.program(rs),
            1,
            "begin with one sentence on one line: //! What it shows.",
        ));
    };
    (in_python != in_rust).then(|| {
        Problem::at(
            &lesson.program(rs),
            1,
            format!(
                "the headers differ: write the same sentence in both \
                 programs\n    main.py: {in_python}\n    main.rs: {in_rust}"
            ),
        )
    })
}

fn steps(lesson: &Lesson, python: &[Part], rust: &[Part]) -> Option<Problem> {
    if python.len() == 1 && rust.len() == 1 {
        return Some(Problem::new(
            &lesson.dir,
            "neither program has a step: open each stretch with a comment \
             on a line of its own, the same in both",
        ));
    }
    (1..python.len().max(rust.len())).find_map(|index| {
        let step = |parts: &[Part]| parts.get(index).map(|p| p.step.clone());
        let (py, rs) = (step(python), step(rust));
        if py == rs {
            return None;
        }
        let (language, parts) = match rs {
            Some(_) => (Language::Rust, rust),
            None => (Language::Python, python),
        };
        let words = |step: Option<String>| step.unwrap_or("(none)".into());
        Some(Problem::at(
            &lesson.program(language),
            parts[index].line,
            format!(
                "step {index} differs: write the same comment in both \
                 programs, or put a remark on one language at the end of a \
                 line\n    main.py: {}\n    main.rs: {}",
                words(py),
                words(rs)
            ),
        ))
    })
}
