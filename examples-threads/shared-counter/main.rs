//! Four threads add to one counter, and thanks to a lock nothing is lost.

use std::sync::Mutex;
use std::thread;

const ADDITIONS: u32 = 1_000_000;

// What each thread does: take the lock, add one, release it, again and again.
fn count(counter: &Mutex<u32>) {
    for _ in 0..ADDITIONS {
        *counter.lock().unwrap() += 1;
    }
}

fn main() {
    // There is one counter. All threads of a program share its memory.
    let counter = Mutex::new(0); // the number is inside the lock

    // Let four threads count at the same time, and wait for all of them.
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| count(&counter));
        }
    });

    // Not a single addition is missing.
    println!("counted: {}", counter.into_inner().unwrap());
}
