//! Two processes compute, and in each of them three threads wait at once.

use std::thread;
use std::time::{Duration, Instant};

use procspawn::Pool;

// What a thread does: wait for an answer, as a download would.
fn fetch(page: u32) -> u32 {
    println!("page {page}: starting");
    thread::sleep(Duration::from_secs(2));
    println!("page {page}: finishing");
    page * 8_000
}

// Computing: how many primes there are below the limit.
fn count_primes(limit: u32) -> usize {
    (2..limit)
        .filter(|n| (2..=n.isqrt()).all(|divisor| n % divisor != 0))
        .count()
}

// What a process does: three threads fetch, then it computes by itself.
fn work(pages: [u32; 3]) -> [usize; 3] {
    let threads = pages.map(|page| thread::spawn(move || fetch(page)));
    let limits = threads.map(|thread| thread.join().unwrap());
    limits.map(count_primes)
}

fn main() {
    procspawn::init(); // a child process starts here, and ends here

    // Start the processes first, while main has no other thread.
    let start = Instant::now();
    let processes = Pool::new(2).unwrap();
    let results = [[1, 3, 5], [2, 4, 6]]
        .map(|pages| processes.spawn(pages, work))
        .map(|result| result.join().unwrap());

    // The results stand in the order of the pages.
    for counts in results {
        println!("primes: {counts:?}");
    }
    println!("together: {:.2} s", start.elapsed().as_secs_f64());
}
