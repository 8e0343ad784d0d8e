//! A process squares the number it is given and sends back the result.

// What the process does: square a number, and send back the result.
fn square(number: u32) -> u32 {
    number * number
}

fn main() -> anyhow::Result<()> {
    procspawn::init(); // a child process does its work in here, and exits

    // Start the process: it gets its own copy of the number.
    let process = procspawn::spawn(5, square);

    // Wait for the result, and then for the process to end.
    let result = process.join()?;
    println!("5 squared is {result}");
    Ok(())
}
