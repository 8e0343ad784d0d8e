//! The words for every kind of run.

use std::process::ExitStatus;

use console::strip_ansi_codes;

use super::*;
use crate::judge::job::Job;
use crate::lesson::discover::{Language, Settings};
use crate::process::lanes::Lanes;
use crate::process::{Line, Run, Stream};

fn seconds(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}

/// What is said of a run that ended so, with these faults.
fn said(end: End, faults: Vec<Fault>) -> Vec<String> {
    let lesson = Lesson {
        name: String::new(),
        family: String::new(),
        dir: "".into(),
        settings: Settings {
            waits: 1.0,
            serial: Some(2.0),
            threads: Some(Shape::Both(3)),
            ..Settings::default()
        },
        unordered: Vec::new(),
        experiment: None,
    };
    let line = Line {
        seconds: 0.5,
        stream: Stream::Stdout,
        text: "one".to_owned(),
        is_utf8: true,
    };
    let run = Run {
        end,
        time: seconds(1.01),
        cpu: Duration::ZERO,
        waiting: seconds(1.0),
        others: None,
        lanes: Some(Lanes::default()),
        peak_memory: None,
        lines: vec![line],
    };
    let outcome = Outcome {
        job: Job::new(&lesson, Language::Python),
        faults,
        skipped: None,
        is_excused: false,
        python: None,
        is_release: false,
        run: Some(run),
        output: "one".to_owned(),
    };
    let lines = checks(None, &outcome).into_iter().map(|c| c.to_string());
    lines.map(|line| strip_ansi_codes(&line).into_owned()).collect()
}

fn ended(faults: Vec<Fault>) -> Vec<String> {
    said(End::Exited(ExitStatus::default()), faults)
}

#[test]
fn what_is_right_is_said() {
    assert_eq!(
        ended(Vec::new()),
        [
            "✓ it ends, with exit status 0\n",
            "✓ it prints what the lesson prints\n",
            "✓ it waited for 1.00 s: its waits happen at once\n",
            "✓ it has 3 threads at the same time\n",
        ]
    );
}

#[test]
fn a_serial_program_is_told_what_is_missing() {
    let serial = Fault::TooSlow {
        waited: seconds(2.0),
        waits: seconds(1.0),
        serial: seconds(2.0),
    };
    let shape = Fault::Shape { what: "threads", expected: 3, got: 1 };
    assert_eq!(
        ended(vec![serial, shape])[1..],
        [
            "✓ it prints what the lesson prints\n",
            "✗ it waited for 2.00 s: one wait after another takes 2 s, all at \
             the same time 1 s\n",
            "✗ it has 1 thread at the same time, the lesson has 3 threads, \
             main's included\n",
        ]
    );
}

#[test]
fn a_program_without_waits_is_told_so() {
    let fast = Fault::TooFast { took: seconds(0.01), waits: seconds(1.0) };
    let shape = Fault::Shape { what: "threads", expected: 3, got: 0 };
    assert_eq!(
        ended(vec![fast, shape])[2..],
        [
            "✗ it took 0.01 s, and its waits alone take 1 s\n",
            "✗ it was over too soon for 3 threads to be seen\n",
        ]
    );
}

#[test]
fn of_an_output_the_difference_is_shown() {
    let output = |expected: &str, got: &str| {
        let (expected, got) = (expected.to_owned(), got.to_owned());
        ended(vec![Fault::Output { expected, got }])
    };
    let other = &output("one\ntook: [time]", "two\ntook: [time]")[1];
    assert!(other.starts_with("✗ it prints something else\n"), "{other}");
    assert!(other.contains("\n    -one\n    +two\n"), "{other}");
    assert!(other.contains("([time] stands for a time"), "{other}");
    let order = &output("one\ntwo", "two\none")[1];
    assert!(order.contains("the right lines, but in the wrong order"));
    // There is nothing more to say of a program that prints nothing.
    let nothing = output("one\ntwo", "");
    let should = "✗ it prints nothing yet. It should print\n    one\n    two\n";
    assert_eq!(nothing[1..], [should]);
}

#[test]
fn where_a_program_stood_still_is_shown() {
    let hung = said(End::Hung, vec![Fault::Hung(seconds(31.0))]);
    assert_eq!(hung.len(), 1);
    assert!(hung[0].contains("after 31 s it was still running"));
    assert!(hung[0].ends_with("     0.50 s  one\n"), "{}", hung[0]);
}
