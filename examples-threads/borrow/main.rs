//! Main lends its fence to two painters, then shares it with a guest.

use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

// What each painter does: paint the boards of one part, one after another.
fn paint(part: &mut [&'static str], color: &'static str) {
    println!("{color}: starting");
    for board in part {
        thread::sleep(Duration::from_millis(1200));
        *board = color;
    }
    println!("{color}: finishing");
}

// Start a thread that may outlive this call and needs the fence all the while.
fn invite(fence: Arc<Vec<&'static str>>) -> JoinHandle<()> {
    thread::spawn(move || println!("guest: {}", fence.join(" ")))
}

fn main() {
    // Main owns the fence.
    let mut fence = vec!["bare"; 4];

    // Lend a half to each of two painters, and wait until they have finished.
    let (left, right) = fence.split_at_mut(2);
    thread::scope(|scope| {
        scope.spawn(|| paint(left, "blue"));
        scope.spawn(|| paint(right, "green"));
    });

    // Now all of the fence is main's again.
    println!("main: {}", fence.join(" "));

    // Share it with a guest. It is there as long as anybody needs it.
    let fence = Arc::new(fence);
    let guest = invite(Arc::clone(&fence)); // no copy, but one more owner
    drop(fence);
    guest.join().unwrap();
}
