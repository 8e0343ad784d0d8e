//! What the system has room for.
//!
//! A limit of a single program is tried out: whoever meets it is refused, and
//! nobody else. A limit of the whole machine is not: for as long as there are
//! no more threads, no other program can start anything.

use indicatif::HumanCount;

use super::{Point, Takes};

/// So many files a program has open beside its connections, at the most.
pub(super) const OTHER_FILES: u64 = 100;

/// How much there is of what can run out.
#[derive(Debug, Default)]
pub(super) struct Room {
    /// The most threads that can exist at the same time in all programs, and
    /// what says so; nothing where the system does not tell.
    threads: Option<(u64, String)>,
    /// The most files that a program may have open.
    files: u64,
    /// The memory that is free, in bytes; nothing where the system does not
    /// tell.
    memory: Option<u64>,
}

impl Room {
    pub(super) fn of_this_machine(files: u64) -> Self {
        Self { threads: threads(), files, memory: memory() }
    }

    /// Why there is no room for `number`; nothing if there is, as far as can be
    /// known. `last` is what was measured with the number before.
    pub(super) fn lacks(
        &self,
        takes: Takes,
        number: u64,
        last: Option<&Point>,
    ) -> Option<String> {
        match (takes, &self.threads) {
            (Takes::Threads, Some((most, who))) if 2 * number > *most => {
                return Some(format!(
                    "{who} allows {} threads in all programs together, and \
                     half of them are left to others",
                    HumanCount(*most)
                ));
            }
            (Takes::Connections, _) if number + OTHER_FILES > self.files => {
                return Some(format!(
                    "a program may have {} files open here, and a connection \
                     counts as one (`ulimit -n` says so)",
                    HumanCount(self.files)
                ));
            }
            _ => {}
        }
        let (free, last) = (self.memory?, last?);
        let needs = last.memory?.saturating_mul(number.div_ceil(last.number));
        (needs > free / 2).then(|| {
            "at this rate it would take more than half of the memory that is \
             free"
                .to_owned()
        })
    }
}

#[cfg(target_os = "linux")]
fn threads() -> Option<(u64, String)> {
    let all = [
        limit("kernel.threads-max", procfs::sys::kernel::threads_max().ok()),
        limit("kernel.pid_max", procfs::sys::kernel::pid_max().ok()),
        linux::of_user().map(|most| (most, "`ulimit -u`".to_owned())),
        linux::of_group().map(|most| (most, "pids.max".to_owned())),
    ];
    all.into_iter().flatten().min()
}

#[cfg(target_os = "linux")]
fn limit(who: &str, most: Option<impl TryInto<u64>>) -> Option<(u64, String)> {
    Some((most?.try_into().ok()?, who.to_owned()))
}

#[cfg(target_os = "linux")]
fn memory() -> Option<u64> {
    use procfs::{Current, Meminfo};
    Meminfo::current().ok()?.mem_available
}

#[cfg(target_os = "linux")]
mod linux {
    use std::fs;
    use std::path::Path;

    use procfs::process::{LimitValue, Process};

    /// How many threads a user may have: `RLIMIT_NPROC` in `getrlimit(2)`. The
    /// superuser may have more.
    pub fn of_user() -> Option<u64> {
        let own = Process::myself().ok()?;
        match own.limits().ok()?.max_processes.soft_limit {
            LimitValue::Value(most) if own.uid().ok()? != 0 => Some(most),
            _ => None,
        }
    }

    /// How many threads the control group of this program may have, or one
    /// around it.
    pub fn of_group() -> Option<u64> {
        let groups = Process::myself().ok()?.cgroups().ok()?;
        let limits = groups.0.iter().flat_map(|group| {
            let is_pids = group.controllers.iter().any(|name| name == "pids");
            let root = match (group.controllers.is_empty(), is_pids) {
                (true, _) => "/sys/fs/cgroup",
                (_, true) => "/sys/fs/cgroup/pids",
                _ => return Vec::new(),
            };
            let own = Path::new(group.pathname.trim_start_matches('/'));
            let around = own.ancestors();
            let limits = around.filter_map(|group| {
                let path = Path::new(root).join(group).join("pids.max");
                fs::read_to_string(path).ok()?.trim().parse::<u64>().ok()
            });
            limits.collect()
        });
        limits.min()
    }
}

#[cfg(not(target_os = "linux"))]
fn threads() -> Option<(u64, String)> {
    None
}

#[cfg(not(target_os = "linux"))]
fn memory() -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use common::timing::Summary;

    use super::*;

    fn room() -> Room {
        Room {
            threads: Some((32_768, "kernel.pid_max".to_owned())),
            files: 1_024,
            memory: Some(1_000),
        }
    }

    #[test]
    fn half_of_the_threads_are_left_to_others() {
        let lacks = |number| room().lacks(Takes::Threads, number, None);
        assert_eq!(lacks(10_000), None);
        assert_eq!(
            lacks(30_000).as_deref(),
            Some(
                "kernel.pid_max allows 32,768 threads in all programs \
                 together, and half of them are left to others"
            )
        );
        assert_eq!(Room::default().lacks(Takes::Threads, 30_000, None), None);
    }

    #[test]
    fn a_connection_is_an_open_file() {
        let lacks = |number| room().lacks(Takes::Connections, number, None);
        assert_eq!(lacks(300), None);
        let why = lacks(1_000).expect("too many");
        assert!(why.starts_with("a program may have 1,024 files"), "{why}");
    }

    #[test]
    fn memory_is_expected_to_grow_as_the_number_does() {
        let second = Duration::from_secs(1);
        let times = Summary::of(&[second]).expect("one");
        let last = Point { number: 10, times, memory: Some(100) };
        let lacks = |number| room().lacks(Takes::Memory, number, Some(&last));
        assert_eq!(lacks(30), None);
        assert!(lacks(100).is_some_and(|why| why.contains("half of the")));
    }
}
