//! Says what is wrong with a run.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::time::Duration;

use anyhow::{Context, Result};
use insta::Snapshot;

use crate::discover::{Language, Lesson};
use crate::files;
use crate::job::{Job, Outcome};
use crate::run::{End, Run, Stream};

/// The head of a snapshot as insta writes it for the tests, which name their
/// own file there.
const SNAPSHOT_HEAD: &str = "---\nsource: xtask/tests/lessons.rs\n---\n";

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
    /// It took as long as if nothing in it were concurrent.
    TooSlow {
        /// How long it took.
        took: Duration,
        /// How long it may take.
        limit: Duration,
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
                crate::run::OUTPUT_LIMIT / 1024
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
                "too fast: {:.2} s, but its waits alone take {:.2} s",
                took.as_secs_f64(),
                waits.as_secs_f64()
            ),
            Self::TooSlow { took, limit } => write!(
                f,
                "too slow: {:.2} s, but at most {:.2} s if its waits \
                 happen at the same time",
                took.as_secs_f64(),
                limit.as_secs_f64()
            ),
        }
    }
}

/// What is wrong with `run`, of which `output` is the normalised output; all
/// but the comparison with the snapshot.
#[must_use]
pub fn conduct(lesson: &Lesson, run: &Run, limit: Duration) -> Vec<Fault> {
    let got = match run.end {
        End::Hung => return vec![Fault::Hung(limit)],
        End::Flooded => return vec![Fault::Flooded],
        End::Exited(status) => status,
    };
    let mut faults = Vec::new();
    let expected = lesson.settings.exit;
    if got.code() != Some(expected) {
        faults.push(Fault::Status { expected, got });
    }
    let output = run.lines.iter().filter(|l| l.stream == Stream::Stdout);
    for (index, line) in output.enumerate() {
        if !line.is_utf8 {
            faults.push(Fault::NotUtf8(index + 1));
            break;
        }
    }
    // A run that failed is rightly shorter: one message is enough.
    if faults.is_empty() {
        faults.extend(pace(lesson, run.time));
    }
    faults
}

fn pace(lesson: &Lesson, took: Duration) -> Option<Fault> {
    let settings = &lesson.settings;
    let waits = Duration::from_secs_f64(settings.waits);
    if took < waits {
        return Some(Fault::TooFast { took, waits });
    }
    let serial = Duration::from_secs_f64(settings.serial?);
    let limit = (waits + serial) / 2;
    (took > limit).then_some(Fault::TooSlow { took, limit })
}

/// Compares a normalised output with the lesson's snapshot.
///
/// # Errors
/// If the snapshot is there and cannot be read.
pub fn with_snapshot(
    lesson: &Lesson,
    language: Language,
    got: &str,
) -> Result<Option<Fault>> {
    let Some(expected) = read_snapshot(&lesson.snapshot(language))? else {
        return Ok(Some(Fault::NoSnapshot));
    };
    let same = expected == got;
    Ok((!same).then(|| Fault::Output { expected, got: got.to_owned() }))
}

fn read_snapshot(path: &Path) -> Result<Option<String>> {
    if !path.exists() {
        return Ok(None);
    }
    let snapshot = Snapshot::from_file(path)
        .map_err(|error| anyhow::anyhow!("{error}"))
        .with_context(|| format!("cannot read {}", path.display()))?;
    let text = snapshot
        .as_text()
        .with_context(|| format!("{} is no text", path.display()))?;
    Ok(Some(text.to_string()))
}

/// Writes `output` as the lesson's snapshot, as insta would. Says whether
/// that changed anything.
///
/// # Errors
/// If the old snapshot cannot be read or the new one not be written.
pub fn accept(
    lesson: &Lesson,
    language: Language,
    output: &str,
) -> Result<bool> {
    let path = lesson.snapshot(language);
    if read_snapshot(&path)?.as_deref() == Some(output) {
        return Ok(false);
    }
    files::replace(&path, &format!("{SNAPSHOT_HEAD}{output}\n"))?;
    // What a test left to be reviewed is settled by now.
    let _ = fs::remove_file(path.with_extension("snap.new"));
    Ok(true)
}

/// Compares every output with its snapshot, and twins that have none with
/// each other; adds what is wrong to the outcomes.
///
/// # Errors
/// If a snapshot is there and cannot be read.
pub fn outputs(outcomes: &mut [Outcome]) -> Result<()> {
    for outcome in outcomes.iter_mut().filter(|outcome| outcome.ended()) {
        let Job { lesson, language, .. } = outcome.job;
        let fault = with_snapshot(lesson, language, &outcome.output)?;
        outcome.faults.extend(fault);
    }
    for twins in outcomes.chunk_by_mut(|a, b| a.job.twin_of(b.job)) {
        if let [python, rust] = twins
            && rust.job.language == Language::Rust
            && python.faults.contains(&Fault::NoSnapshot)
            && same_output(python, rust) == Some(false)
        {
            python.faults.push(Fault::Twins {
                python: python.output.clone(),
                rust: rust.output.clone(),
            });
        }
    }
    Ok(())
}

/// Whether twins print the same; nothing if one of them did not run, or if
/// they rightly differ.
#[must_use]
pub fn same_output(a: &Outcome, b: &Outcome) -> Option<bool> {
    let comparable = a.ended() && b.ended();
    let differs = a.job.lesson.settings.differs.is_some();
    (comparable && !differs).then(|| a.output == b.output)
}

/// Makes the outputs the snapshots of their lessons. Says which files that
/// changed, and why an output was not accepted.
///
/// # Errors
/// If a file cannot be read or written.
pub fn accept_all(outcomes: &[Outcome]) -> Result<Accepted> {
    let mut accepted = Accepted::default();
    for twins in outcomes.chunk_by(|a, b| a.job.twin_of(b.job)) {
        let lesson = twins[0].job.lesson;
        let differs = lesson.settings.differs.is_some();
        let reason = if let Some(wrong) = twins.iter().find(|o| !o.passed()) {
            Some(format!("the {} program did not pass", wrong.job.language))
        } else if !differs && twins.len() < Language::ALL.len() {
            Some("both programs have to run for that".to_owned())
        } else if !differs && twins[0].output != twins[1].output {
            Some("the two programs print different things".to_owned())
        } else {
            None
        };
        if let Some(reason) = reason {
            accepted.refused.push((lesson.name.clone(), reason));
            continue;
        }
        for outcome in twins {
            let Job { lesson, language, .. } = outcome.job;
            if accept(lesson, language, &outcome.output)? {
                accepted.changed.push(lesson.snapshot(language));
            }
        }
    }
    Ok(accepted)
}

/// What accepting outputs has done.
#[derive(Debug, Default)]
pub struct Accepted {
    /// The snapshots that are new or changed.
    pub changed: Vec<PathBuf>,
    /// The lessons of which nothing was accepted, and why.
    pub refused: Vec<(String, String)>,
}
