//! Tasks that announce themselves: `NAME: starting` and `NAME: finishing`.

use std::collections::HashMap;

use crate::process::{Line, Stream};

/// How far a thread's life may lie from a task's, at both ends together, in
/// seconds, for the one to be the other's.
const ALIKE: f64 = 0.1;

/// What a task says when it starts.
const STARTS: &str = ": starting";
/// What it says when it finishes.
const FINISHES: &str = ": finishing";
/// What it says instead when it fails.
const FAILS: &str = ": failed";

/// A task, as it announced itself.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Task {
    pub(super) name: String,
    /// When it started and when it finished, in seconds after the start of the
    /// program; if it never finished, its program's end.
    pub(super) span: [f64; 2],
}

/// Whether a task says with this line that it starts or finishes.
pub(super) fn is_announcement(line: &str) -> bool {
    [STARTS, FINISHES].iter().any(|words| line.ends_with(words))
}

/// The tasks that `lines` announce, in the order of their starts.
pub(super) fn announced(lines: &[Line], end: f64) -> Vec<Task> {
    let mut tasks: Vec<Task> = Vec::new();
    let mut open: HashMap<&str, Vec<usize>> = HashMap::new();
    for line in lines.iter().filter(|line| line.stream == Stream::Stdout) {
        if let Some(name) = line.text.strip_suffix(STARTS) {
            open.entry(name).or_default().push(tasks.len());
            let span = [line.seconds, end];
            tasks.push(Task { name: name.to_owned(), span });
        } else if let Some(name) = [FINISHES, FAILS]
            .iter()
            .find_map(|words| line.text.strip_suffix(words))
            && let Some(index) = open
                .get_mut(name)
                .and_then(|o| (!o.is_empty()).then(|| o.remove(0)))
        {
            tasks[index].span[1] = line.seconds;
        }
    }
    tasks
}

/// For each of `lives`, the task that it carried: the one that began and ended
/// with it. Where several would do, nobody can know. Tasks of one name are told
/// in one way: if one of them has no thread, none of them names its thread, or
/// the one with a row of its own would look like all there is.
pub(super) fn carried(
    lives: &[[f64; 2]],
    tasks: &[Task],
) -> Vec<Option<usize>> {
    let alike = |life: &[f64; 2], task: &Task| {
        let ends = life.iter().zip(&task.span);
        ends.map(|(a, b)| (a - b).abs()).sum::<f64>() < ALIKE
    };
    let fitting = |life: &[f64; 2]| -> Vec<usize> {
        (0..tasks.len()).filter(|t| alike(life, &tasks[*t])).collect()
    };
    let found: Vec<_> = lives.iter().map(fitting).collect();
    let wanted = |task| found.iter().filter(|f| f.contains(&task)).count();
    let carried: Vec<_> = found
        .iter()
        .map(|tasks| match tasks[..] {
            [task] if wanted(task) == 1 => Some(task),
            _ => None,
        })
        .collect();
    let has_row = |name: &str| {
        let mut of_name = (0..tasks.len()).filter(|t| tasks[*t].name == name);
        of_name.any(|task| !carried.contains(&Some(task)))
    };
    carried
        .iter()
        .map(|task| task.filter(|task| !has_row(&tasks[*task].name)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(seconds: f64, text: &str) -> Line {
        let text = text.to_owned();
        Line { seconds, stream: Stream::Stdout, text, is_utf8: true }
    }

    #[test]
    fn tasks_of_one_name_follow_one_another() {
        let lines = [
            line(0.1, "tea: starting"),
            line(0.2, "tea: starting"),
            line(1.0, "tea: finishing"),
            line(1.1, "milk: starting"),
            line(1.2, "milk: failed"),
        ];
        let tasks = announced(&lines, 2.0);
        let spans: Vec<_> = tasks.iter().map(|t| t.span).collect();
        assert_eq!(spans, [[0.1, 1.0], [0.2, 2.0], [1.1, 1.2]]);
    }

    #[test]
    fn a_thread_is_named_only_if_there_is_no_doubt() {
        let task = |name: &str, span| Task { name: name.to_owned(), span };
        let tasks = [task("a", [0.0, 1.0]), task("b", [0.0, 2.0])];
        let lives = [[0.01, 2.01], [0.0, 1.02], [0.5, 0.7]];
        assert_eq!(carried(&lives, &tasks), [Some(1), Some(0), None]);
        let of_one_name = [task("a", [0.0, 1.0]), task("a", [1.0, 2.0])];
        assert_eq!(carried(&lives, &of_one_name), [None, None, None]);
        let each = [[0.0, 1.0], [1.0, 2.0]];
        assert_eq!(carried(&each, &of_one_name), [Some(0), Some(1)]);
        let twice = [[0.0, 1.0], [0.0, 1.01]];
        assert_eq!(carried(&twice, &tasks), [None, None]);
    }
}
