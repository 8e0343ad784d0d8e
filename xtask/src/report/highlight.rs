//! Tells keywords, strings and the like apart: in the terminal and on pages,
//! both languages by the same rules.

use std::sync::LazyLock;

use tree_sitter_highlight::{
    HighlightConfiguration, HighlightEvent, Highlighter,
};

use crate::lesson::discover::Language;

/// What a piece of a program is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `def`, `let`, `await`.
    Keyword,
    /// `3`, `True`.
    Constant,
    /// The name of a function, a type or a constant.
    Name,
    /// `"text"`.
    Text,
    /// `# why`.
    Comment,
}

/// The names that the grammars give to what they find, as far as they matter
/// here. A longer name that begins like one of these counts as that one.
const KINDS: [(&str, Option<Kind>); 16] = [
    ("attribute", Some(Kind::Name)),
    ("comment", Some(Kind::Comment)),
    ("constant", Some(Kind::Name)),
    ("constant.builtin", Some(Kind::Constant)),
    ("constructor", Some(Kind::Name)),
    // What stands in braces in a string is code again.
    ("embedded", None),
    ("escape", Some(Kind::Text)),
    ("function", Some(Kind::Name)),
    // Python's grammar takes the name of a method for that of a field.
    ("function.method", None),
    ("keyword", Some(Kind::Keyword)),
    ("number", Some(Kind::Constant)),
    ("operator", None),
    ("property", None),
    ("string", Some(Kind::Text)),
    ("type", Some(Kind::Name)),
    ("variable", None),
];

/// To the grammar a docstring is a string; Rust's `//!` is a comment.
const DOCSTRING: &str = "(expression_statement (string) @comment)";

static PYTHON: LazyLock<HighlightConfiguration> = LazyLock::new(|| {
    let (language, query) =
        (tree_sitter_python::LANGUAGE, tree_sitter_python::HIGHLIGHTS_QUERY);
    grammar(language.into(), "python", &[query, DOCSTRING].concat())
});

static RUST: LazyLock<HighlightConfiguration> = LazyLock::new(|| {
    let (language, query) =
        (tree_sitter_rust::LANGUAGE, tree_sitter_rust::HIGHLIGHTS_QUERY);
    grammar(language.into(), "rust", query)
});

fn grammar(
    language: tree_sitter::Language,
    name: &str,
    query: &str,
) -> HighlightConfiguration {
    let grammar = HighlightConfiguration::new(language, name, query, "", "");
    let mut grammar = grammar.expect("the grammar's own query fits it");
    grammar.configure(&KINDS.map(|(name, _)| name));
    grammar
}

/// Calls `tell` with every piece of `code` from the first to the last, and
/// what it is. No piece reaches over a line's end.
pub fn pieces(
    code: &str,
    language: Language,
    mut tell: impl FnMut(&str, Option<Kind>),
) {
    let grammar = match language {
        Language::Python => &*PYTHON,
        Language::Rust => &*RUST,
    };
    let mut highlighter = Highlighter::new();
    let events =
        highlighter.highlight(grammar, code.as_bytes(), None, None, |_| None);
    let events = events.expect("the library speaks the grammar's version");
    let mut inside = Vec::new();
    for event in events {
        match event.expect("nobody cancels it") {
            HighlightEvent::HighlightStart(found) => inside.push(found.0),
            HighlightEvent::HighlightEnd => _ = inside.pop(),
            HighlightEvent::Source { start, end } => {
                let piece = &code[start..end];
                let kind = inside.last().and_then(|&at| kind(at, piece));
                for line in piece.split_inclusive('\n') {
                    tell(line, kind);
                }
            }
        }
    }
}

fn kind(index: usize, piece: &str) -> Option<Kind> {
    let is_word = piece.starts_with(|c: char| c.is_alphabetic());
    match KINDS[index] {
        // `in`, `not`.
        ("operator", _) if is_word => Some(Kind::Keyword),
        (_, kind) => kind,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces that are something.
    fn found(code: &str, language: Language) -> Vec<(String, Kind)> {
        let (mut text, mut found) = (String::new(), Vec::new());
        pieces(code, language, |piece, kind| {
            text += piece;
            found.extend(kind.map(|kind| (piece.trim().to_owned(), kind)));
        });
        assert_eq!(text, code, "nothing is lost");
        found
    }

    #[test]
    fn both_languages_are_coloured_alike() {
        use Kind::{Comment, Constant, Keyword, Name, Text};
        let python = "\"\"\"What.\"\"\"\nasync def main():  # why\n    say(f\"{SIZE + 3}\\n\").all()\n";
        let rust = "//! What.\nasync fn main() { // why\n    say(\"\\n\", SIZE + 3).all()\n}\n";
        let kinds = [
            (["async", "async"], Keyword),
            (["def", "fn"], Keyword),
            (["main", "main"], Name),
            (["\"\"\"What.\"\"\"", "//! What."], Comment),
            (["# why", "// why"], Comment),
            (["say", "say"], Name),
            (["SIZE", "SIZE"], Name),
            (["3", "3"], Constant),
            (["\\n", "\\n"], Text),
        ];
        let both = [(python, Language::Python), (rust, Language::Rust)];
        for (side, (code, language)) in both.into_iter().enumerate() {
            let found = found(code, language);
            assert!(found.iter().all(|(piece, _)| piece != "all"));
            for (pieces, kind) in &kinds {
                let piece = (pieces[side].to_owned(), *kind);
                assert!(found.contains(&piece), "{piece:?} in {found:?}");
            }
        }
    }

    #[test]
    fn a_line_alone_has_its_colours() {
        let line = "        for site in sites:";
        let found = found(line, Language::Python);
        let keyword = |word: &str| (word.to_owned(), Kind::Keyword);
        assert_eq!(found, [keyword("for"), keyword("in")]);
    }
}
