//! Two hundred requests: through one client, or through a client for each.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use reqwest::Client;

const REQUESTS: usize = 200;

// A client keeps connections, and uses them again for its next requests.
fn new_client() -> Result<Client> {
    let timeout = Duration::from_secs(10);
    Ok(Client::builder().timeout(timeout).build()?)
}

// Fetch a page. The local site says over which connection it comes.
async fn fetch(client: &Client, url: &str) -> Result<String> {
    let response = client.get(url).send().await?.error_for_status()?;
    let name = response.headers().get("x-connection").cloned();
    response.bytes().await?;
    Ok(name.context("not the local site")?.to_str()?.to_owned())
}

// Make one client for all requests.
async fn shared(url: &str) -> Result<HashSet<String>> {
    let client = new_client()?;
    let mut connections = HashSet::new();
    for _ in 0..REQUESTS {
        connections.insert(fetch(&client, url).await?);
    }
    Ok(connections)
}

// Make a client for each request.
async fn separate(url: &str) -> Result<HashSet<String>> {
    let mut connections = HashSet::new();
    for _ in 0..REQUESTS {
        let client = new_client()?;
        connections.insert(fetch(&client, url).await?);
    }
    Ok(connections)
}

// Say how many connections there were, and how long it took.
fn report(name: &str, connections: &HashSet<String>, time: Duration) {
    println!("{name}, connections: {}", connections.len());
    println!("{name}, all requests: {:.1} ms", time.as_secs_f64() * 1e3);
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    // Take the first address from the command line, and ask for no delay.
    let urls = common::site::page_urls()?; // without any, it serves some
    let page = urls[0].split('?').next().context("no address")?;
    let url = format!("{page}?latency=0");

    // Fetch the same page again and again, one request after another.
    let start = Instant::now();
    let connections = shared(&url).await?;
    let one = start.elapsed();
    report("one client", &connections, one);

    let start = Instant::now();
    let connections = separate(&url).await?;
    let each = start.elapsed();
    report("a client for each", &connections, each);
    let ratio = each.as_secs_f64() / one.as_secs_f64();
    println!("a client for each against one: {ratio:.2}×");
    Ok(())
}
