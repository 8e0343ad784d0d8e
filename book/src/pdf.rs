//! Handouts: a lesson's page as PDF, printed by a browser.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};
use xtask::lesson::discover::Lesson;

use crate::site::Site;

/// The names of browsers that print without a window.
const BROWSERS: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];

/// Where browsers are that are on no `PATH`.
const PLACES: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
];

/// A browser that prints pages.
///
/// # Errors
/// If there is none.
pub fn browser() -> Result<PathBuf> {
    let found = BROWSERS.iter().find_map(|name| which::which(name).ok());
    let mut places = PLACES.iter().map(PathBuf::from);
    let found = found.or_else(|| places.find(|path| path.is_file()));
    found.with_context(|| {
        format!(
            "no browser is at hand that prints pages: install Chromium (looked \
             for {})",
            BROWSERS.join(", ")
        )
    })
}

/// Lets `browser` print the pages of `lessons` into `folder`, and says where
/// each is.
///
/// # Errors
/// If it prints nothing.
pub fn print(
    browser: &Path,
    site: &Site,
    lessons: &[&Lesson],
    folder: &Path,
) -> Result<Vec<PathBuf>> {
    fs::create_dir_all(folder)
        .with_context(|| format!("cannot make {}", folder.display()))?;
    // Its own profile: the reader's browser may be open.
    let profile = folder.join("profile");
    let mut printed = Vec::new();
    for lesson in lessons {
        ensure!(!xtask::process::group::interrupted(), "interrupted");
        let page = site.url(&format!("{}.html", lesson.name))?;
        let path = folder.join(format!("{}.pdf", lesson.name));
        let _ = fs::remove_file(&path); // or an old one would pass for new
        let status = Command::new(browser)
            .args(["--headless", "--disable-gpu", "--no-pdf-header-footer"])
            .args(sandbox())
            .arg(format!("--user-data-dir={}", profile.display()))
            .arg(format!("--print-to-pdf={}", path.display()))
            .arg(page)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .with_context(|| format!("cannot start {}", browser.display()))?;
        if !status.success() || !path.exists() {
            bail!("{} printed nothing: {status}", browser.display());
        }
        printed.push(path);
    }
    let _ = fs::remove_dir_all(profile);
    Ok(printed)
}

/// Chromium refuses to be sandboxed for root, as in a container.
#[must_use]
pub fn sandbox() -> Option<&'static str> {
    is_root().then_some("--no-sandbox")
}

#[cfg(target_os = "linux")]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;

    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

#[cfg(not(target_os = "linux"))]
fn is_root() -> bool {
    false
}
