//! The turns of the two tasks of `async-lock`, in every order.
//!
//! A runtime lets tasks that can go on have their turns in some order, and a
//! run of the lesson shows one of them. Here two futures are polled by hand, in
//! every order that a runtime with a single thread could choose: of those that
//! have been woken, each is the next, in one run or another.
//!
//! What is polled are the lesson's own functions, token for token.

#[path = "../../common/from_lesson.rs"]
#[macro_use]
mod from_lesson;

use std::collections::BTreeSet;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering::SeqCst};
use std::task::{Context, Wake, Waker};

use tokio::sync::Mutex;
use tokio::task;

/// Enough to lose some, and few enough to try every order.
const DEPOSITS: u32 = 3;

from_lesson! {
    "async-lock",

    async fn deposit(account: Arc<AtomicU32>) {
        for _ in 0..DEPOSITS {
            let balance = account.load(SeqCst);
            task::yield_now().await;
            account.store(balance + 1, SeqCst);
        }
    }

    async fn deposit_locked(account: Arc<Mutex<u32>>) {
        for _ in 0..DEPOSITS {
            let mut account = account.lock().await;
            let balance = *account;
            task::yield_now().await;
            *account = balance + 1;
        }
    }
}

/// A future that is polled by hand.
struct Task {
    /// Nothing once it has ended.
    future: Option<Pin<Box<dyn Future<Output = ()>>>>,
    is_woken: Arc<Woken>,
}

/// Whether a task can go on.
struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, SeqCst);
    }
}

impl Task {
    fn new(future: impl Future<Output = ()> + 'static) -> Self {
        let is_woken = Arc::new(Woken(AtomicBool::new(true)));
        Self { future: Some(Box::pin(future)), is_woken }
    }

    fn can_go_on(&self) -> bool {
        self.future.is_some() && self.is_woken.0.load(SeqCst)
    }

    /// Lets it have a turn.
    fn poll(&mut self) {
        self.is_woken.0.store(false, SeqCst);
        let waker = Waker::from(Arc::clone(&self.is_woken));
        let future = self.future.as_mut().expect("it has not ended");
        let mut context = Context::from_waker(&waker);
        if future.as_mut().poll(&mut context).is_ready() {
            self.future = None;
        }
    }
}

/// The choices of one run, each with the number of those there were.
#[derive(Default)]
struct Path {
    choices: Vec<(usize, usize)>,
    made: usize,
}

impl Path {
    /// The next choice, from 0: the first where this run leaves the path of the
    /// one before.
    fn choose(&mut self, among: usize) -> usize {
        if self.made == self.choices.len() {
            self.choices.push((0, among));
        }
        let (chosen, known) = self.choices[self.made];
        assert_eq!(known, among, "the same choices lead to the same place");
        self.made += 1;
        chosen
    }

    /// Goes on to the next path. Says whether there is one.
    fn next(&mut self) -> bool {
        self.made = 0;
        while let Some((chosen, among)) = self.choices.pop() {
            if chosen + 1 < among {
                self.choices.push((chosen + 1, among));
                return true;
            }
        }
        false
    }
}

/// Every balance that two tasks can end with, and in how many orders they can
/// take their turns. `both_begin` is how asyncio and tokio's `current_thread`
/// let them begin: one after the other, before either goes on.
fn ends<T: 'static, F: Future<Output = ()> + 'static>(
    both_begin: bool,
    start: impl Fn() -> T,
    work: impl Fn(Arc<T>) -> F,
    end: impl Fn(&T) -> u32,
) -> (BTreeSet<u32>, usize) {
    let (mut ends, mut orders) = (BTreeSet::new(), 0);
    let mut path = Path::default();
    loop {
        let account = Arc::new(start());
        let mut tasks = [(); 2].map(|()| Task::new(work(Arc::clone(&account))));
        if both_begin {
            tasks.iter_mut().for_each(Task::poll);
        }
        loop {
            let awake = tasks.iter_mut().filter(|task| task.can_go_on());
            let mut awake: Vec<_> = awake.collect();
            match awake.len() {
                0 => break,
                among => awake[path.choose(among)].poll(),
            }
        }
        let have_ended = tasks.iter().all(|task| task.future.is_none());
        assert!(have_ended, "nobody can go on");
        ends.insert(end(&account));
        orders += 1;
        if !path.next() {
            return (ends, orders);
        }
    }
}

fn without_a_lock(both_begin: bool) -> (BTreeSet<u32>, usize) {
    let end = |account: &AtomicU32| account.load(SeqCst);
    ends(both_begin, || AtomicU32::new(0), deposit, end)
}

#[test]
fn without_a_lock_exactly_half_is_lost_if_both_begin_before_either_goes_on() {
    let (ends, orders) = without_a_lock(true);
    assert_eq!(ends, BTreeSet::from([DEPOSITS]));
    assert_eq!(orders, 20, "3 turns each: 6! / (3! 3!)");
}

#[test]
fn without_a_lock_anything_from_half_to_all_can_be_left_in_other_orders() {
    let (ends, orders) = without_a_lock(false);
    assert_eq!(ends, (DEPOSITS..=2 * DEPOSITS).collect());
    assert_eq!(orders, 70, "4 turns each: 8! / (4! 4!)");
}

#[test]
fn with_a_lock_nothing_is_lost_in_any_order() {
    let end = |account: &Mutex<u32>| *account.try_lock().expect("it is free");
    let start = || Mutex::new(0);
    let (ends, orders) = ends(false, start, deposit_locked, end);
    assert_eq!(ends, BTreeSet::from([2 * DEPOSITS]));
    assert_eq!(orders, 8, "who begins, how late the other");
}
