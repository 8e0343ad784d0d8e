//! One of several hosts is dead; the answers of the others are kept.

use std::time::{Duration, Instant};

use futures::future;
use reqwest::Client;

const DEAD: &str = "http://127.0.0.1:9/";

// What each task does: fetch one page, or fail.
async fn fetch(client: Client, url: String) -> reqwest::Result<String> {
    client.get(url).send().await?.error_for_status()?.text().await
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    // Take the addresses from the command line, and one where nobody answers.
    let mut urls = common::site::page_urls()?; // without any, it serves some
    urls.insert(1, DEAD.into());

    // Give up on a host that accepts no connection within a second.
    let start = Instant::now();
    let client = Client::builder()
        .timeout(Duration::from_secs(10))
        .connect_timeout(Duration::from_secs(1))
        .build()?;

    // Make a task for each page, and wait for all: errors are results.
    let fetch = |url| tokio::spawn(fetch(client.clone(), url));
    let pages = future::join_all(urls.into_iter().map(fetch)).await;
    let seconds = start.elapsed().as_secs_f64();

    // Print what became of each address; a mistake of ours still ends main.
    for (number, page) in (1..).zip(pages) {
        match page {
            Ok(Ok(text)) => {
                println!("page {number}: {} characters", text.chars().count());
            }
            Ok(Err(_)) => println!("page {number}: failed"),
            Err(mistake) => return Err(mistake.into()), // the task panicked
        }
    }
    println!("together: {seconds:.2} s");
    Ok(())
}
