//! Many downloads at the same time, each in its own task.

use std::env;
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use reqwest::{Client, Url};

// What each task does: fetch the page, and count its bytes.
async fn download(client: Client, url: Url) -> Result<usize> {
    let response = client.get(url).send().await?.error_for_status()?;
    Ok(response.bytes().await?.len())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    // Take the number of downloads and the address from the command line.
    let arguments: Vec<_> = env::args().skip(1).collect();
    let [number, url] = &arguments[..] else {
        bail!("How many of what? Name a number and an address.");
    };
    let (number, url): (usize, Url) = (number.parse()?, url.parse()?);

    // Make one client for all tasks.
    common::tls::install(); // without it, reqwest makes no client
    let timeout = Duration::from_secs(60);
    let client = Client::builder().timeout(timeout).build()?;

    // Make a task for each download: all of them share one thread.
    let start = Instant::now();
    let spawn = |_| tokio::spawn(download(client.clone(), url.clone()));
    let tasks: Vec<_> = (0..number).map(spawn).collect();

    // Wait for all of them, and stop waiting at the first error.
    let mut sizes = Vec::new();
    for task in tasks {
        sizes.push(task.await??); // first the task's panic, then its error
    }
    let seconds = start.elapsed().as_secs_f64();

    println!("downloads: {}", sizes.iter().filter(|size| **size > 0).count());
    println!("together: {seconds:.4} s");
    Ok(())
}
