//! Many waits of a second at the same time, each in its own thread.

use std::env;
use std::io;
use std::sync::{Arc, Mutex};
use std::thread::{self, Builder};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

// What each thread does: wait until all of them are there, then for a second.
fn wait(gate: &Mutex<()>) {
    drop(gate.lock().unwrap());
    thread::sleep(Duration::from_secs(1));
}

fn main() -> Result<()> {
    // Take the number of waits from the command line.
    let number = env::args().nth(1).context("How many? Name a number.")?;
    let number: usize = number.parse()?;

    // Start a thread for each wait. While main holds the lock, none gets past.
    let start = Instant::now();
    let gate = Arc::new(Mutex::new(()));
    let closed = gate.lock().unwrap();
    let spawn = |_| {
        let gate = Arc::clone(&gate);
        Builder::new().spawn(move || wait(&gate)) // an error if it is refused
    };
    let threads: Vec<_> = (0..number).map(spawn).collect::<io::Result<_>>()?;
    let waits = threads.len();
    drop(closed);

    // Wait until the last of them has ended.
    for thread in threads {
        thread.join().unwrap();
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("waits: {waits}");
    println!("together: {seconds:.4} s");
    Ok(())
}
