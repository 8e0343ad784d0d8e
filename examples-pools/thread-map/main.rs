//! Three threads of a pool fetch three pages; the results keep their order.

use std::time::{Duration, Instant};

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use reqwest::blocking::Client;

// What a thread of the pool does: fetch one page, wait for all of its text.
fn fetch(client: &Client, url: &str) -> reqwest::Result<String> {
    client.get(url).send()?.error_for_status()?.text()
}

fn main() -> anyhow::Result<()> {
    // Take the addresses from the command line.
    let urls = common::site::page_urls()?; // without any, it serves some
    let client = Client::builder().timeout(Duration::from_secs(10)).build()?;

    // Let three threads fetch, each the next page that nobody has yet.
    let start = Instant::now();
    let pool = ThreadPoolBuilder::new().num_threads(3).build()?;
    let pages: Vec<_> = pool.install(|| {
        urls.par_iter().map(|url| fetch(&client, url)).collect::<Result<_, _>>()
    })?;
    let seconds = start.elapsed().as_secs_f64();

    // The results stand in the order of the addresses.
    for (number, page) in (1..).zip(&pages) {
        println!("page {number}: {} characters", page.chars().count());
    }
    println!("together: {seconds:.2} s");
    Ok(())
}
