//! What is right and what is missing, in words for a learner.

use std::time::Duration;

use common::timing;
use console::style;

use crate::judge::fault::Fault;
use crate::judge::job::Outcome;
use crate::judge::order;
use crate::lesson::discover::{Lesson, Shape};
use crate::process::{End, OUTPUT_LIMIT};
use crate::report::{complaint, last_lines, unified};
use crate::session::copies::Built;

/// One thing that is right, or not yet.
#[derive(Debug)]
pub struct Check {
    is_right: bool,
    words: String,
    /// More lines, which end with a line's end.
    details: String,
}

impl std::fmt::Display for Check {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        let mark = match self.is_right {
            true => style("✓").green(),
            false => style("✗").red().bold(),
        };
        writeln!(f, "{mark} {}", self.words)?;
        f.write_str(&self.details)
    }
}

fn right(words: impl Into<String>) -> Check {
    Check { is_right: true, words: words.into(), details: String::new() }
}

fn wrong(words: impl Into<String>, details: String) -> Check {
    Check { is_right: false, words: words.into(), details }
}

/// What can be said of a run, in the order in which a learner mends it: does it
/// compile, does it end, what does it print, how does it wait, how many threads
/// and processes has it. What cannot be judged yet is left out.
pub fn checks(built: Option<&Built>, outcome: &Outcome) -> Vec<Check> {
    if let Some(reason) = &outcome.skipped {
        return vec![wrong(format!("it was not run: {reason}"), String::new())];
    }
    let compiles = built.map(|built| compiles(built, outcome));
    let single = [compiles, ends(outcome), prints(outcome), waits(outcome)];
    let others = outcome.faults.iter().filter(|fault| is_other(fault));
    let others = others.map(|fault| wrong(fault.to_string(), String::new()));
    single.into_iter().flatten().chain(shape(outcome)).chain(others).collect()
}

/// Whether a fault has no words of its own here.
fn is_other(fault: &Fault) -> bool {
    !matches!(
        fault,
        Fault::DoesNotCompile
            | Fault::Hung(_)
            | Fault::Flooded
            | Fault::Status { .. }
            | Fault::Output { .. }
            | Fault::TooFast { .. }
            | Fault::TooSlow { .. }
            | Fault::Shape { .. }
    )
}

fn compiles(built: &Built, outcome: &Outcome) -> Check {
    if built.executable.is_none() {
        let more = match built.said("error").count() {
            0 | 1 => String::new(),
            2 => "\nThere is one more error. Mend this one first.\n".into(),
            n => format!("\nThere are {} more. Mend this first.\n", n - 1),
        };
        let first = built.first_error().unwrap_or_default();
        let details = format!("\n{}\n{more}", first.trim_end());
        return wrong("it doesn't compile yet", details);
    }
    // What is wrong may be what the compiler wonders about.
    let warning = built.said("warning").next();
    let warning = warning.filter(|_| !outcome.passed());
    let mut check = right("it compiles");
    if let Some(warning) = warning {
        check.words += ", but the compiler warns";
        check.details = format!("\n{}\n\n", warning.trim_end());
    }
    check
}

fn ends(outcome: &Outcome) -> Option<Check> {
    let run = outcome.run.as_ref()?;
    let expected = outcome.job.lesson.settings.exit;
    Some(match run.end {
        End::Hung => {
            let limit = outcome.job.limit.as_secs_f64();
            wrong(
                format!(
                    "it doesn't end: after {limit:.0} s it was still running, \
                     so it was ended"
                ),
                last_lines(outcome),
            )
        }
        End::Flooded => {
            let limit = OUTPUT_LIMIT / 1024;
            let words = format!("it printed more than {limit} KiB, so it was");
            wrong(words + " ended", String::new())
        }
        End::Exited(status) if status.code() == Some(expected) => {
            right(format!("it ends, with exit status {expected}"))
        }
        End::Exited(status) => {
            let how = match status.code() {
                Some(code) => format!("exit status {code}"),
                None => status.to_string(), // a signal
            };
            let words = format!("it ended with {how}, not with {expected}");
            wrong(words, complaint(outcome))
        }
    })
}

