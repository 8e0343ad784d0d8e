//! The figures of a chart, for other programs: a row for each number.

use anyhow::Result;
use serde::Serialize;

use super::{Series, Why};
use crate::measure::Machine;

#[derive(Serialize)]
struct Row<'a> {
    program: &'a str,
    language: &'a str,
    /// How many waits, downloads or workers; nothing if the program cannot be
    /// run here.
    number: Option<u64>,
    /// `measured`, or why it was not.
    outcome: String,
    runs: Option<usize>,
    /// The median.
    seconds: Option<String>,
    least_seconds: Option<String>,
    greatest_seconds: Option<String>,
    peak_memory_bytes: Option<u64>,
    cores: usize,
    processor: Option<&'a str>,
    system: &'a str,
    python: Option<&'a str>,
    rust: Option<&'a str>,
    date: &'a str,
}

/// A table with names in its first row.
///
/// # Errors
/// If a row cannot become CSV.
pub fn csv(all: &[Series], machine: &Machine) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for series in all {
        let empty = || Row {
            program: series.pair.name,
            language: series.language.id(),
            number: None,
            outcome: "measured".to_owned(),
            runs: None,
            seconds: None,
            least_seconds: None,
            greatest_seconds: None,
            peak_memory_bytes: None,
            cores: machine.cores,
            processor: machine.processor.as_deref(),
            system: &machine.system,
            python: machine.python.as_deref(),
            rust: machine.rust.as_deref(),
            date: &machine.date,
        };
        for point in &series.points {
            let seconds = |time: std::time::Duration| {
                Some(format!("{:.4}", time.as_secs_f64()))
            };
            writer.serialize(Row {
                number: Some(point.number),
                runs: Some(point.times.runs),
                seconds: seconds(point.times.median),
                least_seconds: seconds(point.times.least),
                greatest_seconds: seconds(point.times.greatest),
                peak_memory_bytes: point.memory,
                ..empty()
            })?;
        }
        if let Some(stop) = &series.stop {
            let is_skipped = matches!(stop.why, Why::Skipped(_));
            writer.serialize(Row {
                number: (!is_skipped).then_some(stop.number),
                outcome: stop.why.to_string(),
                ..empty()
            })?;
        }
    }
    Ok(String::from_utf8(writer.into_inner()?)?)
}
