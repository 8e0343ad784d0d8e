//! A process takes megabytes of memory, a thread takes kilobytes.

use std::sync::Barrier;
use std::thread;

use ipc_channel::ipc::{self, IpcReceiver, IpcSender};
use memory_stats::memory_stats;
use procspawn::JoinHandle;

// The KiB that this process uses, including those that it shares.
fn resident() -> f64 {
    memory_stats().unwrap().physical_mem as f64 / 1024.0
}

// What a child does: report its memory, and stay until it is killed.
fn report(reports: IpcSender<f64>) {
    reports.send(resident()).unwrap();
    loop {
        thread::park(); // it may wake up for no reason
    }
}

// Start a child, and keep the end of the pipe that its report comes out of.
fn start() -> (JoinHandle<()>, IpcReceiver<f64>) {
    let (sender, receiver) = ipc::channel().unwrap();
    (procspawn::spawn(sender, report), receiver)
}

fn main() {
    procspawn::init(); // a child process does its work in here, and exits

    // Five processes at the same time: take the mean of what they report.
    let children = [(); 5].map(|()| start());
    let sizes = children.iter().map(|(_, reports)| reports.recv().unwrap());
    let process_size = sizes.sum::<f64>() / 5.0;
    drop(children); // kills them
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
