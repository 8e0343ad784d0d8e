//! The machine: its cores, and how busy they are with whatever runs.

use std::thread;
use std::time::Duration;

/// The number of programs that can compute at the same time here.
#[must_use]
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// The model of the processor, as the system names it; nothing where it does
/// not tell.
#[cfg(target_os = "linux")]
#[must_use]
pub fn processor() -> Option<String> {
    use procfs::{CpuInfo, Current};
    CpuInfo::current().ok()?.model_name(0).map(str::to_owned)
}

/// Elsewhere, nobody asks the system.
#[cfg(not(target_os = "linux"))]
#[must_use]
pub fn processor() -> Option<String> {
    None
}

/// The processor time that all cores have spent at work since the machine was
/// started, including what a host took away from a virtual one; nothing where
/// the system does not tell.
#[cfg(target_os = "linux")]
pub(super) fn worked() -> Option<Duration> {
    use procfs::{CurrentSI, KernelStats};
    let total = KernelStats::current().ok()?.total;
    let parts = [
        Some(total.user_duration()),
        Some(total.nice_duration()),
        Some(total.system_duration()),
        total.irq_duration(),
        total.softirq_duration(),
        total.steal_duration(),
    ];
    Some(parts.into_iter().flatten().sum())
}

/// Elsewhere, nobody asks the system.
#[cfg(not(target_os = "linux"))]
pub(super) fn worked() -> Option<Duration> {
    None
}
