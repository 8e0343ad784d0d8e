//! Limits: how near recorded runs come to them, and faults in their entries.

use std::collections::BTreeMap;
use std::time::Duration;

use xtask::lesson::discover::{Language, Lesson, Limit, Workspace};
use xtask::measure::{Machine, Output, Printed, bench};

fn workspace() -> Workspace {
    Workspace::here().expect("the workspace can be read")
}

fn add(printed: &mut Printed, lesson: &str, text: &str, held_up: bool) {
    for language in Language::ALL {
        let time = Duration::from_millis(2_020);
        let text = text.to_owned();
        printed.add(lesson, language, Ok(Output { text, time, held_up }));
    }
}

/// The page of recorded runs on two cores.
fn page_of(names: &[&str], printed: &Printed) -> String {
    let workspace = workspace();
    let names: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
    let lessons = workspace.select(&names).expect("they are there");
    let machine = Machine { cores: 2, ..Machine::here(Some("3.11.7")) };
    let measured = bench::rows(&lessons).into_iter().map(|row| {
        let results = Language::ALL.map(|l| row.result(printed, l, 2));
        (row, results)
    });
    let measured: Vec<_> = measured.collect();
    bench::page(&measured, &machine, "a release build")
}

#[test]
fn a_figure_is_held_against_its_limit() {
    let mut printed = Printed::default();
    for time in ["2.10 s", "2.00 s", "2.50 s"] {
        add(&mut printed, "gather", &format!("together: {time}\n"), false);
        add(&mut printed, "spawn", "", false);
    }
    let page = page_of(&["gather", "spawn"], &printed);
    for row in [
        // A line that it prints: 2.0 / 2.1.
        "| gather | together | 2.000 s | 2.10 s (2.00 s to 2.50 s), 95.2 % |",
        // The whole program: 2.0 / 2.02.
        "| spawn | the whole program | 2.000 s | 2.020 s (2.020 s to 2.020 s), \
         99.0 % |",
    ] {
        assert!(page.contains(row), "{page}\n\nlacks: {row}");
    }
}

#[test]
fn what_others_held_up_does_not_count_for_cores() {
    let mut printed = Printed::default();
    let text = |ratio: &str| {
        format!(
            "threads against one by one: {ratio}\nprocesses against one by \
             one: {ratio}\n"
        )
    };
    for (ratio, held_up) in
        [("1.90×", false), ("0.90×", true), ("1.90×", false), ("1.80×", false)]
    {
        add(&mut printed, "cpu-pool", &text(ratio), held_up);
    }
    let page = page_of(&["cpu-pool"], &printed);
    let row = "| cpu-pool | processes against one by one | 2.00× | 1.90× \
               (1.80× to 1.90×), 95.0 % |";
    assert!(page.contains(row), "{page}\n\nlacks: {row}");

    add(&mut printed, "cpu-pool", &text("1.0×"), true);
    add(&mut printed, "cpu-pool", "no figure\n", false);
    let page = page_of(&["cpu-pool"], &printed);
    let row = "one by one | 2.00× | – | – |";
    assert!(page.contains(row), "{page}\n\nlacks: {row}");
    let note = "cpu-pool printed no \"threads against one by one\"";
    assert!(page.contains(note), "{page}\n\nlacks: {note}");
}

#[test]
fn a_limit_of_nothing_that_is_printed_is_named() {
    let workspace = workspace();
    let gather = workspace.lesson("gather").expect("it is there");
    let told = |label: &str, limit: Limit| {
        let mut lesson: Lesson = gather.clone();
        lesson.settings.limits = BTreeMap::from([(label.to_owned(), limit)]);
        let problems = bench::check::problems(&lesson);
        let told = problems.iter().map(|p| p.display(&workspace).to_string());
        told.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(told("together", Limit::Seconds(2.0)), "");
    let wrong = told("altogether", Limit::Seconds(2.0));
    assert!(wrong.contains("no line begins like this"), "{wrong}");
    let wrong = told("together", Limit::Workers { workers: 2 });
    assert!(wrong.contains("such a limit needs [ratio]"), "{wrong}");
}
