//! Two threads share some computing: in plain code, then in a library.

use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

type Job = fn(u8) -> usize;

// Plain code: count the primes in one half of the odd numbers.
fn primes(half: u8) -> usize {
    let numbers = (3 + 2 * u32::from(half)..200_000).step_by(4);
    let is_prime =
        |n: &u32| (3..=n.isqrt()).step_by(2).all(|d| !n.is_multiple_of(d));
    numbers.filter(is_prime).count()
}

// A library's code: hash one half of 64 MiB, and keep the first byte.
fn sha256(half: u8) -> usize {
    let mebibyte = vec![half; 1 << 20];
    let mut hasher = Sha256::new();
    for _ in 0..32 {
        hasher.update(&mebibyte);
    }
    hasher.finalize()[0].into()
}

// Do both halves, one after another or in two threads at the same time.
fn one_by_one(job: Job) -> [usize; 2] {
    [0, 1].map(job)
}

fn in_two_threads(job: Job) -> [usize; 2] {
    let threads = [0, 1].map(|half| thread::spawn(move || job(half)));
    threads.map(|thread| thread.join().unwrap())
}

// Repeat it for a second, and keep the best time, in seconds.
fn best(run: fn(Job) -> [usize; 2], job: Job) -> f64 {
    let end = Instant::now() + Duration::from_secs(1);
    let mut fastest = f64::INFINITY;
    while Instant::now() < end {
        let start = Instant::now();
        run(black_box(job)); // so that nothing is computed in advance
        fastest = fastest.min(start.elapsed().as_secs_f64());
    }
    fastest
}

// Compare the two ways. The results are the same. Are the times?
fn compare(name: &str, job: Job) {
    println!("{name}: {:?}, {:?}", one_by_one(job), in_two_threads(job));
    let (one, two) = (best(one_by_one, job), best(in_two_threads, job));
    println!("{name}, one by one: {:.1} ms", one * 1e3);
    println!("{name}, in two threads: {:.1} ms", two * 1e3);
    println!("{name}, speed-up: {:.2}×", one / two);
}

fn main() {
    compare("primes", primes);
    compare("sha256", sha256);
}
