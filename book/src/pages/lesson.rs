//! A lesson's page.

use anyhow::{Context, Result};
use pulldown_cmark::{Event, Parser, Tag};
use xtask::judge::{normalise, snapshot};
use xtask::lesson::discover::{Language, Lesson};
use xtask::lesson::experiment::Experiment;

use super::picture;
use crate::course::{Course, programs, short, title};
use crate::experiment;
use crate::html::{block, command, escape, inline};
use crate::pair;
use crate::prose::Prose;
use crate::readme::Readme;
use crate::timeline::Picture;

pub(super) fn page(course: &Course, lesson: &Lesson) -> Result<String> {
    let context = || format!("the page of {} cannot be made", lesson.name);
    make(course, lesson).with_context(context)
}

fn make(course: &Course, lesson: &Lesson) -> Result<String> {
    let readme = Readme::read(lesson)?;
    let [python, rust] = programs(lesson)?;
    let mut prose = Prose::of(course, &lesson.name);
    let mut page = head(course, lesson, &readme, &mut prose)?;
    page += "## Side by side\n\n";
    page += &pair::pair(&python, &rust);
    page += &block("<section class=\"slide\" id=\"timeline-slide\">");
    page += "## What happens when\n\n";
    page += &picture::timeline(course, lesson, [&python, &rust]);
    page += &block("</section><section class=\"slide\" id=\"output-slide\">");
    page += match lesson.settings.differs {
        None => "## What both print\n\n",
        Some(_) => "## What each prints\n\n",
    };
    page += &output(course, lesson)?;
    page += &block("</section>");
    for title in ["What differs", "In practice", "The article"] {
        if let Some(text) = readme.section(title) {
            page += &block("<section class=\"words\">");
            page += &format!("## {title}\n\n{}\n\n", prose.page(text));
            page += &block("</section>");
        }
    }
    page += &experiments(lesson, &readme, &mut prose)?;
    if let Some(text) = readme.section("Think about it") {
        page += &block("<section class=\"words\">");
        page += &format!("## Think about it\n\n{}\n\n", prose.page(text));
        page += &block("</section>");
    }
    page += &run_it(lesson);
    page += &on_the_way(course, lesson);
    Ok(page)
}

/// The title, the sentence, the idea, and where one is.
fn head(
    course: &Course,
    lesson: &Lesson,
    readme: &Readme,
    prose: &mut Prose,
) -> Result<String> {
    let family = course.family_of(lesson)?;
    let place = family.lessons.iter().position(|l| l.name == lesson.name);
    let id = short(&lesson.family);
    let mut page = block(&format!(
        "<p class=\"crumbs\"><a href=\"{id}.html\">{}</a> <span>lesson {} of \
         {}</span> <span>{} minutes</span><a class=\"present needs-js\" \
         href=\"#present\">Present <kbd>p</kbd></a></p>",
        title(&lesson.family),
        place.unwrap_or_default() + 1,
        family.lessons.len(),
        lesson.minutes()?
    ));
    page += &block("<section class=\"slide intro\"><div>");
    page += &format!("# {}\n\n", lesson.name);
    let summary = inline(&lesson.summary()?);
    page += &block(&format!("<p class=\"summary\">{summary}</p></div><div>"));
    page += &format!("{}\n\n", prose.page(&readme.idea));
    page += &block("</div></section>");
    Ok(page)
}

fn output(course: &Course, lesson: &Lesson) -> Result<String> {
    let cell = |language: Language, name: &str, class: &str| {
        let text = snapshot::read(lesson, language)?;
        let text = text.context("it has no snapshot")?;
        let text = of_a_run(course, lesson, language).unwrap_or(text);
        Ok::<_, anyhow::Error>(format!(
            "<div class=\"cell output {class}\"><p class=\"cell-head\"><span \
             class=\"language\">{name}</span></p><pre><code>{}</code></pre>\
             </div>",
            escape(text.trim_end())
        ))
    };
    let cells = match &lesson.settings.differs {
        None => cell(Language::Python, "Python and Rust", "both")?,
        Some(_) => {
            let python = cell(Language::Python, "Python", "python")?;
            python + &cell(Language::Rust, "Rust", "rust")?
        }
    };
    let mut page = String::new();
    if let Some(why) = &lesson.settings.differs {
        page += &format!("{why}.\n\n");
    }
    page += &block(&format!("<div class=\"cells\">{cells}</div>"));
    page += &block(&format!("<p class=\"aside\">{}</p>", checked(lesson)));
    Ok(page)
}

