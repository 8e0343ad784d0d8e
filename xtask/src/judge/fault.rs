//! What can be wrong with a run.

use std::fmt;
use std::process::ExitStatus;
use std::time::Duration;

use super::order;
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
    /// It imports these modules, which nothing that the project installs has.
    Undeclared(Vec<String>),
    /// A pattern of `unordered` in its entry that matches no line.
    UnusedPattern(String),
    /// A line of its output ends in a way that nobody sees.
    InvisibleEnd {
        /// The line, from 1.
        line: usize,
        /// Whether it ends with a space; if not, it is an empty last line.
        is_space: bool,
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
    /// A changed program did something else than its experiment says.
    Experiment {
        /// What may happen, in the form of the file; nothing if the file does
        /// not say.
        expected: Vec<String>,
        /// What happened.
        got: String,
        /// What is different, if it is not the text.
        why: Option<String>,
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

impl Fault {
    /// Whether only the comparison of the output with a snapshot, or with the
    /// twin's, has found it.
    #[must_use]
    pub fn is_of_comparison(&self) -> bool {
        matches!(
            self,
            Self::Output { .. }
                | Self::Experiment { .. }
                | Self::NoSnapshot
                | Self::Twins { .. }
        )
    }

    /// Whether there is nothing to compare with yet, and no more is wrong.
    #[must_use]
    pub fn is_of_a_new_lesson(&self) -> bool {
        matches!(self, Self::NoSnapshot | Self::Twins { .. })
    }

    /// What has to be mended in the lesson's files, however it is run.
    fn of_the_lesson(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Undeclared(modules) => write!(
                f,
                "imports {}, which no Python comes with: add it to \
                 requirements.txt, or check the spelling",
                modules.join(", ")
            ),
            Self::UnusedPattern(pattern) => write!(
                f,
                "no line of its output matches {pattern:?}, a pattern of \
                 `unordered` in its entry: correct the pattern, or remove it"
            ),
            Self::InvisibleEnd { line, is_space } => {
                let what = match is_space {
                    true => "ends with a space",
                    false => "is an empty last line",
                };
                write!(
                    f,
                    "line {line} of its output {what}, which nobody sees: \
                     print it without"
                )
            }
            _ => Ok(()),
        }
    }

    /// What only a comparison has found.
    fn of_comparison(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Output { expected, got } => {
                write!(f, "wrong output")?;
                match order::advice(expected, got) {
                    Some(advice) => write!(f, ": {advice}"),
                    None => Ok(()),
                }
            }
            Self::Experiment { why: Some(why), .. } => f.write_str(why),
            Self::Experiment { expected, .. } => match &expected[..] {
                [] => write!(f, "the file does not say what happens here"),
                [_] => write!(f, "the file says something else"),
                _ => write!(f, "the file has nothing like this"),
            },
            Self::NoSnapshot => write!(f, "there is no snapshot yet"),
            Self::Twins { python, rust } => {
                write!(f, "the two programs print ")?;
                match order::advice(python, rust) {
                    Some(advice) => write!(f, "{advice}"),
                    None => write!(
                        f,
                        "different things, and there is no snapshot yet that \
                         says which is right"
                    ),
                }
            }
            _ => Ok(()),
        }
    }
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
                "hung: it was still running after {:.0} s, so it was ended",
                limit.as_secs_f64()
            ),
            Self::Flooded => write!(
                f,
                "printed more than {} KiB, so it was ended",
                OUTPUT_LIMIT / 1024
            ),
            Self::Status { expected, got } => write!(
                f,
                "wrong exit status: it ended with {got} instead of {expected}"
            ),
            Self::NotUtf8(line) => {
                write!(f, "line {line} of its output is not UTF-8")
            }
            Self::Undeclared(_)
            | Self::UnusedPattern(_)
            | Self::InvisibleEnd { .. } => self.of_the_lesson(f),
            Self::Output { .. }
            | Self::Experiment { .. }
            | Self::NoSnapshot
            | Self::Twins { .. } => self.of_comparison(f),
            Self::TooFast { took, waits } => write!(
                f,
                "too fast: it took {:.3} s, but its entry says that its \
                 longest chain of waits takes waits = {} s",
                took.as_secs_f64(),
                waits.as_secs_f64()
            ),
            Self::TooSlow { waited, waits, serial } => write!(
                f,
                "too slow: it waited for {:.2} s. That is nearer to serial = \
                 {} s, its waits one after another, than to waits = {} s, its \
                 waits at the same time",
                waited.as_secs_f64(),
                serial.as_secs_f64(),
                waits.as_secs_f64()
            ),
            Self::Shape { what, expected, got } => write!(
                f,
                "wrong number of {what}: its entry says {what} = {expected}, \
                 and the program had {got} {}",
                match *what {
                    "threads" => "in one process at the same time",
                    _ => "at the same time",
                }
            ),
        }
    }
}
