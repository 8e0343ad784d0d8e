//! `run` and `run-all`: the runner's work.

use std::io::{Write, stdout};

use anyhow::{Context, Result};
use common::timing::Stopwatch;
use console::style;
use xtask::files;
use xtask::judge::job::Outcome;
use xtask::judge::snapshot;
use xtask::lesson::check;
use xtask::lesson::discover::{Language, Lesson, Workspace};
use xtask::process::{Stream, group};
use xtask::report::{self, Count, Progress, Took};
use xtask::session::schedule;
use xtask::session::{Options, Session};

use crate::cli::How;

/// Checks, prepares, runs, compares, reports. Says whether nothing is wrong.
pub fn run(workspace: &Workspace, names: &[String], how: &How) -> Result<bool> {
    ctrlc::set_handler(group::interrupt)
        .context("Ctrl-C cannot be listened to")?;
    let watch = Stopwatch::start();
    let lessons = workspace.select(names)?;
    let rules_kept = check(workspace, names, &lessons)?;
    let options = Options { python: how.python.clone(), only: how.only };
    let session = Session::prepare(workspace, &lessons, options)?;
    let jobs = session.jobs(&lessons, how.start_method);
    let preparing = watch.elapsed();
    let progress = Progress::new(jobs.len());
    let (mut outcomes, running) = Stopwatch::time(|| {
        schedule::run_all(&session, &jobs, |event| progress.show(&event))
    });
    progress.finish();
    let took = Took { preparing, running };
    if how.accept {
        accept(workspace, &outcomes)?;
    }
    snapshot::outputs(&mut outcomes)?;
    if let Some(path) = &how.report {
        files::replace(path, &report::json(&session, &outcomes, took))?;
    }
    if !names.is_empty() {
        write!(stdout(), "{}", outputs(&outcomes))?;
    }
    write!(stdout(), "{}", report::table(&outcomes))?;
    write!(stdout(), "{}", report::failures(workspace, &outcomes))?;
    write!(stdout(), "{}", report::skips(&session, &outcomes))?;
    writeln!(stdout(), "{}", report::closing(&outcomes, took))?;
    let count = Count::of(&outcomes);
    let complete = count.skipped == 0 || !how.strict;
    Ok(rules_kept && count.failed == 0 && complete)
}

fn check(
    workspace: &Workspace,
    names: &[String],
    lessons: &[&Lesson],
) -> Result<bool> {
    let families = workspace.families.iter().filter(|_| names.is_empty());
    let problems: Vec<_> = families
        .flat_map(check::family)
        .chain(lessons.iter().flat_map(|lesson| check::lesson(lesson)))
        .collect();
    for problem in &problems {
        let word = style("format").red().bold();
        writeln!(stdout(), "{word} {}\n", problem.display(workspace))?;
    }
    Ok(problems.is_empty())
}

fn accept(workspace: &Workspace, outcomes: &[Outcome]) -> Result<()> {
    let accepted = snapshot::accept_all(outcomes)?;
    for path in &accepted.changed {
        let word = style("accepted").green().bold();
        writeln!(stdout(), "{word} {}", workspace.relative(path))?;
    }
    for (lesson, reason) in &accepted.refused {
        let word = style("not accepted").red().bold();
        writeln!(stdout(), "{word} {lesson}: {reason}")?;
    }
    if accepted.changed.is_empty() && accepted.refused.is_empty() {
        writeln!(stdout(), "no snapshot changed")?;
    }
    writeln!(stdout())?;
    Ok(())
}

/// Both outputs of every lesson, side by side.
fn outputs(outcomes: &[Outcome]) -> String {
    let printed = |language, twins: &[Outcome]| {
        let outcome = twins.iter().find(|o| o.job.language == language);
        let run = outcome.and_then(|outcome| outcome.run.as_ref());
        run.map_or(String::new(), |run| run.text(Stream::Stdout))
    };
    let mut text = String::new();
    for twins in outcomes.chunk_by(|a, b| a.job.twin_of(b.job)) {
        let name = &twins[0].job.lesson.name;
        let titles = [Language::Python, Language::Rust]
            .map(|language| format!("{name} in {language}"));
        let row = [Language::Python, Language::Rust]
            .map(|language| printed(language, twins));
        text += &report::side_by_side([&titles[0], &titles[1]], &[row]);
        text += "\n";
    }
    text
}
