//! Runs that are measured: several of each program, and nothing beside them.

use anyhow::{Result, ensure};
use xtask::judge::job::Outcome;
use xtask::judge::snapshot;
use xtask::lesson::discover::Lesson;
use xtask::process::group;
use xtask::report;
use xtask::session::Session;

/// So often each program is run: the median is that of one of them, and one
/// slow run does not move it.
pub const RUNS: usize = 5;

/// Runs every program of `lessons`, Python right before Rust, and then all of
/// them again and again: a minute in which the machine is busy spoils one run
/// of each, and not all runs of one.
///
/// # Errors
/// If Ctrl-C was pressed, or a snapshot cannot be read.
pub fn run<'a>(
    session: &Session,
    lessons: &[&'a Lesson],
) -> Result<Vec<Outcome<'a>>> {
    let jobs = session.jobs(lessons, None).repeat(RUNS);
    let mut outcomes = report::run_one_by_one(session, &jobs);
    ensure!(!group::interrupted(), "interrupted");
    snapshot::outputs(&mut outcomes)?;
    Ok(outcomes)
}
