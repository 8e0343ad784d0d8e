//! `cargo xtask list | head`: nobody reads to the end, and that is no fault.

mod runner;

use std::io::pipe;
use std::process::Stdio;

use xtask::lesson::discover::Workspace;

#[test]
fn a_reader_that_leaves_is_no_panic() {
    let (reader, writer) = pipe().unwrap();
    drop(reader);
    let workspace = Workspace::here().unwrap();
    let child = runner::in_workspace(&workspace.root, &["list"])
        .stdout(writer)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(child.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&child.stderr), "");
}
