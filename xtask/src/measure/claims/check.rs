//! Checks that the claims, the articles and the lessons fit together.

use std::collections::BTreeMap;

use anyhow::Result;

use super::entry::{self, Claim, Evidence, Holds};
use crate::judge::snapshot;
use crate::lesson::articles;
use crate::lesson::discover::{Language, Workspace};
use crate::lesson::problem::Problem;

/// What stands behind a label in a snapshot: nothing, or a figure.
const KNOWN: [&str; 4] = ["", "[time]", "[ratio]", "[size]"];

/// Checks `claims.toml`: every claim of the articles has one entry, and every
/// line that an entry names is one that its lesson prints.
#[must_use]
pub fn problems(workspace: &Workspace) -> Vec<Problem> {
    let wrong = entry::read(workspace).and_then(|c| wrong(workspace, &c));
    let wrong = wrong.unwrap_or_else(|error| vec![format!("{error:#}")]);
    let path = entry::path(workspace);
    wrong.into_iter().map(|wrong| Problem::new(&path, wrong)).collect()
}

/// What is wrong with `claims`.
///
/// # Errors
/// If the articles or a snapshot cannot be read.
pub fn wrong(workspace: &Workspace, claims: &[Claim]) -> Result<Vec<String>> {
    let mut wrong = items(workspace, claims)?;
    for (index, claim) in claims.iter().enumerate() {
        let id = &claim.id;
        if claims[..index].iter().any(|other| other.id == *id) {
            wrong.push(format!("{id}: another claim has the same id"));
        }
        wrong.extend(decision(claim).map(|what| format!("{id}: {what}")));
        for evidence in &claim.shown {
            for language in Language::ALL {
                let problem = line(workspace, evidence, language)?;
                wrong.extend(problem.map(|problem| format!("{id}: {problem}")));
            }
        }
    }
    wrong.dedup(); // most lines are wrong in both languages
    Ok(wrong)
}

/// What is missing for a verdict.
fn decision(claim: &Claim) -> Option<&'static str> {
    let deciding = claim.shown.iter().filter_map(|evidence| evidence.holds);
    let deciding: Vec<_> = deciding.collect();
    let is_firm = |side: &Holds| matches!(side, Holds::Says(true));
    match deciding[..] {
        [] if claim.shown.is_empty() => None,
        [] => Some("no line says when it holds"),
        [_] => None,
        _ if claim.depends.is_some() || deciding.iter().all(is_firm) => None,
        _ => Some(
            "its lines may say different things: add `depends`, the words \
             that say on what it depends then",
        ),
    }
}

/// Compares the items that claims name with those of the articles.
fn items(workspace: &Workspace, claims: &[Claim]) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let mut named: BTreeMap<&str, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        for item in &claim.items {
            named.entry(item).or_default().push(claim);
        }
    }
    for item in articles::keys(&articles::read(workspace)?) {
        let entries = named.remove(item.key.as_str()).unwrap_or_default();
        if item.is_claim && entries.len() != 1 {
            let count = entries.len();
            let key = &item.key;
            wrong.push(format!("{key} is a claim: {count} entries name it"));
        }
        for claim in entries {
            let id = &claim.id;
            match (item.is_open, claim.shown.is_empty()) {
                (true, false) => wrong.push(format!(
                    "{id}: lessons show it, but {} is `open` in articles.toml",
                    item.key
                )),
                (false, true) => wrong.push(format!(
                    "{id}: nothing shows it, but {} is not `open` in \
                     articles.toml",
                    item.key
                )),
                _ => {}
            }
        }
    }
    let unknown = named.into_iter().map(|(item, claims)| {
        format!("{}: {item} stands in no article", claims[0].id)
    });
    wrong.extend(unknown);
    Ok(wrong)
}

/// What is wrong with a line that an entry names.
fn line(
    workspace: &Workspace,
    evidence: &Evidence,
    language: Language,
) -> Result<Option<String>> {
    let name = &evidence.lesson;
    let mut lessons = workspace.lessons.iter();
    let Some(lesson) = lessons.find(|lesson| lesson.name == *name) else {
        return Ok(Some(format!("there is no lesson {name}")));
    };
    let output = snapshot::read(lesson, language)?.unwrap_or_default();
    let found: Vec<_> = evidence.all(&output).collect();
    let problem = match (found.first(), evidence.holds) {
        (None, _) => Some("does not print it".to_owned()),
        (Some(_), _) if evidence.after.is_none() && found.len() > 1 => {
            Some("prints it more than once: add `after`".to_owned())
        }
        (Some(rest), Some(Holds::If(t))) if *rest != t.figure().name() => {
            Some(format!("prints {rest:?} behind it, no {}", t.figure().name()))
        }
        (Some(rest), _) if !KNOWN.contains(rest) => {
            Some(format!("prints {rest:?} behind it, which is no figure"))
        }
        _ => None,
    };
    Ok(problem.map(|problem| format!("\"{evidence}\": {name} {problem}")))
}
