//! All that is needed to run lessons, prepared once.

pub mod build;
pub mod copies;
mod imports;
pub mod names;
pub mod python;
mod questions;
mod said;
pub mod schedule;
mod skips;
mod surroundings;
pub mod tools;
pub mod trials;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use common::site::{self, Site};
use common::timing::Summary;
use tempfile::TempDir;

use self::build::{Executables, Profile};
use self::python::Python;
pub use self::surroundings::arguments;
use self::surroundings::surround;
use crate::judge::conduct::conduct;
use crate::judge::fault::Fault;
use crate::judge::job::{Job, Outcome, StartMethod};
use crate::judge::normalise::normalise;
use crate::judge::output;
use crate::lesson::discover::{Language, Lesson, Workspace};
use crate::process::{self, Line, Program, Run, Stream};

/// How often the threads of a program are looked at, at most.
const PACE: Duration = Duration::from_millis(5);
/// How often those of a program that measures something are looked at, at
/// most: looking takes a little of what it measures.
const CALM: Duration = Duration::from_millis(20);

/// What to prepare.
#[derive(Debug, Default, Clone)]
pub struct Options {
    /// The Python to use instead of the first on `PATH`.
    pub python: Option<PathBuf>,
    /// Only this language.
    pub only: Option<Language>,
    /// How the Rust programs are compiled.
    pub profile: Profile,
}

/// Executables, a Python, a site.
#[derive(Debug)]
pub struct Session {
    options: Options,
    executables: Executables,
    /// The Python, or why there is none.
    pub python: Result<Python, String>,
    site: Option<Site>,
    /// What `PYTHONPATH` names.
    modules: TempDir,
}

impl Session {
    /// Compiles, prepares Python and starts the site, as far as `lessons`
    /// need it.
    ///
    /// # Errors
    /// If cargo cannot be started, the Python that was asked for cannot be
    /// used, or no port is free. Without any Python there is still a session.
    pub fn prepare(
        workspace: &Workspace,
        lessons: &[&Lesson],
        options: Options,
    ) -> Result<Self> {
        let executables = match options.only {
            Some(Language::Python) => Executables::new(),
            _ => build::build(workspace, lessons, options.profile)?,
        };
        Self::around(workspace, lessons, options, executables)
    }

    /// Prepares what is needed to run programs that are compiled already.
    ///
    /// # Errors
    /// See [`Session::prepare`].
    pub fn around(
        workspace: &Workspace,
        lessons: &[&Lesson],
        options: Options,
        executables: Executables,
    ) -> Result<Self> {
        let wanted = |language| options.only.is_none_or(|l| l == language);
        ensure!(!process::group::interrupted(), "interrupted");
        let python = if wanted(Language::Python) {
            let asked = options.python.as_deref();
            let python = python::prepare(workspace, asked, lessons);
            match python {
                Err(error) if asked.is_some() => return Err(error),
                other => other.map_err(|error| format!("{error:#}")),
            }
        } else {
            Err("not asked for".to_owned())
        };
        // cargo and pip were told as well, and have failed for that.
        ensure!(!process::group::interrupted(), "interrupted");
        let needs_site = lessons.iter().any(|l| l.settings.site.is_some());
        let site =
            needs_site.then(|| Site::start(site::LATENCY)).transpose()?;
        let modules = python::modules()?;
        Ok(Self { options, executables, python, site, modules })
    }

    /// Runs `executable` as the Rust program of `lesson` from now on; without
    /// one, the program counts as one that does not compile.
    pub fn renew(&mut self, lesson: &Lesson, executable: Option<PathBuf>) {
        self.executables.remove(&lesson.name);
        let renewed = executable.map(|path| (lesson.name.clone(), path));
        self.executables.extend(renewed);
    }

