//! Compiles changed copies of lessons' programs, in a workspace of its own. Its
//! packages have the dependencies, the features and the profiles of the
//! families, so that of all that programs stand on, nothing is compiled again
//! but `common`.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread;

use anyhow::{Context, Result, ensure};
use common::cargo;
use common::family::Family;
use serde::Deserialize;
use toml::{Table, Value};

use crate::files;
use crate::lesson::discover::{Language, Lesson, Workspace};

/// A program to compile.
#[derive(Debug)]
pub struct Copy<'a> {
    /// What to call the executable; no other program may have this name.
    pub name: String,
    /// The changed lesson, which lies in a folder of its own.
    pub lesson: &'a Lesson,
    /// Whether its figures count. Then it is optimised as lessons are; that
    /// takes four times as long to compile.
    pub is_measured: bool,
}

/// What became of it.
#[derive(Debug, Default, Clone)]
pub struct Built {
    /// The executable, if it compiles.
    pub executable: Option<PathBuf>,
    /// What the compiler says of it.
    pub messages: Vec<Message>,
}

/// Something that the compiler says.
#[derive(Debug, Clone, Deserialize)]
pub struct Message {
    /// `error` or `warning`, or something less.
    pub level: String,
    /// In a few words.
    #[serde(rename = "message")]
    pub words: String,
    code: Option<Code>,
    /// As cargo shows it, in colours.
    pub rendered: Option<String>,
    spans: Vec<serde_json::Value>,
}

#[derive(Debug, Clone, Deserialize)]
struct Code {
    code: String,
}

impl Built {
    /// What the compiler says of one `level`, `error` or `warning`, as cargo
    /// shows it; without the sums at the end.
    pub fn said(&self, level: &str) -> impl Iterator<Item = &str> {
        let own = self.messages.iter().filter(move |message| {
            message.level == level && message.headline().is_some()
        });
        own.filter_map(|message| message.rendered.as_deref())
    }

    /// The first error of the compiler; that of a linker has no place in the
    /// program.
    #[must_use]
    pub fn first_error(&self) -> Option<&str> {
        let errors = self.messages.iter().filter(|m| m.level == "error");
        let errors = errors.filter_map(|m| m.rendered.as_deref());
        self.said("error").chain(errors).next()
    }
}

impl Message {
    /// Its first line: `error[E0382]: use of moved value: a`. Nothing if it
    /// only sums up others.
    #[must_use]
    pub fn headline(&self) -> Option<String> {
        if !["error", "warning"].contains(&self.level.as_str())
            || (self.spans.is_empty() && self.code.is_none())
        {
            return None;
        }
        // The names of lints say nothing that their words do not.
        let code = self.code.as_ref().map(|code| code.code.as_str());
        let code = code.filter(|code| code.starts_with('E'));
        let code = code.map_or(String::new(), |code| format!("[{code}]"));
        Some(format!("{}{code}: {}", self.level, self.words))
    }
}

