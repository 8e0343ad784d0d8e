//! Five processes compute: one after another, then all at the same time.

use std::time::Instant;

// What is computed: does a number read the same backwards?
fn is_palindrome(number: &u32) -> bool {
    let text = number.to_string();
    text.chars().eq(text.chars().rev())
}

// What each process does: go through two million numbers. It never waits.
fn work(process: u32) {
    let first = process * 2_000_000;
    let found = (first..first + 2_000_000).filter(is_palindrome).count();
    println!("Process {process}: {found} found");
}

// Start a process, and wait for it to end before the next one starts.
fn one_after_another() {
    for number in 0..5 {
        procspawn::spawn(number, work).join().unwrap();
    }
}

// Start all processes, and only then wait for each of them to end.
fn all_at_once() {
    let spawn = |number| procspawn::spawn(number, work);
    let processes: Vec<_> = (0..5).map(spawn).collect();
    for process in processes {
        process.join().unwrap();
    }
}

// Measure how long one of the two takes.
fn measure(name: &str, run: fn()) -> f64 {
    let start = Instant::now();
    run();
    let seconds = start.elapsed().as_secs_f64();
    println!("{name}: {seconds:.2} s");
    seconds
}

fn main() {
    procspawn::init(); // a child process does its work in here, and exits

    // The same work both times: on one core at a time, then on several at once.
    let series = measure("one after another", one_after_another);
    let together = measure("all at once", all_at_once);
    println!("gain: {:.2}×", series / together);
}
