//! The same breakfast, made twice: one job after another, then all at once.

use std::thread;
use std::time::{Duration, Instant};

// Every job in this kitchen is a wait. A minute takes a tenth of a second.
fn prepare(name: &str, minutes: u64) {
    println!("{name}: starting");
    thread::sleep(Duration::from_millis(minutes * 100));
    println!("{name}: finishing");
}

fn toast_bread() {
    prepare("bread", 6);
}

fn make_coffee() {
    prepare("coffee", 7);
}

// The egg needs boiling water, so these two waits are one job, in this order.
fn boil_egg() {
    prepare("water", 3);
    prepare("egg", 5);
}

fn main() {
    // Do one job after another.
    let jobs = [toast_bread, make_coffee, boil_egg];
    let start = Instant::now();
    for job in jobs {
        job();
    }
    let one_by_one = start.elapsed().as_secs_f64();
    println!("one after another: {one_by_one:.2} s");

    // Do all jobs at once: start a thread for each, then wait for all of them.
    let start = Instant::now();
    let threads = jobs.map(thread::spawn);
    for thread in threads {
        thread.join().unwrap();
    }
    let at_once = start.elapsed().as_secs_f64();
    println!("at once: {at_once:.2} s");
    println!("faster: {:.2}×", one_by_one / at_once);
}
