//! Main asks two threads to stop: one is waiting, the other is computing.

use std::thread;
use std::time::{Duration, Instant};

use crossbeam::channel::{self, Receiver, RecvTimeoutError, TryRecvError};
use sha2::{Digest, Sha256};

static PIECE: &[u8] = &[0; 1 << 20]; // of a file that never ends

// Save once a minute. What this waits for is the request, not the clock.
fn autosave(stop: Receiver<()>) {
    println!("autosave: starting");
    let minute = Duration::from_secs(60);
    while stop.recv_timeout(minute) == Err(RecvTimeoutError::Timeout) {
        println!("autosave: saved");
    }
    println!("autosave: saved for the last time");
    println!("autosave: finishing");
}

// Compute piece by piece, and look for the request after each of them.
fn checksum(stop: Receiver<()>) {
    println!("checksum: starting");
    let (mut sha256, mut size) = (Sha256::new(), 0.0);
    while stop.try_recv() == Err(TryRecvError::Empty) {
        sha256.update(PIECE);
        size += 1.0;
    }
    println!("checksum: got through {size:.1} MiB");
    println!("checksum: finishing");
}

fn main() {
    // Start both threads. Main keeps what it needs to stop them.
    let (request, stop) = channel::bounded(0);
    let threads = [autosave, checksum].map(|work| {
        let stop = stop.clone();
        thread::spawn(move || work(stop))
    });

    // Let them work for a second.
    thread::sleep(Duration::from_secs(1));

    // Ask both of them to stop, and wait until they have done so.
    let asked = Instant::now();
    drop(request); // this closes the channel, and that is the request
    for thread in threads {
        thread.join().unwrap();
    }
    println!("stopped after: {:.1} ms", asked.elapsed().as_secs_f64() * 1e3);
}
