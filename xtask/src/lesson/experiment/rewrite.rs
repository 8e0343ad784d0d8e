//! Writes what happens into an experiment's file.

use super::Experiment;
use crate::lesson::discover::Language;

/// Where blocks go that the file does not have yet.
const HEADING: &str = "## What happens\n";

/// Something that happens, for the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBlock {
    /// The language; nothing if it is the same for all that change.
    pub language: Option<Language>,
    /// The start methods; nothing if it is the same for all.
    pub under: Vec<&'static str>,
    /// Whether it is one of several things that may happen.
    pub is_one_of: bool,
    /// What is said.
    pub text: String,
}

impl NewBlock {
    /// What opens the block. Patterns are kept from the blocks of the same
    /// language that are there.
    fn info(&self, experiment: &Experiment) -> String {
        let mut info = "text".to_owned();
        if let Some(language) = self.language {
            info += &format!(" {}", language.id());
        }
        if self.is_one_of {
            info += " one-of";
        }
        let mut known = Vec::new();
        for block in &experiment.expected {
            let is_about = |l| block.languages.contains(&l);
            if self.language.is_none_or(is_about) {
                known.extend(block.unordered.iter().map(|p| p.as_str()));
            }
        }
        for (index, pattern) in known.iter().enumerate() {
            if !known[..index].contains(pattern) {
                info += &format!(" unordered={}", quoted(pattern));
            }
        }
        if !self.under.is_empty() {
            info += &format!(" under={}", self.under.join(","));
        }
        info
    }

    fn write(&self, experiment: &Experiment) -> String {
        format!("```{}\n{}\n```\n", self.info(experiment), self.text)
    }
}

/// The file with these blocks in it, in place of those of the same language; if
/// there are none, below the heading. Nothing if the blocks there are for some
/// versions of Python only, and other kinds would have to take their places.
#[must_use]
pub fn rewrite(experiment: &Experiment, new: &[NewBlock]) -> Option<String> {
    let there = &experiment.expected;
    let mut kinds: Vec<_> = there.iter().map(|b| words(&b.info)).collect();
    let infos = new.iter().map(|block| block.info(experiment));
    let mut wanted: Vec<_> = infos.map(|info| words(&info)).collect();
    kinds.sort();
    wanted.sort();
    let mut text = experiment.text.clone();
    if kinds == wanted {
        let mut new = new.to_vec();
        let mut replacements = Vec::new();
        for block in there {
            let same = new.iter().position(|n| {
                words(&n.info(experiment)) == words(&block.info)
            })?;
            let range = block.range.clone();
            replacements.push((range, new.remove(same).text + "\n"));
        }
        for (range, with) in replacements.into_iter().rev() {
            text.replace_range(range, &with);
        }
        return Some(text);
    }
    if there.iter().any(|block| block.versions != Default::default()) {
        return None;
    }
    // Below the text that leads to them, where there is one.
    let place = |new: &NewBlock| {
        let is_about = |l| there.iter().position(|b| b.languages.contains(&l));
        new.language.map_or((!there.is_empty()).then_some(0), is_about)
    };
    for (index, block) in there.iter().enumerate().rev() {
        let here = new.iter().filter(|new| place(new) == Some(index));
        let here: Vec<_> = here.map(|new| new.write(experiment)).collect();
        let mut range = block.block.clone();
        if here.is_empty() {
            let rest = text[range.end..].trim_start_matches('\n');
            range.end = text.len() - rest.len();
        }
        text.replace_range(range, here.join("\n").trim_end());
    }
    let at = text.find(HEADING)? + HEADING.len();
    let others = new.iter().filter(|new| place(new).is_none());
    let others = others.map(|b| format!("\n{}", b.write(experiment)));
    text.insert_str(at, &others.collect::<String>());
    Some(text)
}

/// A pattern in quotes, as it will be read again.
fn quoted(pattern: &str) -> String {
    let usual = format!("\"{pattern}\"");
    match shell_words::split(&usual).as_deref() {
        Ok([same]) if same == pattern => usual,
        _ => shell_words::quote(pattern).into_owned(),
    }
}

/// The words that open a block, whatever their order.
fn words(info: &str) -> Vec<String> {
    let mut words = shell_words::split(info).unwrap_or_default();
    words.sort();
    words
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    const FILE: &str = "# Q\n\n```diff\n--- main.py\n-a\n```\n\n```diff\n--- \
        main.rs\n-a\n```\n\n## What happens\n\nIt prints\n\n```text python \
        unordered=\"^a\"\nold\n```\n\nbut\n\n```text rust\nold\n```\n\n## Why\
        \n\nSo.\n";

    fn block(language: Option<Language>, text: &str) -> NewBlock {
        let text = text.to_owned();
        NewBlock { language, under: Vec::new(), is_one_of: false, text }
    }

    fn rewritten(new: &[NewBlock]) -> String {
        let file = Experiment::parse(Path::new("q.md"), FILE.to_owned());
        rewrite(&file.expect("an experiment"), new).expect("it is written")
    }

    #[test]
    fn blocks_of_the_same_kinds_are_replaced_where_they_are() {
        let text = rewritten(&[
            block(Some(Language::Rust), "r"),
            block(Some(Language::Python), "p\nq"),
        ]);
        let wanted = FILE.replace("^a\"\nold", "^a\"\np\nq");
        assert_eq!(text, wanted.replace("rust\nold", "rust\nr"));
    }

    #[test]
    fn blocks_of_other_kinds_take_the_place_of_their_language() {
        let text = rewritten(&[block(None, "same")]);
        assert!(text.contains(
            "happens\n\nIt prints\n\n```text unordered=\"^a\"\nsame\n```\n\n\
             but\n\n## Why\n"
        ));
        let one_of = |text: &str| NewBlock {
            is_one_of: true,
            ..block(Some(Language::Rust), text)
        };
        let python = block(Some(Language::Python), "p");
        let text = rewritten(&[python, one_of("r"), one_of("s")]);
        let end = "but\n\n```text rust one-of\nr\n```\n\n```text rust one-of\
                   \ns\n```\n\n## Why\n\nSo.\n";
        assert!(text.ends_with(end), "{text}");
    }

    #[test]
    fn a_pattern_is_written_as_it_is_read() {
        for pattern in [r"^a\.png$", r"\$\(", "\"it's\""] {
            let info = format!("text unordered={}", quoted(pattern));
            let read = [format!("unordered={pattern}"), "text".to_owned()];
            let mut words = words(&info);
            words.sort_by(|a, b| b.cmp(a));
            assert_eq!(words, read);
        }
    }

    #[test]
    fn the_first_blocks_go_below_the_heading() {
        let (start, rest) = FILE.split_once("It prints").expect("both");
        let (_, end) = rest.split_once("## Why").expect("both");
        let file = format!("{start}## Why{end}");
        let file = Experiment::parse(Path::new("q.md"), file);
        let file = file.expect("an experiment");
        let text = rewrite(&file, &[block(None, "same")]).expect("a file");
        assert!(text.contains("happens\n\n```text\nsame\n```\n\n## Why"));
    }
}
