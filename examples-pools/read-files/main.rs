//! Two threads go through large files: what they do there decides the gain.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::iter;
use std::path::{Path, PathBuf};
use std::time::Instant;

use rayon::{ThreadBuilder, ThreadPoolBuilder, prelude::*};

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

// Take the best of three times: other programs want the cores too.
fn measure(work: Work, jobs: &[&PathBuf], size: usize) -> anyhow::Result<f64> {
    let sum = || jobs.par_iter().map(|path| work(path)).sum::<io::Result<_>>();
    let pool = ThreadPoolBuilder::new().num_threads(size);
    pool.build_scoped(ThreadBuilder::run, |pool| {
        let (mut total, mut best) = (0, f64::INFINITY);
        for _ in 0..3 {
            let start = Instant::now();
            total = pool.install(sum)?;
            best = best.min(start.elapsed().as_secs_f64());
        }
        println!("pool of {size}, {total} in all: {best:.3} s");
        Ok(best)
    })?
}

fn main() -> anyhow::Result<()> {
    // Make four large files in a folder that is removed at the end.
    let folder = tempfile::tempdir()?;
    let paths = ["a", "b", "c", "d"].map(|name| folder.path().join(name));
    for path in &paths {
        fs::write(path, LINE.repeat(250_000))?;
    }

    // Do each kind of work with one worker and with two, often enough to
    // take at least a tenth of a second.
    let works = [("bytes", count_bytes as Work, 40), ("lines", count_lines, 3)];
    for (name, work, rounds) in works {
        println!("{name}");
        let jobs: Vec<_> = iter::repeat_n(&paths, rounds).flatten().collect();
        let (one, two) = (measure(work, &jobs, 1)?, measure(work, &jobs, 2)?);
        println!("pool of 2 against 1: {:.2}×", one / two);
    }
    Ok(())
}
