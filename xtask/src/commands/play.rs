//! `play`: change a lesson and see what becomes different.

use std::io::{Write, stdout};
use std::ops::ControlFlow;

use anyhow::Result;
use xtask::lesson::discover::Workspace;
use xtask::practice::{self, Play};
use xtask::process::{group, signals};

/// Copies a lesson's programs, and runs the copies at every save. Whatever they
/// do, nothing is wrong.
pub fn play(
    workspace: &Workspace,
    name: &str,
    times: u16,
    reset: bool,
) -> Result<bool> {
    signals::listen(group::interrupt)?;
    let lesson = workspace.lesson(name)?;
    let mut play = Play::prepare(workspace, lesson, times.into(), reset)?;
    if !practice::is_watched() {
        write!(stdout(), "{}{}", play.heading(), play.round()?)?;
        return Ok(true);
    }
    practice::at_every_save(&play.files(), || {
        write!(stdout(), "{}", play.heading())?;
        let round = play.round()?;
        write!(stdout(), "{round}\nSave to run both again. Ctrl-C ends.\n")?;
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(true)
}
