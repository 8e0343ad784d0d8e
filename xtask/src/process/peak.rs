//! The peak of a program's memory.
//!
//! The system counts it until the end, but on Linux it begins the count with
//! the memory of the process that starts the program, the runner's: a small
//! program would seem as large as the runner. `getrusage(2)` tells so under
//! `ru_maxrss`. What the program itself reached stands in `/proc` as long as
//! it runs.

#[cfg(target_os = "linux")]
mod linux {
    use procfs::process::Process;

    /// The peak of the resident memory of a process that is running, in
    /// bytes: `VmHWM` in `proc_pid_status(5)`. Nothing if it is over.
    pub fn of(pid: u32) -> Option<u64> {
        let process = Process::new(pid.cast_signed()).ok()?;
        Some(process.status().ok()?.vmhwm? * 1024)
    }

    /// The count at the end, unless it can be the runner's own.
    pub fn correct(counted: u64, seen: Option<u64>) -> Option<u64> {
        let own = of(std::process::id());
        if own.is_some_and(|own| counted > own) { Some(counted) } else { seen }
    }
}

#[cfg(target_os = "linux")]
pub use linux::{correct, of};

/// Elsewhere the count at the end is the program's own.
#[cfg(not(target_os = "linux"))]
pub fn of(_pid: u32) -> Option<u64> {
    None
}

/// Elsewhere the count at the end is the program's own.
#[cfg(not(target_os = "linux"))]
pub fn correct(counted: u64, _seen: Option<u64>) -> Option<u64> {
    Some(counted)
}
