//! Runs a program with one number after another.

use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use common::site::{self, Site};
use common::timing::{self, Stopwatch, Summary};
use indicatif::HumanCount;

use super::room::{OTHER_FILES, Room};
use super::{
    Chart, Done, LIMIT, Memory, Pair, Point, Series, Stop, Takes, Watch, Why,
};
use crate::judge::job::Job;
use crate::judge::stderr::essence;
use crate::lesson::discover::{Language, Lesson};
use crate::measure::Figure;
use crate::process::{End, Run, Stream};
use crate::report::Measuring;
use crate::session::Session;

/// So often each program is run with each number, at the most.
const RUNS: usize = 5;
/// When it has run for so long with a number, it is not run again.
const ENOUGH: Duration = Duration::from_secs(3);
/// How often its threads are looked at: at its start, and not again.
const NEVER: Duration = Duration::from_secs(3600);
/// The longest reason, in characters.
const WORDS: usize = 160;

/// Raises the number of files that a program may have open here, as far as the
/// system lets it: a connection is one at each end. Returns the number; where
/// the system does not tell, as many as there can be.
#[must_use]
pub fn files() -> u64 {
    let connects = |pair: &Pair| pair.takes == Takes::Connections;
    let charts = super::CHARTS.iter();
    let charts = charts.filter(|chart| chart.pairs.iter().any(connects));
    let most = charts.flat_map(|chart| chart.numbers).max();
    let wanted = most.unwrap_or(&0) + 2 * OTHER_FILES;
    rlimit::increase_nofile_limit(wanted).unwrap_or(u64::MAX)
}

/// Measures a program of a chart with one number after another. `files` is how
/// many files it may have open.
///
/// # Errors
/// If it does not do what it says, cannot be started, or everything was ended.
pub fn series(
    session: &Session,
    chart: &Chart,
    pair: &'static Pair,
    lesson: &Lesson,
    language: Language,
    files: u64,
    progress: &Measuring,
) -> Result<Series> {
    let job = Job::new(lesson, language);
    let mut series = Series { pair, language, points: Vec::new(), stop: None };
    let room = Room::of_this_machine(files);
    for (index, number) in chart.numbers.iter().enumerate() {
        let name = format!("{} in {language}", pair.name);
        progress.begin(&format!("{name}: {}", HumanCount(*number)));
        let last = series.points.last();
        let found = if let Some(reason) = session.reason_to_skip(job) {
            Err(Why::Skipped(reason))
        } else if let Some(reason) = room.lacks(pair.takes, *number, last) {
            Err(Why::NoRoom(reason))
        } else {
            point(session, job, pair, *number)
                .with_context(|| format!("{name}, {number}"))?
        };
        match found {
            Ok(point) => {
                progress.tell(&line(&series, &point), 1);
                series.points.push(point);
            }
            Err(why) => {
                let stop = Stop { number: *number, why };
                let rest = chart.numbers.len() - index;
                progress.tell(&format!("{:<32} {stop}", series.name()), rest);
                series.stop = Some(stop);
                break;
            }
        }
    }
    Ok(series)
}

/// What is told as soon as it is known.
fn line(series: &Series, point: &Point) -> String {
    let memory = point.memory.map(|memory| super::size(memory as f64));
    format!(
        "{:<32} {:>7} {:>10} {:>12}",
        series.name(),
        HumanCount(point.number).to_string(),
        timing::written(point.times.median),
        memory.unwrap_or_default(),
    )
}

/// Measures it with one number.
fn point(
    session: &Session,
    job: Job,
    pair: &Pair,
    number: u64,
) -> Result<Result<Point, Why>> {
    let mut arguments = vec![number.to_string()];
    if pair.takes == Takes::Connections {
        // Its own site, so that no port is one that has just been in use.
        let site = Site::start(site::LATENCY)?;
        arguments.push(site.url("/pages/1"));
    }
    let run = || session.run_with(job, &arguments, LIMIT, NEVER);
    let done = match pair.done {
        Done::Number => number,
        Done::Always(done) => done,
    };
    let watch = Stopwatch::start();
    let (mut times, mut memory) = (Vec::new(), None);
    while times.is_empty() || (times.len() < RUNS && watch.elapsed() < ENOUGH) {
        let run = run()?;
        if let Some(why) = failure(&run, job.language) {
            return Ok(Err(why));
        }
        let printed = Printed::of(&run.text(Stream::Stdout))?;
        ensure!(printed.done == done, "it says that it did {}", printed.done);
        times.push(printed.together);
        memory = memory.max(run.peak_memory);
    }
    if pair.memory == Memory::OfAll {
        // Looking at many processes takes a core: this run's time is not used.
        let watch = Watch::start();
        let run = run()?;
        memory = watch.end();
        if let Some(why) = failure(&run, job.language) {
            return Ok(Err(why));
        }
    }
    let times = Summary::of(&times).context("it was not run")?;
    Ok(Ok(Point { number, times, memory }))
}

