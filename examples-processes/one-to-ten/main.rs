//! A separate process prints the numbers from one to ten.

// What the process does: print all numbers from the first to the last.
fn count(first: u32, last: u32) {
    for number in first..=last {
        println!("{number}");
    }
}

fn main() {
    procspawn::init(); // a child process does its work in here, and exits

    // Start the process, and give it the two numbers that it needs.
    let process = procspawn::spawn((1, 10), |(first, last)| count(first, last));

    // Wait until it has ended: by then, all its numbers are printed.
    process.join().unwrap();
    println!("Done");
}
