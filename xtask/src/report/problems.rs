//! What is wrong besides the runs: formats, and what was not accepted.

use console::style;

use super::plural;
use crate::judge::accept::Accepted;
use crate::lesson::discover::Workspace;
use crate::lesson::problem::Problem;

/// Every problem with a format.
#[must_use]
pub fn problems(workspace: &Workspace, problems: &[Problem]) -> String {
    let word = style("format").red().bold();
    let told = problems.iter().map(|p| p.display(workspace));
    told.map(|text| format!("{word} {}\n\n", text.trim_end())).collect()
}

/// What became snapshots, and what did not and why.
#[must_use]
pub fn accepted(workspace: &Workspace, accepted: &Accepted) -> String {
    let mut text = String::new();
    for path in &accepted.changed {
        let word = style("accepted").green().bold();
        text += &format!("{word} {}\n", workspace.relative(path));
    }
    for (lesson, reason) in &accepted.refused {
        let word = style("not accepted").red().bold();
        text += &format!("{word} {lesson}: {reason}\n");
    }
    if text.is_empty() {
        text += "no file changed\n";
    }
    text + "\n"
}

/// The beginning of the last line: how much is wrong besides the runs. Empty
/// if nothing is.
#[must_use]
pub fn first_words(problems: usize, refused: usize) -> String {
    let formats = format!("{problems} format problem{}", plural(problems));
    let lessons = format!("{refused} lesson{} not accepted", plural(refused));
    [(problems, formats), (refused, lessons)]
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(_, text)| format!("{}, ", style(text).red().bold()))
        .collect()
}
