//! What a program finds when it starts: its arguments, its folder and its
//! variables.

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

/// The same surroundings for every program, on every machine.
pub(super) fn surround(command: &mut Command, folder: &Path) {
    command.current_dir(folder);
    for temporary in ["TMPDIR", "TEMP", "TMP"] {
        command.env(temporary, folder);
    }
    for loopback in ["NO_PROXY", "no_proxy"] {
        command.env(loopback, "127.0.0.1");
    }
    command.env("PYTHONUTF8", "1");
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    for changes_output in [
        "FORCE_COLOR",
        "PYTHONHOME",
        "PYTHONINSPECT",
        "PYTHONUNBUFFERED",
        "PYTHONWARNINGS",
        "RUST_BACKTRACE",
        "RUST_LIB_BACKTRACE",
    ] {
        command.env_remove(changes_output);
    }
}
