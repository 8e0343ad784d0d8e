//! Faults planted into a good lesson: each is caught, with a message that
//! names it.

mod accept;
mod format;
mod lesson;
mod play;
mod python;
#[path = "../runner/mod.rs"]
mod runner;
#[cfg(unix)]
mod signals;

use std::fs;
use std::process::Command;
use std::time::Duration;

use lesson::Garden;
use xtask::judge::fault::Fault;
use xtask::judge::job::{Job, Outcome};
use xtask::judge::snapshot;
use xtask::lesson::discover::Language::{self, Python, Rust};
use xtask::lesson::discover::Workspace;
use xtask::report;
use xtask::session::schedule;
use xtask::session::trials::{self, Trials};
use xtask::session::{Options, Session};

fn session(workspace: &Workspace, only: Option<Language>) -> Session {
    let lessons: Vec<_> = workspace.lessons.iter().collect();
    let options = Options { only, ..Options::default() };
    let session = Session::prepare(workspace, &lessons, options);
    session.expect("cargo and Python are there")
}

/// What the runner says about the runs: nothing if all is well. Runs the
/// programs of one language only, if that is enough.
fn said(garden: &Garden, only: Option<Language>) -> String {
    let workspace = garden.workspace();
    let session = session(&workspace, only);
    let lessons: Vec<_> = workspace.lessons.iter().collect();
    let jobs = session.jobs(&lessons, None);
    let mut outcomes = schedule::run_all(&session, &jobs, |_| {});
    snapshot::outputs(&mut outcomes).expect("the snapshot can be read");
    assert_eq!(report::Count::of(&outcomes).skipped, 0);
    told(&workspace, &outcomes)
}

fn told(workspace: &Workspace, outcomes: &[Outcome]) -> String {
    let text = report::failures(workspace, outcomes);
    console::strip_ansi_codes(&text).into_owned()
}

/// What the runner says about the experiments: nothing if all is well.
fn said_of_experiments(garden: &Garden) -> String {
    let workspace = garden.workspace();
    let trials = trials::find(&workspace, &[]);
    let trials = match trials {
        Ok(trials) => trials,
        Err(error) => return format!("{error:#}"),
    };
    let prepared =
        Trials::prepare(&workspace, &trials, Options::default(), |_| ());
    let at_hand = prepared.expect("cargo and Python are there");
    let jobs = at_hand.jobs();
    let run = |jobs: &[_]| schedule::run_all(&at_hand.session, jobs, |_| {});
    let mut outcomes = run(&jobs);
    for outcome in &mut outcomes {
        at_hand.judge(outcome, |job| run(&[job]).remove(0));
    }
    assert_eq!(outcomes.len(), 3);
    told(&workspace, &outcomes)
}

#[test]
fn every_fault_planted_into_an_experiment_is_named() {
    let garden = Garden::new();
    assert_eq!(said_of_experiments(&garden), "");
    let one = "cargo xtask try waits/one --only";
    let file = |name: &str, from: &str, to: &str| {
        let path = garden.lesson(&format!("try/{name}.md"));
        let text = fs::read_to_string(&path).expect("an experiment");
        assert!(text.contains(from), "{from}");
        fs::write(&path, text.replace(from, to)).expect("it can be written");
    };
    let faults: &[(&[&str], &dyn Fn())] = &[
        // One word of an output.
        (&["-Finished", "+Done", one], &|| file("one", "Done", "Finished")),
        // The time.
        (&["it waited for 1.0", "says 2.0 s", one], &|| {
            file("one", "for 1.0 s", "for 2.0 s");
        }),
        // A line of the lesson.
        (&["try/borrowed.md: the diff of main.rs does not apply"], &|| {
            garden.replace(Rust, "move || wait(n)", "move || wait(n + 0)");
        }),
        // What the lesson prints.
        (&["-thread 1", "+worker 1", one], &|| {
            garden.replace(Rust, "thread {number}", "worker {number}");
        }),
        // A message of the compiler.
        (&["-error[E0374]", "+error[E0373]", "waits/borrowed"], &|| {
            file("borrowed", "E0373", "E0374");
        }),
        // How it ends.
        (&["+(exit status 3)", one], &|| {
            garden.replace(Python, "print(\"Done\")", "raise SystemExit(3)");
        }),
    ];
    for (messages, plant) in faults {
        garden.plant();
        plant();
        let said = said_of_experiments(&garden);
        for message in *messages {
            assert!(said.contains(message), "{message:?} not in {said}");
        }
    }
}

#[test]
fn every_planted_fault_is_named() {
    let garden = Garden::new();
    assert_eq!(said(&garden, None), "");
    let join = "        thread.join()";
    let import = "import threading\n";
    let processes = "import multiprocessing as threading\n\n\
        threading.Thread = threading.Process\n";
    let python_done = "    print(\"Done\")";
    let edits = [
        (Python, join, "        pass", "+Done"),
        (Rust, "thread.join().unwrap()", "drop(thread)", "-thread 1"),
        (Python, "Done", "Finished", "+Finished"),
        (Rust, "\"Done\"", "\"Done \"", "line 3 of its output ends with a sp"),
        (Python, "Done", "Done\\n", "line 4 of its output is an empty last"),
        (Rust, "time::Duration;", "time::Dura;", "does not compile"),
        (Python, "thread.start()", "thread.start(); thread.join()", "too slow"),
        (Rust, "move || wait(n)", "|| ()", "too fast"),
        (Rust, "    println!(\"Done\");", "panic!(\"planted\");", "planted"),
        (Python, python_done, "raise SystemExit(3)", "wrong exit status"),
        (Python, python_done, "    print(", "SyntaxError: "),
        (Python, "import threading", "import threding", "no Python comes with"),
        (Python, import, processes, "processes = 1, and the program had 3 at"),
        (Rust, "[1, 2]", "[1]", "threads = 3, and the program had 2 in one"),
        (Python, "import time\n", "import time  # long\n", ""),
    ];
    for (language, from, to, message) in edits {
        garden.plant();
        garden.replace(language, from, to);
        let said = said(&garden, Some(language));
        assert!(said.contains(message), "{to}: {message:?} not in {said}");
        assert_eq!(said.is_empty(), message.is_empty(), "{to}: {said}");
    }
}

