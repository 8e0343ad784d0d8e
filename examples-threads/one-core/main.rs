//! How many cores two threads keep busy: in plain code, in a library.

use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

use cpu_time::ProcessTime;
use sha2::{Digest, Sha256};

type Job = fn() -> usize;
static DATA: &[u8] = &[0; 1 << 20];
const TURN: Duration = Duration::from_millis(500);

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

// What each thread does: the job again and again, until the turn is over.
fn work(job: Job, end: Instant) {
    while Instant::now() < end {
        black_box(job)(); // so that no call is optimised away
    }
}

// Let two threads work, and see how much processor time they get together.
fn measure(name: &str, job: Job) {
    let (start, before) = (Instant::now(), ProcessTime::now());
    let end = start + TURN;
    let threads = [(); 2].map(|()| thread::spawn(move || work(job, end)));
    for thread in threads {
        thread.join().unwrap();
    }
    let used = before.elapsed().as_secs_f64();
    let each_second = used / start.elapsed().as_secs_f64();
    println!("{name}, processor time in a second: {each_second:.2} s");
}

fn main() {
    // A single core can give no more than a second in a second.
    measure("primes", primes);
    measure("sha256", sha256);
}
