//! Waiting programs run side by side, busy ones alone.

use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use crate::judge::job::{Job, Outcome};
use crate::process::{Line, cores};
use crate::session::Session;

/// So many programs of a core's share are let in at a time. They mostly wait,
/// but an interpreter that starts computes for up to 0.4 s: more of them
/// would only make each other late.
const PER_CORE: usize = 16;

/// What happens while jobs are run.
#[derive(Debug)]
pub enum Event<'e, 'a> {
    /// A program starts.
    Started(Job<'a>),
    /// A program has printed a line.
    Printed(Job<'a>, &'e Line),
    /// A job is done.
    Finished(&'e Outcome<'a>),
}

/// Lets programs in: busy ones alone, others side by side.
#[derive(Debug, Default)]
pub struct Gate {
    inside: Mutex<Inside>,
    left: Condvar,
}

#[derive(Debug, Default)]
struct Inside {
    programs: usize,
    a_busy_one: bool,
}

/// A place inside a [`Gate`], free again when dropped.
#[derive(Debug)]
pub struct Place<'g>(&'g Gate);

impl Gate {
    /// Waits for a place; `alone`, for a moment when nobody else is inside.
    #[must_use]
    pub fn enter(&self, alone: bool) -> Place<'_> {
        let full = |inside: &mut Inside| {
            inside.a_busy_one
                || inside.programs >= if alone { 1 } else { PER_CORE * cores() }
        };
        let inside = self.inside.lock().unwrap_or_else(PoisonError::into_inner);
        let mut inside = self
            .left
            .wait_while(inside, full)
            .unwrap_or_else(PoisonError::into_inner);
        inside.programs += 1;
        inside.a_busy_one = alone;
        Place(self)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let gate = self.0;
        let mut inside =
            gate.inside.lock().unwrap_or_else(PoisonError::into_inner);
        inside.programs -= 1;
        inside.a_busy_one = false;
        drop(inside);
        gate.left.notify_all();
    }
}

/// Runs a job that has been let in.
pub fn attempt<'a>(
    session: &Session,
    place: Place,
    job: Job<'a>,
    tell: impl Fn(Event<'_, 'a>),
) -> Outcome<'a> {
    tell(Event::Started(job));
    let outcome = session.follow(job, &|line| tell(Event::Printed(job, line)));
    drop(place);
    tell(Event::Finished(&outcome));
    outcome
}

/// Runs all jobs: those that wait longest first, the busy ones last. The
/// outcomes stand in the order of the jobs.
pub fn run_all<'a>(
    session: &Session,
    jobs: &[Job<'a>],
    tell: impl Fn(Event<'_, 'a>) + Sync,
) -> Vec<Outcome<'a>> {
    let mut order: Vec<usize> = (0..jobs.len()).collect();
    order.sort_by(|a, b| {
        let [a, b] = [a, b].map(|i| &jobs[*i]);
        let [of_a, of_b] = [a, b].map(|job| job.lesson.settings.waits);
        a.alone.cmp(&b.alone).then(of_b.total_cmp(&of_a))
    });
    let gate = Gate::default();
    let (gate, tell) = (&gate, &tell);
    let mut outcomes: Vec<_> = thread::scope(|scope| {
        let runs: Vec<_> = order
            .iter()
            .map(|&index| {
                let job = jobs[index];
                let place = gate.enter(job.alone);
                scope.spawn(move || (index, attempt(session, place, job, tell)))
            })
            .collect();
        runs.into_iter()
            .map(|run| run.join().expect("a run does not panic"))
            .collect()
    });
    outcomes.sort_by_key(|(index, _)| *index);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}

/// Runs all jobs one after another, whether they compute or wait: nothing may
/// spoil what they measure.
pub fn one_by_one<'a>(
    session: &Session,
    jobs: &[Job<'a>],
    tell: impl Fn(Event<'_, 'a>),
) -> Vec<Outcome<'a>> {
    let gate = Gate::default();
    jobs.iter()
        .map(|job| attempt(session, gate.enter(true), *job, &tell))
        .collect()
}

/// No schedule of these runs can be faster: the busy ones one after another,
/// and before them either the longest of the others or their processor time
/// over all cores.
#[must_use]
pub fn limit(outcomes: &[Outcome]) -> Duration {
    let runs = |alone| {
        outcomes
            .iter()
            .filter(move |o| o.job.alone == alone)
            .filter_map(|o| o.run.as_ref())
    };
    let busy: Duration = runs(true).map(|run| run.time).sum();
    let longest = runs(false).map(|run| run.time).max().unwrap_or_default();
    let cpu: Duration = runs(false).map(|run| run.cpu).sum();
    busy + longest.max(cpu / cores() as u32)
}
