//! `cargo xtask book`: builds the course site.

use std::io::{Write, stdout};
use std::process::ExitCode;

use anyhow::Result;
use book::site::{self, Options};
use book::timeline::{self, Runs};
use book::{pdf, serve};
use clap::Parser;
use common::timing::{self, Stopwatch};
use xtask::lesson::discover::Workspace;
use xtask::process::{group, signals};

/// Builds the course site from the lessons, and says where it is.
///
/// The first time, it runs every lesson to draw what happens. After that, it
/// runs only those that have changed.
#[derive(Parser)]
#[command(name = "cargo xtask book", bin_name = "cargo xtask book")]
struct Arguments {
    /// Show the site in the browser
    #[arg(long)]
    open: bool,
    /// Serve the site, and build it again at every save
    #[arg(long)]
    serve: bool,
    /// The port to serve on
    #[arg(long, value_name = "PORT", default_value_t = 8025)]
    port: u16,
    /// Print lessons as handouts, one PDF each; all lessons if none is named
    #[arg(long, value_name = "LESSON", num_args = 0..)]
    pdf: Option<Vec<String>>,
    /// Run no lesson: where one has changed, its page says so
    #[arg(long)]
    no_run: bool,
    /// Run every lesson again, for instance with a newer Python
    #[arg(long, conflicts_with = "no_run")]
    fresh: bool,
}

fn main() -> ExitCode {
    match run(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) if group::interrupted() => {
            eprintln!("interrupted: everything was ended");
            ExitCode::from(130)
        }
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<()> {
    signals::listen(group::interrupt)?;
    let workspace = Workspace::here()?;
    let options = Options {
        runs: if arguments.no_run { Runs::None } else { Runs::All },
        is_live: arguments.serve,
        folder: site::usual_folder(&workspace),
    };
    // What is missing is said before lessons run for minutes.
    let handouts = match &arguments.pdf {
        Some(names) => Some((workspace.select(names)?, pdf::browser()?)),
        None => None,
    };
    let listener = match arguments.serve {
        true => Some(serve::listen(arguments.port)?),
        false => None,
    };
    if arguments.fresh {
        timeline::forget(&workspace.target_dir())?;
    }
    let watch = Stopwatch::start();
    let site = site::build(&workspace, &options)?;
    let took = timing::seconds(watch.elapsed());
    say(&format!(
        "{} pages in {took}: {}",
        site.pages.len(),
        site.index().display()
    ))?;
    if let Some((lessons, browser)) = handouts {
        let folder = workspace.target_dir().join("book/handouts");
        for path in pdf::print(&browser, &site, &lessons, &folder)? {
            say(&path.display().to_string())?;
        }
    }
    if let Some(listener) = listener {
        return serve::serve(&workspace, &options, listener, |address| {
            let _ = say(&format!("{address} (Ctrl-C ends it)"));
            if arguments.open {
                open(address);
            }
        });
    }
    if arguments.open {
        open(&site.index().display().to_string());
    }
    Ok(())
}

fn open(what: &str) {
    if let Err(error) = opener::open(what) {
        eprintln!("no browser can be opened here ({error}): open {what}");
    }
}

fn say(line: &str) -> Result<()> {
    Ok(writeln!(stdout(), "{line}")?)
}
