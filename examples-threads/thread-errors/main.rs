//! A thread fails, and main finds out only if it asks in the right way.

use std::thread;

// What the thread does: share twelve slices of cake. No guests is an error.
fn slices(guests: u32) -> Result<u32, &'static str> {
    12_u32.checked_div(guests).ok_or("no guests")
}

fn main() {
    // The thread fails and reports it on standard error. What does join say?
    let thread = thread::spawn(|| slices(0).unwrap()); // an error: panic
    println!("join says: {:?}", thread.join());

    // Ask for the result instead: it is an answer or an error, never nothing.
    let thread = thread::spawn(|| slices(0));
    let result = thread.join().unwrap(); // the thread itself doesn't panic
    match result {
        Ok(slices) => println!("each guest gets {slices}"),
        Err(error) => println!("main hears: {error}"),
    }

    // Main goes on, and the program ends as if nothing had happened.
    println!("Done");
}
