//! Shows a pair side by side, step beside step.

use std::sync::LazyLock;

use anyhow::Result;
use console::Style;
use syntect::easy::ScopeRegionIterator;
use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};
use syntect::util::LinesWithEndings;

use crate::files;
use crate::lesson::discover::{Language, Lesson, Workspace};
use crate::lesson::source::{self, Part};
use crate::report::side_by_side;

static SYNTAXES: LazyLock<SyntaxSet> =
    LazyLock::new(SyntaxSet::load_defaults_newlines);

/// The terminal's own colours, so that they can be read on any background. The
/// last scope that fits decides.
static COLOURS: LazyLock<Vec<(Scope, Style)>> = LazyLock::new(|| {
    let colour = |name, style| (Scope::new(name).expect("a scope"), style);
    vec![
        colour("keyword", Style::new().magenta()),
        colour("storage", Style::new().magenta()),
        colour("constant", Style::new().cyan()),
        colour("entity.name", Style::new().blue()),
        colour("support", Style::new().blue()),
        colour("string", Style::new().green()),
        colour("comment", Style::new().yellow()),
    ]
});

/// Both programs of `lesson`, laid beside each other.
///
/// # Errors
/// If a program cannot be read.
pub fn show(workspace: &Workspace, lesson: &Lesson) -> Result<String> {
    let read = |language| files::read(&lesson.program(language));
    let [python, rust] =
        source::pair(&read(Language::Python)?, &read(Language::Rust)?);
    let cell = |parts: &[Part], index: usize, language| {
        let part = parts.get(index);
        part.map_or(String::new(), |part| highlight(&part.code, language))
    };
    let rows: Vec<_> = (0..python.len().max(rust.len()))
        .map(|index| {
            [
                cell(&python, index, Language::Python),
                cell(&rust, index, Language::Rust),
            ]
        })
        .collect();
    let path =
        |language| workspace.relative(&lesson.program(language)).to_string();
    let titles = [path(Language::Python), path(Language::Rust)];
    Ok(side_by_side([&titles[0], &titles[1]], &rows))
}

fn highlight(code: &str, language: Language) -> String {
    let extension = match language {
        Language::Rust => "rs",
        Language::Python => "py",
    };
    let syntax = SYNTAXES.find_syntax_by_extension(extension);
    let Some(syntax) = syntax else {
        return code.to_owned();
    };
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut text = String::new();
    for line in LinesWithEndings::from(code) {
        // A grammar that fails costs the colours of a line, not the line.
        let operations = state.parse_line(line, &SYNTAXES).unwrap_or_default();
        for (piece, operation) in ScopeRegionIterator::new(&operations, line) {
            if stack.apply(operation).is_ok() {
                text += &coloured(piece, &stack);
            } else {
                text += piece;
            }
        }
    }
    text
}

fn coloured(piece: &str, stack: &ScopeStack) -> String {
    let fits = |scope: &Scope| {
        stack.as_slice().iter().any(|part| scope.is_prefix_of(*part))
    };
    let style = COLOURS.iter().rev().find(|(scope, _)| fits(scope));
    match style {
        // A style must not reach over a line's end, where the table wraps.
        Some((_, style)) if !piece.trim().is_empty() => {
            let (line, end) = match piece.strip_suffix('\n') {
                Some(line) => (line, "\n"),
                None => (piece, ""),
            };
            format!("{}{end}", style.apply_to(line))
        }
        _ => piece.to_owned(),
    }
}
