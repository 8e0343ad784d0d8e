//! The figures as a chart.

use common::timing;
use indicatif::HumanCount;

use super::{Chart, Point, Series, place, size};
use crate::draw::chart::{Axis, Line, Panel, Picture, Spot, draw};
use crate::measure::Machine;
use crate::process::cores;

const MIB: f64 = 1024.0 * 1024.0;

/// A panel for the time and one for the memory, as SVG.
#[must_use]
pub fn chart(chart: &Chart, all: &[Series], machine: &Machine) -> String {
    let mut notes = stops(all);
    notes.push(place(machine));
    let times = |point: &Point| {
        let seconds = |time: std::time::Duration| time.as_secs_f64();
        let times = &point.times;
        let spread = [seconds(times.least), seconds(times.greatest)];
        Some((seconds(times.median), spread, timing::written(times.median)))
    };
    let memory = |point: &Point| {
        let bytes = point.memory? as f64;
        Some((bytes / MIB, [bytes / MIB; 2], size(bytes)))
    };
    let mut time = panel("Time, all together", Axis::Seconds, all, times);
    time.mark = cores_among(chart.numbers).filter(|_| chart.is_about_cores);
    let memory = panel("Memory, at the most", Axis::MiB, all, memory);
    draw(&Picture {
        title: chart.title.to_owned(),
        words: words(chart, all),
        across: format!("{} (both axes are logarithmic)", chart.counts),
        numbers: chart.numbers.iter().map(|number| *number as f64).collect(),
        panels: vec![time, memory],
        notes,
    })
}

/// The number of cores, unless it lies beyond all numbers.
fn cores_among(numbers: &[u64]) -> Option<(f64, String)> {
    let cores = cores();
    let words = match cores {
        1 => "1 core".to_owned(),
        _ => format!("{cores} cores"),
    };
    let is_among = numbers.last().is_some_and(|last| cores as u64 <= *last);
    is_among.then_some((cores as f64, words))
}

/// Why lines end before the last number: where both languages do so for the
/// same reason, in one sentence.
fn stops(all: &[Series]) -> Vec<String> {
    let mut told: Vec<(&str, String, Vec<String>)> = Vec::new();
    for series in all {
        let Some(stop) = &series.stop else { continue };
        let (short, stop) = (series.pair.short, stop.to_string());
        let same = |(other, why, _): &&mut (&str, String, Vec<String>)| {
            *other == short && *why == stop
        };
        let language = format!("in {}", series.language);
        match told.iter_mut().find(same) {
            Some((_, _, languages)) => languages.push(language),
            None => told.push((short, stop, vec![language])),
        }
    }
    let sentence = |(short, stop, languages): (&str, String, Vec<String>)| {
        let mut letters = short.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        let short: String = first.chain(letters.as_str().chars()).collect();
        format!("{short}, {}, {stop}.", languages.join(" and "))
    };
    told.into_iter().map(sentence).collect()
}

fn panel(
    title: &str,
    axis: Axis,
    all: &[Series],
    value: impl Fn(&Point) -> Option<(f64, [f64; 2], String)>,
) -> Panel {
    let mut kinds: Vec<&str> = Vec::new();
    let mut lines = Vec::new();
    for series in all {
        let kind = series.pair.short;
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
        let spots = series.points.iter().filter_map(|point| {
            let (value, spread, written) = value(point)?;
            let number = point.number as f64;
            Some((point, Spot { number, value, spread }, written))
        });
        let spots: Vec<_> = spots.collect();
        let Some((point, _, written)) = spots.last() else {
            continue;
        };
        lines.push(Line {
            language: series.language,
            kind: kinds.iter().position(|known| *known == kind).unwrap_or(0),
            name: series.name(),
            last: format!("{written} for {}", HumanCount(point.number)),
            spots: spots.iter().map(|(_, spot, _)| *spot).collect(),
        });
    }
    Panel { title: title.to_owned(), axis, mark: None, lines }
}

/// What is to be seen, for whoever cannot see it.
fn words(chart: &Chart, all: &[Series]) -> String {
    let mut text = format!(
        "How time and memory grow with the number of {}, on logarithmic axes.",
        chart.counts
    );
    for series in all {
        let name = series.name();
        let (first, last) = (series.points.first(), series.points.last());
        if let (Some(first), Some(last)) = (first, last) {
            text += &format!(
                " {name}: {} for {}, {} for {}.",
                figures(first),
                HumanCount(first.number),
                figures(last),
                HumanCount(last.number)
            );
        }
        if let Some(stop) = &series.stop {
            text += &format!(" {name}, {stop}.");
        }
    }
    text
}

fn figures(point: &Point) -> String {
    let time = timing::written(point.times.median);
    match point.memory {
        Some(memory) => format!("{time} and {}", size(memory as f64)),
        None => time,
    }
}
