//! Experiments, ready to be run: their changes made, in copies, and compiled.

pub mod judging;

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::copies::{self, Built, Copy};
use super::python::Python;
use super::{Options, Session};
use crate::files;
use crate::judge::experiment::{Told, hangs_after, waits_for};
use crate::judge::job::{Job, Outcome, StartMethod};
use crate::lesson::discover::{Language, Lesson, Settings, Workspace};
use crate::lesson::experiment::{Expected, Experiment};
use crate::lesson::version::Version;

/// A new experiment may run for so long beyond its lesson's waits before it
/// counts as one that does not end.
const SOON: Duration = Duration::from_secs(5);

/// An experiment, and the lesson that it changes.
#[derive(Debug)]
pub struct Trial<'w> {
    /// The lesson as it is.
    pub lesson: &'w Lesson,
    /// The experiment.
    pub experiment: Experiment,
    /// The lesson with the change in it.
    pub variant: Lesson,
}

impl Trial<'_> {
    /// The executable's name: no lesson has two hyphens in its own.
    fn executable(&self) -> String {
        format!("{}--{}", self.lesson.name, self.experiment.name)
    }

    /// What a run of it may bring.
    pub fn expected<'a>(
        &'a self,
        job: Job,
        version: Version,
    ) -> impl Iterator<Item = &'a Expected> {
        let method = job.start_method.map(|method| method.id());
        self.experiment.expected_of(job.language, method, version)
    }
}

/// Finds the experiments that `names` stand for: those of lessons and families,
/// and single ones as `LESSON/EXPERIMENT`. Makes their changes, in copies in
/// the workspace's `target`.
///
/// # Errors
/// If a name stands for nothing, or an experiment cannot be read or does not
/// apply.
pub fn find<'w>(
    workspace: &'w Workspace,
    names: &[String],
) -> Result<Vec<Trial<'w>>> {
    let lesson_of = |name: &String| {
        let lesson = name.split('/').next().unwrap_or(name);
        lesson.to_owned()
    };
    let lessons: Vec<_> = names.iter().map(lesson_of).collect();
    let mut trials = Vec::new();
    for lesson in workspace.select(&lessons)? {
        for experiment in Experiment::all(lesson)? {
            let own = format!("{}/{}", lesson.name, experiment.name);
            let asks = |name: &String| match name.contains('/') {
                true => *name == own,
                false => workspace
                    .select(std::slice::from_ref(name))
                    .is_ok_and(|l| l.iter().any(|l| l.name == lesson.name)),
            };
            if names.is_empty() || names.iter().any(asks) {
                trials.push(Trial::make(workspace, lesson, experiment)?);
            }
        }
    }
    for name in names.iter().filter(|name| name.contains('/')) {
        if trials.iter().all(|trial| trial.variant.name != *name) {
            let lesson = lesson_of(name);
            bail!(
                "there is no experiment {name:?}: those of {lesson} are in \
                 its folder `try`"
            );
        }
    }
    Ok(trials)
}

impl<'w> Trial<'w> {
    fn make(
        workspace: &Workspace,
        lesson: &'w Lesson,
        experiment: Experiment,
    ) -> Result<Self> {
        let dir = folder(workspace).join(&lesson.name).join(&experiment.name);
        let dir = dir.as_path();
        for change in &experiment.changes {
            let language = change.language;
            let program = files::read(&lesson.program(language))?;
            let changed = change.apply(&program).with_context(|| {
                workspace.relative(&experiment.path).to_string()
            })?;
            files::update(&dir.join(language.program()), &changed)?;
        }
        let input = lesson.dir.join("input.txt");
        if input.exists() {
            files::copy(&input, &dir.join("input.txt"))?;
        }
        let mut variant = experiment.variant(lesson, dir.to_owned());
        let waits = experiment.expected.iter().map(waits_for);
        variant.settings.waits = waits.fold(0.0, f64::max);
        Ok(Self { lesson, experiment, variant })
    }
}

/// The folder of the workspace in which changed programs are compiled.
#[must_use]
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.target_dir().join("try")
}

/// The changed programs that have to be compiled.
#[must_use]
pub fn copies<'t>(trials: &'t [Trial]) -> Vec<Copy<'t>> {
    let changes_rust =
        |trial: &&Trial| trial.experiment.change(Language::Rust).is_some();
    let changed = trials.iter().filter(changes_rust);
    let copies = changed.map(|trial| Copy {
        name: trial.executable(),
        lesson: &trial.variant,
        is_measured: trial.variant.settings.alone
            || trial.lesson.settings.alone,
    });
    copies.collect()
}

