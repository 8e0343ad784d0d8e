//! A process squares the number it is given and hands back the result.

// What the process does: square a number, hand back the result.
fn square(number: u32) -> u32 {
    number * number
}

fn main() {
    procspawn::init(); // a child process starts here, and ends here

    // Start the process: the number is copied into its memory.
    let process = procspawn::spawn(5, square);

    // Wait for the result, which is copied back, and for the process to end.
    let result = process.join().unwrap();
    println!("5 squared is {result}");
}
