//! `practice`: a person writes one program of a lesson.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use console::style;

use super::bench::Bench;
use super::checks::checks;
use super::done::Done;
use super::folder::{self, Purpose};
use super::{hint, imports};
use crate::files;
use crate::judge::job::Outcome;
use crate::judge::snapshot;
use crate::lesson::discover::{Language, Lesson, SitePart, Workspace};
use crate::process::group;
use crate::report::{run_all, show, width};
use crate::session::build::Executables;
use crate::session::{Options, Session};

/// A lesson that a person writes in one language.
pub struct Practice<'w> {
    bench: Bench<'w>,
    language: Language,
}

/// What a round has brought.
#[derive(Debug)]
pub struct Round {
    /// What is right and what is missing.
    pub text: String,
    /// Whether nothing is missing.
    pub is_right: bool,
}

impl<'w> Practice<'w> {
    /// Makes the folder, unless it is there, and prepares all that running the
    /// program takes. Of the two languages, only this one has to be installed.
    ///
    /// # Errors
    /// If the folder cannot be written. See also [`Session::around`].
    pub fn prepare(
        workspace: &'w Workspace,
        lesson: &'w Lesson,
        language: Language,
    ) -> Result<Self> {
        folder::for_practice(workspace, lesson, language)?;
        let options = Options { only: Some(language), ..Options::default() };
        let none = Executables::new();
        let session = Session::around(workspace, &[lesson], options, none)?;
        let bench = Bench::new(workspace, lesson, Purpose::Practice, session);
        Ok(Self { bench, language })
    }

    /// The files whose saves begin a round.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        vec![self.bench.program(self.language)]
    }

    /// What this is, which file to write, and what nobody could guess.
    ///
    /// # Errors
    /// If the lesson cannot be read.
    pub fn heading(&self) -> Result<String> {
        let Self { bench, language } = self;
        let (lesson, hers) = (bench.lesson, bench.path(*language));
        let program = files::read(&lesson.program(*language))?;
        let given = hers.replace(language.program(), folder::model(*language));
        let command = command(lesson, *language);
        let mut text = format!(
            "{} {hers}\nThe same program in {} is {given}.\n",
            style(format!("practice {}: write", lesson.name)).bold(),
            folder::other(*language),
        );
        let uses = uses(&program, *language);
        if !uses.is_empty() {
            let what = match language {
                Language::Rust => "crates",
                Language::Python => "modules",
            };
            let uses = uses.join(", ");
            text += &format!("The {what} that the lesson uses: {uses}.\n");
        }
        if let Some(part) = lesson.settings.site {
            text += &addresses(lesson, part, *language);
        }
        text += &format!("Stuck? `{command} --hint` shows the next step.\n\n");
        let python = self.bench.session.python.as_ref().ok();
        if let Some(why) = python.and_then(|p| p.complaint.as_deref()) {
            text += &format!("Packages are missing: {why}\n\n");
        }
        Ok(text)
    }

    /// Compiles the program and runs it, and says what is right and what is
    /// missing. If nothing is, that is remembered.
    ///
    /// # Errors
    /// If the lesson or the program cannot be read, or Ctrl-C was pressed.
    pub fn round(&mut self) -> Result<Round> {
        let built = match self.language {
            Language::Rust => Some(self.bench.build()?),
            Language::Python => None,
        };
        let outcome = self.run()?;
        let is_right = outcome.passed();
        let text = checks(built.as_ref(), &outcome);
        let text: String = text.iter().map(ToString::to_string).collect();
        let mut text = self.bench.readable(&text);
        if is_right {
            text += &self.praise()?;
        }
        Ok(Round { text, is_right })
    }

    /// Runs the program, and judges it as the lesson's own.
    fn run(&self) -> Result<Outcome<'_>> {
        let job = self.bench.job(self.language, self.bench.at_most());
        let mut outcome = run_all(&self.bench.session, &[job]).remove(0);
        ensure!(!group::interrupted(), "interrupted");
        if outcome.ended() {
            let (lesson, output) = (self.bench.lesson, &outcome.output);
            let fault = snapshot::with_snapshot(lesson, self.language, output)?;
            outcome.faults.extend(fault);
        }
        Ok(outcome)
    }

    /// Her program beside the lesson's, that all is right, and what comes next.
    fn praise(&self) -> Result<String> {
        let Self { bench, language } = self;
        let Bench { workspace, lesson, .. } = bench;
        let done = Done::add(workspace, lesson, *language)?;
        let own = lesson.program(*language);
        let hers = files::read(&bench.program(*language))?;
        let titles =
            [bench.path(*language), workspace.relative(&own).to_string()];
        let pair = show::beside(
            [&titles[0], &titles[1]],
            [&hers, &files::read(&own)?],
            *language,
            width(),
        );
        // Two long programs stand one under the other: what counts comes last.
        let right = style("Everything is right.").green().bold();
        let next = match next(workspace, lesson, *language, &done) {
            Some(next) => format!("Next: {}", command(next, *language)),
            None => format!("You have written every lesson in {language}."),
        };
        Ok(format!("\n{pair}\n{right} {next}\n"))
    }
}

