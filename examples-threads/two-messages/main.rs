//! Two threads run the same function, each with a message of its own.

use std::thread;
use std::time::Duration;

// What each thread does: its message, a second's wait, its message again.
fn say(name: &str, message: &str) {
    println!("{name}: {message}");
    thread::sleep(Duration::from_secs(1));
    println!("{name}: {message} again");
}

fn main() {
    // Start both before waiting for either: which speaks first is open.
    let cat = thread::spawn(|| say("cat", "meow"));
    let dog = thread::spawn(|| say("dog", "woof"));

    // Wait for both; it does not matter for whom first.
    cat.join().unwrap();
    dog.join().unwrap();
    println!("Done");
}
