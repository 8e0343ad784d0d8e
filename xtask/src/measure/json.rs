//! The claims and their verdicts, for other programs.

use serde::Serialize;
use serde_json::{Value, json};

use super::claims::{Evidence, Holds};
use super::page::Machine;
use super::printed::Seen;
use super::verdict::Judged;
use crate::lesson::discover::Language;

#[derive(Serialize)]
struct Report<'a> {
    cores: usize,
    python: Option<&'a str>,
    runs: usize,
    claims: Vec<Value>,
}

/// Everything that the verdicts are made of. Figures are in seconds, times or
/// bytes.
///
/// # Panics
/// Never: nothing in a report can fail to become JSON.
#[must_use]
pub fn json(judged: &[Judged], machine: Machine) -> String {
    let Machine { cores, python, runs } = machine;
    let claims = judged.iter().map(claim).collect();
    let report = Report { cores, python, runs, claims };
    let json = serde_json::to_string_pretty(&report);
    json.expect("strings and numbers become JSON") + "\n"
}

fn claim(judged: &Judged) -> Value {
    let verdicts = Language::ALL.iter().zip(&judged.verdicts);
    let verdicts = verdicts.map(|(language, verdict)| {
        let words = verdict.to_string();
        json!({
            "language": language,
            "verdict": verdict.id(),
            "words": words,
        })
    });
    let rows = judged.rows.iter();
    json!({
        "id": judged.claim.id,
        "says": judged.claim.says,
        "items": judged.claim.items,
        "verdicts": verdicts.collect::<Vec<_>>(),
        "lines": rows.map(|(e, seen)| line(e, seen)).collect::<Vec<_>>(),
    })
}

fn line(evidence: &Evidence, seen: &[Result<Seen, String>; 2]) -> Value {
    let holds = match evidence.holds {
        None => Value::Null,
        Some(Holds::If(threshold)) => threshold.to_string().into(),
        Some(Holds::Says(holds)) => holds.into(),
    };
    let [python, rust] = seen.each_ref().map(|seen| match seen {
        Ok(Seen::Figures { each, .. }) => {
            each.iter().map(|figure| figure.value()).collect()
        }
        Ok(Seen::Line) => Value::Bool(true),
        Err(_) => Value::Null,
    });
    json!({
        "lesson": evidence.lesson,
        "line": evidence.line,
        "after": evidence.after,
        "holds": holds,
        "python": python,
        "rust": rust,
    })
}
