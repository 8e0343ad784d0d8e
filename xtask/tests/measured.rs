//! What was measured is of lessons and claims that are still there, and says
//! on which machine.
//!
//! What is new since then is no fault: whoever shows it says that it was not
//! measured yet.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use xtask::lesson::discover::Workspace;
use xtask::measure::scale::CHARTS;
use xtask::measure::{bench, claims};

fn workspace() -> Workspace {
    Workspace::here().expect("the workspace can be read")
}

fn path(file: &str) -> PathBuf {
    workspace().root.join("measured").join(file)
}

fn json(file: &str) -> Value {
    let text = fs::read_to_string(path(file)).expect("it was measured");
    let report: Value = serde_json::from_str(&text).expect("it is JSON");
    for about in ["cores", "system", "python", "rust", "date"] {
        assert!(!report["machine"][about].is_null(), "{file}: no {about}");
    }
    report
}

fn all<'v>(report: &'v Value, list: &str) -> &'v [Value] {
    report[list].as_array().expect("there is a list")
}

#[test]
fn claims_that_were_judged_are_still_made_of_the_same_lines() {
    let claims = claims::read(&workspace()).expect("they can be read");
    let report = json("claims.json");
    for judged in all(&report, "claims") {
        let id = judged["id"].as_str().expect("it has a name");
        let again = "measure it again: cargo xtask claims --json \
                     measured/claims.json";
        let claim = claims.iter().find(|claim| claim.id == id);
        let claim = claim.unwrap_or_else(|| panic!("no claim {id}: {again}"));
        let lines = all(judged, "lines").iter().map(|line| {
            let of = |key: &str| line[key].as_str().map(str::to_owned);
            (of("lesson"), of("line"), of("holds"))
        });
        let shown = claim.shown.iter().map(|evidence| {
            let holds = evidence.holds.as_ref().map(ToString::to_string);
            let line = evidence.line.clone();
            (Some(evidence.lesson.clone()), Some(line), holds)
        });
        assert!(lines.eq(shown), "{id} has changed: {again}");
    }
}

#[test]
fn limits_that_were_reached_are_still_those_of_lessons() {
    let workspace = workspace();
    let lessons: Vec<_> = workspace.lessons.iter().collect();
    let mut rows = bench::rows(&lessons);
    rows.extend(bench::start(&workspace));
    let report = json("bench.json");
    for measured in all(&report, "rows") {
        let (lesson, line) = (&measured["lesson"], &measured["line"]);
        let is_there = rows.iter().any(|row| {
            *lesson == *row.lesson.name && line.as_str() == row.line
        });
        assert!(
            is_there,
            "{lesson} has no limit for {line}: measure again: cargo xtask \
             bench --release --json measured/bench.json"
        );
    }
}

#[test]
fn every_chart_is_there_with_its_figures() {
    for chart in &CHARTS {
        for kind in ["csv", "svg"] {
            let file = path(&format!("scale/{}.{kind}", chart.name));
            let text = fs::read_to_string(&file);
            let text = text.expect("cargo xtask scale --out measured/scale");
            for pair in chart.pairs {
                let name = if kind == "csv" { pair.name } else { pair.short };
                let is_there = text.to_lowercase().contains(name);
                assert!(is_there, "{}: no {name}", file.display());
            }
        }
    }
}

#[test]
fn the_picture_of_the_readme_says_where_it_was_made() {
    let picture = fs::read_to_string(path("one-core.svg"));
    let picture = picture.expect("cargo xtask timeline one-core");
    assert!(picture.contains(" cores of ") && picture.contains(", Python 3."));
    let is_busy = picture.contains("busy with other programs");
    assert!(!is_busy, "draw it on a machine that does nothing else");
}
