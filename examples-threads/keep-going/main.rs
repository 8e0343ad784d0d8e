//! Main reaches its end while a thread is still saying hello.

use std::thread;
use std::time::Duration;

// What the thread does: say hello and wait a second, three times.
fn say_hello() {
    for number in 1..=3 {
        println!("thread: hello {number}");
        thread::sleep(Duration::from_secs(1));
    }
}

fn main() {
    // Start the thread. Main keeps going.
    let thread = thread::spawn(say_hello);

    // Main is done, but the thread isn't: the program stays alive for it.
    println!("main: nothing left to do");
    thread.join().unwrap(); // Rust waits only where you tell it to
}
