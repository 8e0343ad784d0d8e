//! Pictures made of characters.

use console::style;

use super::axis;
use super::strip::{Kind, Row, Span, Strip};
use super::words::much_faster;

/// From a part of a core to a whole one.
const LEVELS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
/// The widest column of labels.
const LABELS: usize = 24;
/// A thread that is there and waits.
const WAITS: char = '─';
/// A task that is under way.
const TASK: char = '┄';

/// The fewest columns in which a run can be seen.
const COLUMNS: usize = 8;

/// The strips below one another, on one axis, `width` columns wide.
#[must_use]
pub fn draw(strips: &[Strip], width: usize) -> String {
    let rows = strips.iter().flat_map(|strip| &strip.rows);
    let labels = rows.map(|row| row.label.chars().count()).max();
    let labels = labels.unwrap_or_default().clamp(8, LABELS).min(width / 3);
    let columns = width.saturating_sub(labels + 2).max(COLUMNS);
    let end = strips.iter().map(|s| s.took).fold(0.0, f64::max);
    let mut text = String::new();
    for strip in strips {
        text += &one(strip, end, labels, columns);
    }
    text += &scale(end, labels, columns);
    if let Some((index, factor)) = much_faster(strips) {
        let strip = &strips[index];
        text += &format!(
            "\n{} once more, {factor:.0} times as large\n",
            strip.language
        );
        text += &one(strip, strip.took, labels, columns);
        text += &scale(strip.took, labels, columns);
    }
    text
}

fn one(strip: &Strip, end: f64, labels: usize, columns: usize) -> String {
    let title = format!("{}, {:.2} s", strip.language, strip.took);
    let mut text = format!("{}\n", style(title).bold());
    for row in &strip.rows {
        let label: String = row.label.chars().take(labels).collect();
        let cells = cells(row, end, columns);
        text += &format!("{label:>labels$}  {}\n", cells.trim_end());
    }
    let mut marks = vec![' '; columns];
    for mark in &strip.marks {
        marks[column(mark.seconds, end, columns)] = '▲';
    }
    let marks: String = marks.into_iter().collect();
    text + &format!("{:>labels$}  {}\n", "prints", marks.trim_end())
}

fn column(seconds: f64, end: f64, columns: usize) -> usize {
    ((seconds / end * columns as f64) as usize).min(columns - 1)
}

fn cells(row: &Row, end: f64, columns: usize) -> String {
    let length = end / columns as f64;
    let cell = |index: usize| {
        let cell = [index as f64 * length, (index + 1) as f64 * length];
        let alive = |s: &&Span| s.life[0] < cell[1] && s.life[1] > cell[0];
        let mut spans = row.spans.iter().filter(alive).peekable();
        if spans.peek().is_none() {
            return ' ';
        }
        if row.kind == Kind::Task {
            return TASK;
        }
        let share: f64 = spans.map(|span| share_in(span, cell)).sum();
        match share {
            s if s < 0.06 => WAITS,
            s => LEVELS[((s * 8.0) as usize).min(LEVELS.len() - 1)],
        }
    };
    (0..columns).map(cell).collect()
}

/// The share of a core that a thread had, on average, between two moments.
pub(super) fn share_in(span: &Span, [from, to]: [f64; 2]) -> f64 {
    let parts = span.shares.iter().map(|([a, b], share)| {
        let common = b.min(to) - a.max(from);
        common.max(0.0) * share
    });
    parts.sum::<f64>() / (to - from)
}

fn scale(end: f64, labels: usize, columns: usize) -> String {
    let mut line = String::new();
    for (seconds, text) in axis::ticks(end) {
        let at = column(seconds, end, columns);
        let used = line.chars().count();
        if at >= used + usize::from(used > 0) && at + text.len() <= columns {
            line += &" ".repeat(at - used);
            line += &text;
        }
    }
    format!("{:>labels$}  {line}\n", "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::discover::Language;

    fn strip(took: f64) -> Strip {
        let span = |life: [f64; 2], shares: Vec<([f64; 2], f64)>| Span {
            life,
            name: None,
            shares,
        };
        let row = |label: &str, kind, span| Row {
            label: label.to_owned(),
            kind,
            spans: vec![span],
        };
        let half = took / 2.0;
        Strip {
            language: Language::Rust,
            took,
            starts_for: None,
            rows: vec![
                row(
                    "main thread",
                    Kind::Thread,
                    span([0.0, took], vec![([0.0, half], 1.0)]),
                ),
                row("tea", Kind::Task, span([half, took], Vec::new())),
            ],
            marks: Vec::new(),
            shape: None,
            has_threads: true,
            waiting: half,
        }
    }

    #[test]
    fn computing_waiting_and_tasks_look_different() {
        let text = draw(&[strip(2.0)], 33);
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines[1], "main thread  ██████████──────────");
        assert_eq!(lines[2], "        tea            ┄┄┄┄┄┄┄┄┄┄");
        assert!(lines[4].contains("0.0 s") && lines[4].contains("1.0 s"));
    }

    #[test]
    fn a_narrow_terminal_is_wide_enough() {
        let text = draw(&[strip(2.0)], 20);
        let text = console::strip_ansi_codes(&text);
        let widest = text.lines().map(|line| line.chars().count()).max();
        assert_eq!(widest, Some(20), "{text}");
        assert!(text.contains("\nmain t  ██████──────\n"), "{text}");
    }

    #[test]
    fn what_is_much_faster_is_drawn_once_more() {
        let text = draw(&[strip(2.0), strip(0.2)], 60);
        assert!(text.contains("once more, 10 times as large"), "{text}");
    }
}
