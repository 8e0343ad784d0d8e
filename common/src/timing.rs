//! Measured times: how they are taken, summed up and written. Lessons do not
//! use it, each shows how its language measures.
//!
//! Everything here is written with a decimal point and a unit (`0.16 s`,
//! `1.93×`): that is how the runner recognises a measurement in an output.

use std::cmp::Ordering;
use std::fmt;
use std::time::{Duration, Instant};

/// Measures how long something takes, by a clock that is never set back.
#[derive(Debug, Clone, Copy)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts to measure.
    #[must_use]
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// The time since the start.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.0.elapsed()
    }

    /// What `work` returns, and how long it took.
    pub fn time<T>(work: impl FnOnce() -> T) -> (T, Duration) {
        let watch = Self::start();
        let result = work();
        (result, watch.elapsed())
    }
}

/// A time as it reads best: `2.50 s`, `16.0 ms`, `7.3 µs`.
#[must_use]
pub fn written(time: Duration) -> String {
    Unit::of(time).write(time)
}

/// A time in seconds, however short: `0.02 s`. For columns, which are compared
/// at a glance, and beside limits that are given in seconds.
#[must_use]
pub fn seconds(time: Duration) -> String {
    Unit::Seconds.write(time)
}

#[derive(Clone, Copy)]
enum Unit {
    Seconds,
    Milliseconds,
    Microseconds,
}

impl Unit {
    /// The largest unit in which `time` keeps two significant digits.
    fn of(time: Duration) -> Self {
        if time >= Duration::from_millis(100) {
            Self::Seconds
        } else if time >= Duration::from_millis(1) {
            Self::Milliseconds
        } else {
            Self::Microseconds
        }
    }

    fn write(self, time: Duration) -> String {
        let seconds = time.as_secs_f64();
        match self {
            Self::Seconds => format!("{seconds:.2} s"),
            Self::Milliseconds => format!("{:.1} ms", seconds * 1e3),
            Self::Microseconds => format!("{:.1} µs", seconds * 1e6),
        }
    }
}

/// How many times as long one time is as another; written `1.93×`.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Ratio(pub f64);

impl Ratio {
    /// `time` over `base`; none if `base` is zero.
    #[must_use]
    pub fn of(time: Duration, base: Duration) -> Option<Self> {
        let base = base.as_secs_f64();
        (base > 0.0).then(|| Self(time.as_secs_f64() / base))
    }
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.pad(&format!("{:.2}×", self.0))
    }
}

/// What several measurements of the same thing are: they have an order and a
/// middle.
pub trait Measured: Copy + PartialOrd {
    /// What lies half-way between two of them.
    #[must_use]
    fn middle(self, other: Self) -> Self;

    /// The measurement, in the unit that suits `median`.
    #[must_use]
    fn written_beside(self, median: Self) -> String;
}

impl Measured for Duration {
    fn middle(self, other: Self) -> Self {
        (self + other) / 2
    }

    fn written_beside(self, median: Self) -> String {
        Unit::of(median).write(self)
    }
}

/// Several measurements of the same thing; written
/// `0.16 s (0.15 s to 0.19 s)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary<T = Duration> {
    /// How many there are.
    pub runs: usize,
    /// As many are greater as are less: one slow run does not move it.
    pub median: T,
    /// The least of them.
    pub least: T,
    /// The greatest of them.
    pub greatest: T,
}

impl<T: Measured> Summary<T> {
    /// Sums up `measured`; none if there is nothing.
    #[must_use]
    pub fn of(measured: &[T]) -> Option<Self> {
        let mut all = measured.to_vec();
        all.sort_by(|a, b| a.partial_cmp(b).unwrap_or(Ordering::Equal));
        let (least, greatest) = (*all.first()?, *all.last()?);
        // The two in the middle, which are the same one of an odd number.
        let (low, high) = ((all.len() - 1) / 2, all.len() / 2);
        let median = all[low].middle(all[high]);
        Some(Self { runs: all.len(), median, least, greatest })
    }
}

impl<T: Measured> fmt::Display for Summary<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let [median, least, greatest] =
            [self.median, self.least, self.greatest]
                .map(|measured| measured.written_beside(self.median));
        f.pad(&format!("{median} ({least} to {greatest})"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn ms(milliseconds: u64) -> Duration {
        Duration::from_millis(milliseconds)
    }

    #[test]
    fn a_time_is_written_in_the_unit_that_suits_it() {
        let times = [ms(62_500), ms(160), ms(100), ms(99), ms(1)];
        assert_eq!(
            times.map(written),
            ["62.50 s", "0.16 s", "0.10 s", "99.0 ms", "1.0 ms"]
        );
        let short = [Duration::from_nanos(7_340), Duration::ZERO];
        assert_eq!(short.map(written), ["7.3 µs", "0.0 µs"]);
        assert_eq!(seconds(ms(16)), "0.02 s");
    }

    #[test]
    fn a_ratio_to_nothing_is_none() {
        let ratio = Ratio::of(ms(193), ms(100)).expect("a ratio");
        assert_eq!(format!("{ratio:>6}"), " 1.93×");
        assert_eq!(Ratio::of(ms(1), Duration::ZERO), None);
    }

    #[test]
    fn one_slow_run_does_not_move_the_median() {
        let summary = Summary::of(&[ms(160), ms(150), ms(190)]);
        let summary = summary.expect("a summary");
        assert_eq!(summary.to_string(), "0.16 s (0.15 s to 0.19 s)");
        assert_eq!(summary.runs, 3);
        let even = Summary::of(&[ms(5), ms(9_000), ms(1), ms(3)]);
        assert_eq!(even.map(|summary| summary.median), Some(ms(4)));
        assert_eq!(Summary::<Duration>::of(&[]), None);
    }

    #[test]
    fn a_stopwatch_hands_the_result_over() {
        let (sum, took) = Stopwatch::time(|| 1 + 1);
        assert_eq!(sum, 2);
        assert!(took < Duration::from_secs(60));
    }
}
