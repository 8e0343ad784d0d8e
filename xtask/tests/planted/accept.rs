//! What `--accept` believes, and what it refuses.

use std::fs;
use std::time::Duration;

use xtask::judge::accept;
use xtask::judge::fault::Fault;
use xtask::judge::job::Outcome;
use xtask::lesson::problem::Problem;
use xtask::session::schedule;

use super::lesson::{self, Garden, SNAPSHOT};
use super::{run, session};

#[test]
fn only_what_is_right_and_the_same_in_every_run_is_accepted() {
    let garden = Garden::new();
    let path = garden.lesson("output.snap");
    fs::remove_file(&path).expect("it is there");
    let workspace = garden.workspace();
    let session = session(&workspace, None);
    let lessons: Vec<_> = workspace.lessons.iter().collect();
    let jobs = session.jobs(&lessons, None);
    let outcomes = schedule::run_all(&session, &jobs, |_| {});
    let more = accept::runs_to_come(&outcomes, &[]);
    assert!(more.len() >= 4, "{more:?}");
    let refused = |outcomes: &[Outcome], again: &[Outcome], problems: &[_]| {
        let accepted = accept::accept(outcomes, again, problems);
        let accepted = accepted.expect("nothing is written");
        assert!(!path.exists());
        accepted.refused[0].1.clone()
    };
    let mut again = [session.attempt(jobs[1])];
    let problem = Problem::new(&garden.lesson("README.md"), "planted");
    assert!(refused(&outcomes, &again, &[problem]).contains("format"));
    again[0].output = again[0].output.replace("thread 2", "thread 3");
    let varies = refused(&outcomes, &again, &[]);
    assert!(varies.contains("Rust program varies"), "{varies}");
    assert!(varies.contains("line 2 differs"), "{varies}");
    again[0].faults = vec![Fault::Hung(Duration::from_secs(9))];
    assert!(refused(&outcomes, &again, &[]).contains("run 2 of 2: hung"));
    let accepted = accept::accept(&outcomes, &[], &[]).expect("it is written");
    assert_eq!(accepted.changed, std::slice::from_ref(&path));
    assert_eq!(fs::read_to_string(path).expect("it is there"), SNAPSHOT);
}

#[test]
fn a_new_lesson_is_shown_once_and_then_accepted() {
    let garden = Garden::new();
    fs::remove_file(garden.lesson("output.snap")).expect("it is there");
    let (passed, text) = run(&garden, &["run", "waits"]);
    assert!(!passed);
    assert_eq!(text.matches("thread 2").count(), 2, "{text}");
    assert!(text.contains("cargo xtask run waits --accept"), "{text}");
    let readme = garden.lesson("README.md");
    fs::write(&readme, "").expect("it can be written");
    let (passed, text) = run(&garden, &["run", "waits", "--accept"]);
    assert!(!passed);
    let last = text.lines().last().unwrap_or_default();
    assert!(last.starts_with("6 format problems, 1 lesson not"), "{text}");
    assert!(!garden.lesson("output.snap").exists());
    fs::write(&readme, lesson::README).expect("it can be written");
    // Experiments come after the programs.
    let gone = fs::remove_dir_all(garden.lesson("try"));
    gone.expect("they are there");
    let (passed, text) = run(&garden, &["run", "waits", "--accept"]);
    assert!(!passed, "{text}");
    assert!(text.contains("accepted examples-planted/waits/output.snap"));
    let last = text.lines().last().unwrap_or_default();
    assert!(last.starts_with("3 format problems, 2 passed"), "{text}");
}
