//! What a lesson's README has to hold.

use crate::lesson::discover::Lesson;
use crate::lesson::problem::Problem;

/// The longest README of a lesson, in lines.
const README_LINES: usize = 80;

pub(super) fn readme(lesson: &Lesson, text: &str) -> Vec<Problem> {
    let path = lesson.dir.join("README.md");
    let title = format!("# {}", lesson.name);
    let mut missing = Vec::new();
    if text.lines().next() != Some(title.as_str()) {
        missing.push(format!("its first line has to be `{title}`"));
    }
    let head = text.split("\n## ").next().unwrap_or_default();
    let is_minutes = |line: &str| Lesson::minutes_in(line).is_some();
    let mut idea = head
        .lines()
        .skip(1)
        .filter(|line| !line.trim().is_empty() && !is_minutes(line));
    if idea.next().is_none() {
        missing.push(
            "begin with the idea, below the title: two to four sentences \
             that need no knowledge of either language's library"
                .to_owned(),
        );
    }
    if !head.lines().any(is_minutes) {
        missing.push(
            "add the line `N minutes to teach.` below the idea".to_owned(),
        );
    }
    missing.extend(sections(lesson, text));
    let lines = text.lines().count();
    if lines > README_LINES {
        missing.push(format!(
            "it has {lines} lines: shorten it to {README_LINES}"
        ));
    }
    missing.into_iter().map(|m| Problem::new(&path, m)).collect()
}

/// The sections that a README lacks, or has at another place.
fn sections(lesson: &Lesson, text: &str) -> Option<String> {
    let answers = !lesson.settings.answers.is_empty();
    let article = answers.then_some("## The article");
    let wanted = ["## What differs", "## In practice"].map(Some);
    let wanted = wanted.into_iter().chain([article, Some("## Try it")]);
    let wanted: Vec<_> = wanted.flatten().collect();
    let found = text.lines().map(str::trim_end);
    let found: Vec<_> = found.filter(|l| l.starts_with("## ")).collect();
    let known: Vec<_> =
        found.iter().filter(|l| wanted.contains(l)).copied().collect();
    (known != wanted).then(|| {
        format!("its sections have to be, in this order: {}", wanted.join(", "))
    })
}
