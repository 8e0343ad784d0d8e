//! What a program said on standard error, without what shifts from machine to
//! machine: who failed, and why.

use std::sync::LazyLock;

use regex::Regex;

use crate::lesson::discover::Language;

/// What Python says between an exception and the one that it has led to.
const CAUSE: &str = "The above exception was the direct cause";

/// What opens the traceback of an exception group.
const GROUP: &str = "+ Exception Group Traceback";

/// What is replaced in every line, and by what.
static SHIFTS: LazyLock<[(Regex, &str); 6]> = LazyLock::new(|| {
    let replace = |pattern, by| (Regex::new(pattern).expect("a pattern"), by);
    [
        // Where in which file Python warns.
        replace(r"^.*:\d+: (\w*Warning: )", "$1"),
        // The number of a thread that panicked.
        replace(
            r"^thread '(.*)' (?:\(\d+\) )?panicked:",
            "thread '$1' panicked:",
        ),
        // The folders of a path, but not those of an address.
        replace(r#"(^|[\s'"(])(?:[A-Z]:)?[/\\](?:[^\s'"/\\]+[/\\])+"#, "$1"),
        replace(r"127\.0\.0\.1:\d{4,5}", "127.0.0.1:[port]"),
        replace(r"\b0x[0-9a-f]{4,}", "[address]"),
        replace(r"\bthread id \d+", "thread id [number]"),
    ]
});

/// The lines that say what went wrong.
#[must_use]
pub fn essence(stderr: &str, language: Language) -> Vec<String> {
    let lines = stderr.lines().map(str::trim_end);
    let mut said = match language {
        Language::Python => of_python(lines),
        Language::Rust => of_rust(lines),
    };
    for line in &mut said {
        for (pattern, by) in SHIFTS.iter() {
            *line = pattern.replace_all(line, *by).into_owned();
        }
    }
    said
}

/// Without the calls of a traceback, and without the lines of code below
/// warnings and errors of syntax: all of these are indented.
fn of_python<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    let (mut continues, mut came_from_elsewhere) = (false, false);
    let mut in_a_group = false;
    for line in lines {
        in_a_group |= line.trim_start().starts_with(GROUP);
        let line = if in_a_group { without_margin(line) } else { line };
        if line.is_empty() {
            // A message may begin below the name of its exception.
            continues &= said.last().is_some_and(|l| l.ends_with(':'));
        } else if line.starts_with(' ') {
            if let Some(last) = said.last_mut().filter(|_| continues) {
                last.push(' ');
                last.push_str(line.trim());
            }
        } else if line.starts_with(CAUSE) {
            // An error of another process is told a second time here.
            came_from_elsewhere = true;
        } else if !is_about_a_traceback(line) {
            continues = line.ends_with(':') && line.contains("Error");
            let is_known = said.last().is_some_and(|last| last == line);
            if !(came_from_elsewhere && is_known) {
                said.push(line.to_owned());
            }
            came_from_elsewhere = false;
        }
    }
    said
}

/// A line of an exception group, without the margin that shows what belongs to
/// which of its exceptions.
fn without_margin(line: &str) -> &str {
    let inside = line.trim_start_matches(' ');
    if inside.len() == line.len() {
        return line;
    }
    match inside.strip_prefix('|') {
        Some(text) => text.strip_prefix(' ').unwrap_or(text),
        None if inside.starts_with('+') => "", // a rule
        None => line,
    }
}

fn is_about_a_traceback(line: &str) -> bool {
    line == "\"\"\""
        || line.starts_with("Traceback (most recent call last)")
        || line.ends_with("RemoteTraceback:")
        || line.starts_with("During handling of the above exception")
}

fn of_rust<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut said: Vec<String> = Vec::new();
    let mut below_a_panic = false;
    for line in lines {
        let panicked = line.split_once(" panicked at ");
        let panicked = panicked.filter(|_| line.starts_with("thread '"));
        if let Some(last) = said.last_mut().filter(|_| below_a_panic) {
            last.push_str(line);
            below_a_panic = false;
        } else if let Some((thread, _place)) = panicked {
            // The message stands on the next line.
            said.push(format!("{thread} panicked: "));
            below_a_panic = true;
        } else if !line.is_empty() && !line.starts_with("note: ") {
            said.push(line.trim_start().to_owned());
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_traceback_is_told_by_its_exception() {
        let text = "Exception in thread Thread-1 (work):\nTraceback (most \
            recent call last):\n  File \"main.py\", line 3, in work\n    \
            f()\nValueError: thread id 47\n/a/b c/main.py:7: RuntimeWarning: never \
            awaited\n  f()\nRuntimeError: \n        An attempt\n        was \
            made.\n\n        This means\n";
        assert_eq!(
            essence(text, Language::Python),
            [
                "Exception in thread Thread-1 (work):",
                "ValueError: thread id [number]",
                "RuntimeWarning: never awaited",
                "RuntimeError: An attempt was made.",
            ]
        );
    }

    #[test]
    fn a_group_is_told_by_its_exceptions() {
        let text = "  + Exception Group Traceback (most recent call last):\n  \
            |   File \"main.py\", line 9, in <module>\n  |     \
            run(main())\n  | ExceptionGroup: two of them (2 sub-exceptions)\n  \
            +-+---------------- 1 ----------------\n    | Traceback (most \
            recent call last):\n    |   File \"main.py\", line 3, in f\n    |     \
            g()\n    | ValueError: 3\n    +---------------- 2 \
            ----------------\n    | KeyError\n    +-------------------\n";
        assert_eq!(
            essence(text, Language::Python),
            [
                "ExceptionGroup: two of them (2 sub-exceptions)",
                "ValueError: 3",
                "KeyError",
            ]
        );
    }

    #[test]
    fn a_panic_is_told_by_its_message() {
        let text = "\nthread 'main' (77) panicked at a/main.rs:3:5:\nno \
            0x12ab34 in /a/b/c.txt\nnote: run with `RUST_BACKTRACE=1`\n\
            Error: http://127.0.0.1:34567/a/b\n\nCaused by:\n    refused\n";
        assert_eq!(
            essence(text, Language::Rust),
            [
                "thread 'main' panicked: no [address] in c.txt",
                "Error: http://127.0.0.1:[port]/a/b",
                "Caused by:",
                "refused",
            ]
        );
    }
}
