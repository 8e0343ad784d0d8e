//! The timelines of lessons, each drawn from a run. A lesson that did not
//! change since is not run again.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use xtask::draw::{Strip, svg, words};
use xtask::files;
use xtask::judge::job::Outcome;
use xtask::judge::snapshot;
use xtask::lesson::discover::{Lesson, Workspace};
use xtask::measure::Machine;
use xtask::process::{Stream, group};
use xtask::report::{self, run_all};
use xtask::session::{Options, Session};

/// Drawings of another form are made again.
const FORM: &str = "4";

/// Which lessons are run, if they have changed since they were drawn.
#[derive(Debug, Clone)]
pub enum Runs {
    /// All of them.
    All,
    /// Those with these names.
    Only(Vec<String>),
    /// None.
    None,
}

/// What a page shows of a lesson's runs.
#[derive(Debug, Clone)]
pub enum Picture {
    /// A timeline.
    Drawn(Drawn),
    /// Why there is none.
    Missing(String),
}

/// A timeline.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Drawn {
    /// Of what it was drawn.
    key: String,
    /// The picture.
    pub svg: String,
    /// The picture in words.
    pub words: String,
    /// What is to be known about it.
    pub notes: Vec<String>,
    /// The lines that are marked in it, in each language that was run.
    pub marks: HashMap<String, Vec<String>>,
    /// What was printed, in each language that was run.
    pub printed: HashMap<String, String>,
}

/// The timelines of all lessons, after running those of `runs` that have no
/// fresh one.
///
/// # Errors
/// If something cannot be prepared or written, or on Ctrl-C.
pub fn pictures(
    workspace: &Workspace,
    runs: &Runs,
) -> Result<HashMap<String, Picture>> {
    let mut pictures = HashMap::new();
    let mut stale = Vec::new();
    for lesson in &workspace.lessons {
        let is_wanted = match runs {
            Runs::All => true,
            Runs::Only(names) => names.contains(&lesson.name),
            Runs::None => false,
        };
        if let Some(drawn) = kept(workspace, lesson) {
            let picture = Picture::Drawn(drawn);
            pictures.insert(lesson.name.clone(), picture);
        } else if is_wanted {
            stale.push(lesson);
        } else {
            let why = "This lesson was not run for this site.".to_owned();
            pictures.insert(lesson.name.clone(), Picture::Missing(why));
        }
    }
    if !stale.is_empty() {
        pictures.extend(run(workspace, &stale)?);
    }
    Ok(pictures)
}

fn path(workspace: &Workspace, lesson: &Lesson) -> PathBuf {
    let folder = workspace.target_dir().join("book/timelines");
    folder.join(format!("{}.json", lesson.name))
}

/// The timeline from an earlier build, if the lesson is still the same.
fn kept(workspace: &Workspace, lesson: &Lesson) -> Option<Drawn> {
    let text = fs::read_to_string(path(workspace, lesson)).ok()?;
    let drawn: Drawn = serde_json::from_str(&text).ok()?;
    (drawn.key == key(lesson)).then_some(drawn)
}

/// The lesson itself, as far as it decides what a run looks like.
fn key(lesson: &Lesson) -> String {
    let mut hash = Sha256::new();
    hash.update(FORM);
    hash.update(format!("{:?}", lesson.settings));
    for file in ["main.py", "main.rs", "input.txt"] {
        hash.update(fs::read(lesson.dir.join(file)).unwrap_or_default());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn run(
    workspace: &Workspace,
    lessons: &[&Lesson],
) -> Result<HashMap<String, Picture>> {
    let count = lessons.len();
    let s = report::plural(count);
    eprintln!("running {count} lesson{s}, to draw what happens");
    let session = Session::prepare(workspace, lessons, Options::default())?;
    let start = session.start_of_python().map(|time| time.as_secs_f64());
    let mut outcomes = run_all(&session, &session.jobs(lessons, None));
    if group::interrupted() {
        bail!("interrupted");
    }
    snapshot::outputs(&mut outcomes)?;
    let failures = report::failures(workspace, &outcomes);
    if !failures.is_empty() {
        eprintln!("{failures}");
    }
    let python = session.python.as_ref().ok().map(|p| p.version.as_str());
    let machine = Machine::here(python).to_string();
    let mut pictures = HashMap::new();
    for twins in outcomes.chunk_by(|a, b| a.job.twin_of(b.job)) {
        let lesson = twins[0].job.lesson;
        let picture = draw(lesson, twins, start, &machine);
        let is_whole = twins.iter().all(|twin| twin.skipped.is_none());
        if let Picture::Drawn(drawn) = &picture
            && is_whole
        {
            let json = serde_json::to_string(drawn)?;
            files::update(&path(workspace, lesson), &json)?;
        }
        pictures.insert(lesson.name.clone(), picture);
    }
    Ok(pictures)
}

fn draw(
    lesson: &Lesson,
    twins: &[Outcome],
    start: Option<f64>,
    machine: &str,
) -> Picture {
    let failed = twins.iter().find(|twin| !twin.faults.is_empty());
    if let Some(twin) = failed {
        let language = twin.job.language;
        return Picture::Missing(format!(
            "The {language} program did not do what it should when this page \
             was made: see cargo xtask run {}.",
            lesson.name
        ));
    }
    let strips: Vec<_> =
        twins.iter().filter_map(|t| Strip::of(t, start)).collect();
    let skipped = twins.iter().filter_map(|twin| {
        let why = twin.skipped.as_ref()?;
        Some(format!("{} was not run here: {why}.", twin.job.language))
    });
    let skipped: Vec<_> = skipped.collect();
    if strips.is_empty() {
        return Picture::Missing(skipped.join(" "));
    }
    let mut notes = vec!["One run of each program.".to_owned()];
    notes.extend(skipped);
    let marks = strips.iter().map(|strip| {
        let lines = strip.marks.iter().map(|mark| mark.text.clone());
        (strip.language.id().to_owned(), lines.collect())
    });
    let printed = twins.iter().filter_map(|twin| {
        let text = twin.run.as_ref()?.text(Stream::Stdout);
        Some((twin.job.language.id().to_owned(), text))
    });
    Picture::Drawn(Drawn {
        key: key(lesson),
        svg: svg::draw(&lesson.name, &strips, machine),
        words: words::describe(&lesson.name, &strips),
        notes,
        marks: marks.collect(),
        printed: printed.collect(),
    })
}

/// Forgets all timelines, so that the next build runs every lesson.
///
/// # Errors
/// If they cannot be removed.
pub fn forget(target: &Path) -> Result<()> {
    let folder = target.join("book/timelines");
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}
