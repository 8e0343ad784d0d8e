//! A process says hello three times, and main does not wait to go on.

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
    procspawn::init(); // a child process starts here, and ends here

    // Start the process and go on at once, while it says hello.
    let process = procspawn::spawn((), |()| say_hello());
    println!("main: going on");

    // Wait for the process only when there is nothing else to do.
    process.join().unwrap();
    println!("main: done");
}
