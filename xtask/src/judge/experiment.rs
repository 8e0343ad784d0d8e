//! What a changed program did, in the form in which experiments say it, and
//! whether that is what the experiment says.
//!
//! First come the headlines of the compiler, then what was printed, then what
//! was said on standard error, then how the program ended if that was not as
//! usual, and how long it waited if that was longer than a moment.

mod verdict;
mod wanted;

use std::process::ExitStatus;

use regex::Regex;

pub use self::verdict::Verdict;
use self::wanted::{Said, WAITED, Wanted, out_of_bounds, said, sorted};
pub use self::wanted::{hangs_after, waits_for};
use super::job::Outcome;
use super::stderr;
use crate::lesson::experiment::{Bounds, Expected};
use crate::process::{End, Stream};

/// A wait that is shorter is not told.
const MOMENT: f64 = 0.5;
/// How far a wait may lie from the one that is told, in seconds, and as a part
/// of it; an interpreter's start and an event loop's timers take their time.
const TOLERANCE: (f64, f64) = (0.3, 0.1);
/// The same on a busy machine, as a part of the whole time.
const TOLERANCE_IF_BUSY: (f64, f64) = (1.0, 0.25);
/// Times and ratios are judged only if other programs had less than this part
/// of the machine meanwhile: on a busy one they say nothing about the program.
const QUIET: f64 = 0.1;

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
    /// Whether it had several processes.
    has_children: bool,
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
            has_children: false,
        };
        let Some(run) = &outcome.run else {
            return told;
        };
        let printed = run.text(Stream::Stdout);
        told.lines.extend(printed.lines().map(said));
        let errors = run.text(Stream::Stderr);
        // The folder may have spaces in its name.
        let folder = outcome.job.lesson.dir.join("");
        let errors = errors.replace(&*folder.to_string_lossy(), "");
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
                let limit = outcome.job.limit.as_secs();
                told.end = Some(format!("(still running after {limit} s)"));
            }
            End::Flooded => told.end = Some("(prints without end)".to_owned()),
        }
        let lesson = outcome.job.lesson;
        let is_meant =
            lesson.settings.processes.is_some() || lesson.starts_processes();
        told.has_children = is_meant
            || run.lanes.as_ref().is_some_and(|lanes| {
                lanes.lanes.iter().any(|lane| lane.process > 1)
            });
        told.is_quiet =
            run.share_of_others().is_some_and(|others| others < QUIET);
        told
    }

    /// The text for the file, with lines sorted whose order is free.
    #[must_use]
    pub fn text(&self, unordered: &[Regex]) -> String {
        let mut text = self.said(unordered);
        text.extend(self.wait());
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
        match self.compare_but_wait(expected, unordered) {
            Verdict::Differs(why) => Verdict::Differs(why),
            same => {
                let wanted = Wanted::read(expected, &[]).waited;
                let differs = self.wait_differs(wanted);
                differs.map_or(same, |why| Verdict::Differs(Some(why)))
            }
        }
    }

    /// The same, but for how long it waited.
    fn compare_but_wait(
        &self,
        expected: &Expected,
        unordered: &[Regex],
    ) -> Verdict {
        let patterns = [unordered, &expected.unordered].concat();
        let wanted = Wanted::read(expected, &patterns);
        let lines = sorted(self.lines.clone(), &patterns);
        let same = lines.iter().map(|l| &l.text).eq(wanted.texts.iter());
        if !same || self.end != wanted.end {
            return Verdict::Differs(None);
        }
        let mut unjudged = false;
        for (line, bounds) in lines.iter().zip(&wanted.bounds) {
            if bounds.is_empty() {
                continue;
            }
            if !self.is_quiet && bounds.iter().any(Bounds::needs_quiet) {
                unjudged = true;
            } else if let Some(why) = out_of_bounds(&line.raw, bounds) {
                return Verdict::OutOfBounds(why);
            }
        }
        if unjudged { Verdict::Unjudged } else { Verdict::Same }
    }

    /// The text of `expected`, with its bounds, if this is what it did but for
    /// how long it waited; that is told anew.
    #[must_use]
    pub fn retold(
        &self,
        expected: &Expected,
        unordered: &[Regex],
    ) -> Option<String> {
        let verdict = self.compare_but_wait(expected, unordered);
        if !verdict.is_right() {
            return None;
        }
        if self.wait_differs(Wanted::read(expected, &[]).waited).is_none() {
            return Some(expected.text.clone());
        }
        let mut lines: Vec<_> = expected.text.lines().collect();
        if lines.last().is_some_and(|line| WAITED.is_match(line)) {
            lines.pop();
        }
        let wait = self.wait();
        lines.extend(wait.as_deref());
        Some(lines.join("\n"))
    }

    /// How long it waited, if that is worth a line.
    fn wait(&self) -> Option<String> {
        let [_, waited] = self.times?;
        (waited >= MOMENT).then(|| format!("(waited for {waited:.1} s)"))
    }

    /// A run cannot be faster than its waits, whatever the machine does, and
    /// does not wait longer where it is busy.
    fn wait_differs(&self, wanted: f64) -> Option<String> {
        let [took, waited] = self.times?;
        let tolerance = match self.is_quiet {
            true => TOLERANCE.0 + TOLERANCE.1 * wanted,
            false => TOLERANCE_IF_BUSY.0 + TOLERANCE_IF_BUSY.1 * took,
        };
        // Who waits for a child without a core seems to wait, as long as
        // nobody has seen the child.
        let can_tell = self.is_quiet || !self.has_children;
        let too_long = can_tell && waited > wanted.max(MOMENT) + tolerance;
        (took < wanted - 0.1 || too_long).then(|| {
            format!(
                "it waited for {waited:.2} s of {took:.2} s, and the file says \
                 {wanted:.1} s"
            )
        })
    }
}

fn ending(status: ExitStatus) -> Option<String> {
    match status.code() {
        Some(0) => None,
        Some(code) => Some(format!("(exit status {code})")),
        None => {
            // Whether a core is dumped is a setting of the system.
            let signal = status.to_string().replace(" (core dumped)", "");
            Some(format!("(ended by {signal})"))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use std::time::Duration;

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
            has_children: false,
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
        let mut starved = told(&[], [5.1, 5.0]);
        starved.is_quiet = false;
        let wanted = expected(text);
        assert!(matches!(starved.compare(&wanted, &[]), Verdict::Differs(_)));
        starved.has_children = true;
        assert_eq!(starved.compare(&wanted, &[]), Verdict::Same);
    }

    #[test]
    fn a_figure_has_to_lie_within_its_bounds() {
        let text = "gain: [1.7× to 2.2×]";
        assert_eq!(verdict(&["gain: 1.93×"], [0.1; 2], text), Verdict::Same);
        assert!(matches!(
            verdict(&["gain: 1.03×"], [0.1; 2], text),
            Verdict::OutOfBounds(_)
        ));
        let mut busy = told(&["gain: 1.03×", "size: 9.0 MiB"], [0.1; 2]);
        busy.is_quiet = false;
        let judged = |size: &str| {
            busy.compare(&expected(&format!("{text}\nsize: {size}")), &[])
        };
        assert_eq!(judged("[8 MiB to 10 MiB]"), Verdict::Unjudged);
        let too_large = judged("[1 MiB to 2 MiB]");
        assert!(matches!(too_large, Verdict::OutOfBounds(_)));
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
