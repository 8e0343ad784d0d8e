//! Pools of 1 to 64 threads do the same jobs: some compute, some wait.

use std::thread;
use std::time::{Duration, Instant};

use rayon::{ThreadPoolBuilder, prelude::*};

type Job = fn(u64) -> u64;

// One kind of job computes: it needs a core all the time.
fn compute(end: u64) -> u64 {
    let is_prime = |n: &u64| (2..=n.isqrt()).all(|d| !n.is_multiple_of(d));
    (2..end).filter(is_prime).count() as u64
}

// The other kind waits: it needs no core at all.
fn wait(milliseconds: u64) -> u64 {
    thread::sleep(Duration::from_millis(milliseconds));
    milliseconds
}

// Start a pool, let it do 64 equal jobs, and take the time for all of it.
fn measure(size: usize, job: Job, value: u64) -> f64 {
    let start = Instant::now();
    let pool = ThreadPoolBuilder::new().num_threads(size).build().unwrap();
    let values = rayon::iter::repeat_n(value, 64).with_max_len(1);
    let total: u64 = pool.install(|| values.map(job).sum());
    let seconds = start.elapsed().as_secs_f64();
    println!("pool of {size}, {total} in all: {:.1} ms", seconds * 1000.0);
    seconds
}

fn main() {
    // More workers than cores: what do they gain, against one?
    let jobs = [("compute", compute as Job, 2_500), ("wait", wait, 10)];
    for (name, job, value) in jobs {
        println!("{name}");
        let alone = measure(1, job, value);
        for size in [2, 4, 16, 64] {
            let seconds = measure(size, job, value);
            println!("pool of {size} against 1: {:.2}×", alone / seconds);
        }
    }
}
