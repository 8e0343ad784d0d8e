//! What comparing has found, in one run and in several.

/// What comparing has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It is as expected.
    Same,
    /// It is as expected, but the machine was too busy to judge figures.
    Unjudged,
    /// It is as expected, but for a figure; this says which.
    OutOfBounds(String),
    /// It is not, and why, where a difference of the texts does not say it.
    Differs(Option<String>),
}

/// A figure is judged by so many runs that agree, at the most.
const MAJORITY: usize = 3;

impl Verdict {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_right(&self) -> bool {
        matches!(self, Self::Same | Self::Unjudged)
    }

    /// What stands at the end. One measurement alone says little on a machine
    /// that does other things as well, so a figure that is out of its bounds is
    /// measured `again`, until three runs of five agree.
    #[must_use]
    pub fn after(self, mut again: impl FnMut() -> Self) -> Self {
        let Self::OutOfBounds(mut why) = self else {
            return self;
        };
        let (mut inside, mut outside) = (0, 1);
        for _ in 1..2 * MAJORITY - 1 {
            match again() {
                Self::Same => inside += 1,
                Self::OutOfBounds(line) => (outside, why) = (outside + 1, line),
                Self::Unjudged => {}
                differs @ Self::Differs(_) => return differs,
            }
            if inside == MAJORITY {
                return Self::Same;
            }
            if outside == MAJORITY {
                return Self::OutOfBounds(why);
            }
        }
        Self::Unjudged
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found if the first run is out of bounds, and the rest as told:
    /// `s`ame, `u`njudged, `o`ut of bounds, `d`ifferent.
    fn found(runs: &str) -> Verdict {
        let mut runs = runs.chars();
        let found = Verdict::OutOfBounds("o".into()).after(|| {
            match runs.next().expect("no more runs than needed") {
                's' => Verdict::Same,
                'u' => Verdict::Unjudged,
                'o' => Verdict::OutOfBounds("o".into()),
                _ => Verdict::Differs(None),
            }
        });
        assert_eq!(runs.next(), None, "as many runs as needed");
        found
    }

    #[test]
    fn three_of_five_runs_decide() {
        assert_eq!(found("sss"), Verdict::Same);
        assert_eq!(found("soss"), Verdict::Same);
        let out = Verdict::OutOfBounds("o".into());
        assert_eq!(found("oo"), out);
        assert_eq!(found("soso"), out);
        assert_eq!(found("ssuu"), Verdict::Unjudged);
        assert_eq!(found("sd"), Verdict::Differs(None));
    }

    #[test]
    fn what_is_clear_is_not_run_again() {
        let never = || -> Verdict { panic!("it is clear") };
        for verdict in [Verdict::Same, Verdict::Differs(None)] {
            assert_eq!(verdict.clone().after(never), verdict);
        }
    }
}
