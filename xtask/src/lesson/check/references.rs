//! A lesson that another one points to has to exist: after a rename, nothing
//! may lead to the old name.

use std::iter;
use std::sync::LazyLock;

use regex::Regex;

use crate::files;
use crate::lesson::discover::{Lesson, Workspace};
use crate::lesson::experiment;
use crate::lesson::problem::Problem;
use crate::lesson::select::closest;

/// How the prose points to a lesson: see `gather`.
static SEE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\bsee\s+`([a-z0-9-]+)`").expect("it is a pattern")
});

/// Checks the README and the experiments of a lesson.
pub(super) fn references(
    workspace: &Workspace,
    lesson: &Lesson,
) -> Vec<Problem> {
    let families = workspace.families.iter();
    let lessons: Vec<_> = families
        .flat_map(|family| &family.lessons)
        .map(|lesson| lesson.name.as_str())
        .collect();
    let mut problems = Vec::new();
    let readme = lesson.dir.join("README.md");
    for path in iter::once(readme).chain(experiment::paths(lesson)) {
        let text = files::read(&path).unwrap_or_default();
        problems.extend(unknown(&text, &lessons).map(|name| {
            let meant = closest(name, lessons.iter().copied());
            let advice = meant.map_or_else(
                || "name one that exists".to_owned(),
                |meant| format!("is it `{meant}`?"),
            );
            let message =
                format!("see `{name}`: there is no such lesson; {advice}");
            Problem::new(&path, message)
        }));
    }
    problems
}

/// The names in `text` that none of `lessons` has.
fn unknown<'a>(
    text: &'a str,
    lessons: &[&str],
) -> impl Iterator<Item = &'a str> {
    SEE.captures_iter(text)
        .filter_map(|found| found.get(1))
        .map(|name| name.as_str())
        .filter(|name| !lessons.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_no_lesson_has_is_found_even_across_lines() {
        let text = "As before (see `gather`).\nOr see\n`gone`, or see `fetch`.";
        let names: Vec<_> = unknown(text, &["gather", "fetch"]).collect();
        assert_eq!(names, ["gone"]);
    }
}
