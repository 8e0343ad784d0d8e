//! Decides which outputs become snapshots: those that are right but for the
//! comparison, and the same in every run.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;

use super::job::{Job, Outcome};
use super::{order, snapshot};
use crate::lesson::discover::{Language, Lesson};
use crate::lesson::problem::Problem;

/// A program is run so many times before its output is accepted, at least and
/// at most.
const RUNS: [u32; 2] = [3, 10];
/// Between these, as often as fits into this time.
const TIME: Duration = Duration::from_secs(5);

/// What accepting outputs has done.
#[derive(Debug, Default)]
pub struct Accepted {
    /// The snapshots that are new or changed.
    pub changed: Vec<PathBuf>,
    /// The lessons of which nothing was accepted, and why.
    pub refused: Vec<(String, String)>,
}

/// The programs to run again before their outputs are accepted, each as often
/// as that takes: those of lessons of which nothing is wrong so far.
#[must_use]
pub fn runs_to_come<'a>(
    outcomes: &[Outcome<'a>],
    problems: &[Problem],
) -> Vec<Job<'a>> {
    outcomes
        .chunk_by(|a, b| a.job.twin_of(b.job))
        .filter(|twins| refusal(twins, problems).is_none())
        .flatten()
        .flat_map(|outcome| {
            let more = runs(outcome) - 1;
            (0..more).map(move |_| outcome.job)
        })
        .collect()
}

/// How often a program is run before what it does is accepted.
#[must_use]
pub fn runs(outcome: &Outcome) -> u32 {
    let time = outcome.run.as_ref().map_or(TIME, |run| run.time);
    let fitting = TIME.as_millis() / time.as_millis().max(1);
    fitting.clamp(RUNS[0].into(), RUNS[1].into()) as u32
}

/// Makes the outputs the snapshots of their lessons, unless something is wrong
/// with a lesson's format or programs, or `again`, further runs of the same
/// programs, brought something else.
///
/// # Errors
/// If a file cannot be read or written.
pub fn accept(
    outcomes: &[Outcome],
    again: &[Outcome],
    problems: &[Problem],
) -> Result<Accepted> {
    let mut accepted = Accepted::default();
    for twins in outcomes.chunk_by(|a, b| a.job.twin_of(b.job)) {
        let reason = refusal(twins, problems)
            .or_else(|| twins.iter().find_map(|first| varies(first, again)));
        if let Some(reason) = reason {
            let name = twins[0].job.lesson.name.clone();
            accepted.refused.push((name, reason));
            continue;
        }
        for outcome in twins {
            let Job { lesson, language, .. } = outcome.job;
            if snapshot::accept(lesson, language, &outcome.output)? {
                accepted.changed.push(lesson.snapshot(language));
            }
        }
    }
    Ok(accepted)
}

/// Why nothing of a lesson can be accepted, whatever further runs bring.
fn refusal(twins: &[Outcome], problems: &[Problem]) -> Option<String> {
    let lesson: &Lesson = twins[0].job.lesson;
    let differs = lesson.settings.differs.is_some();
    // Experiments are written after the programs that they change.
    let of_programs = |problem: &&Problem| !problem.is_of_experiments;
    let mut problems = problems.iter().filter(of_programs);
    if problems.any(|problem| problem.concerns(lesson)) {
        return Some("its format is not right yet".to_owned());
    }
    let wrong = |o: &&Outcome| {
        o.skipped.is_some() || !o.faults.iter().all(|f| f.is_of_comparison())
    };
    if let Some(wrong) = twins.iter().find(wrong) {
        let language = wrong.job.language;
        return Some(format!("the {language} program did not pass"));
    }
    if differs {
        return None;
    }
    let [python, rust] = twins else {
        return Some("both programs have to run for that".to_owned());
    };
    (python.output != rust.output).then(|| {
        let advice = order::advice(&python.output, &rust.output);
        let what = advice.unwrap_or_else(|| {
            format!("different things: {}", difference(python, rust))
        });
        format!("the two programs print {what}")
    })
}

/// What another run of the same program did that the first did not.
fn varies(first: &Outcome, again: &[Outcome]) -> Option<String> {
    let Job { language, .. } = first.job;
    let runs = || again.iter().filter(|other| other.job.repeats(first.job));
    let all = runs().count() + 1;
    for (index, other) in runs().enumerate() {
        let run = index + 2;
        if let Some(fault) = other.faults.first() {
            return Some(format!(
                "the {language} program failed in run {run} of {all}: {fault}"
            ));
        }
        if let Some(reason) = &other.skipped {
            return Some(reason.clone());
        }
        if other.output != first.output {
            let advice = order::advice(&first.output, &other.output);
            let what = advice.unwrap_or_else(|| {
                "print only what is the same in every run (a duration as \
                 `label: 0.16 s`, a ratio as `1.93×`, a size as `9.1 MiB`)"
                    .to_owned()
            });
            return Some(format!(
                "the output of the {language} program varies from run to run: \
                 {what}\n{}",
                first_difference(
                    [&first.output, &other.output],
                    ["run 1", &format!("run {run}")],
                )
            ));
        }
    }
    None
}

fn difference(python: &Outcome, rust: &Outcome) -> String {
    let names = Language::ALL.map(Language::program);
    first_difference([&python.output, &rust.output], names)
}

/// The first line in which two outputs differ.
#[must_use]
pub fn first_difference(outputs: [&str; 2], names: [&str; 2]) -> String {
    let [a, b] = outputs.map(|output| output.lines().collect::<Vec<_>>());
    let lines = 0..a.len().max(b.len());
    let first = lines.into_iter().find(|&i| a.get(i) != b.get(i));
    let index = first.unwrap_or_default();
    let line = |lines: &[&str]| match lines.get(index) {
        Some(line) => format!("{line:?}"),
        None => "(no such line)".to_owned(),
    };
    format!(
        "line {} differs\n    {}: {}\n    {}: {}",
        index + 1,
        names[0],
        line(&a),
        names[1],
        line(&b)
    )
}
