//! Five processes compute: one after another, then all at the same time.

use std::time::Instant;

// Heavy computing: up to a million divisions, and nothing to wait for.
fn is_prime(number: u64) -> bool {
    (2..=number.isqrt()).all(|divisor| !number.is_multiple_of(divisor))
}

// What each process does: count the primes among its own numbers.
fn work(process: u64) {
    let first = 1_000_000_000_000 + process * 400;
    let primes = (first..first + 400).filter(|n| is_prime(*n)).count();
    println!("Process {process}: {primes} primes");
}

// Start a process, and wait for its end before the next one starts.
fn one_after_another() {
    for number in 0..5 {
        procspawn::spawn(number, work).join().unwrap();
    }
}

// Start all processes, and wait for the end of all of them then.
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

    // The work is the same both times; only the cores that share it are not.
    let series = measure("one after another", one_after_another);
    let together = measure("all at once", all_at_once);
    println!("gain: {:.2}×", series / together);
}
