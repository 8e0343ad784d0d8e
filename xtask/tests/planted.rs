//! Faults planted into a good lesson: each is caught, with a message that
//! names it.

use std::fs;
use std::path::Path;

use xtask::judge::snapshot;
use xtask::lesson::check;
use xtask::lesson::discover::{Language, Workspace};
use xtask::report;
use xtask::report::Count;
use xtask::session::schedule;
use xtask::session::{Options, Session};

const WORKSPACE: &str = r#"
[workspace]
resolver = "3"
members = ["examples-planted"]
"#;

const FAMILY: &str = r#"
[package]
name = "examples-planted"
edition = "2024"

[[bin]]
name = "waits"
path = "waits/main.rs"
[package.metadata.lesson.waits]
waits = 1.0
serial = 2.0
unordered = ["^thread \\d$"]
"#;

const PYTHON: &str = r#""""Two threads wait at once."""

import threading
import time


# Wait, then tell.
def wait(number: int) -> None:
    time.sleep(1)
    print(f"thread {number}")


def main() -> None:
    # Start both, then join both.
    threads = [threading.Thread(target=wait, args=(n,)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print("Done")


if __name__ == "__main__":
    main()
"#;

const RUST: &str = r#"//! Two threads wait at once.

use std::thread;
use std::time::Duration;

// Wait, then tell.
fn wait(number: i32) {
    thread::sleep(Duration::from_secs(1));
    println!("thread {number}");
}

fn main() {
    // Start both, then join both.
    let threads = [1, 2].map(|n| thread::spawn(move || wait(n)));
    for thread in threads {
        thread.join().unwrap();
    }
    println!("Done");
}
"#;

const README: &str = "# waits\n\nThe idea.\n\n5 minutes to teach.\n\n\
                      ## What differs\n\n## In practice\n\n## Try it\n";

const SNAPSHOT: &str =
    "---\nsource: xtask/tests/lessons.rs\n---\nthread 1\nthread 2\nDone\n";

fn plant(root: &Path) {
    let family = root.join("examples-planted");
    let lesson = family.join("waits");
    let _ = fs::remove_dir_all(&family);
    fs::create_dir_all(&lesson).expect("the folder can be written to");
    for (path, text) in [
        (root.join("Cargo.toml"), WORKSPACE),
        (root.join("requirements.txt"), ""),
        (family.join("Cargo.toml"), FAMILY),
        (lesson.join("main.py"), PYTHON),
        (lesson.join("main.rs"), RUST),
        (lesson.join("README.md"), README),
        (lesson.join("output.snap"), SNAPSHOT),
    ] {
        fs::write(path, text).expect("the folder can be written to");
    }
}

/// What the runner says about the workspace at `root`: nothing if all is well.
fn said(root: &Path) -> String {
    let workspace = Workspace::read(root).expect("a workspace");
    let lessons = workspace.select(&[]).expect("all lessons");
    let mut problems: Vec<_> =
        workspace.families.iter().flat_map(check::family).collect();
    problems.extend(lessons.iter().flat_map(|lesson| check::lesson(lesson)));
    let mut text: String =
        problems.iter().map(|p| p.display(&workspace) + "\n").collect();
    let session = Session::prepare(&workspace, &lessons, Options::default());
    let session = session.expect("cargo and Python are there");
    let jobs = session.jobs(&lessons, None);
    let mut outcomes = schedule::run_all(&session, &jobs, |_| {});
    snapshot::outputs(&mut outcomes).expect("the snapshot can be read");
    text += &report::failures(&workspace, &outcomes);
    assert_eq!(Count::of(&outcomes).skipped, 0);
    text
}

fn replace(root: &Path, language: Language, from: &str, to: &str) {
    let path = root.join("examples-planted/waits").join(language.program());
    let text = fs::read_to_string(&path).expect("the program is there");
    assert!(text.contains(from), "{from:?} is not in {}", path.display());
    fs::write(path, text.replace(from, to)).expect("it can be written");
}

#[test]
fn every_planted_fault_is_named() {
    use Language::{Python, Rust};
    let folder = tempfile::Builder::new()
        // A path that programs stumble over.
        .prefix("ein Ordner für Proben ")
        .tempdir()
        .expect("a temporary folder");
    let root = folder.path();
    plant(root);
    assert_eq!(said(root), "");
    let edits = [
        (Python, "        thread.join()", "        pass", "+Done"),
        (Rust, "thread.join().unwrap()", "drop(thread)", "-thread 1"),
        (Python, "Done", "Finished", "+Finished"),
        (Rust, "\"Done\"", "\"Done \"", "+Done "),
        (Rust, "time::Duration;", "time::Dura;", "does not compile"),
        (Python, "thread.start()", "thread.start(); thread.join()", "too slow"),
        (Rust, "move || wait(n)", "|| ()", "too fast"),
        (Rust, "    println!(\"Done\");", "panic!(\"planted\");", "planted"),
        (Python, "    print(\"Done\")", "raise SystemExit(3)", "wrong status"),
        (Python, "# Start both, then", "# Start both and", "step 2 differs"),
        (Rust, "//! Two", "//! Many", "the headers differ"),
        (Python, "import time\n", "import time  # long\n", ""),
    ];
    for (language, from, to, message) in edits {
        plant(root);
        replace(root, language, from, to);
        let said = said(root);
        let clean = console::strip_ansi_codes(&said);
        assert!(clean.contains(message), "{to}: {message:?} not in {clean}");
        assert_eq!(clean.is_empty(), message.is_empty(), "{to}: {clean}");
    }
}

#[test]
fn every_missing_or_stray_file_is_named() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path();
    let family = root.join("examples-planted");
    let checked = |change: &dyn Fn()| -> String {
        plant(root);
        change();
        let workspace = Workspace::read(root).expect("a workspace");
        let families = workspace.families.iter().flat_map(check::family);
        let lessons = workspace.lessons.iter().flat_map(check::lesson);
        families.chain(lessons).map(|p| p.display(&workspace)).collect()
    };
    let write = |path: &str, text: &str| {
        let path = family.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("one");
        fs::write(path, text).expect("it can be written");
    };
    let remove = |path: &str| fs::remove_file(family.join(path)).expect("one");
    assert_eq!(checked(&|| ()), "");
    for (message, change) in [
        ("other: no lesson", &(|| write("other/main.py", "")) as &dyn Fn()),
        ("main.py: this file is missing", &|| remove("waits/main.py")),
        ("README.md: this file", &|| remove("waits/README.md")),
        ("note.txt: this does not", &|| write("waits/note.txt", "")),
        ("its sections have to be", &|| write("waits/README.md", "# waits")),
        ("85 columns wide", &|| write("waits/main.rs", &"/".repeat(85))),
        ("describes no lesson", &|| {
            let more = "[package.metadata.lesson.gone]\n";
            write("Cargo.toml", &format!("{FAMILY}{more}"));
        }),
        ("less than 1 s apart", &|| {
            let near = FAMILY.replace("serial = 2.0", "serial = 1.5");
            write("Cargo.toml", &near);
        }),
    ] {
        let said = checked(change);
        assert!(said.contains(message), "{message:?} not in {said:?}");
    }
}

#[test]
fn a_missing_snapshot_is_named_and_can_be_accepted() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path();
    plant(root);
    let snapshot = root.join("examples-planted/waits/output.snap");
    fs::remove_file(&snapshot).expect("it is there");
    assert!(said(root).contains("no snapshot to compare with"));
    replace(root, Language::Python, "Done", "Finished");
    assert!(said(root).contains("print different things"));
    plant(root);
    fs::remove_file(&snapshot).expect("it is there");
    let workspace = Workspace::read(root).expect("a workspace");
    let lessons = workspace.select(&[]).expect("all lessons");
    let session = Session::prepare(&workspace, &lessons, Options::default());
    let session = session.expect("cargo and Python are there");
    let jobs = session.jobs(&lessons, None);
    let outcomes = schedule::run_all(&session, &jobs, |_| {});
    let accepted = snapshot::accept_all(&outcomes).expect("it can be written");
    assert_eq!(accepted.changed, std::slice::from_ref(&snapshot));
    assert_eq!(fs::read_to_string(snapshot).expect("it is there"), SNAPSHOT);
}
