//! `matrix`: the Python programs under every Python there is.

use std::io::{Write, stdout};

use anyhow::{Result, ensure};
use common::timing::Stopwatch;
use console::style;
use xtask::judge::job::{Job, Outcome};
use xtask::judge::snapshot;
use xtask::lesson::discover::{Language, Workspace};
use xtask::process::{group, signals};
use xtask::report::{self, Count, Took, run_all};
use xtask::session::{Options, Session, python};

/// Runs every Python program under each Python on `PATH`, those that start
/// processes once for each start method. Says whether all passed.
pub fn matrix(workspace: &Workspace, names: &[String]) -> Result<bool> {
    signals::listen(group::interrupt)?;
    let lessons = workspace.select(names)?;
    let pythons = python::all();
    ensure!(!pythons.is_empty(), "no Python on PATH is new enough");
    let mut all_passed = true;
    let mut untried = lessons.clone();
    for found in pythons {
        let watch = Stopwatch::start();
        let title = style(format!("Python {}", found.version)).bold();
        writeln!(stdout(), "{title}")?;
        let options = Options {
            python: Some(found.path),
            only: Some(Language::Python),
            ..Options::default()
        };
        let session = Session::prepare(workspace, &lessons, options)?;
        let mut jobs = session.jobs(&lessons, None);
        // Whichever start method is Python's own is among all of them.
        jobs.retain(|job| !job.lesson.starts_processes());
        jobs.extend(lessons.iter().flat_map(|l| Job::start_methods(l)));
        let preparing = watch.elapsed();
        let (mut outcomes, running) =
            Stopwatch::time(|| run_all(&session, &jobs));
        snapshot::outputs(&mut outcomes)?;
        write!(stdout(), "{}", report::failures(workspace, &outcomes))?;
        write!(stdout(), "{}", report::skips(&session, &outcomes))?;
        let took = Took { preparing, running };
        let closing = report::closing(&outcomes, took);
        writeln!(stdout(), "{closing}\n")?;
        // A package may not exist for a Python: that has to be seen.
        let count = Count::of(&outcomes);
        all_passed &= count.failed == 0 && count.is_complete();
        untried.retain(|lesson| {
            let of_it = |o: &&Outcome| o.job.lesson.name == lesson.name;
            outcomes.iter().filter(of_it).all(|o| o.skipped.is_some())
        });
    }
    for lesson in &untried {
        let name = &lesson.name;
        writeln!(stdout(), "no Python on PATH could run {name}")?;
    }
    all_passed &= untried.is_empty();
    Ok(all_passed)
}
