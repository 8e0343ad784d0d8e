//! Judges an output by itself, before it is compared with anything.

use super::fault::Fault;
use super::job::Outcome;
use crate::lesson::discover::Lesson;

/// What is wrong with a normalised output of `lesson`: an end of a line that
/// nobody sees, which editors remove from snapshots, and patterns that match
/// nothing.
#[must_use]
pub fn output(lesson: &Lesson, output: &str) -> Vec<Fault> {
    let mut faults: Vec<_> = invisible(output).into_iter().collect();
    // Where twins differ, a pattern may be for one of them.
    if lesson.settings.differs.is_none() {
        faults.extend(unused(lesson, &[output]));
    }
    faults
}

/// The patterns of `unordered` that match a line neither of the one nor of the
/// other twin, where these rightly differ.
#[must_use]
pub fn unused_by_both(twins: &[Outcome]) -> Vec<Fault> {
    match twins {
        [a, b, ..] if a.ended() && b.ended() => {
            let lesson = a.job.lesson;
            let differ = lesson.settings.differs.is_some();
            let both = [a.output.as_str(), b.output.as_str()];
            if differ { unused(lesson, &both) } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

fn unused(lesson: &Lesson, outputs: &[&str]) -> Vec<Fault> {
    let lines: Vec<_> = outputs.iter().flat_map(|o| o.lines()).collect();
    if lines.is_empty() {
        return Vec::new(); // there is nothing to match
    }
    let patterns = lesson.unordered.iter();
    patterns
        .filter(|pattern| !lines.iter().any(|line| pattern.is_match(line)))
        .map(|pattern| Fault::UnusedPattern(pattern.as_str().to_owned()))
        .collect()
}

fn invisible(output: &str) -> Option<Fault> {
    let ends_in_space = |line: &str| line.ends_with([' ', '\t']);
    let lines: Vec<_> = output.split('\n').collect();
    let space = lines.iter().position(|line| ends_in_space(line));
    let empty = (lines.len() > 1 && lines.last() == Some(&""))
        .then_some(lines.len() - 1);
    space.or(empty).map(|index| Fault::InvisibleEnd {
        line: index + 1,
        is_space: space.is_some(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(output: &str) -> String {
        invisible(output).map_or(String::new(), |fault| fault.to_string())
    }

    #[test]
    fn ends_that_nobody_sees_are_named() {
        assert!(said("one\ntwo \nthree").starts_with("line 2 of its output"));
        assert!(said("one\n\n").starts_with("line 3 of its output"));
        assert_eq!(said("one\n\ntwo"), "");
        assert_eq!(said(""), "");
    }
}
