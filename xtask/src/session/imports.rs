//! What Python programs import and cannot have: a package that is not
//! installed is a reason to skip them, a misspelt one is a fault.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use super::questions::ask;
use crate::lesson::discover::Lesson;

/// Tells which modules programs import that are not installed.
const MISSING_MODULES: &str = include_str!("../../python/missing_modules.py");

/// Modules by the name of the lesson that imports them.
#[derive(Debug, Default)]
pub struct Imports {
    /// Those that requirements.txt or another Python has.
    pub missing: HashMap<String, Vec<String>>,
    /// Those that nobody promises.
    pub undeclared: HashMap<String, Vec<String>>,
}

/// What a program imports and this Python has not.
#[derive(Debug, Deserialize)]
struct Missing {
    /// Modules of the standard library, of another version or system.
    elsewhere: Vec<String>,
    /// Others.
    packages: Vec<String>,
}

impl Imports {
    /// Looks at what `lessons` import and `interpreter` has not.
    ///
    /// # Errors
    /// If the interpreter cannot be started, or `requirements` not be read.
    pub fn read(
        interpreter: &Path,
        requirements: &Path,
        lessons: &[&Lesson],
    ) -> Result<Self> {
        let declared = fs::read_to_string(requirements)
            .context("cannot read requirements.txt")?;
        let declared = packages(&declared);
        let is_declared =
            |module: &String| declared.contains(&canonical(module));
        let mut imports = Self::default();
        let what = "what the lessons import";
        let found = ask(interpreter, MISSING_MODULES, lessons, what)?;
        for (lesson, modules) in lessons.iter().zip(found) {
            let Missing { elsewhere: mut missing, packages } = modules;
            let (known, unknown): (Vec<_>, Vec<_>) =
                packages.into_iter().partition(is_declared);
            missing.extend(known);
            if !missing.is_empty() {
                imports.missing.insert(lesson.name.clone(), missing);
            }
            if !unknown.is_empty() {
                imports.undeclared.insert(lesson.name.clone(), unknown);
            }
        }
        Ok(imports)
    }
}

/// What a requirements file names: packages and, in remarks, modules that have
/// another name than their package: `Pillow==1.0  # imported as PIL`.
fn packages(requirements: &str) -> Vec<String> {
    let names = requirements.lines().flat_map(|line| {
        let (package, remark) = line.split_once('#').unwrap_or((line, ""));
        let ends = |c: char| !(c.is_alphanumeric() || "-_.".contains(c));
        let package = package.trim().split(ends).next().unwrap_or_default();
        let module = remark.trim().strip_prefix("imported as ");
        [package, module.unwrap_or_default()].map(canonical)
    });
    names.filter(|name| !name.is_empty()).collect()
}

/// A package's name, of which PyPI knows several spellings.
fn canonical(name: &str) -> String {
    name.to_lowercase().replace(['_', '.'], "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::discover::Settings;

    #[test]
    fn a_package_is_known_in_every_spelling() {
        let text = "# What for.\nPy_Thing==1.0  # why\n\nhttpx[http2]>=1\n\
                    Pillow==1.0  # imported as PIL\n";
        assert_eq!(packages(text), ["py-thing", "httpx", "pillow", "pil"]);
        assert_eq!(canonical("py_thing"), "py-thing");
    }

    #[test]
    fn what_nobody_promises_is_told_from_what_is_not_installed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let write = |path: &Path, text: &[u8]| {
            fs::write(path, text).expect("it is written");
        };
        let lesson = |name: &str, program: &[u8]| {
            let dir = folder.path().join(name);
            fs::create_dir(&dir).expect("it is made");
            write(&dir.join("main.py"), program);
            Lesson {
                name: name.to_owned(),
                family: String::new(),
                dir,
                settings: Settings::default(),
                unordered: Vec::new(),
                experiment: None,
            }
        };
        let no_utf8 = lesson("no-utf8", b"# \xff\n");
        let text = b"import threding, not_installed.part, threading\n";
        let lesson = lesson("lesson", text);
        let python = ["python3", "python"].map(which::which);
        let python = python.into_iter().flatten().next().expect("a Python");
        let requirements = folder.path().join("requirements.txt");
        write(&requirements, b"not-installed==1.0\n");
        let lessons = [&no_utf8, &lesson];
        let imports = Imports::read(&python, &requirements, &lessons)
            .expect("Python can be started");
        assert_eq!(imports.missing["lesson"], ["not_installed"]);
        assert_eq!(imports.undeclared["lesson"], ["threding"]);
    }
}
