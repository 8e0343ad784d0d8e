//! What is compiled for a selection of members, and that it is compiled once.

use std::collections::BTreeSet;

use common::cargo;
use xtask::lesson::discover::Workspace;

const LIGHT: [&str; 2] = ["examples-threads", "examples-processes"];

#[test]
fn threads_and_processes_build_no_http_stack() {
    for family in LIGHT {
        let crates = tree(&["--package", family], "normal,build", "{lib}");
        assert!(crates.contains("common"), "{crates:?}");
        for heavy in ["tokio", "hyper", "axum", "reqwest", "rustls"] {
            assert!(!crates.contains(heavy), "{family} builds {heavy}");
        }
    }
}

/// After `cargo xtask run-all`, nothing but members is compiled for
/// `cargo run -p FAMILY` or for the runner, and nothing but the crates that
/// only tests use for `cargo test`. On Linux: elsewhere, what wraps the
/// interfaces of the system still differs.
#[cfg(target_os = "linux")]
#[test]
fn every_selection_asks_for_the_same_features() {
    let all = built(&["--workspace"], "normal,build");
    for member in members() {
        let own = built(&["--package", &member], "normal,build");
        assert_same(&format!("--package {member}"), &own, &all);
    }
    let tested = built(&["--workspace"], "normal,build,dev");
    assert_same("without the tests", &all, &tested);
}

#[cfg(target_os = "linux")]
fn assert_same(who: &str, own: &BTreeSet<String>, all: &BTreeSet<String>) {
    let others: Vec<_> = own.difference(all).collect();
    assert!(
        others.is_empty(),
        "{who}: these crates are compiled again, because the whole workspace \
         asks for other features: {others:#?}\nname the crate, with all of \
         its features, in [workspace.dependencies] of the root's Cargo.toml, \
         and as a dependency of the member that has fewer"
    );
}

/// The crates that a selection needs, with their features, but for members.
fn built(selection: &[&str], edges: &str) -> BTreeSet<String> {
    let members = members();
    let mut crates = tree(selection, edges, "{p} with {f}");
    crates.retain(|line| {
        line.split(' ').next().is_some_and(|name| !members.contains(name))
    });
    crates
}

fn members() -> BTreeSet<String> {
    let roots = tree(&["--workspace", "--depth", "0"], "normal", "{p}");
    let name = |line: &String| line.split(' ').next().map(str::to_owned);
    roots.iter().filter_map(name).collect()
}

/// The lines of `cargo tree`, each once.
fn tree(selection: &[&str], edges: &str, format: &str) -> BTreeSet<String> {
    let workspace = Workspace::here().expect("the workspace can be read");
    let output = cargo::command()
        .arg("tree")
        .args(selection)
        .args(["--edges", edges, "--prefix", "none", "--format", format])
        .current_dir(&workspace.root)
        .output()
        .expect("cargo can be started");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    // A line that was there before ends with an asterisk.
    let lines = lines.lines().map(|line| line.trim_end_matches(" (*)"));
    lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
