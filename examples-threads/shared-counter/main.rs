//! Four threads add to the same two counters, one locked and one atomic.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

// What each thread does: add one to both, again and again.
fn count(locked: &Mutex<u32>, atomic: &AtomicU32) {
    for _ in 0..10_000 {
        *locked.lock().unwrap() += 1;
        atomic.fetch_add(1, Ordering::Relaxed);
    }
}

fn main() {
    // Threads share the memory of their program, and so both counters.
    let locked = Mutex::new(0); // no way to the number but through the lock
    let atomic = AtomicU32::new(0);

    // Let four threads count at the same time, and wait for all of them.
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| count(&locked, &atomic));
        }
    });

    // Every single addition has been counted.
    println!("locked: {}", locked.into_inner().unwrap());
    println!("atomic: {}", atomic.into_inner());
}
