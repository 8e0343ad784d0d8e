//! What a thread costs, beside a request of 150 ms that it is started for.

use std::thread;
use std::time::{Duration, Instant};

// A request keeps its sender waiting, without any work to do.
fn request() {
    thread::sleep(Duration::from_millis(150));
}

// Start a thread for some work, and wait until it has ended.
fn in_a_thread(work: fn()) {
    let thread = thread::spawn(work);
    thread.join().unwrap();
}

// How long some work takes, in seconds: the median of several runs.
fn seconds(runs: usize, work: impl Fn()) -> f64 {
    let run = |_| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64()
    };
    let mut times: Vec<_> = (0..runs).map(run).collect();
    times.sort_by(f64::total_cmp);
    times[runs / 2]
}

fn main() {
    // Start and join a thread that has nothing to do.
    let thread = seconds(1001, || in_a_thread(|| ()));
    println!("a thread: {:.1} µs", thread * 1e6);

    // Send a request from main, and from a thread of its own.
    let direct = seconds(3, request);
    let threaded = seconds(3, || in_a_thread(request));
    println!("a request: {:.1} ms", direct * 1e3);
    println!("a request in a thread: {:.1} ms", threaded * 1e3);

    // How many threads does the time of one request pay for?
    println!("a request against a thread: {:.1}×", direct / thread);
}
