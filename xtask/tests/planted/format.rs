//! Faults of format: found without running anything.

use std::fs;

use xtask::lesson::check;
use xtask::lesson::discover::Language;

use crate::lesson::{Garden, ONE, PYTHON, README, RUST};

/// What the checks say of the whole workspace.
fn checked(garden: &Garden) -> String {
    let workspace = garden.workspace();
    let lessons: Vec<_> = workspace.lessons.iter().collect();
    let problems = check::selection(&workspace, &[], &lessons);
    problems.iter().map(|p| p.display(&workspace) + "\n").collect()
}

/// A message, and how to plant the fault that it is about.
type Planted<'a> = (&'a str, &'a dyn Fn());

fn expect(garden: &Garden, faults: &[Planted]) {
    assert_eq!(checked(garden), "");
    for (message, plant) in faults {
        garden.plant();
        plant();
        let said = checked(garden);
        assert!(said.contains(message), "{message:?} not in {said:?}");
    }
}

#[test]
fn every_fault_of_a_file_or_a_program_is_named() {
    let garden = Garden::new();
    let write = |path: &str, text: &str| {
        garden.write(&format!("examples-planted/{path}"), text);
    };
    let remove = |file| fs::remove_file(garden.lesson(file)).expect("one");
    let python = |from, to: &str| garden.replace(Language::Python, from, to);
    let faults: &[Planted] = &[
        ("other: no lesson of this name", &|| write("other/main.py", "")),
        ("path = \"other/main.rs\"", &|| write("other/main.py", "")),
        ("main.py: this file is missing", &|| remove("main.py")),
        ("README.md: this file", &|| remove("README.md")),
        (
            "main.py: it cannot be read: stream did not contain valid UTF-8",
            &|| {
                let program = fs::write(garden.lesson("main.py"), b"\xff");
                program.expect("it can be written");
            },
        ),
        ("note.txt: this does not", &|| write("waits/note.txt", "")),
        ("its sections have to be", &|| write("waits/README.md", "# waits")),
        ("nothing makes the figure 3.5 s", &|| {
            let idea = "The idea takes 3.5 s.";
            write("waits/README.md", &README.replace("The idea.", idea));
        }),
        ("85 columns wide", &|| write("waits/main.rs", &"/".repeat(85))),
        ("step 2 differs", &|| python("both, then", "both and")),
        ("the headers differ", &|| python("Two threads wait", "They wait")),
        ("`main` begins at another place", &|| {
            let comment = "    # Start both, then join both.\n";
            python(comment, "");
            python("def main", &format!("{}def main", comment.trim_start()));
        }),
    ];
    expect(&garden, faults);
}

#[test]
fn every_fault_of_an_experiment_is_named() {
    let garden = Garden::new();
    let write = |file: &str, text: &str| {
        garden.write(&format!("examples-planted/waits/{file}"), text);
    };
    let one = |from: &str, to: &str| {
        assert!(ONE.contains(from), "{from}");
        write("try/one.md", &ONE.replace(from, to));
    };
    let faults: &[Planted] = &[
        ("try/one.md: nothing makes the figure 45 %", &|| {
            one("## Why\n", "## Why\n\nIt is 45 % faster.\n");
        }),
        ("links to try/two.md, which is missing", &|| {
            write("README.md", &README.replace("try/one.md", "try/two.md"));
        }),
        ("no link to try/one.md: add `[One thread?](try/one.md)`", &|| {
            write("README.md", &README.replace("try/one.md", "try/two.md"));
        }),
        ("asks something else than try/one.md", &|| one("# One", "# A")),
        ("has 1 of at least 2 experiments", &|| {
            let gone = fs::remove_file(garden.lesson("try/one.md"));
            gone.expect("it is there");
        }),
        ("one.md: the diff of main.py does not apply", &|| {
            garden.replace(
                Language::Python,
                "for n in (1, 2)",
                "for n in [1, 2]",
            );
        }),
        ("does not say what happens: `cargo xtask try waits/one", &|| {
            one("```text\nthread 1\nDone\n(waited for 1.0 s)\n```\n", "");
        }),
        ("its sections have to be: ## What happens, ## Why", &|| {
            one("## Why", "## Because");
        }),
        ("\"onf-of\" means nothing here", &|| one("```text", "```text onf-of")),
    ];
    expect(&garden, faults);
}

