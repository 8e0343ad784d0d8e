//! A process changes its own copy of a global, a thread the shared one.

use std::sync::Mutex;
use std::thread;

static NUMBERS: Mutex<Vec<u32>> = Mutex::new(Vec::new());

// What both do: add a number to the global list, then say what is in it.
fn add_one(name: String) {
    let mut numbers = NUMBERS.lock().unwrap();
    numbers.push(1);
    println!("{name}: {numbers:?}");
}

fn main() {
    procspawn::init(); // a child process starts here, and ends here

    // Let a process do it: main's list stays as it is.
    let process = procspawn::spawn("process".to_owned(), add_one);
    process.join().unwrap();
    println!("main: {:?}", NUMBERS.lock().unwrap());

    // Let a thread do it: its list is main's list.
    let thread = thread::spawn(|| add_one("thread".to_owned()));
    thread.join().unwrap();
    println!("main: {:?}", NUMBERS.lock().unwrap());
}
