//! Three processes put what they find into one queue, and main takes it out.

use ipc_channel::IpcError;
use ipc_channel::ipc::{self, IpcSender};

// What is looked for: a number whose square reads the same backwards.
fn is_match(number: u64) -> bool {
    let square = (number * number).to_string();
    square == square.chars().rev().collect::<String>()
}

// What each process does: put a number into the queue as soon as it is found.
fn search((first, found): (u64, IpcSender<u64>)) {
    for number in first..first + 1_000_000 {
        if is_match(number) {
            found.send(number).unwrap();
        }
    }
} // this process's sender is dropped here

fn main() -> anyhow::Result<()> {
    procspawn::init(); // a child process does its work in here, and exits

    // Make one queue for all, and start a process for each of three millions.
    let (sender, receiver) = ipc::channel()?;
    let processes = [10_000_000, 11_000_000, 12_000_000]
        .map(|first| procspawn::spawn((first, sender.clone()), search));
    drop(sender); // only the processes can send now

    // Take the numbers as they come, until no process has any more.
    loop {
        match receiver.recv() {
            Ok(number) => println!("{number}² = {}", number * number),
            Err(IpcError::Disconnected) => break, // no sender is left
            Err(error) => return Err(error.into()),
        }
    }

    // Only now wait for the processes: the queue is empty.
    for process in processes {
        process.join()?;
    }
    println!("Done");
    Ok(())
}
