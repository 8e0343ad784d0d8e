//! How many threads and processes a program has at the same time: its shape.

use std::collections::HashMap;
use std::fmt;

use serde::Serialize;

use super::lanes::Lanes;

/// How many threads and processes a program has at the same time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Shape {
    /// The most processes, the first counted, Python's helpers not.
    pub processes: usize,
    /// The most threads of a single process, its first counted.
    pub threads: usize,
}

impl Shape {
    /// What was seen of a program; nothing if it was over too soon to look twice.
    ///
    /// Whatever counts as being there at the same time was seen together by
    /// two looks in a row: a thread that is about to vanish may still be there
    /// when its successor begins.
    #[must_use]
    pub fn of(lanes: &Lanes) -> Option<Self> {
        let mut of_processes: HashMap<usize, Vec<[usize; 2]>> = HashMap::new();
        for lane in lanes.lanes.iter().filter(|lane| !lane.is_helper) {
            of_processes.entry(lane.process).or_default().push(lane.seen);
        }
        let lives = of_processes.values().map(|threads| {
            let first = threads.iter().map(|seen| seen[0]).min();
            let last = threads.iter().map(|seen| seen[1]).max();
            [first.unwrap_or(0), last.unwrap_or(0)]
        });
        let processes = most_at_once(lives);
        let threads = of_processes.into_values().map(most_at_once).max()?;
        (threads > 0).then_some(Self { processes, threads })
    }
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let Self { processes, threads } = *self;
        let s = |number| if number == 1 { "" } else { "es" };
        write!(f, "{processes} process{}", s(processes))?;
        match (processes, threads) {
            (_, 1) => write!(f, ", 1 thread"),
            (1, _) => write!(f, ", {threads} threads"),
            _ => write!(f, ", up to {threads} threads"),
        }?;
        if processes > 1 { write!(f, " each") } else { Ok(()) }
    }
}

/// The most lives, each from its first look to its last, that two looks in a
/// row have both seen.
fn most_at_once(lives: impl IntoIterator<Item = [usize; 2]>) -> usize {
    let mut changes: Vec<(usize, isize)> = Vec::new();
    for [first, last] in lives.into_iter().filter(|[a, b]| a < b) {
        changes.extend([(first, 1), (last, -1)]);
    }
    changes.sort_unstable(); // at the same look, ends come first
    let mut now = 0;
    let counts = changes.iter().map(|(_, change)| {
        now += change;
        now
    });
    counts.max().unwrap_or(0).unsigned_abs()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::process::lanes::tests::{lane, lanes};

    #[test]
    fn threads_that_follow_one_another_are_not_there_at_once() {
        let main = || lane(1, [0, 19]);
        let one_by_one = lanes(vec![main(), lane(1, [1, 5]), lane(1, [5, 9])]);
        let shape = Shape::of(&one_by_one);
        assert_eq!(shape, Some(Shape { processes: 1, threads: 2 }));
        let at_once = lanes(vec![main(), lane(1, [1, 5]), lane(1, [4, 9])]);
        let shape = Shape::of(&at_once);
        assert_eq!(shape, Some(Shape { processes: 1, threads: 3 }));
    }

    #[test]
    fn helpers_are_no_processes_of_the_program() {
        let mut helper = lane(2, [1, 19]);
        helper.is_helper = true;
        let lanes = lanes(vec![lane(1, [0, 19]), helper, lane(3, [2, 9])]);
        let shape = Shape::of(&lanes).expect("it was looked at");
        assert_eq!(shape, Shape { processes: 2, threads: 1 });
        assert_eq!(shape.to_string(), "2 processes, 1 thread each");
    }

    #[test]
    fn what_was_seen_once_has_no_shape() {
        assert_eq!(Shape::of(&lanes(vec![lane(1, [0, 0])])), None);
        assert_eq!(Shape::of(&Lanes::default()), None);
    }
}
