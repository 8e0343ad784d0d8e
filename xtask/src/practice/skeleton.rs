//! What a learner begins with: a lesson's program without its code.

use super::imports;
use crate::lesson::discover::Language;
use crate::lesson::source::{self, Part};

/// What has to come first in a Rust program that starts processes.
const RUST_GUARD: &str = "procspawn::init();";
/// What keeps a child process of Python from running the program again.
const PYTHON_GUARD: &str = "if __name__";
/// What Python needs where no code stands yet.
const PASS: &str = "pass";

/// What is left of a program. A block is lines that stand together, without
/// indentation.
#[derive(Default)]
struct Outline<'a> {
    header: Vec<&'a str>,
    /// The steps that come before `main`.
    before: Vec<Vec<&'a str>>,
    /// The head of `main`, with its comment and its attributes.
    main: Vec<&'a str>,
    /// The steps in `main`, and Rust's guard.
    inside: Vec<Vec<&'a str>>,
    /// Python's guard and the call of `main`, with a comment above it.
    call: Vec<&'a str>,
}

/// The program `text` without its code: header, step comments in order, `main`
/// with its guard or its runtime, and the imports that these lines need.
#[must_use]
pub fn skeleton(text: &str, language: Language) -> String {
    let (imports, rest) = imports::split(text, language);
    let parts = source::program(&rest, language);
    let mut outline = Outline::default();
    parts.iter().for_each(|part| outline.add(part, language));
    let code = [&outline.main[..], &outline.call].concat().join("\n");
    let needed = imports.iter().filter(|import| import.is_used_in(&code));
    let needed: Vec<_> = needed.map(|i| i.statement.as_str()).collect();
    let top = [outline.header.join("\n"), needed.join("\n")];
    let steps = outline.before.iter().map(|block| block.join("\n"));
    let (main, between) = match language {
        Language::Rust => (outline.rust_main(), "\n\n"),
        Language::Python => (outline.python_main(), "\n\n\n"),
    };
    let mut sections = vec![top.join("\n\n").trim_end().to_owned()];
    sections.extend(steps.chain(main).filter(|block| !block.is_empty()));
    sections.join(between) + "\n"
}

impl<'a> Outline<'a> {
    fn add(&mut self, part: &'a Part, language: Language) {
        let comment: Vec<_> = part.comment().collect();
        let body: Vec<_> =
            part.body().skip_while(|line| line.is_empty()).collect();
        if self.header.is_empty() {
            self.header = header(&body, language);
        }
        let call = body.iter().position(|line| line.starts_with(PYTHON_GUARD));
        if let Some(index) = call {
            let calls = body[index + 1..].iter().filter(|l| calls_main(l));
            self.call = vec![body[index]];
            self.call.extend(calls);
        }
        let guard = body.iter().map(|line| line.trim());
        let guard = guard.filter(|line| line.starts_with(RUST_GUARD));
        if call == Some(0) {
            self.call.splice(0..0, comment);
        } else if part.is_main {
            let ends = |line: &&str| line.ends_with(['{', ':']);
            let end = body.iter().position(ends).unwrap_or_default();
            self.main = [&comment, &body[..=end]].concat();
            self.inside.extend(guard.map(|line| vec![line]));
        } else if comment.is_empty() {
            // What comes before the first step has none.
        } else if self.main.is_empty() {
            self.before.push(comment);
        } else {
            self.inside.push(comment.into_iter().chain(guard).collect());
        }
    }

    fn rust_main(&self) -> Vec<String> {
        let mut signature = self.main.iter().filter(|l| l.contains("->"));
        let returns = signature.any(|line| line.contains("Result"));
        let end = if returns { "    Ok(())\n" } else { "" };
        let (head, inside) = (self.main.join("\n"), self.inside());
        vec![format!("{head}\n{inside}{end}}}")]
    }

