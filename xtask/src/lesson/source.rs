//! Reads a program as a lesson: its summary, and its steps.

use std::sync::LazyLock;

use regex::Regex;

use crate::lesson::language::Language;
use crate::lesson::strings;

static PYTHON_MAIN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(async )?def main\b").expect("it is a pattern")
});
static RUST_MAIN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(pub )?(async )?fn main\b").expect("it is a pattern")
});
/// Comments that speak to a tool, not to the reader.
static DIRECTIVE: LazyLock<Regex> = LazyLock::new(|| {
    let tools = "noqa|type:|ruff:|fmt:|isort:|mypy:|pyright:|pylint:|pragma:";
    Regex::new(&format!("^# ?({tools})")).expect("it is a pattern")
});

/// A stretch of a program: what comes before its first step, or one step, or
/// what the head of `main` opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The comment that opens the step, its lines joined; empty for what
    /// comes before the first step, and for `main` without a comment.
    pub step: String,
    /// Whether `main` begins here.
    pub is_main: bool,
    /// The number of its first line, from 1.
    pub line: usize,
    /// The lines, comment included.
    pub code: String,
}

/// The sentence in the header: the docstring, or the `//!` line.
#[must_use]
pub fn summary(text: &str, language: Language) -> Option<&str> {
    let first = text.lines().next()?;
    match language {
        Language::Rust => first.strip_prefix("//! "),
        Language::Python => {
            first.strip_prefix("\"\"\"")?.strip_suffix("\"\"\"")
        }
    }
}

impl Part {
    /// The lines of its comment, without indentation.
    pub fn comment(&self) -> impl Iterator<Item = &str> {
        let is_step = !self.step.is_empty();
        let lines = self.code.lines().map(str::trim_start);
        lines.take_while(move |line| is_step && is_comment(line))
    }

    /// The lines below its comment.
    pub fn body(&self) -> impl Iterator<Item = &str> {
        self.code.lines().skip(self.comment().count())
    }
}

fn is_comment(line: &str) -> bool {
    ["// ", "# "].iter().any(|mark| line.starts_with(mark))
}

/// One program in parts, as [`pair`] has them.
#[must_use]
pub fn program(text: &str, language: Language) -> Vec<Part> {
    parts(text, language, main_head(text, language))
}

/// Both programs in parts: a full-line comment opens each, but for the first,
/// and so does the head of `main`. Where one of them has no `main`, that of
/// the other opens nothing.
#[must_use]
pub fn pair(python: &str, rust: &str) -> [Vec<Part>; 2] {
    let in_python = main_head(python, Language::Python);
    let in_rust = main_head(rust, Language::Rust);
    let (in_python, in_rust) = in_python.zip(in_rust).unzip();
    [
        parts(python, Language::Python, in_python),
        parts(rust, Language::Rust, in_rust),
    ]
}

/// The index of the line with which `main` begins, its attributes included. A
/// Python program that has no such function may begin with its guard instead,
/// unless that is a step.
fn main_head(text: &str, language: Language) -> Option<usize> {
    let lines: Vec<_> = text.lines().collect();
    let head = |pattern: &Regex| lines.iter().position(|l| pattern.is_match(l));
    match language {
        Language::Rust => {
            let attributes = lines[..head(&RUST_MAIN)?].iter().rev();
            let attributes = attributes
                .take_while(|l| l.starts_with("#[") || l.starts_with("///"));
            Some(head(&RUST_MAIN)? - attributes.count())
        }
        Language::Python => head(&PYTHON_MAIN).or_else(|| {
            let guard = lines.iter().position(|l| l.starts_with("if __name__"));
            guard.filter(|i| *i == 0 || !lines[i - 1].starts_with('#'))
        }),
    }
}

fn parts(text: &str, language: Language, main: Option<usize>) -> Vec<Part> {
    let opened = |step: &str, is_main, index| Part {
        step: step.to_owned(),
        is_main,
        line: index + 1,
        code: String::new(),
    };
    let continued = strings::continued_lines(text, language);
    let mut parts = vec![opened("", false, 0)];
    let mut in_comment = false;
    for (index, line) in text.lines().enumerate() {
        let comment = full_line_comment(line, language);
        let comment = comment.filter(|_| !continued[index]);
        let is_main = main == Some(index);
        match (comment, parts.last_mut()) {
            (Some(words), Some(part)) if in_comment => {
                part.step = format!("{} {words}", part.step);
            }
            (Some(words), _) => parts.push(opened(words, false, index)),
            // The comment above `main` is its comment.
            (None, Some(part)) if is_main && in_comment => part.is_main = true,
            (None, _) if is_main => parts.push(opened("", true, index)),
            _ => {}
        }
        in_comment = comment.is_some();
        if let Some(part) = parts.last_mut() {
            part.code += line;
            part.code.push('\n');
        }
    }
    parts
}

fn full_line_comment(line: &str, language: Language) -> Option<&str> {
    let line = line.trim_start();
    let mark = match language {
        Language::Rust => "// ",
        Language::Python => "# ",
    };
    let words = line.strip_prefix(mark).map(str::trim)?;
    let speaks_to_a_tool =
        language == Language::Python && DIRECTIVE.is_match(line);
    (!speaks_to_a_tool).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUST: &str = "//! Sum.\nuse std;\n\n// One\n// and a half.\nfoo(); \
                        // why\n\n#[attribute]\nasync fn main() {\n    // Two.\
                        \n    bar();\n}\n";

    fn steps(parts: &[Part]) -> Vec<(usize, &str, bool)> {
        let parts = parts.iter();
        parts.map(|p| (p.line, p.step.as_str(), p.is_main)).collect()
    }

    #[test]
    fn comments_and_the_head_of_main_open_parts() {
        let python = "# One\n# and a half.\n# noqa: E501\nfoo('''\n# text\n\
                      ''')\n\nasync def main():\n    # Two.\n    bar()\n";
        let [python, rust] = pair(python, RUST);
        assert_eq!(
            steps(&rust),
            [
                (1, "", false),
                (4, "One and a half.", false),
                (8, "", true),
                (10, "Two.", false),
            ]
        );
        assert_eq!(
            steps(&python),
            [
                (1, "", false),
                (1, "One and a half.", false),
                (8, "", true),
                (9, "Two.", false),
            ]
        );
        assert_eq!(rust[1].code.lines().count(), 4);
    }

    #[test]
    fn a_comment_above_main_is_part_of_it() {
        let python = "# All of it.\ndef main():\n    pass\n";
        let [python, _] = pair(python, RUST);
        assert_eq!(steps(&python), [(1, "", false), (1, "All of it.", true)]);
    }

    #[test]
    fn without_a_main_in_python_that_of_rust_opens_nothing() {
        let [_, rust] = pair("# One\nfoo()\n", RUST);
        assert!(rust.iter().all(|part| !part.is_main));
        let [python, rust] = pair("if __name__ == \"__main__\":\n", RUST);
        assert!(python[1].is_main && rust[2].is_main);
    }

    #[test]
    fn only_the_first_line_holds_the_summary() {
        assert_eq!(
            summary("\"\"\"One thing.\"\"\"\n", Language::Python),
            Some("One thing.")
        );
        assert_eq!(summary("import os\n", Language::Python), None);
        assert_eq!(summary("//! Same.\n", Language::Rust), Some("Same."));
    }
}
