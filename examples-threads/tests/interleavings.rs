//! Two lessons in every order of their steps: `shared-counter`, `lost-update`.
//!
//! A run of a lesson takes one way of many through its steps. Here loom takes
//! all of them: at each access to one of its atomics or locks it lets the other
//! thread go on, in one run or another, and a read may bring an older value
//! where the memory ordering allows that.
//!
//! The steps below are those of the lessons; only the types of std are replaced
//! by those of loom, which have the same methods. Two threads with an update
//! each are enough: an update is lost to another that is written between its
//! read and its write, however many more there are. The barrier of
//! `lost-update` is left out: it forces one of the orders, loom takes them all.

use std::collections::BTreeSet;
use std::sync::mpsc;

use loom::sync::atomic::{AtomicU32, Ordering};
use loom::sync::{Arc, Mutex};
use loom::thread;

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

fn locked(number: &Mutex<u32>) -> u32 {
    *number.lock().unwrap()
}

fn atomic(number: &AtomicU32) -> u32 {
    number.load(Ordering::SeqCst)
}

mod shared_counter {
    use super::*;

    #[test]
    fn the_lock_loses_nothing() {
        let count = |counter: &Mutex<u32>| *counter.lock().unwrap() += 1;
        let ends = ends(|| Mutex::new(0), count, locked);
        assert_eq!(ends, BTreeSet::from([2]));
    }

    #[test]
    fn the_atomic_loses_nothing() {
        let count = |counter: &AtomicU32| {
            counter.fetch_add(1, Ordering::Relaxed);
        };
        let ends = ends(|| AtomicU32::new(0), count, atomic);
        assert_eq!(ends, BTreeSet::from([2]));
    }
}

mod lost_update {
    use super::*;

    #[test]
    fn without_a_lock_an_update_can_be_lost() {
        let deposit = |account: &AtomicU32| {
            let balance = account.load(Ordering::SeqCst);
            account.store(balance + 10, Ordering::SeqCst);
        };
        let ends = ends(|| AtomicU32::new(100), deposit, atomic);
        assert_eq!(ends, BTreeSet::from([110, 120]));
    }

    #[test]
    fn with_a_lock_both_are_kept() {
        let deposit = |account: &Mutex<u32>| {
            let mut account = account.lock().unwrap();
            let balance = *account;
            *account = balance + 10;
        };
        let ends = ends(|| Mutex::new(100), deposit, locked);
        assert_eq!(ends, BTreeSet::from([120]));
    }
}
