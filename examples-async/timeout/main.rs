//! Main gives up on a slow answer, which is cancelled and cleans up.

use std::time::{Duration, Instant};

use tokio::time::{sleep, timeout};

struct Cleanup<'a>(&'a str);

impl Drop for Cleanup<'_> {
    fn drop(&mut self) {
        println!("{}: cleaning up", self.0);
    }
}

// Wait for the answer. Clean up in any case, even if the wait is cancelled.
async fn answer(name: &str, seconds: f64) -> &'static str {
    println!("{name}: starting");
    let _cleanup = Cleanup(name); // dropped however the function ends
    sleep(Duration::from_secs_f64(seconds)).await;
    println!("{name}: finishing");
    "yes"
}

// Ask for an answer, but do not wait for it longer than a second.
async fn ask(name: &str, seconds: f64) -> &'static str {
    timeout(Duration::from_secs(1), answer(name, seconds))
        .await
        .unwrap_or("none in time")
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // One answer comes in time. The other would take two seconds.
    let start = Instant::now();
    println!("quick answer: {}", ask("quick", 0.5).await);
    println!("slow answer: {}", ask("slow", 2.0).await);
    println!("elapsed: {:.2} s", start.elapsed().as_secs_f64());

    // Wait until the slow answer is overdue: it was cancelled, so none comes.
    sleep(Duration::from_secs_f64(1.5)).await;
    println!("Done");
}
