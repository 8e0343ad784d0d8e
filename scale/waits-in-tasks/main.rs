//! Many waits of a second at the same time, each in its own task.

use std::env;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use tokio::time::sleep;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    // Take the number of waits from the command line.
    let number = env::args().nth(1).context("How many? Name a number.")?;
    let number: usize = number.parse()?;

    // Make a task for each wait: all of them share one thread.
    let start = Instant::now();
    let second = Duration::from_secs(1);
    let spawn = |_| tokio::spawn(sleep(second));
    let tasks: Vec<_> = (0..number).map(spawn).collect();
    let waits = tasks.len();

    // Wait until the last of them has finished.
    for task in tasks {
        task.await?;
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("waits: {waits}");
    println!("together: {seconds:.4} s");
    Ok(())
}
