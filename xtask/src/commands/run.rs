//! `run` and `run-all`: the runner's work.

use std::io::{Write, stderr, stdout};

use anyhow::Result;
use common::timing::{self, Stopwatch};
use console::style;
use xtask::files;
use xtask::judge::accept::{self, Accepted};
use xtask::judge::job::Outcome;
use xtask::judge::snapshot;
use xtask::lesson::check;
use xtask::lesson::discover::{Lesson, Workspace};
use xtask::lesson::problem::Problem;
use xtask::process::{Stream, group, signals};
use xtask::report::{self, Count, Live, Took, run_all};
use xtask::session::schedule;
use xtask::session::{Options, Session};

use crate::cli::How;

/// Checks, prepares, runs, compares, reports. Says whether nothing is wrong.
pub fn run(workspace: &Workspace, names: &[String], how: &How) -> Result<bool> {
    signals::listen(group::interrupt)?;
    let watch = Stopwatch::start();
    let lessons = workspace.select(names)?;
    let problems = check::selection(workspace, names, &lessons);
    let options = Options {
        python: how.python.clone(),
        only: how.only,
        ..Options::default()
    };
    let session = Session::prepare(workspace, &lessons, options)?;
    let jobs = session.jobs(&lessons, how.start_method);
    let preparing = watch.elapsed();
    let live = live(names, &lessons, how);
    let (mut outcomes, running) = Stopwatch::time(|| match &live {
        Some(live) => schedule::run_all(&session, &jobs, |e| live.show(&e)),
        None => run_all(&session, &jobs),
    });
    let took = Took { preparing, running };
    let accepted = how
        .accept
        .then(|| accept(&session, &outcomes, &problems))
        .transpose()?;
    snapshot::outputs(&mut outcomes)?;
    if accepted.is_some() {
        // Why there still is no snapshot is told as not accepted.
        let faults = outcomes.iter_mut().map(|outcome| &mut outcome.faults);
        faults.for_each(|list| list.retain(|f| !f.is_of_a_new_lesson()));
    }
    let mut text = match &live {
        Some(_) => "\n".to_owned(),
        None if names.is_empty() => String::new(),
        None => outputs(&outcomes),
    };
    text += &report::table(&outcomes);
    text += &start_of_python(&session);
    text += &report::failures(workspace, &outcomes);
    text += &report::problems(workspace, &problems);
    text += &report::skips(&session, &outcomes);
    let mut refused = 0;
    if let Some((accepted, failed)) = &accepted {
        text += &report::failures(workspace, failed);
        text += &report::accepted(workspace, accepted);
        refused = accepted.refused.len();
    }
    let first_words = report::first_words(problems.len(), refused);
    let closing = report::closing(&outcomes, took);
    text += &format!("{first_words}{closing}\n");
    if let [lesson] = lessons[..]
        && let Some(next) = workspace.next(lesson)
    {
        text += &format!("next: cargo xtask run {}\n", next.name);
    }
    let printed = write!(stdout(), "{text}");
    // Also for somebody who stops reading what is printed.
    if let Some(path) = &how.report {
        files::replace(path, &report::json(&session, &outcomes, took))?;
    }
    printed?;
    let count = Count::of(&outcomes);
    let complete = count.is_complete() || !how.strict;
    Ok(first_words.is_empty() && count.failed == 0 && complete)
}

/// What shows the lines of both programs of one lesson as they arrive, where a
/// person looks on.
fn live(names: &[String], lessons: &[&Lesson], how: &How) -> Option<Live> {
    match lessons {
        [lesson] if !names.is_empty() && how.only.is_none() => {
            Live::on_terminal(&lesson.name)
        }
        _ => None,
    }
}

/// A remark on the times of Python programs.
fn start_of_python(session: &Session) -> String {
    let start = session.start_of_python().map(timing::seconds);
    start.map_or(String::new(), |start| {
        format!(
            "The times of Python hold the start of its interpreter, {start} \
             here.\n\n"
        )
    })
}

/// Accepts what is the same in several runs. Also says which of these failed,
/// one of each program.
fn accept<'a>(
    session: &Session,
    outcomes: &[Outcome<'a>],
    problems: &[Problem],
) -> Result<(Accepted, Vec<Outcome<'a>>)> {
    let more = accept::runs_to_come(outcomes, problems);
    if !more.is_empty() {
        let count = more.len();
        writeln!(stderr(), "{count} more runs, to see whether outputs vary")?;
    }
    let mut again = run_all(session, &more);
    let accepted = accept::accept(outcomes, &again, problems)?;
    again.retain(|outcome| !outcome.faults.is_empty());
    again.dedup_by(|a, b| a.job.repeats(b.job));
    Ok((accepted, again))
}

/// The outputs of every lesson: side by side if both languages were run.
fn outputs(outcomes: &[Outcome]) -> String {
    let width = report::width();
    let lessons = outcomes.chunk_by(|a, b| a.job.twin_of(b.job));
    let text = lessons.map(|twins| {
        let printed = twins.iter().map(|outcome| {
            let run = outcome.run.as_ref();
            let text = run.map_or(String::new(), |r| r.text(Stream::Stdout));
            (outcome.job.to_string(), text)
        });
        match &printed.collect::<Vec<_>>()[..] {
            [(first, a), (second, b)] => {
                let row = [a.clone(), b.clone()];
                report::side_by_side([first, second], &[row], width) + "\n"
            }
            [(title, text)] => format!("{}\n\n{text}\n", style(title).bold()),
            _ => String::new(),
        }
    });
    text.collect()
}
