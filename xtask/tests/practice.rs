//! `practice` as a learner uses it: she saves, and the screen says the right
//! thing.

#![cfg(unix)]

mod runner;

use std::env;
use std::fs::{self, File};
use std::iter;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use nix::sys::wait::WaitStatus;
use rexpect::reader::Options;
use rexpect::session::{PtySession, spawn_with_options};
use xtask::lesson::discover::{Language, Lesson, Workspace};
use xtask::practice::skeleton;
use xtask::session::copies::{self, Copy};

/// How long a round may take, on a busy machine, in milliseconds.
const ROUND: u64 = 120_000;
/// The last line of a round after which something is missing.
const AGAIN: &str = "Save to check again";

/// The lessons, in a workspace whose folder `practice` is nobody's.
static HOUSE: LazyLock<House> = LazyLock::new(House::new);

struct House {
    root: PathBuf,
    target: PathBuf,
    _only_in_this_process: File,
}

impl House {
    fn new() -> Self {
        let workspace = Workspace::here().expect("the workspace can be read");
        let test = env::current_exe().expect("the test has a path");
        let target = test.ancestors().nth(3).expect("target/debug/deps");
        let root = target.join("tmp/practice");
        fs::create_dir_all(&root).expect("it can be made");
        let file = File::create(root.join("lock")).expect("it can be written");
        file.lock().expect("another run of this test ends");
        let _ = fs::remove_dir_all(root.join("practice"));
        let families = workspace.families.iter().map(|f| f.name.as_str());
        let files = ["Cargo.toml", "Cargo.lock", "common", "xtask"];
        for name in families.chain(files) {
            let link = root.join(name);
            let _ = fs::remove_file(&link);
            symlink(workspace.root.join(name), link).expect("a link");
        }
        let broken = root.join("no-python");
        fs::create_dir_all(&broken).expect("it can be made");
        let versions = (10..=14).map(|minor| format!("python3.{minor}"));
        let names = ["python", "python3", "py"].map(str::to_owned);
        for name in names.into_iter().chain(versions) {
            let path = broken.join(name);
            fs::write(&path, "#!/bin/sh\nexit 1\n").expect("a script");
            let mode = fs::Permissions::from_mode(0o755);
            fs::set_permissions(path, mode).expect("it can be run");
        }
        let target = target.to_owned();
        Self { root, target, _only_in_this_process: file }
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = runner::in_workspace(&self.root, arguments);
        command.env("CARGO_TARGET_DIR", &self.target);
        // Where only Rust is practised, there need not be a Python.
        let path = env::var_os("PATH").unwrap_or_default();
        let path = env::split_paths(&path);
        let path = iter::once(self.root.join("no-python")).chain(path);
        command.env("PATH", env::join_paths(path).expect("a PATH"));
        command
    }

    fn said(&self, arguments: &[&str]) -> (bool, String) {
        let output = self.command(arguments).stderr(Stdio::inherit()).output();
        let output = output.expect("the runner can be started");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        (output.status.success(), text)
    }
}

/// A learner in front of a terminal.
struct Learner {
    terminal: PtySession,
    hers: PathBuf,
    right: String,
    /// The lesson that comes after hers.
    next: String,
}

impl Learner {
    fn begins(lesson: &str) -> Self {
        let options = Options::new()
            .timeout_ms(Some(ROUND))
            .strip_ansi_escape_codes(true);
        let command = HOUSE.command(&["practice", lesson]);
        let terminal = spawn_with_options(command, options);
        let workspace = Workspace::read(&HOUSE.root).expect("a workspace");
        let lesson = workspace.lesson(lesson).expect("a lesson");
        let program = fs::read_to_string(lesson.program(Language::Rust));
        let hers = HOUSE.root.join("practice").join(&lesson.name);
        let mut learner = Self {
            terminal: terminal.expect("a terminal"),
            hers: hers.join("main.rs"),
            right: program.expect("a program"),
            next: workspace.next(lesson).expect("not the last").name.clone(),
        };
        learner.reads(
            AGAIN,
            &[
                &format!("practice {}: write practice/", lesson.name),
                "lesson.py",
                "✓ it compiles",
                "✗ it prints nothing yet",
            ],
        );
        assert!(hers.join("lesson.py").exists());
        learner
    }

