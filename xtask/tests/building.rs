//! What is compiled for a selection of members, and that it is compiled once.

use std::collections::BTreeSet;
use std::path::Path;

use common::cargo;
use xtask::lesson::discover::Workspace;
use xtask::session::{copies, trials};

/// How cargo is to write a crate: its version, and its features.
const WITH: &str = "{p} with {f}";

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

#[test]
fn only_the_pools_build_pictures_and_a_database() {
    for member in members() {
        let crates = tree(&["--package", &member], "normal,build", "{lib}");
        for heavy in ["image", "libsqlite3_sys"] {
            let is_there = crates.contains(heavy);
            assert_eq!(
                is_there,
                member == "examples-pools",
                "{member}, {heavy}"
            );
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

/// Nothing but `common` and the changed programs is compiled for experiments.
#[cfg(target_os = "linux")]
#[test]
fn experiments_ask_for_the_same_features() {
    let workspace = Workspace::here().expect("the workspace can be read");
    let trials = trials::find(&workspace, &[]).expect("there are experiments");
    let dir = trials::folder(&workspace);
    copies::write(&workspace, &dir, &trials::copies(&trials))
        .expect("the workspace can be written");
    let all = built(&["--workspace"], "normal,build");
    let mut own = tree_in(&dir, &["--workspace"], "normal,build", WITH);
    // A family's programs that are not measured have a member of their own.
    let members = members();
    own.retain(|line| !is_of(&members, line.trim_start_matches("plain-")));
    assert!(own.len() > 20, "{own:?}");
    assert_same("experiments", &own, &all);
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
    let mut crates = tree(selection, edges, WITH);
    crates.retain(|line| !is_of(&members, line));
    crates
}

/// Whether a line is about one of these packages.
fn is_of(members: &BTreeSet<String>, line: &str) -> bool {
    line.split(' ').next().is_some_and(|name| members.contains(name))
}

fn members() -> BTreeSet<String> {
    let roots = tree(&["--workspace", "--depth", "0"], "normal", "{p}");
    let name = |line: &String| line.split(' ').next().map(str::to_owned);
    roots.iter().filter_map(name).collect()
}

/// The lines of `cargo tree`, each once.
fn tree(selection: &[&str], edges: &str, format: &str) -> BTreeSet<String> {
    let workspace = Workspace::here().expect("the workspace can be read");
    tree_in(&workspace.root, selection, edges, format)
}

fn tree_in(
    dir: &Path,
    selection: &[&str],
    edges: &str,
    format: &str,
) -> BTreeSet<String> {
    let output = cargo::command()
        .arg("tree")
        .args(selection)
        .args(["--edges", edges, "--prefix", "none", "--format", format])
        .current_dir(dir)
        .output()
        .expect("cargo can be started");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let lines = String::from_utf8(output.stdout).expect("UTF-8");
    // A line that was there before ends with an asterisk.
    let lines = lines.lines().map(|line| line.trim_end_matches(" (*)"));
    lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
