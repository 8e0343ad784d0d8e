//! Quick tasks for a pool of processes: one at a time, then in bundles.

use std::ops::Range;
use std::time::Instant;

use procspawn::Pool;

const NUMBERS: Range<u32> = 1_000_000..1_003_000;
const RUNS: u32 = 50; // of what is quick, and quicker than in Python

// The quick task: count the divisors of a number, up to its root.
fn divisors(number: u32) -> usize {
    (1..=number.isqrt()).filter(|d| number.is_multiple_of(*d)).count()
}

// Send the numbers in bundles of this size. Each comes back as a bundle, too.
fn in_pool(pool: &Pool, size: usize) -> usize {
    let numbers: Vec<_> = NUMBERS.collect();
    let run = |some: &[u32]| -> usize {
        let bundles = some.chunks(size).map(<[u32]>::to_vec);
        let jobs: Vec<_> = bundles.map(|b| pool.spawn(b, bundle)).collect();
        jobs.into_iter().flat_map(|job| job.join().unwrap()).sum()
    };
    numbers.chunks(100 * size).map(run).sum() // a waiting job has 3 files open
}

fn bundle(numbers: Vec<u32>) -> Vec<usize> {
    numbers.into_iter().map(divisors).collect()
}

// Do all of it in one way, several times. The seconds that one run takes.
fn measure(runs: u32, run: impl Fn() -> usize) -> f64 {
    let start = Instant::now();
    for _ in 0..runs {
        assert_eq!(run(), 22_419);
    }
    start.elapsed().as_secs_f64() / f64::from(runs)
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn main() {
    procspawn::init(); // a child process starts here, and ends here

    // Take turns: in a loop, one at a time, and 500 at a time.
    let pool = Pool::new(2).unwrap();
    let turns = [(); 3].map(|()| {
        let plain = measure(RUNS, || NUMBERS.map(divisors).sum());
        let single = measure(2, || in_pool(&pool, 1));
        let bundled = measure(RUNS, || in_pool(&pool, 500));
        (plain, single, bundled)
    });

    // Keep what is typical: the median of the turns.
    let plain = median(turns.iter().map(|turn| turn.0));
    let single = median(turns.iter().map(|turn| turn.0 / turn.1));
    let bundled = median(turns.iter().map(|turn| turn.0 / turn.2));
    println!("in a loop: {plain:.3} s");
    println!("one at a time against the loop: {single:.3}×");
    println!("500 at a time against the loop: {bundled:.3}×");
}
