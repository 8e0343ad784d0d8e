//! One thread waits for fifteen photos at the same time, others save them.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use bytes::Bytes;
use futures::future;
use reqwest::{Client, Url};
use tempfile::Builder;
use tokio::task::spawn_blocking;

// Fetch one photo, wait for all of its bytes.
async fn fetch(client: &Client, url: &str) -> reqwest::Result<Bytes> {
    client.get(url).send().await?.error_for_status()?.bytes().await
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
fn save(folder: &Path, name: &str, photo: &[u8]) -> io::Result<()> {
    let new = |part: &Path| File::create_new(part); // with the usual rights
    let mut part = Builder::new().make_in(folder, new)?; // gone when dropped
    part.write_all(photo)?;
    part.persist(folder.join(name))?;
    Ok(())
}

// Do all three; if anything fails, say which photo it was.
async fn download(client: &Client, folder: &Path, url: &str) -> Result<usize> {
    let which = || format!("cannot download {url}");
    let name = file_name(url).with_context(which)?;
    let photo = fetch(client, url).await.with_context(which)?;
    let (folder, size) = (folder.to_owned(), photo.len());
    let save = move || save(&folder, &name, &photo);
    spawn_blocking(save).await.with_context(which)?.with_context(which)?;
    Ok(size)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let (folder, urls) = common::site::folder_and_photo_urls("download-async")?;
    let which = || format!("cannot make {}", folder.display());
    tokio::fs::create_dir_all(&folder).await.with_context(which)?;

    // All share one client and wait at once; the first error ends it all.
    let client = Client::builder().timeout(Duration::from_secs(10)).build()?;
    let start = Instant::now();
    let downloads = urls.iter().map(|url| download(&client, &folder, url));
    let sizes = future::try_join_all(downloads).await?;
    let seconds = start.elapsed().as_secs_f64();

    let mib = sizes.iter().sum::<usize>() as f64 / 2f64.powi(20);
    println!("{} photos: {mib:.1} MiB", sizes.len());
    println!("together: {seconds:.3} s");
    Ok(())
}
