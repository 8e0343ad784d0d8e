//! The table of a run: a row a lesson.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table, presets};
use common::timing;
use console::{Term, style};

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
        let mut table = Table::new();
        table
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(Term::stdout().size().1)
            .set_header(header(&family(&outcomes[0]), &languages));
        for twins in outcomes.chunk_by(|a, b| a.job.twin_of(b.job)) {
            table.add_row(row(twins, &languages));
        }
        text += &table.trim_fmt();
        text += "\n\n";
    }
    text
}

fn header(family: &str, languages: &[Language]) -> Vec<Cell> {
    let times = languages
        .iter()
        .map(|language| cell(language).set_alignment(CellAlignment::Right));
    let mut cells = vec![cell(style(family).bold())];
    cells.extend(times);
    if languages.len() == Language::ALL.len() {
        cells.push(cell("same output"));
    }
    cells.push(cell("seen at the same time"));
    cells
}

fn row(twins: &[Outcome], languages: &[Language]) -> Vec<Cell> {
    let times = languages.iter().map(|language| {
        let run = twins.iter().find(|o| o.job.language == *language);
        cell(run.map_or("–".to_owned(), time))
            .set_alignment(CellAlignment::Right)
    });
    let mut cells = vec![cell(format!("  {}", twins[0].job.lesson.name))];
    cells.extend(times);
    if languages.len() == Language::ALL.len() {
        cells.push(cell(agreement(twins)));
    }
    cells.push(cell(shape(twins)));
    cells
}

fn cell(text: impl ToString) -> Cell {
    Cell::new(text)
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
