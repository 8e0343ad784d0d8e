//! Computing stops the event loop; if other cores compute, it goes on.

use std::ops::Range;
use std::time::{Duration, Instant};

use anyhow::Result;
use futures::future;
use rayon::ThreadPoolBuilder;
use tokio::sync::oneshot;
use tokio::time::sleep;

const STEP: u32 = 200_000; // ten times Python's, to take about as long

fn chunks() -> impl Iterator<Item = Range<u32>> {
    (2..20 * STEP).step_by(STEP as usize).map(|n| n..n + STEP)
}

// The work: arithmetic on a chunk of numbers, and nothing to wait for.
fn count_primes(chunk: Range<u32>) -> usize {
    let is_prime = |n: &u32| (2..=n.isqrt()).all(|d| !n.is_multiple_of(d));
    chunk.filter(is_prime).count()
}

// Another task. It wants to tick after a tenth of a second.
async fn tick(start: Instant) {
    sleep(Duration::from_millis(100)).await;
    println!("tick after: {:.2} s", start.elapsed().as_secs_f64());
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    // Compute on the event loop's own thread: the tick has to wait.
    let ticking = tokio::spawn(tick(Instant::now()));
    println!("event loop: starting");
    let primes: usize = chunks().map(count_primes).sum();
    println!("event loop: finishing");
    ticking.await?;

    // Let two workers compute, and await them: the tick comes in time.
    let pool = ThreadPoolBuilder::new().num_threads(2).build()?;
    let ticking = tokio::spawn(tick(Instant::now()));
    println!("workers: starting");
    let jobs = chunks().map(|chunk| {
        let (result, waiting) = oneshot::channel();
        pool.spawn(|| {
            let _ = result.send(count_primes(chunk)); // main may have failed
        });
        waiting
    });
    let counts = future::try_join_all(jobs).await?;
    assert_eq!(counts.iter().sum::<usize>(), primes);
    println!("workers: finishing");
    ticking.await?;
    Ok(())
}
