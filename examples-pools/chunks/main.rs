//! Quick tasks for a pool of processes: one at a time, then in bundles.

use std::ops::Range;
use std::time::Instant;

use procspawn::Pool;

const NUMBERS: Range<u32> = 1_000_000..1_003_000;

// The quick task: count the divisors of a number, up to its root.
fn divisors(number: u32) -> usize {
    (1..=number.isqrt()).filter(|d| number.is_multiple_of(*d)).count()
}

// Send the numbers in bundles of this size. Each comes back as a bundle, too.
fn in_pool(pool: &Pool, size: usize) -> usize {
    let numbers: Vec<_> = NUMBERS.collect();
    let bundles = numbers.chunks(size).map(<[u32]>::to_vec);
    let jobs: Vec<_> = bundles.map(|b| pool.spawn(b, bundle)).collect();
    jobs.into_iter().flat_map(|job| job.join().unwrap()).sum()
}

fn bundle(numbers: Vec<u32>) -> Vec<usize> {
    numbers.into_iter().map(divisors).collect()
}

// Do all of it three times; the best time counts.
fn measure(name: &str, run: impl Fn() -> usize) -> f64 {
    let (mut best, mut total) = (f64::INFINITY, 0);
    for _ in 0..3 {
        let start = Instant::now();
        total = run();
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("{total} divisors, {name}: {best:.3} s");
    best
}

fn main() {
    procspawn::init(); // a child process starts here, and ends here

    // The same tasks: in a loop, one at a time, and 500 at a time.
    let plain = measure("in a loop", || NUMBERS.map(divisors).sum());
    let pool = Pool::new(2).unwrap();
    let single = measure("one at a time", || in_pool(&pool, 1));
    let bundled = measure("500 at a time", || in_pool(&pool, 500));
    println!("one at a time against the loop: {:.2}×", plain / single);
    println!("500 at a time against the loop: {:.2}×", plain / bundled);
}
