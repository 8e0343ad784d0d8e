//! Results are taken as they come, and main says how many have come so far.

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use rayon::{ThreadPoolBuildError, ThreadPoolBuilder};

const PHOTOS: [(&str, f64); 3] =
    [("forest", 3.0), ("lake", 0.5), ("town", 1.5)];

// What a worker does: develop one photo, which takes its time.
fn develop(name: &str, seconds: f64) -> String {
    thread::sleep(Duration::from_secs_f64(seconds));
    format!("{name}.png")
}

fn main() -> Result<(), ThreadPoolBuildError> {
    let start = Instant::now();
    let pool = ThreadPoolBuilder::new().num_threads(2).build()?;
    let (sender, results) = mpsc::channel();

    // Hand out all jobs, the longest one first. This does not wait.
    for (name, seconds) in PHOTOS {
        let sender = sender.clone();
        pool.spawn(move || sender.send(develop(name, seconds)).unwrap());
    }
    drop(sender); // the jobs have the others

    // Take whichever result comes next, until all have come.
    for (done, photo) in (1..).zip(results) {
        let seconds = start.elapsed().as_secs_f64();
        println!("{done} of {}, {photo}: {seconds:.2} s", PHOTOS.len());
    }
    Ok(())
}
