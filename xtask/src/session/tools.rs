//! The tools that judge how programs are written: rustfmt, clippy and ruff,
//! called as CI calls them.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};
use common::cargo;

use super::python;
use super::surroundings::clean;
use crate::lesson::discover::{Language, Lesson, Workspace};

/// What the tools look at.
#[derive(Debug, Clone, Copy)]
pub enum Scope<'a> {
    /// Everything in the workspace, the runner included.
    All,
    /// The programs of these lessons.
    Lessons(&'a [&'a Lesson]),
}

impl Scope<'_> {
    /// The programs in one language; nothing if it is everything.
    fn programs(self, language: Language) -> Option<Vec<PathBuf>> {
        match self {
            Self::All => None,
            Self::Lessons(lessons) => {
                Some(lessons.iter().map(|l| l.program(language)).collect())
            }
        }
    }
}

/// What a tool has found: nothing, or its own words.
pub type Verdict = Option<String>;

/// Lets rustfmt compare the programs with what it would write, or write that.
///
/// # Errors
/// If there is no rustfmt.
pub fn rustfmt(
    workspace: &Workspace,
    scope: Scope,
    fix: bool,
) -> Result<Verdict> {
    let mut command = match scope.programs(Language::Rust) {
        None => {
            let mut command = cargo::command();
            command.arg("fmt");
            command
        }
        Some(programs) => {
            let rustfmt = env::var_os("RUSTFMT");
            let mut command =
                Command::new(rustfmt.unwrap_or_else(|| "rustfmt".into()));
            command.args(programs);
            command
        }
    };
    if !fix {
        command.arg("--check");
    }
    let advice = "no rustfmt: `rustup component add rustfmt`";
    verdict(command.current_dir(&workspace.root)).context(advice)
}

/// Lets clippy judge the programs. What it says, and how far it is, is seen
/// as it goes.
///
/// # Errors
/// If cargo cannot be started, or there is no clippy.
pub fn clippy(workspace: &Workspace, scope: Scope) -> Result<Verdict> {
    let there = cargo::command()
        .args(["clippy", "--version"])
        .output()
        .context("cannot start cargo")?;
    let advice = "no clippy: `rustup component add clippy`";
    ensure!(there.status.success(), advice);
    let mut command = cargo::command();
    // With all packages named, crates have the features that they are built
    // with: nothing is compiled twice.
    command.args(["clippy", "--workspace"]).current_dir(&workspace.root);
    match scope {
        Scope::All => {
            command.arg("--all-targets");
        }
        Scope::Lessons(lessons) => {
            for lesson in lessons {
                command.args(["--bin", &lesson.name]);
            }
        }
    }
    command.args(["--", "--deny", "warnings"]).stdin(Stdio::null());
    let status = command.status().context("cannot start cargo")?;
    Ok((!status.success()).then(|| "clippy says why, above".to_owned()))
}

/// The release of ruff that CI uses, in an environment of its own.
#[derive(Debug)]
pub struct Ruff {
    interpreter: PathBuf,
}

impl Ruff {
    /// Installs it, once, if it is not there.
    ///
    /// # Errors
    /// If there is no Python, or no network the first time.
    pub fn prepare(workspace: &Workspace) -> Result<Self> {
        let requirements = workspace.root.join(".ci/requirements.txt");
        let interpreter = python::tools(workspace, "-ruff", &requirements)?;
        Ok(Self { interpreter })
    }

    /// Lets it look for mistakes, or also mend those that it can.
    ///
    /// # Errors
    /// If it cannot be started.
    pub fn check(
        &self,
        workspace: &Workspace,
        scope: Scope,
        fix: bool,
    ) -> Result<Verdict> {
        let fix: &[&str] = if fix { &["--fix"] } else { &[] };
        self.run(workspace, scope, &[&["check", "--quiet"], fix].concat())
    }

    /// Lets it compare the programs with what it would write, or write that.
    ///
    /// # Errors
    /// If it cannot be started.
    pub fn format(
        &self,
        workspace: &Workspace,
        scope: Scope,
        fix: bool,
    ) -> Result<Verdict> {
        let check: &[&str] = if fix { &[] } else { &["--diff"] };
        self.run(workspace, scope, &[&["format", "--quiet"], check].concat())
    }

    fn run(
        &self,
        workspace: &Workspace,
        scope: Scope,
        arguments: &[&str],
    ) -> Result<Verdict> {
        let programs: Vec<OsString> = match scope.programs(Language::Python) {
            None => {
                let families = workspace.families.iter();
                let families = families.map(|f| f.dir.clone());
                let scale = workspace.scale()?.map(|scale| scale.dir);
                let rest = scale.into_iter().chain(["xtask".into()]);
                families.chain(rest).map(Into::into).collect()
            }
            Some(programs) => programs.into_iter().map(Into::into).collect(),
        };
        let mut command = clean(&self.interpreter);
        command.args(["-I", "-m", "ruff"]).args(arguments);
        command.arg("--config").arg(versions(workspace)).args(programs);
        verdict(command.current_dir(&workspace.root))
            .context("ruff cannot be started")
    }
}

/// What ruff.toml need not say: which programs are for a newer Python than the
/// others, as their entries tell.
fn versions(workspace: &Workspace) -> String {
    let lessons = workspace.lessons.iter();
    let newer = lessons.filter_map(|lesson| {
        let (major, minor) = lesson.settings.python?;
        let program = lesson.program(Language::Python);
        let program = workspace.relative(&program);
        Some(format!("'{program}' = 'py{major}{minor}'"))
    });
    let newer: Vec<_> = newer.collect();
    format!("per-file-target-version = {{ {} }}", newer.join(", "))
}

/// Nothing if the tool is content.
fn verdict(command: &mut Command) -> Result<Verdict> {
    let output = command.stdin(Stdio::null()).output()?;
    if output.status.success() {
        return Ok(None);
    }
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    Ok(Some(String::from_utf8_lossy(&text).into_owned()))
}
