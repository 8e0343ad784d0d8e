//! Two processes see the same bytes, and each of them adds up one half.

use ipc_channel::ipc::IpcSharedMemory;

const HALF: usize = 2_000_000;

// What a process does: get at the memory, and add up the bytes of its half.
fn add_up((name, start, memory): (String, usize, IpcSharedMemory)) {
    let half = &memory[start..start + HALF]; // a slice, not a copy
    let sum: u64 = half.iter().map(|byte| u64::from(*byte)).sum();
    println!("{name}: {sum}");
}

fn main() -> anyhow::Result<()> {
    procspawn::init(); // a child process does its work in here, and exits

    // Put bytes into memory that other processes can see.
    let bytes = [vec![1; HALF], vec![2; HALF]].concat();
    let memory = IpcSharedMemory::from_bytes(&bytes);

    // Start two processes. They are told where the bytes are, not sent them.
    let halves = [("first half", 0), ("second half", HALF)];
    let processes = halves.map(|(name, start)| {
        procspawn::spawn((name.to_owned(), start, memory.clone()), add_up)
    });
    for process in processes {
        process.join()?;
    }

    // Give the memory back to the system.
    drop(memory); // the last handle: the processes have dropped theirs
    println!("Done");
    Ok(())
}
