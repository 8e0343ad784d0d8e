//! A process changes its own copy of a list, a thread changes the shared one.

use std::sync::Mutex;
use std::thread;

static NUMBERS: Mutex<Vec<u32>> = Mutex::new(Vec::new());

// What both do: add a number to the global list, then print the list.
fn add_one(name: String) {
    let mut numbers = NUMBERS.lock().unwrap();
    numbers.push(1);
    println!("{name}: {numbers:?}");
}

fn main() {
    procspawn::init(); // a child process does its work in here, and exits

    // Let a process do it: main's list stays empty.
    let process = procspawn::spawn("process".to_owned(), add_one);
    process.join().unwrap();
    println!("main: {:?}", NUMBERS.lock().unwrap());

    // Let a thread do it: it has the same list as main.
    let thread = thread::spawn(|| add_one("thread".to_owned()));
    thread.join().unwrap();
    println!("main: {:?}", NUMBERS.lock().unwrap());
}
