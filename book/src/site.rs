//! Builds the site: pages from the lessons, through mdBook, into a folder.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use mdbook_driver::MDBook;
use mdbook_driver::book::{Book, BookItem, Chapter};
use mdbook_driver::config::Config;
use xtask::lesson::discover::Workspace;

use crate::course::{self, Course};
use crate::pages::{self, Page};
use crate::readme::Readme;
use crate::serve;
use crate::timeline::{self, Runs};

/// What mdBook writes for its own theme, and no page of ours uses.
const UNUSED: [&str; 7] = [
    "ayu-highlight.css",
    "clipboard.min.js",
    "highlight.css",
    "highlight.js",
    "toc.html",
    "toc.js",
    "tomorrow-night.css",
];

/// What to build.
#[derive(Debug, Clone)]
pub struct Options {
    /// Which lessons are run, if they have changed.
    pub runs: Runs,
    /// Whether pages ask again and again if they have changed.
    pub is_live: bool,
    /// Where to build: `site` in it is the site.
    pub folder: PathBuf,
}

/// A site that was built.
#[derive(Debug)]
pub struct Site {
    /// Its folder.
    pub folder: PathBuf,
    /// The files of its pages, in reading order.
    pub pages: Vec<String>,
}

impl Site {
    /// The start page.
    #[must_use]
    pub fn index(&self) -> PathBuf {
        self.folder.join("index.html")
    }

    /// The address of a page, for a browser.
    ///
    /// # Errors
    /// If there is no current folder to begin from.
    pub fn url(&self, page: &str) -> Result<String> {
        let path = std::path::absolute(self.folder.join(page))?;
        let path = path.display().to_string().replace('\\', "/");
        let reserved = [("%", "%25"), (" ", "%20"), ("#", "%23"), ("?", "%3F")];
        let path = reserved
            .iter()
            .fold(path, |path, (letter, code)| path.replace(letter, code));
        Ok(format!("file:///{}", path.trim_start_matches('/')))
    }
}

/// Where a site is built if nobody says otherwise.
#[must_use]
pub fn usual_folder(workspace: &Workspace) -> PathBuf {
    workspace.target_dir().join("book")
}

/// Builds the site of `workspace`.
///
/// # Errors
/// If something cannot be read, a page cannot be made of its lesson, or the
/// folder cannot be written to.
pub fn build(workspace: &Workspace, options: &Options) -> Result<Site> {
    let mut course = Course::read(workspace)?;
    // What is missing is told before programs are run.
    for lesson in &workspace.lessons {
        Readme::read(lesson)?;
    }
    course.pictures = timeline::pictures(workspace, &options.runs)?;
    let pages = pages::all(&course)?;
    let root = &options.folder;
    let assets = root.join("assets");
    copy_measured(workspace, &assets)?;
    let config = config(workspace, options)?;
    // The chapters are in memory: there is no list of files.
    let summary = Default::default();
    let mut book = MDBook::load_with_config_and_summary(root, config, summary)
        .context("mdBook cannot be used")?;
    book.book = chapters(&pages);
    book.build().context("mdBook cannot build the site")?;
    let folder = root.join("site");
    for file in UNUSED {
        fs::remove_file(folder.join(file))
            .with_context(|| format!("mdBook has not written {file}"))?;
    }
    let pages = pages.into_iter().map(|page| page.path).collect();
    Ok(Site { folder, pages })
}

/// Pictures and tables, which are part of the site as they are.
fn copy_measured(workspace: &Workspace, assets: &Path) -> Result<()> {
    if assets.exists() {
        fs::remove_dir_all(assets)?;
    }
    let to = assets.join("measured/scale");
    fs::create_dir_all(&to)
        .with_context(|| format!("cannot make {}", to.display()))?;
    let from = workspace.root.join("measured/scale");
    for file in fs::read_dir(from).into_iter().flatten().flatten() {
        fs::copy(file.path(), to.join(file.file_name()))?;
    }
    Ok(())
}

/// mdBook's settings: those of `book.toml`, and what this build adds.
fn config(workspace: &Workspace, options: &Options) -> Result<Config> {
    let own = course::folder(workspace);
    let mut config = Config::from_disk(own.join("book.toml"))?;
    config.set("output.html.theme", own.join("theme"))?;
    if options.is_live {
        config.set("output.html.live-reload-endpoint", serve::CHANGES)?;
    }
    Ok(config)
}

fn chapters(pages: &[Page]) -> Book {
    let mut book = Book::new();
    for group in pages.chunk_by(|a, b| a.group == b.group) {
        let title = group[0].group.clone();
        book.push_item(BookItem::PartTitle(title.clone()));
        for page in group {
            let parents = vec![title.clone()];
            let content = page.markdown.clone();
            let chapter =
                Chapter::new(&page.name, content, &page.path, parents);
            book.push_item(chapter);
        }
    }
    book
}
