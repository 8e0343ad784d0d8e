//! Ctrl-C cancels the tasks, and each cleans up before the program ends.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use signal_hook::{consts::SIGINT, low_level};
use tokio::signal;
use tokio::task::JoinSet;
use tokio::time::sleep;

// A file that is not complete yet: it is removed, however its task ends.
struct Unfinished<'a> {
    name: &'a str,
    part: PathBuf,
}

impl Drop for Unfinished<'_> {
    fn drop(&mut self) {
        println!("{}: cleaning up", self.name);
        let _ = fs::remove_file(&self.part); // it may have been renamed
    }
}

// What each task does: save a file, under another name until it is complete.
async fn save(name: &str, path: PathBuf) -> io::Result<()> {
    println!("{name}: starting");
    let part = path.with_extension("part");
    File::create(&part)?;
    let file = Unfinished { name, part };
    sleep(Duration::from_secs(60)).await; // what is to be saved is slow to come
    tokio::fs::rename(&file.part, path).await?;
    println!("{name}: finishing");
    Ok(())
}

// Presses Ctrl-C in place of you, so that nobody has to.
async fn press_ctrl_c() {
    low_level::raise(SIGINT).unwrap();
}

fn count(folder: &Path) -> io::Result<usize> {
    Ok(fs::read_dir(folder)?.count())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    // Make a task for each file. They begin when main waits.
    let mut tasks = JoinSet::new();
    for name in ["photos", "videos", "notes"] {
        tasks.spawn(save(name, folder.path().join(name)));
    }
    let pressing = tokio::spawn(press_ctrl_c());

    // Wait for Ctrl-C. It no longer ends the program, but wakes main up.
    signal::ctrl_c().await?;
    pressing.await?;
    println!("main: Ctrl-C, files: {}", count(folder.path())?);

    // Cancel the tasks, and wait until each of them has cleaned up.
    tasks.shutdown().await;
    println!("main: Done, files: {}", count(folder.path())?);
    folder.close()
}
