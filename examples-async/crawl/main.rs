//! Follow the links of a site: each page once, at most four at a time.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::Result;
use html5gum::{DefaultEmitter, Token, Tokenizer};
use reqwest::{Client, Url};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

// The addresses to which a page links, each without a place in the page.
fn links(url: &Url, page: &str) -> Vec<Url> {
    let mut links = Vec::new();
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true); // what a script holds is no tag
    for Ok(token) in Tokenizer::new_with_emitter(page, emitter) {
        if let Token::StartTag(tag) = token
            && tag.name == b"a"
            && let Some(link) = tag.attributes.get(b"href".as_slice())
            && let Ok(mut link) = url.join(&String::from_utf8_lossy(link))
        {
            link.set_fragment(None);
            links.push(link);
        }
    }
    links
}

async fn fetch(client: &Client, url: Url) -> reqwest::Result<String> {
    client.get(url).send().await?.error_for_status()?.text().await
}

// What each task does: wait for its turn, fetch a page, and find its links.
async fn visit(client: Client, turns: Arc<Semaphore>, url: Url) -> Vec<Url> {
    let path = url.path();
    let _turn = turns.acquire().await.unwrap();
    println!("{path}: starting");
    let page = fetch(&client, url.clone()).await.unwrap_or_else(|_| {
        println!("{path}: failed");
        String::new() // nothing, and so no links
    });
    println!("{path}: finishing");
    links(&url, &page)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    // Take the first address from the command line, and stay below it.
    let first: Url = common::site::wiki_url()?.parse()?; // or it serves one
    let mut seen = HashSet::from([first.clone()]);

    // Begin with a task for the first page.
    let start = Instant::now();
    let turns = Arc::new(Semaphore::new(4));
    let client = Client::builder().timeout(Duration::from_secs(10)).build()?;
    let visit = |url| visit(client.clone(), Arc::clone(&turns), url);
    let mut tasks = JoinSet::new();
    tasks.spawn(visit(first.clone()));

    // As pages come, make a task for each new link; end when none is left.
    while let Some(links) = tasks.join_next().await {
        for url in links? {
            let is_below = url.as_str().starts_with(first.as_str());
            if is_below && seen.insert(url.clone()) {
                tasks.spawn(visit(url));
            }
        }
    }

    println!("addresses: {}", seen.len());
    println!("together: {:.2} s", start.elapsed().as_secs_f64());
    Ok(())
}
