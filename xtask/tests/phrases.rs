//! The phrase book has every name that lessons use.

use xtask::lesson::discover::Workspace;
use xtask::lesson::phrases;
use xtask::session::{names, python};

#[test]
fn every_name_that_lessons_use_is_in_the_phrase_book() {
    let workspace = Workspace::here().expect("the workspace can be read");
    let Ok(python) = python::prepare(&workspace, None, &[]) else {
        assert!(std::env::var_os("CI").is_none(), "there is no Python");
        eprintln!("skipped: without Python, nobody reads the programs");
        return;
    };
    let lessons: Vec<_> = workspace.lessons.iter().collect();
    let used = names::used(&python.interpreter, &lessons)
        .expect("Python reads the programs");
    let problems = phrases::problems(&workspace, &lessons, &used)
        .expect("the phrase book can be read");
    let told: Vec<_> = problems.iter().map(|p| p.display(&workspace)).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}