    /// The programs of `lessons` that are to be run.
    #[must_use]
    pub fn jobs<'a>(
        &self,
        lessons: &[&'a Lesson],
        start_method: Option<StartMethod>,
    ) -> Vec<Job<'a>> {
        let only = self.options.only;
        let languages = Language::ALL.into_iter();
        let languages = languages.filter(|l| only.is_none_or(|o| o == *l));
        lessons
            .iter()
            .flat_map(|lesson| {
                languages.clone().map(move |language| Job {
                    start_method: start_method
                        .filter(|_| language == Language::Python),
                    ..Job::new(lesson, language)
                })
            })
            .collect()
    }

    /// Runs one program and says what is wrong with it.
    #[must_use]
    pub fn attempt<'a>(&self, job: Job<'a>) -> Outcome<'a> {
        self.follow(job, &|_| ())
    }

    /// The same, and calls `tell` with each line that the program prints, as
    /// it arrives.
    #[must_use]
    pub fn follow<'a>(
        &self,
        job: Job<'a>,
        tell: &dyn Fn(&Line),
    ) -> Outcome<'a> {
        let nothing = Outcome {
            job,
            faults: Vec::new(),
            skipped: None,
            is_excused: false,
            python: self.options.python.clone(),
            is_release: self.options.profile == Profile::Release,
            run: None,
            output: String::new(),
        };
        if let Some(reason) = self.is_too_old(job) {
            let skipped = Some(reason);
            return Outcome { skipped, is_excused: true, ..nothing };
        }
        if let Some(reason) = self.reason_to_skip(job) {
            return Outcome { skipped: Some(reason), ..nothing };
        }
        if let Some(fault) = self.undeclared(job) {
            return Outcome { faults: vec![fault], ..nothing };
        }
        match self.execute(job, tell) {
            Ok(Some((run, mut faults))) => {
                let output = normalise(&run.text(Stream::Stdout), job.lesson);
                // That of a run that failed may rightly be incomplete.
                if faults.is_empty() {
                    faults = output::output(job.lesson, &output);
                }
                Outcome { faults, run: Some(run), output, ..nothing }
            }
            Ok(None) => {
                Outcome { faults: vec![Fault::DoesNotCompile], ..nothing }
            }
            Err(_) if process::group::interrupted() => {
                Outcome { skipped: Some("interrupted".into()), ..nothing }
            }
            Err(error) => {
                let why = Fault::NotRun(format!("{error:#}"));
                Outcome { faults: vec![why], ..nothing }
            }
        }
    }

    /// Nothing if the program does not compile.
    fn execute(
        &self,
        job: Job,
        tell: &dyn Fn(&Line),
    ) -> Result<Option<(Run, Vec<Fault>)>> {
        // Of its own, so that a run finds nothing and leaves nothing.
        let folder = tempfile::tempdir().context("no temporary folder")?;
        let Some(command) = self.command(job, folder.path()) else {
            return Ok(None);
        };
        let input = job.lesson.dir.join("input.txt");
        let is_there = fs::exists(&input)
            .with_context(|| format!("cannot read {}", input.display()))?;
        let program = Program {
            command,
            input: is_there.then_some(input),
            limit: job.limit,
            by_the_clock: false,
            pace: if job.alone { CALM } else { PACE },
        };
        let run = process::follow(program, tell)?;
        let faults = conduct(job, &run);
        Ok(Some((run, faults)))
    }

    /// How long Python takes to start, and to end, when it has nothing to do:
    /// the median of several times. Nothing if there is no Python.
    #[must_use]
    pub fn start_of_python(&self) -> Option<Duration> {
        let python = self.python.as_ref().ok()?;
        let folder = tempfile::tempdir().ok()?;
        let times: Vec<_> = (0..5)
            .filter_map(|_| {
                let mut command = Command::new(&python.interpreter);
                surround(&mut command, folder.path());
                command.args(["-c", ""]).env("PYTHONPATH", self.modules.path());
                let limit = process::PATIENCE;
                let program = Program {
                    command,
                    input: None,
                    limit,
                    by_the_clock: false,
                    pace: CALM,
                };
                process::run(program).ok().map(|run| run.time)
            })
            .collect();
        Summary::of(&times).map(|summary| summary.median)
    }

    /// Runs the program of a job with these arguments, for no longer than
    /// `limit` by the clock, and judges nothing. Its threads are looked at
    /// every `pace`, at most.
    ///
    /// # Errors
    /// If it does not compile, or cannot be started or followed.
    pub fn run_with(
        &self,
        job: Job,
        arguments: &[String],
        limit: Duration,
        pace: Duration,
    ) -> Result<Run> {
        let folder = tempfile::tempdir().context("no temporary folder")?;
        let command = self.command(job, folder.path());
        let mut command = command.context("it does not compile")?;
        command.args(arguments);
        let program =
            Program { command, input: None, limit, by_the_clock: true, pace };
        process::run(program)
    }

    fn command(&self, job: Job, folder: &Path) -> Option<Command> {
        let mut command = match (job.language, &self.python) {
            (Language::Rust, _) => {
                Command::new(self.executables.get(&job.lesson.name)?)
            }
            (Language::Python, Ok(python)) => {
                let mut command = Command::new(&python.interpreter);
                command.arg(job.lesson.program(job.language));
                command
            }
            (Language::Python, Err(_)) => return None,
        };
        let part = job.lesson.settings.site.filter(|_| !job.own_site);
        if let (Some(part), Some(site)) = (part, self.site) {
            command.args(arguments(part, site, &folder.join("photos")));
        }
        surround(&mut command, folder);
        command.env("PYTHONPATH", self.modules.path());
        if let Some(method) = job.start_method {
            command.env("RUNNER_START_METHOD", method.id());
        }
        Some(command)
    }
}
