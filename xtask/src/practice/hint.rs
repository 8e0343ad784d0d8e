//! The next step of a lesson's program.

use std::collections::HashSet;

use super::imports::{self, Import};
use super::skeleton::skeleton;
use crate::lesson::discover::Language;
use crate::lesson::source::{self, Part};

/// The code of the first step of `lesson` under which `hers` has none, with
/// the imports that it needs and she has not. Nothing if she has code
/// everywhere.
pub fn hint(lesson: &str, hers: &str, language: Language) -> Option<String> {
    let empty = skeleton(lesson, language);
    let empty: HashSet<_> = empty.lines().map(str::trim).collect();
    let has_code = |part: &Part| {
        let mut lines = part.body().map(str::trim);
        lines.any(|line| !line.is_empty() && !empty.contains(line))
    };
    let (all, rest) = imports::split(lesson, language);
    let (her_imports, hers) = imports::split(hers, language);
    let hers = source::program(&hers, language);
    let is_written = |index: usize, step: &Part| {
        let same = |i: usize, part: &Part| match step.step.is_empty() {
            true => part.is_main == step.is_main && (i == 0) == (index == 0),
            false => part.step == step.step,
        };
        hers.iter().enumerate().any(|(i, part)| same(i, part) && has_code(part))
    };
    let steps = source::program(&rest, language);
    let mut open = steps.iter().enumerate();
    let open = open.find(|(i, step)| has_code(step) && !is_written(*i, step));
    let step = open?.1;
    let code: Vec<_> = step.body().collect();
    let code = code.join("\n");
    // A trait is not named where it is needed.
    let is_needed = |import: &&Import| {
        (import.is_used_in(&code) || !import.is_used_in(&rest))
            && her_imports.iter().all(|hers| hers.name != import.name)
    };
    let needed = all.iter().filter(is_needed);
    let needed: String =
        needed.map(|import| format!("{}\n", import.statement)).collect();
    let step = step.code.trim_end();
    Some(format!("{needed}\n{step}\n").trim_start_matches('\n').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LESSON: &str = "//! It.\nuse std::io::Read;\nuse std::thread;\nuse \
        std::time::Duration;\n\n// Step one.\nfn one() {\n    \
        thread::sleep(Duration::ZERO);\n}\n\nfn main() {\n    let a = 1;\n\n    \
        // Step two.\n    one();\n}\n";

    fn said(hers: &str) -> String {
        hint(LESSON, hers, Language::Rust).unwrap_or_default()
    }

    #[test]
    fn steps_are_told_one_after_another() {
        let mut hers = skeleton(LESSON, Language::Rust);
        let one = "use std::io::Read;\nuse std::thread;\nuse std::time::\
                   Duration;\n\n// Step one.\nfn one() {\n    thread::sleep(\
                   Duration::ZERO);\n}\n";
        assert_eq!(said(&hers), one);
        hers = hers.replace("one.\n", "one.\nfn one() { std::thread::spawn }");
        hers = hers.replace("It.\n", "It.\nuse std::io::Read;\n");
        assert_eq!(said(&hers), "fn main() {\n    let a = 1;\n");
        hers = hers.replace("main() {\n", "main() {\n    let b = 2;\n");
        assert_eq!(said(&hers), "    // Step two.\n    one();\n}\n");
        hers = hers.replace("two.\n", "two.\n    one();\n");
        assert_eq!(said(&hers), "");
    }
}