/// The lesson's code of the next step that a person has to write.
///
/// # Errors
/// If the folder cannot be written or read.
pub fn next_step(
    workspace: &Workspace,
    lesson: &Lesson,
    language: Language,
) -> Result<String> {
    folder::for_practice(workspace, lesson, language)?;
    let program = files::read(&lesson.program(language))?;
    let hers = Purpose::Practice.folder(workspace, lesson);
    let hers = files::read(&hers.join(language.program()))?;
    Ok(match hint::hint(&program, &hers, language) {
        Some(code) => show::highlight(&code, language),
        None => format!(
            "There is code in every step. `cargo xtask show {}` shows the \
             lesson whole.\n",
            lesson.name
        ),
    })
}

/// The command that practises a lesson.
fn command(lesson: &Lesson, language: Language) -> String {
    let command = format!("cargo xtask practice {}", lesson.name);
    match language {
        Language::Rust => command,
        Language::Python => command + " --language python",
    }
}

/// The next lesson in reading order that is not done, from the beginning again
/// after the last.
fn next<'w>(
    workspace: &'w Workspace,
    lesson: &Lesson,
    language: Language,
    done: &Done,
) -> Option<&'w Lesson> {
    let lessons = &workspace.lessons;
    let here = lessons.iter().position(|other| other.name == lesson.name);
    let (before, after) = lessons.split_at(here.map_or(0, |index| index + 1));
    let mut order = after.iter().chain(before);
    order.find(|other| !done.has(other, language))
}

/// The crates or the modules that a program imports, each once; of Rust's not
/// the standard library.
fn uses(program: &str, language: Language) -> Vec<String> {
    let (imports, _) = imports::split(program, language);
    let mut names: Vec<_> =
        imports.iter().map(|import| import.origin().to_owned()).collect();
    names.retain(|name| language == Language::Python || name != "std");
    names.dedup();
    names
}

/// How the program gets its addresses.
fn addresses(lesson: &Lesson, part: SitePart, language: Language) -> String {
    let helper = part.helper();
    let (what, rust, python) = match part {
        SitePart::Pages => {
            ("addresses", format!("{helper}()?"), "are `sys.argv[1:]`")
        }
        SitePart::Photos => (
            "folder and the addresses",
            format!("{helper}({:?})?", lesson.name),
            "are `sys.argv[1]` and `sys.argv[2:]`",
        ),
        SitePart::Wiki => {
            ("first address", format!("{helper}()?"), "is `sys.argv[1]`")
        }
    };
    match language {
        Language::Rust => format!("`{rust}` returns the {what}.\n"),
        Language::Python => format!("The {what} {python}.\n"),
    }
}
