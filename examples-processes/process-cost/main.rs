//! Handing a quick task to a process costs far more than doing it.

use std::hint::black_box;
use std::thread;
use std::time::Instant;

use procspawn::Pool;

const PRIMES: [u32; 5] = [10_007, 10_009, 10_037, 10_039, 10_061];

// The quick task: find out whether a number is prime.
fn is_prime(number: u32) -> bool {
    (2..=number.isqrt()).all(|divisor| !number.is_multiple_of(divisor))
}

// Let a thread or a process do it, and wait for its end.
fn in_thread() -> bool {
    thread::spawn(|| is_prime(PRIMES[0])).join().unwrap()
}

fn in_process() -> bool {
    procspawn::spawn(PRIMES[0], is_prime).join().unwrap()
}

// Do it five times: right here, or in a pool of two processes.
fn in_loop() -> [bool; 5] {
    black_box(PRIMES).map(is_prime) // or the compiler does it beforehand
}

fn in_pool() -> [bool; 5] {
    let pool = Pool::new(2).unwrap();
    let handles = PRIMES.map(|number| pool.spawn(number, is_prime));
    handles.map(|handle| handle.join().unwrap())
}

// The seconds that one run takes, in the fastest of twenty rounds.
fn measure<T>(runs: u32, run: impl Fn() -> T) -> f64 {
    let rounds = (0..20).map(|_| {
        let start = Instant::now();
        for _ in 0..runs {
            black_box(run()); // or the compiler leaves it out
        }
        start.elapsed()
    });
    rounds.min().unwrap().as_secs_f64() / f64::from(runs)
}

fn main() {
    procspawn::init(); // a child process does its work in here, and exits

    // One number: in a thread, in a process.
    let thread = measure(100, in_thread);
    let process = measure(1, in_process);
    println!("in a thread: {:.1} µs", thread * 1e6);
    println!("in a process: {:.2} ms", process * 1e3);
    println!("process against thread: {:.1}×", process / thread);

    // Five numbers: in a loop, in a pool.
    let plain = measure(100, in_loop);
    let pool = measure(1, in_pool);
    println!("in a loop: {:.2} µs", plain * 1e6);
    println!("in a pool: {:.2} ms", pool * 1e3);
    println!("pool against loop: {:.1}×", pool / plain);
}
