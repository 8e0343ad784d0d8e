//! A process says hello three times, while main goes on with its own work.

use std::thread;
use std::time::Duration;

// What the process does: say hello, then wait a second, three times.
fn say_hello() {
    for number in 1..4 {
        println!("process: hello {number}");
        thread::sleep(Duration::from_secs(1));
    }
}

fn main() {
    procspawn::init(); // a child process does its work in here, and exits

    // Start the process, and go on without waiting for it.
    let process = procspawn::spawn((), |()| say_hello());
    println!("main: going on");

    // Wait for it only when there is nothing else left to do.
    process.join().unwrap();
    println!("main: done");
}
