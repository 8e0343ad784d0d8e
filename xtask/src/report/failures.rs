//! What is wrong, one program after another.

use console::style;
use similar::{ChangeTag, TextDiff};

use super::stderr;
use crate::judge::fault::Fault;
use crate::judge::job::Outcome;
use crate::lesson::discover::Workspace;
use crate::process::Stream;

/// So many lines of a difference are shown.
const DIFF_LINES: usize = 60;

/// Every failed program: what is wrong, the difference, the end of its
/// standard error, and the command that repeats it.
#[must_use]
pub fn failures(workspace: &Workspace, outcomes: &[Outcome]) -> String {
    let failed = outcomes.iter().filter(|o| !o.faults.is_empty());
    failed.map(|outcome| failure(workspace, outcome)).collect()
}

fn failure(workspace: &Workspace, outcome: &Outcome) -> String {
    let (lesson, language) = (outcome.job.lesson, outcome.job.language);
    let mut text = format!(
        "{} {} ({})\n",
        style("✗").red().bold(),
        style(outcome.job).bold(),
        workspace.relative(&lesson.program(language)),
    );
    for fault in &outcome.faults {
        text += &format!("  {}\n", style(fault).red());
        text += &indent(&difference(workspace, outcome, fault));
    }
    if let Some(run) = &outcome.run {
        let said = run.text(Stream::Stderr);
        let last = stderr::end(&said);
        if !last.is_empty() {
            text += "  the end of its standard error:\n";
            text += &indent(&last.join("\n"));
        }
    }
    text += &format!(
        "  to repeat just this run: cargo xtask run {} --only {}",
        lesson.name,
        language.id()
    );
    if let Some(method) = outcome.job.start_method {
        text += &format!(" --start-method {}", method.id());
    }
    text + "\n\n"
}

fn difference(
    workspace: &Workspace,
    outcome: &Outcome,
    fault: &Fault,
) -> String {
    match fault {
        Fault::Output { expected, got } => {
            let job = outcome.job;
            let snapshot = job.lesson.snapshot(job.language);
            let snapshot = workspace.relative(&snapshot).to_string();
            unified(expected, got, &format!("expected: {snapshot}"), "got")
        }
        Fault::Twins { python, rust } => {
            unified(python, rust, "main.py", "main.rs")
        }
        Fault::NoSnapshot => outcome.output.clone(),
        _ => String::new(),
    }
}

/// A coloured unified diff.
fn unified(old: &str, new: &str, old_name: &str, new_name: &str) -> String {
    let [old, new] = [old, new].map(|text| format!("{text}\n"));
    let diff = TextDiff::from_lines(&old, &new);
    let mut lines = vec![
        style(format!("--- {old_name}")).red().to_string(),
        style(format!("+++ {new_name}")).green().to_string(),
    ];
    for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
        lines.push(style(hunk.header().to_string()).cyan().to_string());
        for change in hunk.iter_changes() {
            let text = change.value().trim_end_matches('\n');
            lines.push(match change.tag() {
                ChangeTag::Delete => {
                    style(format!("-{text}")).red().to_string()
                }
                ChangeTag::Insert => {
                    style(format!("+{text}")).green().to_string()
                }
                ChangeTag::Equal => format!(" {text}"),
            });
        }
    }
    if lines.len() > DIFF_LINES {
        let more = lines.len() - DIFF_LINES;
        lines.truncate(DIFF_LINES);
        lines.push(format!("(and {more} more lines)"));
    }
    lines.join("\n")
}

fn indent(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}
