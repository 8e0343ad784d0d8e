//! A diff in an experiment: the lines to be found, and what takes their place.

use std::fmt::Write;

use anyhow::{Context, Result, bail, ensure};
use diffy::Patch;

use crate::lesson::discover::Language;

/// What changes in one program.
#[derive(Debug, Clone)]
pub struct Change {
    /// The language of the program.
    pub language: Language,
    /// The stretches that change, from top to bottom.
    hunks: Vec<Vec<String>>,
}

impl Change {
    /// Reads a diff: a line that names the program, then the lines that
    /// change, with as much around them as it takes to find them. A line `@@`
    /// stands between stretches that are apart.
    ///
    /// # Errors
    /// If it is no such diff.
    pub fn parse(diff: &str) -> Result<Self> {
        let mut lines = diff.lines();
        let first = lines.next().unwrap_or_default();
        let language = Language::ALL
            .into_iter()
            .find(|l| first == format!("--- {}", l.program()))
            .context(
                "a diff begins with the line `--- main.py` or `--- main.rs`",
            )?;
        let mut hunks = vec![Vec::new()];
        for line in lines {
            match line.as_bytes().first() {
                Some(b'@') => hunks.push(Vec::new()),
                Some(b' ' | b'+' | b'-') => {
                    hunks.last_mut().expect("one").push(line.to_owned());
                }
                // Editors remove the space of a line that holds nothing else.
                None => hunks.last_mut().expect("one").push(" ".to_owned()),
                Some(_) => bail!(
                    "a line of a diff begins with a space, `-` or `+`, but \
                     this one does not: {line}"
                ),
            }
        }
        hunks.retain(|hunk| !hunk.is_empty());
        let changes =
            |hunk: &Vec<String>| hunk.iter().any(|line| !line.starts_with(' '));
        ensure!(
            !hunks.is_empty() && hunks.iter().all(changes),
            "a diff of {} changes nothing",
            language.program()
        );
        Ok(Self { language, hunks })
    }

    /// The program with the change in it.
    ///
    /// # Errors
    /// If a stretch of it is not found in the program, or more than once.
    pub fn apply(&self, program: &str) -> Result<String> {
        let lines: Vec<_> = program.lines().collect();
        let name = self.language.program();
        let mut patch = format!("--- {name}\n+++ {name}\n");
        let mut shift = 0;
        for hunk in &self.hunks {
            let side = |other: char| -> Vec<&str> {
                let lines = hunk.iter().filter(|l| !l.starts_with(other));
                lines.map(|line| &line[1..]).collect()
            };
            let (old, new) = (side('+'), side('-'));
            ensure!(
                !old.is_empty(),
                "the diff of {name} says nowhere where its new lines go: add a \
                 line that stands beside them"
            );
            let found: Vec<_> = (0..lines.len())
                .filter(|i| lines[*i..].starts_with(&old))
                .collect();
            let first = old.iter().find(|line| !line.trim().is_empty());
            let first = first.copied().unwrap_or_default();
            let [at] = found[..] else {
                let are_apart = old.iter().all(|line| lines.contains(line));
                let times = match found.len() {
                    0 if are_apart => "is there, but not in one piece: add \
                         the lines between, or `@@`"
                        .to_owned(),
                    0 => "is not there (any more)".to_owned(),
                    n => format!("is there {n} times: add a line around it"),
                };
                bail!(
                    "the diff of {name} does not apply: the stretch that \
                     begins with {first:?} {times}"
                );
            };
            let from = at + 1;
            let to = from.saturating_add_signed(shift);
            let (gone, come) = (old.len(), new.len());
            let _ = writeln!(patch, "@@ -{from},{gone} +{to},{come} @@");
            for line in hunk {
                let _ = writeln!(patch, "{line}");
            }
            shift += come.cast_signed() - gone.cast_signed();
        }
        let patch = Patch::from_str(&patch)
            .map_err(|e| anyhow::anyhow!("the diff of {name}: {e}"))?;
        diffy::apply(program, &patch)
            .map_err(|e| anyhow::anyhow!("the diff of {name}: {e}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROGRAM: &str = "a\nb\n\nc\nb\nd\n";

    fn applied(diff: &str) -> Result<String> {
        Change::parse(diff)?.apply(PROGRAM)
    }

    #[test]
    fn a_diff_is_found_by_its_lines() {
        let diff = "--- main.py\n a\n-b\n+x\n+y\n@@\n b\n-d\n+z\n";
        let text = applied(diff).expect("it applies");
        assert_eq!(text, "a\nx\ny\n\nc\nb\nz\n");
        let text = applied("--- main.rs\n-b\n\n c\n").expect("it applies");
        assert_eq!(text, "a\n\nc\nb\nd\n");
    }

    #[test]
    fn a_diff_that_does_not_apply_says_why() {
        let said = |diff| applied(diff).expect_err("a fault").to_string();
        assert!(said("--- main.py\n-q\n").contains("\"q\" is not there"));
        assert!(said("--- main.py\n-b\n").contains("is there 2 times"));
        assert!(said("--- main.py\n-a\n c\n").contains("not in one piece"));
        assert!(said("--- main.py\n+b\n").contains("nowhere where"));
        assert!(said("--- main.py\n b\n").contains("changes nothing"));
        assert!(said("--- a/main.py\n-b\n").contains("begins with the line"));
        assert!(said("--- main.py\nb\n").contains("begins with a space"));
    }
}
