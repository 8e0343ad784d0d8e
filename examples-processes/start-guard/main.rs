//! A child process runs its program from the top: a guard has to stop it.

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
    // Parent and child both come by here.
    println!("the program starts");

    // The guard: the parent goes on, the child turns off to its work.
    procspawn::init();
    start_child();
}
