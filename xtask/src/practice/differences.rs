//! What a changed program does that the lesson's does not: no verdict.

use std::time::Duration;

use common::timing;

use crate::judge::experiment::Told;
use crate::judge::job::Outcome;
use crate::process::shape::Shape;
use crate::process::{End, Run, Stream};
use crate::report::unified;

/// Times are told only if they are apart by more than this, in seconds, and as
/// a part of the lesson's: two runs of one program never take the same time.
const APART: (f64, f64) = (0.3, 0.1);

/// What is different between a run of the lesson's program, `own`, and a run of
/// a changed one: lines and how it ended, time, threads. Each ends with a
/// line's end. Nothing can be said of programs that did not run.
pub fn differences(own: &Outcome, changed: &Outcome) -> Vec<String> {
    let Some(run) = &changed.run else {
        return Vec::new();
    };
    let Some(own_run) = &own.run else {
        let why = own.skipped.as_deref().unwrap_or("it does not compile");
        return vec![format!("the lesson's own program was not run: {why}\n")];
    };
    let lines = lines(own, changed);
    let rest = [stood_still(run), time(own_run, run), shape(own_run, run)];
    lines.into_iter().chain(rest.into_iter().flatten()).collect()
}

/// The different outputs of several runs, as they came but for what was
/// measured: how often each came, the most frequent first.
pub fn counted(outcomes: &[&Outcome]) -> Vec<(usize, String)> {
    let mut counts: Vec<(usize, String)> = Vec::new();
    for outcome in outcomes {
        let said = Told::of(outcome, &[]).said(&[]).join("\n");
        match counts.iter_mut().find(|(_, known)| *known == said) {
            Some((count, _)) => *count += 1,
            None => counts.push((1, said)),
        }
    }
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    counts
}

fn lines(own: &Outcome, changed: &Outcome) -> Option<String> {
    let unordered = &own.job.lesson.unordered;
    let [before, now] = [own, changed]
        .map(|outcome| Told::of(outcome, &[]).said(unordered).join("\n"));
    let difference = unified(&before, &now, "the lesson", "changed");
    (before != now).then(|| difference + "\n")
}

/// The last line before a program stood still.
fn stood_still(run: &Run) -> Option<String> {
    if run.end != End::Hung {
        return None;
    }
    let mut printed = run.lines.iter().filter(|l| l.stream == Stream::Stdout);
    Some(match printed.next_back() {
        Some(line) => format!(
            "it stood still; the last line came after {:.2} s: {}\n",
            line.seconds, line.text
        ),
        None => "it stood still, and had printed nothing\n".to_owned(),
    })
}

fn time(own: &Run, changed: &Run) -> Option<String> {
    if changed.end == End::Hung {
        return None; // it was the runner that ended it
    }
    is_apart(own.time, changed.time).then(|| {
        let [own, changed] = [own, changed].map(|r| timing::seconds(r.time));
        format!("it took {changed}, the lesson {own}\n")
    })
}

fn is_apart(own: Duration, changed: Duration) -> bool {
    let [own, changed] = [own, changed].map(|time| time.as_secs_f64());
    (changed - own).abs() > APART.0 + APART.1 * own
}

fn shape(own: &Run, changed: &Run) -> Option<String> {
    let shape = |run: &Run| Shape::of(run.lanes.as_ref()?);
    let (own, changed) = (shape(own)?, shape(changed)?);
    (own != changed).then(|| format!("it had {changed}, the lesson {own}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_runs_of_one_program_are_not_apart() {
        let apart = |own, changed| {
            let [own, changed] = [own, changed].map(Duration::from_millis);
            is_apart(own, changed)
        };
        assert!(!apart(2000, 2450));
        assert!(apart(2000, 4500));
        assert!(apart(1000, 10));
    }
}
