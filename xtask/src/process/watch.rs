//! Watches the threads of a program while it runs.
//!
//! On Linux, `/proc/PID/task/TID/schedstat` tells of each thread how long it
//! ran and how long it was ready without running (`proc_pid_schedstat(5)`).
//! Elsewhere nothing is recorded.

#[cfg(target_os = "linux")]
mod linux;

#[cfg(target_os = "linux")]
pub use linux::Watch;

/// Elsewhere there is nothing to look at.
#[cfg(not(target_os = "linux"))]
#[derive(Debug)]
pub struct Watch;

#[cfg(not(target_os = "linux"))]
impl Watch {
    /// Watches nothing.
    pub fn start(
        _pid: u32,
        _start: std::time::Instant,
        _pace: std::time::Duration,
    ) -> Self {
        Self
    }

    /// Nobody can tell.
    pub fn held_up(&self) -> std::time::Duration {
        std::time::Duration::ZERO
    }

    /// Nothing was recorded.
    pub fn end(self) -> Option<super::lanes::Lanes> {
        None
    }
}
