//! Judges how a program behaved; what it printed is compared elsewhere.

use std::time::Duration;

use super::fault::Fault;
use super::job::Job;
use crate::lesson::discover::Settings;
use crate::process::shape::Shape;
use crate::process::{End, Run, Stream};

/// If nobody looks for so many seconds, threads may come and go unseen: those
/// of a lesson live a tenth of a second or longer.
const BLIND: f64 = 0.1;

/// What is wrong with a run of `job`; all but the comparison with the snapshot.
#[must_use]
pub fn conduct(job: Job, run: &Run) -> Vec<Fault> {
    let got = match run.end {
        End::Hung => return vec![Fault::Hung(job.limit)],
        End::Flooded => return vec![Fault::Flooded],
        End::Exited(status) => status,
    };
    let mut faults = Vec::new();
    let settings = &job.lesson.settings;
    let expected = settings.exit;
    if got.code() != Some(expected) {
        faults.push(Fault::Status { expected, got });
    }
    let output = run.lines.iter().filter(|l| l.stream == Stream::Stdout);
    for (index, line) in output.enumerate() {
        if !line.is_utf8 {
            faults.push(Fault::NotUtf8(index + 1));
            break;
        }
    }
    // A run that failed is rightly shorter: one message is enough.
    if faults.is_empty() {
        faults.extend(pace(settings, run));
        faults.extend(shape(job, run));
    }
    faults
}

fn pace(settings: &Settings, run: &Run) -> Option<Fault> {
    let waits = Duration::from_secs_f64(settings.waits);
    if run.time < waits {
        return Some(Fault::TooFast { took: run.time, waits });
    }
    let serial = Duration::from_secs_f64(settings.serial?);
    let waited = run.waiting;
    let too_slow = waited > (waits + serial) / 2;
    too_slow.then_some(Fault::TooSlow { waited, waits, serial })
}

/// Nothing where the system does not tell, and nothing of threads that seem to
/// be missing if the runner itself was kept from looking.
fn shape(job: Job, run: &Run) -> Vec<Fault> {
    let Some(lanes) = &run.lanes else {
        return Vec::new();
    };
    let shape = Shape::of(lanes);
    let settings = &job.lesson.settings;
    // The local site is a thread of a program that starts it itself.
    let sites = usize::from(job.own_site);
    let threads = shape.map(|shape| shape.threads.saturating_sub(sites));
    let counted = [
        ("processes", settings.processes, shape.map(|s| s.processes)),
        ("threads", settings.threads, threads),
    ];
    let wrong = counted.into_iter().filter_map(|(what, expected, got)| {
        let (expected, got) = (expected?.of(job.language), got.unwrap_or(0));
        let is_certain = got > expected || lanes.longest_gap() <= BLIND;
        (expected != got && is_certain).then_some(Fault::Shape {
            what,
            expected,
            got,
        })
    });
    wrong.collect()
}
