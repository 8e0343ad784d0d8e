//! The peak of a program's memory.
//!
//! The system counts it until the end, but on Linux it begins the count with
//! the memory of the process that starts the program, the runner's: a small
//! program would seem as large as the runner. `getrusage(2)` tells so under
//! `ru_maxrss`. What the program itself reached stands in `/proc` as long as
//! it runs.

#[cfg(target_os = "linux")]
mod linux {
    use std::fs;

    /// The peak of the resident memory of a process that is running, in
    /// bytes: `VmHWM` in `proc_pid_status(5)`. 0 if it cannot be read.
    pub fn of(pid: u32) -> u64 {
        let text = fs::read_to_string(format!("/proc/{pid}/status"));
        let kib = text.ok().and_then(|text| {
            let line = text.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
            line.trim().strip_suffix(" kB")?.parse::<u64>().ok()
        });
        kib.unwrap_or(0) * 1024
    }

    /// The count at the end, unless it can be the runner's own.
    pub fn correct(counted: u64, seen: u64) -> u64 {
        if counted > of(std::process::id()) { counted } else { seen }
    }
}

#[cfg(target_os = "linux")]
pub use linux::{correct, of};

/// Elsewhere the count at the end is the program's own.
#[cfg(not(target_os = "linux"))]
pub fn of(_pid: u32) -> u64 {
    0
}

/// Elsewhere the count at the end is the program's own.
#[cfg(not(target_os = "linux"))]
pub fn correct(counted: u64, _seen: u64) -> u64 {
    counted
}
