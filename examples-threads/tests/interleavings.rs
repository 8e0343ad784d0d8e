//! The steps of `shared-counter` and `lost-update`, in every order.
//!
//! One run of a lesson takes one of many ways through its steps. Here loom
//! takes all of them: at each access to one of its atomics or locks it lets the
//! other thread go on, in one run or another, and a read may bring an older
//! value where the memory ordering allows that.
//!
//! What it runs are the lessons' own functions, token for token, with loom's
//! types in place of std's, which have the same methods. Two threads are
//! enough: an update is lost to another one that is written between its read
//! and its write, however many more there are.

use std::collections::BTreeSet;
use std::sync::mpsc;

use loom::sync::atomic::{AtomicU32, Ordering::SeqCst};
use loom::sync::{Arc, Condvar, Mutex};
use loom::thread;

/// Takes functions from a lesson, and tests that they still stand there.
macro_rules! from_lesson {
    ($name:literal, $($function:item)+) => {
        $($function)+

        #[test]
        fn these_functions_are_the_lessons_own() {
            let lesson = include_str!(concat!("../", $name, "/main.rs"));
            $(assert!(
                without_spaces(lesson)
                    .contains(&without_spaces(stringify!($function))),
                "this no longer stands in {}/main.rs: copy it from there\n{}",
                $name,
                stringify!($function),
            );)+
        }
    };
}

fn without_spaces(code: &str) -> String {
    code.split_whitespace().collect()
}

/// Every `end` that `start` can come to when two threads `work` on it.
fn ends<T: Send + Sync + 'static>(
    start: fn() -> T,
    work: fn(&T),
    end: fn(&T) -> u32,
) -> BTreeSet<u32> {
    let (sender, ends) = mpsc::channel();
    loom::model(move || {
        let shared = Arc::new(start());
        let threads = [(); 2].map(|()| {
            let shared = Arc::clone(&shared);
            thread::spawn(move || work(&shared))
        });
        for thread in threads {
            thread.join().unwrap();
        }
        sender.send(end(&shared)).unwrap();
    });
    ends.into_iter().collect()
}

fn inside(number: &Mutex<u32>) -> u32 {
    *number.lock().unwrap()
}

/// `std::sync::Barrier`, for a single use: loom has none. One for one thread
/// lets everybody through.
struct Barrier {
    size: usize,
    arrived: Mutex<usize>,
    changed: Condvar,
}

impl Barrier {
    fn new(size: usize) -> Self {
        Self { size, arrived: Mutex::new(0), changed: Condvar::new() }
    }

    fn wait(&self) {
        let mut arrived = self.arrived.lock().unwrap();
        *arrived += 1;
        self.changed.notify_all();
        while *arrived < self.size {
            arrived = self.changed.wait(arrived).unwrap();
        }
    }
}

mod shared_counter {
    use super::*;

    /// Enough to lose some, and few enough to try every order.
    const ADDITIONS: u32 = 2;

    from_lesson! {
        "shared-counter",

        fn count(counter: &Mutex<u32>) {
            for _ in 0..ADDITIONS {
                *counter.lock().unwrap() += 1;
            }
        }
    }

    #[test]
    fn no_addition_is_lost() {
        let ends = ends(|| Mutex::new(0), count, inside);
        assert_eq!(ends, BTreeSet::from([2 * ADDITIONS]));
    }
}

mod lost_update {
    use super::*;

    from_lesson! {
        "lost-update",

        fn deposit(account: &AtomicU32, both: &Barrier) {
            let balance = account.load(SeqCst);
            both.wait();
            account.store(balance + 10, SeqCst);
        }

        fn deposit_locked(account: &Mutex<u32>) {
            let mut account = account.lock().unwrap();
            let balance = *account;
            *account = balance + 10;
        }
    }

    #[test]
    fn without_a_lock_an_update_is_always_lost_with_the_barrier() {
        let ends = ends(
            || (AtomicU32::new(100), Barrier::new(2)),
            |(account, both)| deposit(account, both),
            |(account, _)| account.load(SeqCst),
        );
        assert_eq!(ends, BTreeSet::from([110]));
    }

    #[test]
    fn without_a_lock_an_update_can_be_lost_without_the_barrier() {
        let ends = ends(
            || (AtomicU32::new(100), Barrier::new(1)),
            |(account, both)| deposit(account, both),
            |(account, _)| account.load(SeqCst),
        );
        assert_eq!(ends, BTreeSet::from([110, 120]));
    }

    #[test]
    fn with_a_lock_both_updates_are_kept() {
        let ends = ends(|| Mutex::new(100), deposit_locked, inside);
        assert_eq!(ends, BTreeSet::from([120]));
    }
}
