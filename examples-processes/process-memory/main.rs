//! A process takes megabytes of memory, a thread takes kilobytes.

use std::sync::Barrier;
use std::thread;

use ipc_channel::ipc::{self, IpcSender};
use memory_stats::memory_stats;

// The KiB that this process uses, those it shares with others included.
fn resident() -> f64 {
    memory_stats().unwrap().physical_mem as f64 / 1024.0
}

// What a child does: report its memory, and stay until it is killed.
fn report(parent: IpcSender<f64>) {
    parent.send(resident()).unwrap();
    thread::park();
}

fn main() {
    procspawn::init(); // a child process starts here, and ends here

    // Five processes at the same time: take the mean of what they report.
    let (parent, reports) = ipc::channel().unwrap();
    let processes = [(); 5].map(|()| procspawn::spawn(parent.clone(), report));
    let sum: f64 = (0..5).map(|_| reports.recv().unwrap()).sum();
    let process_size = sum / 5.0;
    for mut process in processes {
        process.kill().unwrap();
    }
    println!("a process, at most: {:.1} MiB", process_size / 1024.0);

    // Two hundred threads at the same time: see how much memory they add.
    let before = resident();
    let barrier = Barrier::new(201);
    let thread_size = thread::scope(|scope| {
        for _ in 0..200 {
            scope.spawn(|| {
                barrier.wait();
                barrier.wait();
            });
        }
        barrier.wait(); // they all run by now
        let added = resident() - before;
        barrier.wait();
        added / 200.0
    });
    println!("a thread: {thread_size:.1} KiB");
    let ratio = process_size / thread_size;
    println!("process against thread, at most: {ratio:.1}×");
}
