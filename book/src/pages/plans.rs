//! Course plans, made from the minutes of the lessons.

use anyhow::Result;

use crate::course::{Course, Plan, short};
use crate::html::{block, command, inline};

pub(super) fn page(course: &Course) -> Result<String> {
    let links = course
        .plans
        .iter()
        .map(|plan| format!("<a href=\"#{}\">{}</a>", plan.id(), plan.name));
    let links: Vec<_> = links.collect();
    let mut page = "# Course plans\n\nEach plan takes its lessons in reading \
        order. The minutes are for showing a pair, running it and letting the \
        class guess at one of its experiments: begin with the first. They \
        leave no time for a welcome or a break, so leave out a lesson for \
        those. The time at the left is when a lesson begins.\n\n"
        .to_owned();
    page += &block(&format!("<p class=\"actions\">{}</p>", links.join(" ")));
    page += "## Before the class\n\nRun the lessons of your plan once, on the \
             machine that you will use: the first run compiles them. Press \
             <kbd>p</kbd> on a lesson's page to present it; its last slide \
             leads to the next lesson. Your speaker notes are the lesson's \
             sections *What differs*, *In practice* and *The article*: press \
             <kbd>n</kbd> to see them. For a handout, print a lesson's page: \
             it has the questions, and room for the answers.\n\n";
    for one in &course.plans {
        page += &plan(course, one)?;
    }
    Ok(page)
}

fn plan(course: &Course, plan: &Plan) -> Result<String> {
    let mut rows = String::new();
    let mut begin = 0;
    let mut family = "";
    for (lesson, minutes) in &plan.lessons {
        if lesson.family != family {
            family = &lesson.family;
            let id = short(family);
            rows += &format!(
                "<li class=\"part\"><a href=\"{id}.html\">{id}</a></li>"
            );
        }
        let name = &lesson.name;
        rows += &format!(
            "<li><span class=\"clock\">{}:{:02}</span><a \
             href=\"{name}.html\">{name}</a><span>{}</span><span \
             class=\"quiet\">{minutes} min <a class=\"needs-js\" \
             href=\"{name}.html#present\" aria-label=\"Present {name}\">\
             present</a></span></li>",
            begin / 60,
            begin % 60,
            inline(&lesson.summary()?)
        );
        begin += minutes;
    }
    let names: Vec<_> =
        plan.lessons.iter().map(|(l, _)| l.name.as_str()).collect();
    let before = match names.len() == course.workspace.lessons.len() {
        true => command("cargo xtask run-all"),
        false => command(&format!("cargo xtask run {}", names.join(" "))),
    };
    Ok(format!(
        "## {} {{#{}}}\n\n{} lessons, {}.\n\n{}{}",
        plan.name,
        plan.id(),
        names.len(),
        super::duration(begin),
        block(&format!("<div><ol class=\"lessons timed\">{rows}</ol></div>")),
        block(&before)
    ))
}
