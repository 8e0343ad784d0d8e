//! What a reader can guess before an experiment's answer is shown: a small
//! choice where the answers are few, a free line otherwise.

use anyhow::Result;
use xtask::judge::experiment::waits_for;
use xtask::judge::snapshot;
use xtask::lesson::discover::{Language, Lesson, Settings};
use xtask::lesson::experiment::{Expected, Experiment};

use crate::html::escape;

/// A program that takes so many seconds more or less takes another time.
const MOMENT: f64 = 0.3;

/// What a changed program may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Same,
    Order,
    Other,
    Warns,
    Refused,
    Fails,
    Hangs,
    Varies,
    /// The same lines, and what is asked for is something else: their order,
    /// where chance has a part in it, or how long something takes.
    Unsaid,
}

impl Class {
    fn id(self) -> String {
        format!("{self:?}").to_lowercase()
    }

    fn words(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Same, _) => "it prints the same as before",
            (Self::Order, _) => "the same lines, in another order",
            (Self::Other, _) => "it prints something else",
            (Self::Warns, _) => "it complains, and goes on",
            (Self::Refused, _) => "it doesn't compile",
            (Self::Fails, Language::Python) => "it ends with an error",
            (Self::Fails, Language::Rust) => "it panics or ends with an error",
            (Self::Hangs, _) => "it never ends",
            (Self::Varies | Self::Unsaid, _) => {
                "that depends: it isn't always the same"
            }
        }
    }
}

/// The form, with the right answers in it.
///
/// # Errors
/// If the lesson's snapshot cannot be read.
pub fn form(lesson: &Lesson, experiment: &Experiment) -> Result<String> {
    let name = &experiment.name;
    let fields = match yes_or_no(experiment) {
        Some(yes) => {
            let choices = [("yes", "yes"), ("no", "no")];
            let answer = if yes { "yes" } else { "no" };
            let id = format!("guess-{name}");
            field(&id, "Your guess", answer, &choices.map(owned))
        }
        None => match classes(lesson, experiment)? {
            Some(classes) => classes
                .into_iter()
                .map(|(language, class)| of_class(name, language, class))
                .collect(),
            None => format!(
                "<p class=\"free\"><label for=\"guess-{name}\">Your guess\
                 </label><input type=\"text\" id=\"guess-{name}\" \
                 autocomplete=\"off\"></p>"
            ),
        },
    };
    Ok(format!(
        "<form class=\"guess needs-js\">{fields}<p class=\"send\"><button \
         type=\"submit\">Show what happens</button> <span class=\"verdict\" \
         role=\"status\"></span></p></form>"
    ))
}

fn owned((id, words): (&str, &str)) -> (String, String) {
    (id.to_owned(), words.to_owned())
}

fn of_class(name: &str, language: Language, class: Class) -> String {
    let mut choices = vec![Class::Same, Class::Order, Class::Other];
    match language {
        Language::Python => choices.push(Class::Fails),
        Language::Rust => choices.extend([Class::Refused, Class::Fails]),
    }
    choices.push(Class::Hangs);
    if !choices.contains(&class) {
        choices.push(class);
    }
    let choices: Vec<_> = choices
        .into_iter()
        .map(|choice| (choice.id(), choice.words(language).to_owned()))
        .collect();
    let id = format!("guess-{name}-{}", language.id());
    field(&id, &format!("{language}: your guess"), &class.id(), &choices)
}

fn field(
    id: &str,
    legend: &str,
    answer: &str,
    choices: &[(String, String)],
) -> String {
    let choices: String = choices
        .iter()
        .map(|(value, words)| {
            format!(
                "<label><input type=\"radio\" name=\"{id}\" \
                 value=\"{value}\"> <span>{}</span></label>",
                escape(words)
            )
        })
        .collect();
    format!(
        "<fieldset data-answer=\"{answer}\"><legend>{legend}</legend>{choices}\
         </fieldset>"
    )
}

/// The answer, if the question has to be answered with yes or no.
fn yes_or_no(experiment: &Experiment) -> Option<bool> {
    let (_, answer) = experiment.text.split_once("## What happens")?;
    let first = answer.split_whitespace().next()?;
    let yes = match first.trim_end_matches([',', '.', ':']) {
        "Yes" => true,
        "No" => false,
        _ => return None,
    };
    let last = experiment.question.rsplit(['.', ':', ',', ';']).next()?;
    let verb = last.split_whitespace().next()?.to_lowercase();
    let verbs = [
        "is", "are", "was", "do", "does", "did", "can", "could", "will",
        "would", "has", "have",
    ];
    verbs.contains(&verb.as_str()).then_some(yes)
}

