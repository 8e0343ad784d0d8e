//! A task fails, and its error waits in the task until somebody asks.

use std::sync::Arc;

use tokio::sync::Notify;

// What each task does: give a sign, and fail in the same turn on the thread.
async fn save(name: &str, sign: Arc<Notify>) -> Result<(), String> {
    println!("{name}: starting");
    sign.notify_one();
    Err(format!("no space left for {name}"))
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let sign = Arc::new(Notify::new());

    // Nobody awaits the first task: main only waits until it has failed.
    let forgotten = tokio::spawn(save("photos", Arc::clone(&sign)));
    sign.notified().await;
    assert!(forgotten.is_finished());
    println!("main: the first task has ended");

    // Main awaits the second task, and this is where the error comes out.
    let awaited = tokio::spawn(save("videos", sign));
    if let Err(error) = awaited.await.unwrap() {
        println!("main hears: {error}");
    }

    // Main ends as if nothing else had happened.
    println!("Done");
}
