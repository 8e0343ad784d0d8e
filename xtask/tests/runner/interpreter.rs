//! The Python that tests run by themselves.

use std::path::PathBuf;
use std::process::Command;

/// The interpreter itself: what is called `python3` may be a script that
/// starts several programs until it has found it.
pub fn path() -> PathBuf {
    let names = ["python3", "python"];
    let path = names.iter().find_map(|name| which::which(name).ok());
    let output = Command::new(path.expect("the tests need a Python"))
        .args(["-c", "import sys; print(sys.executable)"])
        .output();
    let output = output.expect("Python can be started").stdout;
    String::from_utf8(output).expect("UTF-8").trim_end().into()
}
