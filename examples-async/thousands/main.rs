//! Ten thousand tasks wait for a second each, all of them on one thread.

use std::time::{Duration, Instant};

use memory_stats::memory_stats;
use tokio::sync::mpsc::{self, UnboundedSender};
use tokio::time::sleep;

const TASKS: usize = 10_000;

// What each task does: report that it has started, then wait.
async fn wait(reports: UnboundedSender<()>) {
    reports.send(()).unwrap();
    sleep(Duration::from_secs(1)).await;
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let memory = || memory_stats().unwrap().physical_mem;
    let (reports, mut received) = mpsc::unbounded_channel();

    // Make the tasks. None of them runs before main waits.
    let before = memory();
    let start = Instant::now();
    let tasks: Vec<_> =
        (0..TASKS).map(|_| tokio::spawn(wait(reports.clone()))).collect();

    // Wait for a report from each task. After the last, all of them wait.
    for _ in &tasks {
        received.recv().await.unwrap();
    }
    let more = memory() - before;
    println!("waiting tasks: {}", tasks.len());
    println!(
        "more memory per task: {:.2} KiB",
        more as f64 / TASKS as f64 / 1024.0
    );

    // Wait until the last of them has finished.
    for task in tasks {
        task.await.unwrap();
    }
    println!("together: {:.2} s", start.elapsed().as_secs_f64());
}
