//! Which step of a program has printed a line, where that can be known: if
//! one step alone prints such lines.

use std::sync::LazyLock;

use regex::Regex;
use xtask::lesson::source::Part;

/// What is printed, with places for values.
static PRINTS: LazyLock<Regex> = LazyLock::new(|| {
    let call = r#"\b(?:print\(|println!\()\s*f?"((?:[^"\\]|\\.)*)""#;
    Regex::new(call).expect("it is a pattern")
});
static VALUES: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\\\{[^{}]*\\\}").expect("it is a pattern"));

/// For each of `lines` the index of the part that has printed it.
#[must_use]
pub fn steps(lines: &[String], parts: &[Part]) -> Vec<Option<usize>> {
    let patterns = parts.iter().map(|part| patterns(&part.code));
    let patterns: Vec<_> = patterns.collect();
    let printed_by = |line: &String| {
        let fits = |of_part: &Vec<Regex>| {
            of_part.iter().any(|pattern| pattern.is_match(line))
        };
        let mut fitting = (0..parts.len()).filter(|i| fits(&patterns[*i]));
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    };
    lines.iter().map(printed_by).collect()
}

/// What lines printed by `code` look like.
fn patterns(code: &str) -> Vec<Regex> {
    let texts = PRINTS.captures_iter(code).map(|found| found[1].to_owned());
    let telling = texts.filter(|text| {
        let rest = Regex::new(r"\{[^{}]*\}").expect("it is a pattern");
        let rest = rest.replace_all(text, "");
        rest.chars().filter(|letter| letter.is_alphanumeric()).count() >= 2
    });
    telling
        .filter_map(|text| {
            let pattern = regex::escape(&text);
            let pattern = VALUES.replace_all(&pattern, ".+");
            Regex::new(&format!("^{pattern}$")).ok()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use xtask::lesson::discover::Language;
    use xtask::lesson::source;

    use super::*;

    #[test]
    fn a_line_belongs_to_the_step_that_prints_such_lines() {
        let program = "//! A.\n// One.\nfn f() { println!(\"{n}: starting\"); \
                       }\n\nfn main() {\n    // Two.\n    println!(\"{x}\");\n\
                           println!(\"took: {:.2} s\", 1.0);\n}\n";
        let parts = source::program(program, Language::Rust);
        let lines = ["a: starting", "5", "took: 1.00 s"].map(str::to_owned);
        assert_eq!(steps(&lines, &parts), [Some(1), None, Some(3)]);
    }
}
