//! What a line of a claim said, run after run.

use anyhow::{Context, Result};
use common::timing::Summary;

use super::entry::{Claim, Evidence, Holds};
use crate::lesson::discover::Language;
use crate::measure::figure::{Figure, Leaning};
use crate::measure::printed::{Output, Printed};

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

impl Seen {
    /// What a line of a claim said. If the claim is about cores, only those
    /// runs count that had them to themselves, as far as there are enough.
    ///
    /// # Errors
    /// If a run failed, or the line is missing.
    pub fn of(
        printed: &Printed,
        claim: &Claim,
        evidence: &Evidence,
        language: Language,
    ) -> Result<Self, String> {
        let lesson = &evidence.lesson;
        let (runs, noise) = printed.runs(lesson, language, claim.cores > 1)?;
        let seen = seen(evidence, &runs, noise);
        seen.map_err(|why| format!("{lesson}: {why:#}"))
    }

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
