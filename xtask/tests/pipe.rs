//! `cargo xtask list | head`: nobody reads to the end, and that is no fault.

mod runner;

use std::io::{PipeWriter, pipe};
use std::process::Stdio;

use xtask::lesson::discover::Workspace;

#[test]
fn a_reader_that_leaves_is_no_panic() {
    let workspace = Workspace::here().unwrap();
    let child = runner::in_workspace(&workspace.root, &["list"])
        .stdout(unread())
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(child.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&child.stderr), "");
}

#[test]
fn neither_is_one_who_does_not_read_errors() {
    let workspace = Workspace::here().unwrap();
    let child = runner::in_workspace(&workspace.root, &["run", "nosuch"])
        .stderr(unread())
        .output()
        .unwrap();
    assert_eq!(child.status.code(), Some(1));
}

/// A pipe that nobody reads.
fn unread() -> PipeWriter {
    let (reader, writer) = pipe().unwrap();
    drop(reader);
    writer
}
