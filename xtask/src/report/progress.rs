//! What is going on right now, on a terminal; elsewhere nothing.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

use crate::schedule::Event;
use crate::session::Job;

/// One line at the foot of the terminal: how many programs are done, and
/// which are running.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    running: Mutex<Vec<String>>,
}

impl Progress {
    /// Starts the line for `programs` programs.
    ///
    /// # Panics
    /// Never: the template is right.
    #[must_use]
    pub fn new(programs: usize) -> Self {
        let template = "{spinner} {pos}/{len} {elapsed} {wide_msg}";
        let style = ProgressStyle::with_template(template);
        let bar = ProgressBar::new(programs as u64)
            .with_style(style.expect("the template is right"));
        bar.enable_steady_tick(Duration::from_millis(100));
        Self { bar, running: Mutex::default() }
    }

    /// Shows an event.
    pub fn show(&self, event: &Event) {
        let name = |job: Job| format!("{} ({})", job.lesson.name, job.language);
        let mut running =
            self.running.lock().unwrap_or_else(PoisonError::into_inner);
        match event {
            Event::Started(job) => running.push(name(*job)),
            Event::Finished(outcome) => {
                running.retain(|other| *other != name(outcome.job));
                self.bar.inc(1);
            }
        }
        self.bar.set_message(running.join(", "));
    }

    /// Removes the line.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
