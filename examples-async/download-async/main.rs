//! One thread waits for fifteen photos at once; helper threads save them.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use reqwest::{Client, Url};
use tokio::fs;
use tokio::task::JoinSet;

// What each task does: fetch one photo, then let a helper thread save it.
async fn download(client: Client, folder: PathBuf, url: Url) -> Result<usize> {
    // Take the file's name from the address, but stay inside the folder.
    let path =
        folder.join(Path::new(url.path()).file_name().unwrap_or_default());
    ensure!(path.parent() == Some(&folder), "no file name: {url}");

    // Wait for all of the photo, then for the thread that saves it.
    let response = client.get(url).send().await?.error_for_status()?;
    let photo = response.bytes().await?;
    fs::write(path, &photo).await?; // uses spawn_blocking
    Ok(photo.len())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    // Take the folder and the addresses from the command line.
    let (folder, urls) = common::site::folder_and_photo_urls("download-async")?;
    fs::create_dir_all(&folder).await?;

    // Make one client for all tasks: no answer may take more than 10 seconds.
    let timeout = Duration::from_secs(10);
    let client = Client::builder().timeout(timeout).build()?;

    // Make a task for each photo, and stop waiting at the first error.
    let start = Instant::now();
    let mut tasks = JoinSet::new();
    for url in urls {
        tasks.spawn(download(client.clone(), folder.clone(), url.parse()?));
    }
    let mut sizes = Vec::new();
    while let Some(size) = tasks.join_next().await {
        sizes.push(size??); // first the task's panic, then its error
    }
    let seconds = start.elapsed().as_secs_f64();

    let mib = sizes.iter().sum::<usize>() as f64 / 2f64.powi(20);
    println!("{} photos: {mib:.1} MiB", sizes.len());
    println!("together: {seconds:.3} s");
    Ok(())
}
