//! Compares outputs with snapshots, and makes them snapshots. `run`,
//! `--accept` and the tests all compare here.

use std::fs;

use anyhow::{Context, Result};
use insta::Snapshot;

use super::fault::Fault;
use super::job::{Job, Outcome};
use super::output;
use crate::files;
use crate::lesson::discover::{Language, Lesson};

/// The head of a snapshot as insta writes it for the tests, which name their
/// own file there.
const SNAPSHOT_HEAD: &str = "---\nsource: xtask/tests/lessons.rs\n---\n";

/// Compares a normalised output with the lesson's snapshot.
///
/// # Errors
/// If the snapshot is there and cannot be read.
pub fn with_snapshot(
    lesson: &Lesson,
    language: Language,
    got: &str,
) -> Result<Option<Fault>> {
    let Some(expected) = read(lesson, language)? else {
        return Ok(Some(Fault::NoSnapshot));
    };
    let same = expected == got;
    Ok((!same).then(|| Fault::Output { expected, got: got.to_owned() }))
}

/// The lesson's snapshot, if there is one.
///
/// # Errors
/// If it is there and cannot be read.
pub fn read(lesson: &Lesson, language: Language) -> Result<Option<String>> {
    let path = lesson.snapshot(language);
    if !path.exists() {
        return Ok(None);
    }
    let snapshot = Snapshot::from_file(&path)
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
    if read(lesson, language)?.as_deref() == Some(output) {
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
        // Whatever a program printed that failed, it is no snapshot.
        let fault = fault.filter(|fault| {
            outcome.faults.is_empty() || *fault != Fault::NoSnapshot
        });
        outcome.faults.extend(fault);
    }
    for twins in outcomes.chunk_by_mut(|a, b| a.job.twin_of(b.job)) {
        for fault in output::unused_by_both(twins) {
            twins.iter_mut().for_each(|o| o.faults.push(fault.clone()));
        }
        if let [python, rust, ..] = twins
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
