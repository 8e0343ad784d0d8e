//! What became of experiments.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table, presets};
use common::timing;
use console::style;

use super::table::fit;
use super::{side_by_side, width};
use crate::judge::job::Outcome;
use crate::lesson::discover::Language;
use crate::process::shape::Shape;
use crate::session::trials::Trial;

/// A table: experiment, the time in each language, whether what happened is
/// what the file says, and how many threads and processes there were.
#[must_use]
pub fn trials(outcomes: &[Outcome]) -> String {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(width() as u16)
        .set_header([
            "experiment",
            "Python",
            "Rust",
            "as the file says",
            "seen at the same time",
        ]);
    for of_one in outcomes.chunk_by(|a, b| a.job.twin_of(b.job)) {
        let time = |language| {
            let mut runs = of_one.iter();
            let run = runs.find(|o| o.job.language == language);
            let time = run.map_or("–".to_owned(), time);
            Cell::new(time).set_alignment(CellAlignment::Right)
        };
        let verdict = match of_one {
            all if all.iter().any(|o| !o.faults.is_empty()) => "✗ no",
            all if all.iter().any(|o| o.skipped.is_some()) => "–",
            _ => "yes",
        };
        let shapes = of_one.iter().filter_map(shape).collect::<Vec<_>>();
        table.add_row([
            Cell::new(&of_one[0].job.lesson.name),
            time(Language::Python),
            time(Language::Rust),
            Cell::new(verdict),
            Cell::new(shapes.join("\n")),
        ]);
    }
    fit(&mut table, 3, width());
    format!("{}\n\n", table.trim_fmt())
}

fn time(outcome: &Outcome) -> String {
    match &outcome.run {
        Some(run) => timing::seconds(run.time),
        None if outcome.skipped.is_some() => "skipped".to_owned(),
        None => "refused".to_owned(), // by the compiler
    }
}

fn shape(outcome: &Outcome) -> Option<String> {
    let shape = Shape::of(outcome.run.as_ref()?.lanes.as_ref()?)?;
    let method = outcome.job.start_method;
    let method = method.map_or(String::new(), |m| format!(", {}", m.id()));
    Some(format!("{}{method}: {shape}", outcome.job.language))
}

/// An experiment's question, and what happened; each with its title.
#[must_use]
pub fn trial(trial: &Trial, told: Vec<(String, String)>) -> String {
    let mut text = format!(
        "{}\n{}\n\n",
        style(&trial.variant.name).bold(),
        trial.experiment.question
    );
    match &told[..] {
        [(left, a), (right, b)] => {
            let row = [a.clone() + "\n", b.clone() + "\n"];
            text += &side_by_side([left, right], &[row], width());
        }
        several => {
            for (title, said) in several {
                text += &format!("{}\n\n{said}\n\n", style(title).bold());
            }
        }
    }
    text + "\n"
}
