//! `cargo xtask list | head`: nobody reads to the end, and that is no fault.

use std::io::pipe;
use std::process::{Command, Stdio};

#[test]
fn a_reader_that_leaves_is_no_panic() {
    let (reader, writer) = pipe().unwrap();
    drop(reader);
    let child = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .arg("list")
        .stdout(writer)
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(child.status.code(), Some(1));
    assert_eq!(String::from_utf8_lossy(&child.stderr), "");
}
