//! What the experiments of a lesson have to keep, before they are carried out.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::files;
use crate::lesson::discover::Lesson;
use crate::lesson::experiment::{self, Experiment, FOLDER};
use crate::lesson::problem::Problem;

/// A lesson has so many experiments at least.
const LEAST: usize = 2;
/// The longest experiment, in lines: it is read in one go.
const LINES: usize = 120;

/// Checks the files in the folder of the experiments, and that the README
/// links to each of them.
pub(super) fn experiments(lesson: &Lesson, readme: &str) -> Vec<Problem> {
    let readme_path = lesson.dir.join("README.md");
    let links = links(readme);
    let paths = experiment::paths(lesson);
    let mut problems = Vec::new();
    for link in &links {
        let target = lesson.dir.join(&link.to);
        if !paths.contains(&target) {
            let message = format!("links to {}, which is missing", link.to);
            problems.push(Problem::new(&readme_path, message));
        }
    }
    for path in &paths {
        problems.extend(one(lesson, path, &links));
    }
    if paths.len() < LEAST {
        problems.push(Problem::new(
            &lesson.dir.join(FOLDER),
            format!(
                "it has {} of at least {LEAST} experiments: write what to try, \
                 one file each",
                paths.len()
            ),
        ));
    }
    problems
}

fn one(
    lesson: &Lesson,
    path: &std::path::Path,
    links: &[Link],
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let experiment = match Experiment::read(path) {
        Ok(experiment) => experiment,
        Err(error) => {
            return vec![Problem::new(path, format!("{error:#}"))];
        }
    };
    let lines = experiment.text.lines().count();
    if lines > LINES {
        let message = format!("it has {lines} lines: shorten it to {LINES}");
        problems.push(Problem::new(path, message));
    }
    for change in &experiment.changes {
        let program = files::read(&lesson.program(change.language));
        if let Err(error) = program.and_then(|text| change.apply(&text)) {
            problems.push(Problem::new(path, format!("{error:#}")));
        }
    }
    if experiment.expected.is_empty() {
        problems.push(Problem::new(
            path,
            format!(
                "it does not say what happens: `cargo xtask try {}/{} \
                 --accept` writes that",
                lesson.name, experiment.name
            ),
        ));
    }
    let file = format!("{FOLDER}/{}.md", experiment.name);
    let readme = lesson.dir.join("README.md");
    match links.iter().find(|link| link.to == file) {
        None => problems.push(Problem::new(
            &readme,
            format!(
                "no link to {file}: add `[{}]({file})` to `## Try it`",
                experiment.question
            ),
        )),
        Some(link) if link.words != experiment.question => {
            problems.push(Problem::new(
                &readme,
                format!(
                    "asks something else than {file}: write the same question \
                     in both\n    README.md: {}\n    {file}: {}",
                    link.words, experiment.question
                ),
            ));
        }
        Some(_) => {}
    }
    problems
}

/// A link to an experiment.
struct Link {
    to: String,
    words: String,
}

/// The links of a README into the folder of the experiments.
fn links(readme: &str) -> Vec<Link> {
    let mut links = Vec::new();
    let mut open: Option<(String, usize)> = None;
    for (event, Range { start, end }) in Parser::new(readme).into_offset_iter()
    {
        match event {
            Event::Start(Tag::Link { dest_url, .. })
                if dest_url.starts_with(FOLDER) =>
            {
                open = Some((dest_url.into_string(), start));
            }
            Event::End(TagEnd::Link) => {
                if let Some((to, start)) = open.take() {
                    let source = &readme[start..end];
                    let words = source.rsplit_once("](");
                    let words = words.map_or(source, |(words, _)| words);
                    let words: Vec<_> = words[1..].split_whitespace().collect();
                    links.push(Link { to, words: words.join(" ") });
                }
            }
            _ => {}
        }
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_read_with_its_question() {
        let readme = "## Try it\n\n1. [What if `a`\n   is gone?](try/gone.md)\
                      \n2. See [the rest](../rest/README.md).\n";
        let links = links(readme);
        assert_eq!(links.len(), 1);
        assert_eq!(links[0].to, "try/gone.md");
        assert_eq!(links[0].words, "What if `a` is gone?");
    }
}