/// What a run has printed, where chance has a part in its order: a snapshot is
/// sorted there.
fn of_a_run(
    course: &Course,
    lesson: &Lesson,
    language: Language,
) -> Option<String> {
    if lesson.unordered.is_empty() {
        return None;
    }
    let Some(Picture::Drawn(drawn)) = course.pictures.get(&lesson.name) else {
        return None;
    };
    let text = drawn.printed.get(language.id())?;
    Some(normalise::measures(text))
}

/// What is checked at every change.
fn checked(lesson: &Lesson) -> String {
    let mut words = "At every change, both programs are run and compared with \
        this."
        .to_owned();
    if !lesson.settings.unordered.is_empty() {
        words += " The order of the lines is that of one run; in another run, \
                  it may be another.";
    }
    let figures = ["[time]", "[ratio]", "[size]"];
    let text = snapshot::read(lesson, Language::Rust).ok().flatten();
    let text = text.unwrap_or_default();
    let found: Vec<_> =
        figures.into_iter().filter(|f| text.contains(f)).collect();
    if !found.is_empty() {
        words += &format!(
            " <code>{}</code> {} for what is measured, which differs from \
             run to run.",
            found.join("</code> and <code>"),
            if found.len() == 1 { "stands" } else { "stand" }
        );
    }
    words
}

fn experiments(
    lesson: &Lesson,
    readme: &Readme,
    prose: &mut Prose,
) -> Result<String> {
    let order = order(readme.section("Try it").unwrap_or_default());
    let mut all = Experiment::all(lesson)?;
    let place = |e: &Experiment| order.iter().position(|n| *n == e.name);
    all.sort_by_key(|e| place(e).unwrap_or(usize::MAX));
    if all.is_empty() {
        return Ok(String::new());
    }
    let mut page = "## Try it\n\nGuess first, then look. Every answer was \
                    executed.\n\n"
        .to_owned();
    for one in &all {
        page += &experiment::article(lesson, one, prose)?;
    }
    Ok(page)
}

/// The experiments in the order of the README.
fn order(text: &str) -> Vec<String> {
    let links = Parser::new(text).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => {
            let file = dest_url.strip_prefix("try/")?;
            Some(file.trim_end_matches(".md").to_owned())
        }
        _ => None,
    });
    links.collect()
}

/// The exact commands.
fn run_it(lesson: &Lesson) -> String {
    let (name, family) = (&lesson.name, &lesson.family);
    let python = match lesson.settings.site {
        None => format!("python3 {family}/{name}/main.py"),
        Some(_) => format!("cargo xtask site {name}"),
    };
    let about_python = match lesson.settings.site {
        None => "only the Python program",
        Some(_) => {
            "starts the site that it fetches from, and says how to run the \
             Python program"
        }
    };
    let commands = [
        (format!("cargo xtask run {name}"), "both, compared"),
        (python, about_python),
        (
            format!("cargo run -p {family} --bin {name}"),
            "only the Rust program",
        ),
        (
            format!("cargo xtask play {name}"),
            "change it, and see what is different",
        ),
        (
            format!("cargo xtask practice {name}"),
            "write the Rust program yourself",
        ),
        (format!("cargo xtask try {name}"), "carry out its experiments"),
    ];
    let rows: String = commands
        .iter()
        .map(|(line, what)| {
            format!("<li>{}<span>{what}</span></li>", command(line))
        })
        .collect();
    let list = format!("<ul class=\"commands\">{rows}</ul>");
    let section = block("<section class=\"words run-it\">");
    format!(
        "{section}## Run it yourself\n\n{}{}",
        block(&format!("<div>{list}</div>")),
        block("</section>")
    )
}

/// The courses that the lesson is part of, and its neighbours in each.
fn on_the_way(course: &Course, lesson: &Lesson) -> String {
    let mut rows = String::new();
    for plan in &course.plans {
        let names: Vec<_> =
            plan.lessons.iter().map(|(l, _)| l.name.as_str()).collect();
        let Some(at) = names.iter().position(|n| *n == lesson.name) else {
            continue;
        };
        let link = |index: Option<usize>, words: &str| {
            let name = index.and_then(|index| names.get(index));
            name.map_or(String::new(), |name| {
                format!("<a href=\"{name}.html\">{words} {name}</a>")
            })
        };
        rows += &format!(
            "<li><a href=\"plans.html#{}\">{}</a><span>lesson {} of \
             {}</span><span class=\"hops\">{}{}</span></li>",
            plan.id(),
            plan.name,
            at + 1,
            names.len(),
            link(at.checked_sub(1), "before:"),
            link(Some(at + 1), "next:")
        );
    }
    if rows.is_empty() {
        return String::new();
    }
    block(&format!(
        "<nav class=\"route slide\" aria-label=\"Courses with this lesson\"><p>This \
         lesson in the courses:</p><ul>{rows}</ul></nav>"
    ))
}
