//! `cargo xtask list | head`: nobody reads to the end, and that is no fault.

use std::io::pipe;
use std::path::PathBuf;
use std::process::{Command, Stdio};

#[test]
fn a_reader_that_leaves_is_no_panic() {
    let (reader, writer) = pipe().unwrap();
    drop(reader);
    let child = Command::new(runner())
        .arg("list")
        .stdout(writer)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(child.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&child.stderr), "");
}

/// The runner, beside the folder of this test: the path that cargo compiles in
/// is wrong once the tree has moved.
fn runner() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let name = format!("xtask{}", std::env::consts::EXE_SUFFIX);
    test.parent().unwrap().with_file_name(name)
}
