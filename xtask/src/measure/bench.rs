//! How near the lessons come to what is possible at all: a program cannot be
//! faster than its longest chain of waits, and two cores compute twice as much
//! as one.

pub mod check;
mod page;

use serde::Serialize;

use super::figure::Figure;
use super::machine::Machine;
use super::printed::Printed;
use crate::lesson::discover::{Language, Lesson, Limit, Workspace};

pub use page::page;

/// What is measured of a lesson.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    /// The lesson.
    pub lesson: &'a Lesson,
    /// The label of the line that it prints; nothing if the whole program is
    /// measured, from its start to its end.
    pub line: Option<&'a str>,
    /// What it cannot be better than; nothing if that is what starting costs.
    pub limit: Option<Limit>,
}

/// The rows of `lessons`, in reading order: the lines that have a limit, or
/// else the whole program, if all it does is wait.
#[must_use]
pub fn rows<'a>(lessons: &[&'a Lesson]) -> Vec<Row<'a>> {
    lessons.iter().flat_map(|lesson| rows_of(lesson)).collect()
}

fn rows_of(lesson: &Lesson) -> Vec<Row<'_>> {
    let settings = &lesson.settings;
    let lines = settings.limits.iter();
    let lines = lines.map(|(line, limit)| Row {
        lesson,
        line: Some(line),
        limit: Some(*limit),
    });
    let mut rows: Vec<_> = lines.collect();
    // One that runs alone computes as well.
    if rows.is_empty() && settings.waits > 0.0 && !settings.alone {
        let limit = Some(Limit::Seconds(settings.waits));
        rows.push(Row { lesson, line: None, limit });
    }
    rows
}

/// The first lesson, as a whole: it hardly does more than start and end, so
/// its time is what starting costs in each language.
#[must_use]
pub fn start(workspace: &Workspace) -> Option<Row<'_>> {
    let lesson = workspace.lessons.first()?;
    Some(Row { lesson, line: None, limit: None })
}

/// What a row came to in one language.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reached {
    /// Of each run that counts: seconds, or a ratio.
    pub each: Vec<f64>,
    /// The part of the limit that the median reaches, up to 1; nothing if
    /// there is no limit.
    pub part: Option<f64>,
    /// Why it cannot be judged, if it cannot.
    pub noise: Option<String>,
    #[serde(skip)]
    summary: String,
}

impl Row<'_> {
    /// What the runs of this row's program came to, in one language.
    ///
    /// # Errors
    /// If it was not run, a run failed, or a run does not print the line.
    pub fn result(
        &self,
        printed: &Printed,
        language: Language,
        cores: usize,
    ) -> Result<Reached, String> {
        let name = &self.lesson.name;
        let is_about_cores = matches!(self.limit, Some(Limit::Workers { .. }));
        let (runs, noise) = printed.runs(name, language, is_about_cores)?;
        let figure = |run: &&super::Output| match self.line {
            None => Ok(Figure::seconds(run.time.as_secs_f64())),
            Some(label) => printed_after(&run.text, label)
                .ok_or_else(|| format!("{name} printed no {label:?}"))?
                .parse::<Figure>()
                .map_err(|error| format!("{name}: {error:#}")),
        };
        let each = runs.iter().map(figure);
        let each: Vec<_> = each.collect::<Result<_, _>>()?;
        let all = common::timing::Summary::of(&each);
        let all = all.ok_or_else(|| format!("{name} was not run"))?;
        let median = all.median.value();
        let part = self.limit.map(|limit| {
            let best = limit.value(cores);
            match limit {
                Limit::Seconds(_) => best / median,
                Limit::Workers { .. } => median / best,
            }
        });
        Ok(Reached {
            each: each.iter().map(|figure| figure.value()).collect(),
            part,
            noise,
            summary: all.to_string(),
        })
    }
}

/// What stands behind a label on the line that begins with it.
fn printed_after<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    let mut lines = text.lines();
    lines.find_map(|line| line.strip_prefix(label)?.strip_prefix(": "))
}

/// A row and its results, in Python and in Rust.
pub type Measured<'a> = (Row<'a>, [Result<Reached, String>; 2]);

/// Everything that was measured, for other programs.
///
/// # Panics
/// Never: nothing in a report can fail to become JSON.
#[must_use]
pub fn json(measured: &[Measured], machine: &Machine, build: &str) -> String {
    #[derive(Serialize)]
    struct Report<'a> {
        machine: &'a Machine,
        /// How the Rust programs were compiled.
        build: &'a str,
        rows: Vec<RowReport<'a>>,
    }
    #[derive(Serialize)]
    struct RowReport<'a> {
        lesson: &'a str,
        line: Option<&'a str>,
        /// In seconds, or as a ratio.
        limit: Option<f64>,
        python: Option<&'a Reached>,
        rust: Option<&'a Reached>,
    }
    let rows = measured.iter().map(|(row, [python, rust])| RowReport {
        lesson: &row.lesson.name,
        line: row.line,
        limit: row.limit.map(|limit| limit.value(machine.cores)),
        python: python.as_ref().ok(),
        rust: rust.as_ref().ok(),
    });
    let report = Report { machine, build, rows: rows.collect() };
    let json = serde_json::to_string_pretty(&report);
    json.expect("strings and numbers become JSON") + "\n"
}
