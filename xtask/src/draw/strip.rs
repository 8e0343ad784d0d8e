//! One run as a picture sees it: rows of threads and of tasks, and the lines
//! that were printed.

use super::rows::{task_rows, thread_rows};
use super::tasks;
use crate::judge::job::Outcome;
use crate::lesson::discover::Language;
use crate::process::shape::Shape;
use crate::process::{Line, Run, Stream};

/// Everything that is drawn of one run.
#[derive(Debug, Clone)]
pub struct Strip {
    /// The language.
    pub language: Language,
    /// How long the program ran, in seconds.
    pub took: f64,
    /// How long its interpreter takes to start, in seconds.
    pub starts_for: Option<f64>,
    /// From top to bottom.
    pub rows: Vec<Row>,
    /// The lines that it printed.
    pub marks: Vec<Mark>,
    /// How many processes and threads there were at the same time; nothing if
    /// the run was too short to see them, or the system does not tell.
    pub shape: Option<Shape>,
    /// Whether the system tells of threads.
    pub has_threads: bool,
    /// Its waiting, in seconds.
    pub waiting: f64,
}

/// A row of the picture.
#[derive(Debug, Clone)]
pub struct Row {
    /// Whose row it is.
    pub label: String,
    /// What it stands for.
    pub kind: Kind,
    /// One thread after another, or one task after another.
    pub spans: Vec<Span>,
}

/// What a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A thread that really existed.
    Thread,
    /// Several of them, summed up.
    Threads(usize),
    /// A task that announced itself: whether it computes or waits, nobody can
    /// see.
    Task,
}

/// The life of a thread or a task.
#[derive(Debug, Clone)]
pub struct Span {
    /// From its first moment to its last, in seconds.
    pub life: [f64; 2],
    /// What to write on it.
    pub name: Option<String>,
    /// Stretches, from and to in seconds, and the share of a core in each.
    pub shares: Vec<([f64; 2], f64)>,
}

/// A line that was printed.
#[derive(Debug, Clone)]
pub struct Mark {
    /// When it arrived, in seconds.
    pub seconds: f64,
    /// The line.
    pub text: String,
}

impl Strip {
    /// What a program did; nothing if it was not run. `starts_for` is the time
    /// that Python's interpreter takes to start here.
    #[must_use]
    pub fn of(outcome: &Outcome, starts_for: Option<f64>) -> Option<Self> {
        let language = outcome.job.language;
        let starts_for = starts_for.filter(|_| language == Language::Python);
        Some(Self::of_run(language, outcome.run.as_ref()?, starts_for))
    }

    fn of_run(language: Language, run: &Run, starts_for: Option<f64>) -> Self {
        let took = run.time.as_secs_f64();
        // The last lines may be read after the end; they were printed before.
        let lines = run.lines.iter().map(|line| Line {
            seconds: line.seconds.min(took),
            ..line.clone()
        });
        let lines: Vec<_> = lines.collect();
        let announced = tasks::announced(&lines, took);
        let mut rows = Vec::new();
        let mut left = announced.clone();
        if let Some(lanes) = &run.lanes {
            // The first thread of all lives as long as the program, and may
            // carry any number of tasks.
            let lives = lanes.lanes.iter().skip(1);
            let lives = lives.map(|lane| [lane.first_seen, lane.last_seen]);
            let lives: Vec<_> = lives.collect();
            let mut carried = tasks::carried(&lives, &announced);
            carried.insert(0, None);
            left = (0..announced.len())
                .filter(|task| !carried.contains(&Some(*task)))
                .map(|task| announced[task].clone())
                .collect();
            rows.extend(thread_rows(lanes, took, &announced, &carried));
        }
        rows.extend(task_rows(left));
        Self {
            language,
            took,
            starts_for: starts_for.filter(|s| *s < took),
            rows,
            marks: marks(&lines),
            shape: run.lanes.as_ref().and_then(Shape::of),
            has_threads: run.lanes.is_some(),
            waiting: run.waiting.as_secs_f64(),
        }
    }

    /// The average number of cores that it had while several of its threads
    /// or processes computed: the share of each, added up, over all moments in
    /// which at least two of them had a part of a core.
    #[must_use]
    pub fn cores_together(&self) -> Option<f64> {
        let threads = self.rows.iter().filter(|r| r.kind != Kind::Task);
        let spans = threads.flat_map(|row| &row.spans);
        let shares: Vec<_> = spans.flat_map(|span| &span.shares).collect();
        let steps = 400;
        let length = self.took / f64::from(steps);
        let (mut cores, mut moments) = (0.0, 0);
        for step in 0..steps {
            let at = (f64::from(step) + 0.5) * length;
            let now = shares
                .iter()
                .filter(|([from, to], share)| {
                    (*from..*to).contains(&at) && *share > 0.1
                })
                .map(|(_, share)| *share);
            let now: Vec<_> = now.collect();
            if now.len() > 1 {
                cores += now.iter().sum::<f64>();
                moments += 1;
            }
        }
        // A few moments are not worth a sentence.
        (moments * 20 > steps).then(|| cores / f64::from(moments))
    }
}

fn marks(lines: &[Line]) -> Vec<Mark> {
    let printed = lines.iter().filter(|line| line.stream == Stream::Stdout);
    // The row of a task says when it started and finished.
    let printed = printed.filter(|line| {
        !line.text.trim().is_empty() && !tasks::is_announcement(&line.text)
    });
    printed.map(|l| Mark { seconds: l.seconds, text: l.text.clone() }).collect()
}
