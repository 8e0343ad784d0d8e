//! `claims`: what the articles claim, judged by what the lessons measure.

use std::io::{Write, stderr, stdout};
use std::path::Path;

use anyhow::Result;
use xtask::files;
use xtask::judge::job::Outcome;
use xtask::lesson::articles;
use xtask::lesson::discover::{Lesson, Workspace};
use xtask::measure::{Machine, Printed, claims};
use xtask::process::{group, signals};
use xtask::report;
use xtask::session::build::{self, Profile};
use xtask::session::{Options, Session};

use super::repeated::{self, RUNS};

/// Runs the lessons that show the claims, or one of them, and says what holds.
/// Says whether every run passed.
pub fn judge(
    workspace: &Workspace,
    only: Option<&str>,
    json: Option<&Path>,
) -> Result<bool> {
    signals::listen(group::interrupt)?;
    let claims = claims::read(workspace)?;
    let claims = claims::select(&claims, only)?;
    let cores = xtask::process::cores();
    let lessons = claims::lessons(workspace, &claims, cores);
    let session = prepare(workspace, &lessons)?;
    let outcomes = repeated::run(&session, &lessons)?;
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
    write!(stderr(), "{}", report::failures(workspace, &outcomes))?;
    write!(stderr(), "{}", report::skips(&session, &outcomes))?;
    Ok(outcomes.iter().all(Outcome::passed))
}

fn prepare(workspace: &Workspace, lessons: &[&Lesson]) -> Result<Session> {
    let profile = Profile::Release;
    let executables = match lessons {
        [] => build::Executables::new(), // cargo would build everything
        _ => build::build(workspace, lessons, profile)?,
    };
    let options = Options { profile, ..Options::default() };
    Session::around(workspace, lessons, options, executables)
}
