//! The thread that looks, as the system sees it.

use std::time::{Duration, Instant};

use procfs::process::{Process, Task};
use rustix::thread::gettid;
use rustix::time::{ClockId, clock_gettime};

/// On any machine, a thread may sleep for so much longer than it wants.
const SLACK: Duration = Duration::from_millis(1);

/// The thread that looks.
pub(super) struct Looker(Option<Task>);

impl Looker {
    /// The calling thread.
    pub(super) fn this() -> Self {
        let tid = gettid().as_raw_pid();
        Self(Process::myself().and_then(|own| own.task_from_tid(tid)).ok())
    }

    /// Calls `sleep`, which wants to take no longer than `pause`. What it
    /// returns, and for how long the machine must have stood still meanwhile:
    /// this thread should have woken up and wasn't even ready to run.
    pub(super) fn sleep<T>(
        &self,
        pause: Duration,
        sleep: impl FnOnce(Duration) -> T,
    ) -> (T, Duration) {
        let (start, before) = (Instant::now(), self.ready());
        let result = sleep(pause);
        let ready = self.ready().saturating_sub(before);
        let late = start.elapsed().saturating_sub(pause + ready);
        (result, if late < SLACK { Duration::ZERO } else { late })
    }

    /// How long this thread was ready without running, so far.
    fn ready(&self) -> Duration {
        let stat = self.0.as_ref().and_then(|task| task.schedstat().ok());
        Duration::from_nanos(stat.map_or(0, |stat| stat.run_delay))
    }

    /// The processor time that this thread has used so far.
    pub(super) fn used(&self) -> Duration {
        let time = clock_gettime(ClockId::ThreadCPUTime);
        Duration::try_from(time).unwrap_or_default()
    }
}