#[test]
fn an_order_that_is_free_is_told_from_a_wrong_output() {
    let garden = Garden::new();
    let entry = r#"unordered = ["^thread \\d$"]"#;
    garden.replace_in_entry(entry, "");
    let later = "time.sleep(1.5 - number / 4)"; // the second one first
    garden.replace(Python, "time.sleep(1)", later);
    let told = said(&garden, Some(Python));
    let advice = r#"add `unordered = ["^thread \\d+$"]` to its entry"#;
    assert!(told.contains(advice), "{told}");
    garden.plant();
    garden.replace_in_entry("^thread", "^thraed");
    let told = said(&garden, Some(Python));
    assert!(told.contains("no line of its output matches"), "{told}");
}

#[test]
fn how_a_run_ended_is_told_before_what_it_printed() {
    let garden = Garden::new();
    garden.replace(Python, "    print(\"Done\")", "    raise OSError");
    let told = said(&garden, Some(Python));
    let at = |text| told.find(text).unwrap_or_else(|| panic!("{told}"));
    assert!(at("wrong exit status") < at("Traceback"), "{told}");
    assert!(at("Traceback") < at("wrong output"), "{told}");
    let workspace = garden.workspace();
    let session = session(&workspace, Some(Python));
    let job = Job::new(&workspace.lessons[0], Python);
    let mut outcome = session.attempt(job);
    outcome.faults = vec![Fault::Hung(Duration::from_secs(9))];
    outcome.python = Some("/a path/python3".into());
    let told = self::told(&workspace, &[outcome]);
    let again = "cargo xtask run waits --only python --python \"/a path/p";
    assert!(told.contains(again), "{told}");
    assert!(told.contains("still running after 9 s"), "{told}");
    assert!(told.contains("s  thread 2"), "{told}");
}

#[test]
fn a_program_that_reads_addresses_itself_is_told_whom_to_ask() {
    let garden = Garden::new();
    garden.replace_in_entry("serial =", "site = \"pages\"\nserial =");
    let itself = "fn main() {\n    std::env::args().nth(1).unwrap();";
    garden.replace(Rust, "fn main() {", itself);
    let workspace = garden.workspace();
    let session = session(&workspace, Some(Rust));
    let job = Job::new(&workspace.lessons[0], Rust);
    let outcomes = [session.attempt(job)];
    assert_eq!(told(&workspace, &outcomes), "");
    let outcomes = [session.attempt(Job { own_site: true, ..job })];
    let told = told(&workspace, &outcomes);
    assert!(told.contains("asks `common::site::page_urls`"), "{told}");
}

#[test]
fn what_there_is_one_of_is_named_as_one() {
    let garden = Garden::new();
    let (_, text) = run(&garden, &["list", "waits"]);
    assert!(text.contains("\n1 lesson, 5 minutes to teach"), "{text}");
}

#[test]
fn a_report_that_cannot_be_written_hides_nothing() {
    let garden = Garden::new();
    for command in ["run", "try"] {
        let asked = [command, "waits", "--report", "nowhere/report.json"];
        let (passed, text) = run(&garden, &asked);
        assert!(!passed && text.contains(" passed, 0 failed"), "{text}");
    }
}

#[test]
fn a_lesson_is_checked_whole() {
    let garden = Garden::new();
    assert!(run(&garden, &["examples"]).0);
    let (passed, text) = run(&garden, &["check", "waits"]);
    // What CI installs is none of the good lesson's files.
    let end = "nothing is wrong; not checked: ruff check, ruff format\n";
    assert!(passed && text.ends_with(end), "{text}");
    assert!(!run(&garden, &["check", "waits", "--strict"]).0);
    garden.replace(Rust, "thread in", "thread  in");
    garden.replace(Rust, "(number: i32) {", "(number: i32) -> () {");
    garden.replace(Rust, "//! Two", "//! Both");
    garden.replace(Python, "\"\"\"Two", "\"\"\"Both");
    let (passed, text) = run(&garden, &["check", "waits"]);
    assert!(!passed);
    let end = "wrong: rustfmt, clippy, examples.md; not checked";
    assert!(text.contains(end), "{text}");
    assert!(
        text.contains("✗ rustfmt\n    the same command with --fix"),
        "{text}"
    );
    garden.replace(Rust, "wait(n)", "wait(n + 0)");
    let (passed, text) = run(&garden, &["check", "waits", "--fix"]);
    assert!(!passed && text.contains("✓ rustfmt"), "{text}");
    let not_tried = "✗ experiments\n    not carried out: ";
    assert!(text.contains(not_tried), "{text}");
}

/// The runner itself, as a command: whether it found nothing wrong, and what it
/// printed.
fn run(garden: &Garden, arguments: &[&str]) -> (bool, String) {
    let output = Command::new(runner::path())
        .args(arguments)
        .current_dir(garden.path(""))
        .env_remove("CARGO_MANIFEST_DIR")
        .output()
        .expect("the runner can be started");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    (output.status.success(), text)
}
