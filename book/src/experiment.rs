//! An experiment on a page: the question, what changes, a guess, and then what
//! happens and why.

use std::ops::Range;

use anyhow::Result;
use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};
use xtask::lesson::discover::{Language, Lesson};
use xtask::lesson::experiment::{Expected, Experiment};

use crate::code;
use crate::guess;
use crate::html::{block, command, escape};
use crate::prose::Prose;

/// A part of an experiment's file.
enum Piece<'t> {
    Title,
    Heading(&'t str),
    Diff(&'t str),
    Output(&'t Expected),
    Text(Range<usize>),
}

/// The experiment as Markdown for a page.
///
/// # Errors
/// If the lesson's snapshot cannot be read.
pub fn article(
    lesson: &Lesson,
    experiment: &Experiment,
    prose: &mut Prose,
) -> Result<String> {
    let name = &experiment.name;
    let pieces = pieces(experiment);
    let answer = pieces.iter().position(|p| matches!(p, Piece::Heading(_)));
    let (asked, told) = pieces.split_at(answer.unwrap_or(pieces.len()));
    let mut page = block(&format!(
        "<article class=\"experiment slide\" id=\"experiment-{name}\">"
    ));
    page += &format!("### {} {{#try-{name}}}\n\n", experiment.question);
    page += &flow(experiment, asked, prose);
    page += &block(&guess::form(lesson, experiment)?);
    page += &block("<details class=\"answer\"><summary>What happens</summary>");
    page += &flow(experiment, told, prose);
    page +=
        &block(&command(&format!("cargo xtask try {}/{name}", lesson.name)));
    page += &block("</details>");
    page += &block("</article>");
    Ok(page)
}

/// Pieces one after another. Diffs, and outputs, that follow one another stand
/// side by side.
fn flow(
    experiment: &Experiment,
    pieces: &[Piece],
    prose: &mut Prose,
) -> String {
    let mut page = String::new();
    let same = |a: &Piece, b: &Piece| {
        matches!(
            (a, b),
            (Piece::Diff(_), Piece::Diff(_))
                | (Piece::Output(_), Piece::Output(_))
        )
    };
    for group in pieces.chunk_by(same) {
        let cells: String = group.iter().map(cell).collect();
        match &group[0] {
            Piece::Title | Piece::Heading("What happens") => {}
            Piece::Heading(title) => page += &format!("\n\n#### {title}\n\n"),
            Piece::Diff(_) | Piece::Output(_) => {
                page += &block(&format!("<div class=\"cells\">{cells}</div>"));
            }
            Piece::Text(range) => {
                let text = &experiment.text[range.clone()];
                page += &format!("\n\n{}\n\n", prose.page(text));
            }
        }
    }
    page
}

fn cell(piece: &Piece) -> String {
    match piece {
        Piece::Diff(code) => diff(code),
        Piece::Output(expected) => output(expected),
        _ => String::new(),
    }
}

fn diff(text: &str) -> String {
    let program = text.lines().next().unwrap_or_default();
    let program = program.trim_start_matches("--- ");
    let language = Language::ALL.into_iter().find(|l| l.program() == program);
    let language = language.unwrap_or(Language::Python);
    let widest = text.lines().map(|line| line.chars().count()).max();
    let lines = text.lines().skip(1);
    let lines: String =
        lines.map(|line| code::diff_line(line, language)).collect();
    format!(
        "<div class=\"cell diff {}\" style=\"--own:{}\"><p class=\"cell-head\"><span \
         class=\"language\">{language}</span> <span class=\"file\">{program}\
         </span></p><pre><code>{lines}</code></pre></div>",
        language.id(),
        widest.unwrap_or_default()
    )
}

fn output(expected: &Expected) -> String {
    let languages: Vec<_> =
        expected.languages.iter().map(ToString::to_string).collect();
    let class = match expected.languages[..] {
        [one] => one.id(),
        _ => "both",
    };
    let lines: String = expected.text.lines().map(line).collect();
    format!(
        "<div class=\"cell output {class}\"><p class=\"cell-head\"><span \
         class=\"language\">{}</span>{}</p><pre><code>{lines}</code></pre>\
         </div>",
        languages.join(" and "),
        escape(&conditions(expected))
    )
}

/// When it holds, if that is not always.
fn conditions(expected: &Expected) -> String {
    let mut words = String::new();
    if expected.is_one_of {
        words += ", one of several outputs that occur";
    }
    if !expected.under.is_empty() {
        words += &format!(", under {}", expected.under.join(" and "));
    }
    if let Some((major, minor)) = expected.versions.since {
        words += &format!(", since Python {major}.{minor}");
    }
    if let Some((major, minor)) = expected.versions.before {
        words += &format!(", before Python {major}.{minor}");
    }
    if !expected.unordered.is_empty() {
        words += ", in any order where lines are alike";
    }
    words
}

/// A line of an output: what the program did not print itself looks different.
fn line(line: &str) -> String {
    let is_told = line.starts_with('(') && line.ends_with(')');
    let class = if line.starts_with("stderr: ") || line.starts_with("error") {
        "l bad"
    } else if line.starts_with("warning") || is_told {
        "l told"
    } else {
        "l"
    };
    format!("<span class=\"{class}\">{}&#10;</span>", escape(line))
}

fn pieces(experiment: &Experiment) -> Vec<Piece<'_>> {
    let text = &experiment.text;
    let mut pieces = Vec::new();
    let mut deep = 0;
    for (event, range) in Parser::new(text).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if deep == 0 {
                    pieces.push(piece(experiment, &tag, range));
                }
                deep += 1;
            }
            Event::End(_) => deep -= 1,
            _ => {}
        }
    }
    pieces
}

fn piece<'t>(
    experiment: &'t Experiment,
    tag: &Tag,
    range: Range<usize>,
) -> Piece<'t> {
    let source = &experiment.text[range.clone()];
    match tag {
        Tag::Heading { .. } => match source.strip_prefix("## ") {
            Some(title) => Piece::Heading(title.trim()),
            None => Piece::Title,
        },
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => {
            let starts = |e: &&Expected| e.block.start == range.start;
            let output = experiment.expected.iter().find(starts);
            match (output, info.split(' ').next()) {
                (Some(output), _) => Piece::Output(output),
                (None, Some("diff")) => Piece::Diff(inside(source)),
                _ => Piece::Text(range),
            }
        }
        _ => Piece::Text(range),
    }
}

/// What stands between the fences of a block.
fn inside(block: &str) -> &str {
    let (_, rest) = block.split_once('\n').unwrap_or(("", block));
    rest.trim_end().trim_end_matches('`').trim_end_matches('\n')
}
