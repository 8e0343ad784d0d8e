//! The lines of both programs of a lesson, in the moment in which they arrive.

use std::borrow::Cow;

use console::{Term, style};

use super::width;
use crate::lesson::discover::Language;
use crate::process::{Line, Stream};
use crate::session::schedule::Event;

/// The width of the column of moments.
const MOMENT: usize = 8;
/// The narrowest column of lines that can be read.
const NARROWEST: usize = 24;

/// Prints a row a line: when it arrived, and Python's lines to the left of
/// Rust's.
#[derive(Debug)]
pub struct Live {
    terminal: Term,
    column: usize,
}

impl Live {
    /// Begins with the programs' names. Nothing comes back where standard
    /// output is no terminal, or one on which two columns find no room.
    #[must_use]
    pub fn on_terminal(lesson: &str) -> Option<Self> {
        let terminal = Term::stdout();
        let column = (width().saturating_sub(MOMENT + 6)) / 2;
        if !terminal.is_term() || column < NARROWEST {
            return None;
        }
        let live = Self { terminal, column };
        for [left, right] in live.titles(lesson) {
            live.row("", &left, &right);
        }
        Some(live)
    }

    /// The programs' names, in as many rows as the longer one needs.
    fn titles(&self, lesson: &str) -> Vec<[String; 2]> {
        let [left, right] = Language::ALL.map(|language| {
            let title = format!("{lesson} in {language}");
            let pieces = textwrap::wrap(&title, self.column).into_iter();
            pieces.map(Cow::into_owned).collect::<Vec<_>>()
        });
        let piece = |pieces: &[String], row: usize| {
            pieces.get(row).cloned().unwrap_or_default()
        };
        let rows = 0..left.len().max(right.len());
        rows.map(|row| [piece(&left, row), piece(&right, row)]).collect()
    }

    /// Shows a line that was printed.
    pub fn show(&self, event: &Event) {
        let Event::Printed(job, line) = event else {
            return;
        };
        let moment = format!("{:.2} s", line.seconds);
        for (index, text) in self.pieces(line).iter().enumerate() {
            let moment = if index == 0 { moment.as_str() } else { "" };
            match job.language {
                Language::Python => self.row(moment, text, ""),
                Language::Rust => self.row(moment, "", text),
            }
        }
    }

    /// The line in as many pieces as its column needs.
    fn pieces(&self, line: &Line) -> Vec<String> {
        let pieces = textwrap::wrap(&line.text, self.column);
        let pieces = pieces.into_iter().map(|piece| match line.stream {
            Stream::Stdout => piece.into_owned(),
            Stream::Stderr => style(piece).red().to_string(),
        });
        pieces.collect()
    }

    fn row(&self, moment: &str, left: &str, right: &str) {
        let used = console::measure_text_width(left);
        let room = self.column.saturating_sub(used);
        let row = format!(
            "{} {} {left}{} {} {right}",
            style(format!("{moment:>MOMENT$}")).dim(),
            style("│").dim(),
            " ".repeat(room),
            style("│").dim(),
        );
        // Where nobody can see it, it need not be shown.
        let _ = self.terminal.write_line(row.trim_end());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_that_is_too_long_goes_on_in_a_row_of_its_own() {
        let live = Live { terminal: Term::stdout(), column: NARROWEST };
        let titles = live.titles("background-task");
        assert_eq!(
            titles[0],
            ["background-task in", "background-task in Rust"]
        );
        assert_eq!(titles[1], ["Python", ""]);
        assert_eq!(live.titles("join").len(), 1);
    }
}
