//! Tells people, and other programs, what happened.

mod failures;
pub mod highlight;
mod json;
mod live;
mod pair;
mod problems;
mod progress;
pub mod show;
mod stderr;
mod table;
mod trials;

use std::fmt::Write;
use std::time::Duration;

use common::timing::{self, Ratio};
use console::style;

pub use failures::{complaint, failures, last_lines, unified};
pub use json::json;
pub use live::Live;
pub use pair::{USUAL, entry, side_by_side, width};
pub use problems::{accepted, first_words, problems};
pub use progress::{Compiling, Measuring, run_all, run_one_by_one};
pub use table::table;
pub use trials::{trial, trials};

use crate::judge::job::Outcome;
use crate::session::Session;
use crate::session::schedule;

/// So many names of skipped lessons are shown with a reason.
const NAMES: usize = 8;

/// How the runs went, in numbers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Nothing is wrong.
    pub passed: usize,
    /// Something is wrong.
    pub failed: usize,
    /// Not run.
    pub skipped: usize,
    /// Of those, how many need a newer Python than the one at hand.
    pub excused: usize,
}

impl Count {
    /// Counts `outcomes`.
    #[must_use]
    pub fn of(outcomes: &[Outcome]) -> Self {
        let mut count = Self::default();
        for outcome in outcomes {
            if outcome.skipped.is_some() {
                count.skipped += 1;
                count.excused += usize::from(outcome.is_excused);
            } else if outcome.passed() {
                count.passed += 1;
            } else {
                count.failed += 1;
            }
        }
        count
    }

    /// Whether nothing was skipped for want of something that this machine
    /// should have.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.skipped == self.excused
    }
}

/// How long a command took.
#[derive(Debug, Clone, Copy)]
pub struct Took {
    /// Compiling, and preparing Python and the local site.
    pub preparing: Duration,
    /// Running the programs.
    pub running: Duration,
}

/// The last line: programs passed, failed, skipped, how long they ran and the
/// runner's own limit, and apart from that what preparing took.
#[must_use]
pub fn closing(outcomes: &[Outcome], took: Took) -> String {
    let Count { passed, failed, skipped, .. } = Count::of(outcomes);
    let mut line = style(format!("{passed} passed")).green().to_string();
    let rest = [(failed, "failed"), (skipped, "skipped")];
    for (number, what) in rest {
        let text = style(format!("{number} {what}"));
        let text = match (number, what) {
            (0, _) => text,
            (_, "failed") => text.red().bold(),
            _ => text.yellow(),
        };
        let _ = write!(line, ", {text}");
    }
    let limit = schedule::limit(outcomes);
    let [running, at_least, preparing] =
        [took.running, limit, took.preparing].map(timing::seconds);
    let _ = write!(line, " in {running}");
    if let Some(ratio) = Ratio::of(took.running, limit) {
        let _ = write!(line, ", {ratio} the limit of {at_least}");
    }
    let _ = write!(line, "; building took {preparing}");
    line
}

/// What makes a noun one of so many: nothing if it is one.
#[must_use]
pub fn plural(number: usize) -> &'static str {
    if number == 1 { "" } else { "s" }
}

/// Why programs were not run, each reason once, and why packages are missing.
#[must_use]
pub fn skips(session: &Session, outcomes: &[Outcome]) -> String {
    let mut reasons: Vec<(&str, Vec<&str>)> = Vec::new();
    for outcome in outcomes {
        let Some(reason) = outcome.skipped.as_deref() else {
            continue;
        };
        let name = outcome.job.lesson.name.as_str();
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None => reasons.push((reason, vec![name])),
        }
    }
    let complaint = session.python.as_ref().ok();
    let complaint = complaint.and_then(|python| python.complaint.as_deref());
    let complaint = complaint.filter(|_| !reasons.is_empty());
    reasons
        .iter()
        .map(|(reason, names)| {
            let word = style("skipped").yellow().bold();
            let some = &names[..names.len().min(NAMES)];
            let more = names.len() - some.len();
            let more = match more {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            format!("{word} {}{more}: {reason}\n", some.join(", "))
        })
        .chain(complaint.map(|complaint| format!("{complaint}\n")))
        .collect()
}
