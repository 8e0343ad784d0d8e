//! Photos flow into their files piece by piece, at most five at a time.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use futures::{StreamExt, TryStreamExt, stream};
use reqwest::{Client, Url};
use tempfile::Builder;

// Fetch one photo piece by piece: memory holds one piece at a time.
async fn fetch(client: &Client, url: &str, file: &mut File) -> Result<usize> {
    let mut response = client.get(url).send().await?.error_for_status()?;
    let mut size = 0;
    while let Some(piece) = response.chunk().await? {
        file.write_all(&piece)?;
        size += piece.len();
    }
    Ok(size)
}

// Name the file as the address does, but never so that it leaves the folder.
fn file_name(url: &str) -> Result<String> {
    let url = Url::parse(url)?;
    let (_, name) = url.path().rsplit_once('/').unwrap_or_default();
    let strange = |c: char| !c.is_ascii_alphanumeric() && !"._-".contains(c);
    let name = name.replace(strange, "_");
    match name.trim_start_matches('.') {
        "" => Ok("photo".to_owned()),
        name => Ok(name.to_owned()),
    }
}

// Write it elsewhere and rename it: no photo has its name before it is whole.
async fn save(client: &Client, folder: &Path, url: &str) -> Result<usize> {
    let name = file_name(url)?;
    let new = |part: &Path| File::create_new(part); // with the usual rights
    let mut part = Builder::new().make_in(folder, new)?; // gone when dropped
    let size = fetch(client, url, part.as_file_mut()).await?;
    part.persist(folder.join(name))?;
    Ok(size)
}

// Do all three; if anything fails, say which photo it was.
async fn download(client: &Client, folder: &Path, url: &str) -> Result<usize> {
    let which = || format!("cannot download {url}");
    save(client, folder, url).await.with_context(which)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let (folder, urls) = common::site::folder_and_photo_urls("download-httpx")?;
    let which = || format!("cannot make {}", folder.display());
    tokio::fs::create_dir_all(&folder).await.with_context(which)?;

    // Five have a turn: more photos would need more time, but no more room.
    let client = Client::builder().timeout(Duration::from_secs(10)).build()?;
    let start = Instant::now();
    let sizes: Vec<_> = stream::iter(&urls)
        .map(|url| download(&client, &folder, url))
        .buffer_unordered(5)
        .try_collect()
        .await?;
    let seconds = start.elapsed().as_secs_f64();

    let mib = sizes.iter().sum::<usize>() as f64 / 2f64.powi(20);
    println!("{} photos: {mib:.1} MiB", sizes.len());
    println!("together: {seconds:.3} s");
    Ok(())
}
