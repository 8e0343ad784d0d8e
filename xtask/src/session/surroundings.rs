//! What a program finds when it starts: its arguments, its folder and its
//! variables.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use common::site::Site;

use crate::lesson::discover::SitePart;

/// The arguments of a program that fetches a part of the local site; what it
/// saves goes to `folder`.
#[must_use]
pub fn arguments(part: SitePart, site: Site, folder: &Path) -> Vec<OsString> {
    let (folder, urls) = match part {
        SitePart::Pages => (None, site.page_urls()),
        SitePart::Photos => (Some(folder.into()), site.photo_urls()),
        SitePart::Wiki => (None, vec![site.wiki_url()]),
    };
    folder.into_iter().chain(urls.into_iter().map(Into::into)).collect()
}

/// The same surroundings for every program, on every machine. What is set
/// before may be lost.
pub(super) fn surround(command: &mut Command, folder: &Path) {
    clear(command);
    command.current_dir(folder);
    for temporary in ["TMPDIR", "TEMP", "TMP"] {
        command.env(temporary, folder);
    }
    for loopback in ["NO_PROXY", "no_proxy"] {
        command.env(loopback, "127.0.0.1");
    }
    command.env("PYTHONUTF8", "1");
    command.env("PYTHONDONTWRITEBYTECODE", "1");
}

/// A program that the runner itself needs, without the variables that no
/// lesson gets: a Python that does not work with them works here.
pub(super) fn clean(program: &Path) -> Command {
    let mut command = Command::new(program);
    clear(&mut command);
    command
}

/// Takes away the variables that change what programs do: all of Python's, and
/// those of crates.
fn clear(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let is_pythons = |name: &str| name.starts_with("PYTHON");
        if name.to_str().is_some_and(is_pythons) {
            command.env_remove(name);
        }
    }
    for changes_output in [
        "FORCE_COLOR",
        "RAYON_NUM_THREADS",
        "RUST_BACKTRACE",
        "RUST_LIB_BACKTRACE",
        "RUST_LOG",
        "TOKIO_WORKER_THREADS",
    ] {
        command.env_remove(changes_output);
    }
}
