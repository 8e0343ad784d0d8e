//! Two computations share a thread first, and then each of them has a core.

use std::ops::Range;
use std::time::{Duration, Instant};

use futures::future;

const NUMBERS: Range<u32> = 2..1_000_000; // Rust needs more to take as long

// The work: count primes. It never waits for anything.
async fn count_primes(name: Option<&str>) -> usize {
    if let Some(name) = name {
        println!("{name}: starting");
    }
    let is_prime = |n: &u32| (2..=n.isqrt()).all(|d| !n.is_multiple_of(d));
    let primes = NUMBERS.filter(is_prime).count();
    if let Some(name) = name {
        println!("{name}: finishing");
    }
    primes
}

async fn share(names: [Option<&str>; 2]) -> Vec<usize> {
    future::join_all(names.map(count_primes)).await
}

async fn spread_out(names: [Option<&'static str>; 2]) -> Vec<usize> {
    let tasks = names.map(|name| tokio::spawn(count_primes(name)));
    future::try_join_all(tasks).await.unwrap()
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    // Both share one thread: one of them computes, and then the other.
    let one = share([Some("one"), Some("two")]).await;

    // Each of them may have a core of its own: both compute at the same time.
    let two = spread_out([Some("three"), Some("four")]).await;
    assert_eq!(one, two);

    // Measure both in turns, without a word. The best times count.
    let (mut shared, mut spread) = (Duration::MAX, Duration::MAX);
    for _ in 0..5 {
        let start = Instant::now();
        share([None, None]).await;
        shared = shared.min(start.elapsed());
        let start = Instant::now();
        spread_out([None, None]).await;
        spread = spread.min(start.elapsed());
    }
    println!("on one thread: {:.2} s", shared.as_secs_f64());
    println!("on two cores: {:.2} s", spread.as_secs_f64());
    println!("faster: {:.2}×", shared.div_duration_f64(spread));
}
