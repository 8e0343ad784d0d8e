//! Two computations share a thread first, and then each of them has a core.

use std::ops::Range;
use std::time::Instant;

use futures::future;

const NUMBERS: Range<u32> = 2..2_500_000; // Rust needs more to take as long

// The work: count primes. It never waits for anything.
async fn count_primes(name: &str) -> usize {
    println!("{name}: starting");
    let is_prime = |n: &u32| (2..=n.isqrt()).all(|d| !n.is_multiple_of(d));
    let primes = NUMBERS.filter(is_prime).count();
    println!("{name}: finishing");
    primes
}

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() {
    // Both share one thread: one of them computes, and then the other.
    let start = Instant::now();
    let one = future::join_all(["one", "two"].map(count_primes)).await;
    let shared = start.elapsed().as_secs_f64();
    println!("on one thread: {shared:.2} s");

    // Each of them may run on another core: both compute at the same time.
    let start = Instant::now();
    let tasks = ["three", "four"].map(|name| tokio::spawn(count_primes(name)));
    let two = future::try_join_all(tasks).await.unwrap();
    let spread = start.elapsed().as_secs_f64();
    assert_eq!(one, two);
    println!("on two cores: {spread:.2} s");
    println!("faster: {:.2}×", shared / spread);
}
