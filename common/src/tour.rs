//! The tour: `cargo run -p examples-threads` runs the Rust programs of a
//! family in reading order, each under a heading, and says how long it took.

use std::env;
use std::fs;
use std::io::{self, Write, stderr, stdout};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail, ensure};
use toml::Value;

use crate::cargo;
use crate::family::{Entry, Family};
use crate::pipe;
use crate::timing::{self, Stopwatch};

/// Lets the tour wait before each lesson.
const PAUSE: &str = "--pause";

/// Runs the lessons of this family that the command line names, or all of
/// them. The family is the package that `cargo run` names. Succeeds if every
/// lesson ended with the exit status that its entry calls right; fails quietly
/// if nobody reads on.
///
/// # Errors
/// If it was not started by cargo, or if a lesson of that name does not exist,
/// does not compile, or cannot be started.
pub fn run() -> Result<ExitCode> {
    match tour() {
        Err(error) if pipe::is_broken(&error) => Ok(ExitCode::FAILURE),
        ended => ended,
    }
}

fn tour() -> Result<ExitCode> {
    let dir = env::var_os("CARGO_MANIFEST_DIR");
    let dir = dir.context("run this through `cargo run -p FAMILY`")?;
    let family = Family::read(Path::new(&dir))?;
    let mut names: Vec<String> = env::args().skip(1).collect();
    let given = names.len();
    names.retain(|name| name != PAUSE);
    let pauses = names.len() < given;
    if names.iter().any(|name| name == "--help" || name == "-h") {
        write!(stdout(), "{}", help(&family)?)?;
        return Ok(ExitCode::SUCCESS);
    }
    let lessons = select(&family, &names)?;
    build(&family, &lessons)?;
    let mut wrong = Vec::new();
    for (position, lesson) in lessons.iter().enumerate() {
        if position > 0 {
            writeln!(stdout())?;
        }
        writeln!(stdout(), "{}", heading(&family, lesson)?)?;
        if pauses {
            show_code(lesson)?;
        }
        let (right, took) = Stopwatch::time(|| run_lesson(lesson));
        let right = right?;
        let took = timing::written(took);
        writeln!(stdout(), "\n   {} took {took}", lesson.name)?;
        if !right {
            wrong.push(lesson.name.as_str());
        }
    }
    if wrong.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    let wrong = wrong.join(", ");
    writeln!(stderr(), "\nended with the wrong exit status: {wrong}")?;
    Ok(ExitCode::FAILURE)
}

/// Shows the program, and waits until somebody wants to see it run.
fn show_code(lesson: &Entry) -> Result<()> {
    let path = lesson.file("main.rs");
    let code = fs::read_to_string(&path)
        .with_context(|| format!("cannot read {}", path.display()))?;
    writeln!(stdout(), "{code}\n   Enter runs it.")?;
    io::stdin().read_line(&mut String::new())?;
    Ok(())
}

fn help(family: &Family) -> Result<String> {
    let name = &family.name;
    let mut text = format!(
        "Runs the lessons of this family in reading order.\n\n\
         cargo run -p {name}                  all of them\n\
         cargo run -p {name} -- NAME...       those\n\
         cargo run -p {name} -- {PAUSE}       show each program first, and \
         wait\n\
         cargo run -p {name} --bin NAME       one program, nothing around it\n\
         \nLessons:\n"
    );
    for lesson in &family.lessons {
        text += &format!("  {:<20} {}\n", lesson.name, lesson.summary()?);
    }
    Ok(text)
}

fn select<'a>(family: &'a Family, names: &[String]) -> Result<Vec<&'a Entry>> {
    if names.is_empty() {
        return Ok(family.lessons.iter().collect());
    }
    let find = |name: &String| {
        let mut lessons = family.lessons.iter();
        lessons.find(|lesson| lesson.name == *name).with_context(|| {
            let all = family.lessons.iter().map(|l| l.name.as_str());
            format!(
                "{} has no lesson {name:?}; it has: {}",
                family.name,
                all.collect::<Vec<_>>().join(", ")
            )
        })
    };
    names.iter().map(find).collect()
}

/// Compiles all that will be run before the first heading, so that no
/// compiler's message comes between the lessons.
fn build(family: &Family, lessons: &[&Entry]) -> Result<()> {
    let mut command = cargo::command();
    command.args(["build", "--package", &family.name]);
    if !cfg!(debug_assertions) {
        command.arg("--release");
    }
    for lesson in lessons {
        command.args(["--bin", &lesson.name]);
    }
    let status = command
        .current_dir(&family.dir)
        .status()
        .context("cannot start cargo; run this through `cargo run`")?;
    ensure!(status.success(), "the lessons do not compile, see above");
    Ok(())
}

fn heading(family: &Family, lesson: &Entry) -> Result<String> {
    let folder = format!("{}/{}", family.name, lesson.name);
    Ok(format!(
        "── {} ── {}\n   {folder}/main.py  {folder}/main.rs\n",
        lesson.name,
        lesson.summary()?
    ))
}

fn run_lesson(lesson: &Entry) -> Result<bool> {
    let status = Command::new(executable(&lesson.name)?)
        .status()
        .with_context(|| format!("cannot start the lesson {}", lesson.name))?;
    let right = lesson.metadata.get("exit").and_then(Value::as_integer);
    Ok(status.code().map(i64::from) == Some(right.unwrap_or(0)))
}

/// Cargo puts the binaries of a package beside each other.
fn executable(name: &str) -> Result<PathBuf> {
    let tour = env::current_exe().context("this program has no path")?;
    let path =
        tour.with_file_name(format!("{name}{}", env::consts::EXE_SUFFIX));
    if !path.exists() {
        bail!(
            "{} is missing: cargo put it elsewhere; run the lesson with \
             `cargo run --bin {name}`",
            path.display()
        );
    }
    Ok(path)
}
