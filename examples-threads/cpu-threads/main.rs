//! How much more two threads compute than one: in plain code, in a library.

use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

type Job = fn() -> usize;
static DATA: &[u8] = &[0; 1 << 20];
const TURN: Duration = Duration::from_millis(50);

// Plain code: count the odd primes below 2,000.
fn primes() -> usize {
    let numbers = (3..2_000_u32).step_by(2);
    let is_prime =
        |n: &u32| (3..=n.isqrt()).step_by(2).all(|d| !n.is_multiple_of(d));
    numbers.filter(is_prime).count()
}

// A library's code: hash a mebibyte, and keep the first byte.
fn sha256() -> usize {
    Sha256::digest(DATA)[0].into()
}

// What each thread does: the same job again and again, until the turn is over.
fn work(job: Job, end: Instant) -> u32 {
    let mut done = 0;
    while Instant::now() < end {
        black_box(job)(); // so that nothing is computed in advance
        done += 1;
    }
    done
}

// Let some threads work at the same time. How many jobs do they get done?
fn turn(threads: usize, job: Job) -> u32 {
    let end = Instant::now() + TURN;
    let start = |_| thread::spawn(move || work(job, end));
    let threads: Vec<_> = (0..threads).map(start).collect();
    threads.into_iter().map(|thread| thread.join().unwrap()).sum()
}

// Give one thread and two threads twenty turns each. The best turn counts.
fn compare(name: &str, job: Job) {
    let (mut one, mut two) = (0, 0);
    for _ in 0..20 {
        one = one.max(turn(1, job));
        two = two.max(turn(2, job));
    }
    let each = |done| TURN.as_secs_f64() * 1e6 / f64::from(done);
    println!("{name}: {}", job());
    println!("{name}, time for each in one thread: {:.1} µs", each(one));
    println!("{name}, time for each in two threads: {:.1} µs", each(two));
    println!("{name}, speed-up: {:.2}×", f64::from(two) / f64::from(one));
}

fn main() {
    compare("primes", primes);
    compare("sha256", sha256);
}
