//! Programs that cannot be run here.

use super::Session;
use crate::judge::fault::Fault;
use crate::judge::job::Job;
use crate::lesson::discover::Language;

impl Session {
    /// What to say if the Python at hand is older than the lesson allows.
    pub(super) fn is_too_old(&self, job: Job) -> Option<String> {
        let needed = job.lesson.settings.python?;
        let python = self.python.as_ref().ok()?;
        let is_old =
            job.language == Language::Python && python.numbers() < needed;
        is_old.then(|| {
            format!(
                "it needs Python {}.{} or newer, and this is Python {}",
                needed.0, needed.1, python.version
            )
        })
    }

    /// Why the program of a job cannot be run here; nothing if it can.
    #[must_use]
    pub fn reason_to_skip(&self, job: Job) -> Option<String> {
        if job.language == Language::Rust {
            return None;
        }
        let python = match &self.python {
            Ok(python) => python,
            Err(reason) => return Some(reason.clone()),
        };
        let missing = python.imports.missing.get(&job.lesson.name)?;
        Some(format!("{} is not installed", missing.join(", ")))
    }

    /// What is wrong with the packages of a Python program, if something is.
    pub(super) fn undeclared(&self, job: Job) -> Option<Fault> {
        let python = self.python.as_ref().ok();
        let python = python.filter(|_| job.language == Language::Python)?;
        let modules = python.imports.undeclared.get(&job.lesson.name)?;
        Some(Fault::Undeclared(modules.clone()))
    }
}
