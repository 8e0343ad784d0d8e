//! The words of the field, linked where a page uses them first.

use std::ops::Range;
use std::path::Path;

use anyhow::{Result, ensure};
use regex::Regex;
use serde::Deserialize;
use xtask::files;

/// More words than this nobody reads.
const MOST: usize = 40;

/// The words.
#[derive(Debug)]
pub struct Glossary {
    /// By name.
    pub terms: Vec<Term>,
}

/// A word, and what it means.
#[derive(Debug)]
pub struct Term {
    /// The word.
    pub name: String,
    /// What it means, as Markdown.
    pub says: String,
    /// The lesson that shows it best.
    pub lesson: Option<String>,
    pattern: Regex,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    term: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    says: String,
    lesson: Option<String>,
    /// Other forms of the word; its plural in s is known.
    #[serde(default)]
    also: Vec<String>,
}

impl Glossary {
    /// Reads `glossary.toml` in the folder `book`.
    ///
    /// # Errors
    /// If it cannot be read, or has too many words.
    pub fn read(book: &Path) -> Result<Self> {
        files::parse(&book.join("glossary.toml"), Self::parse)
    }

    fn parse(text: &str) -> Result<Self> {
        let File { term: entries } = toml::from_str(text)?;
        let count = entries.len();
        ensure!(count <= MOST, "it has {count} words: remove some");
        let terms = entries.into_iter().map(Term::new);
        let mut terms = terms.collect::<Result<Vec<_>>>()?;
        terms.sort_by_key(|term| term.name.to_lowercase());
        Ok(Self { terms })
    }
}

impl Term {
    fn new(entry: Entry) -> Result<Self> {
        let Entry { name, says, lesson, also } = entry;
        let words = [name.clone()].into_iter().chain(also);
        let words: Vec<_> = words.map(|word| regex::escape(&word)).collect();
        // Capitals count in GIL, and not at the start of a sentence.
        let is_acronym = name.chars().all(char::is_uppercase);
        let flags = if is_acronym { "" } else { "(?i)" };
        let pattern = format!(r"{flags}\b(?:{})s?\b", words.join("|"));
        Ok(Self { pattern: Regex::new(&pattern)?, name, says, lesson })
    }

    /// What its links lead to.
    #[must_use]
    pub fn id(&self) -> String {
        self.name.to_lowercase().replace(' ', "-")
    }

    /// Where `text` uses it first, on one line.
    #[must_use]
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        self.pattern.find(text).map(|found| found.range())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_found_in_its_forms() {
        let text = "[[term]]\nname = 'deadlock'\nsays = 'x'\nalso = ['dead \
                    end']\n[[term]]\nname = 'GIL'\nsays = 'y'\n";
        let glossary = Glossary::parse(text).expect("terms");
        let [deadlock, gil] = &glossary.terms[..] else { panic!("two") };
        assert_eq!(deadlock.find("Two Deadlocks."), Some(4..13));
        assert_eq!(deadlock.find("a dead end"), Some(2..10));
        assert_eq!(gil.find("agile gil"), None);
        assert_eq!(gil.find("the GIL"), Some(4..7));
    }
}
