//! Two threads query a database: who adds up the rows decides the gain.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use rayon::{ThreadPool, ThreadPoolBuilder, iter, prelude::*};
use rusqlite::Connection;

// What the queries are about: the distance from every place to every place.
const DISTANCES: &str = "abs(a.x - b.x) + abs(a.y - b.y)";
const PAIRS: &str = "FROM places AS a, places AS b";

// Make a database of three hundred places, in a file.
fn make_places(path: &Path) -> rusqlite::Result<()> {
    let places = (0..300).map(|n| (n * 37 % 1_000, n * 91 % 1_000));
    let mut connection = Connection::open(path)?;
    let all = connection.transaction()?;
    all.execute("CREATE TABLE places (x INTEGER, y INTEGER)", ())?;
    for place in places {
        all.execute("INSERT INTO places VALUES (?, ?)", place)?;
    }
    all.commit()
}

// What a worker does: open its own connection, and add up the rows that come.
fn ask(query: &str, path: &Path) -> rusqlite::Result<i64> {
    let connection = Connection::open(path)?;
    let mut statement = connection.prepare(query)?;
    statement.query_map((), |row| row.get::<_, i64>(0))?.sum()
}

// Let a pool send the query eight times, and measure how long that takes.
fn measure(pool: &ThreadPool, query: &str, path: &Path) -> Result<f64> {
    let start = Instant::now();
    let jobs = iter::repeat_n(path, 8).with_max_len(1);
    pool.install(|| jobs.try_for_each(|path| ask(query, path).map(drop)))?;
    Ok(start.elapsed().as_secs_f64())
}

// Take turns, one worker and then two, and keep what is typical: the median.
fn compare(name: &str, query: &str, path: &Path) -> Result<()> {
    let pool = |size| ThreadPoolBuilder::new().num_threads(size).build();
    let (one, two) = (pool(1)?, pool(2)?);
    let (mut alone, mut gains) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let seconds = measure(&one, query, path)?;
        gains.push(seconds / measure(&two, query, path)?);
        alone.push(seconds);
    }
    println!("{name}: {}", ask(query, path)?);
    println!("{name}, one thread: {:.3} s", median(alone));
    println!("{name}, two threads against one: {:.2}×", median(gains));
    Ok(())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn main() -> Result<()> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("places.db");
    make_places(&path)?;

    // Let the database add up, which gives one row. Or fetch all rows.
    compare("sum", &format!("SELECT sum({DISTANCES}) {PAIRS}"), &path)?;
    compare("rows", &format!("SELECT {DISTANCES} {PAIRS}"), &path)
}
