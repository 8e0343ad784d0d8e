//! Courses: the lessons for so many minutes.

use anyhow::Result;

use super::discover::{Lesson, Workspace};

/// The lessons of a course that takes at most so many `minutes`, in reading
/// order, each with its own minutes. Lessons of shorter courses are taken
/// first, then those of longer ones, then those that are only part of the
/// whole; one that no longer fits is left out.
///
/// # Errors
/// If a lesson does not say how long it takes to teach.
pub fn lessons(
    workspace: &Workspace,
    minutes: u32,
) -> Result<Vec<(&Lesson, u32)>> {
    let all = workspace.lessons.iter().enumerate();
    let mut all = all
        .map(|(place, lesson)| Ok((place, lesson, lesson.minutes()?)))
        .collect::<Result<Vec<_>>>()?;
    all.sort_by_key(|(place, lesson, _)| {
        (lesson.settings.route.unwrap_or(u32::MAX), *place)
    });
    let mut left = minutes;
    all.retain(|(_, _, own)| {
        let fits = *own <= left;
        left -= if fits { *own } else { 0 };
        fits
    });
    all.sort_by_key(|(place, ..)| *place);
    Ok(all.into_iter().map(|(_, lesson, own)| (lesson, own)).collect())
}
