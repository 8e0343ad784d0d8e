//! The pages as files: made of the lessons, light, and without a dead link.

mod support;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use book::site::{self, Options};
use book::timeline::Runs;
use regex::Regex;
use support::{site, text, workspace};
use xtask::judge::snapshot;
use xtask::lesson::discover::{Language, Workspace};

/// So many bytes a page may have, with its style and its scripts.
const MOST: usize = 300_000;

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("it is a pattern")
}

/// Attributes of this name: in tags, for programs may have such text as well.
fn attribute(name: &str) -> Regex {
    pattern(&format!(r#"<\w[^<>]*\s{name}="([^"]*)""#))
}

/// The pages of the site, by name.
fn pages() -> HashMap<String, String> {
    let site = site();
    let read = |page: &String| (page.clone(), text(&site.folder.join(page)));
    site.pages.iter().map(read).collect()
}

#[test]
fn every_lesson_has_a_page_with_all_its_parts() {
    let pages = pages();
    for lesson in &workspace().lessons {
        let page = &pages[&format!("{}.html", lesson.name)];
        for part in [
            "class=\"pair\"",
            "What happens when",
            "What differs",
            "In practice",
            "class=\"guess",
            "Run it yourself",
        ] {
            assert!(page.contains(part), "{} lacks {part}", lesson.name);
        }
        let try_it = book::readme::Readme::read(lesson).expect("a README");
        let try_it = try_it.section("Try it").unwrap_or_default().to_owned();
        let links = try_it.matches("](try/").count();
        let shown = page.matches("class=\"experiment").count();
        assert_eq!(shown, links, "experiments of {}", lesson.name);
    }
}

#[test]
fn every_page_shows_all_that_its_lesson_prints() {
    let cell = pattern(
        r#"class="cell output (\w+)">\s*<p.*</p>\s*<pre><code>([^<]*)</code>"#,
    );
    let in_order = |text: &str| {
        let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let pages = pages();
    for lesson in &workspace().lessons {
        let page = &pages[&format!("{}.html", lesson.name)];
        let mut cells = 0;
        for cell in cell.captures_iter(page) {
            let language = match &cell[1] {
                "python" => Language::Python,
                _ => Language::Rust,
            };
            let entities = [("lt", "<"), ("gt", ">"), ("quot", "\"")];
            let shown = entities
                .into_iter()
                .chain([("#39", "'"), ("amp", "&")])
                .fold(cell[2].to_owned(), |text, (name, char)| {
                    text.replace(&format!("&{name};"), char)
                });
            let snapshot = snapshot::read(lesson, language);
            let snapshot = snapshot.expect("it can be read");
            let wanted = snapshot.expect("there is one");
            let wanted = in_order(wanted.trim_end());
            assert_eq!(in_order(&shown), wanted, "{}", lesson.name);
            cells += 1;
        }
        assert!(cells > 0, "{} shows no output", lesson.name);
    }
}

#[test]
fn every_link_leads_somewhere() {
    static HREF: LazyLock<Regex> = LazyLock::new(|| attribute("(?:href|src)"));
    static ID: LazyLock<Regex> = LazyLock::new(|| attribute("id"));
    let pages = pages();
    let mut dead = Vec::new();
    for (name, page) in &pages {
        for found in HREF.captures_iter(page) {
            let link = &found[1];
            if link.contains("://") || link.ends_with("#present") {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let file = if file.is_empty() { name } else { file };
            let is_there = site().folder.join(file).is_file();
            let has_anchor = anchor.is_empty()
                || pages.get(file).is_some_and(|target| {
                    ID.captures_iter(target).any(|id| &id[1] == anchor)
                });
            if !is_there || !has_anchor {
                dead.push(format!("{name}: {link}"));
            }
        }
    }
    dead.sort();
    assert!(dead.is_empty(), "dead links:\n{}", dead.join("\n"));
}

#[test]
fn no_id_is_there_twice() {
    let id = attribute("id");
    for (name, page) in pages() {
        let mut ids: Vec<_> =
            id.captures_iter(&page).map(|found| found[1].to_owned()).collect();
        ids.sort();
        let twice = ids.windows(2).find(|pair| pair[0] == pair[1]);
        assert_eq!(twice, None, "{name}");
    }
}

#[test]
fn pages_are_light() {
    let asset = pattern("(?:href|src)=\"([^\"]*\\.(?:css|js|svg))\"");
    for (name, page) in pages() {
        let assets = asset
            .captures_iter(&page)
            .map(|found| text(&site().folder.join(&found[1])).len());
        let weight = page.len() + assets.sum::<usize>();
        assert!(weight < MOST, "{name} has {weight} bytes");
    }
}

#[test]
fn a_change_in_a_lesson_is_seen_and_a_missing_readme_is_named() {
    let root = support::folder("copy");
    let _ = fs::remove_dir_all(&root);
    copy(&workspace(), &root);
    let options = Options {
        runs: Runs::None,
        is_live: false,
        folder: root.join("target/book"),
    };
    let build = || site::build(&Workspace::read(&root)?, &options);
    let lesson = root.join("examples-async/gather");
    let program = lesson.join("main.py");
    let changed = text(&program).replace("results = await", "answers = await");
    fs::write(&program, changed).expect("it can be changed");
    let built = build().expect("it can be built");
    let page = text(&built.folder.join("gather.html"));
    assert!(page.contains("answers"), "the change is not on the page");
    fs::remove_file(lesson.join("README.md")).expect("it was there");
    let error = build().expect_err("a page without its README");
    assert!(format!("{error:#}").contains("gather"), "{error:#}");
}

/// What a site is made of.
fn copy(workspace: &Workspace, to: &Path) {
    let mut files = vec![PathBuf::from("Cargo.toml")];
    for name in ["articles.toml", "claims.toml", "phrases.toml", "Cargo.toml"] {
        files.push(Path::new("xtask").join(name));
    }
    let mut folders: Vec<_> =
        workspace.families.iter().map(|f| PathBuf::from(&f.name)).collect();
    folders.push("book".into());
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(workspace.root.join(&folder));
        for entry in entries.expect("a folder").flatten() {
            let path = folder.join(entry.file_name());
            match entry.path().is_dir() {
                true => folders.push(path),
                false => files.push(path),
            }
        }
    }
    for file in files {
        let target = to.join(&file);
        let parent = target.parent().expect("it is in a folder");
        fs::create_dir_all(parent).expect("a folder can be made");
        fs::copy(workspace.root.join(&file), target).expect("it can be copied");
    }
}
