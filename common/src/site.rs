//! The local site: pages, photos and faults to fetch, without a network.
//!
//! It listens on the loopback interface only, on a port that was free, and
//! lives as long as the process that started it.

use std::env;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::connect_info::Connected;
use axum::extract::{ConnectInfo, Path, Request, State};
use axum::http::{HeaderName, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::serve::IncomingStream;
use futures::{StreamExt, stream};
use tokio::net::TcpSocket;

use crate::{photo, wiki};

/// How long an answer takes unless told otherwise: about what a server on
/// another continent needs.
pub const LATENCY: Duration = Duration::from_millis(150);

/// So many connections may stand in line until the site accepts them. If the
/// line is full, the system lets a client try again after a second: thousands
/// of downloads at once would seem to take a second longer. Linux allows no
/// more than this, unless told otherwise.
const QUEUE: u32 = 4096;

/// With this header, every answer says over which connection it comes: by its
/// number.
const CONNECTION: HeaderName = HeaderName::from_static("x-connection");

/// The texts of the pages `/pages/1`, `/pages/2`, `/pages/3`.
const PAGES: [&str; 3] = [
    include_str!("pages/threads.txt"),
    include_str!("pages/processes.txt"),
    include_str!("pages/tasks.txt"),
];

/// How many seconds each of them takes to answer where a lesson fetches it.
pub const LATENCIES: [f64; PAGES.len()] = [2.0, 0.5, 1.5];

static PHOTOS: LazyLock<Vec<Bytes>> = LazyLock::new(|| {
    (0..photo::NAMES.len()).map(|i| Bytes::from(photo::png(i))).collect()
});

/// The addresses of the pages to fetch: those on the command line or, if
/// there are none, three of a local site that is started here, which take
/// 2, 0.5 and 1.5 seconds to answer.
///
/// # Errors
/// If no port is free.
pub fn page_urls() -> io::Result<Vec<String>> {
    or_local(env::args().skip(1).collect(), Site::page_urls)
}

/// The address of the first page of a wiki: the one on the command line or, if
/// there is none, that of a local site that is started here.
///
/// # Errors
/// If no port is free.
pub fn wiki_url() -> io::Result<String> {
    let local = |site: &Site| vec![site.wiki_url()];
    Ok(or_local(env::args().skip(1).collect(), local)?.swap_remove(0))
}

/// The folder to save photos to, and their addresses: `FOLDER URL...` on the
/// command line. Without a folder it is `lesson` under the system's temporary
/// directory; without addresses they are those of the fifteen photos of a
/// local site that is started here.
///
/// # Errors
/// If no port is free.
pub fn folder_and_photo_urls(
    lesson: &str,
) -> io::Result<(PathBuf, Vec<String>)> {
    let mut arguments = env::args().skip(1);
    let folder = match arguments.next() {
        Some(folder) => folder.into(),
        None => env::temp_dir().join(lesson),
    };
    Ok((folder, or_local(arguments.collect(), Site::photo_urls)?))
}

fn or_local(
    named: Vec<String>,
    local: impl Fn(&Site) -> Vec<String>,
) -> io::Result<Vec<String>> {
    #[cfg(feature = "fetch")]
    crate::tls::install();
    if named.is_empty() { Ok(local(&Site::start(LATENCY)?)) } else { Ok(named) }
}

/// A local site that is up.
#[derive(Debug, Clone, Copy)]
pub struct Site {
    address: SocketAddr,
}

impl Site {
    /// Starts a site on a thread of its own. Every answer takes `latency`,
    /// unless its address says otherwise: `?latency=2.5` is 2.5 seconds.
    ///
    /// # Errors
    /// If no port is free or the thread cannot be started.
    pub fn start(latency: Duration) -> io::Result<Self> {
        Self::serve(latency).map_err(|e| {
            io::Error::new(e.kind(), format!("there is no local site: {e}"))
        })
    }

    fn serve(latency: Duration) -> io::Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        // Nothing is waited for here: an async lesson calls this inside a
        // runtime of its own, where no other can be waited for.
        let listener = {
            let _inside = runtime.enter();
            let socket = TcpSocket::new_v4()?;
            socket.bind((Ipv4Addr::LOCALHOST, 0).into())?;
            socket.listen(QUEUE)?
        };
        let address = listener.local_addr()?;
        thread::Builder::new().name("local site".into()).spawn(move || {
            runtime.block_on(async {
                let router = router(latency)
                    .into_make_service_with_connect_info::<Connection>();
                axum::serve(listener, router).await
            })
        })?;
        Ok(Self { address })
    }

    /// The address of `path`, which begins with a slash.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The addresses of three pages, which take 2, 0.5 and 1.5 seconds to
    /// answer: the first answer comes last, so a program that keeps their order
    /// has done something for it, and the sum is so long that fetching them
    /// one after another cannot be mistaken for fetching them at once.
    #[must_use]
    pub fn page_urls(&self) -> Vec<String> {
        let page =
            |(n, latency)| self.url(&format!("/pages/{n}?latency={latency}"));
        (1..=PAGES.len()).zip(LATENCIES).map(page).collect()
    }

    /// The address of the first page of a wiki, from which links lead to all
    /// fourteen. Each takes twice as long as other answers: a crawl waits for
    /// them in several rounds, and shall be told from one that fetches them one
    /// after another on a busy machine, too.
    #[must_use]
    pub fn wiki_url(&self) -> String {
        self.url("/wiki/")
    }

    /// The addresses of the fifteen photos, which are drawn by now.
    #[must_use]
    pub fn photo_urls(&self) -> Vec<String> {
        LazyLock::force(&PHOTOS);
        let photo = |name| self.url(&format!("/photos/{name}"));
        photo::NAMES.map(photo).into()
    }
}

