//! Three workers share nine jobs: one does the long job, two do the rest.

use std::collections::HashSet;
use std::thread;
use std::time::{Duration, Instant};

use rayon::{ThreadPoolBuildError, ThreadPoolBuilder, prelude::*};

const SECONDS: [f64; 9] = [2.5, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3, 0.3];

// What a worker does: one of the jobs. It returns the worker's name.
fn work(job: usize) -> String {
    println!("job {job}: starting");
    thread::sleep(Duration::from_secs_f64(SECONDS[job]));
    println!("job {job}: finishing");
    thread::current().name().unwrap_or_default().to_owned()
}

fn main() -> Result<(), ThreadPoolBuildError> {
    // Start three workers. A worker that is free takes another job.
    let start = Instant::now();
    let pool = ThreadPoolBuilder::new()
        .num_threads(3)
        .thread_name(|index| format!("worker_{index}"))
        .build()?;
    let jobs = (0..SECONDS.len()).into_par_iter().with_max_len(1);
    let names: Vec<_> = pool.install(|| jobs.map(work).collect());
    let seconds = start.elapsed().as_secs_f64();

    // Which worker does which short job differs from run to run. But the
    // worker with the long one never has time for another.
    let workers: HashSet<_> = names.iter().collect();
    let of_the_same = names.iter().filter(|name| **name == names[0]);
    println!("workers: {}", workers.len());
    println!("jobs of the worker with the long one: {}", of_the_same.count());
    println!("together: {seconds:.2} s");
    Ok(())
}
