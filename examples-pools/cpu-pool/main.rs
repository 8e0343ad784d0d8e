//! Primes are counted one chunk after another, by threads, and by processes.

use std::ops::Range;
use std::time::Instant;

use procspawn::Pool;
use rayon::{ThreadPoolBuilder, prelude::*};

// The work: arithmetic on a chunk of numbers, and nothing to wait for.
fn count_primes(chunk: Range<u32>) -> usize {
    let is_prime = |n: &u32| (2..=n.isqrt()).all(|d| !n.is_multiple_of(d));
    chunk.filter(is_prime).count()
}

// The threads of a pool share all memory, the chunks too.
fn by_threads(chunks: &[Range<u32>]) -> usize {
    let pool = ThreadPoolBuilder::new().num_threads(2).build().unwrap();
    pool.install(|| chunks.par_iter().cloned().map(count_primes).sum())
}

// The processes of a pool have to be started, and get copies of the chunks.
fn by_processes(chunks: &[Range<u32>]) -> usize {
    let pool = Pool::new(2).unwrap();
    let spawn = |chunk| pool.spawn(chunk, count_primes);
    let handles: Vec<_> = chunks.iter().cloned().map(spawn).collect();
    let counts = handles.into_iter().map(|handle| handle.join().unwrap());
    counts.sum()
}

// Every way has to find the same number; the time is what differs.
fn measure(name: &str, count: impl Fn() -> usize) -> f64 {
    let start = Instant::now();
    let primes = count();
    let seconds = start.elapsed().as_secs_f64();
    println!("{primes} primes, {name}: {seconds:.3} s");
    seconds
}

fn main() {
    procspawn::init(); // a child process starts here, and ends here
    // Cut the numbers into eight chunks; two workers can halve the time.
    let chunks = (2..160_000).step_by(20_000).map(|n| n..n + 20_000);
    let chunks: Vec<_> = chunks.collect();
    let one_by_one = || chunks.iter().cloned().map(count_primes).sum();
    let alone = measure("one by one", one_by_one);
    let threads = measure("threads", || by_threads(&chunks));
    let processes = measure("processes", || by_processes(&chunks));
    println!("threads against one by one: {:.2}×", alone / threads);
    println!("processes against one by one: {:.2}×", alone / processes);
}
