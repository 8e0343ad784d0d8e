//! Photos flow into their files piece by piece, at most five at a time.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use futures::{StreamExt, TryStreamExt, stream};
use reqwest::{Client, Url};
use tokio::fs::{self, File};
use tokio::io::AsyncWriteExt;

// Fetch one photo piece by piece: it is never in memory as a whole.
async fn fetch(client: &Client, url: &str, part: &Path) -> Result<u64> {
    let mut response = client.get(url).send().await?.error_for_status()?;
    let mut file = File::create(part).await?;
    while let Some(piece) = response.chunk().await? {
        file.write_all(&piece).await?;
    }
    file.flush().await?; // the last piece may still be on its way
    Ok(file.metadata().await?.len())
}

// Name the file as the address does, unless that could leave the folder.
fn file_name(url: &str) -> Result<String> {
    let url = Url::parse(url)?;
    let (_, name) = url.path().rsplit_once('/').unwrap_or_default();
    let strange = |c: char| !c.is_ascii_alphanumeric() && !"_-.".contains(c);
    if name.is_empty() || name.starts_with('.') || name.contains(strange) {
        bail!("not a plain file name: {name:?}");
    }
    Ok(name.to_owned())
}

// Let it flow elsewhere and rename it: nobody will ever find half a photo.
// If anything fails, say which photo it was.
async fn download(client: &Client, folder: &Path, url: &str) -> Result<u64> {
    let which = || format!("cannot download {url}");
    let name = file_name(url).with_context(which)?;
    let temporary = tempfile::tempdir_in(folder).with_context(which)?;
    let part = temporary.path().join(&name);
    let size = fetch(client, url, &part).await.with_context(which)?;
    fs::rename(part, folder.join(name)).await.with_context(which)?;
    Ok(size)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let (folder, urls) = common::site::folder_and_photo_urls("download-httpx")?;
    fs::create_dir_all(&folder).await?;

    // Five have a turn: more photos would need more time, but no more room.
    let client = Client::builder().timeout(Duration::from_secs(10)).build()?;
    let start = Instant::now();
    let sizes: Vec<_> = stream::iter(&urls)
        .map(|url| download(&client, &folder, url))
        .buffer_unordered(5)
        .try_collect()
        .await?;
    let seconds = start.elapsed().as_secs_f64();

    let mib = sizes.iter().sum::<u64>() as f64 / 2f64.powi(20);
    println!("{} photos: {mib:.1} MiB", sizes.len());
    println!("together: {seconds:.3} s");
    Ok(())
}
