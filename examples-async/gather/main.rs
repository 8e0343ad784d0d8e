//! Three waits at once take as long as the longest; results stay in order.

use std::time::{Duration, Instant};

use futures::future;
use tokio::time::sleep;

// What each task does: announce itself, wait, hand over a result.
async fn wait(name: &str, seconds: f64) -> String {
    println!("{name}: starting");
    sleep(Duration::from_secs_f64(seconds)).await;
    println!("{name}: finishing");
    format!("result of {name}")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();

    // Make three tasks: all of them wait at the same time, on one thread.
    let waits = [wait("long", 2.0), wait("medium", 1.5), wait("short", 1.0)];
    let tasks = waits.map(tokio::spawn);
    let results = future::try_join_all(tasks).await.unwrap();

    // The results come in the order of the calls, whichever finished first.
    for result in results {
        println!("{result}");
    }
    println!("together: {:.2} s", start.elapsed().as_secs_f64());
}
