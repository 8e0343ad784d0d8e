//! What can be wrong with a run.

use std::fmt;
use std::process::ExitStatus;
use std::time::Duration;

use crate::process::OUTPUT_LIMIT;

/// Something that is wrong with a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The compiler refused it.
    DoesNotCompile,
    /// It could not be started, or not be followed, and why.
    NotRun(String),
    /// It was ended after this long.
    Hung(Duration),
    /// It printed too much and was ended.
    Flooded,
    /// Its exit status is another.
    Status {
        /// The one that is right.
        expected: i32,
        /// How it ended.
        got: ExitStatus,
    },
    /// The line of its output, from 1, that is not UTF-8.
    NotUtf8(usize),
    /// It printed something else.
    Output {
        /// The snapshot.
        expected: String,
        /// Its output, normalised.
        got: String,
    },
    /// There is nothing to compare its output with.
    NoSnapshot,
    /// The snapshot is new, and the twins print different things.
    Twins {
        /// What the Python program prints, normalised.
        python: String,
        /// What the Rust program prints, normalised.
        rust: String,
    },
    /// It ended before its waits can have been over.
    TooFast {
        /// How long it took.
        took: Duration,
        /// Its longest chain of waits.
        waits: Duration,
    },
    /// It waited as if nothing in it were concurrent.
    TooSlow {
        /// How long it waited.
        waited: Duration,
        /// Its longest chain of waits.
        waits: Duration,
        /// All its waits, one after another.
        serial: Duration,
    },
    /// It has another number of threads or processes at the same time.
    Shape {
        /// `threads` or `processes`, as in the entry.
        what: &'static str,
        /// What the entry says.
        expected: usize,
        /// What was counted.
        got: usize,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::DoesNotCompile => {
                write!(f, "does not compile: the compiler says why, above")
            }
            Self::NotRun(why) => write!(f, "could not be run: {why}"),
            Self::Hung(limit) => write!(
                f,
                "hung: it was still running after {:.0} s and was ended",
                limit.as_secs_f64()
            ),
            Self::Flooded => write!(
                f,
                "printed more than {} KiB and was ended",
                OUTPUT_LIMIT / 1024
            ),
            Self::Status { expected, got } => write!(
                f,
                "wrong status: it ended with {got}, and {expected} is right"
            ),
            Self::NotUtf8(line) => {
                write!(f, "line {line} of its output is not UTF-8")
            }
            Self::Output { .. } => write!(f, "wrong output"),
            Self::NoSnapshot => write!(
                f,
                "no snapshot to compare with: look at the output, then \
                 `--accept` it"
            ),
            Self::Twins { .. } => write!(
                f,
                "the two programs print different things, and there is no \
                 snapshot yet that says which is right"
            ),
            Self::TooFast { took, waits } => write!(
                f,
                "too fast: it took {:.3} s, and the longest chain of waits in \
                 it is waits = {} s",
                took.as_secs_f64(),
                waits.as_secs_f64()
            ),
            Self::TooSlow { waited, waits, serial } => write!(
                f,
                "too slow: it waited for {:.2} s, which is nearer to serial = \
                 {} s, its waits one after another, than to waits = {} s, its \
                 waits at the same time",
                waited.as_secs_f64(),
                serial.as_secs_f64(),
                waits.as_secs_f64()
            ),
            Self::Shape { what, expected, got } => write!(
                f,
                "another number of {what}: its entry says {what} = {expected}, \
                 and the program had {got} {}",
                match *what {
                    "threads" => "in one process at the same time",
                    _ => "at the same time",
                }
            ),
        }
    }
}
