//! Figures that have to lie between two others.

use std::sync::LazyLock;

use regex::Regex;

/// `[1.9 s to 2.4 s]`: a figure, and where it has to lie.
static BOUNDS: LazyLock<Regex> = LazyLock::new(|| {
    let figure = r"(\d+(?:\.\d+)?) ?(s|ms|µs|×|KiB|MiB)";
    let pattern = format!(r"\[{figure} to {figure}\]");
    Regex::new(&pattern).expect("it is a pattern")
});

/// A figure that has to lie between two others.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// The least and the greatest that it may be, in the unit's base.
    pub range: [f64; 2],
    /// What stands for such a figure in a normalised output.
    pub name: &'static str,
}

impl Bounds {
    /// Whether other programs can spoil the figure: not that of a size.
    #[must_use]
    pub fn needs_quiet(&self) -> bool {
        self.name != "[size]"
    }
}

/// `text` with `[time]` and the like in place of bounds.
pub(super) fn replaced(text: &str) -> String {
    let name = |found: &regex::Captures| bounds(found).name;
    BOUNDS.replace_all(text, name).into_owned()
}

/// The bounds in `line`, in order.
#[must_use]
pub fn bounds_of(line: &str) -> Vec<Bounds> {
    BOUNDS.captures_iter(line).map(|found| bounds(&found)).collect()
}

fn bounds(found: &regex::Captures) -> Bounds {
    let figure = |number: usize, unit: usize| {
        let number: f64 = found[number].parse().unwrap_or_default();
        number * scale(&found[unit])
    };
    let name = match &found[2] {
        "×" => "[ratio]",
        "KiB" | "MiB" => "[size]",
        _ => "[time]",
    };
    Bounds { range: [figure(1, 2), figure(3, 4)], name }
}

/// How many seconds, times or bytes a unit is.
#[must_use]
pub fn scale(unit: &str) -> f64 {
    match unit {
        "ms" => 1e-3,
        "µs" => 1e-6,
        "KiB" => 1024.0,
        "MiB" => 1024.0 * 1024.0,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_read_in_their_units() {
        let bounds = bounds_of("[1.5× to 2×] and [1 KiB to 2 MiB]");
        assert_eq!(bounds[0], Bounds { range: [1.5, 2.0], name: "[ratio]" });
        assert_eq!(bounds[1].range, [1024.0, 2_097_152.0]);
    }
}
