//! The timeline of a lesson on a page.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use regex::{Captures, Regex};
use xtask::lesson::discover::{Language, Lesson};
use xtask::lesson::source;

use crate::course::Course;
use crate::html::{block, command, escape};
use crate::marks;
use crate::timeline::{Drawn, Picture};

/// The picture, or why there is none.
pub(super) fn timeline(
    course: &Course,
    lesson: &Lesson,
    programs: [&str; 2],
) -> String {
    let command_line = format!("cargo xtask timeline {}", lesson.name);
    match course.pictures.get(&lesson.name) {
        Some(Picture::Drawn(drawn)) => figure(lesson, drawn, programs),
        Some(Picture::Missing(why)) => format!(
            "{}{}",
            block(&format!("<p class=\"missing\">{}</p>", escape(why))),
            block(&command(&command_line))
        ),
        None => block(&command(&command_line)),
    }
}

/// The picture of a lesson's runs, and the same in words.
pub(super) fn figure(
    lesson: &Lesson,
    drawn: &Drawn,
    programs: [&str; 2],
) -> String {
    let svg = on_page(&drawn.svg, &lesson.name);
    let svg = with_steps(&svg, drawn, programs);
    block(&format!(
        "<figure class=\"timeline\"><div class=\"scroll\" tabindex=\"0\" \
         role=\"group\" aria-label=\"Timeline of {}\">{svg}</div><figcaption>\
         <p>{} Filled: it had a core. A line: it was there, but didn't run.\
         {} ▲: it printed a \
         line (+2: and two more).</p>\
         <details><summary>The picture in words</summary><p>{}</p></details>\
         </figcaption></figure>",
        lesson.name,
        escape(&drawn.notes.join(" ")),
        match svg.contains("class=\"task") {
            true => " Dashed: a task, from its first line to its last.",
            false => "",
        },
        escape(&drawn.words)
    ))
}

/// A picture as part of a page: in one line, without a style of its own, which
/// would hold for the whole page.
fn on_page(svg: &str, name: &str) -> String {
    static OWN: LazyLock<Regex> = LazyLock::new(|| {
        let parts = "(?s)<style>.*?</style>|<title.*?</title>|<desc.*?</desc>";
        Regex::new(parts).expect("it is a pattern")
    });
    static ENDS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r">\s*\n\s*|\s*\n\s*<").expect("it is a pattern")
    });
    let svg = OWN.replace_all(svg, "");
    let svg =
        ENDS.replace_all(&svg, |found: &Captures| found[0].trim().to_owned());
    svg.replace('\n', " ").replace(
        "aria-labelledby=\"title words\"",
        &format!("aria-label=\"Timeline of {name}, told in words below\""),
    )
}

/// Notes at the marks of printed lines which steps have printed them.
fn with_steps(svg: &str, drawn: &Drawn, programs: [&str; 2]) -> String {
    static MARK: LazyLock<Regex> = LazyLock::new(|| {
        let mark = r#"data-lines="(\d+) (\d+)" data-of="(\w+)""#;
        Regex::new(mark).expect("it is a pattern")
    });
    let [python, rust] = source::pair(programs[0], programs[1]);
    let of = |language: Language, parts| {
        let lines = drawn.marks.get(language.id());
        let lines = lines.map_or(&[][..], Vec::as_slice);
        (language.id().to_owned(), marks::steps(lines, parts))
    };
    let steps: HashMap<_, _> =
        [of(Language::Python, &python), of(Language::Rust, &rust)].into();
    let replaced = MARK.replace_all(svg, |found: &Captures| {
        let number = |index: usize| found[index].parse::<usize>().ok();
        let (first, count) = (number(1).unwrap_or(0), number(2).unwrap_or(0));
        let of_run = steps.get(&found[3]).map_or(&[][..], Vec::as_slice);
        let end = (first + count).min(of_run.len());
        let steps = of_run.get(first..end).unwrap_or_default();
        let mut seen = HashSet::new();
        let steps = steps.iter().flatten().filter(|step| seen.insert(**step));
        let steps: Vec<_> = steps.map(ToString::to_string).collect();
        format!("data-steps=\"{}\"", steps.join(" "))
    });
    // Tasks have announced themselves, so the step that did so is theirs.
    let announcement = ["task: starting".to_owned()];
    match marks::steps(&announcement, &python)[..] {
        [Some(step)] => replaced.replace(
            "class=\"task\"",
            &format!("class=\"task\" data-steps=\"{step}\""),
        ),
        _ => replaced.into_owned(),
    }
}
