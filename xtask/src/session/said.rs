//! What tools say.

use std::process::Output;

/// The end of what a tool said, which is where it says what is wrong.
pub(super) fn last_lines(output: &Output) -> String {
    let text = [&output.stdout[..], &output.stderr[..]].concat();
    let text = String::from_utf8_lossy(&text).into_owned();
    let lines: Vec<_> =
        text.lines().filter(|line| !line.trim().is_empty()).collect();
    lines[lines.len().saturating_sub(2)..].join("\n    ")
}
