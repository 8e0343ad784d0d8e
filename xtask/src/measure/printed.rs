//! What the lessons printed, run after run.

use std::collections::HashMap;

use anyhow::{Context, Result};
use common::timing::Summary;

use super::claims::{Claim, Evidence, Holds};
use super::figure::{Figure, Leaning};
use crate::judge::job::Outcome;
use crate::lesson::discover::Language;
use crate::process::Stream;

/// A run counts as held up if other programs had this part of the machine. Then
/// two threads on two cores still get more than three quarters of them: so a
/// threshold at 1.3 is not crossed.
const HELD_UP: f64 = 0.15;
/// A claim about cores needs so many runs that no other program held up.
const QUIET_RUNS: usize = 3;

/// What a run printed that counts.
#[derive(Debug, Clone)]
pub struct Output {
    /// Its standard output.
    pub text: String,
    /// Whether other programs held it up.
    pub held_up: bool,
}

/// The outputs of all runs of each program, or why they do not count.
#[derive(Debug, Default)]
pub struct Printed(HashMap<(String, Language), Result<Vec<Output>, String>>);

/// What a line said, in all runs of a program.
#[derive(Debug)]
pub enum Seen {
    /// A figure in each run.
    Figures {
        /// In the order of the runs.
        each: Vec<Figure>,
        /// All of them, summed up.
        all: Summary<Figure>,
        /// Why they can't be judged, if they can't.
        noise: Option<String>,
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
        output: Result<Output, String>,
    ) {
        let key = (lesson.to_owned(), language);
        let all = self.0.entry(key).or_insert_with(|| Ok(Vec::new()));
        match (all, output) {
            (Ok(all), Ok(output)) => all.push(output),
            (all @ Ok(_), Err(why)) => *all = Err(why),
            (Err(_), _) => {}
        }
    }

    /// What a line of a claim said. If the claim is about cores, only those
    /// runs count that had them to themselves, as far as there are enough.
    ///
    /// # Errors
    /// If a run failed, or the line is missing.
    pub fn seen(
        &self,
        claim: &Claim,
        evidence: &Evidence,
        language: Language,
    ) -> Result<Seen, String> {
        let lesson = &evidence.lesson;
        let runs = self.0.get(&(lesson.clone(), language));
        let runs = runs.ok_or_else(|| format!("{lesson} was not run"))?;
        let runs = runs.as_ref().map_err(|why| format!("{lesson}: {why}"))?;
        let quiet: Vec<_> = runs.iter().filter(|run| !run.held_up).collect();
        let (runs, noise) = if claim.cores == 1 {
            (runs.iter().collect(), None)
        } else if quiet.len() >= QUIET_RUNS {
            (quiet, None)
        } else {
            let busy = runs.len() - quiet.len();
            let noise = format!(
                "other programs held up {busy} of {} runs of {lesson}",
                runs.len()
            );
            (runs.iter().collect(), Some(noise))
        };
        let seen = seen(evidence, &runs, noise);
        seen.map_err(|why| format!("{lesson}: {why:#}"))
    }
}

impl Seen {
    /// Which way the line points; nothing if it decides nothing.
    #[must_use]
    pub fn leaning(&self, evidence: &Evidence) -> Option<Leaning> {
        match (self, evidence.holds?) {
            (_, Holds::Says(true)) => Some(Leaning::For),
            (_, Holds::Says(false)) => Some(Leaning::Against),
            (Self::Figures { noise: Some(_), .. }, Holds::If(_)) => {
                Some(Leaning::Unclear)
            }
            (Self::Figures { all, .. }, Holds::If(threshold)) => {
                Some(threshold.leaning(all))
            }
            (Self::Line, Holds::If(_)) => None,
        }
    }

    /// Why it points to neither side, if it does not.
    #[must_use]
    pub fn noise(&self, evidence: &Evidence) -> String {
        match self {
            Self::Figures { noise: Some(noise), .. } => noise.clone(),
            _ => format!("the runs do not agree on \"{evidence}\""),
        }
    }
}

fn seen(
    evidence: &Evidence,
    runs: &[&Output],
    noise: Option<String>,
) -> Result<Seen> {
    let found = runs.iter().map(|output| {
        let rest = evidence.find(&output.text);
        rest.with_context(|| format!("no line \"{evidence}\" was printed"))
    });
    let found: Vec<_> = found.collect::<Result<_>>()?;
    if !found.is_empty() && found.iter().all(|rest| rest.is_empty()) {
        return Ok(Seen::Line);
    }
    let each = found.iter().map(|rest| rest.parse());
    let each: Vec<Figure> = each.collect::<Result<_>>()?;
    let all = Summary::of(&each).context("it was not run")?;
    Ok(Seen::Figures { each, all, noise })
}

/// What a run printed, if it counts.
fn output(outcome: &Outcome) -> Result<Output, String> {
    if let Some(reason) = &outcome.skipped {
        return Err(reason.clone());
    }
    if let Some(fault) = outcome.faults.first() {
        return Err(format!("a run failed: {fault}"));
    }
    let run = outcome.run.as_ref().ok_or("was not run")?;
    // Where the system does not tell, the spread has to do.
    let others = run.share_of_others();
    let held_up = others.is_some_and(|part| part >= HELD_UP);
    Ok(Output { text: run.text(Stream::Stdout), held_up })
}
