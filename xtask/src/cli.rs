//! The command line.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use xtask::judge::job::StartMethod;
use xtask::lesson::discover::Language;
use xtask::measure::scale::CHARTS;

/// Runs lessons on concurrency in Python and in Rust, and checks that both
/// programs of a lesson behave alike.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
#[command(arg_required_else_help = true)]
#[command(after_help = "A family's name stands for its lessons: `cargo xtask \
    run threads`.\n\nExit status: 0 if nothing is wrong, 1 if something is, 2 \
    if the command line is wrong, 130 after Ctrl-C.")]
pub struct Cli {
    #[command(subcommand)]
    /// What to do.
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// List the lessons in reading order, with the minutes that each takes to
    /// teach and what it shows
    List {
        /// Lessons or families; all if there are none
        names: Vec<String>,
        /// Only the lessons of a course of so many minutes
        #[arg(long, value_name = "MINUTES", conflicts_with = "names")]
        route: Option<u32>,
    },
    /// Show the programs of lessons, Python beside Rust, step by step
    Show {
        /// Lessons or families
        #[arg(required = true)]
        names: Vec<String>,
    },
    /// Run lessons in both languages and show their outputs side by side
    Run {
        /// Lessons or families
        #[arg(required = true)]
        names: Vec<String>,
        #[command(flatten)]
        how: How,
    },
    /// Run every lesson in both languages, compare the programs and time them
    RunAll {
        #[command(flatten)]
        how: How,
    },
    /// Check lessons the way CI does: their format, the style of their
    /// programs, what the programs do, and whether examples.md is up to date
    Check {
        /// Lessons or families; everything, the runner included, if there are
        /// none
        names: Vec<String>,
        /// First let rustfmt and ruff reformat the programs
        #[arg(long)]
        fix: bool,
        /// Only read the programs; `cargo test` runs them as well
        #[arg(long)]
        no_run: bool,
        /// Treat what can't be checked here as wrong, unless a lesson says that
        /// it needs a newer Python
        #[arg(long)]
        strict: bool,
    },
    /// Carry out experiments: change lessons as their files in `try` say, run
    /// the changed programs, and compare what happens with the files
    Try {
        /// Lessons, families, or single experiments (LESSON/EXPERIMENT); all
        /// if there are none
        names: Vec<String>,
        #[command(flatten)]
        how: HowToTry,
    },
    /// Change a lesson's programs as you like: at every save, both are run, and
    /// you see what is different from the lesson
    ///
    /// The programs are copies, in the folder `play`. Where the output isn't a
    /// terminal, they are run once.
    Play {
        /// A lesson
        name: String,
        /// Run them so many times, and count the different outputs: for what
        /// happens only now and then
        #[arg(long, value_name = "N", default_value = "1")]
        #[arg(value_parser = clap::value_parser!(u16).range(1..))]
        times: u16,
        /// Begin anew; what you have changed is kept under another name
        #[arg(long)]
        reset: bool,
    },
    /// Write the Rust program of a lesson yourself: at every save, you are told
    /// what is right and what is missing
    ///
    /// You get the Python program and a skeleton, in the folder `practice`.
    /// Nothing that you write is ever overwritten. Where the output isn't a
    /// terminal, the program is checked once.
    Practice {
        /// A lesson; without one, all are listed with what you have done
        name: Option<String>,
        /// The language to write; you get the program in the other one
        #[arg(long, value_name = "LANGUAGE", default_value = "rust")]
        #[arg(requires = "name")]
        language: Language,
        /// Check the program once; the exit status is 0 if everything is right
        #[arg(long, requires = "name", conflicts_with = "hint")]
        check: bool,
        /// Show the next step of the lesson's program, and check nothing
        #[arg(long, requires = "name")]
        hint: bool,
    },
    /// Draw what the threads, processes and tasks of lessons do, and when: one
    /// picture a lesson, of one run of each program
    Timeline {
        /// Lessons or families
        #[arg(required = true)]
        names: Vec<String>,
        /// Draw with characters, here, and write no file
        #[arg(long)]
        terminal: bool,
    },
    /// Run the Python programs under every Python on PATH from 3.10 on, and
    /// with every start method for processes
    Matrix {
        /// Lessons or families; all if there are none
        names: Vec<String>,
    },
    /// Judge what the articles claim: run the lessons that measure it several
    /// times, and say in which language it holds
    ///
    /// The report is Markdown, on standard output. It takes some minutes.
    Claims {
        /// Only this claim
        #[arg(long, value_name = "ID")]
        only: Option<String>,
        /// Write all figures and verdicts to a file, as JSON
        #[arg(long, value_name = "FILE")]
        json: Option<PathBuf>,
    },
    /// Hold lessons against what is possible: no program is faster than its
    /// longest chain of waits, and two cores compute twice as much as one
    ///
    /// Every program is run several times, and nothing runs beside it. The
    /// report is Markdown, on standard output. It takes some minutes.
    Bench {
        /// Lessons or families; all that have a limit if there are none
        names: Vec<String>,
        /// Compile the Rust programs for release, not as `cargo run` does
        #[arg(long)]
        release: bool,
        /// Write all figures to a file, as JSON
        #[arg(long, value_name = "FILE")]
        json: Option<PathBuf>,
    },
    /// Measure how cost grows: time and memory, from one wait, download or
    /// worker to many, in both languages
    ///
    /// Runs the programs in the folder `scale` with greater and greater
    /// numbers, in a release build and one after another:
    ///
    /// - waits: of a second, up to a hundred thousand of them; each in its own
    ///   thread, in a pool of a hundred threads, each in its own task
    ///
    /// - downloads: up to five thousand at the same time
    ///
    /// - computing: the same work for up to sixty-four threads or processes
    ///
    /// A program gets no greater number when a run takes longer than 20
    /// seconds, when the system refuses, or when there would be no room left
    /// for others; the report says which. It is Markdown, on standard output.
    /// The charts are SVG, all figures CSV. It takes some minutes.
    Scale {
        /// Only these programs
        #[arg(long, value_name = "NAME")]
        #[arg(value_parser = CHARTS.each_ref().map(|chart| chart.name))]
        only: Option<String>,
        /// The folder for charts and figures [default: target/scale]
        #[arg(long, value_name = "FOLDER")]
        out: Option<PathBuf>,
    },
    /// Build the course site: every pair side by side, in a browser
    ///
    /// `cargo xtask book --help` tells more: it can show the site, serve it
    /// and build it again at every save, and print handouts.
    #[command(disable_help_flag = true)]
    Book {
        /// What to do with the site: --open, --serve, --pdf, --help
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Write examples.md, which tells what the articles say and which lessons
    /// answer it
    Examples,
    /// Serve the local site that lessons fetch from, until Ctrl-C, and say how
    /// to run their Python programs by hand
    Site {
        /// The lesson to run; all that fetch if there is none
        name: Option<String>,
        /// How long an answer takes whose address says nothing else, in
        /// seconds
        #[arg(long, value_name = "SECONDS", default_value = "0.15")]
        #[arg(value_parser = seconds)]
        latency: Duration,
    },
}

#[derive(Args)]
pub struct How {
    /// The Python to use, a path or a name, instead of the first on PATH that
    /// is new enough
    #[arg(long, value_name = "PYTHON")]
    pub python: Option<PathBuf>,
    /// Run the programs of one language only
    #[arg(long, value_name = "LANGUAGE")]
    pub only: Option<Language>,
    /// How Python's multiprocessing starts processes [default: Python's own]
    #[arg(long, value_name = "METHOD")]
    pub start_method: Option<StartMethod>,
    /// Treat a program that can't be run here as failed, not as skipped,
    /// unless its lesson says that it needs a newer Python
    #[arg(long)]
    pub strict: bool,
    /// Accept the outputs as the snapshots that later runs are compared with
    #[arg(long)]
    pub accept: bool,
    /// Write everything that was measured to a file, as JSON
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

/// What changed programs are run with.
#[derive(Args)]
pub struct HowToTry {
    /// The Python to use, a path or a name, instead of the first on PATH that
    /// is new enough
    #[arg(long, value_name = "PYTHON")]
    pub python: Option<PathBuf>,
    /// Change and run the programs of one language only
    #[arg(long, value_name = "LANGUAGE")]
    pub only: Option<Language>,
    /// Treat a program that can't be run here as failed, not as skipped,
    /// unless its lesson says that it needs a newer Python
    #[arg(long)]
    pub strict: bool,
    /// Write what happens into the files, after several runs
    #[arg(long, conflicts_with = "only")]
    pub accept: bool,
    /// Write everything that was measured to a file, as JSON
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

/// An hour is longer than anybody waits for an answer.
fn seconds(text: &str) -> Result<Duration, String> {
    let number: f64 = text.parse().map_err(|e| format!("{e}"))?;
    if !(0.0..=3600.0).contains(&number) {
        return Err("name a number of seconds from 0 to 3600".to_owned());
    }
    Ok(Duration::from_secs_f64(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_latency_is_of_a_sensible_length() {
        assert_eq!(seconds("0.15"), Ok(Duration::from_millis(150)));
        for text in ["1e19", "-1", "NaN", "inf", "soon"] {
            assert!(seconds(text).is_err(), "{text}");
        }
    }
}
