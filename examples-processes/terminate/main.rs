//! A process that takes too long is ended from outside.

use std::thread;
use std::time::Duration;

use procspawn::JoinHandle;

// What the processes do: something that takes some seconds.
fn work(seconds: f64) {
    thread::sleep(Duration::from_secs_f64(seconds));
}

// Wait for a process, up to a limit. If it is still running then, end it.
fn finish(name: &str, mut process: JoinHandle<()>, limit: u64) {
    match process.join_timeout(Duration::from_secs(limit)) {
        Err(error) if error.is_timeout() => {
            process.kill().unwrap(); // and waits until it has ended
            println!("{name}: took too long");
        }
        Err(error) => panic!("{name}: {error}"),
        Ok(()) => println!("{name}: done"),
    }
}

fn main() {
    procspawn::init(); // a child process does its work in here, and exits

    // Start two processes.
    let quick = procspawn::spawn(1.0, work);
    let slow = procspawn::spawn(60.0, work);

    // The quick one has plenty of time, the slow one doesn't.
    finish("quick", quick, 30);
    finish("slow", slow, 1);
}
