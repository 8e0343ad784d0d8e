//! One test per lesson and language, and one per lesson for its format.
//!
//! `cargo test --test lessons gather` runs those of one lesson.

use std::path::Path;
use std::process::ExitCode;
use std::sync::{LazyLock, Mutex, PoisonError};

use libtest_mimic::{Arguments, Failed, Trial};
use xtask::judge::job::{Job, StartMethod};
use xtask::lesson::articles;
use xtask::lesson::check::{self, Problem};
use xtask::lesson::discover::{Language, Lesson, Workspace};
use xtask::session::schedule::{self, Gate};
use xtask::session::{Options, Session};

static WORKSPACE: LazyLock<Workspace> =
    LazyLock::new(|| Workspace::here().expect("the workspace can be read"));
static GATE: LazyLock<Gate> = LazyLock::new(Gate::default);
/// Prepared by the first test that needs it: none may be asked for.
static SESSION: LazyLock<Session> = LazyLock::new(|| {
    let lessons: Vec<_> = WORKSPACE.lessons.iter().collect();
    Session::prepare(&WORKSPACE, &lessons, Options::default())
        .expect("everything can be prepared")
});
/// insta keeps what it knows per thread and writes files: one at a time.
static SNAPSHOTS: Mutex<()> = Mutex::new(());

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // The gate decides who runs beside whom.
    arguments.test_threads.get_or_insert(8 * schedule::cores());
    let mut trials = vec![
        Trial::test("families::list_every_folder", families),
        Trial::test("articles::are_answered", articles_are_answered),
        Trial::test("articles::page_is_up_to_date", page_is_up_to_date),
    ];
    trials.extend(WORKSPACE.lessons.iter().map(format_of));
    trials.extend(pairs());
    trials.extend(processes());
    trials.extend(own_sites());
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn families() -> Result<(), Failed> {
    told(WORKSPACE.families.iter().flat_map(check::family).collect())
}

fn articles_are_answered() -> Result<(), Failed> {
    let articles = articles::read(&WORKSPACE)?;
    told(articles::check(&WORKSPACE, &articles))
}

fn page_is_up_to_date() -> Result<(), Failed> {
    let path = articles::page_path(&WORKSPACE);
    let page = std::fs::read_to_string(path).unwrap_or_default();
    if page == articles::page(&WORKSPACE, &articles::read(&WORKSPACE)?)? {
        return Ok(());
    }
    Err("examples.md is out of date: run `cargo xtask examples`".into())
}

fn format_of(lesson: &'static Lesson) -> Trial {
    let name = format!("{}::format", lesson.name);
    Trial::test(name, || told(check::lesson(lesson)))
}

fn told(problems: Vec<Problem>) -> Result<(), Failed> {
    let lines = problems.iter().map(|p| p.display(&WORKSPACE));
    let lines: Vec<_> = lines.collect();
    if lines.is_empty() { Ok(()) } else { Err(lines.join("\n").into()) }
}

/// Both programs of every lesson.
fn pairs() -> Vec<Trial> {
    let jobs = WORKSPACE.lessons.iter().flat_map(|lesson| {
        Language::ALL.map(|language| Job::new(lesson, language))
    });
    jobs.map(|job| {
        let name = format!("{}::{}", job.lesson.name, job.language.id());
        Trial::test(name, move || passes(job))
    })
    .collect()
}

/// The Python programs that start processes, once more for each way to do so.
fn processes() -> Vec<Trial> {
    let jobs = WORKSPACE.lessons.iter().flat_map(Job::start_methods);
    jobs.map(|job| {
        let method = job.start_method.map_or("", StartMethod::id);
        let name = format!("{}::python::{method}", job.lesson.name);
        Trial::test(name, move || passes(job))
    })
    .collect()
}

/// The Rust programs that fetch, once more as a plain `cargo run` starts them.
fn own_sites() -> Vec<Trial> {
    let lessons = WORKSPACE.lessons.iter();
    let fetching = lessons.filter(|lesson| lesson.settings.site.is_some());
    let jobs = fetching.map(|lesson| Job {
        own_site: true,
        ..Job::new(lesson, Language::Rust)
    });
    jobs.map(|job| {
        let name = format!("{}::rust::own_site", job.lesson.name);
        Trial::test(name, move || passes(job))
    })
    .collect()
}

fn passes(job: Job<'static>) -> Result<(), Failed> {
    let place = GATE.enter(job.lesson.settings.alone);
    let outcome = schedule::attempt(&SESSION, place, job, |_| {});
    if let Some(reason) = outcome.skipped {
        return Err(reason.into());
    }
    if outcome.ended() {
        let _one = SNAPSHOTS.lock().unwrap_or_else(PoisonError::into_inner);
        compare(&job.lesson.dir, job, &outcome.output);
    }
    let faults: Vec<_> =
        outcome.faults.iter().map(ToString::to_string).collect();
    if faults.is_empty() { Ok(()) } else { Err(faults.join("\n").into()) }
}

fn compare(folder: &Path, job: Job, output: &str) {
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::assert_snapshot!(job.lesson.snapshot_name(job.language), output);
    });
}
