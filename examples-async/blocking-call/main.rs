//! A blocking call stops every task, unless it runs in a separate thread.

use std::thread;
use std::time::{Duration, Instant};

use futures::future;
use tokio::task;

const NAMES: [&str; 4] = ["task 1", "task 2", "task 3", "task 4"];

// A call that blocks its thread: it knows nothing of the event loop.
fn call() {
    thread::sleep(Duration::from_millis(500));
}

// This blocks the event loop's own thread, so no other task can run.
async fn blocking(name: &str) {
    println!("{name}: starting");
    call();
    println!("{name}: finishing");
}

// This blocks a separate thread, and the event loop goes on.
async fn in_thread(name: &str) {
    println!("{name}: starting");
    task::spawn_blocking(call).await.unwrap();
    println!("{name}: finishing");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // Four tasks that block: each has to wait for the one before it.
    let start = Instant::now();
    let tasks = NAMES.map(|name| tokio::spawn(blocking(name)));
    future::try_join_all(tasks).await.unwrap();
    let blocked = start.elapsed().as_secs_f64();
    println!("blocking: {blocked:.2} s");

    // Four tasks whose calls run in threads: all of them wait at once.
    let start = Instant::now();
    let tasks = NAMES.map(|name| tokio::spawn(in_thread(name)));
    future::try_join_all(tasks).await.unwrap();
    let threaded = start.elapsed().as_secs_f64();
    println!("in threads: {threaded:.2} s");
    println!("faster: {:.2}×", blocked / threaded);
}
