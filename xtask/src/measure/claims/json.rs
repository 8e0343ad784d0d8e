//! The claims and their verdicts, for other programs.

use serde::Serialize;

use super::entry::{Evidence, Holds};
use super::seen::Seen;
use super::verdict::Judged;
use crate::lesson::discover::Language;
use crate::measure::machine::Machine;

#[derive(Serialize)]
struct Report<'a> {
    machine: &'a Machine,
    /// So often each program was run.
    runs: usize,
    claims: Vec<ClaimReport<'a>>,
}

#[derive(Serialize)]
struct ClaimReport<'a> {
    id: &'a str,
    says: &'a str,
    items: &'a [String],
    verdicts: Vec<VerdictReport>,
    lines: Vec<LineReport<'a>>,
}

#[derive(Serialize)]
struct VerdictReport {
    language: Language,
    verdict: &'static str,
    /// The verdict, and on what it depends or what is in the way.
    words: String,
}

#[derive(Serialize)]
struct LineReport<'a> {
    lesson: &'a str,
    line: &'a str,
    /// A line somewhere before it.
    after: Option<&'a str>,
    holds: Option<String>,
    python: Option<SeenReport>,
    rust: Option<SeenReport>,
}

/// What a line said, run after run; none if a run failed or there was none.
#[derive(Serialize)]
#[serde(untagged)]
enum SeenReport {
    /// In seconds, times or bytes.
    Figures(Vec<f64>),
    /// A line without a figure was printed.
    Printed(bool),
}

/// Everything that the verdicts are made of.
///
/// # Panics
/// Never: nothing in a report can fail to become JSON.
#[must_use]
pub fn json(judged: &[Judged], machine: &Machine, runs: usize) -> String {
    let claims = judged.iter().map(claim).collect();
    let report = Report { machine, runs, claims };
    let json = serde_json::to_string_pretty(&report);
    json.expect("strings and numbers become JSON") + "\n"
}

fn claim<'a>(judged: &'a Judged) -> ClaimReport<'a> {
    let verdicts = Language::ALL.iter().zip(&judged.verdicts);
    let verdicts = verdicts.map(|(language, verdict)| VerdictReport {
        language: *language,
        verdict: verdict.id(),
        words: verdict.to_string(),
    });
    ClaimReport {
        id: &judged.claim.id,
        says: &judged.claim.says,
        items: &judged.claim.items,
        verdicts: verdicts.collect(),
        lines: judged.rows.iter().map(line).collect(),
    }
}

fn line<'a>(
    (evidence, seen): &'a (&Evidence, [Result<Seen, String>; 2]),
) -> LineReport<'a> {
    let [python, rust] = seen.each_ref().map(|seen| match seen {
        Ok(Seen::Figures { each, .. }) => {
            let figures = each.iter().map(|figure| figure.value());
            Some(SeenReport::Figures(figures.collect()))
        }
        Ok(Seen::Line) => Some(SeenReport::Printed(true)),
        Err(_) => None,
    });
    LineReport {
        lesson: &evidence.lesson,
        line: &evidence.line,
        after: evidence.after.as_deref(),
        holds: evidence.holds.as_ref().map(Holds::to_string),
        python,
        rust,
    }
}
