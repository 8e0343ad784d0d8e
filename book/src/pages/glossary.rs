//! The glossary.

use crate::course::Course;
use crate::html::block;

pub(super) fn page(course: &Course) -> String {
    let mut page = "# Glossary\n\nThe words of the field, as the lessons use \
        them.\n\n"
        .to_owned();
    for term in &course.glossary.terms {
        let lesson = term
            .lesson
            .as_ref()
            .map(|name| format!(" [See `{name}`.]({name}.html)"));
        page += &format!(
            "## {} {{#{} .entry}}\n\n{}{}\n\n",
            term.name,
            term.id(),
            term.says,
            lesson.unwrap_or_default()
        );
    }
    page + &block(
        "<p class=\"aside\">A dotted line under a word leads here.</p>",
    )
}
