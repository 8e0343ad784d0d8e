//! What a program imports, name by name.

use regex::Regex;

use crate::lesson::discover::Language;

/// One name that a program imports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// What imports it, and nothing else.
    pub statement: String,
    /// The name, or `*`.
    pub name: String,
}

impl Import {
    /// Whether `code` has the name in it.
    pub fn is_used_in(&self, code: &str) -> bool {
        let name = Regex::new(&format!(r"\b{}\b", regex::escape(&self.name)));
        name.is_ok_and(|name| name.is_match(code))
    }

    /// The crate or the module that it comes from.
    pub fn origin(&self) -> &str {
        let path = self.statement.split(' ').nth(1).unwrap_or_default();
        path.split([':', ';']).next().unwrap_or_default()
    }
}

/// The imports at the top of a program, and the program without them.
pub fn split(text: &str, language: Language) -> (Vec<Import>, String) {
    let (mut imports, mut rest) = (Vec::new(), String::new());
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if !begins(line, language) {
            rest += line;
            rest.push('\n');
            continue;
        }
        let mut statement = line.to_owned();
        while !ends(&statement, language) {
            let Some(line) = lines.next() else { break };
            statement += line;
        }
        match language {
            Language::Rust => of_rust(&statement, &mut imports),
            Language::Python => of_python(&statement, &mut imports),
        }
    }
    (imports, rest)
}

fn begins(line: &str, language: Language) -> bool {
    match language {
        Language::Rust => line.starts_with("use "),
        Language::Python => {
            line.starts_with("import ") || line.starts_with("from ")
        }
    }
}

fn ends(statement: &str, language: Language) -> bool {
    match language {
        Language::Rust => statement.contains(';'),
        Language::Python => !statement.contains('(') || statement.contains(')'),
    }
}

fn of_rust(statement: &str, imports: &mut Vec<Import>) {
    let tree = statement.trim_start_matches("use ");
    leaves("", tree.split(';').next().unwrap_or(tree).trim(), imports);
}

/// Takes `a::{b, c::d}` apart.
fn leaves(prefix: &str, tree: &str, imports: &mut Vec<Import>) {
    if let Some((head, inner)) = tree.split_once('{') {
        let inner = inner.trim_end();
        let inner = inner.strip_suffix('}').unwrap_or(inner);
        for tree in outer_commas(inner) {
            leaves(&format!("{prefix}{head}"), tree.trim(), imports);
        }
    } else if !tree.is_empty() {
        let path = format!("{prefix}{tree}");
        let path = path.strip_suffix("::self").unwrap_or(&path);
        let last = path.rsplit([':', ' ']).next().unwrap_or(path);
        imports.push(Import {
            statement: format!("use {path};"),
            name: last.to_owned(),
        });
    }
}

/// The parts between the commas that stand in no braces.
fn outer_commas(text: &str) -> Vec<&str> {
    let mut depth = 0;
    let parts = text.split(|c| {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        c == ',' && depth == 0
    });
    parts.collect()
}

fn of_python(statement: &str, imports: &mut Vec<Import>) {
    let (from, names) = match statement.split_once(" import ") {
        Some((from, names)) => (format!("{from} "), names),
        None => (String::new(), statement.trim_start_matches("import ")),
    };
    let names = names.split('#').next().unwrap_or(names);
    for what in names.trim_matches(['(', ')', ' ']).split(',') {
        let what = what.trim();
        if what.is_empty() {
            continue; // behind the last comma
        }
        let mut name = what.rsplit(' ').next().unwrap_or(what);
        if from.is_empty() {
            // `import a.b` makes the name `a`.
            name = name.split('.').next().unwrap_or(name);
        }
        imports.push(Import {
            statement: format!("{from}import {what}"),
            name: name.to_owned(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, language: Language) -> Vec<[String; 2]> {
        let (imports, rest) = split(text, language);
        assert_eq!(rest, "rest\n");
        imports.into_iter().map(|i| [i.statement, i.name]).collect()
    }

    #[test]
    fn rust_is_taken_apart_to_its_names() {
        let text = "use std::{io::{self, Read},\n    time::Instant as Now,\n};\
                    \nrest\nuse rayon::prelude::*;\n";
        assert_eq!(
            found(text, Language::Rust),
            [
                ["use std::io;", "io"],
                ["use std::io::Read;", "Read"],
                ["use std::time::Instant as Now;", "Now"],
                ["use rayon::prelude::*;", "*"],
            ]
        );
    }

    #[test]
    fn python_is_taken_apart_to_its_names() {
        let text = "import os.path, sys as s\nfrom a.b import (\n    c,\n    d \
                    as e,\n)\nrest\n";
        assert_eq!(
            found(text, Language::Python),
            [
                ["import os.path", "os"],
                ["import sys as s", "s"],
                ["from a.b import c", "c"],
                ["from a.b import d as e", "e"],
            ]
        );
    }

    #[test]
    fn the_origin_is_the_crate_or_the_module() {
        let (imports, _) = split("use std::io::Read;\n", Language::Rust);
        assert_eq!(imports[0].origin(), "std");
        assert!(imports[0].is_used_in("impl Read for"));
        assert!(!imports[0].is_used_in("Reader"));
        let (imports, _) = split("from a.b import c\n", Language::Python);
        assert_eq!(imports[0].origin(), "a.b");
    }
}
