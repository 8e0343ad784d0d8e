//! Two threads pay into one account, and without a lock a deposit is lost.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Barrier, Mutex};
use std::thread;
use std::time::Duration;

// Read, let the other thread read as well, then write: the last write wins.
fn deposit(account: &AtomicU32, both: &Barrier) {
    println!("without a lock: starting");
    let balance = account.load(SeqCst);
    both.wait();
    thread::sleep(Duration::from_millis(300)); // the bank takes its time
    account.store(balance + 10, SeqCst);
    println!("without a lock: finishing");
}

// Hold the lock from the read to the write: nobody can get in between.
fn deposit_locked(account: &Mutex<u32>) {
    let mut account = account.lock().unwrap();
    println!("with a lock: starting");
    let balance = *account;
    thread::sleep(Duration::from_millis(300));
    *account = balance + 10;
    println!("with a lock: finishing");
}

// Do the same work in two threads at the same time, and wait for both.
fn in_two_threads(work: impl Fn() + Sync) {
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(&work);
        }
    });
}

fn main() {
    // Pay in 10 twice. The balance should be 120.
    let (account, both) = (AtomicU32::new(100), Barrier::new(2));
    in_two_threads(|| deposit(&account, &both));
    println!("without a lock: {}", account.into_inner());

    // Once more, with a lock.
    let account = Mutex::new(100);
    in_two_threads(|| deposit_locked(&account));
    println!("with a lock: {}", account.into_inner().unwrap());
}
