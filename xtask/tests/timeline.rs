//! Pictures agree with the runs that they were made from, and can be read.

use std::collections::HashMap;

use svg::parser::Event;
use xtask::draw::strip::Kind;
use xtask::draw::{Strip, svg as picture, terminal, words};
use xtask::judge::job::Outcome;
use xtask::lesson::discover::Workspace;
use xtask::process::Stream;
use xtask::session::{Options, Session, schedule};

/// Lessons with threads, with processes, with tasks, with many lines, and with
/// one program that is much faster than the other.
const LESSONS: [&str; 5] =
    ["breakfast", "spawn", "gather", "channel", "print-numbers"];

/// How wide a letter is, on average, at the size of the labels.
const LETTER: f64 = 6.0;
/// How high one is.
const HEIGHT: f64 = 10.0;

#[test]
fn pictures_agree_with_their_runs_and_no_two_labels_overlap() {
    let workspace = Workspace::here().expect("the workspace can be read");
    let names = LESSONS.map(str::to_owned);
    let lessons = workspace.select(&names).expect("they are lessons");
    let session = Session::prepare(&workspace, &lessons, Options::default());
    let session = session.expect("everything can be prepared");
    let jobs = session.jobs(&lessons, None);
    let outcomes = schedule::run_all(&session, &jobs, |_| {});
    for twins in outcomes.chunk_by(|a, b| a.job.twin_of(b.job)) {
        let name = &twins[0].job.lesson.name;
        let strips: Vec<_> = twins.iter().filter_map(strip).collect();
        assert_eq!(strips.len(), 2, "{name} was not run");
        for (outcome, strip) in twins.iter().zip(&strips) {
            agrees(outcome, strip);
        }
        let text = picture::draw(name, &strips, "2 cores, 25 Nov 2026");
        assert!(text.len() < 60_000, "{name}: {} bytes", text.len());
        let labels = labels(&text);
        for strip in &strips {
            for row in &strip.rows {
                let is_there =
                    labels.iter().any(|label| label.words == row.label);
                assert!(is_there, "{name}: no row {:?}", row.label);
            }
            let took = format!("{:.2} s", strip.took);
            assert!(words::describe(name, &strips).contains(&took));
        }
        assert!(text.contains("<desc id=\"words\">When each part of"));
        overlap_nowhere(name, &labels);
        let drawn = terminal::draw(&strips, 80);
        let widest = drawn.lines().map(console::measure_text_width).max();
        assert!(widest <= Some(80), "{drawn}");
    }
}

fn strip(outcome: &Outcome) -> Option<Strip> {
    let language = outcome.job.language;
    Some(Strip::of(language, outcome.run.as_ref()?, Some(0.03)))
}

/// Every thread is in it, and every line.
fn agrees(outcome: &Outcome, strip: &Strip) {
    let run = outcome.run.as_ref().expect("it ran");
    let threads = strip.rows.iter().filter(|row| row.kind == Kind::Thread);
    let spans = threads.map(|row| row.spans.len()).sum::<usize>();
    let lanes = run.lanes.as_ref().map_or(0, |lanes| lanes.lanes.len());
    assert_eq!(spans, lanes, "{}", outcome.job);
    let printed = run.lines.iter().filter(|l| l.stream == Stream::Stdout);
    let is_of_a_task = |text: &str| {
        text.ends_with(": starting") || text.ends_with("finishing")
    };
    let own: Vec<_> =
        printed.map(|l| &l.text).filter(|t| !is_of_a_task(t)).collect();
    let marks: Vec<_> = strip.marks.iter().map(|mark| &mark.text).collect();
    assert_eq!(marks, own, "{}", outcome.job);
}

/// A text in the picture, and where it stands.
struct Label {
    words: String,
    left: f64,
    right: f64,
    bottom: f64,
}

fn labels(text: &str) -> Vec<Label> {
    let mut labels = Vec::new();
    let mut open: Option<HashMap<String, String>> = None;
    for event in svg::read(text).expect("it is SVG") {
        match event {
            Event::Tag("text", svg::node::element::tag::Type::Start, given) => {
                let given = given.iter();
                let given = given.map(|(k, v)| (k.clone(), v.to_string()));
                open = Some(given.collect());
            }
            Event::Tag("text", _, _) => open = None,
            Event::Text(words) => {
                labels.extend(open.as_ref().map(|at| label(words, at)));
            }
            _ => {}
        }
    }
    labels
}

fn label(words: &str, at: &HashMap<String, String>) -> Label {
    let number = |key| at[key].parse::<f64>().expect("a number");
    let words = words.trim().replace("&amp;", "&");
    let width = words.chars().count() as f64 * LETTER;
    let class = at.get("class").map_or("", String::as_str);
    let x = number("x");
    let left = match at.get("text-anchor").map(String::as_str) {
        _ if class.contains("label") => x - width,
        Some("middle") => x - width / 2.0,
        _ => x,
    };
    Label { words, left, right: left + width, bottom: number("y") }
}

fn overlap_nowhere(name: &str, labels: &[Label]) {
    for (index, a) in labels.iter().enumerate() {
        for b in &labels[index + 1..] {
            let apart = a.right <= b.left
                || b.right <= a.left
                || (a.bottom - b.bottom).abs() >= HEIGHT;
            assert!(apart, "{name}: {:?} and {:?} overlap", a.words, b.words);
        }
    }
}
