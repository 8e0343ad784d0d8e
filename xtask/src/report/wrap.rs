//! Breaks lines that are too long, coloured ones too.

use console::{AnsiCodeIterator, measure_text_width};

/// A character, and the codes that give it its colour.
type Styled<'t> = (char, &'t str);

/// One line in as many as `width` makes necessary, broken between words where
/// that is possible. The further ones stand `deeper` than the first begins.
pub fn wrapped(line: &str, width: usize, deeper: usize) -> String {
    if measure_text_width(line) <= width {
        return line.to_owned();
    }
    let mut rest = &styled(line)[..];
    let indent = rest.iter().take_while(|(c, _)| *c == ' ').count();
    // On a very narrow terminal, text counts more than its indentation.
    let deeper = " ".repeat((indent + deeper).min(width / 2));
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
    use super::*;

    #[test]
    fn a_line_goes_on_deeper_than_it_began() {
        assert_eq!(wrapped("  one two three", 12, 4), "  one two\n      three");
        assert_eq!(wrapped("  unbreakable", 8, 4), "  unbrea\n    kabl\n    e");
    }

    #[test]
    fn a_colour_ends_with_its_line_and_begins_again() {
        let text = wrapped("\u{1b}[1m\u{1b}[33mone two\u{1b}[0m", 6, 4);
        let [first, second] =
            ["one", "two"].map(|t| format!("\u{1b}[1m\u{1b}[33m{t}"));
        assert_eq!(text, format!("{first}{RESET}\n   {second}{RESET}"));
    }
}
