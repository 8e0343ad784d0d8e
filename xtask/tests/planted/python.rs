//! Which Python runs the programs, and in which surroundings.

#[path = "../runner/interpreter.rs"]
mod interpreter;

use std::fs;

use xtask::judge::job::StartMethod;

use super::lesson::Garden;
use super::{run, runner, session};

#[test]
fn only_python_is_told_how_to_start_processes() {
    let garden = Garden::new();
    let workspace = garden.workspace();
    let lessons: Vec<_> = workspace.lessons.iter().collect();
    let session = session(&workspace, None);
    let jobs = session.jobs(&lessons, Some(StartMethod::Spawn));
    let names: Vec<_> = jobs.iter().map(ToString::to_string).collect();
    assert_eq!(names, ["waits in Python under spawn", "waits in Rust"]);
}

#[test]
fn a_lesson_for_a_newer_python_is_skipped_and_excused() {
    let garden = Garden::new();
    garden.replace_in_entry("serial =", "python = \"3.99\"\nserial =");
    let reason = "skipped waits: it needs Python 3.99 or newer, and this is \
                  Python 3.";
    let (passed, text) = run(&garden, &["run", "waits", "--strict"]);
    assert!(passed && text.contains(reason), "{text}");
    assert!(text.contains("1 passed, 0 failed, 1 skipped"), "{text}");
    let (passed, text) = run(&garden, &["try", "waits", "--strict"]);
    assert!(passed && text.contains("2 passed, 0 failed, 1 sk"), "{text}");
    let (_, text) = run(&garden, &["check", "waits"]);
    assert!(text.contains("– excused programs\n    skipped waits"), "{text}");
    let end = "not checked: ruff check, ruff format\n";
    assert!(text.ends_with(end), "{text}");
    // Nothing is known of what was not run.
    let (passed, text) = run(&garden, &["run", "waits", "--accept"]);
    assert!(!passed && text.contains("did not pass"), "{text}");
    let interpreter = interpreter::path();
    let matrix = runner::in_workspace(&garden.path(""), &["matrix"])
        .env("PATH", interpreter.parent().expect("a folder")) // one is enough
        .output()
        .expect("the runner can be started");
    let text = String::from_utf8_lossy(&matrix.stdout);
    let end = "no Python on PATH could run waits\n";
    assert!(!matrix.status.success() && text.ends_with(end), "{text}");
}

#[test]
fn what_a_person_has_set_changes_nothing_for_python() {
    let garden = Garden::new();
    garden.write("json.py", "raise SystemExit('it was imported')");
    let run = ["run", "waits", "--only", "python"];
    let output = runner::in_workspace(&garden.path(""), &run)
        .envs([("PYTHONHOME", "/nonexistent"), ("PYTHONPATH", ".")])
        .envs([("PYTHONINSPECT", "1"), ("PYTHONOPTIMIZE", "none")])
        .output()
        .expect("the runner can be started");
    fs::remove_file(garden.path("json.py")).expect("it is there");
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("1 passed, 0 failed, 0 skipped"), "{text}");
}
