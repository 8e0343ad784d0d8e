//! What an experiment expects, taken apart, to be compared.

use std::sync::LazyLock;
use std::time::Duration;

use regex::Regex;

use crate::judge::normalise;
use crate::lesson::experiment::{Bounds, Expected, bounds_of, scale};

pub(super) static WAITED: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"^\(waited for (\d+\.\d) s\)$";
    Regex::new(pattern).expect("it is a pattern")
});
static RUNNING: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"(?m)^\(still running after (\d+) s\)$";
    Regex::new(pattern).expect("it is a pattern")
});
static FIGURE: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = r"\b(\d+\.\d+) ?(s|ms|µs|×|KiB|MiB)(?:\W|$)";
    Regex::new(pattern).expect("it is a pattern")
});

/// A line, normalised and as it came.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) raw: String,
}

impl AsRef<str> for Said {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

/// How long an experiment's program has to run before it counts as one that
/// does not end; nothing if it is to end.
#[must_use]
pub fn hangs_after(expected: &Expected) -> Option<Duration> {
    let found = RUNNING.captures(&expected.text)?;
    found[1].parse().ok().map(Duration::from_secs)
}

/// How long a changed program waits, in seconds, as far as the file says.
#[must_use]
pub fn waits_for(expected: &Expected) -> f64 {
    let hangs = hangs_after(expected).unwrap_or_default().as_secs_f64();
    Wanted::read(expected, &[]).waited.max(hangs)
}

/// What an experiment expects, taken apart.
pub(super) struct Wanted {
    pub(super) texts: Vec<String>,
    /// The bounds in each line.
    pub(super) bounds: Vec<Vec<Bounds>>,
    pub(super) end: Option<String>,
    pub(super) waited: f64,
}

impl Wanted {
    pub(super) fn read(expected: &Expected, unordered: &[Regex]) -> Self {
        let plain = expected.without_bounds();
        let mut lines: Vec<_> = plain
            .lines()
            .zip(expected.text.lines())
            .map(|(text, raw)| Said { text: text.into(), raw: raw.into() })
            .collect();
        let last = |lines: &[Said]| lines.last().map(|line| line.text.clone());
        let mut waited = 0.0;
        if let Some(line) = last(&lines)
            && let Some(found) = WAITED.captures(&line)
        {
            waited = found[1].parse().unwrap_or_default();
            lines.pop();
        }
        let is_end = |line: &String| {
            ["(exit status", "(ended by", "(still running", "(prints without"]
                .iter()
                .any(|start| line.starts_with(start))
        };
        let end = last(&lines).filter(is_end);
        if end.is_some() || last(&lines).as_deref() == Some("(prints nothing)")
        {
            lines.pop();
        }
        let lines = sorted(lines, unordered);
        let bounds = lines.iter().map(|l| bounds_of(&l.raw));
        let bounds = bounds.collect();
        let texts = lines.into_iter().map(|line| line.text).collect();
        Self { texts, bounds, end, waited }
    }
}

pub(super) fn said(line: &str) -> Said {
    let line = line.trim_end();
    Said { text: normalise::measures(line), raw: line.to_owned() }
}

pub(super) fn sorted(mut lines: Vec<Said>, unordered: &[Regex]) -> Vec<Said> {
    for pattern in unordered {
        normalise::sort_runs(&mut lines, pattern);
    }
    lines
}

/// The first figure of a line that does not lie within its bounds.
pub(super) fn out_of_bounds(line: &str, bounds: &[Bounds]) -> Option<String> {
    let figures = FIGURE.captures_iter(line).filter_map(|found| {
        let number: f64 = found[1].parse().ok()?;
        Some(number * scale(&found[2]))
    });
    // Bounds stand for the last figures of a line: what stands before them is
    // compared as it is.
    let figures: Vec<_> = figures.collect();
    let start = figures.len().saturating_sub(bounds.len());
    let outside = figures[start..].iter().zip(bounds).any(
        |(figure, Bounds { range: [from, to], .. })| {
            figure < from || figure > to
        },
    );
    outside.then(|| format!("a figure is out of its bounds: {line}"))
}
