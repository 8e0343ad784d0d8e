//! Watching through `/proc`.

mod looker;
mod origin;

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use procfs::process::{Process, Task};

use self::looker::Looker;
use self::origin::{Command, Origin};
use crate::process::lanes::{Interval, Lane, Lanes};

/// Looking may cost one part in so many of a core, for all programs
/// together; with what is not counted here, that is a twentieth.
const SHARE: u32 = 25;

/// So many programs are being watched.
static WATCHED: AtomicU32 = AtomicU32::new(0);

/// A thread that looks at a program until it is told to end.
#[derive(Debug)]
pub struct Watch {
    /// Asks how long the program was held up; dropped, it ends the looking.
    ask: Sender<Sender<Duration>>,
    thread: JoinHandle<Lanes>,
}

impl Watch {
    /// Looks at the program `pid`, which began at `start`, every `pace`,
    /// or less often where that would cost too much.
    pub fn start(pid: u32, start: Instant, pace: Duration) -> Self {
        let (ask, asked) = mpsc::channel();
        let thread = thread::spawn(move || {
            WATCHED.fetch_add(1, Ordering::Relaxed);
            let mut watcher = Watcher::new(pid, start);
            watcher.look_while(&asked, pace);
            // The program is over, and so are the threads that were left.
            let last = watcher.lanes.looks.len().saturating_sub(1);
            watcher.note_ends(last, |_| true);
            let Watcher { found, lanes, .. } = &mut watcher;
            for lane in &mut lanes.lanes {
                lane.is_helper = origin::is_helper(found, lane.process - 1);
            }
            WATCHED.fetch_sub(1, Ordering::Relaxed);
            watcher.lanes
        });
        Self { ask, thread }
    }

    /// How long the program was held up so far: see [`Lanes::held_up`].
    pub fn held_up(&self) -> Duration {
        let (reply, answer) = mpsc::channel();
        let asked = self.ask.send(reply);
        asked.ok().and_then(|()| answer.recv().ok()).unwrap_or_default()
    }

    /// Ends the looking. Nothing comes back if it failed.
    pub fn end(self) -> Option<Lanes> {
        drop(self.ask);
        self.thread.join().ok()
    }
}

struct Watcher {
    start: Instant,
    lanes: Lanes,
    /// All processes that were found so far.
    found: Vec<Origin>,
    /// Those that are left.
    processes: Vec<Seen>,
    threads: HashMap<i32, Known>,
}

/// A process of the program, held open: its number may be used again.
struct Seen {
    process: Process,
    /// Its place among all that were found, from 0.
    index: usize,
    /// Where its arguments lay when its command was read.
    arguments: Option<u64>,
}

/// What is known of a thread since the last look.
struct Known {
    lane: usize,
    ran: u64,
    ready: u64,
    /// The index of the last look at it.
    look: usize,
    /// The index of the look after which it became ready, if it has not run
    /// since. The system tells how long that took only when it runs again.
    ready_since: Option<usize>,
}

impl Watcher {
    fn new(pid: u32, start: Instant) -> Self {
        let mut watcher = Self {
            start,
            lanes: Lanes::default(),
            found: Vec::new(),
            processes: Vec::new(),
            threads: HashMap::new(),
        };
        watcher.discover(pid.cast_signed(), None);
        watcher
    }

    /// Looks, and answers when asked, until nobody can ask any more.
    fn look_while(
        &mut self,
        asked: &Receiver<Sender<Duration>>,
        pace: Duration,
    ) {
        let looker = Looker::this();
        let mut pause = Duration::ZERO;
        loop {
            let (woken, still) =
                looker.sleep(pause, |pause| asked.recv_timeout(pause));
            match woken {
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {}
                Ok(reply) => {
                    // Who does not wait for the answer needs none.
                    let _ = reply.send(self.lanes.held_up());
                }
            }
            let before = looker.used();
            self.look(still);
            let cost = looker.used().saturating_sub(before);
            let watched = WATCHED.load(Ordering::Relaxed);
            pause = pace.max(cost * SHARE * watched);
        }
    }

    /// Looks at all that is left, after the machine has stood still.
    fn look(&mut self, still: Duration) {
        let look = self.lanes.looks.len();
        self.lanes.looks.push(self.start.elapsed().as_secs_f64());
        self.lanes.still.push(still.as_secs_f64());
        let mut place = 0;
        // The list grows meanwhile, by the children that are found.
        while place < self.processes.len() {
            if let Some(children) = self.look_at(place, look) {
                let parent = self.processes[place].index;
                for child in children {
                    self.discover(child.cast_signed(), Some(parent));
                }
                place += 1;
            } else {
                self.processes.remove(place);
            }
        }
        self.note_ends(look, |known| known.look < look);
    }

