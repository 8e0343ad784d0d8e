//! Programs as HTML: each line an element, so that it can go on deeper where
//! it is too long.

use xtask::lesson::discover::Language;
use xtask::report::highlight::{self, Kind};

use crate::html::escape;

/// `code` as lines. The first `comments` of them are hidden where a sentence
/// says the same, and so are empty lines at the end.
#[must_use]
pub fn lines(code: &str, language: Language, comments: usize) -> String {
    let lines = highlighted(code, language);
    let last = code.trim_end().lines().count();
    let mut html = String::new();
    for (index, (line, source)) in lines.iter().zip(code.lines()).enumerate() {
        let class = match index {
            _ if index < comments => "l note-line",
            _ if index >= last => "l end-line",
            _ => "l",
        };
        html += &element(class, source, line);
    }
    html
}

/// One line of a diff: what it is, and the line.
#[must_use]
pub fn diff_line(line: &str, language: Language) -> String {
    let code = line.get(1..).unwrap_or_default();
    let (class, sign) = match line.as_bytes().first() {
        Some(b'+') => ("l add", "+"),
        Some(b'-') => ("l del", "-"),
        Some(b'@') => return "<span class=\"l gap\">⋯</span>".to_owned(),
        _ => ("l", " "),
    };
    let html = highlighted(code, language).concat();
    let sign = format!("<span class=\"sign\">{sign}</span>");
    element(class, code, &format!("{sign}{html}&#10;"))
}

fn element(class: &str, source: &str, html: &str) -> String {
    let indent = source.len() - source.trim_start().len();
    let style = match indent {
        0 => String::new(),
        _ => format!(" style=\"--i:{indent}\""),
    };
    format!("<span class=\"{class}\"{style}>{html}</span>")
}

/// The lines of `code`, with their ends.
fn highlighted(code: &str, language: Language) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut open: Option<Kind> = None;
    highlight::pieces(code, language, |piece, kind| {
        let words = piece.trim_end_matches('\n');
        let line = lines.last_mut().expect("there is one");
        // A space needs no colour of its own.
        let goes_on = words.trim().is_empty() && words.len() == piece.len();
        if kind != open && !goes_on {
            close(line, &mut open);
            if let Some(kind) = kind {
                *line += &format!("<span class=\"{}\">", class(kind));
                open = Some(kind);
            }
        }
        *line += &match kind {
            Some(Kind::Text | Kind::Comment) => escape(words),
            _ => breakable(words),
        };
        if words.len() < piece.len() {
            close(line, &mut open);
            *line += "&#10;";
            lines.push(String::new());
        }
    });
    close(lines.last_mut().expect("there is one"), &mut open);
    lines.retain(|line| !line.is_empty());
    lines
}

/// Says where a line that is too long may go on below: after a parenthesis or a
/// path's colons, before a method. Otherwise a browser breaks it in a word.
fn breakable(code: &str) -> String {
    let letters: Vec<_> = code.chars().collect();
    let mut html = String::new();
    for (at, &letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1).copied();
        let before = at.checked_sub(1).map(|before| letters[before]);
        let is_method = letter == '.'
            && before != Some('.')
            && next.is_none_or(|next| next.is_alphabetic());
        if is_method {
            html += "<wbr>";
        }
        html += &escape(letter.encode_utf8(&mut [0; 4]));
        let is_open = ['(', '['].contains(&letter)
            && next.is_none_or(|next| ![')', ']'].contains(&next));
        if is_open || (letter, before) == (':', Some(':')) {
            html += "<wbr>";
        }
    }
    html
}

fn close(line: &mut String, open: &mut Option<Kind>) {
    if open.take().is_some() {
        *line += "</span>";
    }
}

fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Keyword => "k",
        Kind::Constant => "n",
        Kind::Name => "f",
        Kind::Text => "s",
        Kind::Comment => "c",
    }
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;

    #[test]
    fn a_long_line_breaks_between_words() {
        let parts = |code| breakable(code).replace("<wbr>", "|");
        assert_eq!(parts("a::b(c[0])"), "a::|b(|c[|0])");
        assert_eq!(parts("pool.map(f).get()"), "pool|.map(|f)|.get()");
        assert_eq!(parts("0..5"), "0..5");
    }

    #[test]
    fn the_text_is_kept_to_the_letter() {
        let code = "# Why\n\nasync def f(a):\n    return \"<&>\"\n\n";
        let html = lines(code, Language::Python, 1);
        let tags = Regex::new("<[^>]*>").expect("a pattern");
        let text = tags.replace_all(&html, "");
        let text = text.replace("&#10;", "\n").replace("&quot;", "\"");
        let text = text.replace("&lt;", "<").replace("&gt;", ">");
        assert_eq!(text.replace("&amp;", "&"), code);
        assert!(html.contains("note-line") && html.contains("end-line"));
    }
}
