//! Runs one program in one language and takes down what it does.

mod events;
pub mod group;
pub mod lanes;
mod machine;
mod peak;
pub mod shape;
pub mod signals;
mod watch;

use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde::Serialize;
use wait4::ResourceUsage;

use self::events::{Event, listen};
use self::lanes::Lanes;
pub use self::machine::{cores, processor};
use self::watch::Watch;
use crate::files;

/// A program may run for this long beyond its waits before it is ended.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// On a busy machine, a program may take this many times as long as its limit:
/// the time for which it was ready and did not run is no fault of its own. But
/// threads can also get in each other's way for ever.
pub const HELD_UP: u32 = 20;
/// A program may print this many bytes to a stream before it is ended.
pub const OUTPUT_LIMIT: u64 = 1 << 20;
/// How long output may take to arrive after the program and its group ended.
const LAST_WORDS: Duration = Duration::from_secs(2);
/// How often the peak of the memory is looked at, at most and at least: after
/// a tenth of the time that the program has run so far.
const LOOK: [Duration; 2] =
    [Duration::from_millis(1), Duration::from_millis(50)];

/// A program to run.
#[derive(Debug)]
pub struct Program {
    /// What to start, with arguments and environment.
    pub command: Command,
    /// What it reads from standard input; nothing if there is none.
    pub input: Option<PathBuf>,
    /// How long it may take. On a busy machine, the time for which it was held
    /// up does not count, as far as the system tells.
    pub limit: Duration,
    /// Whether the limit is one of the clock: then all time counts.
    pub by_the_clock: bool,
    /// How often its threads are looked at, at most.
    pub pace: Duration,
}

/// What a program did.
#[derive(Debug)]
pub struct Run {
    /// How it ended.
    pub end: End,
    /// From its start to its end.
    pub time: Duration,
    /// Processor time, with that of the children it waited for.
    pub cpu: Duration,
    /// The part of `time` in which it wanted no processor: the time that its
    /// waits took. See [`Lanes::waiting`]; where there are no lanes, all but
    /// its processor time.
    pub waiting: Duration,
    /// Processor time that other programs had meanwhile; nothing where the
    /// system does not tell.
    pub others: Option<Duration>,
    /// When each of its threads ran; nothing where the system does not tell.
    pub lanes: Option<Lanes>,
    /// The largest resident memory of a single process, in bytes; nothing if
    /// the program was over too soon to look.
    pub peak_memory: Option<u64>,
    /// What it printed, in the order of arrival.
    pub lines: Vec<Line>,
}

/// How a program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// By itself, or by a signal that the runner did not send.
    Exited(ExitStatus),
    /// It was still running after its limit.
    Hung,
    /// It printed more than [`OUTPUT_LIMIT`].
    Flooded,
}

/// A line that a program printed.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// When it arrived, in seconds after the start.
    pub seconds: f64,
    /// Where it was printed.
    pub stream: Stream,
    /// The line, without its end.
    pub text: String,
    /// Whether it is UTF-8; what is not was replaced in `text`.
    #[serde(skip)]
    pub is_utf8: bool,
}

/// A stream that a program prints to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Stream {
    /// Standard output, which is compared.
    Stdout,
    /// Standard error, which is shown when something is wrong.
    Stderr,
}

impl Run {
    /// The lines of one stream, as one text.
    #[must_use]
    pub fn text(&self, stream: Stream) -> String {
        let lines = self.lines.iter().filter(|line| line.stream == stream);
        lines.map(|line| format!("{}\n", line.text)).collect()
    }

    /// The part of the machine that other programs had meanwhile, from 0 to 1;
    /// nothing where the system does not tell.
    #[must_use]
    pub fn share_of_others(&self) -> Option<f64> {
        let whole = self.time.as_secs_f64() * cores() as f64;
        Some(self.others?.as_secs_f64() / whole)
    }
}

/// Runs `program` to its end, and ends whatever it leaves behind.
///
/// # Errors
/// If it cannot be started, the system cannot tell how it ended, or everything
/// was ended.
pub fn run(program: Program) -> Result<Run> {
    follow(program, &|_| ())
}

