//! "Which one shall I use?": situations, what to take in each, and the claims
//! that say so.

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use xtask::files;
use xtask::lesson::discover::Workspace;
use xtask::measure::claims::Claim;

use crate::course;

/// A situation and what to take in it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    /// What the program does, as its author would say it.
    pub when: String,
    /// What to take in Python.
    pub python: String,
    /// What to take in Rust.
    pub rust: String,
    /// The claims that say so.
    pub claims: Vec<String>,
    /// The lessons that show it.
    pub lessons: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    situation: Vec<Situation>,
}

/// Reads `choose.toml`.
///
/// # Errors
/// If it cannot be read, or names a claim or a lesson that is not there.
pub fn read(workspace: &Workspace, claims: &[Claim]) -> Result<Vec<Situation>> {
    let path = course::folder(workspace).join("choose.toml");
    let parse = |text: &str| Ok(toml::from_str::<File>(text)?.situation);
    let situations = files::parse(&path, parse)?;
    for Situation { when, claims: named, lessons, .. } in &situations {
        for id in named {
            if claims.iter().all(|claim| claim.id != *id) {
                bail!(
                    "{}: {when:?} stands on the claim {id}, which is not in \
                     xtask/claims.toml",
                    path.display()
                );
            }
        }
        for name in lessons {
            workspace
                .lesson(name)
                .with_context(|| format!("{}: {when:?}", path.display()))?;
        }
    }
    Ok(situations)
}