/// What each changed program does, if that is more than "something else".
fn classes(
    lesson: &Lesson,
    experiment: &Experiment,
) -> Result<Option<Vec<(Language, Class)>>> {
    let mut classes = Vec::new();
    for language in Language::ALL {
        if experiment.change(language).is_none() {
            continue;
        }
        let before = snapshot::read(lesson, language)?.unwrap_or_default();
        let expected = experiment.expected.iter();
        let mut found: Vec<_> = expected
            .filter(|one| one.languages.contains(&language))
            .map(|one| class(one, &before, &lesson.settings))
            .collect();
        let is_one = found.len() == 1;
        found.dedup();
        match found[..] {
            [] | [Class::Unsaid] => return Ok(None),
            [class] if is_one || class != Class::Other => {
                classes.push((language, class));
            }
            _ => classes.push((language, Class::Varies)),
        }
    }
    let is_telling = classes.iter().any(|(_, class)| *class != Class::Other);
    Ok(is_telling.then_some(classes))
}

fn class(expected: &Expected, before: &str, settings: &Settings) -> Class {
    let text = expected.without_bounds();
    let (mut printed, mut complains) = (Vec::new(), false);
    for line in text.lines() {
        if line.starts_with("error") && printed.is_empty() {
            return Class::Refused;
        } else if line.starts_with("(still running") {
            return Class::Hangs;
        } else if line.starts_with("(waited") {
        } else if line.starts_with('(') && line.ends_with(')') {
            return Class::Fails;
        } else if line.starts_with("stderr: ") || line.starts_with("warning") {
            complains = true;
        } else {
            printed.push(line);
        }
    }
    let mut before: Vec<_> = before.lines().collect();
    let is_same = printed == before;
    printed.sort_unstable();
    before.sort_unstable();
    let by_chance =
        !expected.unordered.is_empty() || !settings.unordered.is_empty();
    let takes = waits_for(expected) - settings.waits;
    match printed == before {
        false => Class::Other,
        true if complains => Class::Warns,
        true if by_chance => Class::Unsaid,
        true if !is_same => Class::Order,
        true if takes.abs() > MOMENT || text != expected.text => Class::Unsaid,
        true => Class::Same,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(waits: f64) -> Settings {
        Settings { waits, ..Settings::default() }
    }

    fn class_of(text: &str) -> Class {
        let expected =
            Expected { text: text.to_owned(), ..Expected::default() };
        class(&expected, "0\n1\nDone: [time]", &settings(5.0))
    }

    #[test]
    fn what_happens_falls_into_classes() {
        let same = "0\n1\nDone: [time]\n(waited for 5.0 s)";
        assert_eq!(class_of(same), Class::Same);
        let bounded = "0\n1\nDone: [1.0 s to 2.0 s]\n(waited for 5.0 s)";
        assert_eq!(class_of(bounded), Class::Unsaid);
        let slower = "0\n1\nDone: [time]\n(waited for 6.0 s)";
        assert_eq!(class_of(slower), Class::Unsaid);
        assert_eq!(class_of("Done: [time]\n0\n1"), Class::Order);
        assert_eq!(class_of("0"), Class::Other);
        assert_eq!(class_of("error[E0382]: use of it"), Class::Refused);
        assert_eq!(class_of("0\n(exit status 1)"), Class::Fails);
        assert_eq!(class_of("0\n(still running after 5 s)"), Class::Hangs);
        let warns = "warning: unused\n0\n1\nDone: [time]";
        assert_eq!(class_of(warns), Class::Warns);
    }

    #[test]
    fn only_a_question_for_yes_or_no_is_answered_so() {
        let asked = |question: &str, answer: &str| {
            yes_or_no(&Experiment {
                name: String::new(),
                path: "try/a.md".into(),
                question: question.to_owned(),
                changes: Vec::new(),
                expected: Vec::new(),
                text: format!("## What happens\n\n{answer}\n\n## Why\n"),
            })
        };
        assert_eq!(asked("Change it. Is it slower?", "No. It"), Some(false));
        assert_eq!(asked("Does it work?", "Yes, and more."), Some(true));
        assert_eq!(asked("What does it print?", "No line."), None);
        assert_eq!(asked("Does it work?", "Python's does."), None);
    }
}
