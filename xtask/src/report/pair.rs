//! Two texts beside each other.

use std::iter;

use console::{AnsiCodeIterator, Term, measure_text_width, style};

/// What stands between the two columns.
const BETWEEN: &str = " │ ";

/// A line that goes on stands this much deeper than the line that it continues.
const DEEPER: usize = 4;

/// The width where no terminal tells one.
const USUAL: usize = 80;

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

/// A character, and the codes that give it its colour.
type Styled<'t> = (char, &'t str);

/// One line in as many as it needs, each continued with the indentation of the
/// first and some more. It is broken between words where that is possible.
fn wrapped(line: &str, width: usize) -> String {
    if measure_text_width(line) <= width {
        return line.to_owned();
    }
    let mut rest = &styled(line)[..];
    let indent = rest.iter().take_while(|(c, _)| *c == ' ').count();
    // On a very narrow terminal, text counts more than its indentation.
    let deeper = " ".repeat((indent + DEEPER).min(width / 2));
    let mut text = String::new();
    let mut room = width.max(1);
    while !rest.is_empty() {
        let at = break_at(rest, room);
        text += &written(&rest[..at]);
        rest = &rest[at..];
        let spaces = rest.iter().take_while(|(c, _)| *c == ' ').count();
        rest = &rest[spaces..];
        if !rest.is_empty() {
            text += &format!("\n{deeper}");
            room = (width - deeper.len()).max(1);
        }
    }
    text
}

/// How many characters go on a line with `room` columns: at least one.
fn break_at(line: &[Styled], room: usize) -> usize {
    let mut used = 0;
    let fitting = line.iter().take_while(|(c, _)| {
        used += measure_text_width(c.encode_utf8(&mut [0; 4]));
        used <= room
    });
    let fitting = fitting.count().max(1);
    if fitting == line.len() || line[fitting].0 == ' ' {
        return fitting;
    }
    let word = line[..fitting].iter().rposition(|(c, _)| *c == ' ');
    // A space that only spaces precede is indentation, no gap between words.
    let gap = word.filter(|at| line[..*at].iter().any(|(c, _)| *c != ' '));
    gap.unwrap_or(fitting)
}

fn styled(line: &str) -> Vec<Styled<'_>> {
    let mut pieces = AnsiCodeIterator::new(line);
    let mut characters = Vec::new();
    let mut codes = "";
    let mut after_code = false;
    let mut begin = 0;
    while let Some((piece, is_code)) = pieces.next() {
        let end = pieces.current_slice().len();
        if !is_code {
            characters.extend(piece.chars().map(|c| (c, codes)));
        } else if piece == RESET {
            codes = "";
        } else {
            // Bold and red are two codes, one after the other.
            if !after_code {
                begin = end - piece.len();
            }
            codes = &line[begin..end];
        }
        after_code = is_code && piece != RESET;
    }
    characters
}

const RESET: &str = "\u{1b}[0m";

fn written(line: &[Styled]) -> String {
    let mut text = String::new();
    for piece in line.chunk_by(|a, b| a.1 == b.1) {
        let characters: String = piece.iter().map(|(c, _)| c).collect();
        match piece[0].1 {
            "" => text += &characters,
            codes => text += &format!("{codes}{characters}{RESET}"),
        }
    }
    text
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
    fn a_line_goes_on_deeper_than_it_began() {
        assert_eq!(wrapped("  one two three", 12), "  one two\n      three");
        assert_eq!(wrapped("  unbreakable", 8), "  unbrea\n    kabl\n    e");
    }

    #[test]
    fn a_colour_ends_with_its_line_and_begins_again() {
        let text = wrapped("\u{1b}[1m\u{1b}[33mone two\u{1b}[0m", 6);
        let [first, second] =
            ["one", "two"].map(|t| format!("\u{1b}[1m\u{1b}[33m{t}"));
        assert_eq!(text, format!("{first}{RESET}\n   {second}{RESET}"));
    }
}
