//! Words in a picture, as wide as there is room for.

use super::strip::Mark;

/// How wide letters are on average, at the size of the labels, in a wide font.
pub(super) const LETTER: f64 = 6.6;
/// How wide a digit is there.
const DIGIT: f64 = 7.6;

/// Where marks stand, and those that stand at the same place: what is printed
/// in a burst.
pub(super) fn bursts<'m>(
    marks: &'m [Mark],
    at: &impl Fn(f64) -> f64,
) -> Vec<(f64, &'m [Mark])> {
    let mut bursts = Vec::new();
    let mut rest = marks;
    while let Some(first) = rest.first() {
        let x = at(first.seconds);
        let count = rest.iter().take_while(|m| at(m.seconds) - x < 4.0).count();
        let (burst, later) = rest.split_at(count);
        bursts.push((x, burst));
        rest = later;
    }
    bursts
}

/// What a burst says: all of it, or as much as there is room for.
pub(super) fn told(burst: &[Mark], room: f64) -> String {
    let lines: Vec<_> = burst.iter().map(|mark| mark.text.trim()).collect();
    let all = lines.join(" · ");
    match lines[..] {
        [] | [_] => shorten(&all, room),
        _ if width_of(&all) <= room => all,
        [first, ..] => {
            let more = format!(" +{}", lines.len() - 1);
            shorten(first, room - width_of(&more)) + &more
        }
    }
}

pub(super) fn width_of(words: &str) -> f64 {
    words.chars().map(width).sum()
}

fn width(letter: char) -> f64 {
    if letter.is_ascii_digit() { DIGIT } else { LETTER }
}

pub(super) fn shorten(words: &str, room: f64) -> String {
    if width_of(words) <= room {
        return words.to_owned();
    }
    let mut left = room - LETTER;
    let fits = |letter: &char| {
        left -= width(*letter);
        left >= 0.0
    };
    let start: String = words.chars().take_while(fits).collect();
    format!("{}…", start.trim_end())
}
