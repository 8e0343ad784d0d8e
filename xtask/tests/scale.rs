//! The programs that `scale` measures do what they say, and its figures and
//! charts can be read.

mod picture;

use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

use common::site::Site;
use common::timing::Summary;
use xtask::judge::conduct::conduct;
use xtask::judge::job::Job;
use xtask::lesson::check;
use xtask::lesson::discover::Language::{self, Python, Rust};
use xtask::lesson::discover::{Lesson, Workspace};
use xtask::measure::Machine;
use xtask::measure::scale::{
    self, CHARTS, Chart, Done, Memory, Pair, Point, Printed, Series, Stop,
    Takes, Why,
};
use xtask::process::{Stream, cores};
use xtask::session::{Options, Session};

const LIMIT: Duration = Duration::from_secs(300);
const PACE: Duration = Duration::from_millis(1);

static PAIRS: LazyLock<(Session, Vec<Lesson>)> = LazyLock::new(|| {
    let workspace = Workspace::here().expect("the workspace can be read");
    let pairs = workspace.scale_pairs().expect("scale can be read");
    let lessons: Vec<_> = pairs.iter().collect();
    let session = Session::prepare(&workspace, &lessons, Options::default());
    (session.expect("everything can be prepared"), pairs)
});
/// One program at a time: each of these tests looks at all that runs.
static ALONE: Mutex<()> = Mutex::new(());

fn pairs() -> impl Iterator<Item = &'static Pair> {
    CHARTS.iter().flat_map(|chart| chart.pairs)
}

/// Runs a program with 3 as its number. Each download takes a second.
fn with_three(pair: &Pair, language: Language) {
    let (session, lessons) = &*PAIRS;
    let lesson = lessons.iter().find(|lesson| lesson.name == pair.name);
    let job = Job::new(lesson.expect("scale lists it"), language);
    assert_eq!(session.reason_to_skip(job), None);
    let mut arguments = vec!["3".to_owned()];
    if pair.takes == Takes::Connections {
        let site = Site::start(Duration::from_secs(1)).expect("a free port");
        arguments.push(site.url("/pages/1"));
    }
    let run = session.run_with(job, &arguments, LIMIT, PACE);
    let run = run.expect("it can be started");
    let errors = run.text(Stream::Stderr);
    assert_eq!(conduct(job, &run), [], "{job}: {errors}");
    let printed = Printed::of(&run.text(Stream::Stdout));
    let printed = printed.expect("two lines");
    let done = match pair.done {
        Done::Number => 3,
        Done::Always(done) => done,
    };
    assert_eq!(printed.done, done, "{job}");
    assert!(printed.together < run.time, "{job}");
    let waits = Duration::from_secs_f64(job.lesson.settings.waits);
    assert!(printed.together >= waits, "{job}: {:?}", printed.together);
}

#[test]
fn each_program_does_for_three_what_its_entry_says() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    for pair in pairs() {
        for language in Language::ALL {
            with_three(pair, language);
        }
    }
}

#[test]
fn a_program_without_a_number_says_what_is_missing() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let (session, lessons) = &*PAIRS;
    for lesson in lessons {
        for language in Language::ALL {
            let job = Job::new(lesson, language);
            let run = session.run_with(job, &[], LIMIT, PACE);
            let said = run.expect("it starts").text(Stream::Stderr);
            assert!(said.contains("How many"), "{job}: {said}");
            assert!(said.lines().count() < 3, "{job}: {said}");
        }
    }
}

#[test]
fn every_pair_is_measured_and_every_measured_pair_is_there() {
    let workspace = Workspace::here().expect("the workspace can be read");
    let listed = workspace.scale_pairs().expect("scale can be read");
    let listed: Vec<_> = listed.into_iter().map(|pair| pair.name).collect();
    let measured: Vec<_> = pairs().map(|pair| pair.name).collect();
    assert_eq!(listed, measured);
}

/// Two processes of which each takes 50 MiB for itself.
#[cfg(target_os = "linux")]
#[test]
fn the_memory_of_all_processes_is_added_up() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let (session, _) = &*PAIRS;
    let python = session.python.as_ref().expect("the tests need a Python");
    let script = "import os, time\nchild = os.fork()\nown = b'x' * (50 << 20)\n\
        time.sleep(1)\nif child: os.wait()\n";
    let watch = scale::Watch::start();
    let status = std::process::Command::new(&python.interpreter)
        .args(["-c", script])
        .status()
        .expect("it can be started");
    let memory = watch.end().expect("the system tells");
    assert!(status.success());
    let mib = memory >> 20;
    assert!((100..150).contains(&mib), "{mib} MiB");
}

