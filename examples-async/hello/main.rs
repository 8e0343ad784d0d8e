//! An async function says Hello, waits for a second and says Goodbye.

use std::io;
use std::time::{Duration, Instant};

use tokio::runtime::Builder;
use tokio::time::sleep;

// At an await the function stops, and its thread is free for other tasks.
async fn greet(name: &str) {
    println!("Hello, {name}");
    sleep(Duration::from_secs(1)).await;
    println!("Goodbye, {name}");
}

fn main() -> io::Result<()> {
    let start = Instant::now();

    // Start an event loop and let it run the function to its end.
    let event_loop = Builder::new_current_thread().enable_time().build()?;
    event_loop.block_on(greet("world"));

    // There was no other task to run, so the thread waited for a second.
    println!("elapsed: {:.2} s", start.elapsed().as_secs_f64());
    Ok(())
}
