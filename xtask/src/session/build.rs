//! Compiles the Rust programs of a selection, once, before anything runs.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result};
use common::cargo;
use serde::Deserialize;

use crate::lesson::discover::{Lesson, Workspace};

/// The executables, by the lesson's name. A lesson that does not compile has
/// none; the compiler has said why by then.
pub type Executables = HashMap<String, PathBuf>;

/// The part of cargo's messages that tells of an executable.
#[derive(Deserialize)]
struct Message {
    target: Option<Target>,
    executable: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

/// How the programs are compiled.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// As a plain `cargo run` does.
    #[default]
    Dev,
    /// As for good: what is measured is to be no slower than it has to be.
    Release,
}

/// Compiles the Rust programs of `lessons`.
///
/// # Errors
/// If cargo cannot be started or its messages cannot be read.
pub fn build(
    workspace: &Workspace,
    lessons: &[&Lesson],
    profile: Profile,
) -> Result<Executables> {
    let mut command = cargo::command();
    command
        // The features of a crate depend on the packages that are named. With
        // all of them named, another selection compiles nothing again.
        .args(["build", "--workspace", "--keep-going"])
        .arg("--message-format=json-render-diagnostics")
        .current_dir(&workspace.root)
        .stdout(Stdio::piped());
    if profile == Profile::Release {
        command.arg("--release");
    }
    for lesson in lessons {
        command.args(["--bin", &lesson.name]);
    }
    let mut cargo = command.spawn().context("cannot start cargo")?;
    let stdout = cargo.stdout.take().context("cargo has no output")?;
    let mut executables = Executables::new();
    for line in BufReader::new(stdout).lines() {
        let message: Message = serde_json::from_str(&line?)
            .context("cargo's messages cannot be read")?;
        if let (Some(target), Some(path)) = (message.target, message.executable)
        {
            executables.insert(target.name, path);
        }
    }
    cargo.wait()?; // a lesson without an executable is reported as such
    Ok(executables)
}
