//! Many waits of a second at the same time, each in its own thread.

use std::env;
use std::io;
use std::sync::{Arc, Barrier};
use std::thread::{self, Builder};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

// What each thread does: wait until all of them are there, then for a second.
fn wait(all_there: &Barrier) {
    all_there.wait();
    thread::sleep(Duration::from_secs(1));
}

fn main() -> Result<()> {
    // Take the number of waits from the command line.
    let number = env::args().nth(1).context("How many? Name a number.")?;
    let number: usize = number.parse()?;

    // Start a thread for each wait.
    let start = Instant::now();
    let all_there = Arc::new(Barrier::new(number));
    let spawn = |_| {
        let all_there = Arc::clone(&all_there);
        Builder::new().spawn(move || wait(&all_there)) // may be refused
    };
    let threads: Vec<_> = (0..number).map(spawn).collect::<io::Result<_>>()?;
    let waits = threads.len();

    // Wait until the last of them has ended.
    for thread in threads {
        thread.join().unwrap();
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("waits: {waits}");
    println!("together: {seconds:.4} s");
    Ok(())
}
