//! Where a person's programs are compiled and run, again and again.

use std::path::PathBuf;
use std::time::Duration;

use anyhow::Result;
use console::strip_ansi_codes;

use super::folder::Purpose;
use crate::judge::job::Job;
use crate::lesson::discover::{Language, Lesson, Workspace};
use crate::process::PATIENCE;
use crate::report::Compiling;
use crate::session::Session;
use crate::session::copies::{self, Built, Copy};

/// A person's program may run this much longer than the lesson's: she waits
/// for it.
const BEYOND: Duration = Duration::from_secs(5);
/// A program that does its waits one after another may do so to its end, if
/// that takes no longer than this, in seconds.
const SERIAL: f64 = 20.0;

/// A lesson, the same with a person's programs, and all that runs them.
pub struct Bench<'w> {
    /// All lessons.
    pub workspace: &'w Workspace,
    /// The lesson as it is.
    pub lesson: &'w Lesson,
    /// What runs the programs, prepared once.
    pub session: Session,
    purpose: Purpose,
    /// The lesson with the programs in the person's folder.
    variant: Lesson,
}

impl<'w> Bench<'w> {
    pub fn new(
        workspace: &'w Workspace,
        lesson: &'w Lesson,
        purpose: Purpose,
        session: Session,
    ) -> Self {
        let variant = Lesson {
            name: format!("{}/{}", purpose.name(), lesson.name),
            dir: purpose.folder(workspace, lesson),
            ..lesson.clone()
        };
        Self { workspace, lesson, session, purpose, variant }
    }

    /// The path of the person's program, as seen from the workspace's folder.
    pub fn path(&self, language: Language) -> String {
        let path = self.variant.program(language);
        self.workspace.relative(&path).to_string()
    }

    /// The file of the person's program.
    pub fn program(&self, language: Language) -> PathBuf {
        self.variant.program(language)
    }

    /// Compiles the Rust program as it stands. The next run is of that one.
    pub fn build(&mut self) -> Result<Built> {
        let folder = self.purpose.name();
        // No lesson and no experiment has an underscore in its name.
        let name = format!("{folder}_{}", self.lesson.name);
        let dir = self.workspace.target_dir().join(folder);
        let copy = Copy {
            name: name.clone(),
            lesson: &self.variant,
            is_measured: self.lesson.settings.alone,
        };
        let compiling = Compiling::new(1);
        let built = copies::build(self.workspace, &dir, &[copy], |name| {
            compiling.done(name);
        });
        compiling.finish();
        let mut built = built?.remove(&name).unwrap_or_default();
        for message in &mut built.messages {
            let said = message.rendered.as_mut();
            said.into_iter().for_each(|text| *text = self.readable(text));
        }
        self.session.renew(&self.variant, built.executable.clone());
        Ok(built)
    }

    /// What a tool said, with paths as a person would write them, and in
    /// colours only where these are seen.
    pub fn readable(&self, text: &str) -> String {
        let root = self.workspace.root.join(""); // ends with a separator
        let text = text.replace(&root.display().to_string(), "");
        match console::colors_enabled() {
            true => text,
            false => strip_ansi_codes(&text).into_owned(),
        }
    }

    /// A run of the person's program; the lesson's own takes about `usual`.
    pub fn job(&self, language: Language, usual: Duration) -> Job<'_> {
        let job = Job::new(&self.variant, language);
        let settings = &self.variant.settings;
        let waits = Duration::from_secs_f64(settings.waits);
        let serial = settings.serial.filter(|serial| *serial <= SERIAL);
        let serial = serial.map_or(waits, Duration::from_secs_f64);
        Job { limit: usual.max(serial).max(waits) + BEYOND, ..job }
    }

    /// How long the lesson's program may take, where it was not run.
    pub fn at_most(&self) -> Duration {
        // What computes takes as long as the machine needs.
        if self.lesson.settings.alone { PATIENCE } else { Duration::ZERO }
    }
}
