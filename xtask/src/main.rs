//! `cargo xtask`: see `cargo xtask --help`.

mod cli;
mod commands;

use std::io::{Write, stderr};
use std::process::ExitCode;

use clap::Parser;
use cli::{Cli, Command};
use commands::{
    bench, book, check, claims, experiments, look, matrix, play, practice, run,
    scale, timeline,
};
use common::pipe;
use console::style;
use xtask::lesson::discover::Workspace;
use xtask::process::group;

fn main() -> ExitCode {
    let command = Cli::parse().command;
    let result = Workspace::here().and_then(|workspace| match command {
        Command::List { names, route } => look::list(&workspace, &names, route),
        Command::Show { names } => look::show_pairs(&workspace, &names),
        Command::Run { names, how } => run::run(&workspace, &names, &how),
        Command::RunAll { how } => run::run(&workspace, &[], &how),
        Command::Check { names, fix, no_run, strict } => {
            check::check(&workspace, &names, fix, no_run, strict)
        }
        Command::Try { names, how } => {
            experiments::carry_out(&workspace, &names, &how)
        }
        Command::Play { name, times, reset } => {
            play::play(&workspace, &name, times, reset)
        }
        Command::Practice { name: None, .. } => practice::list(&workspace),
        Command::Practice {
            name: Some(name), language, hint: true, ..
        } => practice::hint(&workspace, &name, language),
        Command::Practice { name: Some(name), language, check, .. } => {
            practice::write(&workspace, &name, language, check)
        }
        Command::Timeline { names, terminal } => {
            timeline::timeline(&workspace, &names, terminal)
        }
        Command::Claims { only, json } => {
            claims::judge(&workspace, only.as_deref(), json.as_deref())
        }
        Command::Bench { names, release, json } => {
            bench::bench(&workspace, &names, release, json.as_deref())
        }
        Command::Scale { only, out } => {
            scale::measure(&workspace, only.as_deref(), out.as_deref())
        }
        Command::Matrix { names } => matrix::matrix(&workspace, &names),
        Command::Book { arguments } => book::book(&workspace, &arguments),
        Command::Examples => look::examples(&workspace),
        Command::Site { name, latency } => {
            look::serve(&workspace, name.as_deref(), latency)
        }
    });
    match result {
        _ if group::interrupted() => {
            // Where nobody can see it, it need not be said.
            let _ = writeln!(stderr(), "interrupted: everything was ended");
            ExitCode::from(130)
        }
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // `cargo xtask list | head`: whoever reads has read enough.
        Err(error) if pipe::is_broken(&error) => ExitCode::FAILURE,
        Err(error) => {
            let word = style("error").red().bold().for_stderr();
            let _ = writeln!(stderr(), "{word}: {error:#}");
            ExitCode::FAILURE
        }
    }
}
