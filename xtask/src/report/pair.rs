//! Two texts beside each other.

use std::iter;

use console::{Term, measure_text_width, strip_ansi_codes, style};

use textwrap::Options;

/// What stands between the two columns.
const BETWEEN: &str = " │ ";

/// So much deeper than a line begins, it goes on where it is too long.
const DEEPER: usize = 4;

/// A text beside something gets so many columns at least.
const ROOM: usize = 20;

/// The width where no terminal tells one.
pub const USUAL: usize = 80;

/// The width to write for: that of the terminal, also of one that shows only
/// the errors, while a pager has the output.
#[must_use]
pub fn width() -> usize {
    let terminals = [Term::stdout(), Term::stderr()];
    let size = terminals.iter().find_map(Term::size_checked);
    size.map_or(USUAL, |(_, columns)| columns.into())
}

/// Two texts beside each other, or one under the other where they do not fit
/// into `width` beside each other as they are. Rows keep what belongs together
/// at the same height. A text may be coloured.
#[must_use]
pub fn side_by_side(
    titles: [&str; 2],
    rows: &[[String; 2]],
    width: usize,
) -> String {
    let titles = titles.map(|title| style(title).bold().to_string());
    let columns = [0, 1].map(|side| {
        let cells = rows.iter().flat_map(|row| row[side].lines());
        let lines = cells.chain(iter::once(titles[side].as_str()));
        lines.map(measure_text_width).max().unwrap_or_default()
    });
    if columns[0] + columns[1] + measure_text_width(BETWEEN) > width {
        return stacked(&titles, rows, width);
    }
    let rule = |stroke: &str| {
        let [left, right] = columns.map(|column| stroke.repeat(column));
        let rule = format!("{left}{stroke}┼{stroke}{right}");
        format!("{}\n", style(rule).dim())
    };
    let mut text = line(&titles[0], &titles[1], columns[0]);
    for (index, row) in rows.iter().enumerate() {
        text += &rule(if index == 0 { "─" } else { "╌" });
        let [left, right] = row.each_ref().map(|cell| cell.trim_end().lines());
        let (mut left, mut right) = (left.fuse(), right.fuse());
        loop {
            match (left.next(), right.next()) {
                (None, None) => break,
                (left, right) => {
                    let [left, right] =
                        [left, right].map(Option::unwrap_or_default);
                    text += &line(left, right, columns[0]);
                }
            }
        }
    }
    text
}

fn line(left: &str, right: &str, column: usize) -> String {
    let room = " ".repeat(column - measure_text_width(left));
    let between = if right.is_empty() { BETWEEN.trim_end() } else { BETWEEN };
    format!("{left}{room}{}{right}\n", style(between).dim())
}

fn stacked(titles: &[String; 2], rows: &[[String; 2]], width: usize) -> String {
    let column = |side: usize| {
        let lines = rows.iter().flat_map(|row| row[side].lines());
        let text: String =
            lines.map(|line| wrapped(line, width) + "\n").collect();
        format!("{}\n\n{}\n", titles[side], text.trim_end())
    };
    format!("{}\n{}", column(0), column(1))
}

/// One line in as many as it needs. The further ones stand [`DEEPER`] than the
/// first begins, so that indentation still says what belongs together.
fn wrapped(line: &str, width: usize) -> String {
    let plain = strip_ansi_codes(line);
    let indent = plain.chars().take_while(|c| *c == ' ').count();
    // On a very narrow terminal, text counts more than its indentation.
    let deeper = " ".repeat((indent + DEEPER).min(width / 2));
    textwrap::fill(line, Options::new(width).subsequent_indent(&deeper))
}

/// What `first` is the beginning of, and `text`, as an entry of a list: the text
/// stands beside `first` or, where a terminal is too narrow for that, below it.
#[must_use]
pub fn entry(first: &str, text: &str, width: usize) -> String {
    let column = measure_text_width(first);
    if column + ROOM <= width {
        let indent = " ".repeat(column);
        let options = Options::new(width)
            .initial_indent(first)
            .subsequent_indent(&indent);
        return textwrap::fill(text, options);
    }
    let words: Vec<_> = first.split_whitespace().collect();
    let indent = " ".repeat(DEEPER);
    let options =
        Options::new(width).initial_indent(&indent).subsequent_indent(&indent);
    format!("  {}\n{}", words.join(" "), textwrap::fill(text, options))
}

#[cfg(test)]
mod tests {
    use console::strip_ansi_codes;

    use super::*;

    fn rows() -> Vec<[String; 2]> {
        let rows = [["if x:\n    y = 1\n", "a\n"], ["z\n\n", "    b\n"]];
        rows.map(|row| row.map(str::to_owned)).to_vec()
    }

    #[test]
    fn what_fits_stands_side_by_side_with_its_indentation() {
        let text = side_by_side(["P", "R"], &rows(), 17);
        let text = strip_ansi_codes(&text);
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(
            lines,
            [
                "P         │ R",
                "──────────┼──────",
                "if x:     │ a",
                "    y = 1 │",
                "╌╌╌╌╌╌╌╌╌╌┼╌╌╌╌╌╌",
                "z         │     b",
            ]
        );
    }

    #[test]
    fn what_does_not_fit_stands_one_under_the_other() {
        let text = side_by_side(["P", "R"], &rows(), 16);
        let text = strip_ansi_codes(&text);
        assert_eq!(text, "P\n\nif x:\n    y = 1\nz\n\nR\n\na\n    b\n");
    }

    #[test]
    fn a_text_stands_beside_its_name_or_below_it() {
        let first = "  join        5  ";
        let text = "It waits for a thread.";
        assert_eq!(entry(first, text, 60), format!("{first}{text}"));
        let beside = entry(first, text, 37);
        let lines: Vec<_> = beside.lines().collect();
        assert_eq!(
            lines,
            ["  join        5  It waits for a", "                 thread."]
        );
        let below = entry(first, text, 20);
        assert_eq!(below, "  join 5\n    It waits for a\n    thread.");
    }

    #[test]
    fn a_line_goes_on_deeper_than_it_began() {
        assert_eq!(wrapped("  one two three", 12), "  one two\n      three");
        assert_eq!(wrapped("  one", 12), "  one");
        let coloured = "  \u{1b}[33mone two\u{1b}[0m three";
        let text = wrapped(coloured, 12);
        assert_eq!(strip_ansi_codes(&text), "  one two\n      three");
    }
}
