//! A picture in words, for whoever cannot see it.

use super::Strip;
use super::strip::Kind;

/// What is to be seen, in a few sentences.
#[must_use]
pub fn describe(lesson: &str, strips: &[Strip]) -> String {
    let mut text = format!("When each part of {lesson} ran.");
    for strip in strips {
        text += &format!(" {} took {:.2} s", strip.language, strip.took);
        match &strip.shape {
            Some(shape) => text += &format!(" and had {shape}"),
            None if strip.has_threads => {
                text += ", too short to see what its threads did";
            }
            None => text += "; what its threads did is not known here",
        }
        text += &format!(
            ". For {:.2} s of that time it only waited.",
            strip.waiting
        );
        if let Some(cores) = strip.cores_together() {
            text += &format!(
                " While several of its threads computed at the same time, they \
                 had {cores:.1} cores between them."
            );
        }
        let tasks = strip.rows.iter().filter(|row| row.kind == Kind::Task);
        let tasks: Vec<_> = tasks
            .map(|row| match &row.spans[..] {
                [one] => {
                    let [from, to] = one.life;
                    format!("{} from {from:.1} s to {to:.1} s", row.label)
                }
                several => format!("{}, {} times", row.label, several.len()),
            })
            .collect();
        if !tasks.is_empty() {
            text += &format!(" Its tasks: {}.", tasks.join("; "));
        }
    }
    text
}

/// How many times as fast the quicker program was, where that is so much that
/// it is a sliver on a common axis.
#[must_use]
pub fn much_faster(strips: &[Strip]) -> Option<(usize, f64)> {
    let [a, b] = strips else { return None };
    let (quick, factor) = match a.took < b.took {
        true => (0, b.took / a.took),
        false => (1, a.took / b.took),
    };
    (factor >= 5.0).then_some((quick, factor))
}
