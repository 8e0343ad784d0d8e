//! The parts of an experiment's file, read as Markdown.

use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};
use regex::Regex;

use super::bounds::{self, Bounds};
use super::change::Change;
use crate::lesson::discover::Language;
use crate::lesson::version::{self, Version};

/// The headings of an experiment, which people look for.
const SECTIONS: [&str; 2] = ["What happens", "Why"];

/// What a file holds.
pub(super) struct Parts {
    pub(super) question: String,
    pub(super) changes: Vec<Change>,
    pub(super) expected: Vec<Expected>,
}

/// Something that a changed program may do.
#[derive(Debug, Clone, Default)]
pub struct Expected {
    /// The programs that do this.
    pub languages: Vec<Language>,
    /// Whether it is only one of several things that may happen.
    pub is_one_of: bool,
    /// Patterns of lines whose order is free, besides those of the lesson.
    pub unordered: Vec<Regex>,
    /// Python's start methods for which it holds; all if there are none.
    pub under: Vec<String>,
    /// The versions of Python for which it holds.
    pub versions: Versions,
    /// What the program says, in the form of the file.
    pub text: String,
    /// Where `text` stands in the file.
    pub range: Range<usize>,
    /// Where the whole block stands in the file.
    pub block: Range<usize>,
    /// What opens the block.
    pub info: String,
}

/// Versions of Python.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Versions {
    /// The first of them.
    pub since: Option<Version>,
    /// The first that comes after them.
    pub before: Option<Version>,
}

impl Expected {
    /// Whether a run like this one has to do this.
    pub(super) fn applies(
        &self,
        language: Language,
        start_method: Option<&str>,
        version: Version,
    ) -> bool {
        let Versions { since, before } = self.versions;
        let python = language == Language::Python;
        let of_method = match start_method.filter(|_| python) {
            Some(method) => {
                self.under.is_empty() || self.under.iter().any(|m| m == method)
            }
            None => self.under.is_empty() || !python,
        };
        self.languages.contains(&language)
            && of_method
            && (!python || since.is_none_or(|first| version >= first))
            && (!python || before.is_none_or(|next| version < next))
    }

    /// Whether other programs can spoil a figure in it.
    #[must_use]
    pub fn needs_quiet(&self) -> bool {
        bounds::bounds_of(&self.text).iter().any(Bounds::needs_quiet)
    }

    /// The text with `[time]` and the like in place of bounds.
    #[must_use]
    pub fn without_bounds(&self) -> String {
        bounds::replaced(&self.text)
    }
}

