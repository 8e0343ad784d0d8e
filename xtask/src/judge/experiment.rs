//! What a changed program did, in the form in which experiments say it, and
//! whether that is what the experiment says.
//!
//! First come the headlines of the compiler, then what was printed, then what
//! was said on standard error, then how the program ended if that was not as
//! usual, and how long it waited if that was longer than a moment.

use std::process::ExitStatus;
use std::sync::LazyLock;
use std::time::Duration;

use regex::Regex;

use super::job::Outcome;
use super::{normalise, stderr};
use crate::lesson::experiment::{Bounds, Expected, scale};
use crate::process::{End, Stream};

/// A wait that is shorter is not told.
const MOMENT: f64 = 0.5;
/// How far a wait may lie from the one that is told, in seconds, and as a part
/// of it; an interpreter's start and an event loop's timers take their time.
const TOLERANCE: (f64, f64) = (0.3, 0.1);
/// Figures are judged only if the program was held up for less than this part
/// of its time: on a busy machine they say nothing about the program.
const HELD_UP: f64 = 0.05;

static WAITED: LazyLock<Regex> = LazyLock::new(|| {
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

/// What a changed program did.
#[derive(Debug, Clone)]
pub struct Told {
    /// What the compiler, the program, and its standard error said.
    lines: Vec<Said>,
    /// How it ended, if that was not with success.
    end: Option<String>,
    /// How long it took and how long it waited, in seconds, if it ended.
    times: Option<[f64; 2]>,
    /// Whether figures are worth judging.
    is_quiet: bool,
}

/// A line, normalised and as it came.
#[derive(Debug, Clone)]
struct Said {
    text: String,
    raw: String,
}

impl AsRef<str> for Said {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

/// What comparing has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is as expected.
    Same,
    /// It is as expected, but the machine was too busy to judge figures.
    Unjudged,
    /// It is not, and why, where a difference of the texts does not say it.
    Differs(Option<String>),
}

impl Told {
    /// What became of a run; `compiler` is what the compiler said before.
    #[must_use]
    pub fn of(outcome: &Outcome, compiler: &[String]) -> Self {
        let mut told = Self {
            lines: compiler.iter().map(|line| said(line)).collect(),
            end: None,
            times: None,
            is_quiet: false,
        };
        let Some(run) = &outcome.run else {
            return told;
        };
        let printed = run.text(Stream::Stdout);
        told.lines.extend(printed.lines().map(said));
        let errors = run.text(Stream::Stderr);
        let errors = stderr::essence(&errors, outcome.job.language);
        let errors = errors.iter().map(|line| said(&format!("stderr: {line}")));
        told.lines.extend(errors);
        match run.end {
            End::Exited(status) => {
                told.end = ending(status);
                told.times =
                    Some([run.time, run.waiting].map(|t| t.as_secs_f64()));
            }
            End::Hung => {
                let limit = outcome.job.limit().as_secs();
                told.end = Some(format!("(still running after {limit} s)"));
            }
            End::Flooded => told.end = Some("(prints without end)".to_owned()),
        }
        told.is_quiet = run.held_up().is_some_and(|part| part < HELD_UP);
        told
    }

    /// The text for the file, with lines sorted whose order is free.
    #[must_use]
    pub fn text(&self, unordered: &[Regex]) -> String {
        let mut text = self.said(unordered);
        if let Some([_, waited]) = self.times
            && waited >= MOMENT
        {
            text.push(format!("(waited for {waited:.1} s)"));
        }
        if text.is_empty() {
            text.push("(prints nothing)".to_owned());
        }
        text.join("\n")
    }

    /// What it said and how it ended, without how long it waited.
    #[must_use]
    pub fn said(&self, unordered: &[Regex]) -> Vec<String> {
        let lines = sorted(self.lines.clone(), unordered);
        let lines = lines.into_iter().map(|line| line.text);
        lines.chain(self.end.clone()).collect()
    }

    /// Compares it with what an experiment expects. `unordered` is the
    /// lesson's.
    #[must_use]
    pub fn compare(&self, expected: &Expected, unordered: &[Regex]) -> Verdict {
        let patterns = [unordered, &expected.unordered].concat();
        let wanted = Wanted::read(expected, &patterns);
        let lines = sorted(self.lines.clone(), &patterns);
        let same = lines.iter().map(|l| &l.text).eq(wanted.texts.iter());
        if !same || self.end != wanted.end {
            return Verdict::Differs(None);
        }
        if let Some(why) = self.wait_differs(wanted.waited) {
            return Verdict::Differs(Some(why));
        }
        let mut unjudged = false;
        for (line, bounds) in lines.iter().zip(&wanted.bounds) {
            if bounds.is_empty() {
                continue;
            }
            if !self.is_quiet {
                unjudged = true;
            } else if let Some(why) = out_of_bounds(&line.raw, bounds) {
                return Verdict::Differs(Some(why));
            }
        }
        if unjudged { Verdict::Unjudged } else { Verdict::Same }
    }

    /// A run cannot be faster than its waits, whatever the machine does, and
    /// does not wait longer where it is busy.
    fn wait_differs(&self, wanted: f64) -> Option<String> {
        let [took, waited] = self.times?;
        let tolerance = TOLERANCE.0 + TOLERANCE.1 * wanted;
        (took < wanted - 0.1 || waited > wanted.max(MOMENT) + tolerance).then(
            || {
                format!(
                    "it waited for {waited:.2} s of {took:.2} s, and the file \
                     says {wanted:.1} s"
                )
            },
        )
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
struct Wanted {
    texts: Vec<String>,
    /// The bounds in each line.
    bounds: Vec<Vec<Bounds>>,
    end: Option<String>,
    waited: f64,
}

impl Wanted {
    fn read(expected: &Expected, unordered: &[Regex]) -> Self {
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
        let bounds = lines.iter().map(|l| Expected::bounds_of(&l.raw));
        let bounds = bounds.collect();
        let texts = lines.into_iter().map(|line| line.text).collect();
        Self { texts, bounds, end, waited }
    }
}

fn said(line: &str) -> Said {
    let line = line.trim_end();
    Said { text: normalise::measures(line), raw: line.to_owned() }
}

fn sorted(mut lines: Vec<Said>, unordered: &[Regex]) -> Vec<Said> {
    for pattern in unordered {
        normalise::sort_runs(&mut lines, pattern);
    }
    lines
}

/// The first figure of a line that does not lie within its bounds.
fn out_of_bounds(line: &str, bounds: &[Bounds]) -> Option<String> {
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

fn ending(status: ExitStatus) -> Option<String> {
    match status.code() {
        Some(0) => None,
        Some(code) => Some(format!("(exit status {code})")),
        None => Some(format!("(ended by {status})")),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::lesson::experiment::Experiment;

    fn expected(text: &str) -> Expected {
        let file = format!(
            "# Q\n\n```diff\n--- main.py\n-a\n```\n\n## What happens\n\n```text \
             unordered=\"^w \"\n{text}\n```\n\n## Why\n"
        );
        let file = Experiment::parse(Path::new("q.md"), file);
        file.expect("an experiment").expected.remove(0)
    }

    fn told(lines: &[&str], times: [f64; 2]) -> Told {
        Told {
            lines: lines.iter().map(|line| said(line)).collect(),
            end: None,
            times: Some(times),
            is_quiet: true,
        }
    }

    fn verdict(lines: &[&str], times: [f64; 2], text: &str) -> Verdict {
        told(lines, times).compare(&expected(text), &[])
    }

    #[test]
    fn what_is_told_is_what_is_expected() {
        let told = told(&["w 2", "w 1", "took: 2.01 s"], [2.1, 2.0]);
        let text = told.text(&expected("").unordered);
        assert_eq!(text, "w 1\nw 2\ntook: [time]\n(waited for 2.0 s)");
        assert_eq!(told.compare(&expected(&text), &[]), Verdict::Same);
        let other = expected(&text.replace("w 1", "w 3"));
        assert_eq!(told.compare(&other, &[]), Verdict::Differs(None));
    }

    #[test]
    fn a_wait_may_be_neither_shorter_nor_longer() {
        let text = "(waited for 2.0 s)";
        assert_eq!(verdict(&[], [2.6, 2.05], text), Verdict::Same);
        // Held up while it should have waited: the wait is hidden, not short.
        assert_eq!(verdict(&[], [2.6, 1.2], text), Verdict::Same);
        for times in [[1.5, 1.5], [4.1, 4.0]] {
            assert!(matches!(
                verdict(&[], times, text),
                Verdict::Differs(Some(_))
            ));
        }
        assert_eq!(verdict(&[], [0.6, 0.5], "(prints nothing)"), Verdict::Same);
    }

    #[test]
    fn a_figure_has_to_lie_within_its_bounds() {
        let text = "gain: [1.7× to 2.2×]";
        assert_eq!(verdict(&["gain: 1.93×"], [0.1; 2], text), Verdict::Same);
        assert!(matches!(
            verdict(&["gain: 1.03×"], [0.1; 2], text),
            Verdict::Differs(Some(_))
        ));
        let mut busy = told(&["gain: 1.03×"], [0.1; 2]);
        busy.is_quiet = false;
        assert_eq!(busy.compare(&expected(text), &[]), Verdict::Unjudged);
    }

    #[test]
    fn how_a_program_ends_counts() {
        let mut told = told(&["one"], [0.1; 2]);
        told.end = Some("(exit status 1)".to_owned());
        let text = told.text(&[]);
        assert_eq!(told.compare(&expected(&text), &[]), Verdict::Same);
        assert_eq!(told.compare(&expected("one"), &[]), Verdict::Differs(None));
        let hanging = expected("one\n(still running after 5 s)");
        assert_eq!(hangs_after(&hanging), Some(Duration::from_secs(5)));
    }
}