#[test]
fn every_fault_of_an_entry_or_a_name_is_named() {
    let garden = Garden::new();
    let entry = |from, to: &str| garden.replace_in_entry(from, to);
    let rename = |name: &str| {
        let family = garden.path("examples-planted");
        let renamed = fs::rename(family.join("waits"), family.join(name));
        renamed.expect("it can be renamed");
        entry("\"waits", &format!("\"{name}"));
        entry("lesson.waits", &format!("lesson.{name}"));
    };
    let faults: &[Planted] = &[
        ("lesson.gone] describes no lesson: add a [[bin]]", &|| {
            entry("waits = 1.0", "[package.metadata.lesson.gone]\nwaits = 1.0");
        }),
        ("lesson.wiats] describes no lesson: is it waits?", &|| {
            entry("lesson.waits]", "lesson.wiats]");
        }),
        ("less than 1 s apart", &|| entry("serial = 2.0", "serial = 1.5")),
        ("python = \"3.10\" in Cargo.toml is what every", &|| {
            entry("serial =", "python = \"3.10\"\nserial =");
        }),
        ("stands in no article (is \"one/1\" meant?)", &|| {
            let item = "{ id = \"1\", kind = \"claim\", what = \"\" }";
            let article =
                format!("[[article]]\nid = \"one\"\nitems = [{item}]");
            garden.write("xtask/articles.toml", &article);
            entry("serial =", "answers = [\"one/2\"]\nserial =");
        }),
        ("the name is not lowercase words", &|| rename("Two_Threads")),
        ("the name is a family's name", &|| rename("planted")),
        ("the name is a package's name", &|| rename("xtask")),
    ];
    expect(&garden, faults);
}

#[test]
fn what_only_looks_like_a_fault_is_none() {
    let garden = Garden::new();
    let crlf = |text: &str| text.replace('\n', "\r\n");
    for (file, text) in
        [("README.md", README), ("main.py", PYTHON), ("main.rs", RUST)]
    {
        fs::write(garden.lesson(file), crlf(text)).expect("it can be written");
    }
    assert_eq!(checked(&garden), "", "line ends");
    garden.plant();
    for file in [
        ".idea/workspace.xml",
        "__pycache__/main.pyc",
        "waits/.main.py.swp",
        "waits/#main.py#",
        "waits/__pycache__/main.pyc",
        "waits/main.py~",
        "waits/output.snap.7.tmp",
    ] {
        garden.write(&format!("examples-planted/{file}"), "");
        assert_eq!(checked(&garden), "", "{file}");
    }
    garden.plant();
    for (from, to) in [
        ("    thread.join()", "    # noqa: ERA001\n        thread.join()"),
        ("import time\n", "import time\n# type: ignore\n"),
        ("    print(\"Done\")", "    print(\"\"\"Done\n# not a step\"\"\")"),
    ] {
        garden.replace(Language::Python, from, to);
        assert_eq!(checked(&garden), "", "{to}");
    }
}

#[test]
fn what_a_name_stands_for_is_told() {
    let garden = Garden::new();
    garden.write("examples-planted/other/main.py", "");
    let workspace = garden.workspace();
    let said = |name: &str| {
        let selected = workspace.select(&[name.to_owned()]);
        selected.map_or_else(|error| error.to_string(), |_| "known".to_owned())
    };
    assert_eq!(said("waits"), "known");
    assert_eq!(said("planted"), "known");
    assert!(said("other").contains("Cargo.toml does not list it"));
    assert!(said("other").contains("[package.metadata.lesson.other]"));
    assert!(said("wait").contains("(is waits meant?)"));
    for name in ["src", ".", "", "/tmp", "waits/try"] {
        let said = said(name);
        assert!(said.starts_with("there is no lesson or family"), "{said}");
    }
}
