//! Four tasks share two turns, so at most two of them work at the same time.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures::future;
use tokio::sync::Semaphore;
use tokio::time::sleep;

// What each task does: wait for a turn, work, and give the turn back.
async fn work(name: &str, seconds: f64, turns: Arc<Semaphore>) {
    println!("{name}: waiting for a turn");
    let _turn = turns.acquire().await.unwrap();
    println!("{name}: starting");
    sleep(Duration::from_secs_f64(seconds)).await;
    println!("{name}: finishing");
} // the turn is given back here

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // There are two turns.
    let turns = Arc::new(Semaphore::new(2));

    // Make all four tasks at once, and wait until all of them have had a turn.
    let start = Instant::now();
    let tasks = [
        work("task 1", 0.8, Arc::clone(&turns)),
        work("task 2", 1.6, Arc::clone(&turns)),
        work("task 3", 1.6, Arc::clone(&turns)),
        work("task 4", 1.6, Arc::clone(&turns)),
    ];
    future::try_join_all(tasks.map(tokio::spawn)).await.unwrap();
    println!("together: {:.2} s", start.elapsed().as_secs_f64());
}
