//! Many waits of a second, done by a pool of a hundred threads.

use std::env;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use rayon::{ThreadBuilder, ThreadPoolBuilder, prelude::*};

const WORKERS: usize = 100;

// What a worker does for each of them.
fn wait(_: usize) {
    thread::sleep(Duration::from_secs(1));
}

fn main() -> Result<()> {
    // Take the number of waits from the command line.
    let number = env::args().nth(1).context("How many? Name a number.")?;
    let number: usize = number.parse()?;

    // Hand all of them to the pool: a worker takes one after another.
    let start = Instant::now();
    let waits = (0..number).into_par_iter().with_max_len(1).map(wait);
    let waits = ThreadPoolBuilder::new()
        .num_threads(WORKERS)
        .build_scoped(ThreadBuilder::run, |pool| {
            pool.install(|| waits.count())
        })?;
    let seconds = start.elapsed().as_secs_f64();
    println!("waits: {waits}");
    println!("together: {seconds:.4} s");
    Ok(())
}
