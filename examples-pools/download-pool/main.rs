//! Fifteen threads of a pool download fifteen photos at the same time.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use bytes::Bytes;
use rayon::ThreadPoolBuilder;
use rayon::prelude::*;
use reqwest::Url;
use reqwest::blocking::Client;
use tempfile::Builder;

// Fetch one photo, wait for all of its bytes.
fn fetch(client: &Client, url: &str) -> reqwest::Result<Bytes> {
    client.get(url).send()?.error_for_status()?.bytes()
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
fn download(client: &Client, folder: &Path, url: &str) -> Result<usize> {
    let which = || format!("cannot download {url}");
    let name = file_name(url).with_context(which)?;
    let photo = fetch(client, url).with_context(which)?;
    save(folder, &name, &photo).with_context(which)?;
    Ok(photo.len())
}

fn main() -> Result<()> {
    let (folder, urls) = common::site::folder_and_photo_urls("download-pool")?;
    let which = || format!("cannot make {}", folder.display());
    fs::create_dir_all(&folder).with_context(which)?;

    // As many threads as photos, so that no photo waits for another.
    let client = Client::builder().timeout(Duration::from_secs(10)).build()?;
    let start = Instant::now();
    let pool = ThreadPoolBuilder::new().num_threads(urls.len()).build()?;
    let sizes: Vec<_> = pool.install(|| {
        urls.par_iter()
            .map(|url| download(&client, &folder, url))
            .collect::<Result<_>>()
    })?;
    let seconds = start.elapsed().as_secs_f64();

    let mib = sizes.iter().sum::<usize>() as f64 / 2f64.powi(20);
    println!("{} photos: {mib:.1} MiB", sizes.len());
    println!("together: {seconds:.3} s");
    Ok(())
}