fn failure(run: &Run, language: Language) -> Option<Why> {
    match run.end {
        End::Hung => Some(Why::TooLong),
        End::Flooded => Some(Why::Refused("it prints without end".into())),
        End::Exited(status) if status.success() => None,
        End::Exited(status) => {
            let said = reason(&run.text(Stream::Stderr), language);
            Some(Why::Refused(said.unwrap_or_else(|| status.to_string())))
        }
    }
}

/// The line of standard error that says most: an error's last cause, or the
/// error.
fn reason(stderr: &str, language: Language) -> Option<String> {
    let lines = essence(stderr, language);
    let is_error =
        |line: &&String| line.contains("Error") || line.contains(" panicked: ");
    let has_causes = lines.iter().any(|line| line == "Caused by:");
    let error = match language {
        // Causes are numbered, unless there is only one.
        Language::Rust if has_causes => {
            let last = lines.last()?;
            let rest = last.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.strip_prefix(": ").unwrap_or(last)
        }
        // Many threads may panic: the first is the reason for the others.
        Language::Rust => lines.iter().find(is_error).or(lines.last())?,
        Language::Python => lines.iter().rfind(is_error).or(lines.last())?,
    };
    let error = error.strip_prefix("Error: ").unwrap_or(error);
    let error: Vec<char> = error.chars().collect();
    match error.len() {
        0..=WORDS => Some(error.into_iter().collect()),
        _ => Some(error[..WORDS].iter().chain(&['…']).collect()),
    }
}

/// What a program says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed {
    /// How much it has done.
    pub done: u64,
    /// How long all of it took together.
    pub together: Duration,
}

impl Printed {
    /// Reads two lines: `waits: 1000` and `together: 1.0204 s`.
    ///
    /// # Errors
    /// If there is anything else.
    pub fn of(stdout: &str) -> Result<Self> {
        let lines: Vec<_> = stdout.lines().collect();
        let [done, together] = lines[..] else {
            bail!("it prints {stdout:?}, not two lines");
        };
        let (_, done) = done.split_once(": ").context("no number")?;
        let done = done.parse().with_context(|| format!("{done:?}"))?;
        let together = together.strip_prefix("together: ");
        let together: Figure = together.context("no time")?.parse()?;
        let together = Duration::try_from_secs_f64(together.value())?;
        Ok(Self { done, together })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_lines_are_read_and_nothing_else() {
        let printed = Printed::of("waits: 1000\ntogether: 1.0204 s\n");
        let printed = printed.expect("it is right");
        assert_eq!(printed.done, 1_000);
        assert_eq!(printed.together, Duration::from_micros(1_020_400));
        for wrong in [
            "",
            "waits: 1000\n",
            "waits: many\ntogether: 1.0 s\n",
            "waits: 3\ntogether: soon\n",
            "waits: 3\nalone: 1.0 s\n",
            "waits: 3\ntogether: 1.0 s\nand more\n",
        ] {
            assert!(Printed::of(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_refusal_is_told_in_one_line() {
        let python = "Traceback (most recent call last):\n  File \"a/main.py\", \
            line 26, in main\n    thread.start()\nRuntimeError: can't start \
            new thread\n";
        assert_eq!(
            reason(python, Language::Python).as_deref(),
            Some("RuntimeError: can't start new thread")
        );
        let rust = "Error: Resource temporarily unavailable (os error 11)\n";
        assert_eq!(
            reason(rust, Language::Rust).as_deref(),
            Some("Resource temporarily unavailable (os error 11)")
        );
        let rust = "Error: error sending request for url (http://127.0.0.1:4/)\
            \n\nCaused by:\n    0: client error (Connect)\n    1: tcp connect \
            error\n    2: Too many open files (os error 24)\n";
        assert_eq!(
            reason(rust, Language::Rust).as_deref(),
            Some("Too many open files (os error 24)")
        );
        let rust = "thread '<unnamed>' (7) panicked at std/thread.rs:1:1:\n\
            no room\nnote: run with `RUST_BACKTRACE=1`\nfatal runtime error\n";
        assert_eq!(
            reason(rust, Language::Rust).as_deref(),
            Some("thread '<unnamed>' panicked: no room")
        );
        assert_eq!(reason("", Language::Rust), None);
        let long = reason(&"x".repeat(1_000), Language::Python);
        assert_eq!(long.map(|words| words.chars().count()), Some(WORDS + 1));
    }
}
