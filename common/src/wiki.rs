//! A small wiki, for programs that follow links: its pages link to each other
//! in circles, and one link leads nowhere.

/// A page: its name in the address, what it says, and to which pages it links.
type Page = (&'static str, &'static str, &'static [&'static str]);

/// The first page has no name. Nobody has written the page on coroutines yet.
const PAGES: [Page; 14] = [
    (
        "",
        "A wiki about doing several things at the same time.",
        &["threads", "processes", "pools", "async"],
    ),
    (
        "threads",
        "Threads share the memory of their process.",
        &["locks", "channels", "gil", "processes"],
    ),
    (
        "processes",
        "Each process has its own memory.",
        &["memory", "pools", "threads"],
    ),
    (
        "pools",
        "A pool has a fixed number of workers, and a list of work.",
        &["chunks", "threads", "processes"],
    ),
    (
        "async",
        "Tasks share a thread, and tell it where they have to wait.",
        &["tasks", "event-loop", "queues"],
    ),
    (
        "locks",
        "A lock lets one thread in and makes the others wait.",
        &["deadlock", "threads"],
    ),
    (
        "channels",
        "What one thread puts into a channel, another one takes out.",
        &["queues", "threads"],
    ),
    (
        "gil",
        "In the standard build of CPython, the thread that holds the GIL runs.",
        &["threads", "processes"],
    ),
    (
        "memory",
        "Processes that want to share something have to say so.",
        &["processes", "channels"],
    ),
    ("chunks", "Tiny pieces of work are handed over in chunks.", &["pools"]),
    (
        "tasks",
        "A task is a piece of work that has to wait now and then.",
        &["coroutines", "event-loop", "async"],
    ),
    (
        "event-loop",
        "An event loop runs a task until it has to wait.",
        &["tasks", "async"],
    ),
    (
        "queues",
        "A queue that is full makes whoever is too fast wait.",
        &["channels", "pools"],
    ),
    (
        "deadlock",
        "Two threads each hold the lock that the other one wants.",
        &["locks"],
    ),
];

/// The page of this name as HTML, if there is one. Besides its links to other
/// pages, it has one to the first page, one to a place in the page itself, one
/// to a host where nobody answers, and one in a comment.
#[must_use]
pub fn html(name: &str) -> Option<String> {
    let (name, text, links) = PAGES.iter().find(|page| page.0 == name)?;
    let title = if name.is_empty() { "wiki" } else { name };
    let links: String = links
        .iter()
        .map(|to| format!("<li><a href=\"{to}\">{to}</a>\n"))
        .collect();
    Some(format!(
        "<!doctype html>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
         <h1 id=\"top\">{title}</h1>\n<p>{text}\n<ul>\n{links}</ul>\n\
         <!-- to be written: <a href=\"fibers\">fibers</a> -->\n\
         <p><a href=\"./\">first page</a>, <a href=\"#top\">top</a>,\n\
         <a href=\"http://127.0.0.1:9/\">another site</a>\n"
    ))
}
