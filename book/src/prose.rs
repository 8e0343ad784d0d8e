//! Texts of lessons as a page needs them: links lead to pages, names of
//! lessons are links, and terms are links where a page uses them first.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::course::Course;
use crate::glossary::Glossary;

/// Somewhere before the name of a lesson that is also the name of something
/// else, in the same part of the sentence.
const POINTERS: [&str; 3] = ["see ", "See ", "lesson "];

/// The texts of one page.
pub struct Prose<'c> {
    course: &'c Course<'c>,
    /// Whose page it is: it needs no link to itself.
    own: &'c str,
    /// Terms that the page has explained.
    seen: HashSet<String>,
}

impl<'c> Prose<'c> {
    /// Those of the page that is called `own`.
    #[must_use]
    pub fn of(course: &'c Course<'c>, own: &'c str) -> Self {
        Self { course, own, seen: HashSet::new() }
    }

    /// `markdown` with its links.
    pub fn page(&mut self, markdown: &str) -> String {
        let mut changes: Vec<(Range<usize>, String)> = Vec::new();
        let mut links: Vec<(Range<usize>, String)> = Vec::new();
        let mut deep = 0;
        for (event, range) in Parser::new(markdown).into_offset_iter() {
            match event {
                Event::Start(Tag::Link { dest_url, .. }) => {
                    deep += 1;
                    links.push((range, dest_url.into_string()));
                }
                Event::Start(
                    Tag::Heading { .. } | Tag::Strong | Tag::CodeBlock(_),
                ) => deep += 1,
                Event::End(TagEnd::Link) => {
                    deep -= 1;
                    if let Some((range, to)) = links.pop() {
                        changes.extend(self.link(markdown, range, &to));
                    }
                }
                Event::End(
                    TagEnd::Heading(_) | TagEnd::Strong | TagEnd::CodeBlock,
                ) => deep -= 1,
                Event::Code(name) if deep == 0 => {
                    let before = &markdown[..range.start];
                    if self.is_lesson(&name, before) {
                        let link = format!("[`{name}`]({name}.html)");
                        changes.push((range, link));
                    }
                }
                Event::Text(_) if deep == 0 => {
                    self.terms(markdown, range, &mut changes);
                }
                _ => {}
            }
        }
        changes.sort_by_key(|(range, _)| range.start);
        let mut text = markdown.to_owned();
        for (range, new) in changes.into_iter().rev() {
            text.replace_range(range, &new);
        }
        text
    }

    /// A name with a hyphen is nothing but a lesson's; `join` may be either.
    fn is_lesson(&self, name: &str, before: &str) -> bool {
        let mut lessons = self.course.workspace.lessons.iter();
        let before = before.replace('\n', " ");
        let part = before.rsplit(['.', ';', ')']).next().unwrap_or_default();
        name != self.own
            && lessons.any(|lesson| lesson.name == name)
            && (name.contains('-')
                || POINTERS.iter().any(|words| part.contains(words)))
    }

    /// Where a link of the project's files leads on the site.
    fn link(
        &self,
        markdown: &str,
        range: Range<usize>,
        to: &str,
    ) -> Option<(Range<usize>, String)> {
        let file = to.strip_prefix("try/").unwrap_or(to);
        let target = if file.ends_with(".md") && !file.contains('/') {
            format!("#try-{}", file.trim_end_matches(".md"))
        } else if to.contains("://") || to.starts_with('#') {
            return None;
        } else {
            let folder = to.trim_end_matches("README.md").trim_end_matches('/');
            let name = folder.rsplit('/').next().unwrap_or_default();
            let mut lessons = self.course.workspace.lessons.iter();
            lessons.find(|l| l.name == name)?;
            format!("{name}.html")
        };
        let source = &markdown[range.clone()];
        let words = source.rsplit_once("](").map_or(source, |(words, _)| words);
        Some((range, format!("{words}]({target})")))
    }

    fn terms(
        &mut self,
        markdown: &str,
        range: Range<usize>,
        changes: &mut Vec<(Range<usize>, String)>,
    ) {
        let glossary: &Glossary = &self.course.glossary;
        let text = &markdown[range.clone()];
        let mut taken: Vec<Range<usize>> = Vec::new();
        for term in &glossary.terms {
            if self.seen.contains(&term.name) {
                continue;
            }
            let Some(found) = term.find(text) else { continue };
            let overlaps =
                |t: &Range<usize>| t.start < found.end && found.start < t.end;
            if taken.iter().any(overlaps) {
                continue;
            }
            taken.push(found.clone());
            self.seen.insert(term.name.clone());
            let link = format!(
                "<a class=\"term\" href=\"glossary.html#{}\">{}</a>",
                term.id(),
                &text[found.clone()]
            );
            let start = range.start;
            changes.push((start + found.start..start + found.end, link));
        }
    }
}

#[cfg(test)]
mod tests {
    use xtask::lesson::discover::Workspace;

    use super::*;

    #[test]
    fn lessons_and_terms_are_links_where_they_stand_for_themselves() {
        let workspace = Workspace::here().expect("the workspace can be read");
        let course = Course::read(&workspace).expect("it can be read");
        let mut prose = Prose::of(&course, "join");
        let page = prose.page(
            "`join` waits (see `gather`, [why?](try/why.md)). A deadlock is \
             no deadlock; `cpu-pool` and `fetch()`.",
        );
        assert_eq!(
            page,
            "`join` waits (see [`gather`](gather.html), [why?](#try-why)). A \
             <a class=\"term\" href=\"glossary.html#deadlock\">deadlock</a> is \
             no deadlock; [`cpu-pool`](cpu-pool.html) and `fetch()`."
        );
    }
}
