//! A lesson's README in its parts.

use anyhow::{Context, Result};
use xtask::files;
use xtask::lesson::discover::Lesson;

/// What a README says, as Markdown.
#[derive(Debug)]
pub struct Readme {
    /// What stands before the first section.
    pub idea: String,
    /// Titles and texts.
    sections: Vec<(String, String)>,
}

impl Readme {
    /// Reads that of `lesson`.
    ///
    /// # Errors
    /// If there is none.
    pub fn read(lesson: &Lesson) -> Result<Self> {
        let path = lesson.dir.join("README.md");
        let text = files::read(&path);
        let text = text.with_context(|| {
            format!("the page of {} cannot be made", lesson.name)
        })?;
        Ok(Self::parse(&text))
    }

    fn parse(text: &str) -> Self {
        let mut parts = text.split("\n## ");
        let head = parts.next().unwrap_or_default();
        let idea: Vec<_> = head
            .lines()
            .skip(1)
            .filter(|line| !line.ends_with(" to teach."))
            .collect();
        let sections = parts.map(|part| {
            let (title, text) = part.split_once('\n').unwrap_or((part, ""));
            (title.trim().to_owned(), text.trim().to_owned())
        });
        Self {
            idea: idea.join("\n").trim().to_owned(),
            sections: sections.collect(),
        }
    }

    /// The text of the section with this title.
    #[must_use]
    pub fn section(&self, title: &str) -> Option<&str> {
        let found = self.sections.iter().find(|(name, _)| name == title);
        found.map(|(_, text)| text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_are_found() {
        let readme = Readme::parse(
            "# a\n\nIdea.\n\n5 minutes to teach.\n\n## What differs\n\n- One\n\
             \n## Try it\n\nTwo\n",
        );
        assert_eq!(readme.idea, "Idea.");
        assert_eq!(readme.section("What differs"), Some("- One"));
        assert_eq!(readme.section("The article"), None);
    }
}
