//! `scale`: how cost grows, from one wait, download or worker to many.
//!
//! A chart is made of pairs of programs. Each program takes its number as an
//! argument, and says how long it took for all of them together; how much
//! memory it needed is measured from outside. The numbers grow until the last
//! one, or until a run takes too long or the system refuses.

mod chart;
mod memory;
mod page;
mod room;
mod rows;
mod run;

use std::fmt;
use std::time::Duration;

use common::timing::Summary;
use indicatif::HumanCount;

pub use chart::chart;
pub use memory::Watch;
pub use page::page;
pub use rows::csv;
pub use run::{Printed, files, series};

use crate::lesson::discover::Language;
use crate::measure::Machine;

/// How long a run may take.
pub const LIMIT: Duration = Duration::from_secs(20);

/// What is measured and drawn together.
#[derive(Debug)]
pub struct Chart {
    /// Its name on the command line, and that of its files.
    pub name: &'static str,
    /// What it shows.
    pub title: &'static str,
    /// What there are many of.
    pub counts: &'static str,
    /// The same for one of them.
    pub one: &'static str,
    /// How many of them.
    pub numbers: &'static [u64],
    /// Whether the number of cores means something.
    pub is_about_cores: bool,
    /// The programs.
    pub pairs: &'static [Pair],
}

/// Two programs, one in each language.
#[derive(Debug)]
pub struct Pair {
    /// The folder's name.
    pub name: &'static str,
    /// What the chart calls it.
    pub short: &'static str,
    /// What the system has to have for each of its number.
    pub takes: Takes,
    /// What it has to say that it has done.
    pub done: Done,
    /// Whose memory counts.
    pub memory: Memory,
}

/// What there may not be enough of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// A thread each.
    Threads,
    /// A connection each, and so an open file, to the local site.
    Connections,
    /// Nothing that can run out, but memory.
    Memory,
}

/// What a program says that it has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// As much as its number says.
    Number,
    /// Always the same.
    Always(u64),
}

/// Whose memory counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Memory {
    /// That of the program's one process.
    OfOne,
    /// That of all its processes together. What several of them share is
    /// counted once.
    OfAll,
}

const TO_HUNDRED_THOUSAND: [u64; 11] =
    [1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000];

/// How many primes there are below a million.
const PRIMES: Done = Done::Always(78_498);

/// All that is measured.
pub static CHARTS: [Chart; 3] = [
    Chart {
        name: "waits",
        title: "Waits of a second, from one to a hundred thousand",
        counts: "waits",
        one: "wait",
        numbers: &TO_HUNDRED_THOUSAND,
        is_about_cores: false,
        pairs: &[
            Pair {
                name: "waits-in-threads",
                short: "a thread each",
                takes: Takes::Threads,
                done: Done::Number,
                memory: Memory::OfOne,
            },
            Pair {
                name: "waits-in-pool",
                short: "pool of 100",
                takes: Takes::Memory,
                done: Done::Number,
                memory: Memory::OfOne,
            },
            Pair {
                name: "waits-in-tasks",
                short: "a task each",
                takes: Takes::Memory,
                done: Done::Number,
                memory: Memory::OfOne,
            },
        ],
    },
    Chart {
        name: "downloads",
        title: "Downloads at the same time, from one to five thousand",
        counts: "downloads",
        one: "download",
        numbers: &[1, 3, 10, 30, 100, 300, 1_000, 3_000, 5_000],
        is_about_cores: false,
        pairs: &[Pair {
            name: "downloads",
            short: "a task each",
            takes: Takes::Connections,
            done: Done::Number,
            memory: Memory::OfOne,
        }],
    },
    Chart {
        name: "computing",
        title: "The same computation, for one worker to sixty-four",
        counts: "workers",
        one: "worker",
        numbers: &[1, 2, 4, 8, 16, 32, 64],
        is_about_cores: true,
        pairs: &[
            Pair {
                name: "computing-in-threads",
                short: "threads",
                takes: Takes::Memory,
                done: PRIMES,
                memory: Memory::OfAll,
            },
            Pair {
                name: "computing-in-processes",
                short: "processes",
                takes: Takes::Memory,
                done: PRIMES,
                memory: Memory::OfAll,
            },
        ],
    },
];

/// What was measured of one program.
#[derive(Debug)]
pub struct Series {
    /// The program's pair.
    pub pair: &'static Pair,
    /// Its language.
    pub language: Language,
    /// The figures, for one number after another.
    pub points: Vec<Point>,
    /// Why it did not come to the last number, if it did not.
    pub stop: Option<Stop>,
}

/// The figures for one number.
#[derive(Debug, Clone, Copy)]
pub struct Point {
    /// How many waits, downloads or workers.
    pub number: u64,
    /// How long they took together, in so many runs.
    pub times: Summary,
    /// The most memory in any run, in bytes; nothing where the system does not
    /// tell.
    pub memory: Option<u64>,
}

/// Why there is no figure for a number, nor for those above it.
#[derive(Debug, Clone)]
pub struct Stop {
    /// The number.
    pub number: u64,
    /// Why.
    pub why: Why,
}

/// Why there is no figure.
#[derive(Debug, Clone)]
pub enum Why {
    /// A run was still going on at the end of [`LIMIT`].
    TooLong,
    /// A run failed, with these words.
    Refused(String),
    /// It was not tried: why the system has no room for it.
    NoRoom(String),
    /// It was not tried: why this program cannot be run here.
    Skipped(String),
}

impl Series {
    /// What a chart calls it.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}, {}", self.language, self.pair.short)
    }

    /// How much memory each one more takes, in bytes: from the first number to
    /// the last that was measured. Nothing if there are no two of them, or the
    /// memory did not grow.
    #[must_use]
    pub fn memory_for_each(&self) -> Option<f64> {
        let (first, last) = (self.points.first()?, self.points.last()?);
        let more = last.memory?.checked_sub(first.memory?)?;
        let number = last.number - first.number;
        (number > 0).then(|| more as f64 / number as f64)
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::TooLong => {
                write!(f, "still running after {} s", LIMIT.as_secs())
            }
            Self::Refused(words) => write!(f, "refused: {words}"),
            Self::NoRoom(why) => write!(f, "not tried, because {why}"),
            Self::Skipped(why) => write!(f, "not run: {why}"),
        }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.why {
            Why::Skipped(_) => write!(f, "{}", self.why),
            _ => write!(f, "{}: {}", HumanCount(self.number), self.why),
        }
    }
}

/// Where the figures were measured.
fn place(machine: &Machine) -> String {
    format!("{machine}. The Rust programs are a release build.")
}

/// Memory as it reads best: `9.1 MiB`, `0.6 KiB`.
pub(super) fn size(bytes: f64) -> String {
    let kib = bytes / 1024.0;
    if kib < 1024.0 {
        format!("{kib:.1} KiB")
    } else {
        format!("{:.1} MiB", kib / 1024.0)
    }
}
