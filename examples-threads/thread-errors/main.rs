//! A thread fails, and how main asks decides whether it hears of it.

use std::thread;

// What the thread does: share a cake, which needs somebody to eat it.
fn slices(guests: u32) -> Result<u32, &'static str> {
    12_u32.checked_div(guests).ok_or("no guests")
}

fn main() {
    // A thread that fails says so on standard error. What does join say?
    let thread = thread::spawn(|| slices(0).unwrap()); // it panics
    println!("join says: {:?}", thread.join());

    // Take the result as a value: it is an answer or an error, never nothing.
    let thread = thread::spawn(|| slices(0));
    let result = thread.join().unwrap(); // it does not panic
    match result {
        Ok(slices) => println!("each guest gets {slices}"),
        Err(error) => println!("main hears: {error}"),
    }

    // Main goes on, and the program ends as if nothing had happened.
    println!("Done");
}
