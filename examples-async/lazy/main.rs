//! An async function runs only when it is awaited or becomes a task.

use std::sync::Arc;

use tokio::sync::Notify;

// What both calls will do: announce themselves, with a sign in between.
async fn work(name: &str, sign: Arc<Notify>) {
    println!("{name}: starting");
    sign.notify_one();
    println!("{name}: finishing");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let sign = Arc::new(Notify::new());

    // A call only describes the work. Nothing runs yet.
    let lazy = work("lazy", Arc::clone(&sign));

    // A task is handed to the event loop, which runs it when main waits.
    let task = tokio::spawn(work("task", Arc::clone(&sign)));
    println!("main: neither has run");

    // Main waits for the sign, so the event loop can run the task.
    sign.notified().await;
    println!("main: only the task has run");

    // The other one runs here, because main awaits it.
    lazy.await;
    println!("main: both have run");

    // The task has finished. Awaiting it now only fetches its result.
    task.await.unwrap();
}
