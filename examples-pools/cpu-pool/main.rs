//! Primes are counted one chunk after another, by threads, and by processes.

use std::ops::Range;
use std::time::Instant;

use procspawn::Pool;
use rayon::{ThreadBuilder, ThreadPoolBuilder, prelude::*};

// The work: arithmetic on a chunk of numbers, and nothing to wait for.
fn count_primes(chunk: Range<u32>) -> usize {
    let is_prime = |n: &u32| (2..=n.isqrt()).all(|d| !n.is_multiple_of(d));
    chunk.filter(is_prime).count()
}

// The threads of a pool share all memory, so no chunk has to be sent.
fn by_threads(chunks: &[Range<u32>]) -> usize {
    let chunks = chunks.par_iter().cloned().with_max_len(1);
    let count = || chunks.map(count_primes).sum();
    let pool = ThreadPoolBuilder::new().num_threads(2);
    pool.build_scoped(ThreadBuilder::run, |pool| pool.install(count)).unwrap()
}

// The processes of a pool get copies of the chunks, and take longer to start.
fn by_processes(chunks: &[Range<u32>]) -> usize {
    let pool = Pool::new(2).unwrap();
    let spawn = |chunk| pool.spawn(chunk, count_primes);
    let jobs: Vec<_> = chunks.iter().cloned().map(spawn).collect();
    jobs.into_iter().map(|job| job.join().unwrap()).sum()
}

// Take turns for 3.5 s. The best times count, from a pool's start to its end.
fn measure(ways: [(&str, &dyn Fn() -> usize); 3]) -> [f64; 3] {
    let mut best = [(f64::INFINITY, 0); 3];
    let begin = Instant::now();
    while begin.elapsed().as_secs_f64() < 3.5 {
        for ((_, count), best) in ways.iter().zip(&mut best) {
            let start = Instant::now();
            let primes = count();
            let seconds = start.elapsed().as_secs_f64();
            if seconds < best.0 {
                *best = (seconds, primes);
            }
        }
    }
    for ((name, _), (seconds, primes)) in ways.iter().zip(&best) {
        println!("{primes} primes, {name}: {seconds:.3} s");
    }
    best.map(|(seconds, _)| seconds)
}

fn main() {
    procspawn::init(); // a child process starts here, and ends here
    // Cut the numbers into thirty chunks; two workers can halve the time.
    let chunks = (2..450_000).step_by(15_000).map(|n| n..n + 15_000);
    let chunks: Vec<_> = chunks.collect();
    let [alone, threads, processes] = measure([
        ("one by one", &|| chunks.iter().cloned().map(count_primes).sum()),
        ("threads", &|| by_threads(&chunks)),
        ("processes", &|| by_processes(&chunks)),
    ]);
    println!("threads against one by one: {:.2}×", alone / threads);
    println!("processes against one by one: {:.2}×", alone / processes);
}
