//! Tells keywords, strings and the like apart: in the terminal and on pages,
//! both languages by the same rules.

use std::sync::LazyLock;

use regex::Regex;
use syntect::easy::ScopeRegionIterator;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};
use syntect::util::LinesWithEndings;

use crate::lesson::discover::Language;

static SYNTAXES: LazyLock<SyntaxSet> =
    LazyLock::new(SyntaxSet::load_defaults_newlines);

/// What a piece of a program is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `def`, `let`, `await`.
    Keyword,
    /// `3`, `True`.
    Constant,
    /// The name of a function or a type, where it is defined or built in.
    Name,
    /// `"text"`.
    Text,
    /// `# why`.
    Comment,
}

/// The last scope that fits decides.
static KINDS: LazyLock<Vec<(Scope, Kind)>> = LazyLock::new(|| {
    let kind = |name, kind| (Scope::new(name).expect("a scope"), kind);
    vec![
        kind("keyword", Kind::Keyword),
        kind("storage", Kind::Keyword),
        kind("constant", Kind::Constant),
        kind("entity.name", Kind::Name),
        kind("support", Kind::Name),
        kind("string", Kind::Text),
        kind("comment", Kind::Comment),
    ]
});

/// The words that the grammars are too old to know.
static NEWER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:async|await|dyn)\b").expect("it is a pattern")
});

/// Calls `tell` with every piece of `code` from the first to the last, and
/// what it is. No piece reaches over a line's end.
pub fn pieces(
    code: &str,
    language: Language,
    mut tell: impl FnMut(&str, Option<Kind>),
) {
    let extension = match language {
        Language::Rust => "rs",
        Language::Python => "py",
    };
    let Some(syntax) = SYNTAXES.find_syntax_by_extension(extension) else {
        return tell(code, None);
    };
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    for line in LinesWithEndings::from(code) {
        // A grammar that fails costs the colours of a line, not the line.
        let operations = state.parse_line(line, &SYNTAXES).unwrap_or_default();
        for (piece, operation) in ScopeRegionIterator::new(&operations, line) {
            let is_known = stack.apply(operation).is_ok();
            match kind(piece, &stack).filter(|_| is_known) {
                Some(kind) => tell(piece, Some(kind)),
                None => plain(piece, &mut tell),
            }
        }
    }
}

/// A piece of which the grammar knows nothing.
fn plain(piece: &str, tell: &mut impl FnMut(&str, Option<Kind>)) {
    let mut at = 0;
    for word in NEWER.find_iter(piece) {
        tell(&piece[at..word.start()], None);
        tell(word.as_str(), Some(Kind::Keyword));
        at = word.end();
    }
    tell(&piece[at..], None);
}

fn kind(piece: &str, stack: &ScopeStack) -> Option<Kind> {
    let fits = |scope: &Scope| {
        stack.as_slice().iter().any(|part| scope.is_prefix_of(*part))
    };
    if piece.trim().is_empty() {
        return None;
    }
    let kind = KINDS.iter().rev().find(|(scope, _)| fits(scope));
    kind.map(|(_, kind)| *kind)
}
