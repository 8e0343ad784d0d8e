//! `try`: every experiment is carried out, and its answer compared.

use std::io::{Write, stderr, stdout};
use std::iter;

use anyhow::{Result, bail, ensure};
use common::timing::Stopwatch;
use xtask::files;
use xtask::judge::accept::{self, Accepted};
use xtask::judge::findings::{self, Found};
use xtask::judge::job::{Job, Outcome};
use xtask::lesson::discover::Workspace;
use xtask::lesson::experiment;
use xtask::process::{group, signals};
use xtask::report::{self, Compiling, Count, Took, run_all};
use xtask::session::trials::{self, Trial, Trials, judging};
use xtask::session::{Options, Session};

use crate::cli::HowToTry;

/// Carries out experiments. Says whether everything happens as they say.
pub fn carry_out(
    workspace: &Workspace,
    names: &[String],
    how: &HowToTry,
) -> Result<bool> {
    signals::listen(group::interrupt)?;
    let watch = Stopwatch::start();
    let trials = trials::find(workspace, names)?;
    ensure!(!trials.is_empty(), "there is no experiment yet: see README.md");
    let options = Options {
        python: how.python.clone(),
        only: how.only,
        ..Options::default()
    };
    let compiling = Compiling::new(trials.len());
    let prepared = Trials::prepare(workspace, &trials, options, |name| {
        compiling.done(name)
    });
    compiling.finish();
    let at_hand = prepared?;
    let jobs = at_hand.jobs();
    let preparing = watch.elapsed();
    let session = &at_hand.session;
    let (mut outcomes, running) = Stopwatch::time(|| run_all(session, &jobs));
    let took = Took { preparing, running };
    if how.accept {
        let accepted = accept(&at_hand, outcomes)?;
        write!(stdout(), "{}", report::accepted(workspace, &accepted))?;
        return Ok(accepted.refused.is_empty());
    }
    let again = |job| measure_again(session, job);
    let judged = outcomes.iter_mut().map(|o| at_hand.judge(o, again));
    let unjudged = judged.filter(|is_unjudged| *is_unjudged).count();
    let mut text = match names {
        [] => String::new(),
        _ => details(&at_hand, &trials, &outcomes),
    };
    text += &report::trials(&outcomes);
    text += &report::failures(workspace, &outcomes);
    text += &report::skips(session, &outcomes);
    if unjudged > 0 {
        text += &format!(
            "the figures of {unjudged} runs were not judged: the machine was \
             too busy for them to mean anything\n"
        );
    }
    text += &format!("{}\n", report::closing(&outcomes, took));
    let printed = write!(stdout(), "{text}");
    // Also for somebody who stops reading what is printed.
    if let Some(path) = &how.report {
        files::replace(path, &report::json(session, &outcomes, took))?;
    }
    printed?;
    let count = Count::of(&outcomes);
    Ok(count.failed == 0 && (count.is_complete() || !how.strict))
}

/// A run of which a figure is out of its bounds, once more and alone.
pub fn measure_again<'w>(session: &Session, job: Job<'w>) -> Outcome<'w> {
    let Job { lesson, language, .. } = job;
    // Where nobody can see it, it need not be said.
    let _ = writeln!(
        stderr(),
        "{} in {language}: a figure is out of its bounds, so it is measured \
         again",
        lesson.name
    );
    run_all(session, &[job]).remove(0)
}

/// Runs everything several times, and writes down what happens.
fn accept(at_hand: &Trials, outcomes: Vec<Outcome>) -> Result<Accepted> {
    let session = &at_hand.session;
    everything_ran(&outcomes)?;
    let more = outcomes.iter().flat_map(|outcome| {
        let again = accept::runs(outcome) - 1;
        iter::repeat_n(outcome.job, again as usize)
    });
    let more: Vec<_> = more.collect();
    writeln!(stderr(), "{} more runs, to see what varies", more.len())?;
    let mut all = outcomes;
    all.extend(run_all(session, &more));
    everything_ran(&all)?;
    let mut accepted = Accepted::default();
    for trial in at_hand.trials() {
        let of_it = |o: &&Outcome| o.job.lesson.name == trial.variant.name;
        let mut found: Vec<Found> = Vec::new();
        for outcome in all.iter().filter(of_it) {
            let Job { language, start_method, .. } = outcome.job;
            let told = at_hand.told(outcome);
            let same = found.iter_mut().find(|f| {
                f.language == language && f.start_method == start_method
            });
            match same {
                Some(found) => found.runs.push(told),
                None => found.push(Found {
                    language,
                    start_method,
                    expected: trial
                        .expected(outcome.job, at_hand.version())
                        .collect(),
                    runs: vec![told],
                }),
            }
        }
        write_down(trial, &found, &mut accepted)?;
    }
    Ok(accepted)
}

/// Nothing is written down unless every program ran: whoever interrupts a run
/// skips what is left of it.
fn everything_ran(outcomes: &[Outcome]) -> Result<()> {
    for outcome in outcomes {
        let Job { lesson, language, .. } = outcome.job;
        let skipped = outcome.skipped.as_ref().map(ToString::to_string);
        let why_not = || Some(judging::why_not_run(outcome)?.to_string());
        if let Some(reason) = skipped.or_else(why_not) {
            let name = &lesson.name;
            bail!(
                "nothing is accepted, for {name} in {language} was not run: \
                 {reason}"
            );
        }
    }
    Ok(())
}

fn write_down(
    trial: &Trial,
    found: &[Found],
    accepted: &mut Accepted,
) -> Result<()> {
    let unordered = &trial.lesson.unordered;
    if found.iter().all(|found| found.is_expected(unordered)) {
        return Ok(());
    }
    let text = findings::blocks(found, unordered).and_then(|blocks| {
        experiment::rewrite(&trial.experiment, &blocks).ok_or_else(|| {
            "its blocks are for some versions of Python only: change them by \
             hand"
                .to_owned()
        })
    });
    match text {
        Ok(text) => {
            files::replace(&trial.experiment.path, &text)?;
            accepted.changed.push(trial.experiment.path.clone());
        }
        Err(why) => {
            accepted.refused.push((trial.variant.name.clone(), why));
        }
    }
    Ok(())
}

/// What happened in each experiment, under its question.
fn details(at_hand: &Trials, trials: &[Trial], outcomes: &[Outcome]) -> String {
    let mut text = String::new();
    for trial in trials {
        let of_it = |o: &&Outcome| o.job.lesson.name == trial.variant.name;
        let told = outcomes.iter().filter(of_it).map(|outcome| {
            let Job { start_method, language, .. } = outcome.job;
            let title = match start_method {
                Some(method) => format!("{language}, {}", method.id()),
                None => language.to_string(),
            };
            (title, at_hand.told(outcome).text(&trial.lesson.unordered))
        });
        text += &report::trial(trial, told.collect());
    }
    text
}
