//! Main comes to its end while a thread is still saying hello.

use std::thread;
use std::time::Duration;

// What the thread does: hello, then a second's wait, three times.
fn say_hello() {
    for number in 1..=3 {
        println!("thread: hello {number}");
        thread::sleep(Duration::from_secs(1));
    }
}

fn main() {
    // Start the thread, and do not wait for it: main keeps going.
    let thread = thread::spawn(say_hello);

    // Main has nothing left to do, the thread has: the program goes on for it.
    println!("main: nothing left to do");
    thread.join().unwrap(); // Rust does not wait unless told to
}
