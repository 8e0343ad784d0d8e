//! One client fetches several pages at once and keeps their order.

use std::time::{Duration, Instant};

use anyhow::Result;
use futures::future;
use reqwest::Client;

// What each task does: fetch one page, wait for all of its text.
async fn fetch(client: Client, url: String) -> Result<String> {
    Ok(client.get(url).send().await?.error_for_status()?.text().await?)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    // Take the addresses from the command line.
    let urls = common::site::page_urls()?; // without any, it serves some

    // Make one client for all tasks: it keeps connections and reuses them.
    let timeout = Duration::from_secs(10);
    let start = Instant::now();
    let client = Client::builder().timeout(timeout).build()?;

    // Make a task for each page, and stop waiting at the first error.
    let tasks = urls
        .into_iter()
        .map(|url| tokio::spawn(fetch(client.clone(), url)))
        .map(async |task| task.await?); // a panic counts as an error, too
    let pages = future::try_join_all(tasks).await?;
    let seconds = start.elapsed().as_secs_f64();

    // The pages come in the order of the addresses.
    for (number, page) in (1..).zip(pages) {
        println!("page {number}: {} characters", page.chars().count());
    }
    println!("together: {seconds:.2} s");
    Ok(())
}
