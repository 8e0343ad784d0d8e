//! One host of several is dead; the answers of the others are kept.

use std::time::{Duration, Instant};

use futures::future;
use reqwest::Client;

const DEAD: &str = "http://127.0.0.1:9/";

// What each task does: fetch one page, or fail.
async fn fetch(client: &Client, url: &str) -> reqwest::Result<String> {
    let response = client.get(url).send().await?;
    response.error_for_status()?.text().await
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    // Take the addresses from the command line, and one where nobody answers.
    let mut urls = common::site::page_urls()?; // without any, it serves some
    urls.insert(1, DEAD.into());

    // Give up on a host that takes no connection within a second.
    let start = Instant::now();
    let client = Client::builder()
        .timeout(Duration::from_secs(10))
        .connect_timeout(Duration::from_secs(1))
        .build()?;
    // Fetch all pages at the same time; an error becomes a result.
    let pages =
        future::join_all(urls.iter().map(|url| fetch(&client, url))).await;
    let seconds = start.elapsed().as_secs_f64();

    // Each address has its result, good or bad.
    for (number, page) in (1..).zip(pages) {
        match page {
            Ok(text) => {
                println!("page {number}: {} characters", text.chars().count());
            }
            Err(_) => println!("page {number}: failed"),
        }
    }
    println!("together: {seconds:.2} s");
    Ok(())
}
