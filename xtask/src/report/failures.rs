//! What is wrong, one program after another.

use console::style;
use similar::{ChangeTag, TextDiff};

use super::stderr;
use crate::judge::accept;
use crate::judge::fault::Fault;
use crate::judge::job::{Job, Outcome};
use crate::lesson::discover::{Language, Workspace};
use crate::process::Stream;

/// So many lines of what it printed are shown.
const LAST_LINES: usize = 10;
/// So many lines of a difference are shown.
const DIFF_LINES: usize = 60;

/// Every failed program: what is wrong, the end of its standard error, the
/// difference, and the command that repeats it.
#[must_use]
pub fn failures(workspace: &Workspace, outcomes: &[Outcome]) -> String {
    let lessons = outcomes.chunk_by(|a, b| a.job.twin_of(b.job));
    let told = lessons.flat_map(|twins| {
        let failed = twins.iter().filter(|o| !o.faults.is_empty());
        let failed: Vec<_> = failed.collect();
        if !failed.is_empty() && failed.iter().all(|o| is_new(o)) {
            return vec![new_lesson(&failed)];
        }
        failed.iter().map(|outcome| failure(workspace, outcome)).collect()
    });
    told.collect()
}

/// Whether nothing is wrong but that there is nothing to compare with.
fn is_new(outcome: &Outcome) -> bool {
    outcome.faults.iter().all(Fault::is_of_a_new_lesson)
}

/// A lesson without a snapshot, which nobody has to be told once a program.
fn new_lesson(outcomes: &[&Outcome]) -> String {
    let lesson = &outcomes[0].job.lesson.name;
    let no_snapshot = Fault::NoSnapshot;
    let mut text = format!(
        "{} {}\n  {}\n",
        style("✗").red().bold(),
        style(lesson).bold(),
        style(&no_snapshot).red(),
    );
    let faults = outcomes.iter().flat_map(|outcome| &outcome.faults);
    for fault in faults.filter(|fault| **fault != no_snapshot) {
        text += &format!("  {}\n", style(fault).red());
        text += &indent(&first_line(fault));
    }
    text + &format!(
        "  look at both outputs (`cargo xtask run {lesson}` shows them); if \
         they are right:\n    cargo xtask run {lesson} --accept\n\n"
    )
}

fn failure(workspace: &Workspace, outcome: &Outcome) -> String {
    let (lesson, language) = (outcome.job.lesson, outcome.job.language);
    let program = lesson.program(language);
    let file = lesson.experiment.as_ref().unwrap_or(&program);
    let mut text = format!(
        "{} {} ({})\n",
        style("✗").red().bold(),
        style(outcome.job).bold(),
        workspace.relative(file),
    );
    // How it ended and what it complained of says more than a difference.
    let (compared, conduct): (Vec<_>, Vec<_>) =
        outcome.faults.iter().partition(|fault| fault.is_of_comparison());
    for fault in conduct {
        text += &format!("  {}\n", style(fault).red());
        if matches!(fault, Fault::Hung(_) | Fault::Flooded) {
            text += &last_lines(outcome);
        }
    }
    text += &complaint(outcome);
    for fault in compared {
        text += &format!("  {}\n", style(fault).red());
        text += &indent(&difference(workspace, outcome, fault));
    }
    if let Some(part) = lesson.settings.site.filter(|_| outcome.job.own_site) {
        text += &format!(
            "  it got no addresses: a lesson with `site` asks `{}`, which \
             takes those on the command line or starts a site\n",
            part.helper()
        );
    }
    text + &format!("  to repeat just this run: {}\n\n", command(outcome))
}

/// The command that repeats a run.
fn command(outcome: &Outcome) -> String {
    let Job { lesson, language, start_method, own_site, .. } = outcome.job;
    let name = &lesson.name;
    let of_release = outcome.is_release && language == Language::Rust;
    if own_site || of_release {
        let release = if of_release { " --release" } else { "" };
        return format!("cargo run{release} -p {} --bin {name}", lesson.family);
    }
    let verb = if lesson.experiment.is_some() { "try" } else { "run" };
    let mut command =
        format!("cargo xtask {verb} {name} --only {}", language.id());
    if let Some(method) = start_method.filter(|_| verb == "run") {
        command += &format!(" --start-method {}", method.id());
    }
    let python = outcome.python.as_ref();
    if let Some(path) = python.filter(|_| language == Language::Python) {
        // Quoted, because there may be spaces in it.
        command += &format!(" --python \"{}\"", path.display());
    }
    command
}

/// The last lines that it printed, each with the moment of its arrival: when
/// something came last is what a hang is about.
#[must_use]
pub fn last_lines(outcome: &Outcome) -> String {
    let lines = outcome.run.iter().flat_map(|run| &run.lines);
    let lines = lines.filter(|line| line.stream == Stream::Stdout);
    let lines: Vec<_> =
        lines.map(|l| format!("{:>5.2} s  {}\n", l.seconds, l.text)).collect();
    if lines.is_empty() {
        return "  it printed nothing\n".to_owned();
    }
    let last = lines[lines.len().saturating_sub(LAST_LINES)..].concat();
    format!("  the last lines that it printed:\n{}", indent(&last))
}

/// The end of its standard error; nothing if it said nothing there.
#[must_use]
pub fn complaint(outcome: &Outcome) -> String {
    let run = outcome.run.as_ref();
    let said = run.map_or(String::new(), |run| run.text(Stream::Stderr));
    if said.is_empty() {
        return said;
    }
    let end = stderr::end(&said).join("\n");
    format!("  the end of its standard error:\n{}", indent(&end))
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
        Fault::Experiment { expected, got, why: None } => match &expected[..] {
            [] => got.clone(),
            [first, others @ ..] => {
                let among = match others.len() {
                    0 => String::new(),
                    n => format!(" (or one of {n} others)"),
                };
                unified(first, got, &format!("the file says{among}"), "got")
            }
        },
        other => first_line(other),
    }
}

/// The first line in which twins differ.
fn first_line(fault: &Fault) -> String {
    match fault {
        Fault::Twins { python, rust } => accept::first_difference(
            [python, rust],
            Language::ALL.map(Language::program),
        ),
        _ => String::new(),
    }
}

/// A coloured unified diff.
#[must_use]
pub fn unified(old: &str, new: &str, old_name: &str, new_name: &str) -> String {
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
