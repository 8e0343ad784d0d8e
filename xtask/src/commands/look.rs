//! `list`, `show`, `examples` and `site`: what there is to see.

use std::io::{Write, stdout};
use std::time::Duration;

use anyhow::{Context, Result};
use common::site::Site;
use console::style;
use xtask::lesson::articles;
use xtask::lesson::discover::{Language, Workspace};
use xtask::report::show;
use xtask::{files, report, session};

pub fn list(workspace: &Workspace, names: &[String]) -> Result<bool> {
    let lessons = workspace.select(names)?;
    for family in &workspace.families {
        let entries = family.lessons.iter().filter(|entry| {
            lessons.iter().any(|lesson| lesson.name == entry.name)
        });
        let mut entries = entries.peekable();
        if entries.peek().is_some() {
            writeln!(stdout(), "{}", style(&family.name).bold())?;
        }
        for entry in entries {
            writeln!(stdout(), "  {:<22} {}", entry.name, entry.summary()?)?;
        }
    }
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

/// Serves the local site until Ctrl-C.
pub fn serve(workspace: &Workspace, latency: Duration) -> Result<bool> {
    let site = Site::start(latency).context("no site can be started")?;
    writeln!(stdout(), "The local site: {}\n", site.url("/"))?;
    writeln!(stdout(), "In another terminal:\n")?;
    for lesson in &workspace.lessons {
        let Some(part) = lesson.settings.site else {
            continue;
        };
        let folder = std::env::temp_dir().join(&lesson.name);
        // Quoted, because shells see a pattern in a question mark.
        let arguments: Vec<_> = session::arguments(part, site, &folder)
            .iter()
            .map(|argument| format!("\"{}\"", argument.display()))
            .collect();
        let program = lesson.program(Language::Python);
        let program = workspace.relative(&program);
        writeln!(stdout(), "  python3 {program} {}\n", arguments.join(" "))?;
    }
    writeln!(stdout(), "Ctrl-C ends it.")?;
    loop {
        std::thread::park();
    }
}
