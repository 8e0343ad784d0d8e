//! Main hands over two tasks, keeps working, and collects the results later.

use std::thread::{self, JoinHandle};
use std::time::Duration;

// Turn a function into one that runs in a thread. The new one returns at once.
fn background<A, T>(function: fn(A) -> T) -> impl Fn(A) -> JoinHandle<T>
where
    A: Send + 'static,
    T: Send + 'static,
{
    move |argument| thread::spawn(move || function(argument))
}

// What runs in the background: it takes a while and returns a result.
fn back_up(name: &str) -> String {
    println!("{name}: starting");
    thread::sleep(Duration::from_millis(1500));
    println!("{name}: finishing");
    format!("copy of {name}")
}

fn main() {
    let back_up = background(back_up); // what `@background` does in Python

    // Hand over two tasks. Neither call waits.
    let tasks = [back_up("photos"), back_up("videos")];

    // Keep working in the meantime.
    println!("main: starting");
    thread::sleep(Duration::from_secs(1));
    println!("main: finishing");

    // Collect the results. This waits for those that are not ready yet.
    let copies = tasks.map(|task| task.join().unwrap());
    println!("{}", copies.join(" and "));
}