/// All that is needed to run experiments.
pub struct Trials<'w> {
    trials: &'w [Trial<'w>],
    /// What runs them.
    pub session: Session,
    built: HashMap<String, Built>,
}

impl<'w> Trials<'w> {
    /// Compiles the changed programs in one go, and prepares the rest. Calls
    /// `tell` with each program that is compiled.
    ///
    /// # Errors
    /// See [`Session::prepare`].
    pub fn prepare(
        workspace: &Workspace,
        trials: &'w [Trial<'w>],
        options: Options,
        tell: impl Fn(&str),
    ) -> Result<Self> {
        let copies = match options.only {
            Some(Language::Python) => Vec::new(),
            _ => copies(trials),
        };
        let dir = folder(workspace);
        let built = copies::build(workspace, &dir, &copies, tell)?;
        let executables = trials.iter().filter_map(|trial| {
            let built = built.get(&trial.executable())?;
            Some((trial.variant.name.clone(), built.executable.clone()?))
        });
        let executables = executables.collect();
        let variants: Vec<_> = trials.iter().map(|t| &t.variant).collect();
        let session =
            Session::around(workspace, &variants, options, executables)?;
        Ok(Self { trials, session, built })
    }

    /// All of them.
    #[must_use]
    pub fn trials(&self) -> &'w [Trial<'w>] {
        self.trials
    }

    /// The runs that it takes: each changed program once, and Python programs
    /// that start processes once for each way to do so.
    #[must_use]
    pub fn jobs(&self) -> Vec<Job<'w>> {
        self.trials.iter().flat_map(|trial| self.jobs_of(trial)).collect()
    }

    /// The runs of one experiment.
    #[must_use]
    pub fn jobs_of(&self, trial: &'w Trial<'w>) -> Vec<Job<'w>> {
        let is_wanted = |language: &Language| {
            self.session.options.only.is_none_or(|only| only == *language)
                && trial.experiment.change(*language).is_some()
        };
        let languages = Language::ALL.into_iter().filter(is_wanted);
        let jobs = languages.flat_map(|language| match language {
            Language::Python => Job::python(&trial.variant),
            Language::Rust => vec![Job::new(&trial.variant, language)],
        });
        jobs.filter_map(|job| self.as_needed(trial, job))
            .map(|job| self.with_limit(trial, job))
            .collect()
    }

    /// A run that brings a figure has the machine to itself. Of the ways to
    /// start processes one is measured, and those of which the experiment says
    /// something.
    fn as_needed(&self, trial: &Trial, job: Job<'w>) -> Option<Job<'w>> {
        let method = job.start_method;
        let is_first =
            method.is_none() || method.as_ref() == StartMethod::all().first();
        let mut expected = trial.expected(job, self.version());
        match expected.find(|e| e.needs_quiet()) {
            Some(e) if !is_first && e.under.is_empty() => None,
            figure => Some(Job { alone: figure.is_some(), ..job }),
        }
    }

    /// A program that is not to end is ended when the experiment says; one of
    /// which nothing is said yet, soon after the lesson would have ended.
    fn with_limit(&self, trial: &Trial, job: Job<'w>) -> Job<'w> {
        let expected: Vec<_> = trial.expected(job, self.version()).collect();
        match expected.iter().find_map(|e| hangs_after(e)) {
            None if expected.is_empty() => {
                let Settings { waits, serial, .. } = trial.lesson.settings;
                let usual = serial.unwrap_or(waits).ceil();
                Job { limit: Duration::from_secs_f64(usual) + SOON, ..job }
            }
            None => job,
            Some(limit) => Job { limit, ..job },
        }
    }

    /// The experiment of a job.
    ///
    /// # Panics
    /// If the job is not one of these.
    #[must_use]
    pub fn trial(&self, job: Job) -> &'w Trial<'w> {
        let mut trials = self.trials.iter();
        let found = trials.find(|trial| trial.variant.name == job.lesson.name);
        found.expect("a job is of an experiment")
    }

    /// What became of a run.
    #[must_use]
    pub fn told(&self, outcome: &Outcome) -> Told {
        let trial = self.trial(outcome.job);
        let of_rust = outcome.job.language == Language::Rust;
        let built = self.built.get(&trial.executable()).filter(|_| of_rust);
        let messages = built.into_iter().flat_map(|built| &built.messages);
        let headlines: Vec<_> = messages.filter_map(|m| m.headline()).collect();
        Told::of(outcome, &headlines)
    }

    /// The version of the Python at hand, in two numbers.
    #[must_use]
    pub fn version(&self) -> Version {
        let python = self.session.python.as_ref();
        python.map_or((0, 0), Python::numbers)
    }
}