/// The part of cargo's messages that tells of a program.
#[derive(Deserialize)]
struct Line {
    target: Option<Target>,
    executable: Option<PathBuf>,
    message: Option<Message>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

/// Compiles `copies` in a workspace in the folder `dir`, as a plain `cargo run`
/// would. Calls `tell` with the name of every program that is done.
///
/// # Errors
/// If the workspace cannot be written, or cargo says something of no program.
pub fn build(
    workspace: &Workspace,
    dir: &Path,
    copies: &[Copy],
    tell: impl Fn(&str),
) -> Result<HashMap<String, Built>> {
    let mut built = HashMap::new();
    if copies.is_empty() {
        return Ok(built);
    }
    // Another runner may be compiling in the same workspace.
    let _lock = files::lock(&dir.join("lock"))?;
    write(workspace, dir, copies)?;
    let mut command = cargo::command();
    command
        .args(["build", "--bins", "--keep-going"])
        .arg("--message-format=json-diagnostic-rendered-ansi")
        .current_dir(dir)
        .env("CARGO_TARGET_DIR", workspace.target_dir())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut cargo = command.spawn().context("cannot start cargo")?;
    let stdout = cargo.stdout.take().context("cargo has no output")?;
    let mut stderr = cargo.stderr.take().context("cargo has no output")?;
    let said = thread::spawn(move || {
        let mut said = String::new();
        let _ = stderr.read_to_string(&mut said);
        said
    });
    for line in BufReader::new(stdout).lines() {
        let line: Line = line
            .map_err(anyhow::Error::from)
            .and_then(|line| Ok(serde_json::from_str(&line)?))
            .context("cargo's messages cannot be read")?;
        let Some(target) = line.target else { continue };
        let Some(copy) = copies.iter().find(|c| c.name == target.name) else {
            continue;
        };
        let one: &mut Built = built.entry(copy.name.clone()).or_default();
        one.messages.extend(line.message);
        if line.executable.is_some() {
            one.executable = line.executable;
            tell(&copy.name);
        }
    }
    cargo.wait().context("cargo did not end")?;
    let said = said.join().unwrap_or_default();
    for copy in copies {
        ensure!(
            built.contains_key(&copy.name),
            "cargo did not compile {}; it said:\n{said}",
            copy.lesson.name
        );
    }
    Ok(built)
}

/// Writes the workspace in the folder `dir`: its manifests, and the versions of
/// all crates.
///
/// # Errors
/// If a manifest cannot be read, or one cannot be written.
pub fn write(workspace: &Workspace, dir: &Path, copies: &[Copy]) -> Result<()> {
    let mut members = Vec::new();
    for family in &workspace.families {
        for is_measured in [true, false] {
            let of_it = copies.iter().filter(|copy| {
                copy.lesson.family == family.name
                    && copy.is_measured == is_measured
            });
            let bins: Vec<_> = of_it.map(binary).collect();
            if bins.is_empty() {
                continue;
            }
            // A profile speaks of the family by its name.
            let name = match is_measured {
                true => family.name.clone(),
                false => format!("plain-{}", family.name),
            };
            let manifest = member(family, &name, bins)?;
            replace(&dir.join(&name).join("Cargo.toml"), &manifest)?;
            members.push(Value::from(name));
        }
    }
    let mut manifest = read(&workspace.root.join("Cargo.toml"))?;
    let of_all = at(&mut manifest, "workspace")?;
    of_all.insert("members".into(), members.into());
    for (_, dependency) in of_all
        .get_mut("dependencies")
        .and_then(Value::as_table_mut)
        .into_iter()
        .flatten()
    {
        if let Some(path) = dependency.get_mut("path") {
            let here = workspace.root.join(path.as_str().unwrap_or_default());
            *path = here.to_string_lossy().into_owned().into();
        }
    }
    replace(&dir.join("Cargo.toml"), &manifest)?;
    // cargo removes from it what nobody here needs.
    let versions = workspace.root.join("Cargo.lock");
    if versions.exists() {
        files::copy(&versions, &dir.join("Cargo.lock"))?;
    }
    Ok(())
}

/// A program, as a member lists it.
fn binary(copy: &Copy) -> Value {
    let path = copy.lesson.program(Language::Rust);
    table([
        ("name", Value::from(copy.name.as_str())),
        ("path", path.to_string_lossy().into_owned().into()),
    ])
}

/// The manifest of a family, with another name and other programs.
fn member(family: &Family, name: &str, bins: Vec<Value>) -> Result<Table> {
    let mut manifest = read(&family.dir.join("Cargo.toml"))?;
    let package = at(&mut manifest, "package")?;
    for key in ["default-run", "metadata"] {
        package.remove(key);
    }
    package.insert("name".into(), name.into());
    package.insert("autobins".into(), false.into());
    manifest.remove("dev-dependencies");
    manifest.insert("bin".into(), bins.into());
    Ok(manifest)
}

fn table<const N: usize>(entries: [(&str, Value); N]) -> Value {
    let entries = entries.map(|(key, value)| (key.to_owned(), value));
    Value::Table(entries.into_iter().collect())
}

fn read(path: &Path) -> Result<Table> {
    let text = files::read(path)?;
    text.parse().with_context(|| format!("cannot read {}", path.display()))
}

fn at<'t>(manifest: &'t mut Table, key: &str) -> Result<&'t mut Table> {
    let table = manifest.get_mut(key).and_then(Value::as_table_mut);
    table.with_context(|| format!("a manifest has no [{key}]"))
}

fn replace(path: &Path, manifest: &Table) -> Result<()> {
    files::update(path, &toml::to_string(manifest)?)
}