/// The same, and calls `tell` with each line as it arrives.
///
/// # Errors
/// See [`run`].
pub fn follow(mut program: Program, tell: &dyn Fn(&Line)) -> Result<Run> {
    let input = match &program.input {
        Some(path) => Stdio::from(files::open(path)?),
        None => Stdio::null(),
    };
    program.command.stdin(input);
    program.command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let worked = machine::worked();
    let start = Instant::now();
    let (child, group) = group::spawn(&mut program.command)?;
    let pid = child.id();
    let watch = Watch::start(pid, start, program.pace);
    let events = listen(child, start);
    Recorder {
        tell,
        events,
        group,
        watch,
        pid,
        start,
        worked,
        limit: program.limit,
        by_the_clock: program.by_the_clock,
        deadline: start + program.limit,
        open: 2,
        ended_by_us: None,
        exit: None,
        lines: Vec::new(),
        seen_peak: None,
    }
    .record()
}

struct Recorder<'t> {
    tell: &'t dyn Fn(&Line),
    events: Receiver<Event>,
    group: group::Guard,
    watch: Watch,
    pid: u32,
    start: Instant,
    /// What the machine had done before the start.
    worked: Option<Duration>,
    limit: Duration,
    by_the_clock: bool,
    /// When to look again whether its time is over.
    deadline: Instant,
    /// Streams that can still bring something.
    open: usize,
    ended_by_us: Option<End>,
    exit: Option<(ExitStatus, ResourceUsage, Instant)>,
    lines: Vec<Line>,
    seen_peak: Option<u64>,
}

impl Recorder<'_> {
    fn record(mut self) -> Result<Run> {
        while self.exit.is_none() || self.open > 0 {
            let left = self.deadline.saturating_duration_since(Instant::now());
            let look = (self.start.elapsed() / 10).clamp(LOOK[0], LOOK[1]);
            match self.events.recv_timeout(left.min(look)) {
                Ok(event) => self.note(event)?,
                Err(RecvTimeoutError::Timeout) if left.is_zero() => {
                    if self.exit.is_some() {
                        break; // someone outside the group holds the pipe
                    }
                    self.time_is_over();
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if self.exit.is_none() {
                self.seen_peak = self.seen_peak.max(peak::of(self.pid));
            }
        }
        self.finish()
    }

    fn note(&mut self, event: Event) -> Result<()> {
        match event {
            Event::Line(line) => {
                (self.tell)(&line);
                self.lines.push(line);
            }
            Event::Flood => self.end(End::Flooded),
            Event::Closed => self.open -= 1,
            Event::Exited(end, at) => {
                let (status, usage) =
                    end.context("the system does not tell how it ended")?;
                self.exit = Some((status, usage, at));
                self.group.kill();
                self.deadline = at + LAST_WORDS;
            }
        }
        Ok(())
    }

    /// Ends the program, unless it was held up and has some time left.
    fn time_is_over(&mut self) {
        let elapsed = self.start.elapsed();
        let counted = elapsed.saturating_sub(self.watch.held_up());
        let left = self.limit.saturating_sub(counted);
        let is_patient = self.ended_by_us.is_none()
            && !self.by_the_clock
            && elapsed < self.limit * HELD_UP;
        if is_patient && !left.is_zero() {
            self.deadline = Instant::now() + left;
        } else {
            self.end(End::Hung);
        }
    }

    fn end(&mut self, why: End) {
        self.ended_by_us.get_or_insert(why);
        self.group.kill();
        self.deadline = Instant::now() + LAST_WORDS;
    }

    fn finish(self) -> Result<Run> {
        if group::interrupted() {
            bail!("interrupted");
        }
        let (status, usage, at) = self.exit.context("it cannot be ended")?;
        let end = match self.ended_by_us {
            Some(end) => end,
            None => End::Exited(status),
        };
        let (time, cpu) = (at - self.start, usage.utime + usage.stime);
        let worked = machine::worked().zip(self.worked);
        let lanes = self.watch.end();
        // Nobody waits for the children of Python's fork server.
        let seen = lanes.as_ref().map(Lanes::cpu).unwrap_or_default();
        let own = cpu.max(seen);
        let others = worked.map(|(now, before)| {
            now.saturating_sub(before).saturating_sub(own)
        });
        let waiting = match &lanes {
            Some(lanes) => lanes.waiting(time, cpu),
            None => time.saturating_sub(cpu),
        };
        Ok(Run {
            end,
            time,
            cpu,
            waiting,
            others,
            lanes,
            peak_memory: peak::correct(usage.maxrss, self.seen_peak),
            lines: self.lines,
        })
    }
}
