//! Two processes divide the work, and threads in each overlap the waits.

use std::thread;
use std::time::{Duration, Instant};

use procspawn::Pool;

type Work = fn(Vec<String>) -> Vec<usize>;

const TOPICS: [&str; 4] = ["event", "mutex", "queue", "async"];

// One page: wait until it is there, then go through it, letter by letter.
fn different_letters(topic: String) -> usize {
    thread::sleep(Duration::from_millis(150)); // as a download would
    let page = topic.repeat(4_000_000);
    let mut letters = Vec::new(); // for so few, faster than a HashSet
    for letter in page.chars() {
        if !letters.contains(&letter) {
            letters.push(letter);
        }
    }
    letters.len()
}

// All pages, one after another.
fn one_by_one(topics: Vec<String>) -> Vec<usize> {
    topics.into_iter().map(different_letters).collect()
}

// All pages at once, each in a separate thread.
fn in_threads(topics: Vec<String>) -> Vec<usize> {
    let start = |topic| thread::spawn(|| different_letters(topic));
    let threads: Vec<_> = topics.into_iter().map(start).collect();
    threads.into_iter().map(|thread| thread.join().unwrap()).collect()
}

// Two processes take half of the pages each, and start threads for them.
fn in_processes(mut topics: Vec<String>) -> Vec<usize> {
    let second_half = topics.split_off(2);
    let pool = Pool::new(2).unwrap();
    let first = pool.spawn(topics, in_threads);
    let second = pool.spawn(second_half, in_threads);
    [first.join().unwrap(), second.join().unwrap()].concat()
}

// One round: the seconds that it takes, and the letters that it finds.
fn one_round(work: Work) -> (Duration, Vec<usize>) {
    let start = Instant::now();
    let letters = work(TOPICS.map(String::from).to_vec());
    (start.elapsed(), letters)
}

// Every way finds the same letters; what differs is the time of the best round.
fn measure(name: &str, work: Work) -> f64 {
    let (time, letters) = one_round(work).min(one_round(work));
    let seconds = time.as_secs_f64();
    println!("{name}: {letters:?}, {seconds:.2} s");
    seconds
}

fn main() {
    procspawn::init(); // a child process does its work in here, and exits

    // Overlap nothing, then the waits, then the computing as well.
    measure("one by one", one_by_one);
    let threads = measure("threads", in_threads);
    let both = measure("threads in processes", in_processes);
    println!("gain of the processes: {:.2}×", threads / both);
}