    /// Saves the right program with something changed.
    fn saves(&self, changes: &[(&str, &str)]) {
        let mut program = self.right.clone();
        for (from, to) in changes {
            assert!(program.contains(from), "{from:?} is in no line");
            program = program.replace(from, to);
        }
        fs::write(&self.hers, program).expect("it can be saved");
    }

    /// Reads the screen up to `end`.
    fn reads(&mut self, end: &str, words: &[&str]) {
        let screen = self.terminal.exp_string(end).expect("a screen");
        // rexpect takes each byte for a character.
        let bytes: Vec<_> = screen.chars().map(|c| c as u8).collect();
        let screen = String::from_utf8_lossy(&bytes);
        for word in words {
            assert!(screen.contains(word), "{word:?} is not in {screen}");
        }
    }

    /// Saves the right program, and is told so, and what comes next.
    fn succeeds(mut self) {
        self.saves(&[]);
        self.reads("Everything is right", &["✓ it prints what"]);
        let next = format!("Next: cargo xtask practice {}", self.next);
        self.reads(&next, &[]);
        self.terminal.exp_eof().expect("it ends");
        let status = self.terminal.process().wait().expect("a status");
        assert!(matches!(status, WaitStatus::Exited(_, 0)), "{status:?}");
        let written = fs::read_to_string(&self.hers).expect("her program");
        assert_eq!(written, self.right);
    }
}

