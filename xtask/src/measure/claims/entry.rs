//! What the articles claim, and the lines of the lessons that show it.

use std::fmt;
use std::path::PathBuf;

use anyhow::{Result, bail};
use serde::Deserialize;

use crate::files;
use crate::lesson::discover::{Lesson, Workspace};
use crate::lesson::select::closest;
use crate::measure::figure::Threshold;

/// An entry of `claims.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// Its name.
    pub id: String,
    /// What it says, in a few words of ours.
    pub says: String,
    /// The items of `articles.toml` that say it: `overview/light-threads`.
    pub items: Vec<String>,
    /// With fewer cores, it cannot be judged. A claim with more than one is
    /// about cores: runs that other programs held up do not count.
    #[serde(default = "one")]
    pub cores: usize,
    /// What shows whether it holds; nothing if no lesson does yet.
    #[serde(default)]
    pub shown: Vec<Evidence>,
    /// Why the thresholds are what they are, where that is not plain.
    pub because: Option<String>,
    /// On what it depends, if some lines say that it holds and others that it
    /// does not: `on …`.
    pub depends: Option<String>,
}

fn one() -> usize {
    1
}

/// A line that a lesson prints.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The lesson's name.
    pub lesson: String,
    /// The line: its label, if it ends with a figure, or else the whole line.
    pub line: String,
    /// The line that stands somewhere before it, where the label repeats.
    pub after: Option<String>,
    /// When the line says that the claim holds; without it, the line is shown
    /// beside the others and decides nothing.
    pub holds: Option<Holds>,
}

/// When a line says that a claim holds.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged, expecting = "above or below a figure, true or false")]
pub enum Holds {
    /// If its figure lies on one side of a threshold.
    If(Threshold),
    /// The line itself says that the claim holds, or does not.
    Says(bool),
}

impl fmt::Display for Holds {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Self::If(threshold) => threshold.fmt(f),
            Self::Says(true) => f.write_str("printed"),
            Self::Says(false) => f.write_str("not printed"),
        }
    }
}

impl Evidence {
    /// What stands behind the label in the first line that is meant; nothing
    /// behind a whole line.
    #[must_use]
    pub fn find<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.all(text).next()
    }

    /// The same of every line that could be meant.
    pub fn all<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        let after = self.after.as_deref();
        let before = move |line: &&str| after.is_some_and(|it| *line != it);
        let lines = text.lines().skip_while(before);
        lines.filter_map(|line| {
            let rest = line.strip_prefix(&self.line)?;
            let figure = [": ", ", "].iter().find_map(|s| rest.strip_prefix(s));
            figure.or(rest.is_empty().then_some(rest))
        })
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match &self.after {
            Some(after) => write!(f, "{} (after {after})", self.line),
            None => f.write_str(&self.line),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    claim: Vec<Claim>,
}

/// Where the claims stand.
#[must_use]
pub fn path(workspace: &Workspace) -> PathBuf {
    workspace.root.join("xtask/claims.toml")
}

/// Reads `claims.toml`.
///
/// # Errors
/// If it is not there, or says something that is not allowed there.
pub fn read(workspace: &Workspace) -> Result<Vec<Claim>> {
    files::parse(&path(workspace), parse)
}

/// The claims in the text of `claims.toml`.
///
/// # Errors
/// If it says something that is not allowed there.
pub fn parse(text: &str) -> Result<Vec<Claim>> {
    Ok(toml::from_str::<Claims>(text)?.claim)
}

/// The claim with this name, or all.
///
/// # Errors
/// If there is none with this name.
pub fn select<'c>(
    claims: &'c [Claim],
    only: Option<&str>,
) -> Result<Vec<&'c Claim>> {
    let Some(id) = only else {
        return Ok(claims.iter().collect());
    };
    if let Some(claim) = claims.iter().find(|claim| claim.id == id) {
        return Ok(vec![claim]);
    }
    let ids: Vec<_> = claims.iter().map(|claim| claim.id.as_str()).collect();
    let meant = closest(id, ids.iter().copied());
    let meant = meant.map(|meant| format!(" (is {meant} meant?)"));
    bail!(
        "there is no claim {id:?}{}; there are {}",
        meant.unwrap_or_default(),
        ids.join(", ")
    )
}

/// The lessons that show the claims which can be judged with so many cores,
/// in reading order.
#[must_use]
pub fn lessons<'w>(
    workspace: &'w Workspace,
    claims: &[&Claim],
    cores: usize,
) -> Vec<&'w Lesson> {
    let shown = |lesson: &&Lesson| {
        let claims = claims.iter().filter(|claim| claim.cores <= cores);
        let mut shown = claims.flat_map(|claim| &claim.shown);
        shown.any(|evidence| evidence.lesson == lesson.name)
    };
    workspace.lessons.iter().filter(shown).collect()
}
