//! The tools that judge how programs are written: rustfmt, clippy and ruff,
//! called as CI calls them.

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

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
    let rustfmt = env::var_os("RUSTFMT").unwrap_or_else(|| "rustfmt".into());
    ensure!(
        is_there(&mut Command::new(&rustfmt)),
        "no rustfmt: `rustup component add rustfmt`"
    );
    let mut command = match scope.programs(Language::Rust) {
        None => {
            let mut command = cargo::command();
            command.arg("fmt");
            command
        }
        Some(programs) => {
            let mut command = Command::new(rustfmt);
            command.args(programs);
            command
        }
    };
    if !fix {
        command.arg("--check");
    }
    let output = output(command.current_dir(&workspace.root))?;
    Ok(difference(&output, fix))
}

/// Lets clippy judge the programs. What it says, and how far it is, is seen
/// as it goes.
///
/// # Errors
/// If cargo cannot be started, or there is no clippy.
pub fn clippy(workspace: &Workspace, scope: Scope) -> Result<Verdict> {
    ensure!(
        is_there(cargo::command().arg("clippy")),
        "no clippy: `rustup component add clippy`"
    );
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
        let arguments = [&["check", "--quiet"], fix].concat();
        let output = self.run(workspace, scope, &arguments)?;
        Ok((!output.status.success()).then(|| said(&output)))
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
        // Not quiet: it would hide that it cannot read a program.
        let check: &[&str] = if fix { &[] } else { &["--diff"] };
        let arguments = [&["format"], check].concat();
        let output = self.run(workspace, scope, &arguments)?;
        Ok(difference(&output, fix))
    }

    fn run(
        &self,
        workspace: &Workspace,
        scope: Scope,
        arguments: &[&str],
    ) -> Result<Output> {
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
        output(command.current_dir(&workspace.root))
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

/// Whether a tool can be started. What rustup puts in the place of one that is
/// not installed can be, and fails.
fn is_there(tool: &mut Command) -> bool {
    let version = tool.arg("--version").output();
    version.is_ok_and(|output| output.status.success())
}

fn output(command: &mut Command) -> io::Result<Output> {
    command.stdin(Stdio::null()).output()
}

/// What a tool that writes programs would write otherwise, or why it cannot
/// read them: a difference is on its standard output, a complaint is not, and
/// no --fix helps against one.
fn difference(output: &Output, fix: bool) -> Verdict {
    if output.status.success() {
        return None;
    }
    let advice = match output.stdout[..] {
        [_, ..] if !fix => "the same command with --fix writes it so:\n",
        _ => "",
    };
    Some(advice.to_owned() + &said(output))
}

fn said(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    String::from_utf8_lossy(&text).into_owned()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn only_a_difference_can_be_written() {
        let told = |script: &str, fix| {
            let output = output(Command::new("sh").args(["-c", script]));
            difference(&output.expect("a shell"), fix).unwrap_or_default()
        };
        let differs = "echo -a; echo +b; echo 1 file >&2; exit 1";
        assert!(
            told(differs, false).contains("--fix writes it so:\n-a\n+b\n1")
        );
        assert!(!told(differs, true).contains("--fix"));
        assert_eq!(told("echo no syntax >&2; exit 2", false), "no syntax\n");
        assert_eq!(told("echo all is well", false), "");
    }

    #[test]
    fn what_stands_in_for_a_tool_is_not_there() {
        assert!(!is_there(&mut Command::new("there is no such tool")));
        assert!(!is_there(Command::new("sh").args(["-c", "exit 1"])));
    }
}
