//! Three processes put what they find into one queue, and main takes it out.

use ipc_channel::ipc::{self, IpcSender};

// What takes the time: several million divisions for each prime.
fn is_prime(number: u64) -> bool {
    (2..=number.isqrt()).all(|divisor| !number.is_multiple_of(divisor))
}

// What each process does: put a prime into the queue as soon as it is found.
fn search((first, found): (u64, IpcSender<u64>)) {
    for number in first..first + 60 {
        if is_prime(number) {
            found.send(number).unwrap();
        }
    }
} // this process's sender is dropped here

fn main() -> anyhow::Result<()> {
    procspawn::init(); // a child process does its work in here, and exits

    // Make one queue for all, and start a process for each of three ranges.
    let (sender, receiver) = ipc::channel()?;
    let firsts = [30_000_000_000_000, 40_000_000_000_000, 60_000_000_000_000];
    let processes =
        firsts.map(|first| procspawn::spawn((first, sender.clone()), search));
    drop(sender); // only the processes can send now

    // Take the primes as they come, until no process has any more.
    while let Ok(prime) = receiver.recv() {
        println!("found: {prime}");
    } // an error: no sender is left

    // Only now wait for the processes: the queue is empty.
    for process in processes {
        process.join()?;
    }
    println!("Done");
    Ok(())
}
