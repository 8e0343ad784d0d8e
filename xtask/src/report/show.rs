//! Shows a pair side by side, step beside step.

use anyhow::Result;
use console::Style;

use crate::files;
use crate::lesson::discover::{Language, Lesson, Workspace};
use crate::lesson::source::{self, Part};
use crate::report::highlight::{self, Kind};
use crate::report::side_by_side;

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

/// `code` in the terminal's own colours, so that they can be read on any
/// background.
#[must_use]
pub fn highlight(code: &str, language: Language) -> String {
    let mut text = String::new();
    highlight::pieces(code, language, |piece, kind| {
        // A style must not reach over a line's end, where the table wraps.
        let line = piece.trim_end_matches('\n');
        match kind.map(style) {
            Some(style) => text += &style.apply_to(line).to_string(),
            None => text += line,
        }
        text += &piece[line.len()..];
    });
    text
}

fn style(kind: Kind) -> Style {
    let style = Style::new();
    match kind {
        Kind::Keyword => style.magenta(),
        Kind::Constant => style.cyan(),
        Kind::Name => style.blue(),
        Kind::Text => style.green(),
        Kind::Comment => style.yellow(),
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
