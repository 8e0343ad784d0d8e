//! The runner as a program, for tests that use it as people do.

use std::path::{Path, PathBuf};
use std::process::Command;

/// A command of the runner, in the workspace at `root`.
pub fn in_workspace(root: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(path());
    command
        .args(arguments)
        .current_dir(root)
        .env("CARGO_MANIFEST_DIR", root)
        .env("NO_COLOR", "1");
    command
}

/// The runner, beside the folder of this test: the path that cargo compiles in
/// is wrong once the tree has moved.
pub fn path() -> PathBuf {
    let test = std::env::current_exe().expect("the test has a path");
    let name = format!("xtask{}", std::env::consts::EXE_SUFFIX);
    test.parent().expect("it is in a folder").with_file_name(name)
}
