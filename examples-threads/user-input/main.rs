//! Main waits for your next line while a thread keeps ticking.

use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::Duration;

// What the thread does: tick every two seconds until it is told to stop.
fn tick(stop: &Receiver<()>, ticked: &SyncSender<()>) {
    let pause = Duration::from_secs(2);
    while stop.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        println!("clock: tick");
        let _ = ticked.try_send(()); // lost unless main is waiting for it
    }
    println!("clock: stopped");
}

// Answer line by line. However long main waits here, the clock keeps ticking.
fn answer(ticked: &Receiver<()>) -> anyhow::Result<()> {
    for line in io::stdin().lines() {
        match line?.trim() {
            "quit" => break,
            "wait" => {
                ticked.recv()?;
                println!("main: I heard that");
            }
            text => println!("main: you typed {text}"),
        }
    }
    Ok(())
}

fn main() -> anyhow::Result<()> {
    println!("main: type something, wait (for a tick), or quit");

    // Start the clock. Main keeps what it needs to stop it and to hear it.
    let (stop, stopped) = mpsc::channel();
    let (sender, ticked) = mpsc::sync_channel(0);
    let clock = thread::spawn(move || tick(&stopped, &sender));

    // When there is no more input, tell the clock to stop. It does so at once.
    answer(&ticked)?;
    drop(stop); // closing the channel is the signal
    clock.join().unwrap();
    println!("main: goodbye");
    Ok(())
}
