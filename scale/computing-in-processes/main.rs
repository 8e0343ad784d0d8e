//! The primes below a million, counted by a pool of processes.

use std::env;
use std::ops::Range;
use std::time::Instant;

use anyhow::{Context, Result};
use procspawn::Pool;

// The work: arithmetic on a chunk of numbers, and nothing to wait for.
fn count_primes(chunk: Range<u32>) -> usize {
    let is_prime = |n: &u32| (2..=n.isqrt()).all(|d| !n.is_multiple_of(d));
    chunk.filter(is_prime).count()
}

fn main() -> Result<()> {
    procspawn::init(); // a child process starts here, and ends here

    // Take the number of workers from the command line.
    let number = env::args().nth(1).context("How many? Name a number.")?;
    let number: usize = number.parse()?;

    // Cut the numbers into 250 chunks, so that no worker is left without any.
    let chunks = (2..1_000_000).step_by(4_000).map(|n| n..n + 4_000);
    let chunks: Vec<_> = chunks.collect();

    // Start the pool, and let each worker take one chunk after another.
    let start = Instant::now();
    let pool = Pool::new(number)?;
    let spawn = |chunk| pool.spawn(chunk, count_primes);
    let jobs: Vec<_> = chunks.into_iter().map(spawn).collect();
    let mut primes = 0;
    for job in jobs {
        primes += job.join()?;
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("primes: {primes}");
    println!("together: {seconds:.4} s");
    Ok(())
}
