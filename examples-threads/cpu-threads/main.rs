//! How much more two threads compute than one: in plain code, in a library.

use std::hint::black_box;
use std::thread;
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

type Job = fn() -> usize;
static DATA: &[u8] = &[0; 1 << 20];
const TURN: Duration = Duration::from_millis(200);

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

// What each thread does: the same job, at least once, until the turn is over.
fn work(job: Job, end: Instant) -> u32 {
    let mut done = 0;
    loop {
        black_box(job)(); // so that no call is optimised away
        done += 1;
        if Instant::now() >= end {
            return done;
        }
    }
}

// Let some threads work at the same time. How many jobs do they get done?
fn turn(threads: usize, job: Job) -> f64 {
    let end = Instant::now() + TURN;
    let start = |_| thread::spawn(move || work(job, end));
    let threads: Vec<_> = (0..threads).map(start).collect();
    let done = threads.into_iter().map(|thread| thread.join().unwrap());
    done.sum::<u32>().into()
}

// Take turns, one thread and then two, and keep what is typical: the median.
fn compare(name: &str, job: Job) {
    let turns = [(); 5].map(|()| (turn(1, job), turn(2, job)));
    let each = TURN.as_secs_f64() / median(turns.map(|(one, _)| one));
    let speed_up = median(turns.map(|(one, two)| two / one));
    println!("{name}: {}", job());
    println!("{name}, time for each in one thread: {:.1} µs", each * 1e6);
    println!("{name}, speed-up of two threads: {speed_up:.2}×");
}

fn median<const N: usize>(mut numbers: [f64; N]) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[N / 2]
}

fn main() {
    compare("primes", primes);
    compare("sha256", sha256);
}
