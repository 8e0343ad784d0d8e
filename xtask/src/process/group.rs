//! A program and all the processes that it starts, as one thing to end.
//!
//! On Unix this is a process group, on Windows a job object.

use std::io;
use std::process::{Child, Command};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result, bail};

static INTERRUPTED: AtomicBool = AtomicBool::new(false);
static ALIVE: Mutex<Vec<Arc<Group>>> = Mutex::new(Vec::new());

/// A program that was started, with all its descendants. Dropping the guard
/// ends those that are left.
#[derive(Debug)]
pub struct Guard(Arc<Group>);

impl Guard {
    /// Ends every process of the group. It is no error if none is left.
    pub fn kill(&self) {
        self.0.kill();
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.kill();
        alive().retain(|group| !Arc::ptr_eq(group, &self.0));
    }
}

/// Starts `command` in a group of its own.
///
/// # Errors
/// If the program cannot be started, or everything is being ended anyway.
pub fn spawn(command: &mut Command) -> Result<(Child, Guard)> {
    // The list stays locked while the program starts: otherwise a Ctrl-C at
    // this moment would miss it.
    let mut alive = alive();
    if interrupted() {
        bail!("interrupted");
    }
    let (child, group) = Group::spawn(command).with_context(|| {
        format!("cannot start {}", command.get_program().display())
    })?;
    let group = Arc::new(group);
    alive.push(Arc::clone(&group));
    Ok((child, Guard(group)))
}

/// Ends every program that is running, and lets no other start.
pub fn interrupt() {
    INTERRUPTED.store(true, Ordering::SeqCst);
    for group in alive().iter() {
        group.kill();
    }
}

/// Whether [`interrupt`] was called.
#[must_use]
pub fn interrupted() -> bool {
    INTERRUPTED.load(Ordering::SeqCst)
}

fn alive() -> std::sync::MutexGuard<'static, Vec<Arc<Group>>> {
    ALIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(unix)]
#[derive(Debug)]
struct Group(rustix::process::Pid);

#[cfg(unix)]
impl Group {
    fn spawn(command: &mut Command) -> io::Result<(Child, Self)> {
        use std::os::unix::process::CommandExt;
        let child = command.process_group(0).spawn()?;
        let group = Self(rustix::process::Pid::from_child(&child));
        Ok((child, group))
    }

    fn kill(&self) {
        use rustix::process::{Signal, kill_process_group};
        // It fails only when no process of the group is left.
        let _ = kill_process_group(self.0, Signal::KILL);
    }
}

#[cfg(windows)]
#[derive(Debug)]
struct Group(Mutex<Option<win32job::Job>>);

#[cfg(windows)]
impl Group {
    fn spawn(command: &mut Command) -> io::Result<(Child, Self)> {
        use std::os::windows::io::AsRawHandle;
        let mut limits = win32job::ExtendedLimitInfo::new();
        limits.limit_kill_on_job_close();
        let job = win32job::Job::create_with_limit_info(&limits)
            .map_err(io::Error::other)?;
        let child = command.spawn()?;
        job.assign_process(child.as_raw_handle() as isize)
            .map_err(io::Error::other)?;
        Ok((child, Self(Mutex::new(Some(job)))))
    }

    fn kill(&self) {
        // Closing the job ends what is in it.
        let mut job = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        drop(job.take());
    }
}
