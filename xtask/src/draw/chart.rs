//! Charts as SVG: how figures grow, on logarithmic axes. Legible in light and
//! dark, in print, and without colour, with the reader's own fonts.

use indicatif::HumanCount;
use svg::Document;
use svg::node::element::{Description, Group, Path, Style, Title};

use super::label::{LETTER, width_of};
use super::logarithmic::Logarithmic;
use super::svg::{round, text};
use crate::lesson::discover::Language;

/// The width of the picture.
const WIDTH: f64 = 900.0;
/// Where the axis of numbers begins and ends in it.
const ACROSS: [f64; 2] = [84.0, 640.0];
/// Where the key stands.
const KEY: f64 = 668.0;
/// How long the piece of a line in the key is.
const SAMPLE: f64 = 36.0;
const PANEL: f64 = 230.0;
/// The height of one line's part of the key.
const ENTRY: f64 = 36.0;
const NOTE: f64 = 16.0;

/// Lines differ in their strokes and in the shapes on them: the colours, which
/// come from the reader's theme, are not needed.
const STYLE: &str = "
text { font: 12px system-ui, sans-serif; fill: #1f2328; }
.title { font-weight: 600; font-size: 14px; }
.quiet { fill: #59636e; }
.label { text-anchor: end; }
.grid { stroke: #d1d9e0; }
.mark { stroke: #59636e; stroke-dasharray: 2 3; }
.line { fill: none; stroke-width: 1.8; }
.python { stroke: #2b6cb0; fill: none; }
.python .line { stroke-dasharray: 6 4; }
.rust { stroke: #b7410e; fill: #b7410e; }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc; }
.quiet { fill: #9198a1; }
.grid { stroke: #3d444d; }
.mark { stroke: #9198a1; }
.python { stroke: #6cb6ff; }
.rust { stroke: #f0883e; fill: #f0883e; }
}
";

/// All that is in a chart.
#[derive(Debug)]
pub struct Picture {
    /// What it shows.
    pub title: String,
    /// The same and what is to be seen, for whoever cannot see it.
    pub words: String,
    /// What the axis from left to right counts.
    pub across: String,
    /// The numbers on it, in order.
    pub numbers: Vec<f64>,
    /// One below the other.
    pub panels: Vec<Panel>,
    /// What is told below.
    pub notes: Vec<String>,
}

/// Lines that are compared with one another.
#[derive(Debug)]
pub struct Panel {
    /// What it shows.
    pub title: String,
    /// What its axis from the bottom to the top measures.
    pub axis: Axis,
    /// A number that means something here, and what it means.
    pub mark: Option<(f64, String)>,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// What an axis measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// Seconds.
    Seconds,
    /// Mebibytes.
    MiB,
}

/// The figures of one program.
#[derive(Debug)]
pub struct Line {
    /// Its language.
    pub language: Language,
    /// Lines of the same kind have the same shapes on them.
    pub kind: usize,
    /// What the key calls it.
    pub name: String,
    /// Its last figure, in words.
    pub last: String,
    /// Its figures, in order.
    pub spots: Vec<Spot>,
}

/// One figure.
#[derive(Debug, Clone, Copy)]
pub struct Spot {
    /// Where it stands from left to right.
    pub number: f64,
    /// Where it stands from the bottom to the top.
    pub value: f64,
    /// The least and the greatest that were measured.
    pub spread: [f64; 2],
}

/// Draws a chart.
#[must_use]
pub fn draw(picture: &Picture) -> String {
    let mut sheet = Sheet { y: 24.0, parts: Group::new() };
    sheet.put(text(8.0, sheet.y, &picture.title).set("class", "title"));
    sheet.y += 12.0;
    for panel in &picture.panels {
        sheet.panel(picture, panel);
    }
    let middle = f64::midpoint(ACROSS[0], ACROSS[1]);
    let across = text(middle, sheet.y, &picture.across);
    sheet.put(across.set("class", "quiet").set("text-anchor", "middle"));
    sheet.y += 10.0;
    for note in &picture.notes {
        sheet.note(note);
    }
    Document::new()
        .set("viewBox", (0.0, 0.0, WIDTH, sheet.y + 10.0))
        .set("role", "img")
        .set("aria-labelledby", "title words")
        .add(Title::new(picture.title.as_str()).set("id", "title"))
        .add(
            Description::new()
                .set("id", "words")
                .add(svg::node::Text::new(picture.words.as_str())),
        )
        .add(Style::new(STYLE))
        .add(sheet.parts)
        .to_string()
        + "\n"
}

/// What is drawn so far, and where it goes on.
struct Sheet {
    y: f64,
    parts: Group,
}

impl Sheet {
    fn put(&mut self, part: impl Into<Box<dyn svg::Node>>) {
        let parts = std::mem::take(&mut self.parts);
        self.parts = parts.add(part);
    }

    fn panel(&mut self, picture: &Picture, panel: &Panel) {
        let spots = panel.lines.iter().flat_map(|line| &line.spots);
        let values = spots.flat_map(|s| [s.value, s.spread[0], s.spread[1]]);
        let across = Logarithmic::between(&picture.numbers);
        let (Some(across), Some(up)) = (across, Logarithmic::around(values))
        else {
            return; // nothing was measured
        };
        self.y += 22.0;
        self.put(text(8.0, self.y, &panel.title).set("class", "title"));
        let top = self.y + 14.0;
        let bottom = top + PANEL;
        let place = Place { across, up, top, bottom };
        for tick in up.ticks() {
            let y = place.y(tick);
            self.put(stroke("grid", [ACROSS[0], y], [ACROSS[1], y]));
            let label = text(ACROSS[0] - 8.0, y + 4.0, &panel.axis.name(tick));
            self.put(label.set("class", "label quiet"));
        }
        for number in readable(&picture.numbers, place) {
            let x = place.x(number);
            self.put(stroke("grid", [x, bottom], [x, bottom + 5.0]));
            let label = text(x, bottom + 18.0, &count(number));
            let label = label.set("class", "quiet");
            self.put(label.set("text-anchor", "middle"));
        }
        if let Some((number, words)) = &panel.mark {
            let x = place.x(*number);
            self.put(stroke("mark", [x, top], [x, bottom]));
            let words = text(x + 5.0, top + 10.0, words);
            self.put(words.set("class", "quiet"));
        }
        for line in &panel.lines {
            self.put(drawn(line, place));
        }
        self.key(&panel.lines, top);
        self.y = bottom + 40.0;
    }

    /// The names of the lines, in the order in which they end.
    fn key(&mut self, lines: &[Line], top: f64) {
        let last = |line: &&Line| line.spots.last().map_or(0.0, |s| s.value);
        let mut lines: Vec<_> = lines.iter().collect();
        lines.sort_by(|a, b| last(b).total_cmp(&last(a)));
        let mut y = top + 8.0;
        for line in lines {
            let class = class(line.language);
            let sample = [[KEY, y - 4.0], [KEY + SAMPLE, y - 4.0]];
            let group = Group::new()
                .set("class", class)
                .add(path("line", &sample))
                .add(shape(line.kind, [KEY + SAMPLE / 2.0, y - 4.0]));
            self.put(group);
            let x = KEY + SAMPLE + 8.0;
            self.put(text(x, y, &line.name));
            self.put(text(x, y + 15.0, &line.last).set("class", "quiet"));
            y += ENTRY;
        }
    }

    fn note(&mut self, note: &str) {
        let letters = ((WIDTH - 16.0) / LETTER) as usize;
        for line in textwrap::wrap(note, letters) {
            self.y += NOTE;
            self.put(text(8.0, self.y, &line).set("class", "quiet"));
        }
        self.y += 4.0;
    }
}

/// Where figures stand in a panel.
#[derive(Clone, Copy)]
struct Place {
    across: Logarithmic,
    up: Logarithmic,
    top: f64,
    bottom: f64,
}

impl Place {
    fn x(self, number: f64) -> f64 {
        ACROSS[0] + self.across.at(number) * (ACROSS[1] - ACROSS[0])
    }

    fn y(self, value: f64) -> f64 {
        self.bottom - self.up.at(value) * (self.bottom - self.top)
    }
}

impl Axis {
    /// A round figure.
    fn name(self, value: f64) -> String {
        match self {
            Self::Seconds if value >= 0.999 => format!("{} s", count(value)),
            Self::Seconds if value >= 0.000_999 => {
                format!("{} ms", count(value * 1e3))
            }
            Self::Seconds => format!("{} µs", count(value * 1e6)),
            Self::MiB if value >= 0.999 => format!("{} MiB", count(value)),
            Self::MiB => format!("{value:.1} MiB"),
        }
    }
}

/// Those numbers whose figures do not stand in each other's way, the last one
/// in any case.
fn readable(numbers: &[f64], place: Place) -> Vec<f64> {
    let mut free = f64::INFINITY;
    let mut readable = Vec::new();
    for number in numbers.iter().rev() {
        let half = width_of(&count(*number)) / 2.0;
        let x = place.x(*number);
        if x + half + 6.0 <= free {
            free = x - half;
            readable.push(*number);
        }
    }
    readable
}

fn drawn(line: &Line, place: Place) -> Group {
    let at = |spot: &Spot| [place.x(spot.number), place.y(spot.value)];
    let points: Vec<_> = line.spots.iter().map(at).collect();
    let mut group = Group::new().set("class", class(line.language));
    for spot in &line.spots {
        let x = place.x(spot.number);
        let [least, greatest] = spot.spread.map(|value| place.y(value));
        // Less than what the shape on it covers is not seen.
        if least - greatest > 8.0 {
            group = group.add(stroke("spread", [x, least], [x, greatest]));
        }
    }
    group = group.add(path("line", &points));
    for point in points {
        group = group.add(shape(line.kind, point));
    }
    group
}

fn class(language: Language) -> &'static str {
    match language {
        Language::Python => "python",
        Language::Rust => "rust",
    }
}

fn path(class: &str, points: &[[f64; 2]]) -> Path {
    let points: Vec<_> = points
        .iter()
        .map(|[x, y]| format!("{},{}", round(*x), round(*y)))
        .collect();
    Path::new().set("class", class).set("d", format!("M{}", points.join("L")))
}

fn stroke(class: &str, from: [f64; 2], to: [f64; 2]) -> Path {
    path(class, &[from, to])
}

/// A circle, a square, or a triangle.
fn shape(kind: usize, [x, y]: [f64; 2]) -> Path {
    let [x, y] = [x, y].map(round);
    let outline = match kind {
        0 => format!("M{},{y}a4,4 0 1,0 8,0a4,4 0 1,0 -8,0z", round(x - 4.0)),
        1 => format!("M{},{}h7v7h-7z", round(x - 3.5), round(y - 3.5)),
        _ => format!("M{x},{}l4.5,8h-9z", round(y - 5.0)),
    };
    Path::new().set("d", outline)
}

fn count(number: f64) -> String {
    HumanCount(number.round() as u64).to_string()
}
