//! `play` in a pipe: one round, and what is different from the lesson.

use std::fs;

use xtask::lesson::discover::Language::{self, Python, Rust};

use super::lesson::Garden;
use super::runner;

/// What a round says.
fn played(garden: &Garden, more: &[&str]) -> String {
    let arguments = [&["play", "waits"], more].concat();
    let command = runner::in_workspace(&garden.path(""), &arguments).output();
    let output = command.expect("the runner can be started");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{errors}");
    said
}

/// Changes the copy of a program.
fn change(garden: &Garden, language: Language, from: &str, to: &str) {
    let path = garden.path("play/waits").join(language.program());
    let text = fs::read_to_string(&path).expect("there is a copy");
    assert!(text.contains(from), "{from:?} is not in {text}");
    fs::write(path, text.replace(from, to)).expect("it can be changed");
}

fn assert_said(said: &str, words: &[&str]) {
    for word in words {
        assert!(said.contains(word), "{word:?} is not in {said}");
    }
}

#[test]
fn what_is_different_is_told_without_a_verdict() {
    let garden = Garden::new();
    let folder = garden.path("play");
    let _ = fs::remove_dir_all(&folder);
    let same = ["Python: nothing is different", "Rust: nothing is different"];
    assert_said(&played(&garden, &[]), &same);

    let threads = "[1, 2].map(|n| thread::spawn(move || wait(n)))";
    change(&garden, Rust, threads, "[1].map(|n| thread::spawn(|| wait(n)))");
    change(&garden, Python, "time.sleep(1)", "time.sleep(1 + number)");
    let told = [
        "(does not compile)",
        "error[E0373]",
        "--> play/waits/main.rs",
        "Python, different from the lesson:\n    it took 3.",
    ];
    assert_said(&played(&garden, &[]), &told);

    change(&garden, Rust, "|| wait(n)", "move || wait(n)");
    change(&garden, Python, "print(\"Done\")", "wait(600)");
    let told = [
        "-thread 2\n",
        "it had 1 process, 2 threads, the lesson 1 process, 3 threads",
        "+(still running after",
        "it stood still; the last line came after",
    ];
    assert_said(&played(&garden, &[]), &told);

    let said = played(&garden, &["--reset"]);
    assert_said(&said, &same);
    let kept = garden.path("play/waits.1/main.py");
    let kept = fs::read_to_string(kept).expect("it is kept");
    assert_said(&kept, &["wait(600)"]);
}

#[test]
fn what_happens_now_and_then_is_counted() {
    let garden = Garden::new();
    let _ = fs::remove_dir_all(garden.path("play"));
    played(&garden, &[]);
    let chance = "import os; print(os.getpid() % 2)";
    change(&garden, Python, "print(\"Done\")", chance);
    change(&garden, Rust, "wait(n))", "wait(1))");
    let said = played(&garden, &["--times", "8"]);
    let told = ["main.py, 8 runs", "8 ×", "thread 1"];
    assert_said(&said, &told);
    assert!(said.matches(" ×").count() > 2, "{said}");
}
