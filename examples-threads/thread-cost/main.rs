//! What it costs to start a thread, compared with a request of 150 ms.

use std::thread;
use std::time::{Duration, Instant};

// Send a request: there is nothing to do but wait for the answer.
fn request() {
    thread::sleep(Duration::from_millis(150));
}

// Start a thread for some work, and wait until it has ended.
fn in_a_thread(work: fn()) {
    let thread = thread::spawn(work);
    thread.join().unwrap();
}

// How long some work takes, in seconds: the best of several runs.
fn seconds(runs: u32, work: impl Fn()) -> f64 {
    let time = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..runs).map(time).min().unwrap().as_secs_f64()
}

fn main() {
    // Start and join a thread that has nothing to do.
    let thread = seconds(2000, || in_a_thread(|| ()));
    println!("a thread: {:.1} µs", thread * 1e6);

    // Send a request from main, then one from a separate thread.
    let direct = seconds(3, request);
    let threaded = seconds(3, || in_a_thread(request));
    println!("a request: {:.1} ms", direct * 1e3);
    println!("a request in a thread: {:.1} ms", threaded * 1e3);

    // How many threads can be started and joined in the time of one request?
    println!("a request against a thread: {:.1}×", direct / thread);
}
