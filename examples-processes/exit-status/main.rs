//! A parent finds out how its children ended: well, failed or died.

use std::process;
use std::thread;
use std::time::Duration;

use procspawn::JoinHandle;

// What children do: read a number, leave early, or wait for too long.
fn read(text: String) -> i32 {
    text.parse().unwrap()
}

fn leave(_: ()) -> i32 {
    process::exit(3)
}

fn wait(_: ()) -> i32 {
    thread::sleep(Duration::from_secs(60));
    0
}

// What the parent sees once a child has ended.
fn outcome(process: JoinHandle<i32>) -> &'static str {
    match process.join() {
        Ok(_) => "ended well",
        Err(error) if error.is_panic() => "failed", // the message is in it
        Err(_) => "died", // without an answer: nobody says of what
    }
}

fn main() {
    procspawn::init(); // a child process starts here, and ends here

    // Start four children, and kill the one that waits.
    let good = procspawn::spawn("5".to_string(), read);
    let bad = procspawn::spawn("five".to_string(), read);
    let leaving = procspawn::spawn((), leave);
    let mut waiting = procspawn::spawn((), wait);
    waiting.kill().unwrap();

    // No child can stop the parent, so the parent has to ask.
    println!("good text: {}", outcome(good));
    println!("bad text: {}", outcome(bad));
    println!("leaving: {}", outcome(leaving));
    println!("waiting: {}", outcome(waiting));
}
