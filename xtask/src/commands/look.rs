//! `list`, `show`, `examples` and `site`: what there is to see.

use std::io::{Write, stderr, stdout};
use std::time::Duration;

use anyhow::{Result, ensure};
use common::site::Site;
use console::style;
use xtask::lesson::discover::{Language, Lesson, SitePart, Workspace};
use xtask::lesson::{articles, route};
use xtask::report::show;
use xtask::{files, report, session};

/// The widths of the columns of names and of minutes.
const NAMES: usize = 21;
const MINUTES: usize = 4;

/// Lists lessons in reading order, those of a course if `route` says how many
/// minutes it has.
pub fn list(
    workspace: &Workspace,
    names: &[String],
    route: Option<u32>,
) -> Result<bool> {
    let lessons = match route {
        Some(minutes) => route::lessons(workspace, minutes)?,
        None => workspace
            .select(names)?
            .into_iter()
            .map(|lesson| Ok((lesson, lesson.minutes()?)))
            .collect::<Result<_>>()?,
    };
    let width = report::width().min(report::USUAL);
    for of_family in lessons.chunk_by(|a, b| a.0.family == b.0.family) {
        writeln!(stdout(), "{}", style(&of_family[0].0.family).bold())?;
        for (lesson, minutes) in of_family {
            let first =
                format!("  {:<NAMES$}{minutes:>MINUTES$}  ", lesson.name);
            let text = report::entry(&first, &lesson.summary()?, width);
            writeln!(stdout(), "{text}")?;
        }
    }
    let minutes: u32 = lessons.iter().map(|(_, minutes)| minutes).sum();
    let (hours, rest) = (minutes / 60, minutes % 60);
    let count = lessons.len();
    writeln!(
        stdout(),
        "\n{count} lesson{}, {minutes} minutes to teach ({hours} h {rest} min)",
        report::plural(count)
    )?;
    Ok(true)
}

pub fn show_pairs(workspace: &Workspace, names: &[String]) -> Result<bool> {
    let width = report::width();
    for (index, lesson) in workspace.select(names)?.into_iter().enumerate() {
        if index > 0 {
            writeln!(stdout())?;
        }
        write!(stdout(), "{}", show::show(workspace, lesson, width)?)?;
    }
    Ok(true)
}

/// Writes the page that maps the articles to the lessons.
pub fn examples(workspace: &Workspace) -> Result<bool> {
    let articles = articles::read(workspace)?;
    let path = articles::page_path(workspace);
    files::replace(&path, &articles::page(workspace, &articles)?)?;
    writeln!(stdout(), "written: {}", workspace.relative(&path))?;
    Ok(true)
}

/// Serves the local site until Ctrl-C, and says how to run Python programs with
/// it: that of one lesson with the interpreter that has its packages, or all.
pub fn serve(
    workspace: &Workspace,
    name: Option<&str>,
    latency: Duration,
) -> Result<bool> {
    let names: Vec<_> = name.map(str::to_owned).into_iter().collect();
    let mut lessons = workspace.select(&names)?;
    lessons.retain(|lesson| lesson.settings.site.is_some());
    ensure!(
        !lessons.is_empty(),
        "{} fetches nothing: run it with `python3 PROGRAM`",
        name.unwrap_or_default()
    );
    let interpreter = match name {
        None => "python3".to_owned(),
        Some(_) => interpreter(workspace, &lessons)?,
    };
    let site = Site::start(latency)?;
    writeln!(stdout(), "The local site: {}\n", site.url("/"))?;
    writeln!(stdout(), "In another terminal:\n")?;
    for lesson in &lessons {
        let command = command(workspace, lesson, site);
        writeln!(stdout(), "  {interpreter} {command}\n")?;
    }
    writeln!(stdout(), "Ctrl-C ends it.")?;
    loop {
        std::thread::park();
    }
}

/// The interpreter that has the packages of lessons. If it has not, says why.
fn interpreter(workspace: &Workspace, lessons: &[&Lesson]) -> Result<String> {
    let python = session::python::prepare(workspace, None, lessons)?;
    let missing = &python.imports.missing;
    let lacks = lessons.iter().any(|l| missing.contains_key(&l.name));
    if let Some(complaint) = python.complaint.filter(|_| lacks) {
        writeln!(
            stderr(),
            "packages are missing, and programs will fail: {complaint}"
        )?;
    }
    Ok(format!("\"{}\"", workspace.relative(&python.interpreter)))
}

/// The program of a lesson that fetches, and its arguments.
fn command(workspace: &Workspace, lesson: &Lesson, site: Site) -> String {
    let part = lesson.settings.site.unwrap_or(SitePart::Pages);
    let folder = std::env::temp_dir().join(&lesson.name);
    // Quoted, because shells see a pattern in a question mark.
    let arguments: Vec<_> = session::arguments(part, site, &folder)
        .iter()
        .map(|argument| format!("\"{}\"", argument.display()))
        .collect();
    let program = lesson.program(Language::Python);
    format!("{} {}", workspace.relative(&program), arguments.join(" "))
}
