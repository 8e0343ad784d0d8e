//! Three threads of a pool fetch three pages; the results keep their order.

use std::time::{Duration, Instant};

use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use reqwest::blocking::Client;

// What a worker does: fetch one page and wait for all of its text.
fn fetch(client: &Client, url: &str) -> reqwest::Result<String> {
    let text = client.get(url).send()?.error_for_status()?.text()?;
    println!("arrived: {} characters", text.chars().count());
    Ok(text)
}

fn main() -> anyhow::Result<()> {
    // Take the addresses from the command line.
    let urls = common::site::page_urls()?; // without any, it serves some
    let client = Client::builder().timeout(Duration::from_secs(10)).build()?;

    // Start three workers; each takes page after page until none is left.
    let start = Instant::now();
    let pool = ThreadPoolBuilder::new().num_threads(3).build()?;
    let pages: Vec<_> = pool.install(|| {
        let urls = urls.par_iter().with_max_len(1); // one at a time
        urls.map(|url| fetch(&client, url)).collect::<Result<_, _>>()
    })?;
    let seconds = start.elapsed().as_secs_f64();

    // The results are in the order of the addresses, not in that of arrival.
    for (number, page) in (1..).zip(&pages) {
        println!("page {number}: {} characters", page.chars().count());
    }
    println!("together: {seconds:.2} s");
    Ok(())
}
