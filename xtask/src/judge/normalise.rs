//! Makes outputs comparable: what varies from run to run, and nothing else.

use std::sync::LazyLock;

use regex::Regex;

use crate::lesson::discover::Lesson;

static MEASURES: LazyLock<[(Regex, &str); 3]> = LazyLock::new(|| {
    let pattern =
        |unit| Regex::new(&format!(r"\b\d+\.\d+{unit}")).expect("a pattern");
    [
        (pattern(r" (?:s|ms|µs)\b"), "[time]"),
        (pattern("×"), "[ratio]"),
        (pattern(r" (?:KiB|MiB)\b"), "[size]"),
    ]
});

/// What is compared: durations, ratios and memory sizes become `[time]`,
/// `[ratio]` and `[size]`; neighbouring lines that match one of the lesson's
/// `unordered` patterns are sorted, by what the pattern captures where it
/// captures something; lines end with `\n`.
#[must_use]
pub fn normalise(output: &str, lesson: &Lesson) -> String {
    let text = measures(&output.replace("\r\n", "\n"));
    let mut lines: Vec<&str> = text.lines().collect();
    for pattern in &lesson.unordered {
        sort_runs(&mut lines, pattern);
    }
    lines.join("\n")
}

/// `text` with `[time]`, `[ratio]` and `[size]` in place of what was measured.
#[must_use]
pub fn measures(text: &str) -> String {
    let mut text = text.to_owned();
    for (pattern, name) in MEASURES.iter() {
        text = pattern.replace_all(&text, *name).into_owned();
    }
    text
}

/// Sorts neighbouring lines that match `pattern`.
pub(super) fn sort_runs<T: AsRef<str>>(lines: &mut [T], pattern: &Regex) {
    let matches = |line: &T| pattern.is_match(line.as_ref());
    for run in lines.chunk_by_mut(|a, b| matches(a) == matches(b)) {
        if matches(&run[0]) {
            run.sort_by(|a, b| {
                key(pattern, a.as_ref()).cmp(&key(pattern, b.as_ref()))
            });
        }
    }
}

/// What a line is sorted by. The sort is stable: lines that capture the same
/// keep their order.
fn key<'a>(pattern: &Regex, line: &'a str) -> Vec<&'a str> {
    if pattern.captures_len() == 1 {
        return vec![line];
    }
    let captures = pattern.captures(line).into_iter();
    let groups = captures.flat_map(|found| {
        (1..pattern.captures_len()).map(move |i| found.get(i))
    });
    groups.map(|group| group.map_or("", |group| group.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::discover::Settings;

    fn normalised(output: &str, unordered: &[&str]) -> String {
        let compile = |p: &&str| Regex::new(p).expect("a pattern");
        let lesson = Lesson {
            name: String::new(),
            family: String::new(),
            dir: "".into(),
            settings: Settings::default(),
            unordered: unordered.iter().map(compile).collect(),
            experiment: None,
        };
        normalise(output, &lesson)
    }

    #[test]
    fn measures_become_names() {
        let output = "together: 0.16 s\r\nfaster: 1.93×\npeak: 9.1 MiB\n";
        assert_eq!(
            normalised(output, &[]),
            "together: [time]\nfaster: [ratio]\npeak: [size]"
        );
    }

    #[test]
    fn other_numbers_stay() {
        let output = "25\n5 s\n1.5 stars\npage 2: 439 characters";
        assert_eq!(normalised(output, &[]), output);
    }

    #[test]
    fn only_neighbours_are_sorted() {
        let output = "b in\na in\nDone\nc in\na out";
        assert_eq!(
            normalised(output, &["in$"]),
            "a in\nb in\nDone\nc in\na out"
        );
    }

    #[test]
    fn the_order_within_what_is_captured_stays() {
        let output = "tea: 2\nrice: 1\ntea: 1\nrice: 2";
        assert_eq!(
            normalised(output, &[r"^(\w+): \d$"]),
            "rice: 1\nrice: 2\ntea: 2\ntea: 1"
        );
    }

    #[test]
    fn done_printed_too_early_stays_early() {
        assert_eq!(normalised("Done\n1 in\n", &["in$"]), "Done\n1 in");
    }
}
