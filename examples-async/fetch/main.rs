//! One client fetches several pages at once and keeps their order.

use std::time::{Duration, Instant};

use futures::future;
use reqwest::Client;

// What each task does: fetch one page, wait for all of its text.
async fn fetch(client: &Client, url: &str) -> reqwest::Result<String> {
    client.get(url).send().await?.error_for_status()?.text().await
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    // Take the addresses from the command line.
    let urls = common::site::page_urls()?; // without any, it serves some

    // Make one client for all: it keeps the connections and can use them again.
    let timeout = Duration::from_secs(10);
    let start = Instant::now();
    let client = Client::builder().timeout(timeout).build()?;
    // Fetch all pages at the same time; the first error ends it all.
    let pages =
        future::try_join_all(urls.iter().map(|url| fetch(&client, url)))
            .await?;
    let seconds = start.elapsed().as_secs_f64();

    // The results stand in the order of the addresses.
    for (number, page) in (1..).zip(&pages) {
        println!("page {number}: {} characters", page.chars().count());
    }
    println!("together: {seconds:.2} s");
    Ok(())
}
