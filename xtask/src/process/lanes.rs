//! When each thread of a program ran: its lanes.
//!
//! A lane is measured, not announced. Again and again while the program runs,
//! its processor time and the time that it was ready but did not run are read
//! for every thread, and so one sees which of them ran when.

use std::time::Duration;

use serde::Serialize;

/// Everything that was seen of a program's threads.
#[derive(Debug, Clone, Default)]
pub struct Lanes {
    /// When the threads were looked at, in seconds after the start.
    pub looks: Vec<f64>,
    /// For each look, the seconds before it for which the whole machine stood
    /// still, as a virtual one does when its host is busy: whoever looks had
    /// to sleep for so much longer than it wanted, and wasn't ready either.
    pub still: Vec<f64>,
    /// One a thread, in the order in which they were seen.
    pub lanes: Vec<Lane>,
}

/// One thread.
#[derive(Debug, Clone, Serialize)]
pub struct Lane {
    /// Its process, counted from 1 in the order in which they were seen.
    pub process: usize,
    /// What the system calls it: `main` if it is the first of its process,
    /// nothing if it has only the program's own name.
    pub name: Option<String>,
    /// Whether its process is one that Python's `multiprocessing` starts for
    /// itself: the resource tracker, or the fork server.
    pub is_helper: bool,
    /// When it was first seen, in seconds after the program's start.
    pub first_seen: f64,
    /// When it was last seen, in seconds after the program's start.
    pub last_seen: f64,
    /// The intervals in which it wanted to run.
    pub intervals: Vec<Interval>,
    /// The indices of the looks that saw it first and last, but for those at
    /// its end that saw it only wait for a core.
    #[serde(skip)]
    pub seen: [usize; 2],
    /// The indices of two looks between which it ended. What it did there
    /// nobody knows: what it ran and how long it was ready goes with it.
    #[serde(skip)]
    pub ended: Option<[usize; 2]>,
}

/// A thread between two looks.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Interval {
    /// The earlier look, in seconds after the program's start.
    pub from: f64,
    /// The later one.
    pub to: f64,
    /// Processor time in it, in seconds.
    pub cpu_seconds: f64,
    /// Seconds for which it was ready and did not run, as the system told at
    /// the later look; longer than the interval where they began before it.
    pub ready_seconds: f64,
    /// The index of the later look.
    #[serde(skip)]
    pub look: usize,
}

/// A time of at most so many seconds in which nobody looked changes no verdict.
const BLINK: f64 = 0.05;

impl Lanes {
    /// The longest time for which nobody looked, in seconds. What lived no
    /// longer than twice that may not have been seen.
    #[must_use]
    pub fn longest_gap(&self) -> f64 {
        let gaps = (0..self.looks.len()).map(|look| self.length(look));
        gaps.fold(0.0, f64::max)
    }

    /// Of a program that took `elapsed` and had `cpu` processor time in all,
    /// children included: the time in which, for certain, none of its threads
    /// wanted to run, and one could have. A busy machine makes a program
    /// slower, but lets it wait no longer.
    #[must_use]
    pub fn waiting(&self, elapsed: Duration, cpu: Duration) -> Duration {
        let mut wanted =
            self.between_looks(|i| i.cpu_seconds + i.ready_seconds);
        self.add_ends(&mut wanted);
        self.add_start(&mut wanted);
        // From when on nobody knows what the program did, if that was long.
        let last_seen = self.lanes.iter().map(|lane| lane.last_seen);
        let last_seen = last_seen
            .reduce(f64::max)
            .filter(|last| elapsed.as_secs_f64() - last > BLINK);
        let known = last_seen.map_or(elapsed, Duration::from_secs_f64);
        let is_known = |look: &f64| last_seen.is_none_or(|last| *look <= last);
        let looks = self.looks.iter().take_while(|look| is_known(look));
        let wanted: f64 = looks.zip(wanted).map(|(_, wanted)| wanted).sum();
        // What was never seen may have run before.
        let unseen = cpu.saturating_sub(self.cpu());
        let wanted = Duration::from_secs_f64(wanted) + unseen;
        known.min(elapsed).saturating_sub(wanted)
    }

    /// Lets threads want to run wherever nobody saw how they ended, if that
    /// was long.
    fn add_ends(&self, wanted: &mut [f64]) {
        for [from, to] in self.lanes.iter().filter_map(|lane| lane.ended) {
            if self.looks[to] - self.looks[from] <= BLINK {
                continue;
            }
            let looks = wanted.iter_mut().enumerate();
            for (look, wanted) in looks.take(to + 1).skip(from + 1) {
                *wanted = self.length(look);
            }
        }
    }

    /// The same for what was before the first look.
    fn add_start(&self, wanted: &mut [f64]) {
        if let Some(first) = self.looks.first().filter(|first| **first > BLINK)
        {
            wanted[0] = *first;
        }
    }

    /// The processor time of all threads that was seen.
    #[must_use]
    pub fn cpu(&self) -> Duration {
        let intervals = self.lanes.iter().flat_map(|lane| &lane.intervals);
        Duration::from_secs_f64(intervals.map(|i| i.cpu_seconds).sum())
    }

