//! The phrase book: Python's name, Rust's name, the lesson that shows both.

use crate::course::Course;
use crate::html::{block, inline};

pub(super) fn page(course: &Course) -> String {
    let mut page =
        "# Phrase book\n\nYou know the Python name and look for the \
        Rust one, or the other way round. Each line was taken from a lesson, \
        which shows both in use. A phrase isn't always a translation: what \
        differs stands in the lesson.\n\n"
            .to_owned();
    let phrases = &course.phrases;
    for of_module in phrases.chunk_by(|a, b| a.module() == b.module()) {
        let row = |phrase: &xtask::lesson::phrases::Phrase| {
            let name = &phrase.lesson;
            format!(
                "<tr><td><code>{}</code></td><td>{}</td><td><a \
                 href=\"{name}.html\">{name}</a></td></tr>",
                phrase.python,
                inline(&phrase.rust)
            )
        };
        let rows: String = of_module.iter().map(row).collect();
        let module = of_module[0].module();
        page += &format!("## {module}\n\n");
        page += &block(&format!(
            "<div class=\"table-wrapper\" tabindex=\"0\" role=\"group\" \
             aria-label=\"{module}\"><table class=\"phrases\"><thead><tr>\
             <th>Python</th><th>Rust</th><th>Lesson</th></tr></thead><tbody>\
             {rows}</tbody></table></div>"
        ));
    }
    page
}
