//! The memory of a program that is several processes.

use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How long to wait from one look to the next.
const PAUSE: Duration = Duration::from_millis(1);

/// Looks at all processes that this one has started, and those that they have,
/// until it is told to end.
#[derive(Debug)]
pub struct Watch {
    /// Dropped, it ends the looking.
    end: Sender<()>,
    thread: JoinHandle<Option<u64>>,
}

impl Watch {
    /// Begins to look.
    #[must_use]
    pub fn start() -> Self {
        let (end, ended) = mpsc::channel();
        let thread = thread::spawn(move || {
            let mut most = None;
            loop {
                most = most.max(together());
                match ended.recv_timeout(PAUSE) {
                    Err(RecvTimeoutError::Timeout) => {}
                    _ => return most,
                }
            }
        });
        Self { end, thread }
    }

    /// The most memory that all of them had together in one look, in bytes;
    /// nothing where the system does not tell.
    #[must_use]
    pub fn end(self) -> Option<u64> {
        drop(self.end);
        self.thread.join().ok().flatten()
    }
}

/// The memory of all processes that this one has started: of a page that is
/// shared by several of them, each has its part (`Pss` in `proc_pid_smaps(5)`).
/// Nothing if there are none.
#[cfg(target_os = "linux")]
fn together() -> Option<u64> {
    use procfs::process::Process;

    let own = Process::myself().ok()?;
    let runner = own.exe().ok()?;
    let mut sum = None;
    let mut found = children(&own);
    while let Some(pid) = found.pop() {
        // One that is over by now has no memory any more.
        let Ok(process) = Process::new(pid) else { continue };
        found.extend(children(&process));
        // Until it becomes another program, its memory is the runner's.
        if process.exe().is_ok_and(|program| program != runner)
            && let Some(bytes) = part(&process)
        {
            sum = Some(sum.unwrap_or(0) + bytes);
        }
    }
    sum
}

#[cfg(target_os = "linux")]
fn children(process: &procfs::process::Process) -> Vec<i32> {
    let tasks = process.tasks().into_iter().flatten().flatten();
    let children = tasks.flat_map(|task| task.children().unwrap_or_default());
    children.map(u32::cast_signed).collect()
}

#[cfg(target_os = "linux")]
fn part(process: &procfs::process::Process) -> Option<u64> {
    let maps = process.smaps_rollup().ok()?.memory_map_rollup;
    maps.0.iter().map(|map| map.extension.map.get("Pss").copied()).sum()
}

#[cfg(not(target_os = "linux"))]
fn together() -> Option<u64> {
    None
}