const MIB: u64 = 1 << 20;

fn machine() -> Machine {
    Machine {
        cores: 2,
        processor: Some("a processor".to_owned()),
        system: "linux, x86_64".to_owned(),
        python: Some("3.11.7".to_owned()),
        rust: Some("1.93.0".to_owned()),
        date: "25 Nov 2026".to_owned(),
    }
}

/// Figures as they come out: a time that grows above a thousand, and memory
/// that does so from the beginning.
fn recorded(chart: &Chart) -> Vec<Series> {
    let mut all = Vec::new();
    for (index, pair) in chart.pairs.iter().enumerate() {
        for language in Language::ALL {
            let slower = match language {
                Python => 9.0,
                Rust => 1.0,
            };
            let numbers = chart.numbers.iter();
            // The more of them, the sooner they end.
            let numbers = numbers.take(chart.numbers.len() - 2 * index);
            let points = numbers.map(|number| {
                let each = *number as f64 * 1e-5 * slower;
                let times = [0.0, 0.01, 0.3].map(|more| {
                    Duration::from_secs_f64(1.0 + each + more * each)
                });
                let times = Summary::of(&times).expect("three of them");
                let memory = (5 * MIB) as f64 * slower + each * 1e8;
                Point { number: *number, times, memory: Some(memory as u64) }
            });
            let points: Vec<_> = points.collect();
            let next = chart.numbers.get(points.len());
            let why = "kernel.pid_max allows 32,768 threads in all programs \
                together, and half of them are left to others";
            let stop = next.map(|number| Stop {
                number: *number,
                why: match index {
                    1 => Why::NoRoom(why.to_owned()),
                    _ => Why::TooLong,
                },
            });
            all.push(Series { pair, language, points, stop });
        }
    }
    all
}

#[test]
fn charts_agree_with_their_figures_and_no_two_labels_overlap() {
    for chart in &CHARTS {
        let all = recorded(chart);
        let text = scale::chart(chart, &all, &machine());
        assert!(text.len() < 60_000, "{}: {} bytes", chart.name, text.len());
        let labels = picture::labels(&text);
        picture::overlap_nowhere(chart.name, &labels);
        for label in &labels {
            let is_inside = label.left >= 0.0 && label.right <= 900.0;
            assert!(is_inside, "{}: {:?}", chart.name, label.words);
        }
        // Each line has its shapes, and another one in the key, in two panels.
        let shapes = all.iter().map(|series| series.points.len() + 1);
        let shapes = 2 * shapes.sum::<usize>();
        assert_eq!(text.matches("z\"/>").count(), shapes, "{}", chart.name);
        let there = |words: &str| {
            let found = labels.iter().filter(|label| label.words == words);
            assert!(found.count() >= 2, "{}: no {words:?}", chart.name);
        };
        for series in &all {
            there(&series.name());
        }
        there("1");
        assert!(text.contains("<desc id=\"words\">How time and memory grow"));
        assert!(text.contains("prefers-color-scheme: dark"));
        for told in
            ["2 cores of a processor", "3.11.7", "1.93.0", "25 Nov 2026"]
        {
            assert!(text.contains(told), "{}: no {told}", chart.name);
        }
    }
}

#[test]
fn nothing_measured_is_still_a_chart() {
    let chart = &CHARTS[1];
    let stop = |why| Some(Stop { number: 1, why });
    let all: Vec<_> = Language::ALL
        .into_iter()
        .map(|language| Series {
            pair: &chart.pairs[0],
            language,
            points: Vec::new(),
            stop: stop(Why::Skipped("aiohttp is not installed".to_owned())),
        })
        .collect();
    let text = scale::chart(chart, &all, &machine());
    assert!(text.contains("not run: aiohttp is not installed"), "{text}");
    let rows = scale::csv(&all, &machine()).expect("it is CSV");
    assert!(rows.contains("\ndownloads,rust,,not run: aiohttp"), "{rows}");
    let page = scale::page(&[(chart, all)], &machine());
    assert!(page.contains("| – | – | – | – |"), "{page}");
}

