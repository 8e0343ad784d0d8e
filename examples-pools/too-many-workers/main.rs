//! Pools of 1 to 64 threads do the same jobs: some compute, some wait.

use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use rayon::{ThreadBuilder, ThreadPoolBuilder, prelude::*};

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

// Start all workers, let them wait for each other, and share 64 equal jobs.
fn run(size: usize, job: Job, value: u64) -> u64 {
    let all_there = Barrier::new(size);
    let start = |worker: ThreadBuilder| {
        all_there.wait();
        worker.run();
    };
    let values = rayon::iter::repeat_n(value, 64).with_max_len(1);
    let pool = ThreadPoolBuilder::new().num_threads(size);
    let sum = || values.map(job).sum();
    pool.build_scoped(start, |pool| pool.install(sum)).unwrap()
}

// Repeat that for 0.5 s; the best time counts, with the pool's start and end.
fn measure(size: usize, job: Job, value: u64) -> f64 {
    let (mut total, mut times) = (0, vec![]);
    while times.iter().sum::<f64>() < 0.5 {
        let start = Instant::now();
        total = run(size, job, value);
        times.push(start.elapsed().as_secs_f64());
    }
    let best = times.into_iter().fold(f64::INFINITY, f64::min);
    println!("pool of {size}, {total} in all: {:.1} ms", best * 1000.0);
    best
}

fn main() {
    // More workers than cores: what do they gain, against one?
    let jobs = [("compute", compute as Job, 2_500), ("wait", wait, 20)];
    for (name, job, value) in jobs {
        println!("{name}");
        let alone = measure(1, job, value);
        for size in [2, 4, 16, 64] {
            let best = measure(size, job, value);
            println!("pool of {size} against 1: {:.2}×", alone / best);
        }
    }
}
