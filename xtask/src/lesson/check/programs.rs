//! What the two programs of a lesson have to have in common.

use crate::lesson::discover::{Language, Lesson};
use crate::lesson::problem::Problem;
use crate::lesson::source::{self, Part};

/// The widest line of a program, in characters.
const COLUMNS: usize = 80;

pub(super) fn programs(
    lesson: &Lesson,
    python: &str,
    rust: &str,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (language, text) in [(Language::Python, python), (Language::Rust, rust)]
    {
        let path = lesson.program(language);
        for (index, line) in text.lines().enumerate() {
            let width = line.chars().count();
            if width > COLUMNS {
                problems.push(Problem::at(
                    &path,
                    index + 1,
                    format!("{width} columns wide: wrap it at {COLUMNS}"),
                ));
            }
        }
    }
    problems.extend(headers(lesson, python, rust));
    let [python, rust] = source::pair(python, rust);
    problems.extend(steps(lesson, &python, &rust));
    problems
}

fn headers(lesson: &Lesson, python: &str, rust: &str) -> Option<Problem> {
    let (py, rs) = (Language::Python, Language::Rust);
    let Some(in_python) = source::summary(python, py) else {
        return Some(Problem::at(
            &lesson.program(py),
            1,
            "begin with one sentence on one line: \"\"\"What it shows.\"\"\"",
        ));
    };
    let Some(in_rust) = source::summary(rust, rs) else {
        return Some(Problem::at(
            &lesson.program(rs),
            1,
            "begin with one sentence on one line: //! What it shows.",
        ));
    };
    (in_python != in_rust).then(|| {
        Problem::at(
            &lesson.program(rs),
            1,
            format!(
                "the headers differ: write the same sentence in both \
                 programs\n    main.py: {in_python}\n    main.rs: {in_rust}"
            ),
        )
    })
}

fn steps(lesson: &Lesson, python: &[Part], rust: &[Part]) -> Option<Problem> {
    if python.iter().chain(rust).all(|part| part.step.is_empty()) {
        return Some(Problem::new(
            &lesson.dir,
            "neither program has a step: open each stretch with a comment \
             on a line of its own, the same in both",
        ));
    }
    let opening = |part: &Part| (part.is_main, part.step.clone());
    let index = (1..python.len().max(rust.len())).find(|&index| {
        python.get(index).map(opening) != rust.get(index).map(opening)
    })?;
    let (py, rs) = (python.get(index), rust.get(index));
    let (language, part) = match rs {
        Some(part) => (Language::Rust, part),
        None => (Language::Python, py?),
    };
    let is_bare_main = |part: Option<&Part>| {
        part.is_some_and(|part| part.is_main && part.step.is_empty())
    };
    let what = if is_bare_main(py) == is_bare_main(rs) {
        let steps = |part: &&Part| !part.step.is_empty();
        let number = rust.iter().take(index).filter(steps).count() + 1;
        format!(
            "step {number} differs: write the same comment in both programs, \
             or put a remark on one language at the end of a line"
        )
    } else {
        "`main` begins at another place: give its head the same place among \
         the steps in both programs"
            .to_owned()
    };
    Some(Problem::at(
        &lesson.program(language),
        part.line,
        format!(
            "{what}\n    main.py: {}\n    main.rs: {}",
            words(py),
            words(rs)
        ),
    ))
}

/// What opens a part, in words.
fn words(part: Option<&Part>) -> String {
    match part {
        None => "(none)".to_owned(),
        Some(part) if !part.is_main => part.step.clone(),
        Some(part) if part.step.is_empty() => "(main)".to_owned(),
        Some(part) => format!("{} (above main)", part.step),
    }
}
