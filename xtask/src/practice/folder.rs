//! The folders that belong to a person: what is put there, and what is left
//! alone.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::skeleton::skeleton;
use crate::files;
use crate::lesson::discover::{Language, Lesson, Workspace};

/// What a lesson's programs read from standard input, where there is some.
const INPUT: &str = "input.txt";

/// What a folder is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To change both programs.
    Play,
    /// To write one of them.
    Practice,
}

impl Purpose {
    /// The name of the command, and of the folder in the workspace.
    pub fn name(self) -> &'static str {
        match self {
            Self::Play => "play",
            Self::Practice => "practice",
        }
    }

    /// The folder for a lesson.
    pub fn folder(self, workspace: &Workspace, lesson: &Lesson) -> PathBuf {
        workspace.root.join(self.name()).join(&lesson.name)
    }
}

/// The name of the program that a learner reads while she writes the one in
/// `language`.
pub fn model(language: Language) -> &'static str {
    match language {
        Language::Rust => "lesson.py",
        Language::Python => "lesson.rs",
    }
}

/// The language of that program.
pub fn other(language: Language) -> Language {
    match language {
        Language::Rust => Language::Python,
        Language::Python => Language::Rust,
    }
}

/// Makes the folder to write a lesson's program in `language`: the program that
/// is given, as it stands today, and a skeleton, unless hers is there.
pub fn for_practice(
    workspace: &Workspace,
    lesson: &Lesson,
    language: Language,
) -> Result<()> {
    let dir = Purpose::Practice.folder(workspace, lesson);
    let given = files::read(&lesson.program(other(language)))?;
    files::update(&dir.join(model(language)), &given)?;
    if let Some(input) = input(lesson)? {
        files::update(&dir.join(INPUT), &input)?;
    }
    let program = files::read(&lesson.program(language))?;
    write_new(&dir.join(language.program()), &skeleton(&program, language))
}

/// Makes the folder to change both programs of a lesson in: copies of them,
/// unless they are there. With `reset`, what was changed before is moved away:
/// says where to.
pub fn for_play(
    workspace: &Workspace,
    lesson: &Lesson,
    reset: bool,
) -> Result<Option<PathBuf>> {
    let dir = Purpose::Play.folder(workspace, lesson);
    let mut texts = vec![];
    for language in Language::ALL {
        let program = files::read(&lesson.program(language))?;
        texts.push((language.program(), program));
    }
    texts.extend(input(lesson)?.map(|input| (INPUT, input)));
    let is_as_written = |(name, text): &(&str, String)| {
        fs::read_to_string(dir.join(name)).is_ok_and(|there| there == *text)
    };
    let mut moved = None;
    if reset && dir.exists() && !texts.iter().all(is_as_written) {
        let away = free_name(&dir);
        fs::rename(&dir, &away).with_context(|| {
            format!("cannot rename {}", workspace.relative(&dir))
        })?;
        moved = Some(away);
    }
    files::make(&dir)?;
    for (name, text) in texts {
        write_new(&dir.join(name), &text)?;
    }
    Ok(moved)
}

/// The files in the folder for `play` that matter.
pub fn played(workspace: &Workspace, lesson: &Lesson) -> Vec<PathBuf> {
    let dir = Purpose::Play.folder(workspace, lesson);
    let programs = Language::ALL.map(Language::program);
    let paths = programs.into_iter().chain([INPUT]).map(|name| dir.join(name));
    paths.filter(|path| path.exists()).collect()
}

fn input(lesson: &Lesson) -> Result<Option<String>> {
    let path = lesson.dir.join(INPUT);
    path.exists().then(|| files::read(&path)).transpose()
}

/// `NAME.1`, `NAME.2`: the first that is not there. No lesson has a dot in its
/// name.
fn free_name(dir: &Path) -> PathBuf {
    let names = (1..).map(|number: u32| {
        let mut name = dir.as_os_str().to_owned();
        name.push(format!(".{number}"));
        PathBuf::from(name)
    });
    let mut free = names.filter(|path| !path.exists());
    free.next().unwrap_or_else(|| dir.to_owned())
}

/// Writes a file only if it is not there: nothing that a person wrote is ever
/// overwritten.
fn write_new(path: &Path, text: &str) -> Result<()> {
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    match file {
        Ok(mut file) => file.write_all(text.as_bytes()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
    .with_context(|| format!("cannot write {}", path.display()))
}
