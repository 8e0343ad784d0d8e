//! A thread of its own prints the numbers 0 to 4, and main waits for it.

use std::thread;

// What the thread does: it is an ordinary function.
fn print_numbers() {
    for number in 0..5 {
        println!("{number}");
    }
}

fn main() {
    println!("main: starting a thread");

    // Start a thread that runs the function, and go on at once.
    let thread = thread::spawn(print_numbers);

    // Wait until the function has returned: then the thread has ended.
    thread.join().unwrap();
    println!("main: the thread has ended");
}
