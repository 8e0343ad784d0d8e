//! Whether the runs of experiments bring what their files say.

use super::Trials;
use crate::judge::experiment::Verdict;
use crate::judge::fault::Fault;
use crate::judge::job::{Job, Outcome};
use crate::lesson::experiment::Expected;

impl<'w> Trials<'w> {
    /// Replaces what is wrong with a run as a lesson's by what is wrong with it
    /// as an experiment's. Makes the same run `again` if a figure has to be
    /// measured more than once. Says whether a figure could not be judged.
    pub fn judge(
        &self,
        outcome: &mut Outcome<'w>,
        again: impl Fn(Job<'w>) -> Outcome<'w>,
    ) -> bool {
        if outcome.skipped.is_some() || why_not_run(outcome).is_some() {
            return false;
        }
        let job = outcome.job;
        let verdict = self.verdict(outcome).after(|| self.verdict(&again(job)));
        outcome.faults.clear();
        let why = match verdict {
            Verdict::Same | Verdict::Unjudged => {
                return verdict == Verdict::Unjudged;
            }
            Verdict::OutOfBounds(why) => Some(why),
            Verdict::Differs(why) => why,
        };
        let expected: Vec<_> = self.expected(job).collect();
        let unordered = &self.trial(job).lesson.unordered;
        let patterns = expected.first().map(|e| e.unordered.clone());
        let patterns = [&unordered[..], &patterns.unwrap_or_default()].concat();
        outcome.faults.push(Fault::Experiment {
            expected: expected.iter().map(|e| e.text.clone()).collect(),
            got: self.told(outcome).text(&patterns),
            why,
        });
        false
    }

    /// What a run may bring.
    fn expected(&self, job: Job<'w>) -> impl Iterator<Item = &'w Expected> {
        self.trial(job).expected(job, self.version())
    }

    /// What comparing one run has found.
    fn verdict(&self, outcome: &Outcome<'w>) -> Verdict {
        if outcome.skipped.is_some() {
            return Verdict::Unjudged;
        }
        let told = self.told(outcome);
        let unordered = &self.trial(outcome.job).lesson.unordered;
        let expected = self.expected(outcome.job);
        let verdicts = expected.map(|e| told.compare(e, unordered));
        // One that says why says more.
        let rank = |verdict: &Verdict| match verdict {
            Verdict::Same => 0,
            Verdict::Unjudged => 1,
            Verdict::OutOfBounds(_) => 2,
            Verdict::Differs(Some(_)) => 3,
            Verdict::Differs(None) => 4,
        };
        verdicts.min_by_key(rank).unwrap_or(Verdict::Differs(None))
    }
}

/// Why nothing can be said of a program.
#[must_use]
pub fn why_not_run<'o>(outcome: &'o Outcome) -> Option<&'o Fault> {
    let mut faults = outcome.faults.iter();
    faults.find(|f| matches!(f, Fault::NotRun(_) | Fault::Undeclared(_)))
}