    /// The time in which one of the threads was ready and did not run, or
    /// nobody could.
    #[must_use]
    pub fn held_up(&self) -> Duration {
        let held_up = self.between_looks(|i| i.ready_seconds);
        Duration::from_secs_f64(held_up.iter().sum())
    }

    /// The time that all intervals together take up between a look and the one
    /// before it, `seconds` of each, and for which the machine stood still: what
    /// several threads do at the same time counts once.
    fn between_looks(&self, seconds: impl Fn(&Interval) -> f64) -> Vec<f64> {
        let mut all = self.still.clone();
        for lane in &self.lanes {
            let mut one = vec![0.0; self.looks.len()];
            for interval in &lane.intervals {
                self.spread(interval.look, seconds(interval), &mut one);
            }
            for (all, one) in all.iter_mut().zip(one) {
                *all += one;
            }
        }
        for (look, seconds) in all.iter_mut().enumerate() {
            *seconds = seconds.min(self.length(look));
        }
        all
    }

    /// The time between a look and the one before it, or the start.
    fn length(&self, look: usize) -> f64 {
        let before = look.checked_sub(1).map_or(0.0, |i| self.looks[i]);
        self.looks[look] - before
    }

    /// Adds `seconds` that a look told of to the looks that they belong to. The
    /// system counts the time that a thread was ready only when it runs at
    /// last: what is longer than the interval happened before it.
    fn spread(&self, look: usize, mut seconds: f64, to: &mut [f64]) {
        for look in (0..=look).rev() {
            let room = (self.length(look) - to[look]).max(0.0);
            let part = seconds.min(room);
            to[look] += part;
            seconds -= part;
            if seconds <= 0.0 {
                return;
            }
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// Looks every tenth of a second. What happens before the first isn't
    /// known.
    pub fn lanes(lanes: Vec<Lane>) -> Lanes {
        let looks = (1..=20).map(|n| f64::from(n) / 10.0).collect();
        Lanes { looks, still: vec![0.0; 20], lanes }
    }

    pub fn lane(process: usize, seen: [usize; 2]) -> Lane {
        Lane {
            process,
            name: None,
            is_helper: false,
            first_seen: 0.0,
            last_seen: 2.0,
            intervals: Vec::new(),
            seen,
            ended: None,
        }
    }

    fn busy(look: usize, cpu_seconds: f64, ready_seconds: f64) -> Interval {
        Interval { from: 0.0, to: 0.0, cpu_seconds, ready_seconds, look }
    }

    fn waiting(lanes: &Lanes) -> f64 {
        let elapsed = Duration::from_secs(2);
        lanes.waiting(elapsed, Duration::ZERO).as_secs_f64()
    }

    #[test]
    fn the_longest_gap_is_the_time_for_which_nobody_looked() {
        let looks = vec![0.1, 0.2, 0.7, 0.8];
        let lanes = Lanes { looks, ..Lanes::default() };
        assert!((lanes.longest_gap() - 0.5).abs() < 1e-9);
    }

    #[test]
    fn a_busy_machine_lets_no_program_wait_longer() {
        let mut main = lane(1, [0, 19]);
        // Ready for half a second, which the system tells at the end of it.
        main.intervals = vec![busy(0, 0.1, 0.0), busy(7, 0.05, 0.45)];
        assert!((waiting(&lanes(vec![main])) - 1.4).abs() < 1e-9);
    }

    #[test]
    fn nobody_waits_while_the_machine_stands_still() {
        let mut lanes = lanes(vec![lane(1, [0, 19])]);
        lanes.lanes[0].intervals = vec![busy(3, 0.02, 0.05)];
        lanes.still[3] = 0.09; // in part at the same time
        lanes.still[4] = 0.09;
        assert!((waiting(&lanes) - (1.9 - 0.19)).abs() < 1e-9);
    }

    #[test]
    fn what_a_thread_did_at_its_end_is_not_known() {
        let mut thread = lane(1, [0, 9]);
        thread.intervals = vec![busy(8, 0.1, 0.0)];
        thread.ended = Some([7, 10]);
        assert!((waiting(&lanes(vec![thread])) - 1.6).abs() < 1e-9);
    }

    #[test]
    fn after_the_last_look_at_it_a_program_is_not_known_to_wait() {
        let mut main = lane(1, [0, 15]);
        main.last_seen = 1.6;
        main.ended = Some([15, 16]);
        assert!((waiting(&lanes(vec![main])) - 1.5).abs() < 1e-9);
    }

    #[test]
    fn threads_that_compute_at_once_do_not_shorten_the_wait_twice() {
        let mut all = vec![lane(1, [0, 19]), lane(1, [0, 19])];
        for lane in &mut all {
            lane.intervals = (0..10).map(|n| busy(n, 0.1, 0.0)).collect();
        }
        assert!((waiting(&lanes(all)) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn processor_time_that_no_look_saw_is_no_wait() {
        let cpu = Duration::from_millis(500);
        let left = Lanes::default().waiting(Duration::from_secs(2), cpu);
        assert_eq!(left, Duration::from_millis(1500));
    }
}
