//! The claims and their verdicts, as Markdown.

use std::fmt::Write;

use super::entry::{Claim, Holds};
use super::seen::Seen;
use super::verdict::Judged;
use crate::lesson::articles::{self, Article};
use crate::lesson::discover::Language;
use crate::measure::machine::Machine;

/// A section a claim: what it says and where, what the lessons printed, and
/// the verdicts.
#[must_use]
pub fn page(
    articles: &[Article],
    judged: &[Judged],
    machine: &Machine,
    runs: usize,
) -> String {
    let mut page = format!(
        "# What the articles claim\n\nMeasured on {machine}. The Rust \
         programs are a release build. Each program was run {runs} times, \
         and nothing else ran beside it. A figure is the median, with the least and the \
         greatest of all runs. For a claim about cores, only those runs count \
         that no other program held up.\n"
    );
    for judged in judged {
        page += &section(articles, judged);
    }
    page
}

fn section(articles: &[Article], judged: &Judged) -> String {
    let Claim { id, says, items, because, .. } = judged.claim;
    let titles = articles::titles(articles, items).join("; ");
    let mut text = format!("\n## {id}\n\nThe claim: {says}. ({titles})\n\n");
    if !judged.rows.is_empty() {
        text += "| lesson | line | it holds if | Python | Rust |\n\
                 |---|---|---|---|---|\n";
    }
    for (evidence, seen) in &judged.rows {
        let [python, rust] = seen.each_ref().map(cell);
        let holds = evidence.holds.as_ref().map(Holds::to_string);
        let holds = holds.unwrap_or_default();
        let lesson = &evidence.lesson;
        let _ = writeln!(
            text,
            "| {lesson} | {evidence} | {holds} | {python} | {rust} |"
        );
    }
    if let Some(because) = because {
        let _ = write!(text, "\n{because}\n\n");
    } else if !judged.rows.is_empty() {
        text += "\n";
    }
    for (language, verdict) in Language::ALL.iter().zip(&judged.verdicts) {
        let _ = writeln!(text, "- **{language}**: {verdict}");
    }
    text
}

fn cell(seen: &Result<Seen, String>) -> String {
    match seen {
        Ok(Seen::Figures { all, .. }) => all.to_string(),
        Ok(Seen::Line) => "printed".to_owned(),
        Err(_) => "–".to_owned(),
    }
}
