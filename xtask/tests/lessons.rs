//! One test per lesson and language, and one per lesson for its format.
//!
//! `cargo test --test lessons gather` runs those of one lesson. What is wrong
//! is told as `cargo xtask run` tells it, and judged by the same comparison.

use std::fs;
use std::panic::{self, catch_unwind};
use std::path::Path;
use std::process::ExitCode;
use std::slice;
use std::sync::{LazyLock, Mutex, PoisonError};

use libtest_mimic::{Arguments, Completion, Failed, Trial};
use xtask::judge::fault::Fault;
use xtask::judge::job::Job;
use xtask::judge::snapshot;
use xtask::lesson::articles;
use xtask::lesson::check;
use xtask::lesson::discover::{Lesson, Workspace};
use xtask::lesson::problem::Problem;
use xtask::measure;
use xtask::report;
use xtask::session::schedule::{self, Gate};
use xtask::session::{Options, Session};

static WORKSPACE: LazyLock<Workspace> =
    LazyLock::new(|| Workspace::here().expect("the workspace can be read"));
static GATE: LazyLock<Gate> = LazyLock::new(Gate::default);
/// Prepared by the first test that needs it, for the lessons that are asked
/// for: there may be none.
static SESSION: LazyLock<Session> = LazyLock::new(|| {
    let arguments = Arguments::from_args();
    let is_asked_for = |job: &Job| {
        let trial = Trial::test(name_of(*job), || Ok(()));
        !arguments.is_filtered_out(&trial)
    };
    let mut lessons: Vec<_> = WORKSPACE.lessons.iter().collect();
    lessons.retain(|lesson| Job::all(lesson).iter().any(is_asked_for));
    Session::prepare(&WORKSPACE, &lessons, Options::default())
        .expect("everything can be prepared")
});
/// insta keeps what it knows per thread and writes files: one at a time.
static SNAPSHOTS: Mutex<()> = Mutex::new(());

fn main() -> ExitCode {
    // A test that panics has failed, and is told with its message. insta always
    // panics: the difference is told already, and a backtrace would hide it.
    panic::set_hook(Box::new(|_| ()));
    let mut arguments = Arguments::from_args();
    // The gate decides who runs beside whom.
    arguments.test_threads.get_or_insert(8 * xtask::process::cores());
    let mut trials = vec![
        Trial::test("families::list_every_folder", families),
        Trial::test("scale::format", || told(check::scale(&WORKSPACE))),
        Trial::test("articles::are_answered", || {
            told(articles::unanswered(&WORKSPACE))
        }),
        Trial::test("articles::page_is_up_to_date", || {
            told(articles::outdated(&WORKSPACE)?.into_iter().collect())
        }),
        Trial::test("claims::fit_the_articles_and_the_lessons", || {
            told(measure::claims::check::problems(&WORKSPACE))
        }),
        Trial::test("limits::are_of_what_lessons_print", || {
            let lessons = WORKSPACE.lessons.iter();
            told(lessons.flat_map(measure::bench::check::problems).collect())
        }),
    ];
    trials.extend(WORKSPACE.lessons.iter().map(format_of));
    trials.extend(unlisted());
    trials.extend(runs());
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
    // `cargo test NAME` hands the name of any test to every test program.
    let is_elsewhere = || {
        ["xtask", "common"]
            .iter()
            .any(|name| has_test(&WORKSPACE.root.join(name), filter))
    };
    let of_a_family = || {
        let mut families = WORKSPACE.families.iter();
        families.any(|f| has_test(&f.dir.join("tests"), filter))
    };
    let is_tested =
        trials.iter().any(is_meant) || is_elsewhere() || of_a_family();
    (!is_tested).then(|| WORKSPACE.what_is_missing(filter))
}

/// Whether a source file in `dir` has a test function that is meant by
/// `filter`.
fn has_test(dir: &Path, filter: &str) -> bool {
    let name = filter.rsplit("::").next().unwrap_or(filter);
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| {
        if path.is_dir() {
            return has_test(&path, filter);
        }
        let text = fs::read_to_string(path).unwrap_or_default();
        let functions = text.split("#[test]").skip(1);
        functions.filter_map(|f| f.split('(').next()).any(|f| f.contains(name))
    })
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

/// Every program, in every way in which it has to work.
fn runs() -> Vec<Trial> {
    let jobs = WORKSPACE.lessons.iter().flat_map(Job::all);
    let tests = jobs
        .map(|job| Trial::ignorable_test(name_of(job), move || passes(job)));
    tests.collect()
}

fn name_of(job: Job) -> String {
    let mut name = format!("{}::{}", job.lesson.name, job.language.id());
    if let Some(method) = job.start_method {
        name += &format!("::{}", method.id());
    }
    if job.own_site {
        name += "::own_site";
    }
    name
}

fn passes(job: Job<'static>) -> Result<Completion, Failed> {
    let place = GATE.enter(job.alone);
    let mut outcome = schedule::attempt(&SESSION, place, job, |_| {});
    if let Some(reason) = outcome.skipped {
        return match outcome.is_excused {
            true => Ok(Completion::ignored_with(reason)),
            false => Err(reason.into()),
        };
    }
    let _one = SNAPSHOTS.lock().unwrap_or_else(PoisonError::into_inner);
    snapshot::outputs(slice::from_mut(&mut outcome))?;
    if outcome.passed() {
        return Ok(Completion::Completed);
    }
    // The output of a program that failed is nothing to be reviewed.
    let reviewed = outcome.faults.iter().all(Fault::is_of_comparison)
        && catch_unwind(|| review(job, &outcome.output)).is_ok();
    // Whoever sets INSTA_UPDATE=always has it accepted right there.
    let Job { lesson, language, .. } = job;
    let same = || snapshot::with_snapshot(lesson, language, &outcome.output);
    if reviewed && same()?.is_none() {
        return Ok(Completion::Completed);
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
