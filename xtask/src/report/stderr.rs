//! The end of what a program said on standard error.

/// So many lines of standard error are shown.
const LINES: usize = 10;

/// The last lines of `stderr`. Where the line that names the last exception or
/// panic stands further up, it comes first: a long list of causes or of calls
/// may follow it.
#[must_use]
pub fn end(stderr: &str) -> Vec<&str> {
    let lines: Vec<_> = stderr.lines().collect();
    let start = lines.len().saturating_sub(LINES);
    let named = cause(&lines).filter(|index| *index < start);
    let first = named.map(|index| [lines[index], "…"]);
    first.into_iter().flatten().chain(lines[start..].to_vec()).collect()
}

/// The index of the line that says what went wrong, if there is one.
fn cause(lines: &[&str]) -> Option<usize> {
    let mut found = None;
    let mut in_traceback = false;
    for (index, line) in lines.iter().enumerate() {
        if line.contains("Traceback (most recent call last):") {
            in_traceback = true;
        } else if in_traceback && is_name_of_an_exception(line) {
            in_traceback = false;
            found = Some(index);
        } else if line.starts_with("Error: ") {
            found = Some(index); // as Rust writes what `main` returns
        } else if line.contains("panicked at") && index + 1 < lines.len() {
            found = Some(index + 1); // Rust writes the place before it
        }
    }
    found
}

/// Below a traceback, only the exception's own line is not indented. That of an
/// exception group is, with a bar for each level.
fn is_name_of_an_exception(line: &str) -> bool {
    let line = line.trim_start_matches("  | ");
    let name = line.split(':').next().unwrap_or_default();
    !name.is_empty()
        && name.chars().all(|c| c.is_alphanumeric() || "_.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MORE: &str = "  deep below\n  deep below\n  deep below\n  \
        deep below\n  deep below\n  deep below\n  deep below\n  deep below\n  \
        deep below\n  deep below\n  deep below\n";

    #[test]
    fn a_short_text_is_shown_whole() {
        assert_eq!(end("one\ntwo\n"), ["one", "two"]);
    }

    #[test]
    fn the_exception_stays_when_much_follows_it() {
        for (text, name) in [
            (
                "Traceback (most recent call last):\n  File \"main.py\"\n    \
                 call()\nValueError: no number\n",
                "ValueError: no number",
            ),
            (
                "  + Exception Group Traceback (most recent call last):\n  \
                 |   File \"main.py\"\n  | ExceptionGroup: two of them\n",
                "  | ExceptionGroup: two of them",
            ),
            ("Error: Panic(no number)\n", "Error: Panic(no number)"),
            (
                "thread 'main' panicked at main.rs:3:1:\nno number\n",
                "no number",
            ),
        ] {
            let text = format!("{text}{MORE}");
            let shown = end(&text);
            assert_eq!(shown[..2], [name, "…"]);
            assert_eq!(shown.len(), LINES + 2);
        }
    }

    #[test]
    fn what_stands_at_the_end_is_not_shown_twice() {
        let text = format!(
            "{MORE}Traceback (most recent call last):\n  File\nKeyError: 'a'\n"
        );
        assert_eq!(end(&text).len(), LINES);
    }
}
