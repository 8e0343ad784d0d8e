//! What is going on right now, on a terminal; elsewhere nothing.

use std::io::{Write, stderr};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::judge::job::{Job, Outcome};
use crate::session::Session;
use crate::session::schedule::{self, Event};

/// One line at the foot of the terminal: how many programs are done, and
/// which are running.
#[derive(Debug)]
struct Progress {
    bar: ProgressBar,
    running: Mutex<Vec<String>>,
}

impl Progress {
    /// Starts the line for `programs` programs.
    fn new(programs: usize) -> Self {
        let template = "{spinner} {pos}/{len} {elapsed} {wide_msg}";
        let style = ProgressStyle::with_template(template);
        let bar = ProgressBar::new(programs as u64)
            .with_style(style.expect("the template is right"));
        bar.enable_steady_tick(Duration::from_millis(100));
        Self { bar, running: Mutex::default() }
    }

    /// Shows an event.
    fn show(&self, event: &Event) {
        let mut running =
            self.running.lock().unwrap_or_else(PoisonError::into_inner);
        match event {
            Event::Printed(..) => return,
            Event::Started(job) => running.push(job.to_string()),
            Event::Finished(outcome) => {
                let name = outcome.job.to_string();
                running.retain(|other| *other != name);
                self.bar.inc(1);
            }
        }
        self.bar.set_message(running.join(", "));
    }

    /// Removes the line.
    fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// Runs `jobs`, with the line of progress.
#[must_use]
pub fn run_all<'a>(session: &Session, jobs: &[Job<'a>]) -> Vec<Outcome<'a>> {
    let progress = Progress::new(jobs.len());
    let outcomes =
        schedule::run_all(session, jobs, |event| progress.show(&event));
    progress.finish();
    outcomes
}

/// Runs `jobs` one after another, with the line of progress.
#[must_use]
pub fn run_one_by_one<'a>(
    session: &Session,
    jobs: &[Job<'a>],
) -> Vec<Outcome<'a>> {
    let progress = Progress::new(jobs.len());
    let outcomes =
        schedule::one_by_one(session, jobs, |event| progress.show(&event));
    progress.finish();
    outcomes
}

/// The same line while programs are compiled.
#[derive(Debug)]
pub struct Compiling(ProgressBar);

impl Compiling {
    /// Starts the line for `programs` programs.
    ///
    /// # Panics
    /// Never: the template is right.
    #[must_use]
    pub fn new(programs: usize) -> Self {
        let template = "{spinner} compiling {pos}/{len} {elapsed} {wide_msg}";
        let style = ProgressStyle::with_template(template);
        let bar = ProgressBar::new(programs as u64)
            .with_style(style.expect("the template is right"));
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }

    /// Shows that a program is done.
    pub fn done(&self, name: &str) {
        self.0.inc(1);
        self.0.set_message(name.to_owned());
    }

    /// Removes the line.
    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}

/// The same line while programs are measured, and above it a line for each
/// figure.
#[derive(Debug)]
pub struct Measuring(ProgressBar);

impl Measuring {
    /// Starts the line for so many figures.
    ///
    /// # Panics
    /// Never: the template is right.
    #[must_use]
    pub fn new(figures: usize) -> Self {
        let template = "{spinner} {pos}/{len} {elapsed} {wide_msg}";
        let style = ProgressStyle::with_template(template);
        let bar = ProgressBar::new(figures as u64)
            .with_style(style.expect("the template is right"));
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }

    /// Shows what is being measured.
    pub fn begin(&self, what: &str) {
        self.0.set_message(what.to_owned());
    }

    /// Tells of a figure, or why so many of them won't come.
    pub fn tell(&self, line: &str, figures: usize) {
        // Where nobody can see it, it need not be told.
        self.0.suspend(|| _ = writeln!(stderr(), "{line}"));
        self.0.inc(figures as u64);
    }

    /// Removes the line.
    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}
