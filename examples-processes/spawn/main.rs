//! Five processes wait two seconds each, all at the same time.

use std::thread;
use std::time::Duration;

// What each process does: announce itself, wait, say goodbye.
fn work(name: String) {
    println!("{name}: starting");
    thread::sleep(Duration::from_secs(2));
    println!("{name}: finishing");
}

fn main() {
    procspawn::init(); // a child process does its work in here, and exits

    // Start five processes, and give each one a name.
    let processes: Vec<_> = (0..5)
        .map(|number| procspawn::spawn(format!("Process {number}"), work))
        .collect();

    // Wait until all of them have ended.
    for process in processes {
        process.join().unwrap();
    }
    println!("Done");
}
