//! What the articles claim, and what was measured.

use std::time::Duration;

use anyhow::Result;
use common::timing::{Ratio, written};
use serde_json::Value;
use xtask::judge::snapshot;
use xtask::lesson::articles;
use xtask::lesson::discover::Language;
use xtask::measure::claims::{Claim, Evidence};

use crate::course::Course;
use crate::html::{block, escape, inline};
use crate::measured::Seen;

/// What measures the claims.
pub(super) const COMMAND: &str =
    "cargo xtask claims --json measured/claims.json";

pub(super) fn page(course: &Course) -> Result<String> {
    let mut page =
        "# What the articles claim\n\nThe [articles](articles.html) \
        say what is fast, light and right to use. The lessons measure it, in \
        both languages. A figure is the median of several runs, followed by \
        the least and the greatest.\n\n"
            .to_owned();
    match &course.measured.claims {
        Some(claims) => {
            page += &block(&format!(
                "<p class=\"machine\">{} runs of each program. {}.</p>",
                claims.runs,
                escape(&claims.machine.to_string())
            ));
        }
        None => page += &super::not_measured(COMMAND),
    }
    page += &overview(course);
    for claim in &course.claims {
        page += &section(course, claim)?;
    }
    Ok(page)
}

fn overview(course: &Course) -> String {
    let row = |claim: &Claim| {
        let verdicts = course.measured.claim(&claim.id);
        let verdicts = super::choose::verdicts(verdicts);
        format!(
            "<li><a href=\"#{}\">{}</a> {}</li>",
            claim.id,
            inline(&claim.says),
            verdicts
        )
    };
    let rows: String = course.claims.iter().map(row).collect();
    block(&format!("<div><ul class=\"grounds\">{rows}</ul></div>"))
}

fn section(course: &Course, claim: &Claim) -> Result<String> {
    let says = super::capital(&claim.says);
    let mut page = format!("## {says} {{#{}}}\n\n", claim.id);
    let titles = articles::titles(&course.articles, &claim.items);
    page += &block(&format!(
        "<p class=\"aside\">Where: {}</p>",
        escape(&titles.join("; "))
    ));
    let seen = course.measured.claim(&claim.id);
    if let Some(seen) = seen {
        page += &block(&words(seen));
    }
    if !claim.shown.is_empty() {
        let rows = claim.shown.iter().map(|shown| row(course, seen, shown));
        let rows = rows.collect::<Result<String>>()?;
        page += &block(&format!(
            "<div class=\"table-wrapper\" tabindex=\"0\" role=\"group\" \
             aria-label=\"Figures\"><table><thead><tr><th>Lesson</th>\
             <th>Line</th><th>It holds if</th><th>Python</th><th>Rust</th>\
             </tr></thead><tbody>{rows}</tbody></table></div>"
        ));
    }
    if let Some(because) = &claim.because {
        page += &format!("{because}\n\n");
    }
    Ok(page)
}

/// The verdicts in full.
fn words(seen: &Seen) -> String {
    let one = |verdict: &crate::measured::Verdict| {
        let language = match verdict.language.as_str() {
            "python" => "Python",
            _ => "Rust",
        };
        format!(
            "<li class=\"{}\"><strong>{language}</strong>: {}</li>",
            verdict.language,
            inline(&verdict.words)
        )
    };
    let rows: String = seen.verdicts.iter().map(one).collect();
    format!("<div><ul class=\"in-full\">{rows}</ul></div>")
}

fn row(
    course: &Course,
    seen: Option<&Seen>,
    shown: &Evidence,
) -> Result<String> {
    let line = seen.and_then(|seen| {
        seen.lines.iter().find(|line| {
            line.lesson == shown.lesson
                && line.line == shown.line
                && line.after == shown.after
        })
    });
    let name = &shown.lesson;
    let mut cells = String::new();
    for language in Language::ALL {
        let figures = line.and_then(|line| match language {
            Language::Python => line.python.as_ref(),
            Language::Rust => line.rust.as_ref(),
        });
        let unit = unit(course, shown, language)?;
        let text = figures.map_or("–".to_owned(), |f| figure(f, &unit));
        cells += &format!("<td>{}</td>", escape(&text));
    }
    let holds = shown.holds.map(|holds| holds.to_string());
    Ok(format!(
        "<tr><td><a href=\"{name}.html\">{name}</a></td><td>{}</td>\
         <td>{}</td>{cells}</tr>",
        escape(&shown.to_string()),
        escape(&holds.unwrap_or_default())
    ))
}

/// What the snapshot has in place of the line's figure.
fn unit(
    course: &Course,
    shown: &Evidence,
    language: Language,
) -> Result<String> {
    let lesson = course.workspace.lesson(&shown.lesson)?;
    let text = snapshot::read(lesson, language)?.unwrap_or_default();
    Ok(shown.find(&text).unwrap_or_default().to_owned())
}

fn figure(figures: &Value, unit: &str) -> String {
    match figures {
        Value::Array(figures) => {
            let figures = figures.iter().filter_map(Value::as_f64);
            median(&figures.collect::<Vec<_>>(), unit)
        }
        _ => "printed".to_owned(),
    }
}

/// The median, the least and the greatest.
pub(super) fn median(figures: &[f64], unit: &str) -> String {
    let mut figures = figures.to_vec();
    figures.sort_by(f64::total_cmp);
    let (Some(least), Some(greatest)) = (figures.first(), figures.last())
    else {
        return "–".to_owned();
    };
    let (low, high) = ((figures.len() - 1) / 2, figures.len() / 2);
    let median = f64::midpoint(figures[low], figures[high]);
    let [median, least, greatest] =
        [median, *least, *greatest].map(|value| in_words(value, unit));
    format!("{median} ({least} to {greatest})")
}

pub(super) fn in_words(value: f64, unit: &str) -> String {
    match unit {
        "[ratio]" if value >= 100.0 => format!("{value:.0}×"),
        "[ratio]" => Ratio(value).to_string(),
        "[size]" if value < 1024.0 * 1024.0 => {
            format!("{:.1} KiB", value / 1024.0)
        }
        "[size]" => format!("{:.1} MiB", value / 1024.0 / 1024.0),
        _ => Duration::try_from_secs_f64(value)
            .map_or_else(|_| value.to_string(), written),
    }
}
