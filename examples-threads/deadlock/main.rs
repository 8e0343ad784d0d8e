//! Two cooks take two tools in opposite order, then in the same order.

use std::sync::{Barrier, Mutex};
use std::thread;
use std::time::Duration;

type Tool = Mutex<&'static str>; // its name is inside the lock

// Take one tool. When the other cook has one as well, try to take a second.
fn try_both(cook: &str, first: &Tool, second: &Tool, both: &Barrier) {
    let first = first.lock().unwrap();
    both.wait();
    match second.try_lock() {
        Ok(second) => {
            println!("{cook}: has the {} and the {}", *first, *second);
        }
        Err(_) => println!("{cook}: has only the {}", *first),
    }
    both.wait(); // neither gives up a tool before both have tried
}

// Take one tool, then the other, and wait for each as long as it takes.
fn take_both(cook: &str, first: &Tool, second: &Tool) {
    let first = first.lock().unwrap();
    let second = second.lock().unwrap();
    println!("{cook}: has the {} and the {}", *first, *second);
    thread::sleep(Duration::from_millis(500));
}

fn main() {
    // In opposite order, each cook ends up with what the other one needs.
    let (knife, board) = (Mutex::new("knife"), Mutex::new("board"));
    let both = Barrier::new(2);
    thread::scope(|scope| {
        scope.spawn(|| try_both("soup", &knife, &board, &both));
        scope.spawn(|| try_both("cake", &board, &knife, &both));
    });

    // In the same order, whoever has the first tool gets the second one, too.
    thread::scope(|scope| {
        scope.spawn(|| take_both("soup", &knife, &board));
        scope.spawn(|| take_both("cake", &knife, &board));
    });
    println!("Done");
}
