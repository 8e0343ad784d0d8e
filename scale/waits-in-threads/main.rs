//! Many waits of a second at the same time, each in its own thread.

use std::env;
use std::io;
use std::thread::{self, Builder};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

// What each thread does.
fn wait() {
    thread::sleep(Duration::from_secs(1));
}

fn main() -> Result<()> {
    // Take the number of waits from the command line.
    let number = env::args().nth(1).context("How many? Name a number.")?;
    let number: usize = number.parse()?;

    // Start a thread for each wait, unless the system refuses.
    let start = Instant::now();
    let spawn = |_| Builder::new().spawn(wait); // `thread::spawn` panics then
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
