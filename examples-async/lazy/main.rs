//! Calling an async function runs nothing; an await runs it, or a task does.

use std::sync::Arc;

use tokio::sync::Notify;

// Announce that it runs, and give the sign.
async fn work(name: &str, sign: Arc<Notify>) {
    println!("{name}: starting");
    sign.notify_one();
    println!("{name}: finishing");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let sign = Arc::new(Notify::new());

    // A call only describes the work: nobody runs it yet.
    let lazy = work("lazy", Arc::clone(&sign));

    // A task is handed to the event loop, which runs it by itself.
    let task = tokio::spawn(work("task", Arc::clone(&sign)));
    println!("main: neither has run");

    // As soon as main waits, here for the sign, the loop can run the task.
    sign.notified().await;
    println!("main: only the task has run");

    // What was only described runs here and now, when it is awaited.
    lazy.await;
    task.await.unwrap(); // ended long ago: this only asks how
    println!("main: both have run");
}
