//! Two threads run the same function, each with its own message.

use std::thread;
use std::time::Duration;

// What each thread does: say its message, wait a second, say it again.
fn say(name: &str, message: &str) {
    println!("{name}: {message}");
    thread::sleep(Duration::from_secs(1));
    println!("{name}: {message} again");
}

fn main() {
    // Start both threads before waiting for either of them.
    let cat = thread::spawn(|| say("cat", "meow"));
    let dog = thread::spawn(|| say("dog", "woof"));

    // Wait for both. The order of these two waits doesn't matter.
    cat.join().unwrap();
    dog.join().unwrap();
    println!("Done");
}
