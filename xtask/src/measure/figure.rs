//! A measured number, as lessons print it, and what it is held against.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use anyhow::{Context, Result, bail};
use common::timing::{Measured, Summary};
use regex::Regex;
use serde::Deserialize;

static FIGURE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(\d+\.(\d+))(\D+)$").expect("a pattern"));

#[derive(Debug, PartialEq)]
struct Unit {
    /// As it stands behind a number.
    written: &'static str,
    /// What stands for the whole figure in a snapshot.
    name: &'static str,
    /// How much it is, in seconds, times or bytes.
    worth: f64,
}

/// Those that lessons use.
static UNITS: [Unit; 6] = [
    Unit { written: " s", name: "[time]", worth: 1.0 },
    Unit { written: " ms", name: "[time]", worth: 1e-3 },
    Unit { written: " µs", name: "[time]", worth: 1e-6 },
    Unit { written: "×", name: "[ratio]", worth: 1.0 },
    Unit { written: " KiB", name: "[size]", worth: 1024.0 },
    Unit { written: " MiB", name: "[size]", worth: 1024.0 * 1024.0 },
];

/// A measured number: `0.16 s`, `1.93×`, `9.1 MiB`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    number: f64,
    /// So many digits stand behind the point.
    digits: usize,
    unit: &'static Unit,
}

impl Figure {
    /// A time, to the millisecond.
    #[must_use]
    pub fn seconds(number: f64) -> Self {
        Self { number, digits: 3, unit: &UNITS[0] }
    }

    /// The number in seconds, times or bytes.
    #[must_use]
    pub fn value(self) -> f64 {
        self.number * self.unit.worth
    }

    /// What stands for it in a snapshot: `[time]`, `[ratio]` or `[size]`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.unit.name
    }
}

impl FromStr for Figure {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let wrong = || format!("{text:?} is no figure like 0.16 s or 1.93×");
        let parts = FIGURE.captures(text).with_context(wrong)?;
        let unit = UNITS.iter().find(|unit| unit.written == &parts[3]);
        let unit = unit.with_context(wrong)?;
        Ok(Self { number: parts[1].parse()?, digits: parts[2].len(), unit })
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{:.*}{}", self.digits, self.number, self.unit.written)
    }
}

/// A time is neither more nor less than a ratio.
impl PartialOrd for Figure {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let alike = self.name() == other.name();
        alike.then(|| self.value().total_cmp(&other.value()))
    }
}

impl Measured for Figure {
    fn middle(self, other: Self) -> Self {
        let value = f64::midpoint(self.value(), other.value());
        Self { number: value / self.unit.worth, ..self }
    }

    /// A lesson writes all figures of a line in the same unit.
    fn written_beside(self, _median: Self) -> String {
        self.to_string()
    }
}

/// Which way something points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaning {
    /// It says that the claim holds.
    For,
    /// It says that the claim does not hold.
    Against,
    /// Some runs say this, others that.
    Unclear,
}

/// The figures with which a claim holds: `above 1.5×`, `below 0.54 s`.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub enum Threshold {
    /// Greater ones.
    Above(Figure),
    /// Smaller ones.
    Below(Figure),
}

impl Threshold {
    /// The figure where the claim begins to hold, or ends.
    #[must_use]
    pub fn figure(self) -> Figure {
        match self {
            Self::Above(figure) | Self::Below(figure) => figure,
        }
    }

    /// Where the figures lie: with all of their spread on one side, or not.
    #[must_use]
    pub fn leaning(self, figures: &Summary<Figure>) -> Leaning {
        let limit = self.figure();
        let (above, below) = match self {
            Self::Above(_) => (Leaning::For, Leaning::Against),
            Self::Below(_) => (Leaning::Against, Leaning::For),
        };
        if figures.least > limit {
            above
        } else if figures.greatest < limit {
            below
        } else {
            Leaning::Unclear
        }
    }
}

impl TryFrom<String> for Threshold {
    type Error = anyhow::Error;

    fn try_from(text: String) -> Result<Self> {
        match text.split_once(' ') {
            Some(("above", figure)) => Ok(Self::Above(figure.parse()?)),
            Some(("below", figure)) => Ok(Self::Below(figure.parse()?)),
            _ => bail!("{text:?} begins neither with above nor with below"),
        }
    }
}

impl fmt::Display for Threshold {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Above(figure) => write!(f, "above {figure}"),
            Self::Below(figure) => write!(f, "below {figure}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(text: &str) -> Figure {
        text.parse().expect("a figure")
    }

    #[test]
    fn a_figure_is_written_as_it_was_read() {
        for text in ["0.16 s", "150.4 ms", "95.0 µs", "1.93×", "9.1 MiB"] {
            assert_eq!(figure(text).to_string(), text);
        }
        for text in ["5 s", "1.5 stars", "[time]", "0.16 s more", ""] {
            assert!(text.parse::<Figure>().is_err(), "{text}");
        }
    }

    #[test]
    fn units_are_compared_by_what_they_are_worth() {
        assert!(figure("999.0 ms") < figure("1.0 s"));
        assert!(figure("2.0 MiB") > figure("17.0 KiB"));
        assert_eq!(figure("1.0 s").partial_cmp(&figure("1.0×")), None);
    }

    #[test]
    fn the_median_of_an_even_number_lies_between() {
        let figures = ["1.0 s", "2.0 s"].map(figure);
        let summary = Summary::of(&figures).expect("figures");
        assert_eq!(summary.to_string(), "1.5 s (1.0 s to 2.0 s)");
    }

    #[test]
    fn figures_lean_only_if_all_of_them_lie_on_one_side() {
        let lean = |threshold: &str, figures: &[&str]| {
            let figures: Vec<_> = figures.iter().map(|f| figure(f)).collect();
            let threshold = Threshold::try_from(threshold.to_owned());
            let summary = Summary::of(&figures).expect("figures");
            threshold.expect("a threshold").leaning(&summary)
        };
        let clear = ["1.8×", "1.9×", "1.7×"];
        assert_eq!(lean("above 1.5×", &clear), Leaning::For);
        assert_eq!(lean("below 1.5×", &clear), Leaning::Against);
        assert_eq!(lean("above 1.95×", &clear), Leaning::Against);
        assert_eq!(lean("above 1.8×", &clear), Leaning::Unclear);
        assert_eq!(lean("below 1.9×", &clear), Leaning::Unclear);
        // Neither more nor less.
        assert_eq!(lean("below 1.9 s", &clear), Leaning::Unclear);
    }
}
