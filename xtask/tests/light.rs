//! A family that needs no network builds no HTTP stack.

use std::env;
use std::process::Command;

use xtask::lesson::discover::Workspace;

#[test]
fn threads_and_processes_build_no_http_stack() {
    let workspace = Workspace::here().expect("the workspace can be read");
    for family in ["examples-threads", "examples-processes"] {
        let output =
            Command::new(env::var_os("CARGO").expect("cargo runs tests"))
                .args(["tree", "--package", family, "--prefix", "none"])
                .args(["--edges", "normal,build", "--format", "{lib}"])
                .current_dir(&workspace.root)
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
