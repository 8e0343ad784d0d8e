//! The labels of a picture, for tests that look whether they can be read.

use std::collections::HashMap;

use svg::node::element::tag::Type;
use svg::parser::Event;

/// How wide a letter is, on average, at the size of the labels.
const LETTER: f64 = 6.0;
/// How high one is.
const HEIGHT: f64 = 10.0;

/// A text in the picture, and where it stands.
pub struct Label {
    pub words: String,
    pub left: f64,
    pub right: f64,
    pub bottom: f64,
}

pub fn labels(text: &str) -> Vec<Label> {
    let mut labels = Vec::new();
    let mut open: Option<HashMap<String, String>> = None;
    for event in svg::read(text).expect("it is SVG") {
        match event {
            Event::Tag("text", Type::Start, given) => {
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

pub fn overlap_nowhere(name: &str, labels: &[Label]) {
    for (index, a) in labels.iter().enumerate() {
        for b in &labels[index + 1..] {
            let apart = a.right <= b.left
                || b.right <= a.left
                || (a.bottom - b.bottom).abs() >= HEIGHT;
            assert!(apart, "{name}: {:?} and {:?} overlap", a.words, b.words);
        }
    }
}
