//! A thread counts to four; main waits for it before it says Done.

use std::thread;
use std::time::Duration;

// What the thread does: a number, then a second's wait, five times.
fn count() {
    for number in 0..5 {
        println!("{number}");
        thread::sleep(Duration::from_secs(1));
    }
}

fn main() {
    // Start the thread: from here on, both run at the same time.
    let thread = thread::spawn(count);

    // Wait here until the thread has ended.
    thread.join().unwrap();
    println!("Done");
}
