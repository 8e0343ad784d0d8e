//! Finds the lines of a program that begin inside a string or a block comment:
//! what looks like a comment there is none.

use crate::lesson::language::Language;

/// Where a position in a program is.
enum Inside {
    Code,
    LineComment,
    /// A block comment of Rust, and how deep: they nest.
    Block(usize),
    Text {
        /// What ends it.
        end: String,
        /// Whether a backslash keeps the next character from ending it.
        escapes: bool,
    },
}

/// For every line of `text`, whether it begins inside a string or a block
/// comment that an earlier line has opened.
#[must_use]
pub fn continued_lines(text: &str, language: Language) -> Vec<bool> {
    let mut lines = vec![false];
    let mut inside = Inside::Code;
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let (length, then) = step(rest, next, inside, language);
        inside = then;
        if rest[..length].contains('\n') {
            if matches!(inside, Inside::LineComment) {
                inside = Inside::Code;
            }
            lines.push(!matches!(inside, Inside::Code));
        }
        rest = &rest[length..];
    }
    lines
}

/// How many bytes to go on, at most to a line's end, and what is there.
fn step(
    rest: &str,
    next: char,
    inside: Inside,
    language: Language,
) -> (usize, Inside) {
    match inside {
        Inside::Code => match language {
            Language::Python => in_python(rest, next),
            Language::Rust => in_rust(rest, next),
        },
        Inside::LineComment => (next.len_utf8(), inside),
        Inside::Block(depth) if rest.starts_with("*/") => match depth {
            1 => (2, Inside::Code),
            _ => (2, Inside::Block(depth - 1)),
        },
        Inside::Block(depth) if rest.starts_with("/*") => {
            (2, Inside::Block(depth + 1))
        }
        Inside::Block(_) => (next.len_utf8(), inside),
        Inside::Text { escapes: true, .. } if next == '\\' => {
            let escaped = rest[1..].chars().next().map_or(0, char::len_utf8);
            (1 + escaped, inside)
        }
        Inside::Text { end, .. } if rest.starts_with(&end) => {
            (end.len(), Inside::Code)
        }
        Inside::Text { .. } => (next.len_utf8(), inside),
    }
}

fn text(end: impl Into<String>, escapes: bool) -> Inside {
    Inside::Text { end: end.into(), escapes }
}

fn in_python(rest: &str, next: char) -> (usize, Inside) {
    for long in ["\"\"\"", "'''"] {
        if rest.starts_with(long) {
            return (3, text(long, true));
        }
    }
    match next {
        '#' => (1, Inside::LineComment),
        '"' | '\'' => (1, text(next, true)),
        _ => (next.len_utf8(), Inside::Code),
    }
}

fn in_rust(rest: &str, next: char) -> (usize, Inside) {
    if rest.starts_with("//") {
        return (2, Inside::LineComment);
    }
    if rest.starts_with("/*") {
        return (2, Inside::Block(1));
    }
    match next {
        '"' => (1, text("\"", true)),
        'r' => {
            let marks = rest[1..].bytes().take_while(|b| *b == b'#').count();
            if rest[1 + marks..].starts_with('"') {
                let end = format!("\"{}", "#".repeat(marks));
                (2 + marks, text(end, false))
            } else {
                (1, Inside::Code)
            }
        }
        '\'' if rest.starts_with("'\\") => (1, text("'", true)),
        // A quote in quotes; any other quote is a lifetime's.
        '\'' if rest.starts_with("'\"'") => (3, Inside::Code),
        _ => (next.len_utf8(), Inside::Code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn continued(text: &str, language: Language) -> Vec<usize> {
        let lines = continued_lines(text, language).into_iter();
        let lines = lines.enumerate().filter(|(_, inside)| *inside);
        lines.map(|(index, _)| index + 1).collect()
    }

    #[test]
    fn python_strings_of_several_lines_are_found() {
        let text =
            "a = \"\"\"\n# no\n\"\"\"\n# \"\"\" yes\nb = '# \\' \"'\n# yes\n";
        assert_eq!(continued(text, Language::Python), [2, 3]);
    }

    #[test]
    fn rust_strings_and_block_comments_of_several_lines_are_found() {
        let text = "let a: &'a str = \"\n// no\\\"\n\";\nlet b = r#\"\n// no\"\
                    \n\"#;\nlet c = '\"';\n// yes\n/* /* \n*/\n// no\n*/\nd";
        assert_eq!(continued(text, Language::Rust), [2, 3, 5, 6, 10, 11, 12]);
    }
}
