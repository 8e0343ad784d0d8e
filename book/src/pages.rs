//! The pages of the site, as Markdown.

mod articles;
mod choose;
mod claims;
mod family;
mod glossary;
mod growth;
mod lesson;
mod phrases;
mod picture;
mod plans;
mod start;

use anyhow::{Result, ensure};

use crate::course::Course;

/// A page.
#[derive(Debug)]
pub struct Page {
    /// What it is called in menus.
    pub name: String,
    /// The group of the menu in which it stands.
    pub group: String,
    /// Its file.
    pub path: String,
    /// What it says.
    pub markdown: String,
}

impl Page {
    fn new(name: &str, group: &str, id: &str, markdown: String) -> Self {
        Self {
            name: name.to_owned(),
            group: group.to_owned(),
            path: format!("{id}.html"),
            markdown,
        }
    }
}

/// What stands before the lessons, and behind them, in menus.
const COURSE: &str = "The course";
const BESIDE: &str = "Beside the lessons";

/// All pages, in the order in which they are read.
///
/// # Errors
/// If a page cannot be made; the error names what it is made of.
pub fn all(course: &Course) -> Result<Vec<Page>> {
    let mut pages = vec![
        Page::new("Start", COURSE, "index", start::page(course)?),
        Page::new("Course plans", COURSE, "plans", plans::page(course)?),
        Page::new(
            "Which one shall I use?",
            COURSE,
            "choose",
            choose::page(course),
        ),
    ];
    for family in &course.workspace.families {
        let group = crate::course::title(&family.name);
        let id = crate::course::short(&family.name);
        let page = family::page(course, family)?;
        pages.push(Page::new(&format!("About {id}"), &group, id, page));
        for lesson in course.lessons_of(family) {
            let page = lesson::page(course, lesson)?;
            pages.push(Page::new(&lesson.name, &group, &lesson.name, page));
        }
    }
    pages.extend([
        Page::new("Phrase book", BESIDE, "phrases", phrases::page(course)),
        Page::new("Claims", BESIDE, "claims", claims::page(course)?),
        Page::new("How cost grows", BESIDE, "growth", growth::page(course)),
        Page::new("The articles", BESIDE, "articles", articles::page(course)?),
        Page::new("Glossary", BESIDE, "glossary", glossary::page(course)),
    ]);
    for (index, page) in pages.iter().enumerate() {
        let is_taken = pages[..index].iter().any(|p| p.path == page.path);
        ensure!(
            !is_taken,
            "two pages are called {}: rename the lesson",
            page.path
        );
    }
    Ok(pages)
}

/// Minutes as people say them: `1 h 20 min`.
fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, rest) => format!("{rest} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, rest) => format!("{hours} h {rest} min"),
    }
}

/// The sentence in place of what was not measured.
fn not_measured(command: &str) -> String {
    format!(
        "This was not measured yet. `{command}` measures it, and the next \
         build of the site shows it.\n"
    )
}

/// `text` with a capital at its start.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase());
    first.into_iter().flatten().chain(letters).collect()
}
