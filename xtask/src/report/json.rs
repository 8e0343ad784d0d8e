//! The report for other programs.

use std::env::consts;

use serde::Serialize;

use super::{Count, Took};
use crate::judge::job::{Outcome, StartMethod};
use crate::lesson::discover::Language;
use crate::process::lanes::Lane;
use crate::process::shape::Shape;
use crate::process::{End, Line, cores};
use crate::session::Session;
use crate::session::schedule;

#[derive(Serialize)]
struct Report<'a> {
    system: &'a str,
    machine: &'a str,
    cores: usize,
    python: Option<&'a str>,
    passed: usize,
    failed: usize,
    skipped: usize,
    /// Compiling, and preparing Python and the local site.
    preparing_seconds: f64,
    /// Running the programs.
    running_seconds: f64,
    /// The least that any schedule of these runs takes.
    limit_seconds: f64,
    runs: Vec<RunReport<'a>>,
}

#[derive(Serialize)]
struct RunReport<'a> {
    family: &'a str,
    lesson: &'a str,
    language: Language,
    /// How Python's `multiprocessing` was told to start processes; none if it
    /// was not told.
    start_method: Option<&'static str>,
    status: &'static str,
    /// What is wrong, or why it was skipped.
    reasons: Vec<String>,
    /// None if a signal ended the program.
    exit_status: Option<i32>,
    seconds: Option<f64>,
    cpu_seconds: Option<f64>,
    /// The time in which none of its threads wanted a processor.
    waiting_seconds: Option<f64>,
    /// How many threads and processes it had at the same time; none if the
    /// system does not tell, or if the program was over too soon to look.
    shape: Option<Shape>,
    /// The largest resident memory of a single process; none if the program
    /// was over too soon to look.
    peak_memory_bytes: Option<u64>,
    lines: &'a [Line],
    /// When each thread ran; none where the system does not tell.
    lanes: Option<&'a [Lane]>,
}

/// Everything that was measured, as JSON.
///
/// # Panics
/// Never: nothing in a report can fail to become JSON.
#[must_use]
pub fn json(session: &Session, outcomes: &[Outcome], took: Took) -> String {
    let count = Count::of(outcomes);
    let report = Report {
        system: consts::OS,
        machine: consts::ARCH,
        cores: cores(),
        python: session.python.as_ref().ok().map(|p| p.version.as_str()),
        passed: count.passed,
        failed: count.failed,
        skipped: count.skipped,
        preparing_seconds: took.preparing.as_secs_f64(),
        running_seconds: took.running.as_secs_f64(),
        limit_seconds: schedule::limit(outcomes).as_secs_f64(),
        runs: outcomes.iter().map(run_report).collect(),
    };
    let json = serde_json::to_string_pretty(&report);
    json.expect("strings and numbers become JSON") + "\n"
}

fn run_report<'a>(outcome: &'a Outcome) -> RunReport<'a> {
    let run = outcome.run.as_ref();
    let lanes = run.and_then(|run| run.lanes.as_ref());
    let status = match outcome {
        _ if outcome.skipped.is_some() => "skipped",
        _ if outcome.passed() => "passed",
        _ => "failed",
    };
    let faults = outcome.faults.iter().map(ToString::to_string);
    RunReport {
        family: &outcome.job.lesson.family,
        lesson: &outcome.job.lesson.name,
        language: outcome.job.language,
        start_method: outcome.job.start_method.map(StartMethod::id),
        status,
        reasons: faults.chain(outcome.skipped.clone()).collect(),
        exit_status: run.and_then(|run| match run.end {
            End::Exited(status) => status.code(),
            _ => None,
        }),
        seconds: run.map(|run| run.time.as_secs_f64()),
        cpu_seconds: run.map(|run| run.cpu.as_secs_f64()),
        waiting_seconds: run.map(|run| run.waiting.as_secs_f64()),
        shape: lanes.and_then(Shape::of),
        peak_memory_bytes: run.and_then(|run| run.peak_memory),
        lines: run.map_or(&[], |run| &run.lines),
        lanes: lanes.map(|lanes| &lanes.lanes[..]),
    }
}
