//! Checks that limits are limits of what lessons print.

use super::printed_after;
use crate::judge::snapshot;
use crate::lesson::discover::{Language, Lesson, Limit};
use crate::lesson::problem::Problem;

/// Checks the limits in a lesson's entry: each stands for a line that both
/// programs print, with a figure of its kind.
#[must_use]
pub fn problems(lesson: &Lesson) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (label, limit) in &lesson.settings.limits {
        for language in Language::ALL {
            // A lesson without a snapshot is told so elsewhere.
            let Ok(Some(output)) = snapshot::read(lesson, language) else {
                continue;
            };
            let wrong = wrong(&output, label, *limit);
            problems.extend(wrong.map(|what| {
                let what =
                    format!("the limit of {label:?} in its entry: {what}");
                Problem::new(&lesson.dir, what)
            }));
        }
    }
    problems.dedup();
    problems
}

fn wrong(output: &str, label: &str, limit: Limit) -> Option<String> {
    let kind = match limit {
        Limit::Seconds(_) => "[time]",
        Limit::Workers { .. } => "[ratio]",
    };
    let begins = |line: &&str| line.starts_with(&format!("{label}: "));
    if output.lines().filter(begins).count() > 1 {
        return Some("several lines begin like this: name another".to_owned());
    }
    match printed_after(output, label) {
        None => Some("no line begins like this: name one that does".to_owned()),
        Some(figure) if figure != kind => Some(format!(
            "{figure} stands behind it; such a limit needs {kind}"
        )),
        Some(_) => None,
    }
}
