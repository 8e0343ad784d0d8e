//! Pools of 1 to 64 threads do the same jobs: some compute, some wait.

use std::sync::Barrier;
use std::thread;
use std::time::{Duration, Instant};

use rayon::{ThreadBuilder, ThreadPool, ThreadPoolBuilder, iter, prelude::*};

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

// Start all workers: each takes a job that ends when everybody has one.
fn start(pool: &ThreadPool, size: usize) {
    let all_there = Barrier::new(size);
    pool.broadcast(|_| all_there.wait());
}

// Give them 64 equal jobs, again and again for 0.5 s; the best time counts.
fn measure(size: usize, job: Job, value: u64) -> f64 {
    let begin = Instant::now();
    let pool = ThreadPoolBuilder::new().num_threads(size);
    let work = |pool: &ThreadPool| {
        start(pool, size);
        let seconds = begin.elapsed().as_secs_f64();
        let (mut total, mut times) = (0, vec![]);
        while times.iter().sum::<f64>() < 0.5 {
            let begin = Instant::now();
            let values = iter::repeat_n(value, 64).with_max_len(1);
            total = pool.install(|| values.map(job).sum::<u64>());
            times.push(begin.elapsed().as_secs_f64());
        }
        let best = times.into_iter().fold(f64::INFINITY, f64::min);
        println!("pool of {size}, start: {:.1} ms", seconds * 1000.0);
        println!("pool of {size}, {total} in all: {:.1} ms", best * 1000.0);
        best
    };
    pool.build_scoped(ThreadBuilder::run, work).unwrap()
}

fn main() {
    // More workers than cores: what do they gain, against one?
    let jobs = [("compute", compute as Job, 2_500), ("wait", wait, 16)];
    for (name, job, value) in jobs {
        println!("{name}");
        let alone = measure(1, job, value);
        for size in [2, 4, 16, 64] {
            let best = measure(size, job, value);
            println!("pool of {size} against 1: {:.2}×", alone / best);
        }
    }
}
