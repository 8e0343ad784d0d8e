//! Whether a claim holds.

use std::fmt;

use super::entry::{Claim, Evidence};
use super::seen::Seen;
use crate::lesson::discover::Language;
use crate::measure::figure::Leaning;
use crate::measure::printed::Printed;

/// What the lessons say about a claim, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// All lines say so.
    Holds,
    /// All lines say so.
    DoesNotHold,
    /// Some lines say that it holds, others that it does not: on what it
    /// depends.
    Depends(String),
    /// A line says this in some runs, that in others, or other programs were in
    /// the way.
    TooNoisy(String),
    /// It is about more cores than there are here.
    TooFewCores {
        /// So many it takes.
        needed: usize,
        /// So many there are.
        here: usize,
    },
    /// A lesson failed or was not run, and why.
    NotMeasured(String),
    /// No lesson measures it.
    NotYet,
}

impl Verdict {
    /// Its name, for programs.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::DoesNotHold => "does not hold",
            Self::Depends(_) => "depends",
            Self::TooNoisy(_) => "too noisy",
            Self::TooFewCores { .. } => "too few cores",
            Self::NotMeasured(_) => "not measured",
            Self::NotYet => "not measured yet",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::Depends(on) => write!(f, "depends {on}"),
            Self::TooNoisy(why) => write!(f, "too noisy here: {why}"),
            Self::TooFewCores { needed, here: 1 } => {
                write!(f, "cannot be judged on one core: it takes {needed}")
            }
            Self::TooFewCores { needed, here } => {
                write!(f, "cannot be judged on {here} cores: it takes {needed}")
            }
            Self::NotMeasured(why) => write!(f, "not measured: {why}"),
            _ => f.write_str(self.id()),
        }
    }
}

/// A claim, what was seen, and the verdict in each language.
#[derive(Debug)]
pub struct Judged<'c> {
    /// The claim.
    pub claim: &'c Claim,
    /// What each of its lines said, in each language of [`Language::ALL`].
    pub rows: Vec<(&'c Evidence, [Result<Seen, String>; 2])>,
    /// In the same order.
    pub verdicts: [Verdict; 2],
}

/// Judges a claim by what was printed, on a machine with so many cores.
#[must_use]
pub fn judge<'c>(
    claim: &'c Claim,
    printed: &Printed,
    cores: usize,
) -> Judged<'c> {
    let look = |evidence: &'c Evidence| {
        let seen = Language::ALL.map(|l| Seen::of(printed, claim, evidence, l));
        (evidence, seen)
    };
    let rows: Vec<_> = claim.shown.iter().map(look).collect();
    let verdicts = [0, 1].map(|index| {
        let column = rows.iter().map(|(evidence, seen)| {
            (*evidence, seen[index].as_ref().map_err(String::as_str))
        });
        verdict(claim, cores, &column.collect::<Vec<_>>())
    });
    Judged { claim, rows, verdicts }
}

