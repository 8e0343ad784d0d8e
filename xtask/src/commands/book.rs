//! `book`: the course site, which a package of its own makes.

use std::process::Command;

use anyhow::{Context, Result};
use common::cargo;
use xtask::lesson::discover::Workspace;

/// Builds the package `book` and runs it with `arguments`: it stands on
/// mdBook, which would take the runner's own build far longer.
pub fn book(workspace: &Workspace, arguments: &[String]) -> Result<bool> {
    let mut command = cargo::command();
    command
        .args(["run", "--package", "book", "--"])
        .args(arguments)
        .current_dir(&workspace.root);
    take_over(command)
}

/// Lets `command` take the place of the runner, so that whoever ends the one
/// ends the other, and its exit status is the runner's.
#[cfg(unix)]
fn take_over(mut command: Command) -> Result<bool> {
    use std::os::unix::process::CommandExt;

    Err(command.exec()).context("cannot start cargo")
}

/// The nearest to it: the console sends Ctrl-C to both, and the runner waits.
#[cfg(not(unix))]
fn take_over(mut command: Command) -> Result<bool> {
    use xtask::process::{group, signals};

    signals::listen(group::interrupt)?;
    let status = command.status().context("cannot start cargo")?;
    std::process::exit(status.code().unwrap_or(1))
}
