//! A child that fails does not stop its parent: the parent has to ask.

use std::process;
use std::thread;
use std::time::Duration;

use procspawn::JoinHandle;

// What the children do: read a number, leave early, or wait for too long.
fn read(text: String) -> i32 {
    text.parse().expect("not a number")
}

fn leave(_: ()) -> i32 {
    process::exit(3)
}

fn wait(_: ()) -> i32 {
    thread::sleep(Duration::from_secs(60));
    0
}

// What the parent can tell about a child that has ended.
fn outcome(process: JoinHandle<i32>) -> String {
    match process.join() {
        Ok(number) => format!("ended well with {number}"),
        Err(error) => match error.panic_info() {
            Some(panic) => format!("failed: {}", panic.message()),
            None if error.is_remote_close() => {
                "gone without an answer".to_owned() // killed, or left
            }
            None => format!("no answer: {error}"),
        },
    }
}

fn main() {
    procspawn::init(); // a child process does its work in here, and exits

    // Start four children, and kill the one that waits.
    let good = procspawn::spawn("5".to_owned(), read);
    let bad = procspawn::spawn("five".to_owned(), read);
    let leaving = procspawn::spawn((), leave);
    let mut waiting = procspawn::spawn((), wait);
    waiting.kill().unwrap();

    // Ask how each of them ended.
    println!("good text: {}", outcome(good));
    println!("bad text: {}", outcome(bad));
    println!("leaving: {}", outcome(leaving));
    println!("waiting: {}", outcome(waiting));
}
