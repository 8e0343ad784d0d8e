//! The table of a run: a row a lesson.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table, presets};
use console::{Term, style};

use crate::judge::job::Outcome;
use crate::judge::snapshot::same_output;
use crate::lesson::discover::Language;

/// A table by family: lesson, the time in each language, and whether both
/// print the same.
#[must_use]
pub fn table(outcomes: &[Outcome]) -> String {
    let mut text = String::new();
    let family = |o: &Outcome| o.job.lesson.family.clone();
    for outcomes in outcomes.chunk_by(|a, b| family(a) == family(b)) {
        let mut table = Table::new();
        table
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic)
            .set_width(Term::stdout().size().1)
            .set_header([
                cell(style(family(&outcomes[0])).bold()),
                cell("Rust").set_alignment(CellAlignment::Right),
                cell("Python").set_alignment(CellAlignment::Right),
                cell("same output"),
            ]);
        for twins in outcomes.chunk_by(|a, b| a.job.twin_of(b.job)) {
            let time = |language| {
                let run = twins.iter().find(|o| o.job.language == language);
                cell(run.map_or("–".to_owned(), time))
                    .set_alignment(CellAlignment::Right)
            };
            table.add_row([
                cell(format!("  {}", twins[0].job.lesson.name)),
                time(Language::Rust),
                time(Language::Python),
                cell(agreement(twins)),
            ]);
        }
        text += &table.trim_fmt();
        text += "\n\n";
    }
    text
}

fn cell(text: impl ToString) -> Cell {
    Cell::new(text)
}

fn time(outcome: &Outcome) -> String {
    let time = outcome
        .run
        .as_ref()
        .map(|run| format!("{:.2} s", run.time.as_secs_f64()));
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
    let lesson = twins[0].job.lesson;
    if let Some(reason) = &lesson.settings.differs {
        return format!("differs: {reason}");
    }
    match twins {
        [a, b] => match same_output(a, b) {
            Some(true) => "yes".to_owned(),
            Some(false) => style("no").red().bold().to_string(),
            None => "–".to_owned(),
        },
        _ => "–".to_owned(),
    }
}
