//! The format of a lesson, as rules: every message says what to do.

mod experiments;
mod figures;
mod programs;
mod readme;
mod references;
mod scale;

use std::fs;
use std::path::Path;

use common::family::Family;

use crate::files;
use crate::lesson::articles;
use crate::lesson::discover::{Language, Lesson, Settings, Workspace};
use crate::lesson::experiment;
use crate::lesson::problem::Problem;
use crate::lesson::select::{self, closest, is_name};
use crate::lesson::version::OLDEST;

pub use scale::scale;

/// How far apart `waits` and `serial` have to be, in seconds: an
/// interpreter's start and imports alone take up to 0.4 s.
const GAP: f64 = 1.0;

/// Names of packages, whose executables would be in the way of a lesson's.
const TAKEN: [&str; 4] = ["common", "scale", "xtask", "book"];

/// Checks what `names` stand for: the files and entries of `lessons`, the
/// families that they belong to, and what they answer. Without names, also
/// the pairs of `cargo xtask scale`, and that no folder and nothing in the
/// articles was forgotten.
#[must_use]
pub fn selection(
    workspace: &Workspace,
    names: &[String],
    lessons: &[&Lesson],
) -> Vec<Problem> {
    let all = names.is_empty();
    let mut problems = Vec::new();
    for one in &workspace.families {
        if all {
            problems.extend(family(one));
        } else if lessons.iter().any(|l| l.family == one.name) {
            problems.extend(tables(one));
        }
    }
    for one in lessons {
        problems.extend(lesson(workspace, one));
    }
    if all {
        problems.extend(scale(workspace));
        problems.extend(articles::unanswered(workspace));
    }
    problems
}

/// Checks that a family lists each of its folders, and nothing else.
#[must_use]
pub fn family(family: &Family) -> Vec<Problem> {
    let mut problems: Vec<_> = unlisted(family)
        .into_iter()
        .map(|name| {
            Problem::new(
                &family.dir.join(&name),
                format!(
                    "no lesson of this name is listed: remove the folder, or \
                     add this to {}/Cargo.toml at its place in reading \
                     order:\n\n{}",
                    family.name,
                    select::entry(&name)
                ),
            )
        })
        .collect();
    problems.extend(tables(family));
    problems
}

/// The folders of a family that its `Cargo.toml` does not list.
#[must_use]
pub fn unlisted(family: &Family) -> Vec<String> {
    let mut names = subfolders(&family.dir);
    names.retain(|name| {
        !["src", "tests"].contains(&name.as_str())
            && family.lessons.iter().all(|lesson| lesson.name != *name)
    });
    names
}

/// Checks that every table about a lesson has one.
fn tables(family: &Family) -> Vec<Problem> {
    let manifest = family.dir.join("Cargo.toml");
    let listed = |name: &String| family.lessons.iter().any(|l| l.name == *name);
    let described = described(&manifest);
    let bare = family.lessons.iter().map(|lesson| &lesson.name);
    let bare: Vec<_> = bare.filter(|l| !described.contains(l)).collect();
    let orphans = described.iter().filter(|name| !listed(name));
    orphans
        .map(|name| {
            let advice = match closest(name, bare.iter().map(|l| l.as_str())) {
                Some(meant) => format!("is it {meant}? Then rename it"),
                None => {
                    "add a [[bin]] of that name, or remove the table".to_owned()
                }
            };
            let table = format!("[package.metadata.lesson.{name}]");
            Problem::new(
                &manifest,
                format!("{table} describes no lesson: {advice}"),
            )
        })
        .collect()
}

/// Checks the files of a lesson, and what its entry says.
#[must_use]
pub fn lesson(workspace: &Workspace, lesson: &Lesson) -> Vec<Problem> {
    let mut problems = files(lesson);
    problems.extend(name(workspace, lesson));
    problems.extend(settings(lesson));
    problems.extend(articles::unknown(workspace, lesson));
    if let Ok(text) = files::read(&lesson.dir.join("README.md")) {
        problems.extend(readme::readme(lesson, &text));
        let of_experiments = experiments::experiments(lesson, &text);
        problems.extend(
            of_experiments
                .into_iter()
                .map(|problem| Problem { is_of_experiments: true, ..problem }),
        );
    }
    problems.extend(figures::figures(workspace, lesson));
    problems.extend(references::references(workspace, lesson));
    let read = |l| files::read(&lesson.program(l));
    if let (Ok(python), Ok(rust)) =
        (read(Language::Python), read(Language::Rust))
    {
        problems.extend(programs::programs(lesson, &python, &rust));
    }
    problems
}

/// A name is a folder's, an executable's, and a word on command lines, where
/// families are named too.
fn name(workspace: &Workspace, lesson: &Lesson) -> Option<Problem> {
    let name = &lesson.name;
    let is_family = workspace.families.iter().any(|family| {
        family.name == *name || family.name == format!("examples-{name}")
    });
    let what = if !is_name(name) {
        "is not lowercase words of letters and digits, joined by hyphens"
    } else if is_family {
        "is a family's name already"
    } else if TAKEN.contains(&name.as_str()) {
        "is a package's name already"
    } else {
        return None;
    };
    let advice = "rename the folder, the [[bin]] with its path, and the table";
    Some(Problem::new(&lesson.dir, format!("the name {what}: {advice}")))
}

fn subfolders(dir: &Path) -> Vec<String> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut names: Vec<_> = entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !is_of_a_tool(name))
        .collect();
    names.sort();
    names
}

/// Whether editors, Python or the runner itself put it there while they work:
/// that is nothing that somebody forgot.
fn is_of_a_tool(name: &str) -> bool {
    name.starts_with(['.', '#'])
        || name.ends_with('~')
        || name.ends_with(".tmp")
        || name.ends_with(".snap.new")
        || name == "__pycache__"
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
        } else if let Err(error) = files::read(&path) {
            let cause = error.root_cause();
            problems.push(Problem::new(
                &path,
                format!("it cannot be read: {cause}; save it as UTF-8"),
            ));
        }
    }
    let snapshots = Language::ALL.map(|l| lesson.snapshot(l));
    let entries = fs::read_dir(&lesson.dir).into_iter().flatten().flatten();
    for entry in entries {
        let (path, name) = (entry.path(), entry.file_name());
        let known = [
            "main.py",
            "main.rs",
            "README.md",
            "input.txt",
            experiment::FOLDER,
        ]
        .iter()
        .any(|known| name == **known);
        let of_a_tool = is_of_a_tool(&name.to_string_lossy());
        if !(known || of_a_tool || snapshots.contains(&path)) {
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
    let Settings { waits, serial, python, .. } = lesson.settings;
    let mut messages = Vec::new();
    if let Some(serial) = serial.filter(|serial| serial - waits < GAP) {
        messages.push(format!(
            "waits = {waits} and serial = {serial} in Cargo.toml are less than \
             {GAP} s apart: a start of the interpreter would hide the \
             difference; let the program wait longer"
        ));
    }
    if let Some((major, minor)) = python.filter(|asked| *asked <= OLDEST) {
        messages.push(format!(
            "python = \"{major}.{minor}\" in Cargo.toml is what every lesson \
             needs: remove it"
        ));
    }
    let problems = messages.into_iter().map(|m| Problem::new(&lesson.dir, m));
    problems.collect()
}
