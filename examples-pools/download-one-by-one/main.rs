//! Fifteen photos are downloaded one after another, each into its own file.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use bytes::Bytes;
use reqwest::Url;
use reqwest::blocking::Client;
use tempfile::Builder;

// Fetch one photo, and wait for all of its bytes.
fn fetch(client: &Client, url: &str) -> reqwest::Result<Bytes> {
    client.get(url).send()?.error_for_status()?.bytes()
}

// Take the file's name from the address, but never let it leave the folder.
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

// Write it under another name first: only a whole photo gets its real name.
fn save(folder: &Path, name: &str, photo: &[u8]) -> io::Result<()> {
    let new = |part: &Path| File::create_new(part); // with the usual rights
    let mut part = Builder::new().make_in(folder, new)?; // gone when dropped
    part.write_all(photo)?;
    part.persist(folder.join(name))?;
    Ok(())
}

// Do all three; if anything fails, say which photo it was.
fn download(client: &Client, folder: &Path, url: &str) -> Result<usize> {
    let which = || format!("cannot download {url}");
    let name = file_name(url).with_context(which)?;
    let photo = fetch(client, url).with_context(which)?;
    save(folder, &name, &photo).with_context(which)?;
    Ok(photo.len())
}

fn main() -> Result<()> {
    let (folder, urls) =
        common::site::folder_and_photo_urls("download-one-by-one")?;
    let which = || format!("cannot make {}", folder.display());
    fs::create_dir_all(&folder).with_context(which)?;

    // Wait for each photo before asking for the next.
    let client = Client::builder().timeout(Duration::from_secs(10)).build()?;
    let start = Instant::now();
    let sizes: Vec<_> = urls
        .iter()
        .map(|url| download(&client, &folder, url))
        .collect::<Result<_>>()?;
    let seconds = start.elapsed().as_secs_f64();

    let mib = sizes.iter().sum::<usize>() as f64 / 2f64.powi(20);
    println!("{} photos: {mib:.1} MiB", sizes.len());
    println!("together: {seconds:.3} s");
    Ok(())
}
