//! "Which one shall I use?", with the verdicts that the advice stands on.

use crate::course::Course;
use crate::html::{block, inline};
use crate::measured::Seen;

pub(super) fn page(course: &Course) -> String {
    let mut page = "# Which one shall I use?\n\nFind the sentence that fits \
        your program. Below each piece of advice are the claims on which it \
        rests, and whether they held when they were \
        [measured](claims.html).\n\n"
        .to_owned();
    let links = course.situations.iter().enumerate().map(|(number, one)| {
        format!("<li><a href=\"#situation-{number}\">{}</a></li>", one.when)
    });
    let links: String = links.collect();
    page += &block(&format!("<div><ul class=\"jumps\">{links}</ul></div>"));
    for (number, situation) in course.situations.iter().enumerate() {
        let claims = situation.claims.iter().map(|id| claim(course, id));
        let claims: String = claims.collect();
        let lessons = situation
            .lessons
            .iter()
            .map(|name| format!("<a href=\"{name}.html\">{name}</a>"));
        let lessons: Vec<_> = lessons.collect();
        page += &format!("## {} {{#situation-{number}}}\n\n", situation.when);
        page += &block(&format!(
            "<div class=\"cells\"><div class=\"cell advice python\"><p \
             class=\"cell-head\"><span class=\"language\">Python</span></p>\
             <p>{}</p></div><div class=\"cell advice rust\"><p \
             class=\"cell-head\"><span class=\"language\">Rust</span></p>\
             <p>{}</p></div></div><ul class=\"grounds\">{claims}</ul><p \
             class=\"aside\">Lessons: {}</p>",
            inline(&situation.python),
            inline(&situation.rust),
            lessons.join(", ")
        ));
    }
    if course.measured.claims.is_none() {
        page += &super::not_measured(super::claims::COMMAND);
    }
    page
}

fn claim(course: &Course, id: &str) -> String {
    let claim = course.claims.iter().find(|claim| claim.id == id);
    let says = claim.map_or(id, |claim| claim.says.as_str());
    format!(
        "<li><a href=\"claims.html#{id}\">{}</a> {}</li>",
        inline(says),
        verdicts(course.measured.claim(id))
    )
}

/// The verdicts on a claim, a word for each language.
pub(super) fn verdicts(seen: Option<&Seen>) -> String {
    let Some(seen) = seen else {
        return "<span class=\"verdict unclear\">not measured yet</span>"
            .to_owned();
    };
    let one = |verdict: &crate::measured::Verdict| {
        let (class, sign) = match verdict.verdict.as_str() {
            "holds" => ("holds", "✓"),
            "does not hold" => ("fails", "✗"),
            "depends" => ("depends", "±"),
            _ => ("unclear", "?"),
        };
        let id = &verdict.language;
        let language = if id == "python" { "Python" } else { "Rust" };
        format!(
            "<span class=\"verdict {class} {id}\"><span aria-hidden=\"true\">\
             {sign}</span> {language}: {}</span>",
            verdict.verdict
        )
    };
    seen.verdicts.iter().map(one).collect::<Vec<_>>().join(" ")
}