    fn python_main(&self) -> Vec<String> {
        let main = match self.main[..] {
            [] => String::new(), // the program is what the guard calls
            _ => {
                format!("{}\n{}    {PASS}", self.main.join("\n"), self.inside())
            }
        };
        let mut call = self.call.join("\n");
        if !self.call.last().is_some_and(|line| calls_main(line)) {
            call += &format!("\n    {PASS}");
        }
        vec![main, call]
    }

    fn inside(&self) -> String {
        let blocks = self.inside.iter().map(|block| {
            let lines = block.iter().map(|line| format!("    {line}\n"));
            lines.collect::<String>()
        });
        blocks.collect::<Vec<_>>().join("\n")
    }
}

fn header<'a>(body: &[&'a str], language: Language) -> Vec<&'a str> {
    let is_header = |line: &&&str| match language {
        Language::Rust => line.starts_with("//!"),
        Language::Python => line.starts_with("\"\"\""),
    };
    body.iter().take_while(is_header).copied().collect()
}

/// Whether a line of Python calls `main`, which the skeleton has.
fn calls_main(line: &str) -> bool {
    line.starts_with(' ') && line.contains("main()")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files;
    use crate::lesson::discover::Workspace;

    fn of(name: &str, language: Language) -> String {
        let workspace = Workspace::here().expect("the workspace can be read");
        let lesson = workspace.lesson(name).expect("there is such a lesson");
        let program = files::read(&lesson.program(language));
        skeleton(&program.expect("a program"), language)
    }

    #[test]
    fn a_skeleton_in_rust_has_the_steps_and_main() {
        assert_eq!(
            of("gather", Language::Rust),
            "//! Three waits at once take as long as the longest; results \
             stay in order.

// What each task does: announce itself, wait, hand over a result.

#[tokio::main(flavor = \"current_thread\")]
async fn main() {
    // Make three tasks: all of them wait at the same time, on one thread.

    // The results come in the order of the calls, whichever finished first.
}
"
        );
    }

    #[test]
    fn a_guard_stays_and_so_does_what_main_returns() {
        let rust = of("process-map", Language::Rust);
        let main = "fn main() -> anyhow::Result<()> {\n    procspawn::init(); \
                    // a child process starts here, and ends here\n\n    // ";
        assert!(rust.contains(main), "{rust}");
        assert!(rust.ends_with("\n    Ok(())\n}\n"), "{rust}");
        let rust = of("hidden-errors", Language::Rust);
        assert!(rust.contains("\n\nuse anyhow::Result;\n\n//"), "{rust}");
    }

    #[test]
    fn a_skeleton_in_python_can_be_run() {
        assert_eq!(
            of("gather", Language::Python),
            "\"\"\"Three waits at once take as long as the longest; results \
             stay in order.\"\"\"

import asyncio


# What each task does: announce itself, wait, hand over a result.


async def main() -> None:
    # Make three tasks: all of them wait at the same time, on one thread.

    # The results come in the order of the calls, whichever finished first.
    pass


if __name__ == \"__main__\":
    asyncio.run(main())
"
        );
        let guarded = of("start-guard", Language::Python);
        let end = "parent gets past it.\nif __name__ == \"__main__\":\n    \
                   pass\n";
        assert!(guarded.ends_with(end), "{guarded}");
    }

    #[test]
    fn every_skeleton_has_every_step() {
        let workspace = Workspace::here().expect("the workspace can be read");
        for lesson in &workspace.lessons {
            for language in Language::ALL {
                let program = files::read(&lesson.program(language));
                let program = program.expect("a program");
                let made = skeleton(&program, language);
                let steps = |text: &str| -> Vec<String> {
                    let parts = source::program(text, language).into_iter();
                    let steps = parts.map(|part| part.step);
                    steps.filter(|step| !step.is_empty()).collect()
                };
                assert_eq!(steps(&made), steps(&program), "{made}");
                assert_eq!(skeleton(&made, language), made);
            }
        }
    }
}
