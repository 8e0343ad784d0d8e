//! Two threads share some computing: in plain code, then in a library.

use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

type Job = fn(u8) -> usize;

// Plain code: count the primes in one half of the odd numbers.
fn primes(half: u8) -> usize {
    let numbers = (3 + 2 * u32::from(half)..100_000).step_by(4);
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

// How long one run takes, in seconds.
fn seconds(run: fn(Job) -> [usize; 2], job: Job) -> f64 {
    let start = Instant::now();
    run(black_box(job)); // so that nothing is computed in advance
    start.elapsed().as_secs_f64()
}

// Run both ways in turn for two seconds, and keep the best time of each.
fn compare(name: &str, job: Job) {
    println!("{name}: {:?}, {:?}", one_by_one(job), in_two_threads(job));
    let (mut one, mut two) = (f64::INFINITY, f64::INFINITY);
    let end = Instant::now() + Duration::from_secs(2);
    while Instant::now() < end {
        one = one.min(seconds(one_by_one, job));
        two = two.min(seconds(in_two_threads, job));
    }
    println!("{name}, one by one: {:.1} ms", one * 1e3);
    println!("{name}, in two threads: {:.1} ms", two * 1e3);
    println!("{name}, speed-up: {:.2}×", one / two);
}

fn main() {
    compare("primes", primes);
    compare("sha256", sha256);
}
