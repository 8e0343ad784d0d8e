//! Everything that pages are made of, read once.

use std::collections::HashMap;
use std::path::PathBuf;

use anyhow::{Context, Result};
use common::family::Family;
use xtask::files;
use xtask::lesson::articles::{self, Article};
use xtask::lesson::discover::{Language, Lesson, Workspace};
use xtask::lesson::phrases::{self, Phrase};
use xtask::lesson::route;
use xtask::measure::claims::{self, Claim};

use crate::choose::{self, Situation};
use crate::glossary::Glossary;
use crate::measured::Measured;
use crate::timeline::Picture;

/// Courses that people give, in minutes, and what they are called.
const COURSES: [(u32, &str); 5] = [
    (30, "Half an hour"),
    (60, "One hour"),
    (120, "Two hours"),
    (240, "Half a day"),
    (720, "Two days"),
];

/// What pages are made of.
pub struct Course<'w> {
    /// The lessons.
    pub workspace: &'w Workspace,
    /// The articles that they answer.
    pub articles: Vec<Article>,
    /// What the articles claim.
    pub claims: Vec<Claim>,
    /// What was measured.
    pub measured: Measured,
    /// Python's names and Rust's.
    pub phrases: Vec<Phrase>,
    /// The words of the field.
    pub glossary: Glossary,
    /// "Which one shall I use?"
    pub situations: Vec<Situation>,
    /// Courses, the shortest first.
    pub plans: Vec<Plan<'w>>,
    /// The timelines by lesson.
    pub pictures: HashMap<String, Picture>,
}

/// A course of so many minutes.
pub struct Plan<'w> {
    /// How long it is.
    pub minutes: u32,
    /// What it is called.
    pub name: &'static str,
    /// Its lessons in order, each with its minutes.
    pub lessons: Vec<(&'w Lesson, u32)>,
}

impl Plan<'_> {
    /// What its links lead to.
    #[must_use]
    pub fn id(&self) -> String {
        format!("minutes-{}", self.minutes)
    }
}

impl<'w> Course<'w> {
    /// Reads everything but the pictures.
    ///
    /// # Errors
    /// If something cannot be read, or names what is not there.
    pub fn read(workspace: &'w Workspace) -> Result<Self> {
        let claims = claims::read(workspace)?;
        let plans = COURSES.map(|(minutes, name)| {
            let lessons = route::lessons(workspace, minutes)?;
            Ok(Plan { minutes, name, lessons })
        });
        Ok(Self {
            articles: articles::read(workspace)?,
            measured: Measured::read(workspace)?,
            phrases: phrases::read(workspace)?,
            glossary: Glossary::read(&folder(workspace))?,
            situations: choose::read(workspace, &claims)?,
            plans: plans.into_iter().collect::<Result<_>>()?,
            pictures: HashMap::new(),
            claims,
            workspace,
        })
    }

    /// The lessons of `family`, in reading order.
    pub fn lessons_of(
        &self,
        family: &Family,
    ) -> impl Iterator<Item = &'w Lesson> {
        let name = family.name.clone();
        self.workspace.lessons.iter().filter(move |l| l.family == name)
    }

    /// The family of `lesson`.
    ///
    /// # Errors
    /// Never, for a lesson of the workspace.
    pub fn family_of(&self, lesson: &Lesson) -> Result<&'w Family> {
        let mut families = self.workspace.families.iter();
        families.find(|f| f.name == lesson.family).context("a family")
    }
}

/// Where the site's own files are: the theme, the glossary.
#[must_use]
pub fn folder(workspace: &Workspace) -> PathBuf {
    workspace.root.join("book")
}

/// `examples-threads` in a word: `threads`.
#[must_use]
pub fn short(family: &str) -> &str {
    family.trim_start_matches("examples-")
}

/// The same as a title: `Threads`.
#[must_use]
pub fn title(family: &str) -> String {
    crate::pages::capital(short(family))
}

/// Both programs of a lesson.
///
/// # Errors
/// If one cannot be read; it names the lesson.
pub fn programs(lesson: &Lesson) -> Result<[String; 2]> {
    let read = |language: Language| {
        files::read(&lesson.program(language)).with_context(|| {
            format!("the page of {} cannot be made", lesson.name)
        })
    };
    Ok([read(Language::Python)?, read(Language::Rust)?])
}
