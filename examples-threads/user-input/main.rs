//! Main waits for what you type while a thread keeps ticking.

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

// What the thread does: tick every five seconds until it is told to stop.
fn tick(stop: &Receiver<()>) {
    let pause = Duration::from_secs(5);
    while stop.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        println!("clock: five more seconds");
    }
    println!("clock: stopped");
}

// Answer line by line: while this waits for the next one, the clock ticks.
fn answer() -> io::Result<()> {
    for line in io::stdin().lines() {
        let line = line?;
        let text = line.trim();
        if text == "quit" {
            break;
        }
        println!("main: you typed {text}");
    }
    Ok(())
}

fn main() -> anyhow::Result<()> {
    println!("main: type something, or quit");

    // Start the clock, and keep what can stop it.
    let (stop, stopped) = mpsc::channel();
    let clock = thread::spawn(move || tick(&stopped));

    // Tell the clock to stop when there is no more input: it does so at once.
    answer()?;
    drop(stop); // the end of the channel is the signal
    clock.join().unwrap();
    println!("main: goodbye");
    Ok(())
}
