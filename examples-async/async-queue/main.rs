//! A fast camera has to wait for a slow upload, because their queue is full.

use std::time::{Duration, Instant};

use tokio::sync::mpsc::{self, Receiver, Sender};
use tokio::time::sleep;

// The producer: it takes photos as fast as there is room for them.
async fn camera(queue: Sender<u32>) {
    println!("camera: starting");
    for photo in 1..=6 {
        queue.send(photo).await.unwrap(); // waits while the queue is full
        println!("camera: photo {photo} is in the queue");
    }
    println!("camera: finishing");
} // the sender is dropped here, and with it the queue is closed

// The consumer: it uploads one photo after another, and that takes time.
async fn upload(mut queue: Receiver<u32>) {
    println!("upload: starting");
    while let Some(photo) = queue.recv().await {
        println!("upload: photo {photo}");
        sleep(Duration::from_millis(400)).await;
    }
    println!("upload: finishing");
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let start = Instant::now();

    // Make a queue with two places, and start a task at each end of it.
    let (sender, receiver) = mpsc::channel(2);
    let producer = tokio::spawn(camera(sender));
    let consumer = tokio::spawn(upload(receiver));

    // When the camera has finished, let the upload know, and wait for it.
    producer.await.unwrap(); // the upload knows: the queue is closed
    println!("camera took: {:.2} s", start.elapsed().as_secs_f64());
    consumer.await.unwrap();
    println!("together: {:.2} s", start.elapsed().as_secs_f64());
}
