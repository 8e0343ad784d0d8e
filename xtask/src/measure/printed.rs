//! What the lessons printed, run after run.

use std::collections::HashMap;

use anyhow::{Context, Result};
use common::timing::Summary;

use super::claims::{Evidence, Holds};
use super::figure::{Figure, Leaning};
use crate::judge::job::Outcome;
use crate::lesson::discover::Language;
use crate::process::Stream;

/// The outputs of all runs of each program, or why there are none.
#[derive(Debug, Default)]
pub struct Printed(HashMap<(String, Language), Result<Vec<String>, String>>);

/// What a line said, in all runs of a program.
#[derive(Debug)]
pub enum Seen {
    /// A figure in each run.
    Figures {
        /// In the order of the runs.
        each: Vec<Figure>,
        /// All of them, summed up.
        all: Summary<Figure>,
    },
    /// It has no figure, and is there in all runs.
    Line,
}

impl Printed {
    /// Collects what programs printed. A program of which one run failed has
    /// printed nothing that counts.
    #[must_use]
    pub fn of(outcomes: &[Outcome]) -> Self {
        let mut printed = Self::default();
        for outcome in outcomes {
            let job = outcome.job;
            printed.add(&job.lesson.name, job.language, output(outcome));
        }
        printed
    }

    /// Adds what a run of a program printed, or why nothing of it counts.
    pub fn add(
        &mut self,
        lesson: &str,
        language: Language,
        output: Result<String, String>,
    ) {
        let key = (lesson.to_owned(), language);
        let all = self.0.entry(key).or_insert_with(|| Ok(Vec::new()));
        match (all, output) {
            (Ok(all), Ok(output)) => all.push(output),
            (all @ Ok(_), Err(why)) => *all = Err(why),
            (Err(_), _) => {}
        }
    }

    /// What a line said.
    ///
    /// # Errors
    /// If a run failed, or the line is missing.
    pub fn seen(
        &self,
        evidence: &Evidence,
        language: Language,
    ) -> Result<Seen, String> {
        let lesson = &evidence.lesson;
        let runs = self.0.get(&(lesson.clone(), language));
        let runs = runs.ok_or_else(|| format!("{lesson} was not run"))?;
        let runs = runs.as_ref().map_err(|why| format!("{lesson}: {why}"))?;
        seen(evidence, runs).map_err(|why| format!("{lesson}: {why:#}"))
    }
}

impl Seen {
    /// Which way the line points; nothing if it decides nothing.
    #[must_use]
    pub fn leaning(&self, evidence: &Evidence) -> Option<Leaning> {
        match (self, evidence.holds?) {
            (Self::Figures { all, .. }, Holds::If(threshold)) => {
                Some(threshold.leaning(all))
            }
            (Self::Line, Holds::If(_)) => None,
            (_, Holds::Says(true)) => Some(Leaning::For),
            (_, Holds::Says(false)) => Some(Leaning::Against),
        }
    }
}

fn seen(evidence: &Evidence, runs: &[String]) -> Result<Seen> {
    let found = runs.iter().map(|output| {
        let rest = evidence.find(output);
        rest.with_context(|| format!("no line \"{evidence}\" was printed"))
    });
    let found: Vec<_> = found.collect::<Result<_>>()?;
    if !found.is_empty() && found.iter().all(|rest| rest.is_empty()) {
        return Ok(Seen::Line);
    }
    let each = found.iter().map(|rest| rest.parse());
    let each: Vec<Figure> = each.collect::<Result<_>>()?;
    let all = Summary::of(&each).context("it was not run")?;
    Ok(Seen::Figures { each, all })
}

/// What a run printed, if it counts.
fn output(outcome: &Outcome) -> Result<String, String> {
    if let Some(reason) = &outcome.skipped {
        return Err(reason.clone());
    }
    if let Some(fault) = outcome.faults.first() {
        return Err(format!("a run failed: {fault}"));
    }
    let run = outcome.run.as_ref().ok_or("was not run")?;
    Ok(run.text(Stream::Stdout))
}
