//! A family's page: what its thing is, when to use it, and its lessons.

use anyhow::{Context, Result};
use common::family::Family;
use xtask::files;

use crate::course::{Course, title};
use crate::html::{block, inline};
use crate::prose::Prose;

pub(super) fn page(course: &Course, family: &Family) -> Result<String> {
    let path = family.dir.join("README.md");
    let text = files::read(&path).with_context(|| {
        format!("the page of {} cannot be made", family.name)
    })?;
    let (_, text) = text.split_once('\n').unwrap_or_default();
    let mut page = format!("# {}\n\n", title(&family.name));
    page += &Prose::of(course, "").page(text);
    let mut rows = String::new();
    let mut sum = 0;
    for lesson in course.lessons_of(family) {
        let minutes = lesson.minutes()?;
        sum += minutes;
        let name = &lesson.name;
        rows += &format!(
            "<li><a href=\"{name}.html\">{name}</a><span>{}</span><span \
             class=\"quiet\">{minutes} min</span></li>",
            inline(&lesson.summary()?)
        );
    }
    page += &format!(
        "## The lessons\n\n{}\n\nAll of them take {}.\n",
        block(&format!("<div><ol class=\"lessons\">{rows}</ol></div>")),
        super::duration(sum)
    );
    Ok(page)
}