#[test]
fn two_messages_is_written_from_the_skeleton() {
    let mut learner = Learner::begins("two-messages");
    learner.saves(&[(r#"say("cat", "meow")"#, r#"say("cat")"#)]);
    let error = ["✗ it doesn't compile yet", "error[E0061]", "--> practice/"];
    learner.reads(AGAIN, &error);
    let joins = "    cat.join().unwrap();\n    dog.join().unwrap();\n";
    let done = "    println!(\"Done\");\n";
    let early = [done, joins].concat();
    learner.saves(&[(&[joins, done].concat(), &early)]);
    let order = ["✗ it prints the right lines, but in the wrong order"];
    learner.reads(AGAIN, &order);
    learner.saves(&[
        ("    cat.join().unwrap();\n", ""),
        (r#""meow"));"#, r#""meow"));cat.join().unwrap();"#),
    ]);
    let serial = [
        "✗ it prints the right lines, but in the wrong order",
        "✗ it waited for 2.",
        "one wait after another takes 2 s, all at the same time 1 s",
    ];
    learner.reads(AGAIN, &serial);
    learner.succeeds();
    let (_, list) = HOUSE.said(&["practice"]);
    let line = list.lines().find(|line| line.contains("two-messages"));
    let line = line.expect("the lesson is in the list");
    assert!(line.contains("✓ Rust"), "{line}");
    for number in 1..=4 {
        let name = format!("(Lesson 25, practice {number})");
        let words: Vec<_> = list.split_whitespace().collect();
        assert!(words.join(" ").contains(&name), "{list}");
    }
}

#[test]
fn thread_map_is_written_from_the_skeleton() {
    let mut learner = Learner::begins("thread-map");
    learner.saves(&[(".num_threads(3)", ".num_threads(\"3\")")]);
    learner.reads(AGAIN, &["✗ it doesn't compile yet", "error[E0308]"]);
    learner.saves(&[("(1..).zip(&pages)", "(1..).zip(pages.iter().rev())")]);
    learner.reads(AGAIN, &["✗ it prints something else", "+page 1: 387"]);
    learner.saves(&[(".num_threads(3)", ".num_threads(1)")]);
    let serial = [
        "✓ it prints what the lesson prints",
        "✗ it waited for 4.",
        "one wait after another takes 4 s, all at the same time 2 s",
    ];
    learner.reads(AGAIN, &serial);
    learner.succeeds();
}

#[test]
fn gather_is_written_from_the_skeleton() {
    let mut learner = Learner::begins("gather");
    learner.saves(&[("(tasks).await", "(tasks)")]);
    learner.reads(AGAIN, &["✗ it doesn't compile yet", "error[E0599]"]);
    learner.saves(&[
        (r#"wait("long", 2.0), wait("medium", 1.5)"#, "SWAP"),
        ("SWAP", r#"wait("medium", 1.5), wait("long", 2.0)"#),
    ]);
    let order = ["✗ it prints the right lines, but in the wrong order"];
    learner.reads(AGAIN, &order);
    learner.saves(&[
        ("let tasks = waits.map(tokio::spawn);", "let mut results = vec![];"),
        (
            "let results = future::try_join_all(tasks).await.unwrap();",
            "for wait in waits { results.push(wait.await); }",
        ),
        ("use futures::future;\n", ""),
    ]);
    let serial = ["✗ it prints the right lines", "✗ it waited for 4."];
    learner.reads(AGAIN, &serial);
    learner.succeeds();
}

#[test]
fn ctrl_c_ends_a_program_that_does_not_end() {
    let mut learner = Learner::begins("hello");
    learner.saves(&[("event_loop.block_on", "loop {}; event_loop.block_on")]);
    // The second line of progress is that of the run.
    learner.terminal.exp_string("practice/hello in Rust").expect("it runs");
    learner.terminal.send_control('c').expect("it can be pressed");
    learner.terminal.exp_string("interrupted").expect("it is told");
    learner.terminal.exp_eof().expect("it ends");
    let status = learner.terminal.process().wait().expect("a status");
    assert!(matches!(status, WaitStatus::Exited(_, 130)), "{status:?}");
    assert_eq!(running("practice_hello"), 0);
}

/// How many processes run an executable of this name.
fn running(name: &str) -> usize {
    let ps = Command::new("ps").args(["-eo", "comm"]).output().expect("ps");
    let text = String::from_utf8_lossy(&ps.stdout).into_owned();
    text.lines().filter(|line| line.contains(name)).count()
}

#[test]
fn a_script_is_told_once_and_a_hint_is_the_next_step() {
    let (is_right, said) = HOUSE.said(&["practice", "join", "--check"]);
    assert!(!is_right && said.contains("✗ it prints nothing yet"), "{said}");
    let (_, hint) = HOUSE.said(&["practice", "join", "--hint"]);
    assert!(hint.starts_with("use std::thread;\nuse std::time::Duration;\n"));
    let hers = HOUSE.root.join("practice/join/main.rs");
    let program = HOUSE.root.join("examples-threads/join/main.rs");
    fs::copy(program, hers).expect("it can be copied");
    let (is_right, said) = HOUSE.said(&["practice", "join"]);
    assert!(is_right, "{said}");
    let (_, hint) = HOUSE.said(&["practice", "join", "--hint"]);
    assert!(hint.contains("`cargo xtask show join`"), "{hint}");
    let python = ["practice", "join", "--language", "python", "--check"];
    let (is_right, said) = HOUSE.said(&python);
    assert!(!is_right && said.contains("✗ it was not run"), "{said}");
}

#[test]
fn every_skeleton_compiles_and_runs() {
    let workspace = Workspace::here().expect("the workspace can be read");
    let dir = workspace.target_dir().join("tmp/skeletons");
    let mut variants = Vec::new();
    for lesson in &workspace.lessons {
        let variant = Lesson { dir: dir.join(&lesson.name), ..lesson.clone() };
        fs::create_dir_all(&variant.dir).expect("it can be made");
        for language in Language::ALL {
            write_skeleton(lesson, &variant, language);
        }
        variants.push(variant);
    }
    let copies: Vec<_> = variants
        .iter()
        .map(|lesson| Copy {
            name: format!("skeleton_{}", lesson.name),
            lesson,
            is_measured: false,
        })
        .collect();
    let built = copies::build(&workspace, &dir, &copies, |_| ());
    for (name, built) in built.expect("cargo can be started") {
        let errors: String = built.said("error").collect();
        assert!(
            built.executable.is_some(),
            "{name} does not compile: {errors}"
        );
    }
    for lesson in &variants {
        let program = lesson.program(Language::Python);
        assert!(python(&program), "{} fails", program.display());
    }
}

fn write_skeleton(lesson: &Lesson, variant: &Lesson, language: Language) {
    let program = fs::read_to_string(lesson.program(language));
    let text = skeleton(&program.expect("a program"), language);
    // What is there already need not be compiled again.
    let path = variant.program(language);
    if fs::read_to_string(&path).ok().as_ref() != Some(&text) {
        fs::write(path, text).expect("it can be written");
    }
}

fn python(program: &Path) -> bool {
    let status = Command::new("python3").arg(program).status();
    status.expect("there is a Python").success()
}
