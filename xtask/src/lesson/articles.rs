//! The articles, and what they hold.

mod page;

use std::path::PathBuf;

use anyhow::Result;
use serde::Deserialize;

use crate::files;
use crate::lesson::discover::{Lesson, Workspace};
use crate::lesson::problem::Problem;
use crate::lesson::select::closest;

use page::answers;
pub use page::{outdated, page, page_path};

/// An article on concurrency in Python.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Its name.
    pub id: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// Its title, as far as we know it.
    pub title: Option<String>,
    /// Where it can be found, or what to call it if it has no title that we
    /// know.
    pub about: Option<String>,
    /// What it holds.
    pub items: Vec<Item>,
}

impl Article {
    fn title(&self) -> String {
        let title = self.title.as_ref().map(|title| format!("\"{title}\""));
        title.or_else(|| self.about.clone()).unwrap_or_default()
    }

    /// Author, title, and where it can be found.
    #[must_use]
    pub fn heading(&self) -> String {
        let title = self.title.as_ref().map(|title| format!("\"{title}\""));
        let parts = [self.author.clone(), title, self.about.clone()];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}

/// Something in an article that lessons answer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Its name.
    pub id: String,
    /// A program, a claim or something else.
    pub kind: Kind,
    /// What it is or says, in our words.
    pub what: String,
    /// No lesson answers it yet.
    #[serde(default)]
    pub open: bool,
}

/// What names an item, and what kind it is.
#[derive(Debug)]
pub struct Key {
    /// The article's id, a slash, and its own.
    pub key: String,
    /// It is a claim.
    pub is_claim: bool,
    /// No lesson answers it yet.
    pub is_open: bool,
}

/// What something in an article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A program.
    Program,
    /// An exercise.
    Exercise,
    /// A comment of a reader.
    Comment,
    /// A claim.
    Claim,
    /// A mistake in a program.
    Flaw,
    /// What something is for, without a program.
    Use,
}

impl Kind {
    /// The kind in a word.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::Exercise => "exercise",
            Self::Comment => "comment",
            Self::Claim => "claim",
            Self::Flaw => "flaw",
            Self::Use => "use",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Articles {
    article: Vec<Article>,
}

fn path(workspace: &Workspace) -> PathBuf {
    workspace.root.join("xtask/articles.toml")
}

/// Reads `articles.toml`.
///
/// # Errors
/// If it is not there, or says something that is not allowed there.
pub fn read(workspace: &Workspace) -> Result<Vec<Article>> {
    let parse = |text: &str| Ok(toml::from_str::<Articles>(text)?.article);
    files::parse(&path(workspace), parse)
}

/// The exercises that a lesson answers, by the names that readers know:
/// `Lesson 25, practice 1`.
#[must_use]
pub fn exercises(articles: &[Article], lesson: &Lesson) -> Vec<String> {
    let answered = articles.iter().flat_map(|article| {
        let title = article.title.as_deref().unwrap_or(&article.id);
        let title = title.split(':').next().unwrap_or(title);
        let exercises = article.items.iter().filter(|item| {
            let key = format!("{}/{}", article.id, item.id);
            matches!(item.kind, Kind::Exercise)
                && lesson.settings.answers.contains(&key)
        });
        exercises
            .map(move |item| format!("{title}, {}", item.id.replace('-', " ")))
    });
    answered.collect()
}

/// Checks that everything in the articles is answered.
#[must_use]
pub fn unanswered(workspace: &Workspace) -> Vec<Problem> {
    let path = path(workspace);
    let articles = match read(workspace) {
        Ok(articles) => articles,
        Err(error) => return vec![Problem::new(&path, format!("{error:#}"))],
    };
    let answers = answers(workspace);
    let wrong = keys(&articles).into_iter().filter_map(|item| {
        let key = item.key;
        match (answers.contains_key(&key), item.is_open) {
            (false, false) => Some(format!(
                "no lesson answers {key}: write one and give its entry \
                 answers = [{key:?}]"
            )),
            (true, true) => Some(format!("{key} is answered: remove `open`")),
            _ => None,
        }
    });
    wrong.map(|message| Problem::new(&path, message)).collect()
}

/// Checks that what a lesson answers stands in an article.
#[must_use]
pub fn unknown(workspace: &Workspace, lesson: &Lesson) -> Vec<Problem> {
    if lesson.settings.answers.is_empty() {
        return Vec::new();
    }
    let keys: Vec<_> = match read(workspace) {
        Ok(articles) => {
            keys(&articles).into_iter().map(|item| item.key).collect()
        }
        Err(error) => {
            return vec![Problem::new(&path(workspace), format!("{error:#}"))];
        }
    };
    let unknown = lesson.settings.answers.iter();
    let unknown = unknown.filter(|key| !keys.contains(key));
    unknown
        .map(|key| {
            let meant = closest(key, keys.iter().map(String::as_str));
            let meant = meant.map(|key| format!(" (is {key:?} meant?)"));
            let message = format!(
                "{key:?} in the answers of its entry stands in no article{}: \
                 xtask/articles.toml has them all",
                meant.unwrap_or_default()
            );
            Problem::new(&lesson.dir, message)
        })
        .collect()
}

/// What the articles hold, item by item, in our words.
pub fn words(articles: &[Article]) -> impl Iterator<Item = &str> {
    let items = articles.iter().flat_map(|article| &article.items);
    items.map(|item| item.what.as_str())
}

/// Everything that lessons answer.
#[must_use]
pub fn keys(articles: &[Article]) -> Vec<Key> {
    let items = articles.iter().flat_map(|article| {
        article.items.iter().map(|item| Key {
            key: format!("{}/{}", article.id, item.id),
            is_claim: item.kind == Kind::Claim,
            is_open: item.open,
        })
    });
    items.collect()
}

/// What to call the articles of `items`, which are keys.
#[must_use]
pub fn titles(articles: &[Article], items: &[String]) -> Vec<String> {
    let of = |article: &&Article| {
        let mut ids = items.iter().filter_map(|item| item.split_once('/'));
        ids.any(|(id, _)| id == article.id)
    };
    articles.iter().filter(of).map(Article::title).collect()
}
