//! A ferry waits until three are aboard, and they wait until it has landed.

use std::sync::{Condvar, Mutex};
use std::thread;
use std::time::Duration;

#[derive(Default)]
struct Ferry {
    aboard: u32,
    has_landed: bool,
}

// What each passenger does: come, go aboard, wait for the landing, go ashore.
fn travel(ferry: &Mutex<Ferry>, changed: &Condvar, millis: u64) {
    thread::sleep(Duration::from_millis(millis));
    let mut ferry = ferry.lock().unwrap();
    ferry.aboard += 1;
    println!("aboard: {}", ferry.aboard);
    changed.notify_all();
    ferry = changed.wait_while(ferry, |ferry| !ferry.has_landed).unwrap();
    ferry.aboard -= 1;
    println!("still aboard: {}", ferry.aboard);
}

fn main() {
    // Three passengers are on their way, and arrive one after another.
    let ferry = &Mutex::new(Ferry::default());
    let changed = &Condvar::new();
    thread::scope(|scope| {
        for millis in [600, 1500, 2400] {
            scope.spawn(move || travel(ferry, changed, millis));
        }

        // Wait until all three are aboard. While main waits, it gives up the
        // lock.
        let now = ferry.lock().unwrap();
        let now = changed.wait_while(now, |ferry| ferry.aboard < 3).unwrap();
        drop(now); // the lock

        // Cross the river.
        println!("ferry: starting");
        thread::sleep(Duration::from_millis(300));
        println!("ferry: finishing");

        // Tell all who wait that something has changed. They look for
        // themselves.
        ferry.lock().unwrap().has_landed = true;
        changed.notify_all();
    });
    println!("Done");
}
