//! Tasks run in the background while main works on; results come later.

use std::thread::{self, JoinHandle};
use std::time::Duration;

// Turn a function into one that starts in a thread and returns at once.
fn background<A, T>(function: fn(A) -> T) -> impl Fn(A) -> JoinHandle<T>
where
    A: Send + 'static,
    T: Send + 'static,
{
    move |argument| thread::spawn(move || function(argument))
}

// What runs in the background: it takes its time and hands over a result.
fn back_up(name: &str) -> String {
    println!("{name}: starting");
    thread::sleep(Duration::from_millis(1500));
    println!("{name}: finishing");
    format!("copy of {name}")
}

fn main() {
    let back_up = background(back_up); // this is what `@background` does

    // Hand over two tasks: neither call waits.
    let tasks = [back_up("photos"), back_up("videos")];

    // Work on meanwhile.
    println!("main: starting");
    thread::sleep(Duration::from_secs(1));
    println!("main: finishing");

    // Collect the results, and wait for those that are not there yet.
    let copies = tasks.map(|task| task.join().unwrap());
    println!("{}", copies.join(" and "));
}
