//! One test per lesson and language, and one per lesson for its format.
//!
//! `cargo test --test lessons gather` runs those of one lesson. What is wrong
//! is told as `cargo xtask run` tells it, and judged by the same comparison.

use std::panic::catch_unwind;
use std::process::ExitCode;
use std::slice;
use std::sync::{LazyLock, Mutex, PoisonError};

use libtest_mimic::{Arguments, Failed, Trial};
use xtask::judge::fault::Fault;
use xtask::judge::job::{Job, StartMethod};
use xtask::judge::snapshot;
use xtask::lesson::articles;
use xtask::lesson::check::{self, Problem};
use xtask::lesson::discover::{Language, Lesson, Workspace};
use xtask::report;
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
        Trial::test("articles::are_answered", || {
            told(articles::unanswered(&WORKSPACE))
        }),
        Trial::test("articles::page_is_up_to_date", || {
            told(articles::outdated(&WORKSPACE)?.into_iter().collect())
        }),
    ];
    trials.extend(WORKSPACE.lessons.iter().map(format_of));
    trials.extend(unlisted());
    trials.extend(pairs());
    trials.extend(processes());
    trials.extend(own_sites());
    if let Some(missing) = nothing_is_tested(&arguments, &trials) {
        eprintln!("error: {missing}");
        return ExitCode::FAILURE;
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// What to say if the name on the command line stands for no test: a run of
/// nothing would pass.
fn nothing_is_tested(
    arguments: &Arguments,
    trials: &[Trial],
) -> Option<String> {
    let filter = arguments.filter.as_deref()?;
    let is_meant = |trial: &Trial| match arguments.exact {
        true => trial.name() == filter,
        false => trial.name().contains(filter),
    };
    // `cargo test NAME` hands the name of any function to every test program;
    // no lesson's has an underscore.
    if filter.contains('_') || trials.iter().any(is_meant) {
        return None;
    }
    Some(format!(
        "{}\nFor a test of the runner itself, name its file too: cargo test \
         --test planted",
        WORKSPACE.what_is_missing(filter)
    ))
}

fn families() -> Result<(), Failed> {
    told(WORKSPACE.families.iter().flat_map(check::family).collect())
}

fn format_of(lesson: &'static Lesson) -> Trial {
    let name = format!("{}::format", lesson.name);
    let of_it = |problem: &Problem| problem.concerns(lesson);
    Trial::test(name, move || {
        let names = [lesson.name.clone()];
        let problems = check::selection(&WORKSPACE, &names, &[lesson]);
        told(problems.into_iter().filter(of_it).collect())
    })
}

/// The folders that nobody listed: whoever asks for one has to hear of it.
fn unlisted() -> Vec<Trial> {
    let families = WORKSPACE.families.iter();
    let names = families.flat_map(check::unlisted).map(|name| {
        Trial::test(format!("{name}::listed"), move || {
            Err(WORKSPACE.what_is_missing(&name).into())
        })
    });
    names.collect()
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
    let mut outcome = schedule::attempt(&SESSION, place, job, |_| {});
    if let Some(reason) = outcome.skipped {
        return Err(reason.into());
    }
    let _one = SNAPSHOTS.lock().unwrap_or_else(PoisonError::into_inner);
    snapshot::outputs(slice::from_mut(&mut outcome))?;
    if outcome.passed() {
        return Ok(());
    }
    // The output of a program that failed is nothing to be reviewed.
    let reviewed = outcome.faults.iter().all(Fault::is_of_comparison)
        && catch_unwind(|| review(job, &outcome.output)).is_ok();
    // Whoever sets INSTA_UPDATE=always has it accepted right there.
    let Job { lesson, language, .. } = job;
    let same = || snapshot::with_snapshot(lesson, language, &outcome.output);
    if reviewed && same()?.is_none() {
        return Ok(());
    }
    Err(report::failures(&WORKSPACE, &[outcome]).into())
}

/// Leaves another output to `cargo insta review`.
fn review(job: Job, output: &str) {
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(&job.lesson.dir);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::assert_snapshot!(job.lesson.snapshot_name(job.language), output);
    });
}
