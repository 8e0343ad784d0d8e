//! One run as a picture sees it: rows of threads and of tasks, and the lines
//! that were printed.

use std::collections::BTreeMap;

use super::tasks::{self, Task};
use crate::lesson::discover::Language;
use crate::process::lanes::{Lane, Lanes, Shape};
use crate::process::{Line, Run, Stream};

/// If a process has more rows of threads, they are summed up in one.
const MOST_ROWS: usize = 16;
/// Tasks are summed up as well.
const MOST_TASKS: usize = 16;

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
    /// the system does not tell.
    pub shape: Option<Shape>,
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
    /// What `run` did. `starts_for` is the time that an interpreter takes to
    /// start here.
    #[must_use]
    pub fn of(language: Language, run: &Run, starts_for: Option<f64>) -> Self {
        let took = run.time.as_secs_f64();
        let announced = tasks::announced(&run.lines, took);
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
            rows.extend(thread_rows(lanes, &announced, &carried));
        }
        rows.extend(task_rows(left));
        Self {
            language,
            took,
            starts_for: starts_for.filter(|s| *s < took),
            rows,
            marks: marks(&run.lines),
            shape: run.lanes.as_ref().and_then(Lanes::shape),
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

/// A row for each thread, process by process; threads that follow one another
/// share one.
fn thread_rows(
    lanes: &Lanes,
    announced: &[Task],
    carried: &[Option<usize>],
) -> Vec<Row> {
    let mut of_process: BTreeMap<usize, Vec<Row>> = BTreeMap::new();
    for (lane, task) in lanes.lanes.iter().zip(carried) {
        let name = task.map(|task| announced[task].name.clone());
        let span = Span {
            life: [lane.first_seen, lane.last_seen],
            name,
            shares: shares(lane),
        };
        let rows = of_process.entry(lane.process).or_default();
        let is_free = |row: &&mut Row| {
            lane.name.as_deref() != Some("main")
                && row.label == own_name(lane)
                && row.spans.last().is_some_and(|s| s.life[1] <= span.life[0])
        };
        match rows.iter_mut().find(is_free) {
            Some(row) => row.spans.push(span),
            None => rows.push(Row {
                label: own_name(lane),
                kind: Kind::Thread,
                spans: vec![span],
            }),
        }
    }
    let are_several = of_process.len() > 1;
    let helpers: Vec<_> =
        lanes.lanes.iter().filter(|l| l.is_helper).map(|l| l.process).collect();
    let mut number = 0;
    let mut all = Vec::new();
    for (process, rows) in of_process {
        let of = if helpers.contains(&process) {
            "Python's helper".to_owned()
        } else {
            number += 1;
            format!("process {number}")
        };
        let rows = summed_up(rows);
        all.extend(numbered(rows).map(|mut row| {
            if are_several {
                let is_first = row.label == "main thread";
                row.label = match is_first {
                    true => of.clone(),
                    false => format!("{of}, {}", row.label),
                };
            }
            row
        }));
    }
    all
}

/// What a lane is called before it has a number.
fn own_name(lane: &Lane) -> String {
    match lane.name.as_deref() {
        Some("main") => "main thread".to_owned(),
        Some(name) => name.to_owned(),
        None => String::new(),
    }
}

fn numbered(rows: Vec<Row>) -> impl Iterator<Item = Row> {
    let mut number = 0;
    rows.into_iter().map(move |mut row| {
        if row.label.is_empty() {
            number += 1;
            row.label = format!("thread {number}");
        }
        row
    })
}

/// The rows of a process, those of many threads as one.
fn summed_up(mut rows: Vec<Row>) -> Vec<Row> {
    if rows.len() <= MOST_ROWS {
        return rows;
    }
    let others = rows.split_off(1);
    let count = others.len();
    let spans: Vec<_> = others.into_iter().flat_map(|row| row.spans).collect();
    let starts = spans.iter().map(|s| s.life[0]);
    let ends = spans.iter().map(|s| s.life[1]);
    let life = [starts.fold(f64::INFINITY, f64::min), ends.fold(0.0, f64::max)];
    let shares = spans.into_iter().flat_map(|span| span.shares).collect();
    rows.push(Row {
        label: format!("{count} threads"),
        kind: Kind::Threads(count),
        spans: vec![Span { life, name: None, shares }],
    });
    rows
}

fn shares(lane: &Lane) -> Vec<([f64; 2], f64)> {
    let intervals = lane.intervals.iter();
    let shares = intervals.filter(|i| i.to > i.from && i.cpu_seconds > 0.0);
    shares
        .map(|i| ([i.from, i.to], (i.cpu_seconds / (i.to - i.from)).min(1.0)))
        .collect()
}

/// Rows of tasks that no thread carries alone; tasks that follow one another
/// share one, unless they have names.
fn task_rows(tasks: Vec<Task>) -> Vec<Row> {
    if tasks.len() > MOST_TASKS {
        let count = tasks.len();
        let starts = tasks.iter().map(|t| t.span[0]);
        let ends = tasks.iter().map(|t| t.span[1]);
        let life =
            [starts.fold(f64::INFINITY, f64::min), ends.fold(0.0, f64::max)];
        return vec![Row {
            label: format!("{count} tasks"),
            kind: Kind::Task,
            spans: vec![Span { life, name: None, shares: Vec::new() }],
        }];
    }
    let mut rows: Vec<Row> = Vec::new();
    for Task { name, span } in tasks {
        let life = Span { life: span, name: None, shares: Vec::new() };
        let same = rows.iter_mut().find(|row| {
            row.label == name
                && row.spans.last().is_some_and(|s| s.life[1] <= span[0])
        });
        match same {
            Some(row) => row.spans.push(life),
            None => rows.push(Row {
                label: name,
                kind: Kind::Task,
                spans: vec![life],
            }),
        }
    }
    rows
}
