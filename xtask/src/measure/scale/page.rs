//! The figures in short, as Markdown.

use std::fmt::Write;

use common::timing;
use indicatif::HumanCount;

use super::{Chart, Point, Series, place, size};
use crate::measure::Machine;

/// A table for each chart: the first number and the last that was measured, and
/// why there is no greater one.
#[must_use]
pub fn page(measured: &[(&Chart, Vec<Series>)], machine: &Machine) -> String {
    let mut page = format!("# How cost grows\n\n{}\n", place(machine));
    for (chart, all) in measured {
        let _ = write!(
            page,
            "\n## {}\n\n| program | language | {2} | time | memory | {2} | \
             time | memory | more memory for each {} | and then |\n\
             |---|---|--:|--:|--:|--:|--:|--:|--:|---|\n",
            chart.title, chart.one, chart.counts
        );
        for series in all {
            let [first, last] = [series.points.first(), series.points.last()];
            let each = series.memory_for_each().map(size);
            let stop = series.stop.as_ref().map(ToString::to_string);
            let _ = writeln!(
                page,
                "| {} | {} | {} | {} | {} | {} |",
                series.pair.name,
                series.language,
                cells(first),
                cells(last),
                each.as_deref().unwrap_or("–"),
                stop.unwrap_or_default().replace('|', "\\|"),
            );
        }
    }
    page
}

fn cells(point: Option<&Point>) -> String {
    let Some(point) = point else {
        return "– | – | –".to_owned();
    };
    let memory = point.memory.map(|memory| size(memory as f64));
    format!(
        "{} | {} | {}",
        HumanCount(point.number),
        timing::written(point.times.median),
        memory.as_deref().unwrap_or("–")
    )
}
