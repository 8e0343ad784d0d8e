//! The figures and their limits, as Markdown.

use std::fmt::Write;

use super::{Measured, Reached, Row};
use crate::lesson::discover::Limit;
use crate::measure::machine::Machine;

/// A table: a row a lesson's figure, its limit, and how near each language
/// comes.
#[must_use]
pub fn page(measured: &[Measured], machine: &Machine, build: &str) -> String {
    let mut page = format!(
        "# How near to what is possible\n\nMeasured on {machine}. The Rust \
         programs are {build}. Nothing else ran beside a program. A figure is \
         the median, with the least and the greatest of all runs; behind it \
         stands how much of the limit it reaches.\n\n\
         | lesson | what | limit | Python | Rust |\n\
         |---|---|---|---|---|\n"
    );
    let mut notes = Vec::new();
    for (row, results) in measured {
        let [python, rust] = results.each_ref().map(|result| match result {
            Ok(result) => {
                notes.extend(result.noise.clone());
                cell(result)
            }
            Err(why) => {
                notes.push(why.clone());
                "–".to_owned()
            }
        });
        let (name, what) = (&row.lesson.name, what(row));
        let limit = limit(row, machine.cores);
        let _ =
            writeln!(page, "| {name} | {what} | {limit} | {python} | {rust} |");
    }
    notes.dedup();
    if !notes.is_empty() {
        page += "\nNot everything could be measured well:\n\n";
    }
    for note in notes {
        let _ = writeln!(page, "- {note}");
    }
    page
}

/// What is measured.
fn what(row: &Row) -> String {
    match (row.line, row.limit) {
        (Some(line), _) => line.to_owned(),
        (None, Some(_)) => "the whole program".to_owned(),
        (None, None) => "start and end, hardly more".to_owned(),
    }
}

fn limit(row: &Row, cores: usize) -> String {
    match row.limit {
        None => "–".to_owned(),
        Some(limit @ Limit::Seconds(_)) => {
            format!("{:.3} s", limit.value(cores))
        }
        Some(limit @ Limit::Workers { .. }) => {
            format!("{:.2}×", limit.value(cores))
        }
    }
}

fn cell(reached: &Reached) -> String {
    let Reached { summary, part, .. } = reached;
    match part {
        Some(part) => format!("{summary}, {:.1} %", part * 100.0),
        None => summary.clone(),
    }
}
