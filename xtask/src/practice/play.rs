//! `play`: a person changes both programs of a lesson.

use std::iter;
use std::path::PathBuf;

use anyhow::{Result, ensure};
use console::style;

use super::bench::Bench;
use super::differences::{counted, differences};
use super::folder::{self, Purpose};
use crate::judge::job::{Job, Outcome};
use crate::lesson::discover::{Language, Lesson, Workspace};
use crate::process::{End, Stream, group};
use crate::report::{complaint, run_all, side_by_side, width};
use crate::session::copies::Built;
use crate::session::{Options, Session};

/// A lesson whose programs a person changes.
pub struct Play<'w> {
    bench: Bench<'w>,
    /// What the lesson's programs do as they are, Python's first.
    own: Vec<Outcome<'w>>,
    /// How often the changed programs are run in a round.
    times: usize,
    /// Where the programs are that were changed before.
    moved: Option<PathBuf>,
}

impl<'w> Play<'w> {
    /// Copies the programs, unless there are copies; with `reset`, moves those
    /// away before. Runs the lesson as it is.
    ///
    /// # Errors
    /// If the copies cannot be written. See also [`Session::prepare`].
    pub fn prepare(
        workspace: &'w Workspace,
        lesson: &'w Lesson,
        times: usize,
        reset: bool,
    ) -> Result<Self> {
        let moved = folder::for_play(workspace, lesson, reset)?;
        let session =
            Session::prepare(workspace, &[lesson], Options::default())?;
        let own = run_all(&session, &session.jobs(&[lesson], None));
        ensure!(!group::interrupted(), "interrupted");
        let bench = Bench::new(workspace, lesson, Purpose::Play, session);
        Ok(Self { bench, own, times, moved })
    }

    /// The files whose saves begin a round.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        folder::played(self.bench.workspace, self.bench.lesson)
    }

    /// What this is, and which files to change.
    #[must_use]
    pub fn heading(&self) -> String {
        let Bench { workspace, lesson, .. } = self.bench;
        let files = self.files();
        let files = files.iter().map(|path| workspace.relative(path));
        let files: Vec<_> = files.map(|path| path.to_string()).collect();
        let files = files.join(", ");
        let title = style(format!("play {}: change", lesson.name)).bold();
        let moved = self.moved.iter().map(|away| {
            let away = workspace.relative(away);
            format!("What you had changed before is in {away}.\n")
        });
        let moved: String = moved.collect();
        format!("{title} {files}\n{moved}\n")
    }

    /// Compiles the Rust program and runs both. Says what they do, and what is
    /// different from the lesson.
    ///
    /// # Errors
    /// If cargo cannot be started, or Ctrl-C was pressed.
    pub fn round(&mut self) -> Result<String> {
        let built = self.bench.build()?;
        let jobs: Vec<_> = self.own.iter().flat_map(|o| self.jobs(o)).collect();
        let outcomes = run_all(&self.bench.session, &jobs);
        ensure!(!group::interrupted(), "interrupted");
        let text = match self.times {
            1 => self.once(&outcomes),
            _ => self.often(&outcomes),
        };
        Ok(text + &refusal(&built))
    }

    /// The runs of a changed program.
    fn jobs(&self, own: &Outcome) -> impl Iterator<Item = Job<'_>> {
        let usual = own.run.as_ref().map(|run| run.time);
        let usual = usual.unwrap_or_else(|| self.bench.at_most());
        let job = self.bench.job(own.job.language, usual);
        iter::repeat_n(job, self.times)
    }

    /// Both outputs, and what is different.
    fn once(&self, outcomes: &[Outcome]) -> String {
        let pair = [0, 1].map(|side| {
            let printed = outcomes.get(side).map(printed);
            self.bench.readable(&printed.unwrap_or_default())
        });
        let titles = Language::ALL.map(|l| self.bench.path(l));
        let titles = titles.each_ref().map(String::as_str);
        let mut text = side_by_side(titles, &[pair], width()) + "\n";
        for (own, changed) in self.own.iter().zip(outcomes) {
            let language = own.job.language;
            let different = differences(own, changed);
            if changed.run.is_none() {
                continue; // its output says why
            }
            let title = match different.is_empty() {
                true => format!("{language}: nothing is different"),
                false => format!("{language}, different from the lesson:"),
            };
            text += &format!("{}\n", style(title).bold());
            let lines = different.iter().flat_map(|text| text.lines());
            text.extend(lines.map(|line| format!("    {line}\n")));
        }
        text
    }

    /// The different outputs, and how often each came.
    fn often(&self, outcomes: &[Outcome]) -> String {
        let counts = Language::ALL.map(|language| {
            let of_it = outcomes.iter().filter(|o| o.job.language == language);
            let of_it: Vec<_> = of_it.collect();
            match of_it.iter().find(|outcome| outcome.run.is_none()) {
                Some(outcome) => vec![printed(outcome)],
                None => counted(&of_it).into_iter().map(told).collect(),
            }
        });
        let cell = |side: usize, row: usize| {
            counts[side].get(row).cloned().unwrap_or_default()
        };
        let rows = counts.iter().map(Vec::len).max().unwrap_or_default();
        let rows: Vec<_> =
            (0..rows).map(|row| [cell(0, row), cell(1, row)]).collect();
        let titles = Language::ALL.map(|language| {
            format!("{}, {} runs", self.bench.path(language), self.times)
        });
        let titles = titles.each_ref().map(String::as_str);
        side_by_side(titles, &rows, width()) + "\n"
    }
}

fn told((count, output): (usize, String)) -> String {
    format!("{}\n{output}\n", style(format!("{count} ×")).cyan())
}

/// What a program printed and complained of and how it ended, or why it did
/// not run.
fn printed(outcome: &Outcome) -> String {
    let Some(run) = &outcome.run else {
        return match &outcome.skipped {
            Some(reason) => format!("(not run: {reason})\n"),
            None => outcome.faults.iter().map(|_| REFUSED).collect(),
        };
    };
    let end = match run.end {
        End::Exited(status) if status.success() => None,
        End::Exited(status) => Some(format!("({status})")),
        End::Hung => {
            let limit = outcome.job.limit.as_secs();
            Some(format!("(still running after {limit} s)"))
        }
        End::Flooded => Some("(prints without end)".to_owned()),
    };
    let end = end.map_or(String::new(), |end| style(end).yellow().to_string());
    format!("{}{}{end}", run.text(Stream::Stdout), complaint(outcome))
}

/// Why there is no output of a Rust program.
const REFUSED: &str = "(does not compile)\n";

/// What the compiler says first, if it refuses the Rust program.
fn refusal(built: &Built) -> String {
    let error = built.first_error();
    let error = error.filter(|_| built.executable.is_none());
    error.map_or(String::new(), |error| format!("\n{}\n", error.trim_end()))
}
