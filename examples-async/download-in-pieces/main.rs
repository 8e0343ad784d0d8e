//! Photos are streamed to files piece by piece, at most five at a time.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use reqwest::{Client, Url};
use tokio::fs::{self, File};
use tokio::io::AsyncWriteExt;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

// What each task does: wait for its turn, then stream one photo to a file.
async fn download(
    client: Client,
    turns: Arc<Semaphore>,
    folder: PathBuf,
    url: Url,
) -> Result<usize> {
    // Take the file's name from the address, but stay inside the folder.
    let name = Path::new(url.path()).file_name().unwrap_or_default();
    let path = folder.join(name);
    ensure!(path.parent() == Some(&folder), "no file name: {url}");

    // Wait for a turn, and then for the first part of the answer.
    let part = folder.join(format!("{}.part", name.display())); // until whole
    let _turn = turns.acquire().await?;
    let mut response = client.get(url).send().await?.error_for_status()?;

    // Write each piece as it arrives: memory need not hold the whole photo.
    let mut size = 0;
    let mut file = File::create(&part).await?;
    while let Some(piece) = response.chunk().await? {
        file.write_all(&piece).await?;
        size += piece.len();
    }
    file.flush().await?;
    fs::rename(part, path).await?;
    Ok(size)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    // Take the folder and the addresses from the command line.
    let (folder, urls) =
        common::site::folder_and_photo_urls("download-in-pieces")?;
    fs::create_dir_all(&folder).await?;

    // Make a task for each photo, but let only five of them work at a time.
    let turns = Arc::new(Semaphore::new(5));
    let limit = Duration::from_secs(10);
    let client =
        Client::builder().connect_timeout(limit).read_timeout(limit).build()?;
    let start = Instant::now();
    let mut tasks = JoinSet::new();
    for url in urls {
        let (client, turns) = (client.clone(), Arc::clone(&turns));
        tasks.spawn(download(client, turns, folder.clone(), url.parse()?));
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
