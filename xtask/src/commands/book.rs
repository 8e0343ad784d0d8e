//! `book`: the course site, which a package of its own makes.

use anyhow::{Context, Result};
use common::cargo;
use xtask::lesson::discover::Workspace;
use xtask::process::group;

/// Builds the package `book` and runs it with `arguments`: it stands on
/// mdBook, which would take the runner's own build far longer.
pub fn book(workspace: &Workspace, arguments: &[String]) -> Result<bool> {
    ctrlc::set_handler(group::interrupt)
        .context("Ctrl-C cannot be listened to")?;
    let status = cargo::command()
        .args(["run", "--package", "book", "--"])
        .args(arguments)
        .current_dir(&workspace.root)
        .status()
        .context("cannot start cargo")?;
    Ok(status.success())
}
