//! Fifteen photos are made smaller: one by one, by threads, by processes.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Error, Result};
use image::{GenericImageView, ImageResult, Rgb, RgbImage, imageops};
use procspawn::Pool;
use rayon::{ThreadPoolBuilder, prelude::*};

type Size = (u32, u32);

// Make a photo of the sky at dusk, and fourteen copies of it.
fn make_photos(folder: &Path) -> Result<Vec<PathBuf>> {
    let (navy, orange) = (Rgb([0, 0, 128]), Rgb([255, 165, 0]));
    let mut sky = RgbImage::new(1200, 800);
    imageops::vertical_gradient(&mut sky, &navy, &orange);
    let path = |number| folder.join(format!("{number}.png"));
    let paths: Vec<_> = (1..=15).map(path).collect();
    sky.save(&paths[0])?;
    for path in &paths[1..] {
        fs::copy(&paths[0], path)?;
    }
    Ok(paths)
}

// What a worker does: read a photo, make it smaller, and save the result.
fn shrink(path: &Path) -> ImageResult<Size> {
    let photo = image::open(path)?;
    let small = photo.thumbnail(320, 320); // it keeps its proportions
    small.save(path.with_extension("small.png"))?;
    Ok(small.dimensions())
}

fn in_process(path: PathBuf) -> Result<Size, String> {
    shrink(&path).map_err(|error| error.to_string()) // it has to be plain data
}

// Do it with all photos, three times; the best time counts.
fn measure(name: &str, run: impl Fn() -> Result<Vec<Size>>) -> Result<f64> {
    let (mut best, mut sizes) = (f64::INFINITY, vec![]);
    for _ in 0..3 {
        let start = Instant::now();
        sizes = run()?;
        best = best.min(start.elapsed().as_secs_f64());
    }
    let (width, height) = sizes[0];
    println!("{} of {width} × {height}, {name}: {best:.3} s", sizes.len());
    Ok(best)
}

fn main() -> Result<()> {
    procspawn::init(); // a child process starts here, and ends here

    // Both pools have two workers. Their start is not part of the best round.
    let folder = tempfile::tempdir()?;
    let paths = make_photos(folder.path())?;
    let alone = measure("one by one", || {
        paths.iter().map(|path| Ok(shrink(path)?)).collect()
    })?;
    let pool = ThreadPoolBuilder::new().num_threads(2).build()?;
    let threads = measure("threads", || {
        let paths = paths.par_iter().with_max_len(1);
        pool.install(|| paths.map(|path| Ok(shrink(path)?)).collect())
    })?;
    let pool = Pool::new(2)?;
    let processes = measure("processes", || {
        let paths = paths.iter().cloned();
        let jobs = paths.map(|path| pool.spawn(path, in_process));
        let jobs: Vec<_> = jobs.collect();
        jobs.into_iter().map(|j| j.join()?.map_err(Error::msg)).collect()
    })?;
    println!("threads against one by one: {:.2}×", alone / threads);
    println!("processes against one by one: {:.2}×", alone / processes);
    println!("processes against threads: {:.2}×", threads / processes);
    Ok(())
}
