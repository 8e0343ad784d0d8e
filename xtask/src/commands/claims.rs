//! `claims`: what the articles claim, judged by what the lessons measure.

use std::io::{Write, stdout};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use xtask::files;
use xtask::judge::job::{Job, Outcome};
use xtask::judge::snapshot;
use xtask::lesson::articles;
use xtask::lesson::discover::{Lesson, Workspace};
use xtask::measure::{Machine, Printed, claims};
use xtask::process::group;
use xtask::report;
use xtask::session::build::{self, Profile};
use xtask::session::{Options, Session};

/// So often each program is run: the median is that of one of them, and one
/// slow run does not move it.
const RUNS: usize = 5;

/// Runs the lessons that show the claims, or one of them, and says what holds.
/// Says whether every run passed.
pub fn judge(
    workspace: &Workspace,
    only: Option<&str>,
    json: Option<&Path>,
) -> Result<bool> {
    ctrlc::set_handler(group::interrupt)
        .context("Ctrl-C cannot be listened to")?;
    let claims = claims::read(workspace)?;
    let claims = claims::select(&claims, only)?;
    let cores = xtask::process::cores();
    let lessons = claims::lessons(workspace, &claims, cores);
    let session = prepare(workspace, &lessons)?;
    let outcomes = run(&session, &lessons)?;
    ensure!(!group::interrupted(), "interrupted");
    let printed = Printed::of(&outcomes);
    let judged = claims.iter().map(|c| claims::judge(c, &printed, cores));
    let judged: Vec<_> = judged.collect();
    let python = session.python.as_ref().ok().map(|p| p.version.as_str());
    let machine = Machine::here(python);
    let articles = articles::read(workspace)?;
    let page = claims::page(&articles, &judged, &machine, RUNS);
    write!(stdout(), "{page}")?;
    if let Some(path) = json {
        files::replace(path, &claims::json(&judged, &machine, RUNS))?;
    }
    eprint!("{}", report::failures(workspace, &outcomes));
    eprint!("{}", report::skips(&session, &outcomes));
    Ok(outcomes.iter().all(Outcome::passed))
}

fn prepare(workspace: &Workspace, lessons: &[&Lesson]) -> Result<Session> {
    let executables = match lessons {
        [] => build::Executables::new(), // cargo would build everything
        _ => build::build(workspace, lessons, Profile::Release)?,
    };
    Session::around(workspace, lessons, Options::default(), executables)
}

/// Runs every program, and then all of them again and again: a minute in which
/// the machine is busy spoils one run of each, and not all runs of one.
fn run<'a>(
    session: &Session,
    lessons: &[&'a Lesson],
) -> Result<Vec<Outcome<'a>>> {
    let once = session.jobs(lessons, None);
    let jobs: Vec<Job> = once.repeat(RUNS);
    let mut outcomes = report::run_one_by_one(session, &jobs);
    snapshot::outputs(&mut outcomes)?;
    Ok(outcomes)
}
