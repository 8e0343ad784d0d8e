//! A logarithmic axis: each step along it is the same factor.

/// Where the figures of an axis begin and end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Logarithmic {
    from: f64,
    to: f64,
}

/// From so many powers of ten on, only these have figures on the axis.
const FEW: f64 = 2.5;
const ROUND: [f64; 4] = [1.0, 2.0, 5.0, 10.0];

impl Logarithmic {
    /// An axis on which all `values` find room, between round figures. Nothing
    /// if there are none above zero.
    pub(super) fn around(values: impl Iterator<Item = f64>) -> Option<Self> {
        let values = values.filter(|value| *value > 0.0 && value.is_finite());
        let [least, greatest] = values
            .map(|value| [value; 2])
            .reduce(|[a, b], [c, d]| [a.min(c), b.max(d)])?;
        // A hair's breadth: what is 1.0002 s begins at a second as well.
        let (from, to) = (down(least * 1.02), up(greatest / 1.02));
        let to = if to > from { to } else { from * 10.0 };
        Some(Self { from, to })
    }

    /// An axis from one of `numbers` to another.
    pub(super) fn between(numbers: &[f64]) -> Option<Self> {
        let (from, to) = (*numbers.first()?, *numbers.last()?);
        (from < to && from > 0.0).then_some(Self { from, to })
    }

    /// How far along the axis a value is, from 0 to 1.
    pub(super) fn at(self, value: f64) -> f64 {
        let part = (value / self.from).ln() / (self.to / self.from).ln();
        part.clamp(0.0, 1.0)
    }

    /// The round figures on it.
    pub(super) fn ticks(self) -> Vec<f64> {
        let powers =
            self.from.log10().floor() as i32..=self.to.log10().ceil() as i32;
        let figures: &[f64] =
            if self.decades() > FEW { &ROUND[..1] } else { &ROUND[..3] };
        let all = powers.flat_map(|power| {
            figures.iter().map(move |figure| figure * 10_f64.powi(power))
        });
        let is_on_it =
            |tick: &f64| *tick > self.from / 1.001 && *tick < self.to * 1.001;
        all.filter(is_on_it).collect()
    }

    fn decades(self) -> f64 {
        (self.to / self.from).log10()
    }
}

/// The greatest round figure that is no greater.
fn down(value: f64) -> f64 {
    let power = 10_f64.powf(value.log10().floor());
    let figures = ROUND.iter().rev().map(|figure| figure * power);
    figures.into_iter().find(|figure| *figure <= value).unwrap_or(power)
}

/// The least round figure that is no less.
fn up(value: f64) -> f64 {
    let power = 10_f64.powf(value.log10().floor());
    let figures = ROUND.iter().map(|figure| figure * power);
    figures.into_iter().find(|figure| *figure >= value).unwrap_or(power * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn around(values: &[f64]) -> Logarithmic {
        Logarithmic::around(values.iter().copied()).expect("there are some")
    }

    fn is_about(a: f64, b: f64) -> bool {
        (a / b - 1.0).abs() < 1e-6
    }

    #[test]
    fn an_axis_begins_and_ends_with_round_figures() {
        let axis = around(&[1.0003, 10.02]);
        assert!(is_about(axis.from, 1.0), "{axis:?}");
        assert!(is_about(axis.to, 10.0), "{axis:?}");
        let axis = around(&[0.0251, 3.1]);
        assert!(
            is_about(axis.from, 0.02) && is_about(axis.to, 5.0),
            "{axis:?}"
        );
        let axis = around(&[7.0, 7.0]);
        assert!(axis.from < 7.0 && axis.to > 7.0, "{axis:?}");
        assert_eq!(Logarithmic::around([0.0, -1.0].into_iter()), None);
    }

    #[test]
    fn each_factor_has_the_same_room() {
        let axis = Logarithmic::between(&[1.0, 100_000.0]).expect("an axis");
        assert!(is_about(axis.at(10.0), 0.2));
        assert!(is_about(axis.at(1_000.0), 0.6));
        assert_eq!(axis.at(1e9), 1.0);
        assert_eq!(Logarithmic::between(&[3.0]), None);
    }

    #[test]
    fn ticks_are_round_and_few() {
        let count = |values: &[f64]| around(values).ticks().len();
        assert_eq!(count(&[1.0003, 10.02]), 4); // 1, 2, 5, 10
        assert_eq!(count(&[1.0, 900.0]), 4); // 1, 10, 100, 1000
        assert!(is_about(around(&[0.03, 0.09]).ticks()[0], 0.02));
    }
}
