//! A pair side by side: rows of a sentence, its Python and its Rust.

use xtask::lesson::discover::Language;
use xtask::lesson::source::{self, Part};

use crate::code;
use crate::html::{block, inline};

/// Both programs, step beside step.
#[must_use]
pub fn pair(python: &str, rust: &str) -> String {
    let [left, right] = source::pair(python, rust);
    let rows = left.len().max(right.len());
    let lines = python.lines().chain(rust.lines());
    let widest = lines.map(|line| line.chars().count()).max();
    let mut html = format!(
        "<div class=\"pair\" style=\"--cols:{}\">{}",
        widest.unwrap_or_default(),
        heads()
    );
    for row in 0..rows {
        html += &step(row, left.get(row), right.get(row));
    }
    block(&(html + "</div>"))
}

/// The names of the programs, and what copies them.
fn heads() -> String {
    let head = |language: Language| {
        let (id, program) = (language.id(), language.program());
        format!(
            "<div class=\"head {id}\"><span class=\"language\">{language}\
             </span><span class=\"file\">{program}</span><button \
             type=\"button\" class=\"copy needs-js\" data-copies=\"{id}\" \
             data-label=\"Copy {program}\" aria-label=\"Copy {program}\">\
             </button></div>"
        )
    };
    let [python, rust] = Language::ALL.map(head);
    format!("<div class=\"heads\"><div></div>{python}{rust}</div>")
}

fn step(row: usize, left: Option<&Part>, right: Option<&Part>) -> String {
    let part = left.or(right);
    let sentence = part.map_or("", |part| part.step.as_str());
    let is_main = part.is_some_and(|part| part.is_main);
    let words = match sentence {
        "" if is_main => "<code>main</code>".to_owned(),
        "" => "The head of the program".to_owned(),
        words => inline(words),
    };
    let kind = if sentence.is_empty() { " unsaid" } else { "" };
    let cell = |part: Option<&Part>, language: Language| {
        part.map_or_else(
            || format!("<div class=\"code {} empty\"></div>", language.id()),
            |part| cell(part, language, row),
        )
    };
    format!(
        "<section class=\"step slide{kind}\" id=\"step-{row}\" \
         aria-label=\"Step {row}\"><p class=\"note\"><a class=\"number\" \
         href=\"#step-{row}\" aria-label=\"Step {row}\">{row}</a> \
         <span>{words}</span></p>{}{}</section>",
        cell(left, Language::Python),
        cell(right, Language::Rust)
    )
}

fn cell(part: &Part, language: Language, row: usize) -> String {
    let id = language.id();
    let body: Vec<_> =
        part.body().filter(|line| !line.trim().is_empty()).collect();
    let indent = |line: &&str| line.len() - line.trim_start().len();
    let indent = body.iter().map(indent).min().unwrap_or_default();
    let cols = body.iter().map(|line| line.chars().count()).max();
    let cols = cols.unwrap_or_default() - indent;
    let lines = code::lines(&part.code, language, part.comment().count());
    format!(
        "<div class=\"code {id}\" style=\"--in:{indent};--own:{cols};--rows:\
         {}\"><button type=\"button\" class=\"copy needs-js\" \
         data-label=\"Copy\" aria-label=\"Copy step {row} in {language}\">\
         </button><pre><code>\
         {lines}</code></pre></div>",
        body.len()
    )
}
