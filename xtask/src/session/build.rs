//! Compiles the Rust programs of a selection, once, before anything runs.

use std::collections::HashMap;
use std::env;
use std::io::BufReader;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use cargo_metadata::Message;

use crate::lesson::discover::{Lesson, Workspace};

/// The executables, by the lesson's name. A lesson that does not compile has
/// none; the compiler has said why by then.
pub type Executables = HashMap<String, PathBuf>;

/// Compiles the Rust programs of `lessons`, as a plain `cargo run` would.
///
/// # Errors
/// If cargo cannot be started or its messages cannot be read.
pub fn build(
    workspace: &Workspace,
    lessons: &[&Lesson],
) -> Result<Executables> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        // The features of a crate depend on the packages that are named. With
        // all of them named, another selection compiles nothing again.
        .args(["build", "--workspace", "--keep-going"])
        .arg("--message-format=json-render-diagnostics")
        .current_dir(&workspace.root)
        .stdout(Stdio::piped());
    for lesson in lessons {
        command.args(["--bin", &lesson.name]);
    }
    let mut cargo = command.spawn().context("cannot start cargo")?;
    let stdout = cargo.stdout.take().context("cargo has no output")?;
    let mut executables = Executables::new();
    for message in Message::parse_stream(BufReader::new(stdout)) {
        if let Message::CompilerArtifact(artifact) = message?
            && let Some(path) = artifact.executable
        {
            executables.insert(artifact.target.name, path.into());
        }
    }
    cargo.wait()?; // a lesson without an executable is reported as such
    Ok(executables)
}
