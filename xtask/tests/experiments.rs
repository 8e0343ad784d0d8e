//! One test per experiment: both programs are changed as it says, and do what
//! it says.
//!
//! `cargo test --test experiments join` carries out those of one lesson. What
//! is wrong is told as `cargo xtask try` tells it.

use std::process::{self, ExitCode};
use std::sync::LazyLock;
use std::thread;

use libtest_mimic::{Arguments, Completion, Failed, Trial as Test};
use xtask::judge::job::Job;
use xtask::lesson::discover::Workspace;
use xtask::process::{group, signals};
use xtask::report;
use xtask::session::Options;
use xtask::session::schedule::{self, Gate};
use xtask::session::trials::{self, Trial, Trials};

static WORKSPACE: LazyLock<Workspace> =
    LazyLock::new(|| Workspace::here().expect("the workspace can be read"));
static TRIALS: LazyLock<Vec<Trial>> = LazyLock::new(|| {
    trials::find(&WORKSPACE, &[]).expect("the experiments can be read")
});
/// The changed programs, compiled by the first test that needs one.
static AT_HAND: LazyLock<Trials> = LazyLock::new(|| {
    Trials::prepare(&WORKSPACE, &TRIALS, Options::default(), |_| ())
        .expect("everything can be prepared")
});
static GATE: LazyLock<Gate> = LazyLock::new(Gate::default);

fn main() -> ExitCode {
    listen_to_ctrl_c();
    let mut arguments = Arguments::from_args();
    // The gate decides who runs beside whom.
    arguments.test_threads.get_or_insert(8 * xtask::process::cores());
    let mut order: Vec<_> = TRIALS.iter().collect();
    order.sort_by(|a, b| {
        let [a, b] = [a, b].map(|trial| &trial.variant.settings);
        a.alone.cmp(&b.alone).then(b.waits.total_cmp(&a.waits))
    });
    let tests = order.into_iter().map(|trial| {
        let name = trial.variant.name.clone();
        Test::ignorable_test(name, || holds(trial))
    });
    libtest_mimic::run(&arguments, tests.collect()).exit_code()
}

/// Leaves nothing running. A handler also makes sure that the programs do not
/// ignore Ctrl-C only because whoever started the tests does (`nohup`, a
/// script's `&`).
fn listen_to_ctrl_c() {
    let handler = || {
        group::interrupt();
        process::exit(130);
    };
    signals::listen(handler).expect("signals can be listened to");
}

fn holds(trial: &'static Trial) -> Result<Completion, Failed> {
    let session = &AT_HAND.session;
    let run = |job: Job<'static>| {
        let place = GATE.enter(job.alone);
        schedule::attempt(session, place, job, |_| {})
    };
    let mut outcomes: Vec<_> = thread::scope(|scope| {
        let jobs = AT_HAND.jobs_of(trial).into_iter();
        let runs: Vec<_> = jobs.map(|j| scope.spawn(move || run(j))).collect();
        let runs = runs.into_iter().map(|run| run.join());
        runs.map(|run| run.expect("a run does not panic")).collect()
    });
    let mut excuse = None;
    for outcome in &mut outcomes {
        match outcome.skipped.clone() {
            Some(reason) if outcome.is_excused => excuse = Some(reason),
            Some(reason) => return Err(reason.into()),
            None => _ = AT_HAND.judge(outcome, run),
        }
    }
    let failures = report::failures(&WORKSPACE, &outcomes);
    match excuse {
        _ if !failures.is_empty() => Err(failures.into()),
        Some(reason) => Ok(Completion::ignored_with(reason)),
        None => Ok(Completion::Completed),
    }
}