fn router(latency: Duration) -> Router {
    let delayed = |by| middleware::from_fn_with_state(by, delay);
    let wiki = Router::new()
        .route("/wiki/", get(|| wiki_page(Path(String::new()))))
        .route("/wiki/{name}", get(wiki_page))
        .layer(delayed(2 * latency));
    Router::new()
        .route("/", get(index))
        .route("/pages/{number}", get(page))
        .route("/photos/{name}", get(photo))
        .route("/status/{code}", get(status))
        .route("/cut", get(cut))
        .route("/loop", get(|| async { Redirect::temporary("/loop") }))
        .layer(delayed(latency))
        .merge(wiki)
        .layer(middleware::from_fn(name_connection))
}

/// A connection by its number: a port may be used again.
#[derive(Clone, Copy)]
struct Connection(u64);

impl Connected<IncomingStream<'_, tokio::net::TcpListener>> for Connection {
    fn connect_info(_: IncomingStream<'_, tokio::net::TcpListener>) -> Self {
        static CONNECTIONS: AtomicU64 = AtomicU64::new(1);
        Self(CONNECTIONS.fetch_add(1, Ordering::Relaxed))
    }
}

async fn name_connection(
    ConnectInfo(connection): ConnectInfo<Connection>,
    request: Request,
    next: Next,
) -> Response {
    let mut response = next.run(request).await;
    response.headers_mut().insert(CONNECTION, connection.0.into());
    response
}

async fn delay(
    State(latency): State<Duration>,
    request: Request,
    next: Next,
) -> Response {
    let query = request.uri().query().unwrap_or_default();
    let mut fields = query.split('&');
    let named = fields.find_map(|field| field.strip_prefix("latency="));
    let latency = match named.map(seconds) {
        Some(Some(latency)) => latency,
        Some(None) => {
            let hint = "latency is a number of seconds, for instance 2.5\n";
            return (StatusCode::BAD_REQUEST, hint).into_response();
        }
        None => latency,
    };
    // Even a sleep of no length lasts a millisecond.
    if !latency.is_zero() {
        tokio::time::sleep(latency).await;
    }
    next.run(request).await
}

fn seconds(text: &str) -> Option<Duration> {
    Duration::try_from_secs_f64(text.parse().ok()?).ok()
}

async fn index() -> Html<String> {
    let links: String = (1..=PAGES.len())
        .map(|n| format!("/pages/{n}"))
        .chain(
            ["/wiki/", "/status/503", "/cut", "/loop", "/pages/1?latency=60"]
                .map(Into::into),
        )
        .map(|path| format!("<li><a href=\"{path}\">{path}</a>\n"))
        .collect();
    let photos: String = photo::NAMES
        .iter()
        .map(|n| {
            format!("<img src=\"/photos/{n}\" alt=\"{n}\" width=\"240\">\n")
        })
        .collect();
    Html(format!(
        "<!doctype html>\n<meta charset=\"utf-8\">\n\
         <title>The local site</title>\n<h1>The local site</h1>\n\
         <ul>\n{links}</ul>\n{photos}"
    ))
}

async fn page(Path(number): Path<usize>) -> Result<&'static str, StatusCode> {
    let page = number.checked_sub(1).and_then(|index| PAGES.get(index));
    page.copied().ok_or(StatusCode::NOT_FOUND)
}

async fn photo(Path(name): Path<String>) -> Result<Response, StatusCode> {
    let index = photo::NAMES.iter().position(|known| *known == name);
    let photo = PHOTOS[index.ok_or(StatusCode::NOT_FOUND)?].clone();
    Ok(([(header::CONTENT_TYPE, "image/png")], photo).into_response())
}

async fn wiki_page(
    Path(name): Path<String>,
) -> Result<Html<String>, StatusCode> {
    wiki::html(&name).map(Html).ok_or(StatusCode::NOT_FOUND)
}

async fn status(Path(code): Path<u16>) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::BAD_REQUEST)
}

/// Promises a page and breaks off the connection in the middle of it.
async fn cut() -> Response {
    let half = &PAGES[0][..PAGES[0].len() / 2];
    let sent = stream::once(async move { Ok(half) });
    let broken = stream::once(async {
        // Without a pause the first half might never leave the buffer.
        tokio::time::sleep(Duration::from_millis(50)).await;
        Err(io::Error::other("cut, as the address says"))
    });
    let length = [(header::CONTENT_LENGTH, PAGES[0].len().to_string())];
    (length, Body::from_stream(sent.chain(broken))).into_response()
}
