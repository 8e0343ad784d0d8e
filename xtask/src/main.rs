//! `cargo xtask`: see `cargo xtask --help`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use clap::{Args, Parser, Subcommand};
use common::site::Site;
use console::style;
use xtask::discover::{Language, Lesson, Workspace};
use xtask::report::{self, Count, Progress};
use xtask::run::{Stream, group};
use xtask::session::{Options, Outcome, Session, StartMethod};
use xtask::{check, compare, files, schedule, session, show};

/// Runs lessons on concurrency in Python and in Rust, and proves that both
/// programs of a lesson behave alike.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
#[command(arg_required_else_help = true)]
#[command(after_help = "A family's name stands for its lessons: `cargo xtask \
    run threads`.\n\nExit status: 0 if nothing is wrong, 1 if something is, 2 \
    if the command line is wrong, 130 after Ctrl-C.")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Name the lessons in reading order, with what each shows
    List {
        /// Lessons or families; all if there are none
        names: Vec<String>,
    },
    /// Show both programs of a lesson side by side, step beside step
    Show {
        /// A lesson
        name: String,
    },
    /// Run lessons in both languages and show both outputs side by side
    Run {
        /// Lessons or families
        #[arg(required = true)]
        names: Vec<String>,
        #[command(flatten)]
        how: How,
    },
    /// Run every lesson in both languages, compare and time them
    RunAll {
        #[command(flatten)]
        how: How,
    },
    /// Serve the local site that lessons fetch from, until Ctrl-C
    Site {
        /// How long every answer takes, in seconds
        #[arg(long, value_name = "SECONDS", default_value = "0.15")]
        #[arg(value_parser = seconds)]
        latency: Duration,
    },
}

#[derive(Args)]
struct How {
    /// The Python to use, a path or a name, instead of the first on PATH that
    /// is new enough
    #[arg(long, value_name = "PYTHON")]
    python: Option<PathBuf>,
    /// Run the programs of one language only
    #[arg(long, value_name = "LANGUAGE")]
    only: Option<Language>,
    /// How Python's multiprocessing starts processes [default: Python's own]
    #[arg(long, value_name = "METHOD")]
    start_method: Option<StartMethod>,
    /// Count a program that cannot be run here as failed, not as skipped
    #[arg(long)]
    strict: bool,
    /// Make the outputs the snapshots that later runs are compared with
    #[arg(long)]
    accept: bool,
    /// Write everything that was measured to a file, as JSON
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
}

fn seconds(text: &str) -> Result<Duration, String> {
    let number: f64 = text.parse().map_err(|e| format!("{e}"))?;
    Duration::try_from_secs_f64(number).map_err(|e| e.to_string())
}

fn main() -> ExitCode {
    let start = Instant::now();
    let result =
        Workspace::here().and_then(|workspace| match Cli::parse().command {
            Command::List { names } => list(&workspace, &names),
            Command::Show { name } => show_pairs(&workspace, name),
            Command::Run { names, how } => run(&workspace, &names, &how, start),
            Command::RunAll { how } => run(&workspace, &[], &how, start),
            Command::Site { latency } => serve(&workspace, latency),
        });
    match result {
        _ if group::interrupted() => ExitCode::from(130),
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!(
                "{}: {error:#}",
                style("error").red().bold().for_stderr()
            );
            ExitCode::FAILURE
        }
    }
}

fn list(workspace: &Workspace, names: &[String]) -> Result<bool> {
    let lessons = workspace.select(names)?;
    for family in &workspace.families {
        let entries = family.lessons.iter().filter(|entry| {
            lessons.iter().any(|lesson| lesson.name == entry.name)
        });
        let mut entries = entries.peekable();
        if entries.peek().is_some() {
            println!("{}", style(&family.name).bold());
        }
        for entry in entries {
            println!("  {:<22} {}", entry.name, entry.summary()?);
        }
    }
    Ok(true)
}

fn show_pairs(workspace: &Workspace, name: String) -> Result<bool> {
    for lesson in workspace.select(&[name])? {
        print!("{}", show::show(workspace, lesson)?);
    }
    Ok(true)
}

/// Checks, prepares, runs, compares, reports. Says whether nothing is wrong.
fn run(
    workspace: &Workspace,
    names: &[String],
    how: &How,
    start: Instant,
) -> Result<bool> {
    ctrlc::set_handler(group::interrupt)
        .context("Ctrl-C cannot be listened to")?;
    let lessons = workspace.select(names)?;
    let rules_kept = check(workspace, names, &lessons);
    let options = Options { python: how.python.clone(), only: how.only };
    let session = Session::prepare(workspace, &lessons, options)?;
    let jobs = session.jobs(&lessons, how.start_method);
    let progress = Progress::new(jobs.len());
    let mut outcomes =
        schedule::run_all(&session, &jobs, |event| progress.show(&event));
    progress.finish();
    if how.accept {
        accept(workspace, &outcomes)?;
    }
    compare::outputs(&mut outcomes)?;
    if !names.is_empty() {
        print!("{}", outputs(&outcomes));
    }
    print!("{}", report::table(&outcomes));
    print!("{}", report::failures(workspace, &outcomes));
    print!("{}", report::skips(&outcomes));
    let wall = start.elapsed();
    if let Some(path) = &how.report {
        files::replace(path, &report::json(&session, &outcomes, wall))?;
    }
    println!("{}", report::closing(&outcomes, wall));
    let count = Count::of(&outcomes);
    let complete = count.skipped == 0 || !how.strict;
    Ok(rules_kept && count.failed == 0 && complete)
}

fn check(workspace: &Workspace, names: &[String], lessons: &[&Lesson]) -> bool {
    let families = workspace.families.iter().filter(|_| names.is_empty());
    let problems: Vec<_> = families
        .flat_map(check::family)
        .chain(lessons.iter().flat_map(|lesson| check::lesson(lesson)))
        .collect();
    for problem in &problems {
        let word = style("format").red().bold();
        println!("{word} {}\n", problem.display(workspace));
    }
    problems.is_empty()
}

fn accept(workspace: &Workspace, outcomes: &[Outcome]) -> Result<()> {
    let accepted = compare::accept_all(outcomes)?;
    for path in &accepted.changed {
        let word = style("accepted").green().bold();
        println!("{word} {}", workspace.relative(path));
    }
    for (lesson, reason) in &accepted.refused {
        let word = style("not accepted").red().bold();
        println!("{word} {lesson}: {reason}");
    }
    if accepted.changed.is_empty() && accepted.refused.is_empty() {
        println!("no snapshot changed");
    }
    println!();
    Ok(())
}

/// Both outputs of every lesson, side by side.
fn outputs(outcomes: &[Outcome]) -> String {
    let printed = |language, twins: &[Outcome]| {
        let outcome = twins.iter().find(|o| o.job.language == language);
        let run = outcome.and_then(|outcome| outcome.run.as_ref());
        run.map_or(String::new(), |run| run.text(Stream::Stdout))
    };
    let mut text = String::new();
    for twins in outcomes.chunk_by(|a, b| a.job.twin_of(b.job)) {
        let name = &twins[0].job.lesson.name;
        let titles = [Language::Python, Language::Rust]
            .map(|language| format!("{name} in {language}"));
        let row = [Language::Python, Language::Rust]
            .map(|language| printed(language, twins));
        text += &report::side_by_side([&titles[0], &titles[1]], &[row]);
        text += "\n";
    }
    text
}

fn serve(workspace: &Workspace, latency: Duration) -> Result<bool> {
    let site = Site::start(latency).context("no site can be started")?;
    println!("The local site: {}\n", site.url("/"));
    println!("In another terminal:\n");
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
        println!("  python3 {program} {}\n", arguments.join(" "));
    }
    println!("Ctrl-C ends it.");
    loop {
        std::thread::park();
    }
}
