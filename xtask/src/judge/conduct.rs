//! Judges how a program behaved; what it printed is compared elsewhere.

use std::time::Duration;

use super::fault::Fault;
use crate::lesson::discover::Lesson;
use crate::process::{End, Run, Stream};

/// What is wrong with `run`, of which `output` is the normalised output; all
/// but the comparison with the snapshot.
#[must_use]
pub fn conduct(lesson: &Lesson, run: &Run, limit: Duration) -> Vec<Fault> {
    let got = match run.end {
        End::Hung => return vec![Fault::Hung(limit)],
        End::Flooded => return vec![Fault::Flooded],
        End::Exited(status) => status,
    };
    let mut faults = Vec::new();
    let expected = lesson.settings.exit;
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
        faults.extend(pace(lesson, run.time));
    }
    faults
}

fn pace(lesson: &Lesson, took: Duration) -> Option<Fault> {
    let settings = &lesson.settings;
    let waits = Duration::from_secs_f64(settings.waits);
    if took < waits {
        return Some(Fault::TooFast { took, waits });
    }
    let serial = Duration::from_secs_f64(settings.serial?);
    let limit = (waits + serial) / 2;
    (took > limit).then_some(Fault::TooSlow { took, limit })
}
