//! The rows of a picture: threads process by process, and tasks.

use std::collections::BTreeMap;

use super::strip::{Kind, Row, Span};
use super::tasks::Task;
use crate::process::lanes::{Lane, Lanes};

/// If a process has more rows of threads, they are summed up in one.
const MOST_ROWS: usize = 20;
/// Tasks are summed up as well.
const MOST_TASKS: usize = 16;

/// A row for each thread, process by process; threads that follow one another
/// share one, and so do processes.
pub(super) fn thread_rows(
    lanes: &Lanes,
    took: f64,
    announced: &[Task],
    carried: &[Option<usize>],
) -> Vec<Row> {
    let mut of_process: BTreeMap<usize, Vec<Row>> = BTreeMap::new();
    for (index, (lane, task)) in lanes.lanes.iter().zip(carried).enumerate() {
        let name = task.map(|task| announced[task].name.clone());
        let life = match index {
            0 => [0.0, took], // the program's own first thread
            _ => [lane.first_seen, lane.last_seen],
        };
        let span = Span { life, name, shares: shares(lane) };
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
    if of_process.len() == 1 {
        let rows = of_process.into_values().flatten().collect();
        return numbered(summed_up(rows)).collect();
    }
    let is_helper = |process: usize| {
        lanes.lanes.iter().any(|l| l.process == process && l.is_helper)
    };
    let mut number = 0;
    let mut slots: Vec<Slot> = Vec::new();
    for (process, rows) in of_process {
        let name = if is_helper(process) {
            "Python's helper".to_owned()
        } else {
            number += 1;
            format!("process {number}")
        };
        let rows = numbered(summed_up(rows)).collect();
        let next = Slot { name, later: 0, rows };
        match slots.iter_mut().find(|slot| slot.is_free_for(&next)) {
            Some(slot) => slot.take(next),
            None => slots.push(next),
        }
    }
    slots.into_iter().flat_map(Slot::labelled).collect()
}

/// The rows of processes that follow one another.
struct Slot {
    /// The first of them.
    name: String,
    /// So many come after it.
    later: usize,
    rows: Vec<Row>,
}

impl Slot {
    fn is_free_for(&self, next: &Self) -> bool {
        let ends = self.rows.iter().flat_map(|row| row.spans.last());
        let ends = ends.map(|span| span.life[1]).fold(0.0, f64::max);
        let starts = next.rows.iter().flat_map(|row| row.spans.first());
        starts.into_iter().all(|span| span.life[0] >= ends)
    }

    fn take(&mut self, next: Self) {
        self.later += 1;
        for row in next.rows {
            match self.rows.iter_mut().find(|own| own.label == row.label) {
                Some(own) => own.spans.extend(row.spans),
                None => self.rows.push(row),
            }
        }
    }

    fn labelled(self) -> impl Iterator<Item = Row> {
        let Self { name, later, rows } = self;
        rows.into_iter().map(move |mut row| {
            let is_first = row.label == "main thread";
            row.label = match (is_first, later) {
                (true, 0) => name.clone(),
                (true, later) => format!("{name} and {later} later"),
                (false, _) => format!("{name}, {}", row.label),
            };
            row
        })
    }
}

/// What a lane is called before it has a number.
fn own_name(lane: &Lane) -> String {
    match lane.name.as_deref() {
        Some("main") => "main thread".to_owned(),
        Some(name) => name.to_owned(),
        None => String::new(),
    }
}

/// Tells rows of the same name apart by numbers.
fn numbered(rows: Vec<Row>) -> impl Iterator<Item = Row> {
    let names: Vec<_> = rows.iter().map(|row| row.label.clone()).collect();
    rows.into_iter().enumerate().map(move |(index, mut row)| {
        let alike = |names: &[String]| {
            names.iter().filter(|name| **name == row.label).count()
        };
        let number = alike(&names[..=index]);
        if row.label.is_empty() {
            row.label = format!("thread {number}");
        } else if alike(&names) > 1 {
            row.label = format!("{} {number}", row.label);
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
pub(super) fn task_rows(tasks: Vec<Task>) -> Vec<Row> {
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
