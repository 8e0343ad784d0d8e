//! Five threads of a pool download fifteen photos, then fifteen threads do.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use bytes::Bytes;
use rayon::prelude::*;
use rayon::{ThreadBuilder, ThreadPoolBuilder};
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

// Start the workers, let them share the photos, and wait until they have ended.
fn measure(
    workers: usize,
    client: &Client,
    folder: &Path,
    urls: &[String],
) -> Result<f64> {
    let urls = urls.par_iter().with_max_len(1); // hand them out one by one
    let photos = urls.map(|url| download(client, folder, url));
    let start = Instant::now();
    let pool = ThreadPoolBuilder::new().num_threads(workers);
    let collect = || photos.collect::<Result<Vec<_>>>();
    let sizes =
        pool.build_scoped(ThreadBuilder::run, |pool| pool.install(collect))??;
    let seconds = start.elapsed().as_secs_f64();
    println!("pool of {workers}, {} photos: {seconds:.3} s", sizes.len());
    Ok(seconds)
}

fn main() -> Result<()> {
    let (folder, urls) = common::site::folder_and_photo_urls("download-pool")?;
    let which = || format!("cannot make {}", folder.display());
    fs::create_dir_all(&folder).with_context(which)?;

    // Five workers have to take three photos each, fifteen take one each.
    let client = Client::builder().timeout(Duration::from_secs(10)).build()?;
    let five = measure(5, &client, &folder, &urls)?;
    let fifteen = measure(15, &client, &folder, &urls)?;
    println!("pool of 15 against 5: {:.2}×", five / fifteen);
    Ok(())
}