#[test]
fn a_row_of_figures_can_be_read_by_itself() {
    let chart = &CHARTS[0];
    let all = recorded(chart);
    let text = scale::csv(&all, &machine()).expect("it is CSV");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names = reader.headers().expect("names").clone();
    let rows: Vec<_> = reader.records().map(|row| row.expect("CSV")).collect();
    let figures = all.iter().map(|series| series.points.len());
    let stops = all.iter().filter(|series| series.stop.is_some()).count();
    assert_eq!(rows.len(), figures.sum::<usize>() + stops);
    let field = |row: &csv::StringRecord, name: &str| {
        let index = names.iter().position(|known| known == name);
        row[index.expect("there is such a column")].to_owned()
    };
    let row = &rows[4];
    for (name, value) in [
        ("program", "waits-in-threads"),
        ("language", "python"),
        ("number", "100"),
        ("outcome", "measured"),
        ("runs", "3"),
        ("seconds", "1.0091"),
        ("least_seconds", "1.0090"),
        ("greatest_seconds", "1.0117"),
        ("python", "3.11.7"),
        ("date", "25 Nov 2026"),
    ] {
        assert_eq!(field(row, name), value, "{name}");
    }
    let memory = all[0].points[4].memory.expect("it is told").to_string();
    assert_eq!(field(row, "peak_memory_bytes"), memory);
    let stop = rows.iter().find(|row| field(row, "runs").is_empty());
    let stop = stop.expect("the pool stops");
    assert_eq!(field(stop, "program"), "waits-in-pool");
    assert_eq!(field(stop, "number"), "30000");
    let outcome = field(stop, "outcome");
    assert!(
        outcome.starts_with("not tried, because kernel.pid_max"),
        "{outcome}"
    );
    assert_eq!(field(stop, "processor"), "a processor");
    assert_eq!(field(stop, "cores"), "2");
}

#[test]
fn the_page_says_how_far_each_program_came() {
    let chart = &CHARTS[0];
    let page = scale::page(&[(chart, recorded(chart))], &machine());
    for told in [
        "2 cores of a processor (linux, x86_64), Python 3.11.7, Rust 1.93.0, 25",
        "## Waits of a second, from one to a hundred thousand",
        "| waits-in-threads | Rust | 1 | 1.00 s | 5.0 MiB | 100,000 | 2.01 s |",
        "| 3,000: still running after 20 s |",
        "| 30,000: not tried, because kernel.pid_max allows 32,768 threads",
    ] {
        assert!(page.contains(told), "{page}\n\nlacks: {told}");
    }
    let each = recorded(chart)[1].memory_for_each().expect("it grows");
    assert!((each - 1e3).abs() < 1.0, "{each}");
}

#[test]
fn one_core_is_marked_as_well_as_many() {
    let computing = CHARTS.iter().find(|chart| chart.name == "computing");
    let computing = computing.expect("there is such a chart");
    let text = scale::chart(computing, &recorded(computing), &machine());
    let words = match cores() {
        1 => "1 core".to_owned(),
        cores => format!("{cores} cores"),
    };
    let labels = picture::labels(&text);
    let marks = labels.iter().filter(|label| label.words == words);
    assert_eq!(marks.count(), 1);
    let of_all = pairs().filter(|pair| pair.memory == Memory::OfAll);
    assert_eq!(of_all.count(), computing.pairs.len());
}

/// A workspace of one pair, in both languages.
fn garden(python: &str, rust: &str) -> (tempfile::TempDir, Workspace) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let dir = folder.path().join("scale/one");
    std::fs::create_dir_all(&dir).expect("it can be made");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("it is written");
    };
    write("Cargo.toml", "[workspace]\nmembers = ['scale']\n");
    write(
        "scale/Cargo.toml",
        "[package]\nname = 'scale'\n[[bin]]\nname = 'one'\n\
         path = 'one/main.rs'\n",
    );
    write("scale/one/main.py", python);
    write("scale/one/main.rs", rust);
    let workspace = Workspace::read(folder.path()).expect("it can be read");
    (folder, workspace)
}

#[test]
fn a_pair_keeps_the_rules_of_lessons() {
    let python = "\"\"\"One.\"\"\"\n\n# Print.\nprint(1)\n";
    let rust = "//! One.\n\n// Print.\nfn main() {}\n";
    let wrong = |python: &str, rust: &str| {
        let (_folder, workspace) = garden(python, rust);
        let problems = check::scale(&workspace);
        let told = problems.iter().map(|one| one.display(&workspace));
        told.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(wrong(python, rust), "");
    let told = wrong(python, &rust.replace("Print", "Show"));
    assert!(told.contains("step 1 differs"), "{told}");
    let told = wrong(&python.replace("One", "Two"), rust);
    assert!(told.contains("the headers differ"), "{told}");
    let (folder, workspace) = garden(python, rust);
    let path = folder.path().join("scale/two");
    std::fs::create_dir(path).expect("it can be made");
    let told = check::scale(&workspace)[0].display(&workspace);
    assert!(told.starts_with("scale/two: no lesson"), "{told}");
}
