//! The smallest program with a thread: it prints the numbers 0 to 4.

use std::thread;

// What the thread does: it runs an ordinary function.
fn print_numbers() {
    for number in 0..5 {
        println!("{number}");
    }
}

fn main() {
    println!("main: starting a thread");

    // Start a thread that calls the function. Main does not wait for the call.
    let thread = thread::spawn(print_numbers);

    // The function returns, and that ends the thread. Main waits until then.
    thread.join().unwrap();
    println!("main: the thread has ended");
}
