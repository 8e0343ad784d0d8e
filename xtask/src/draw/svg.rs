//! Pictures as SVG: legible in light and dark, in print, and without colour,
//! with the reader's own fonts.

use svg::Document;
use svg::node::element::{
    Description, Group, Line, Path, Rectangle, Style, Text, Title,
};

use super::axis;
use super::label::{bursts, shorten, told, width_of};
use super::strip::{Kind, Row, Span, Strip};
use super::terminal::share_in;
use super::words::{describe, much_faster};
use crate::lesson::discover::Language;
use crate::process::cores;
use crate::process::shape::Shape;

/// The width of the picture.
const WIDTH: f64 = 900.0;
/// Where time begins and ends in it.
const TIME: [f64; 2] = [200.0, 880.0];
/// Shares are averaged over so many parts of the width, or they flicker.
const PARTS: usize = 170;
const ROW: f64 = 18.0;
const GAP: f64 = 5.0;
/// The lines of text under a strip's marks.
const LEVELS: usize = 3;
const LEVEL: f64 = 14.0;
/// How wide the text of a mark may become where others are near, and where
/// there is room.
const TEXT: [f64; 2] = [180.0, 430.0];

/// Colours come from the reader's theme; shapes do not need them.
const STYLE: &str = "
text { font: 12px system-ui, sans-serif; fill: #1f2328; }
.title { font-weight: 600; font-size: 14px; }
.quiet { fill: #59636e; }
.label { text-anchor: end; }
.python .busy { fill: #2b6cb0; }
.rust .busy { fill: #b7410e; }
.wait { stroke: #59636e; stroke-width: 1.5; }
.task { fill: none; stroke: #59636e; stroke-dasharray: 4 3; }
.start { fill: none; stroke: #59636e; }
.mark { fill: #1f2328; }
.grid { stroke: #d1d9e0; }
@media (prefers-color-scheme: dark) {
text { fill: #f0f6fc; }
.quiet { fill: #9198a1; }
.python .busy { fill: #6cb6ff; }
.rust .busy { fill: #f0883e; }
.wait, .task, .start { stroke: #9198a1; }
.mark { fill: #f0f6fc; }
.grid { stroke: #3d444d; }
}
";

/// The strips of `lesson` below one another, on one axis; at the end, the
/// machine on which it ran.
#[must_use]
pub fn draw(lesson: &str, strips: &[Strip], machine: &str) -> String {
    let end = strips.iter().map(|s| s.took).fold(0.0, f64::max);
    let mut sheet = Sheet { y: 8.0, parts: Group::new() };
    for strip in strips {
        sheet.strip(strip, end, &title_of(strip));
    }
    sheet.axis(end);
    if let Some((index, factor)) = much_faster(strips) {
        let strip = &strips[index];
        let title =
            format!("{} once more, enlarged {factor:.0} times", strip.language);
        sheet.strip(strip, strip.took, &title);
        sheet.axis(strip.took);
    }
    sheet.y += 10.0;
    sheet.put(text(8.0, sheet.y, machine).set("class", "quiet"));
    let words = describe(lesson, strips);
    Document::new()
        .set("viewBox", (0.0, 0.0, WIDTH, sheet.y + 6.0))
        .set("role", "img")
        .set("aria-labelledby", "title words")
        .add(Title::new(format!("Timeline of {lesson}")).set("id", "title"))
        .add(
            Description::new()
                .set("id", "words")
                .add(svg::node::Text::new(words)),
        )
        .add(Style::new(STYLE))
        .add(sheet.parts)
        .to_string()
        + "\n"
}

fn title_of(strip: &Strip) -> String {
    let took = format!("{}, {:.2} s", strip.language, strip.took);
    match &strip.shape {
        Some(shape @ Shape { processes: 1, threads: 1 }) => {
            format!("{took}: {shape}")
        }
        Some(shape) => format!("{took}: {shape}, at the same time"),
        None if strip.has_threads => {
            format!("{took}, too short to see what its threads did")
        }
        None => format!("{took} (this system does not tell of threads)"),
    }
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

    fn strip(&mut self, strip: &Strip, end: f64, title: &str) {
        let at = |seconds: f64| TIME[0] + seconds / end * (TIME[1] - TIME[0]);
        self.y += 16.0;
        self.put(text(8.0, self.y, title).set("class", "title"));
        self.y += 10.0;
        let top = self.y;
        let class = match strip.language {
            Language::Python => "python",
            Language::Rust => "rust",
        };
        let mut group = Group::new().set("class", class);
        for row in &strip.rows {
            group = self.row(group, row, end, &at);
            self.y += ROW + GAP;
        }
        self.put(group);
        if let Some(start) = strip.starts_for {
            self.start(start, [top, self.y - GAP], at(start));
        }
        self.marks(strip, &at);
        self.y += 10.0;
    }

    /// The interpreter's own start, which is no part of the program.
    fn start(&mut self, seconds: f64, [top, bottom]: [f64; 2], right: f64) {
        let block = Rectangle::new()
            .set("class", "start")
            .set("x", TIME[0])
            .set("y", round(top - 2.0))
            .set("width", round(right - TIME[0]))
            .set("height", round(bottom - top + 4.0));
        self.put(block);
        let words = format!("start of Python: {:.0} ms", seconds * 1e3);
        self.y += 8.0;
        self.put(text(TIME[0], self.y, &words).set("class", "quiet"));
        self.y += 6.0;
    }

    fn row(
        &self,
        group: Group,
        row: &Row,
        end: f64,
        at: &impl Fn(f64) -> f64,
    ) -> Group {
        let bottom = self.y + ROW;
        let label = shorten(&row.label, TIME[0] - 20.0);
        let label = text(TIME[0] - 10.0, bottom - 5.0, &label);
        let mut group = group.add(label.set("class", "label"));
        for span in &row.spans {
            let [left, right] = span.life.map(at);
            group = match row.kind {
                Kind::Task => group.add(
                    Rectangle::new()
                        .set("class", "task")
                        .set("x", round(left))
                        .set("y", round(self.y + 2.0))
                        .set("width", round((right - left).max(1.0)))
                        .set("height", ROW - 4.0),
                ),
                Kind::Thread | Kind::Threads(_) => {
                    let line = Line::new()
                        .set("class", "wait")
                        .set("x1", round(left))
                        .set("x2", round(right.max(left + 1.0)))
                        .set("y1", bottom)
                        .set("y2", bottom);
                    let busy = busy(span, end, bottom, row.kind, at);
                    let group = group.add(line);
                    match busy {
                        Some(path) => group.add(path),
                        None => group,
                    }
                }
            };
            let room = right - left - 8.0;
            if let Some(name) = &span.name
                && width_of(name) < room
            {
                group = group.add(text(left + 4.0, bottom - 5.0, name));
            }
        }
        group
    }

    /// A row of its own: who printed a line cannot be known. A mark says which
    /// lines it stands for: the first, and how many.
    fn marks(&mut self, strip: &Strip, at: &impl Fn(f64) -> f64) {
        let marks = &strip.marks;
        let mut free = [TIME[0]; LEVELS];
        let mut used = 0;
        let y = self.y + 8.0;
        let bursts = bursts(marks, at);
        let mut first = 0;
        for (index, (x, burst)) in bursts.iter().enumerate() {
            let lines = format!("{first} {}", burst.len());
            first += burst.len();
            let triangle = Path::new()
                .set("class", "mark")
                .set("data-of", strip.language.id())
                .set("data-lines", lines)
                .set("d", format!("M{},{y}l-4,7h8z", round(*x)));
            self.put(triangle);
            // The next one on the same line of text needs its place.
            let next = bursts.get(index + LEVELS).map(|(next, _)| next - x);
            let room = next.unwrap_or(TEXT[1]).clamp(TEXT[0], TEXT[1]);
            let words = told(burst, room - 10.0);
            let width = width_of(&words);
            let left = x.min(TIME[1] - width).max(TIME[0]);
            let level = free.iter().position(|end| *end <= left);
            if let Some(level) = level {
                free[level] = left + width + 10.0;
                used = used.max(level + 1);
                let y = y + 20.0 + level as f64 * LEVEL;
                self.put(text(left, y, &words).set("class", "quiet"));
            }
        }
        if !marks.is_empty() {
            let label = text(TIME[0] - 10.0, y + 8.0, "prints");
            self.put(label.set("class", "label quiet"));
            self.y = y + 14.0 + used as f64 * LEVEL;
        }
    }

    fn axis(&mut self, end: f64) {
        for (seconds, words) in axis::ticks(end) {
            let x = TIME[0] + seconds / end * (TIME[1] - TIME[0]);
            let line = Line::new()
                .set("class", "grid")
                .set("x1", round(x))
                .set("x2", round(x))
                .set("y1", round(self.y))
                .set("y2", round(self.y + 6.0));
            self.put(line);
            let words = text(x, self.y + 19.0, &words);
            self.put(words.set("class", "quiet").set("text-anchor", "middle"));
        }
        self.y += 30.0;
    }
}

/// The area under the share of a core, over a thread's life.
fn busy(
    span: &Span,
    end: f64,
    bottom: f64,
    kind: Kind,
    at: &impl Fn(f64) -> f64,
) -> Option<Path> {
    let length = end / PARTS as f64;
    let most = match kind {
        Kind::Threads(_) => cores() as f64,
        _ => 1.0,
    };
    let mut path = String::new();
    let mut last = 0;
    for part in 0..PARTS {
        let from = (part as f64 * length).max(span.life[0]);
        let to = ((part + 1) as f64 * length).min(span.life[1]);
        let share = match to - from {
            empty if empty <= 0.0 => 0.0,
            _ => (share_in(span, [from, to]) / most).min(1.0),
        };
        // A step for a twelfth of a core: less is not seen.
        let level = (share * 12.0).round() as i32;
        if level != last {
            let x = round(at(from.min(span.life[1])));
            if last == 0 {
                path += &format!("M{x},{bottom}");
            }
            path += &format!("H{x}V{}", round(bottom - f64::from(level) * 1.4));
            if level == 0 {
                path.push('z');
            }
            last = level;
        }
    }
    if last != 0 {
        path += &format!("H{}V{bottom}z", round(at(span.life[1])));
    }
    let path = (!path.is_empty()).then(|| Path::new().set("d", path));
    path.map(|path| path.set("class", "busy"))
}

pub(super) fn text(x: f64, y: f64, words: &str) -> Text {
    Text::new(words).set("x", round(x)).set("y", round(y))
}

/// A tenth of a pixel is not seen, and every digit is weight.
pub(super) fn round(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}
