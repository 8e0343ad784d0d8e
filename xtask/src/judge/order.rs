//! The same lines in another order: finds that, and the `unordered` pattern
//! that would allow it.

use std::sync::LazyLock;

use regex::Regex;

use super::normalise;

/// More lines than this are not listed one by one in a pattern.
const ALTERNATIVES: usize = 4;

static TOKENS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\d+|[^\W\d]+|.").expect("a pattern"));

/// Whether two outputs differ in the order of their lines only.
#[must_use]
pub fn same_lines(a: &str, b: &str) -> bool {
    let sorted = |text: &str| -> Vec<String> {
        let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    a != b && sorted(a) == sorted(b)
}

/// What to add to a lesson's entry so that these outputs, which differ in the
/// order of their lines, become the same. A pattern that keeps more of the
/// order comes first.
#[must_use]
pub fn advice(a: &str, b: &str) -> Option<String> {
    if !same_lines(a, b) {
        return None;
    }
    let pattern = pattern(a, b);
    let entry = pattern.map_or("[…]".to_owned(), |p| format!("[{p:?}]"));
    Some(format!(
        "the same lines in another order: if that order is free, add \
         `unordered = {entry}` to its entry"
    ))
}

fn pattern(a: &str, b: &str) -> Option<String> {
    let [a, b] = [a, b].map(|text| text.lines().collect::<Vec<_>>());
    let moved: Vec<_> = (0..a.len()).filter(|&i| a[i] != b[i]).collect();
    let (first, last) = (*moved.first()?, *moved.last()?);
    let mut lines: Vec<_> = a[first..=last].to_vec();
    let mut moved: Vec<_> = moved.iter().map(|&i| a[i]).collect();
    for list in [&mut lines, &mut moved] {
        list.sort_unstable();
        list.dedup();
    }
    let candidates = [
        alike(&moved, true),
        alike(&moved, false),
        ends_alike(&moved),
        listed(&moved),
        alike(&lines, false),
        ends_alike(&lines),
        listed(&lines),
    ];
    candidates.into_iter().flatten().find(|pattern| {
        Regex::new(pattern).is_ok_and(|pattern| {
            let [mut a, mut b] = [a.clone(), b.clone()];
            normalise::sort_runs(&mut a, &pattern);
            normalise::sort_runs(&mut b, &pattern);
            a == b
        })
    })
}

fn tokens(line: &str) -> Vec<&str> {
    TOKENS.find_iter(line).map(|found| found.as_str()).collect()
}

/// The lines as one pattern, where they differ in single words and numbers.
/// `capture`: lines that begin alike, for instance those of one sender, keep
/// their order.
fn alike(lines: &[&str], capture: bool) -> Option<String> {
    let lines: Vec<_> = lines.iter().map(|line| tokens(line)).collect();
    let first = lines.first()?;
    if lines.iter().any(|line| line.len() != first.len()) {
        return None;
    }
    let mut pattern = "^".to_owned();
    let mut varying = 0;
    for (i, token) in first.iter().enumerate() {
        let here = || lines.iter().map(|line| line[i]);
        let all = |is: fn(char) -> bool| here().all(|t| t.chars().all(is));
        if here().all(|other| other == *token) {
            pattern += &regex::escape(token);
            continue;
        }
        let any = match () {
            () if all(|c| c.is_ascii_digit()) => r"\d+",
            () if all(|c| c.is_alphanumeric() || c == '_') => r"\w+",
            () => return None,
        };
        varying += 1;
        pattern += &match varying {
            1 if capture => format!("({any})"),
            _ => any.to_owned(),
        };
    }
    // With one word that varies, a capture would keep no order.
    (varying > usize::from(capture)).then(|| pattern + "$")
}

/// The words that all lines end or begin with.
fn ends_alike(lines: &[&str]) -> Option<String> {
    let lines: Vec<_> = lines.iter().map(|line| tokens(line)).collect();
    let first = lines.first()?;
    let shortest = lines.iter().map(Vec::len).min()?;
    let starts = |n: &usize| lines.iter().all(|l| l[..*n] == first[..*n]);
    let ends = |n: &usize| {
        let end = |line: &Vec<&str>| line[line.len() - n..].concat();
        lines.iter().all(|line| end(line) == end(first))
    };
    let start = (0..=shortest).rev().find(starts)?;
    let end = (0..=shortest).rev().find(ends)?;
    let (start, end) =
        (first[..start].concat(), first[first.len() - end..].concat());
    let says_something = |text: &str| text.chars().any(char::is_alphanumeric);
    if says_something(&end) {
        Some(format!("{}$", regex::escape(&end)))
    } else if says_something(&start) {
        Some(format!("^{}", regex::escape(&start)))
    } else {
        None
    }
}

fn listed(lines: &[&str]) -> Option<String> {
    let few = lines.len() <= ALTERNATIVES;
    let escaped: Vec<_> =
        lines.iter().map(|line| regex::escape(line)).collect();
    few.then(|| format!("^({})$", escaped.join("|")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposed(a: &str, b: &str) -> String {
        assert!(same_lines(a, b));
        pattern(a, b).unwrap_or_default()
    }

    #[test]
    fn words_and_numbers_that_vary_become_a_pattern() {
        assert_eq!(proposed("t 1\nt 22\nDone", "t 22\nt 1\nDone"), r"^t \d+$");
    }

    #[test]
    fn the_order_of_each_sender_is_kept_where_it_is_the_same() {
        let (a, b) = ("a: 1\nb: 1\na: 2\nb: 2", "b: 1\na: 1\nb: 2\na: 2");
        assert_eq!(proposed(a, b), r"^(\w+): \d+$");
        let (a, b) = ("a: 1\nb: 1\na: 2\nb: 2", "b: 2\na: 2\nb: 1\na: 1");
        assert_eq!(proposed(a, b), r"^\w+: \d+$");
    }

    #[test]
    fn lines_that_end_alike_or_not_at_all() {
        let (a, b) = ("boil egg: done\ntea: done", "tea: done\nboil egg: done");
        assert_eq!(proposed(a, b), ": done$");
        assert_eq!(proposed("to be\nor", "or\nto be"), "^(or|to be)$");
    }

    #[test]
    fn other_lines_are_another_matter() {
        assert_eq!(advice("a\nb", "b\nc"), None);
        assert_eq!(advice("a\nb", "a\nb"), None);
    }
}
