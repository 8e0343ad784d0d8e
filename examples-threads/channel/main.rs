//! Three cooks put dishes into one channel; a waiter serves them all.

use std::thread;

use crossbeam::channel::{self, Receiver, Sender};

// What a producer does: send its dishes, one by one.
fn cook(name: &str, channel: Sender<String>) {
    for number in 1..4 {
        channel.send(format!("{name} {number}")).unwrap();
    }
} // its sender is dropped here

// What the consumer does: take a dish, serve it, until no more can come.
fn serve(channel: Receiver<String>) {
    let mut served = 0;
    for dish in channel {
        println!("served: {dish}");
        served += 1;
    }
    println!("{served} dishes");
}

fn main() {
    // Make a channel with room for two: who finds it full waits.
    let (sender, receiver) = channel::bounded(2);

    // Start one consumer and three producers.
    let waiter = thread::spawn(|| serve(receiver));
    let cooks = ["soup", "pasta", "cake"].map(|name| {
        let sender = sender.clone();
        thread::spawn(move || cook(name, sender))
    });

    // When all producers have ended, let the consumer end as well.
    for thread in cooks {
        thread.join().unwrap();
    }
    drop(sender); // the last one: the channel is closed
    waiter.join().unwrap();
    println!("Done");
}
