//! A program to run, and what became of it.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use crate::judge::fault::Fault;
use crate::lesson::discover::{Language, Lesson};
use crate::process::{End, PATIENCE, Run};

/// How Python's `multiprocessing` starts a process. The default depends on
/// the system and on the version of Python.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum StartMethod {
    /// A copy of the running process; Linux before Python 3.14.
    Fork,
    /// A new interpreter; Windows and macOS.
    Spawn,
    /// A copy of a small server process; Linux from Python 3.14 on.
    Forkserver,
}

impl StartMethod {
    /// All that this system has.
    #[must_use]
    pub fn all() -> &'static [Self] {
        if cfg!(windows) {
            &[Self::Spawn]
        } else {
            &[Self::Fork, Self::Spawn, Self::Forkserver]
        }
    }

    /// Its name in Python.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Fork => "fork",
            Self::Spawn => "spawn",
            Self::Forkserver => "forkserver",
        }
    }
}

/// One program to run.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// The lesson.
    pub lesson: &'a Lesson,
    /// Which of its programs.
    pub language: Language,
    /// How Python's `multiprocessing` starts processes; its default if none.
    pub start_method: Option<StartMethod>,
    /// Whether a Rust program gets no addresses and so has to start the local
    /// site itself, as it does in a plain `cargo run`.
    pub own_site: bool,
    /// Whether nothing else may run beside it.
    pub alone: bool,
    /// How long it may run before it is ended.
    pub limit: Duration,
}

impl<'a> Job<'a> {
    /// A program, run as nobody asked for anything else.
    #[must_use]
    pub fn new(lesson: &'a Lesson, language: Language) -> Self {
        Self {
            lesson,
            language,
            start_method: None,
            own_site: false,
            alone: lesson.settings.alone,
            limit: Duration::from_secs_f64(lesson.settings.waits) + PATIENCE,
        }
    }

    /// Every way in which a lesson's programs have to work: both as they are,
    /// the Python program with each way to start processes, and the Rust
    /// program that fetches as a plain `cargo run` starts it.
    #[must_use]
    pub fn all(lesson: &'a Lesson) -> Vec<Self> {
        let both = Language::ALL.map(|language| Self::new(lesson, language));
        let fetches = lesson.settings.site.is_some();
        let by_hand =
            Self { own_site: true, ..Self::new(lesson, Language::Rust) };
        let rest =
            Self::start_methods(lesson).chain(fetches.then_some(by_hand));
        both.into_iter().chain(rest).collect()
    }

    /// The Python program of a lesson that starts processes, once for each way
    /// to do so; nothing for other lessons.
    pub fn start_methods(lesson: &'a Lesson) -> impl Iterator<Item = Self> {
        let methods = StartMethod::all().iter();
        methods.filter(|_| lesson.starts_processes()).map(|method| Self {
            start_method: Some(*method),
            ..Self::new(lesson, Language::Python)
        })
    }

    /// The Python program once for each way to start processes, if it starts
    /// some; otherwise once.
    #[must_use]
    pub fn python(lesson: &'a Lesson) -> Vec<Self> {
        let methods: Vec<_> = Self::start_methods(lesson).collect();
        match methods[..] {
            [] => vec![Self::new(lesson, Language::Python)],
            _ => methods,
        }
    }

    /// Whether the other is the same program, run in the same way.
    #[must_use]
    pub fn repeats(self, other: Self) -> bool {
        let way = |job: Self| (job.language, job.start_method, job.own_site);
        self.twin_of(other) && way(self) == way(other)
    }

    /// Whether the other is a program of the same lesson.
    #[must_use]
    pub fn twin_of(self, other: Self) -> bool {
        self.lesson.name == other.lesson.name
    }
}

impl fmt::Display for Job<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{} in {}", self.lesson.name, self.language)?;
        if let Some(method) = self.start_method {
            write!(f, " under {}", method.id())?;
        }
        if self.own_site {
            write!(f, " in a plain `cargo run`")?;
        }
        Ok(())
    }
}

/// What became of a job.
#[derive(Debug)]
pub struct Outcome<'a> {
    /// The job.
    pub job: Job<'a>,
    /// What is wrong; nothing if it passed or was skipped.
    pub faults: Vec<Fault>,
    /// Why it was not run.
    pub skipped: Option<String>,
    /// Whether it was skipped because its lesson asks for a newer Python than
    /// the one at hand. That is no fault of the machine: nothing that all
    /// lessons need is missing.
    pub is_excused: bool,
    /// The Python that was asked for; nothing if nobody asked for one.
    pub python: Option<PathBuf>,
    /// Whether the Rust programs were compiled for release.
    pub is_release: bool,
    /// What the program did, if it ran.
    pub run: Option<Run>,
    /// Its output, normalised; empty if it did not run.
    pub output: String,
}

impl Outcome<'_> {
    /// It ran, and nothing is wrong.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.skipped.is_none() && self.faults.is_empty()
    }

    /// It ran to its own end, so that its output says something.
    #[must_use]
    pub fn ended(&self) -> bool {
        let run = self.run.as_ref();
        run.is_some_and(|run| matches!(run.end, End::Exited(_)))
    }
}
