//! Two threads pay into one account, and without a lock a deposit is lost.

use std::sync::atomic::{AtomicU32, Ordering::SeqCst};
use std::sync::{Barrier, Mutex};
use std::thread;

// Read, let the other thread read as well, then write: the last write wins.
fn deposit(account: &AtomicU32, both: &Barrier) {
    let balance = account.load(SeqCst);
    both.wait();
    account.store(balance + 10, SeqCst);
}

// Hold the lock from the read to the write: nobody can get in between.
fn deposit_locked(account: &Mutex<u32>) {
    let mut account = account.lock().unwrap();
    let balance = *account;
    *account = balance + 10;
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
    let account = AtomicU32::new(100);
    let both = Barrier::new(2);
    in_two_threads(|| deposit(&account, &both));
    println!("without a lock: {}", account.into_inner());

    // Once more, with a lock.
    let account = Mutex::new(100);
    in_two_threads(|| deposit_locked(&account));
    println!("with a lock: {}", account.into_inner().unwrap());
}
