//! Two tasks on one thread lose half of their updates; a lock keeps them all.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering::SeqCst};

use futures::future;
use tokio::sync::Mutex;
use tokio::task;

const DEPOSITS: u32 = 1_000;

// Read, let the other task run, then write: whoever writes last wins.
async fn deposit(account: Arc<AtomicU32>) {
    for _ in 0..DEPOSITS {
        let balance = account.load(SeqCst);
        task::yield_now().await;
        account.store(balance + 1, SeqCst);
    }
}

// Hold the lock from the read to the write: nobody can get in between.
async fn deposit_locked(account: Arc<Mutex<u32>>) {
    for _ in 0..DEPOSITS {
        let mut account = account.lock().await;
        let balance = *account;
        task::yield_now().await;
        *account = balance + 1;
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    // Two tasks make a thousand deposits each. The balance should be 2000.
    let account = Arc::new(AtomicU32::new(0));
    let tasks = [1, 2].map(|_| tokio::spawn(deposit(Arc::clone(&account))));
    future::try_join_all(tasks).await.unwrap();
    println!("without a lock: {}", account.load(SeqCst));

    // Once more, with a lock.
    let account = Arc::new(Mutex::new(0));
    let tasks =
        [1, 2].map(|_| tokio::spawn(deposit_locked(Arc::clone(&account))));
    future::try_join_all(tasks).await.unwrap();
    println!("with a lock: {}", account.lock().await);
}
