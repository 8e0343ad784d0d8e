//! Judges how a program behaved; what it printed is compared elsewhere.

use std::time::Duration;

use super::fault::Fault;
use crate::lesson::discover::{Language, Lesson, Settings};
use crate::process::{End, Run, Stream};

/// What is wrong with a run of the program in `language` that was ended after
/// `limit` at the latest; all but the comparison with the snapshot.
#[must_use]
pub fn conduct(
    lesson: &Lesson,
    language: Language,
    run: &Run,
    limit: Duration,
) -> Vec<Fault> {
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
        faults.extend(pace(&lesson.settings, run));
        faults.extend(shape(&lesson.settings, language, run));
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

/// Nothing where the system does not tell.
fn shape(settings: &Settings, language: Language, run: &Run) -> Vec<Fault> {
    let Some(lanes) = &run.lanes else {
        return Vec::new();
    };
    let shape = lanes.shape();
    let counted = [
        ("processes", settings.processes, shape.map(|s| s.processes)),
        ("threads", settings.threads, shape.map(|s| s.threads)),
    ];
    let wrong = counted.into_iter().filter_map(|(what, expected, got)| {
        let (expected, got) = (expected?.of(language), got.unwrap_or(0));
        (expected != got).then_some(Fault::Shape { what, expected, got })
    });
    wrong.collect()
}
