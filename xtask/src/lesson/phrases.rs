//! The phrase book: Python's names and Rust's, each with a lesson that shows
//! both.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::Result;
use serde::Deserialize;

use crate::files;
use crate::lesson::discover::{Language, Lesson, Workspace};
use crate::lesson::problem::Problem;

/// The modules of Python whose names the phrase book has, as far as lessons
/// use them.
pub const MODULES: [&str; 9] = [
    "threading",
    "queue",
    "multiprocessing",
    "subprocess",
    "concurrent.futures",
    "asyncio",
    "aiohttp",
    "requests",
    "httpx",
];

/// A name in both languages.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// Python's, with its module.
    pub python: String,
    /// Rust's, with code in backticks.
    pub rust: String,
    /// The lesson that shows both.
    pub lesson: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    rust: String,
    lesson: String,
}

impl Phrase {
    /// The module of Python's name, one of [`MODULES`].
    #[must_use]
    pub fn module(&self) -> &'static str {
        module(&self.python).unwrap_or_default()
    }

    /// The last words of Rust's names: what a program has.
    fn rust_names(&self) -> impl Iterator<Item = &str> {
        let code = self.rust.split('`').skip(1).step_by(2);
        code.map(|name| {
            let end = name.find(['(', '<', ' ']).unwrap_or(name.len());
            let name = name[..end].trim_matches(['!', '.', '?', '#', '[', ']']);
            name.rsplit([':', '.']).next().unwrap_or_default()
        })
    }
}

fn module(name: &str) -> Option<&'static str> {
    MODULES.into_iter().find(|module| {
        let rest = name.strip_prefix(module);
        rest.is_some_and(|rest| rest.starts_with('.'))
    })
}

fn path(workspace: &Workspace) -> PathBuf {
    workspace.root.join("xtask/phrases.toml")
}

/// Reads `phrases.toml`: the modules in order, and in each the names.
///
/// # Errors
/// If it is not there, or says something that is not allowed there.
pub fn read(workspace: &Workspace) -> Result<Vec<Phrase>> {
    files::parse(&path(workspace), parse)
}

fn parse(text: &str) -> Result<Vec<Phrase>> {
    let mut modules: BTreeMap<String, BTreeMap<String, Entry>> =
        toml::from_str(text)?;
    let mut phrases = Vec::new();
    for module in MODULES {
        for (name, entry) in modules.remove(module).unwrap_or_default() {
            let Entry { rust, lesson } = entry;
            let python = format!("{module}.{name}");
            phrases.push(Phrase { python, rust, lesson });
        }
    }
    let unknown = modules.keys().next();
    anyhow::ensure!(
        unknown.is_none(),
        "the phrase book knows no module {}; it has {}",
        unknown.map_or("", String::as_str),
        MODULES.join(", ")
    );
    Ok(phrases)
}

/// Checks that the phrase book has every name that `lessons` use, and that
/// the lessons which it names show both names. `used` has the names that each
/// of the lessons' Python programs uses, where they are known.
///
/// # Errors
/// If the phrase book or a Rust program cannot be read.
pub fn problems(
    workspace: &Workspace,
    lessons: &[&Lesson],
    used: &[Option<Vec<String>>],
) -> Result<Vec<Problem>> {
    let phrases = read(workspace)?;
    let mut wrong = Vec::new();
    for (lesson, names) in lessons.iter().zip(used) {
        let Some(names) = names else { continue };
        let missing = names.iter().filter(|name| is_missing(&phrases, name));
        wrong.extend(missing.map(|name| entry_for(lesson, name)));
        let of_lesson = phrases.iter().filter(|p| p.lesson == lesson.name);
        for phrase in of_lesson {
            wrong.extend(not_shown(lesson, names, phrase)?);
        }
    }
    for phrase in &phrases {
        let mut all = workspace.lessons.iter();
        if all.all(|lesson| lesson.name != phrase.lesson) {
            let Phrase { python, lesson, .. } = phrase;
            wrong.push(format!(
                "{python}: there is no lesson {lesson}: name one that uses it"
            ));
        }
    }
    wrong.sort();
    wrong.dedup();
    let path = path(workspace);
    Ok(wrong.into_iter().map(|what| Problem::new(&path, what)).collect())
}

fn is_missing(phrases: &[Phrase], name: &str) -> bool {
    module(name).is_some() && phrases.iter().all(|p| p.python != name)
}

/// What to add for a name.
fn entry_for(lesson: &Lesson, name: &str) -> String {
    let module = module(name).unwrap_or_default();
    let quoted = |text: &str| match text.contains('.') {
        true => format!("\"{text}\""),
        false => text.to_owned(),
    };
    let key = quoted(&name[module.len() + 1..]);
    format!(
        "{name} is missing, which {0} uses: add this, with the name that Rust \
         has for it there:\n\n    [{1}]\n    {key} = {{ rust = \"`…`\", lesson \
         = \"{0}\" }}\n",
        lesson.name,
        quoted(module)
    )
}

/// Why `lesson` does not show a phrase.
fn not_shown(
    lesson: &Lesson,
    used: &[String],
    phrase: &Phrase,
) -> Result<Option<String>> {
    let Phrase { python, lesson: name, .. } = phrase;
    if !used.contains(python) {
        return Ok(Some(format!(
            "{python}: {name}/main.py doesn't use it: name a lesson that does"
        )));
    }
    let rust = files::read(&lesson.program(Language::Rust))?;
    let mut names = phrase.rust_names();
    let missing = names.find(|word| !rust.contains(word));
    Ok(missing.map(|word| {
        format!(
            "{python}: {name}/main.rs has no {word}: name a lesson that shows \
             both"
        )
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "[threading]\nLock = { rust = \"`std::sync::Mutex`, \
        `lock()`\", lesson = \"a\" }\n[\"concurrent.futures\"]\nwait = { rust \
        = \"`join_all!(x)`\", lesson = \"b\" }\n";

    #[test]
    fn names_have_their_modules() {
        let phrases = parse(FILE).expect("phrases");
        let names: Vec<_> =
            phrases.iter().map(|p| (p.module(), p.python.as_str())).collect();
        assert_eq!(
            names,
            [
                ("threading", "threading.Lock"),
                ("concurrent.futures", "concurrent.futures.wait"),
            ]
        );
        let rust: Vec<_> = phrases[0].rust_names().collect();
        assert_eq!(rust, ["Mutex", "lock"]);
        assert_eq!(phrases[1].rust_names().next(), Some("join_all"));
        assert!(parse("[thread]\n").is_err());
    }

    #[test]
    fn only_names_of_these_modules_are_missing() {
        let phrases = parse(FILE).expect("phrases");
        assert!(!is_missing(&phrases, "threading.Lock"));
        assert!(is_missing(&phrases, "threading.Locks"));
        assert!(!is_missing(&phrases, "math.sqrt"));
    }
}
