//! Every figure in the prose of a lesson comes from something that is run, or
//! from the article that the lesson answers.

use std::path::Path;
use std::sync::LazyLock;

use common::site;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use regex::Regex;

use crate::files;
use crate::lesson::articles;
use crate::lesson::discover::{Language, Lesson, Workspace};
use crate::lesson::experiment;
use crate::lesson::problem::Problem;

/// A number with a unit behind it: `23.10 s`, `4.17 times`, `8 KiB`.
static FIGURE: LazyLock<Regex> = LazyLock::new(|| {
    let units = "ms|µs|s|seconds?|milliseconds?|microseconds?|[KMG]i?B|times";
    let pattern =
        format!(r"\b(\d[\d,]*(?:\.\d+)?)(?:[ -](?:{units})\b|×|\s?%)");
    Regex::new(&pattern).expect("it is a pattern")
});
/// A number, as programs and Markdown write it.
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\d[\d_,]*(?:\.\d+)?").expect("it is a pattern")
});

/// Checks the README and the experiments of a lesson.
pub(super) fn figures(workspace: &Workspace, lesson: &Lesson) -> Vec<Problem> {
    let experiments = experiment::paths(lesson);
    let common = sources(workspace, lesson);
    let mut all = common.clone();
    let mut problems = Vec::new();
    for path in &experiments {
        let parts = parts(&files::read(path).unwrap_or_default());
        let own = numbers(&parts.blocks);
        let known: Vec<_> = common.iter().chain(&own).copied().collect();
        problems.extend(unfounded(path, &parts.prose, &known));
        all.extend(own);
    }
    let readme = lesson.dir.join("README.md");
    let parts = parts(&files::read(&readme).unwrap_or_default());
    problems.extend(unfounded(&readme, &parts.prose, &all));
    problems
}

/// The numbers in the programs of a lesson, in its entry, in the articles, and
/// in the local site.
fn sources(workspace: &Workspace, lesson: &Lesson) -> Vec<f64> {
    let settings = &lesson.settings;
    let mut found = vec![settings.waits, site::LATENCY.as_secs_f64()];
    found.extend(site::LATENCIES);
    found.extend(settings.serial);
    found.extend(settings.limits.values().map(|limit| limit.value(usize::MAX)));
    for language in Language::ALL {
        let program = files::read(&lesson.program(language));
        found.extend(numbers(&program.unwrap_or_default()));
    }
    let articles = articles::read(workspace).unwrap_or_default();
    found.extend(articles::words(&articles).flat_map(numbers));
    found
}

/// The figures in the prose of a file that are none of the known numbers, in
/// whatever unit.
fn unfounded(path: &Path, prose: &str, known: &[f64]) -> Vec<Problem> {
    let known = |number: f64| {
        let mut known = known.iter();
        known.any(|k| [1.0, 1e3, 1e6].iter().any(|f| near(k * f, number)))
    };
    let figures = FIGURE.captures_iter(prose).filter(|figure| {
        let number = figure[1].replace(',', "").parse();
        number.is_ok_and(|number| !known(number))
    });
    figures
        .map(|figure| {
            let message = format!(
                "nothing makes the figure {}: no program, outcome or article \
                 of the lesson has it. Let an experiment show it, or say it \
                 without a figure",
                &figure[0]
            );
            Problem::new(path, message)
        })
        .collect()
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

fn numbers(text: &str) -> Vec<f64> {
    let found = NUMBER.find_iter(text);
    let plain = found.map(|number| number.as_str().replace(['_', ','], ""));
    plain.filter_map(|number| number.parse().ok()).collect()
}

/// What people read, and what is executed or comes out of that.
#[derive(Default)]
struct Parts {
    prose: String,
    blocks: String,
}

fn parts(markdown: &str) -> Parts {
    let mut parts = Parts::default();
    let mut is_code = false;
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Text(text) if is_code => parts.blocks += &text,
            Event::Text(text) => parts.prose += &text,
            // Words do not run into one another.
            Event::SoftBreak | Event::HardBreak | Event::End(_) => {
                parts.prose += " ";
            }
            _ => {}
        }
    }
    parts
}
