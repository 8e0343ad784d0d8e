//! The table of a run: a row a lesson.

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, Table, Width,
    presets,
};
use common::timing;
use console::{measure_text_width, style};

use super::width;
use crate::judge::job::Outcome;
use crate::judge::snapshot::same_output;
use crate::lesson::discover::Language;
use crate::process::shape::Shape;

/// What stands for the time of a program that was not run.
const SKIPPED: &str = "skipped";

/// So many columns of each cell are left empty.
const PADDING: u16 = 2;

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
            .set_width(width() as u16)
            .set_header(header(&family(&outcomes[0]), &languages));
        for twins in outcomes.chunk_by(|a, b| a.job.twin_of(b.job)) {
            table.add_row(row(twins, &languages));
        }
        fit(&mut table, 1 + languages.len(), width());
        text += &coloured(&table.trim_fmt());
        text += "\n";
    }
    text
}

/// Lets only the columns after the first `narrow` wrap, which are text; hides
/// them where a terminal is so narrow that their words would be broken.
pub(super) fn fit(table: &mut Table, narrow: usize, width: usize) {
    let mut least = table.column_max_content_widths();
    for (index, least) in least.iter_mut().enumerate().skip(narrow) {
        *least = longest_word(table, index);
    }
    least.iter_mut().for_each(|columns| *columns += PADDING);
    let fits = least.iter().sum::<u16>() <= width as u16;
    for (index, column) in table.column_iter_mut().enumerate() {
        let word = Width::Fixed(least[index]);
        column.set_constraint(match (index < narrow, fits) {
            (true, _) => ColumnConstraint::ContentWidth,
            (false, true) => ColumnConstraint::LowerBoundary(word),
            (false, false) => ColumnConstraint::Hidden,
        });
    }
}

fn longest_word(table: &Table, column: usize) -> u16 {
    let rows = table.header().into_iter().chain(table.row_iter());
    let cells = rows.filter_map(|row| row.cell_iter().nth(column));
    let longest = cells.flat_map(|cell| {
        let content = cell.content();
        let words = content.split_whitespace().map(measure_text_width);
        words.max()
    });
    longest.max().unwrap_or_default() as u16
}

/// Colours are no part of the layout: a cell's width is that of its text.
fn coloured(table: &str) -> String {
    let mut lines = table.lines();
    let mut text = String::new();
    if let Some(header) = lines.next() {
        text += &format!("{}\n", style(header).bold());
    }
    for line in lines {
        let cross = style("✗").red().bold().to_string();
        let skipped = style(SKIPPED).yellow().to_string();
        let line = line.replace('✗', &cross).replace(SKIPPED, &skipped);
        text += &format!("{line}\n");
    }
    text
}

fn header(family: &str, languages: &[Language]) -> Vec<Cell> {
    let mut cells = vec![Cell::new(family)];
    cells.extend(languages.iter().map(|l| right(l.to_string())));
    if languages.len() == Language::ALL.len() {
        cells.push(Cell::new("same output"));
    }
    cells.push(Cell::new("seen at the same time"));
    cells
}

fn row(twins: &[Outcome], languages: &[Language]) -> Vec<Cell> {
    let times = languages.iter().map(|language| {
        let run = twins.iter().find(|o| o.job.language == *language);
        right(run.map_or("–".to_owned(), time))
    });
    let mut cells = vec![Cell::new(&twins[0].job.lesson.name)];
    cells.extend(times);
    if languages.len() == Language::ALL.len() {
        cells.push(Cell::new(agreement(twins)));
    }
    cells.push(Cell::new(shape(twins)));
    cells
}

fn right(text: String) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

fn time(outcome: &Outcome) -> String {
    let time = outcome.run.as_ref().map(|run| timing::seconds(run.time));
    match time {
        Some(time) if outcome.passed() => time,
        Some(time) => format!("✗ {time}"),
        None if outcome.skipped.is_some() => SKIPPED.to_owned(),
        None => "✗".to_owned(),
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
        (None, Some(false)) => "✗ no".to_owned(),
        (None, None) => "–".to_owned(),
    }
}

/// How many threads and processes the programs had; once, if it is the same.
fn shape(twins: &[Outcome]) -> String {
    let shapes: Vec<_> = twins
        .iter()
        .filter_map(|twin| Some((twin.job.language, seen(twin)?)))
        .collect();
    match shapes[..] {
        [] => "–".to_owned(),
        [(_, shape)] if twins.len() == 1 => shape.to_string(),
        [(_, a), (_, b)] if a == b => a.to_string(),
        [..] => {
            let each = shapes.iter().map(|(l, shape)| format!("{l}: {shape}"));
            each.collect::<Vec<_>>().join("\n")
        }
    }
}

/// What may be told of a program's shape: a single thread only where its entry
/// promises that, since others may have been too short to be seen.
fn seen(outcome: &Outcome) -> Option<Shape> {
    let shape = Shape::of(outcome.run.as_ref()?.lanes.as_ref()?)?;
    let settings = &outcome.job.lesson.settings;
    let promised = settings.threads.is_some() || settings.processes.is_some();
    let single = shape.threads == 1 && shape.processes == 1;
    (promised || !single).then_some(shape)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted(width: usize) -> String {
        let mut table = Table::new();
        table
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(width as u16)
            .add_row(["background-task", "1.00 s", "3 threads, 2 processes"]);
        fit(&mut table, 2, width);
        table.trim_fmt()
    }

    #[test]
    fn a_text_is_whole_or_wraps_between_words_or_is_hidden() {
        assert!(fitted(60).ends_with("3 threads, 2 processes"));
        let narrow = fitted(36);
        for word in ["threads,", "processes"] {
            assert!(narrow.contains(word), "{narrow}");
        }
        assert_eq!(fitted(35).trim_end(), " background-task  1.00 s");
    }
}
