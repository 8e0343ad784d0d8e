//! `practice`: write one program of a lesson, and be told what is missing.

use std::io::{Write, stdout};
use std::ops::ControlFlow;

use anyhow::Result;
use xtask::lesson::discover::{Language, Workspace};
use xtask::practice::{self, Practice};
use xtask::process::{group, signals};

/// Lists the lessons with what was done.
pub fn list(workspace: &Workspace) -> Result<bool> {
    write!(stdout(), "{}", practice::list(workspace)?)?;
    Ok(true)
}

/// Shows the lesson's code of the next step.
pub fn hint(
    workspace: &Workspace,
    name: &str,
    language: Language,
) -> Result<bool> {
    let lesson = workspace.lesson(name)?;
    let step = practice::next_step(workspace, lesson, language)?;
    write!(stdout(), "{step}")?;
    Ok(true)
}

/// Checks a program at every save until it is right, or `once`. Says whether
/// it is.
pub fn write(
    workspace: &Workspace,
    name: &str,
    language: Language,
    once: bool,
) -> Result<bool> {
    signals::listen(group::interrupt)?;
    let lesson = workspace.lesson(name)?;
    let mut practice = Practice::prepare(workspace, lesson, language)?;
    let heading = practice.heading()?;
    if once || !practice::is_watched() {
        write!(stdout(), "{heading}")?;
        let round = practice.round()?;
        write!(stdout(), "{}", round.text)?;
        return Ok(round.is_right);
    }
    let mut is_right = false;
    practice::at_every_save(&practice.files(), || {
        write!(stdout(), "{heading}")?;
        let round = practice.round()?;
        write!(stdout(), "{}", round.text)?;
        is_right = round.is_right;
        if is_right {
            return Ok(ControlFlow::Break(()));
        }
        writeln!(stdout(), "\nSave to check again. Ctrl-C ends.")?;
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(is_right)
}
