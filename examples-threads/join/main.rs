//! Main waits for a thread that takes five seconds, then says Done.

use std::thread;
use std::time::Duration;

// What the thread does: print a number and wait a second, five times.
fn count() {
    for number in 0..5 {
        println!("{number}");
        thread::sleep(Duration::from_secs(1));
    }
}

fn main() {
    // Start the thread. From here on, main and the thread both run.
    let thread = thread::spawn(count);

    // Wait here until the thread has ended.
    thread.join().unwrap();
    println!("Done");
}
