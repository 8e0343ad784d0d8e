//! `bench`: how near lessons come to what is possible.

use std::io::{Write, stderr, stdout};
use std::path::Path;

use anyhow::{Result, ensure};
use xtask::files;
use xtask::judge::job::Outcome;
use xtask::lesson::discover::{Language, Lesson, Workspace};
use xtask::measure::bench::{self, Row};
use xtask::measure::{Machine, Printed};
use xtask::process::{group, signals};
use xtask::report;
use xtask::session::build::Profile;
use xtask::session::{Options, Session};

use super::repeated;

/// Runs the lessons among `names` that have a limit, and says how near they
/// come to it. Says whether every run passed.
pub fn bench(
    workspace: &Workspace,
    names: &[String],
    release: bool,
    json: Option<&Path>,
) -> Result<bool> {
    signals::listen(group::interrupt)?;
    let rows = rows(workspace, names)?;
    let mut lessons: Vec<&Lesson> = rows.iter().map(|row| row.lesson).collect();
    lessons.dedup_by(|a, b| a.name == b.name);
    let (profile, build) = match release {
        true => (Profile::Release, "a release build"),
        false => (Profile::Dev, "built as `cargo run` does"),
    };
    let options = Options { profile, ..Options::default() };
    let session = Session::prepare(workspace, &lessons, options)?;
    let outcomes = repeated::run(&session, &lessons)?;
    let printed = Printed::of(&outcomes);
    let python = session.python.as_ref().ok().map(|p| p.version.as_str());
    let machine = Machine::here(python);
    let measured = rows.into_iter().map(|row| {
        let of = |language| row.result(&printed, language, machine.cores);
        let results = Language::ALL.map(of);
        (row, results)
    });
    let measured: Vec<_> = measured.collect();
    write!(stdout(), "{}", bench::page(&measured, &machine, build))?;
    if let Some(path) = json {
        files::replace(path, &bench::json(&measured, &machine, build))?;
    }
    write!(stderr(), "{}", report::failures(workspace, &outcomes))?;
    write!(stderr(), "{}", report::skips(&session, &outcomes))?;
    Ok(outcomes.iter().all(Outcome::passed))
}

/// What starting costs, and the rows of the lessons that `names` stand for.
fn rows<'w>(
    workspace: &'w Workspace,
    names: &[String],
) -> Result<Vec<Row<'w>>> {
    let lessons = workspace.select(names)?;
    let limited = bench::rows(&lessons);
    ensure!(
        !limited.is_empty(),
        "{} has no limit to be held against: its entry has neither `waits` \
         nor `limits`",
        names.join(", ")
    );
    let mut rows: Vec<_> = bench::start(workspace).into_iter().collect();
    rows.extend(limited);
    Ok(rows)
}
