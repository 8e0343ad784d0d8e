//! The table of a run: a row a lesson.

use common::timing;
use console::{Alignment, style};

use super::columns::columns;
use super::width;
use crate::judge::job::Outcome;
use crate::judge::snapshot::same_output;
use crate::lesson::discover::Language;

/// A table by family: lesson, the time in each language that was run, whether
/// both print the same, and how many threads and processes each had.
#[must_use]
pub fn table(outcomes: &[Outcome]) -> String {
    let ran = |language: &Language| {
        outcomes.iter().any(|o| o.job.language == *language)
    };
    let languages: Vec<_> = Language::ALL.into_iter().filter(ran).collect();
    let mut text = String::new();
    let family = |o: &Outcome| o.job.lesson.family.clone();
    for outcomes in outcomes.chunk_by(|a, b| family(a) == family(b)) {
        let mut rows = vec![header(&family(&outcomes[0]), &languages)];
        let pairs = outcomes.chunk_by(|a, b| a.job.twin_of(b.job));
        rows.extend(pairs.map(|twins| row(twins, &languages)));
        let mut sides = vec![Alignment::Left; rows[0].len()];
        sides[1..=languages.len()].fill(Alignment::Right);
        text += &columns(&rows, &sides, width());
        text.push('\n');
    }
    text
}

fn header(family: &str, languages: &[Language]) -> Vec<String> {
    let mut cells = vec![style(family).bold().to_string()];
    cells.extend(languages.iter().map(Language::to_string));
    if languages.len() == Language::ALL.len() {
        cells.push("same output".to_owned());
    }
    cells.push("seen at the same time".to_owned());
    cells
}

fn row(twins: &[Outcome], languages: &[Language]) -> Vec<String> {
    let times = languages.iter().map(|language| {
        let run = twins.iter().find(|o| o.job.language == *language);
        run.map_or("–".to_owned(), time)
    });
    let mut cells = vec![format!("  {}", twins[0].job.lesson.name)];
    cells.extend(times);
    if languages.len() == Language::ALL.len() {
        cells.push(agreement(twins));
    }
    cells.push(shape(twins));
    cells
}

fn time(outcome: &Outcome) -> String {
    let time = outcome.run.as_ref().map(|run| timing::seconds(run.time));
    match time {
        Some(time) if outcome.passed() => time,
        Some(time) => style(format!("✗ {time}")).red().to_string(),
        None if outcome.skipped.is_some() => {
            style("skipped").yellow().to_string()
        }
        None => style("✗").red().to_string(),
    }
}

fn agreement(twins: &[Outcome]) -> String {
    let settings = &twins[0].job.lesson.settings;
    let verdict = match twins {
        // A program that failed proves nothing about its twin.
        [a, b] if a.passed() && b.passed() => same_output(a, b),
        _ => return "–".to_owned(),
    };
    match (&settings.differs, verdict) {
        (Some(reason), _) => format!("differs: {reason}"),
        (None, Some(true)) if settings.unordered.is_empty() => "yes".to_owned(),
        (None, Some(true)) => "yes, in any order".to_owned(),
        (None, Some(false)) => style("no").red().bold().to_string(),
        (None, None) => "–".to_owned(),
    }
}

/// How many threads and processes the programs had; once, if it is the same.
fn shape(twins: &[Outcome]) -> String {
    let shapes: Vec<_> = twins
        .iter()
        .filter_map(|twin| {
            let lanes = twin.run.as_ref()?.lanes.as_ref()?;
            Some((twin.job.language, lanes.shape()?))
        })
        .collect();
    match shapes[..] {
        [] => "–".to_owned(),
        [(_, shape)] => shape.to_string(),
        [(_, a), (_, b), ..] if a == b => a.to_string(),
        [..] => {
            let each = shapes.iter().map(|(l, shape)| format!("{l}: {shape}"));
            each.collect::<Vec<_>>().join("\n")
        }
    }
}
