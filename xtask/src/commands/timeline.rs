//! `timeline`: what happens in a run, as a picture.

use std::io::{Write, stdout};

use anyhow::{Result, bail};
use xtask::draw::{Strip, svg, terminal};
use xtask::files;
use xtask::judge::job::Outcome;
use xtask::judge::snapshot;
use xtask::lesson::discover::Workspace;
use xtask::measure::{HELD_UP, Machine};
use xtask::process::{Run, group, signals};
use xtask::report::{self, run_all};
use xtask::session::{Options, Session};

/// Draws lessons, each from one run of each program. Says whether the programs
/// did what they should: a picture of anything else teaches nothing.
pub fn timeline(
    workspace: &Workspace,
    names: &[String],
    on_terminal: bool,
) -> Result<bool> {
    signals::listen(group::interrupt)?;
    let lessons = workspace.select(names)?;
    let session = Session::prepare(workspace, &lessons, Options::default())?;
    let start = session.start_of_python().map(|time| time.as_secs_f64());
    let mut outcomes = run_all(&session, &session.jobs(&lessons, None));
    if group::interrupted() {
        bail!("interrupted");
    }
    snapshot::outputs(&mut outcomes)?;
    let python = session.python.as_ref().ok().map(|p| p.version.as_str());
    let machine = Machine::here(python).to_string();
    for twins in outcomes.chunk_by(|a, b| a.job.twin_of(b.job)) {
        let strips: Vec<_> =
            twins.iter().filter_map(|twin| Strip::of(twin, start)).collect();
        if strips.is_empty() {
            continue;
        }
        let name = &twins[0].job.lesson.name;
        let is_busy = twins.iter().any(held_up);
        let busy = if is_busy { ", busy with other programs" } else { "" };
        let note = format!("{machine}{busy}");
        if on_terminal {
            let picture = terminal::draw(&strips, report::width());
            writeln!(stdout(), "{name}\n\n{picture}")?;
        } else {
            let path = workspace.target_dir().join("timelines");
            let path = path.join(format!("{name}.svg"));
            files::update(&path, &svg::draw(name, &strips, &note))?;
            writeln!(stdout(), "{}", workspace.relative(&path))?;
        }
    }
    write!(stdout(), "{}", report::failures(workspace, &outcomes))?;
    write!(stdout(), "{}", report::skips(&session, &outcomes))?;
    Ok(outcomes.iter().all(Outcome::passed))
}

/// Whether other programs took so much of the machine that it shows.
fn held_up(outcome: &Outcome) -> bool {
    let others = outcome.run.as_ref().and_then(Run::share_of_others);
    others.is_some_and(|part| part >= HELD_UP)
}
