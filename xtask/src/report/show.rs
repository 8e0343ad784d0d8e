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

/// Both programs of `lesson`, laid beside each other where `width` allows it.
///
/// # Errors
/// If a program cannot be read.
pub fn show(
    workspace: &Workspace,
    lesson: &Lesson,
    width: usize,
) -> Result<String> {
    let read = |language| files::read(&lesson.program(language));
    let [python, rust] =
        source::pair(&read(Language::Python)?, &read(Language::Rust)?);
    let rows = rows([&python, &rust], Language::ALL);
    let path =
        |language| workspace.relative(&lesson.program(language)).to_string();
    let titles = [path(Language::Python), path(Language::Rust)];
    Ok(side_by_side([&titles[0], &titles[1]], &rows, width))
}

/// Two programs of one language, laid beside each other where `width` allows
/// it: step beside step, if they have the same ones.
#[must_use]
pub fn beside(
    titles: [&str; 2],
    programs: [&str; 2],
    language: Language,
    width: usize,
) -> String {
    let [left, right] = programs.map(|text| source::program(text, language));
    let steps = |parts: &[Part]| -> Vec<(bool, String)> {
        parts.iter().map(|p| (p.is_main, p.step.clone())).collect()
    };
    let rows = match steps(&left) == steps(&right) {
        true => rows([&left, &right], [language; 2]),
        false => vec![programs.map(|text| highlight(text, language))],
    };
    side_by_side(titles, &rows, width)
}

fn rows(programs: [&[Part]; 2], languages: [Language; 2]) -> Vec<[String; 2]> {
    let cell = |index: usize, side: usize| {
        let part = programs[side].get(index);
        part.map_or(String::new(), |p| highlight(&p.code, languages[side]))
    };
    let longest = programs.map(<[Part]>::len).into_iter().max();
    let indices = 0..longest.unwrap_or_default();
    indices.map(|index| [cell(index, 0), cell(index, 1)]).collect()
}

/// `code` in the terminal's colours.
#[must_use]
pub fn highlight(code: &str, language: Language) -> String {
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

#[cfg(test)]
mod tests {
    use console::{measure_text_width, strip_ansi_codes};

    use super::*;

    /// `gather` as it is shown at `width`, and both its programs as they are.
    fn shown(width: usize) -> (String, [String; 2]) {
        let workspace = Workspace::here().expect("the workspace can be read");
        let lessons = workspace.select(&["gather".into()]).expect("a lesson");
        let text = show(&workspace, lessons[0], width).expect("programs");
        let text = strip_ansi_codes(&text).into_owned();
        let widest = text.lines().map(measure_text_width).max();
        assert!(widest <= Some(width), "{widest:?} columns: {text}");
        let program = |language| {
            let path = lessons[0].program(language);
            files::read(&path).expect("a program")
        };
        (text, [Language::Python, Language::Rust].map(program))
    }

    #[test]
    fn one_under_the_other_both_programs_are_whole() {
        for width in [80, 100, 150] {
            let (text, programs) = shown(width);
            for program in programs {
                assert!(text.contains(&program), "{width} columns: {text}");
            }
        }
    }

    #[test]
    fn side_by_side_every_line_is_whole() {
        let (text, programs) = shown(170);
        let rows: Vec<_> =
            text.lines().filter_map(|line| line.split_once(" │")).collect();
        let left = rows.iter().map(|(line, _)| line.trim_end());
        let right = rows.iter().map(|(_, line)| line.get(1..).unwrap_or(""));
        let sides = [left.collect::<Vec<_>>(), right.collect()];
        for (side, program) in sides.iter().zip(&programs) {
            let is_code = |line: &&str| !line.is_empty();
            let side: Vec<_> =
                side.iter().copied().skip(1).filter(is_code).collect();
            let program: Vec<_> = program.lines().filter(is_code).collect();
            assert_eq!(side, program, "{text}");
        }
    }
}
