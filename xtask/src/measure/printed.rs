//! What the lessons printed, run after run.

use std::collections::HashMap;
use std::time::Duration;

use crate::judge::job::Outcome;
use crate::lesson::discover::Language;
use crate::process::Stream;

/// A run counts as held up if other programs had this part of the machine. Then
/// two threads on two cores still get more than three quarters of them: so a
/// threshold at 1.3 is not crossed.
pub const HELD_UP: f64 = 0.15;
/// A figure about cores needs so many runs that no other program held up.
const QUIET_RUNS: usize = 3;

/// What a run printed that counts.
#[derive(Debug, Clone)]
pub struct Output {
    /// Its standard output.
    pub text: String,
    /// How long the whole program took.
    pub time: Duration,
    /// Whether other programs held it up.
    pub held_up: bool,
}

/// The outputs of all runs of each program, or why they do not count.
#[derive(Debug, Default)]
pub struct Printed(HashMap<(String, Language), Result<Vec<Output>, String>>);

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

    /// The runs of a program that count. For figures about cores, those are
    /// the ones that had them to themselves, as far as there are enough;
    /// otherwise all, and why they are too noisy to be judged.
    ///
    /// # Errors
    /// If it was not run, or a run failed.
    pub fn runs(
        &self,
        lesson: &str,
        language: Language,
        is_about_cores: bool,
    ) -> Result<(Vec<&Output>, Option<String>), String> {
        let runs = self.0.get(&(lesson.to_owned(), language));
        let runs = runs.ok_or_else(|| format!("{lesson} was not run"))?;
        let runs = runs.as_ref().map_err(|why| format!("{lesson}: {why}"))?;
        let quiet: Vec<_> = runs.iter().filter(|run| !run.held_up).collect();
        if is_about_cores && quiet.len() >= QUIET_RUNS {
            return Ok((quiet, None));
        }
        let noise = is_about_cores.then(|| {
            let busy = runs.len() - quiet.len();
            format!(
                "other programs held up {busy} of {} runs of {lesson}",
                runs.len()
            )
        });
        Ok((runs.iter().collect(), noise))
    }
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
    let text = run.text(Stream::Stdout);
    Ok(Output { text, time: run.time, held_up })
}
