//! The pairs that `cargo xtask scale` measures: they keep the rules of lessons'
//! programs.

use super::programs;
use crate::files;
use crate::lesson::discover::{Language, Lesson, Workspace};
use crate::lesson::problem::Problem;

/// Checks the programs of each pair, and that its name is its own.
#[must_use]
pub fn scale(workspace: &Workspace) -> Vec<Problem> {
    let manifest = workspace.root.join("scale").join("Cargo.toml");
    let wrong = |error| vec![Problem::new(&manifest, format!("{error:#}"))];
    let mut problems = match workspace.scale() {
        Ok(None) => return Vec::new(),
        Ok(Some(family)) => super::family(&family),
        Err(error) => return wrong(error),
    };
    match workspace.scale_pairs() {
        Ok(pairs) => {
            problems.extend(pairs.iter().flat_map(|p| pair(workspace, p)));
        }
        Err(error) => problems.extend(wrong(error)),
    }
    problems
}

fn pair(workspace: &Workspace, pair: &Lesson) -> Vec<Problem> {
    let read = |language| files::read(&pair.program(language));
    let mut problems = match (read(Language::Python), read(Language::Rust)) {
        (Ok(python), Ok(rust)) => programs::programs(pair, &python, &rust),
        (Err(error), _) | (_, Err(error)) => {
            vec![Problem::new(&pair.dir, format!("{error:#}"))]
        }
    };
    if workspace.lessons.iter().any(|lesson| lesson.name == pair.name) {
        let message = "a lesson has this name already: rename one of them";
        problems.push(Problem::new(&pair.dir, message));
    }
    problems
}
