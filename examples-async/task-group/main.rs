//! The first task that fails ends the others, and main waits for all three.

use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use tokio::task::JoinSet;
use tokio::time::sleep;

struct Connection(&'static str);

impl Drop for Connection {
    fn drop(&mut self) {
        println!("{}: disconnecting", self.0);
    }
}

// What each task does: book something, and disconnect however that ends.
async fn book(name: &'static str, seconds: f64, left: u32) -> Result<()> {
    println!("{name}: starting");
    let _connection = Connection(name); // dropped however the task ends
    sleep(Duration::from_secs_f64(seconds)).await;
    ensure!(left > 0, "the {name} is sold out");
    println!("{name}: finishing");
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();

    // Start a group of three tasks, and wait until all of them have ended.
    let mut group = JoinSet::new();
    group.spawn(book("flight", 0.5, 3));
    group.spawn(book("hotel", 1.0, 0));
    group.spawn(book("car", 3.0, 2));
    let mut failures = Vec::new();
    while let Some(ended) = group.join_next().await {
        match ended {
            Ok(Ok(())) => {}
            Ok(Err(failure)) => {
                failures.push(failure);
                group.abort_all(); // cancels those that are still running
            }
            Err(error) => assert!(error.is_cancelled(), "{error}"),
        }
    }

    // Nobody is booking any more. Say what has failed.
    for failure in failures {
        println!("main: {failure}");
    }
    println!("elapsed: {:.2} s", start.elapsed().as_secs_f64());
}
