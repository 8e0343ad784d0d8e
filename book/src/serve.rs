//! Serves the site, and builds it again at every save.

use std::convert::Infallible;
use std::fs;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use futures::stream::{self, Stream};
use notify_debouncer_mini::new_debouncer;
use notify_debouncer_mini::notify::RecursiveMode;
use tokio::sync::watch;
use xtask::lesson::discover::Workspace;
use xtask::process::group;

use crate::site::{self, Options};

/// Where a page asks whether it has changed.
pub const CHANGES: &str = "changes";
/// An editor may write in several goes: this long after the first, it is done.
const SETTLED: Duration = Duration::from_millis(150);
/// How often Ctrl-C is looked for.
const LOOK: Duration = Duration::from_millis(200);

/// Where the site is to be served: a port of this machine only.
///
/// # Errors
/// If the port is not free.
pub fn listen(port: u16) -> Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let listener = listener.with_context(|| {
        format!("port {port} cannot be used: choose another with --port")
    })?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Serves the site in `options.folder`, and builds it again whenever a file of
/// a lesson, of the theme or of what was measured is saved. Until Ctrl-C.
///
/// # Errors
/// If files cannot be watched.
pub fn serve(
    workspace: &Workspace,
    options: &Options,
    listener: TcpListener,
    tell: impl FnOnce(&str),
) -> Result<()> {
    let (builds, seen) = watch::channel(0_u64);
    let folder = options.folder.join("site");
    let address = start(folder, listener, seen)?;
    tell(&address);
    let (sender, events) = mpsc::channel();
    let mut debouncer = new_debouncer(SETTLED, sender)
        .context("files cannot be watched here")?;
    for dir in watched(workspace) {
        debouncer
            .watcher()
            .watch(&dir, RecursiveMode::Recursive)
            .with_context(|| format!("cannot watch {}", dir.display()))?;
    }
    let mut built = SystemTime::now();
    while !group::interrupted() {
        match events.recv_timeout(LOOK) {
            Ok(Ok(changed))
                if changed.iter().any(|e| is_saved(&e.path, built)) =>
            {
                built = SystemTime::now();
                match again(workspace, options) {
                    Ok(()) => builds.send_modify(|number| *number += 1),
                    // It may be half of what the author wants.
                    Err(error) => eprintln!("not built: {error:#}"),
                }
            }
            Ok(_) | Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    Ok(())
}

fn again(workspace: &Workspace, options: &Options) -> Result<()> {
    // A lesson may have come or gone.
    let workspace = Workspace::read(&workspace.root)?;
    site::build(&workspace, options)?;
    eprintln!("built again");
    Ok(())
}

fn watched(workspace: &Workspace) -> Vec<PathBuf> {
    let mut dirs: Vec<_> =
        workspace.families.iter().map(|family| family.dir.clone()).collect();
    dirs.extend(
        ["book", "xtask", "measured"].map(|name| workspace.root.join(name)),
    );
    dirs.retain(|dir| dir.is_dir());
    dirs
}

/// Whether the site is made of this file, and it was saved or removed since.
/// Reading it is an event as well.
fn is_saved(path: &Path, since: SystemTime) -> bool {
    let saved = fs::metadata(path).and_then(|data| data.modified());
    counts(path) && saved.map_or(true, |saved| saved >= since)
}

/// Whether the site is made of this file.
fn counts(path: &Path) -> bool {
    let ends = ["py", "rs", "md", "toml", "snap", "txt", "hbs", "css", "js"];
    let ends = ends.into_iter().chain(["json", "svg", "csv"]);
    let extension = path.extension().and_then(|e| e.to_str());
    let is_cache = path
        .components()
        .any(|part| part == Component::Normal("__pycache__".as_ref()));
    extension.is_some_and(|e| ends.clone().any(|end| end == e)) && !is_cache
}

struct Served {
    folder: PathBuf,
    builds: watch::Receiver<u64>,
}

/// Serves on a thread of its own, and says where.
fn start(
    folder: PathBuf,
    listener: TcpListener,
    builds: watch::Receiver<u64>,
) -> Result<String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("no runtime")?;
    let address = format!("http://{}/", listener.local_addr()?);
    let changes = format!("/{CHANGES}");
    let router = Router::new()
        .route(&changes, get(tell_changes))
        .fallback(file)
        .with_state(Arc::new(Served { folder, builds }));
    thread::spawn(move || {
        let served = runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, router).await
        });
        if let Err(error) = served {
            eprintln!("no longer served: {error}");
        }
    });
    Ok(address)
}

/// Tells a page of every build that comes after it was loaded.
async fn tell_changes(
    State(served): State<Arc<Served>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let builds = served.builds.clone();
    let events = stream::unfold(builds, async |mut builds| {
        builds.changed().await.ok()?;
        Some((Ok(Event::default().data("built")), builds))
    });
    Sse::new(events)
}

async fn file(State(served): State<Arc<Served>>, uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    let path = if path.is_empty() { "index.html" } else { path };
    let is_plain = Path::new(path)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    if !is_plain {
        return StatusCode::NOT_FOUND.into_response();
    }
    match tokio::fs::read(served.folder.join(path)).await {
        Ok(content) => {
            let kind = [(header::CONTENT_TYPE, kind(path))];
            (kind, content).into_response()
        }
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("csv") => "text/csv; charset=utf-8",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}
