//! Three cooks put dishes into one channel, and a waiter serves them all.

use std::thread;

use crossbeam::channel::{self, Receiver, Sender};

// What each producer does: send its dishes, one by one.
fn cook(name: &str, channel: Sender<String>) {
    for number in 1..4 {
        channel.send(format!("{name} {number}")).unwrap();
    }
} // this cook's sender is dropped here

// What the consumer does: take a dish and serve it, until there are no more.
fn serve(channel: Receiver<String>) {
    let mut served = 0;
    for dish in channel {
        println!("served: {dish}");
        served += 1;
    }
    println!("{served} dishes");
}

fn main() {
    // Make a channel with room for two dishes. When it is full, cooks wait.
    let (sender, receiver) = channel::bounded(2);

    // Start one consumer and three producers.
    let waiter = thread::spawn(|| serve(receiver));
    let cooks = ["soup", "pasta", "cake"].map(|name| {
        let sender = sender.clone();
        thread::spawn(move || cook(name, sender))
    });

    // When all producers have ended, tell the consumer that there are no more.
    for thread in cooks {
        thread.join().unwrap();
    }
    drop(sender); // the last sender: this closes the channel
    waiter.join().unwrap();
    println!("Done");
}