    /// Notes of the threads that `are_over` that they had ended by `look`.
    fn note_ends(&mut self, look: usize, are_over: impl Fn(&Known) -> bool) {
        let lanes = &mut self.lanes.lanes;
        self.threads.retain(|_, known| {
            let is_over = are_over(known);
            if is_over {
                let from = known.ready_since.unwrap_or(known.look);
                lanes[known.lane].ended = Some([from, look]);
            }
            !is_over
        });
    }

    fn discover(&mut self, pid: i32, parent: Option<usize>) {
        let known = |seen: &Seen| seen.process.pid == pid;
        if self.processes.iter().any(known) {
            return;
        }
        if let Ok(process) = Process::new(pid) {
            let index = self.found.len();
            self.found.push(Origin { parent, command: Command::Program });
            self.processes.push(Seen { process, index, arguments: None });
        }
    }

    /// Looks at every thread of the process at a place among those that are
    /// left. The children that it has, or nothing if it is over.
    fn look_at(&mut self, place: usize, look: usize) -> Option<Vec<u32>> {
        let seen = &mut self.processes[place];
        let stat = seen.process.stat().ok()?;
        if ['Z', 'X'].contains(&stat.state) {
            return None;
        }
        // A process has its parent's command line until it becomes another
        // program, whose arguments lie elsewhere.
        if seen.arguments != stat.arg_start
            && let Some(command) = Command::of(&seen.process)
        {
            seen.arguments = stat.arg_start;
            self.found[seen.index].command = command;
        }
        let number = seen.index + 1;
        let tasks = seen.process.tasks().ok()?.flatten();
        let mut children = Vec::new();
        for task in tasks {
            self.note(&task, number, &stat.comm, look);
            children.extend(task.children().unwrap_or_default());
        }
        Some(children)
    }

    fn note(
        &mut self,
        task: &Task,
        process: usize,
        program: &str,
        look: usize,
    ) {
        let Ok(stat) = task.schedstat() else {
            return; // it has just ended
        };
        let now = self.lanes.looks[look];
        let known = self.threads.entry(task.tid).or_insert_with(|| {
            self.lanes.lanes.push(Lane {
                process,
                name: None,
                is_helper: false,
                first_seen: now,
                last_seen: now,
                intervals: Vec::new(),
                seen: [look; 2],
                ended: None,
            });
            let lane = self.lanes.lanes.len() - 1;
            Known { lane, ran: 0, ready: 0, look, ready_since: None }
        });
        let lane = &mut self.lanes.lanes[known.lane];
        let ran = stat.sum_exec_runtime.saturating_sub(known.ran);
        let ready = stat.run_delay.saturating_sub(known.ready);
        if ran + ready > 0 {
            let before = look.checked_sub(1);
            lane.intervals.push(Interval {
                from: before.map_or(0.0, |before| self.lanes.looks[before]),
                to: now,
                cpu_seconds: Duration::from_nanos(ran).as_secs_f64(),
                ready_seconds: Duration::from_nanos(ready).as_secs_f64(),
                look,
            });
        }
        // Programs name a thread when it has just begun.
        if lane.name.is_none() && look <= lane.seen[0] + 2 {
            lane.name = name(task, program);
        }
        lane.last_seen = now;
        let has_run = ran > 0;
        let is_ready = !has_run && !is_waiting(task);
        if !is_ready {
            lane.seen[1] = look;
        }
        *known = Known {
            lane: known.lane,
            ran: stat.sum_exec_runtime,
            ready: stat.run_delay,
            look,
            ready_since: is_ready.then_some(known.ready_since.unwrap_or(look)),
        };
    }
}

/// Whether a thread that has not run waits for something. One that is over has
/// to run once more to vanish, and on a busy machine that may take a while: its
/// successors must not count as being there at the same time.
fn is_waiting(task: &Task) -> bool {
    let state = task.stat().map(|stat| stat.state);
    state.is_ok_and(|state| !['R', 'Z', 'X'].contains(&state))
}

fn name(task: &Task, program: &str) -> Option<String> {
    if task.tid == task.pid {
        return Some("main".to_owned());
    }
    let name = task.stat().ok()?.comm;
    (name != program).then_some(name)
}
