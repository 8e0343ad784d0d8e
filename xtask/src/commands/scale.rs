//! `scale`: how cost grows, from one wait, download or worker to many.

use std::io::{Write, stderr, stdout};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use common::timing::{self, Stopwatch};
use xtask::files;
use xtask::lesson::discover::{Language, Lesson, Workspace};
use xtask::measure::Machine;
use xtask::measure::scale::{self, CHARTS, Chart, Series};
use xtask::process::{group, signals};
use xtask::report::Measuring;
use xtask::session::build::{self, Profile};
use xtask::session::{Options, Session};

/// Measures all charts, or one, and writes them into the folder `out`. Says
/// whether something of each program was measured.
pub fn measure(
    workspace: &Workspace,
    only: Option<&str>,
    out: Option<&Path>,
) -> Result<bool> {
    signals::listen(group::interrupt)?;
    let out = match out {
        Some(out) => out.to_owned(),
        None => workspace.target_dir().join("scale"),
    };
    let charts: Vec<_> = CHARTS
        .iter()
        .filter(|chart| only.is_none_or(|name| name == chart.name))
        .collect();
    let lessons = workspace.scale_pairs()?;
    let lessons: Vec<_> = charts
        .iter()
        .flat_map(|chart| chart.pairs)
        .map(|pair| lesson(&lessons, pair.name))
        .collect::<Result<_>>()?;
    let session = prepare(workspace, &lessons)?;
    let watch = Stopwatch::start();
    let python = session.python.as_ref().ok();
    let version = python.map(|python| python.version.as_str());
    let machine = Machine::here(version);
    let mut written = Vec::new();
    let measured = run(&session, &charts, &lessons, |chart, all| {
        written.extend(save(&out, chart, all, &machine)?);
        Ok(())
    })?;
    writeln!(stdout(), "{}", scale::page(&measured, &machine))?;
    for path in written {
        writeln!(stdout(), "written: {}", workspace.relative(&path))?;
    }
    let took = timing::seconds(watch.elapsed());
    writeln!(stderr(), "measured in {took}")?;
    if let Some(complaint) = python.and_then(|p| p.complaint.as_deref()) {
        writeln!(stderr(), "{complaint}")?;
    }
    let mut all = measured.iter().flat_map(|(_, all)| all);
    Ok(all.all(|series| !series.points.is_empty()))
}

fn lesson<'l>(lessons: &'l [Lesson], name: &str) -> Result<&'l Lesson> {
    let mut lessons = lessons.iter();
    let lesson = lessons.find(|lesson| lesson.name == name);
    lesson.with_context(|| format!("scale/Cargo.toml does not list {name}"))
}

fn prepare(workspace: &Workspace, lessons: &[&Lesson]) -> Result<Session> {
    let executables = build::build(workspace, lessons, Profile::Release)?;
    if let Some(lesson) =
        lessons.iter().find(|lesson| !executables.contains_key(&lesson.name))
    {
        bail!("{} does not compile", lesson.name);
    }
    Session::around(workspace, lessons, Options::default(), executables)
}

/// Measures one program after another, and nothing beside it. Saves each chart
/// when it is done, for whatever comes after it may fail.
fn run<'c>(
    session: &Session,
    charts: &[&'c Chart],
    lessons: &[&Lesson],
    mut save: impl FnMut(&Chart, &[Series]) -> Result<()>,
) -> Result<Vec<(&'c Chart, Vec<Series>)>> {
    let files = scale::files();
    let figures = charts.iter().map(|chart| {
        Language::ALL.len() * chart.pairs.len() * chart.numbers.len()
    });
    let progress = Measuring::new(figures.sum());
    let mut lessons = lessons.iter();
    let mut measured = Vec::new();
    for chart in charts {
        let mut all = Vec::new();
        for (pair, lesson) in chart.pairs.iter().zip(&mut lessons) {
            for language in Language::ALL {
                let series = scale::series(
                    session, chart, pair, lesson, language, files, &progress,
                );
                ensure!(!group::interrupted(), "interrupted");
                all.push(series?);
            }
        }
        save(chart, &all)?;
        measured.push((*chart, all));
    }
    progress.finish();
    Ok(measured)
}

/// Writes the figures and the chart.
fn save(
    out: &Path,
    chart: &Chart,
    all: &[Series],
    machine: &Machine,
) -> Result<[PathBuf; 2]> {
    let [figures, picture] =
        ["csv", "svg"].map(|end| out.join(format!("{}.{end}", chart.name)));
    files::update(&figures, &scale::csv(all, machine)?)?;
    files::update(&picture, &scale::chart(chart, all, machine))?;
    Ok([figures, picture])
}
