//! Reads a program as a lesson: its summary, and its steps.

use crate::lesson::discover::Language;

/// A stretch of a program: what comes before its first step, or one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The comment that opens the step, its lines joined; empty for what
    /// comes before the first step.
    pub step: String,
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

/// The program in parts: a full-line comment opens each, but for the first.
#[must_use]
pub fn parts(text: &str, language: Language) -> Vec<Part> {
    let mut parts =
        vec![Part { step: String::new(), line: 1, code: String::new() }];
    let mut in_comment = false;
    for (index, line) in text.lines().enumerate() {
        let comment = full_line_comment(line, language);
        if let Some(words) = comment {
            if !in_comment {
                parts.push(Part {
                    step: words.to_owned(),
                    line: index + 1,
                    code: String::new(),
                });
            } else if let Some(part) = parts.last_mut() {
                part.step = format!("{} {words}", part.step);
            }
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
    let mark = match language {
        Language::Rust => "// ",
        Language::Python => "# ",
    };
    line.trim_start().strip_prefix(mark).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_of_two_lines_is_one_step() {
        let text = "//! Sum.\nuse std;\n\n// One\n// and a half.\nfoo(); \
                    // why\n    // Two.\n    bar();\n";
        let parts = parts(text, Language::Rust);
        let steps: Vec<_> =
            parts.iter().map(|p| (p.line, p.step.as_str())).collect();
        assert_eq!(steps, [(1, ""), (4, "One and a half."), (7, "Two.")]);
        assert_eq!(parts[1].code.lines().count(), 3);
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