/// Reads the parts of a file.
pub(super) fn parse(text: &str) -> Result<Parts> {
    let mut question = None;
    let mut sections = Vec::new();
    let (mut changes, mut expected) = (Vec::new(), Vec::new());
    let mut events = Parser::new(text).into_offset_iter();
    while let Some((event, range)) = events.next() {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                let words = words(&mut events, &text[range]);
                match level {
                    HeadingLevel::H1 => question = Some(words),
                    _ => sections.push(words),
                }
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {
                // As it stands: Markdown takes backslashes away.
                let info = text[range.clone()].lines().next();
                let info = info.unwrap_or_default().trim_matches('`').trim();
                let inside = inside(&mut events, &range, text);
                let code = text[inside.clone()].to_owned();
                match info.split(' ').next() {
                    Some("diff") => changes.push(Change::parse(&code)?),
                    Some("text") => {
                        let block = Block { info, inside, range, text };
                        expected.push(block.read()?);
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
    let question = question.context("its title is missing: the question")?;
    ensure!(
        sections == SECTIONS,
        "its sections have to be: ## {}",
        SECTIONS.join(", ## ")
    );
    ensure!(!changes.is_empty(), "it has no diff");
    for language in Language::ALL {
        let of_it = |c: &&Change| c.language == language;
        let count = changes.iter().filter(of_it).count();
        ensure!(
            count < 2,
            "it has several diffs of {}: write one, with a line `@@` between \
             stretches that are apart",
            language.program()
        );
    }
    let changed: Vec<_> = changes.iter().map(|c| c.language).collect();
    for one in &mut expected {
        if one.languages.is_empty() {
            one.languages.clone_from(&changed);
        }
        let foreign = one.languages.iter().find(|l| !changed.contains(l));
        if let Some(language) = foreign {
            bail!(
                "it says what happens in {language}, but nothing changes in {}",
                language.program()
            );
        }
    }
    Ok(Parts { question, changes, expected })
}

/// The plain text of a heading; `source` if it is more than plain text.
fn words<'a>(
    events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>,
    source: &str,
) -> String {
    for (event, _) in events.by_ref() {
        if matches!(event, Event::End(TagEnd::Heading(_))) {
            break;
        }
    }
    source.trim_start_matches('#').trim().to_owned()
}

/// Where the code of a block stands, between its fences.
fn inside<'a>(
    events: &mut impl Iterator<Item = (Event<'a>, Range<usize>)>,
    block: &Range<usize>,
    text: &str,
) -> Range<usize> {
    let head = text[block.clone()].find('\n').map_or(0, |end| end + 1);
    let mut inside = block.start + head..block.start + head;
    for (event, range) in events.by_ref() {
        match event {
            Event::Text(_) => inside.end = range.end,
            _ => break,
        }
    }
    inside
}

struct Block<'t> {
    info: &'t str,
    inside: Range<usize>,
    range: Range<usize>,
    text: &'t str,
}

impl Block<'_> {
    fn read(self) -> Result<Expected> {
        let mut expected = Expected {
            languages: Vec::new(),
            is_one_of: false,
            unordered: Vec::new(),
            under: Vec::new(),
            versions: Versions::default(),
            text: self.text[self.inside.clone()].trim_end().to_owned(),
            range: self.inside,
            block: self.range,
            info: self.info.to_owned(),
        };
        let words = shell_words::split(self.info)
            .with_context(|| format!("cannot be read: ```{}", self.info))?;
        for word in words.iter().skip(1) {
            let (key, value) = word.split_once('=').unwrap_or((word, ""));
            match key {
                "python" => expected.languages.push(Language::Python),
                "rust" => expected.languages.push(Language::Rust),
                "one-of" => expected.is_one_of = true,
                "unordered" => {
                    let pattern = Regex::new(value);
                    let context = || format!("{value:?} is no pattern");
                    expected.unordered.push(pattern.with_context(context)?);
                }
                "under" => expected.under.extend(methods(value)?),
                "since" => {
                    expected.versions.since = Some(version::parse(value)?);
                }
                "before" => {
                    expected.versions.before = Some(version::parse(value)?);
                }
                _ => bail!(
                    "```{}: {word:?} means nothing here; known are python, \
                     rust, one-of, unordered=\"PATTERN\", under=START-METHOD, \
                     since=VERSION and before=VERSION",
                    self.info
                ),
            }
        }
        Ok(expected)
    }
}

fn methods(names: &str) -> Result<Vec<String>> {
    let known = ["fork", "spawn", "forkserver"];
    let names: Vec<_> = names.split(',').map(str::to_owned).collect();
    match names.iter().find(|name| !known.contains(&name.as_str())) {
        Some(name) => bail!("under={name}: the start methods are {known:?}"),
        None => Ok(names),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# What if `a`?\n\n```diff\n--- main.py\n-a\n+b\n```\n\n\
        ## What happens\n\nThis.\n\n```text python one-of unordered=\"^a b$\" \
        under=fork,spawn since=3.12\ntook: [1.5 s to 250 ms]\n```\n\n## Why\n";

    fn refused(from: &str, to: &str) -> String {
        assert!(FILE.contains(from));
        let parts = parse(&FILE.replace(from, to));
        parts.err().map_or(String::new(), |e| format!("{e:#}"))
    }

    #[test]
    fn a_block_says_for_whom_it_holds() {
        let parts = parse(FILE).expect("it can be read");
        assert_eq!(parts.question, "What if `a`?");
        let [one] = &parts.expected[..] else { panic!("one block") };
        assert_eq!(&FILE[one.range.clone()], "took: [1.5 s to 250 ms]\n");
        assert!(FILE[one.block.clone()].starts_with("```text python"));
        let applies = |method, version| {
            one.applies(Language::Python, Some(method), version)
        };
        assert!(applies("fork", (3, 12)) && applies("spawn", (3, 13)));
        assert!(!applies("forkserver", (3, 12)) && !applies("fork", (3, 11)));
        assert!(!one.applies(Language::Rust, None, (3, 12)));
    }

    #[test]
    fn a_pattern_keeps_its_backslashes() {
        let file = FILE.replace("^a b$", r"^a\.b\($");
        let parts = parse(&file).expect("it can be read");
        assert_eq!(parts.expected[0].unordered[0].as_str(), r"^a\.b\($");
    }

    #[test]
    fn bounds_stand_for_a_figure() {
        let parts = parse(FILE).expect("it can be read");
        assert_eq!(parts.expected[0].without_bounds(), "took: [time]");
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert!(refused("# What if `a`?", "What?").contains("title"));
        assert!(refused("## Why\n", "").contains("sections"));
        assert!(refused("one-of", "oneof").contains("\"oneof\" means nothing"));
        assert!(refused("under=fork", "under=frok").contains("start methods"));
        assert!(refused("3.12", "new").contains("no version"));
        assert!(refused("text python", "text rust").contains("main.rs"));
    }
}
