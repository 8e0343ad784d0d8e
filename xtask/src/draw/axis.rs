//! The axis of time.

/// So many figures stand on an axis at the most.
const MOST: f64 = 9.0;

/// The moments, in seconds, at which an axis that ends at `end` has a figure,
/// and how each is written.
pub(super) fn ticks(end: f64) -> Vec<(f64, String)> {
    let least = end.max(1e-6) / MOST;
    let power = 10_f64.powf(least.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].map(|n| n * power);
    let step = step.into_iter().find(|s| *s >= least).unwrap_or(power);
    let digits = (-step.log10().floor()).max(0.0) as usize;
    let count = (end / step + 1e-9).floor() as usize;
    (0..=count)
        .map(|n| {
            let seconds = n as f64 * step;
            (seconds, format!("{seconds:.digits$} s"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(end: f64) -> Vec<String> {
        ticks(end).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(written(2.1), ["0.0 s", "0.5 s", "1.0 s", "1.5 s", "2.0 s"]);
        assert_eq!(written(0.016).len(), 9);
        assert_eq!(written(5.0).last().map(String::as_str), Some("5 s"));
        assert_eq!(written(0.016)[1], "0.002 s");
    }
}
