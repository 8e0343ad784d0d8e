//! Two threads go through large files: what they do there decides the gain.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;
use rayon::{ThreadPool, ThreadPoolBuilder, prelude::*};

const LINE: &str = "A large file has many lines, and most look like this.\n";
type Work = fn(&Path) -> io::Result<u64>;

// One kind of work: read the bytes, a large piece at a time.
fn count_bytes(path: &Path) -> io::Result<u64> {
    let mut file = BufReader::with_capacity(1 << 18, File::open(path)?);
    io::copy(&mut file, &mut io::sink())
}

// Another kind: cut the bytes into lines of text.
fn count_lines(path: &Path) -> io::Result<u64> {
    let lines = BufReader::new(File::open(path)?).lines();
    lines.map(|line| line.and(Ok(1))).sum()
}

// Let a pool go through all files, and measure how long it takes.
fn measure(pool: &ThreadPool, work: Work, paths: &[&Path]) -> Result<f64> {
    let start = Instant::now();
    pool.install(|| {
        paths.par_iter().map(|path| work(path)).sum::<io::Result<u64>>()
    })?;
    Ok(start.elapsed().as_secs_f64())
}

// Take turns, one worker and then two, and keep what is typical: the median.
fn compare(name: &str, work: Work, paths: &[&Path]) -> Result<()> {
    let pool = |size| ThreadPoolBuilder::new().num_threads(size).build();
    let (one, two) = (pool(1)?, pool(2)?);
    let (mut alone, mut gains) = (Vec::new(), Vec::new());
    for _ in 0..9 {
        let seconds = measure(&one, work, paths)?;
        gains.push(seconds / measure(&two, work, paths)?);
        alone.push(seconds);
    }
    println!("{name}: {} in each file", work(paths[0])?);
    println!("{name}, one worker: {:.3} s", median(alone));
    println!("{name}, two workers against one: {:.2}×", median(gains));
    Ok(())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn main() -> Result<()> {
    // Make four large files in a folder that is removed at the end.
    let folder = tempfile::tempdir()?;
    let paths = ["a", "b", "c", "d"].map(|name| folder.path().join(name));
    for path in &paths {
        fs::write(path, LINE.repeat(250_000))?;
    }

    // Do each kind of work, with files enough for a tenth of a second.
    let paths: Vec<_> = paths.iter().map(PathBuf::as_path).collect();
    compare("bytes", count_bytes, &paths.repeat(40))?;
    compare("lines", count_lines, &paths.repeat(4))
}
