//! Handing a quick task to a process costs far more than doing it.

use std::hint::black_box;
use std::thread;
use std::time::Instant;

use procspawn::Pool;

// The quick task.
fn square(number: u32) -> u32 {
    number * number
}

// Let somebody else do it, and wait for the end.
fn in_pool() -> [u32; 5] {
    let pool = Pool::new(2).unwrap();
    [1, 2, 3, 4, 5]
        .map(|number| pool.spawn(number, square))
        .map(|result| result.join().unwrap())
}

// The seconds that one run takes: the median of three rounds.
fn measure<T>(runs: u32, run: impl Fn() -> T) -> f64 {
    let mut rounds = [(); 3].map(|()| {
        let start = Instant::now();
        for _ in 0..runs {
            black_box(run()); // or the compiler leaves it out
        }
        start.elapsed()
    });
    rounds.sort();
    rounds[1].as_secs_f64() / f64::from(runs)
}

fn main() {
    procspawn::init(); // a child process starts here, and ends here

    // One square: in a thread, in a process.
    let thread = measure(100, || thread::spawn(|| square(5)).join().unwrap());
    let process = measure(1, || procspawn::spawn(5, square).join().unwrap());
    println!("in a thread: {:.1} µs", thread * 1e6);
    println!("in a process: {:.1} ms", process * 1e3);
    println!("process against thread: {:.1}×", process / thread);

    // Five squares: in a loop, in a pool of two processes.
    let plain = measure(10_000, || black_box([1, 2, 3, 4, 5]).map(square));
    let pool = measure(1, in_pool);
    println!("in a loop: {:.3} µs", plain * 1e6);
    println!("in a pool: {:.1} ms", pool * 1e3);
    println!("pool against loop: {:.1}×", pool / plain);
}