/// Nothing if it did not come to its end.
fn prints(outcome: &Outcome) -> Option<Check> {
    if !outcome.ended() {
        return None;
    }
    let output = outcome.faults.iter().find_map(|fault| match fault {
        Fault::Output { expected, got } => Some((expected, got)),
        _ => None,
    });
    let Some((expected, got)) = output else {
        return Some(right("it prints what the lesson prints"));
    };
    let notes = notes(outcome.job.lesson, expected);
    if got.is_empty() {
        let lines = expected.lines().map(|line| format!("    {line}\n"));
        let details = lines.collect::<String>() + &notes;
        return Some(wrong("it prints nothing yet. It should print", details));
    }
    let words = match order::same_lines(expected, got) {
        true => "it prints the right lines, but in the wrong order",
        false => "it prints something else",
    };
    let difference = unified(expected, got, "the lesson", "your program");
    let lines = difference.lines().map(|line| format!("    {line}\n"));
    Some(wrong(words, lines.collect::<String>() + &notes))
}

/// What has to be known to read an output that was made comparable.
fn notes(lesson: &Lesson, expected: &str) -> String {
    let mut notes = Vec::new();
    let measured = [
        ("[time]", "a time (`0.16 s`, `1.2 ms`)"),
        ("[ratio]", "a ratio (`1.93×`)"),
        ("[size]", "a size (`9.1 MiB`)"),
    ];
    for (name, meaning) in measured {
        if expected.contains(name) {
            notes.push(format!("{name} stands for {meaning}, measured"));
        }
    }
    if !lesson.unordered.is_empty() {
        notes.push("lines whose order is free are sorted here".to_owned());
    }
    let notes = notes.iter().map(|note| format!("    ({note})\n"));
    notes.map(|note| style(note).dim().to_string()).collect()
}

/// Nothing where there is nothing to wait for, or where it failed before.
fn waits(outcome: &Outcome) -> Option<Check> {
    let settings = &outcome.job.lesson.settings;
    let told = outcome.faults.iter().find_map(|fault| match fault {
        Fault::TooFast { took, waits } => Some(wrong(
            format!(
                "it took {}, and its waits alone take {}",
                timing::seconds(*took),
                plain(*waits)
            ),
            String::new(),
        )),
        Fault::TooSlow { waited, waits, serial } => Some(wrong(
            format!(
                "it waited for {}: one wait after another takes {}, all at the \
                 same time {}",
                timing::seconds(*waited),
                plain(*serial),
                plain(*waits)
            ),
            String::new(),
        )),
        _ => None,
    });
    if !conduct_counts(outcome) || settings.waits == 0.0 {
        return None;
    }
    if told.is_some() {
        return told;
    }
    let waited = timing::seconds(outcome.run.as_ref()?.waiting);
    Some(right(match settings.serial {
        Some(_) => format!("it waited for {waited}: its waits happen at once"),
        None => format!("it waited for {waited}, as it should"),
    }))
}

/// Whether waiting and shape are worth a word: not of a program that failed, or
/// that prints nothing yet.
fn conduct_counts(outcome: &Outcome) -> bool {
    let is_more = |fault: &Fault| match fault {
        Fault::Status { .. } | Fault::NotUtf8(_) => true,
        Fault::Output { got, .. } => got.is_empty(),
        _ => false,
    };
    outcome.ended() && !outcome.faults.iter().any(is_more)
}

fn shape(outcome: &Outcome) -> Vec<Check> {
    let settings = &outcome.job.lesson.settings;
    let is_seen = outcome.run.as_ref().is_some_and(|run| run.lanes.is_some());
    if !conduct_counts(outcome) || !is_seen {
        return Vec::new();
    }
    let all = [
        ("processes", "process", settings.processes),
        ("threads", "thread", settings.threads),
    ];
    let declared = all.into_iter().filter_map(|(what, one, shape)| {
        let number = Shape::of(shape?, outcome.job.language);
        let got = outcome.faults.iter().find_map(|fault| match fault {
            Fault::Shape { what: w, got, .. } if *w == what => Some(*got),
            _ => None,
        });
        let count = |n| format!("{n} {}", if n == 1 { one } else { what });
        let number = count(number);
        Some(match got {
            None => right(format!("it has {number} at the same time")),
            Some(0) => wrong(
                format!("it was over too soon for {number} to be seen"),
                String::new(),
            ),
            Some(got) => wrong(
                format!(
                    "it has {} at the same time, the lesson has {number}{}",
                    count(got),
                    if what == "threads" { ", main's included" } else { "" }
                ),
                String::new(),
            ),
        })
    });
    declared.collect()
}

/// Seconds as an entry gives them: `1 s`, `0.15 s`.
fn plain(duration: Duration) -> String {
    format!("{} s", duration.as_secs_f64())
}

#[cfg(test)]
mod tests;
