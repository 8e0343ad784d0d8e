//! Waits for files to be saved.

use std::env;
use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};
use console::Term;
use notify_debouncer_mini::new_debouncer;
use notify_debouncer_mini::notify::RecursiveMode;

use crate::process::group;

/// An editor may write in several goes: this long after the first, it is done.
const SETTLED: Duration = Duration::from_millis(100);
/// How often Ctrl-C is looked for.
const LOOK: Duration = Duration::from_millis(100);

/// Whether a person is watching: then there is a round at every save. A script
/// gets one round.
#[must_use]
pub fn is_watched() -> bool {
    Term::stdout().is_term()
}

/// Plays a round now and at every save of one of `files`, until a round says
/// that it was the last, or until Ctrl-C. Each begins on an empty screen, where
/// the terminal can clear it.
///
/// # Errors
/// If the files cannot be watched, or a round fails.
pub fn at_every_save(
    files: &[PathBuf],
    mut round: impl FnMut() -> Result<ControlFlow<()>>,
) -> Result<()> {
    let (sender, events) = mpsc::channel();
    let mut debouncer = new_debouncer(SETTLED, sender)
        .context("files cannot be watched here")?;
    // Many editors replace a file by another: only its folder sees that.
    let folder = files.first().and_then(|path| path.parent());
    let folder = folder.context("there is no file to watch")?;
    debouncer
        .watcher()
        .watch(folder, RecursiveMode::NonRecursive)
        .with_context(|| format!("cannot watch {}", folder.display()))?;
    loop {
        let before = saved(files);
        if can_clear() {
            Term::stdout().clear_screen()?;
        }
        if round()?.is_break() {
            return Ok(());
        }
        loop {
            if group::interrupted() {
                return Ok(());
            }
            match events.recv_timeout(LOOK) {
                // Reading a file is an event as well, but no save.
                Ok(_) if is_saved(&before, &saved(files)) => break,
                Ok(_) | Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
        }
    }
}

/// A terminal without a name, or that calls itself dumb, would print the
/// command instead.
fn can_clear() -> bool {
    env::var_os("TERM").map_or(cfg!(windows), |name| name != "dumb")
}

/// When each file was saved; nothing for one that is not there.
fn saved(files: &[PathBuf]) -> Vec<Option<SystemTime>> {
    let moment = |path| fs::metadata(path).and_then(|data| data.modified());
    files.iter().map(|path| moment(path).ok()).collect()
}

/// Whether something was saved. A file that is gone is about to come back.
fn is_saved(before: &[Option<SystemTime>], now: &[Option<SystemTime>]) -> bool {
    before != now && now.iter().all(Option::is_some)
}
