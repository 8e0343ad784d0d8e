//! A family that needs no network builds no HTTP stack.

use std::process::Command;

#[test]
fn threads_and_processes_build_no_http_stack() {
    for family in ["examples-threads", "examples-processes"] {
        let output = Command::new(env!("CARGO"))
            .args(["tree", "--package", family, "--prefix", "none"])
            .args(["--edges", "normal,build", "--format", "{lib}"])
            .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
            .output()
            .expect("cargo can be started");
        let tree = String::from_utf8(output.stdout).expect("UTF-8");
        let crates: Vec<_> = tree.lines().collect();
        assert!(crates.contains(&"common"), "{tree}");
        for heavy in ["tokio", "hyper", "axum", "reqwest"] {
            assert!(!crates.contains(&heavy), "{family} builds {heavy}");
        }
    }
}
