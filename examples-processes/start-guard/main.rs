//! A child process starts your program again, so the program needs a guard.

// What the child is started for.
fn work() {
    println!("child: working");
}

// What only the parent may do: a child that did it would start a child, too.
fn start_child() {
    println!("parent: starting a child");
    let process = procspawn::spawn((), |()| work());
    process.join().unwrap();
    println!("parent: the child has ended");
}

fn main() {
    // Both the parent and the child run this line.
    println!("the program starts");

    // The guard: only the parent gets past it.
    procspawn::init();
    start_child();
}