fn verdict(
    claim: &Claim,
    cores: usize,
    column: &[(&Evidence, Result<&Seen, &str>)],
) -> Verdict {
    if column.is_empty() {
        return Verdict::NotYet;
    }
    if cores < claim.cores {
        return Verdict::TooFewCores { needed: claim.cores, here: cores };
    }
    let (mut holds, mut fails, mut noise) = (false, false, None);
    for (evidence, seen) in column {
        let seen = match seen {
            Ok(seen) => seen,
            Err(why) => return Verdict::NotMeasured((*why).to_owned()),
        };
        match seen.leaning(evidence) {
            Some(Leaning::For) => holds = true,
            Some(Leaning::Against) => fails = true,
            Some(Leaning::Unclear) => noise = Some(seen.noise(evidence)),
            None => {}
        }
    }
    match (holds, fails, noise) {
        // Whatever an unclear line would say, both sides are seen.
        (true, true, _) => {
            Verdict::Depends(claim.depends.clone().unwrap_or_default())
        }
        (_, _, Some(why)) => Verdict::TooNoisy(why),
        (true, false, None) => Verdict::Holds,
        (false, _, None) => Verdict::DoesNotHold,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::measure::printed::Output;

    const CLAIM: &str = r#"
        id = "a"
        says = "it is twice as fast"
        items = []
        cores = 2
        depends = "on the code"
        shown = [
            { lesson = "cpu", line = "plain", holds = "below 1.3×" },
            { lesson = "cpu", line = "ours", after = "C", holds = "below 1.3×" },
            { lesson = "cpu", line = "alone" },
        ]
    "#;

    fn claim(text: &str) -> Claim {
        toml::from_str(text).expect("a claim")
    }

    fn quiet(text: &str) -> Result<Output, String> {
        let text = text.to_owned();
        Ok(Output { text, time: Duration::ZERO, held_up: false })
    }

    /// The verdict on Python of runs that printed two ratios each.
    fn judged(runs: &[[&str; 2]], cores: usize) -> Verdict {
        let claim = claim(CLAIM);
        let mut printed = Printed::default();
        // Often enough for a claim about cores.
        for [plain, ours] in runs.repeat(3) {
            let output = format!(
                "plain: {plain}\nours: 9.0×\nC\nours: {ours}\nalone: 1.0 s\n"
            );
            printed.add("cpu", Language::Python, quiet(&output));
        }
        let [python, rust] = judge(&claim, &printed, cores).verdicts;
        if cores > 1 {
            let why = "cpu was not run".to_owned();
            assert_eq!(rust, Verdict::NotMeasured(why));
        }
        python
    }

    #[test]
    fn all_lines_on_one_side_decide() {
        let slow = [["0.98×", "1.0×"], ["1.01×", "0.9×"]];
        assert_eq!(judged(&slow, 2), Verdict::Holds);
        let fast = [["1.98×", "1.9×"], ["1.70×", "1.8×"]];
        assert_eq!(judged(&fast, 2), Verdict::DoesNotHold);
    }

    #[test]
    fn both_sides_depend() {
        let both = [["0.98×", "1.95×"], ["1.01×", "1.90×"]];
        let verdict = judged(&both, 2);
        assert_eq!(verdict.to_string(), "depends on the code");
    }

    #[test]
    fn a_spread_over_the_threshold_is_too_noisy() {
        let noisy = [["0.98×", "1.1×"], ["1.01×", "1.6×"]];
        assert_eq!(
            judged(&noisy, 2).to_string(),
            "too noisy here: the runs do not agree on \"ours (after C)\""
        );
        // Neither is a figure that lies on it.
        let near = [["1.3×", "1.1×"]];
        let words = judged(&near, 2).to_string();
        assert!(words.ends_with("do not agree on \"plain\""), "{words}");
    }

    #[test]
    fn runs_that_were_held_up_say_nothing_about_cores() {
        let claim = claim(CLAIM);
        let verdict_of = |held_up: usize| {
            let mut printed = Printed::default();
            for run in 0..5 {
                let held_up = run < held_up;
                let ratio = if held_up { "0.5×" } else { "1.9×" };
                let text =
                    format!("plain: {ratio}\nC\nours: {ratio}\nalone: 1.0 s");
                let time = Duration::ZERO;
                let output = Ok(Output { text, time, held_up });
                printed.add("cpu", Language::Python, output);
            }
            let [python, _] = judge(&claim, &printed, 2).verdicts;
            python
        };
        assert_eq!(verdict_of(0), Verdict::DoesNotHold);
        assert_eq!(verdict_of(2), Verdict::DoesNotHold);
        assert_eq!(
            verdict_of(3).to_string(),
            "too noisy here: other programs held up 3 of 5 runs of cpu"
        );
    }

    #[test]
    fn one_core_cannot_tell() {
        let both = [["0.98×", "0.95×"]];
        assert_eq!(
            judged(&both, 1).to_string(),
            "cannot be judged on one core: it takes 2"
        );
        assert_eq!(judged(&[], 1), Verdict::TooFewCores { needed: 2, here: 1 });
    }

    #[test]
    fn what_is_missing_is_told() {
        let why = |verdict: Verdict| verdict.to_string();
        assert_eq!(why(judged(&[], 2)), "not measured: cpu was not run");
        assert_eq!(
            why(judged(&[["1.0×", "fast"]], 2)),
            "not measured: cpu: \"fast\" is no figure like 0.16 s or 1.93×"
        );
        let claim = claim(CLAIM);
        let mut printed = Printed::default();
        let output = quiet("plain: 1.0×\nC\nours: 1.0×\nalone: 1.0 s");
        printed.add("cpu", Language::Rust, output.clone());
        printed.add("cpu", Language::Rust, Err("a run failed: hung".into()));
        printed.add("cpu", Language::Rust, output);
        printed.add("cpu", Language::Python, quiet("plain: 1.0×"));
        assert_eq!(
            judge(&claim, &printed, 2).verdicts.map(why),
            [
                "not measured: cpu: no line \"ours (after C)\" was printed",
                "not measured: cpu: a run failed: hung",
            ]
        );
    }

    #[test]
    fn a_whole_line_decides_by_being_there() {
        let claim = claim(
            "id = 'b'\nsays = 'it is kept'\nitems = []\nshown = [{ lesson = \
             'list', line = 'main: []', holds = true }]",
        );
        let mut printed = Printed::default();
        printed.add("list", Language::Python, quiet("main: []\n"));
        printed.add("list", Language::Rust, quiet("main: [1]\n"));
        let why = "list: no line \"main: []\" was printed".to_owned();
        assert_eq!(
            judge(&claim, &printed, 1).verdicts,
            [Verdict::Holds, Verdict::NotMeasured(why)]
        );
    }

    #[test]
    fn a_claim_without_lines_waits_for_a_lesson() {
        let claim = claim("id = 'c'\nsays = 'it is new'\nitems = []");
        let judged = judge(&claim, &Printed::default(), 1);
        assert_eq!(judged.verdicts, [Verdict::NotYet, Verdict::NotYet]);
    }
}
