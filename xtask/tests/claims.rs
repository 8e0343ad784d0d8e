//! Faults planted into the claims: each is named.

use std::fs;
use std::time::Duration;

use xtask::lesson::articles;
use xtask::lesson::discover::Language::{self, Python, Rust};
use xtask::lesson::discover::Workspace;
use xtask::measure::claims::{self, check, judge, page};
use xtask::measure::{Machine, Output, Printed};

#[test]
fn every_fault_planted_into_the_claims_is_named() {
    let workspace = Workspace::here().expect("the workspace can be read");
    let path = claims::path(&workspace);
    let text = fs::read_to_string(path).expect("the claims can be read");
    let faults = [
        // An article's claim that no entry names, and an entry without one.
        (
            r#""downloads/single-call""#,
            r#""downloads/single""#,
            "downloads/single-call is a claim: 0 entries name it",
        ),
        (
            r#""downloads/single-call""#,
            r#""downloads/single""#,
            "single-call: downloads/single stands in no article",
        ),
        // Two entries for the same claim.
        (
            r#""downloads/single-call""#,
            r#""downloads/single-call", "breakfast/ten-times""#,
            "breakfast/ten-times is a claim: 2 entries name it",
        ),
        (
            r#"id = "single-call""#,
            r#"id = "ten-times""#,
            "ten-times: another claim has the same id",
        ),
        // A lesson, a line, a figure that is not there.
        (
            r#"lesson = "breakfast""#,
            r#"lesson = "brunch""#,
            "ten-times: there is no lesson brunch",
        ),
        (
            r#"line = "faster""#,
            r#"line = "quicker""#,
            "\"quicker\": breakfast does not print it",
        ),
        (
            r#"holds = "above 10.0×""#,
            r#"holds = "above 10.0 s""#,
            "breakfast prints \"[ratio]\" behind it, no [time]",
        ),
        // A label that repeats.
        (
            r#"against 1", after = "wait""#,
            r#"against 1""#,
            "too-many-workers prints it more than once: add `after`",
        ),
        // What nothing decides, and what may come out both ways.
        (
            r#", holds = "above 1.0×""#,
            "",
            "not-for-quick-tasks: no line says when it holds",
        ),
        (
            "depends = \"on the number of threads\"",
            "",
            "pool-downloads: its lines may say different things",
        ),
    ];
    for (from, to, message) in faults {
        assert!(text.contains(from), "{from}");
        let claims = claims::parse(&text.replacen(from, to, 1));
        let claims = claims.expect("it is still well formed");
        let wrong = check::wrong(&workspace, &claims).expect("all is there");
        let wrong = wrong.join("\n");
        assert!(wrong.contains(message), "{wrong}\n\nlacks: {message}");
    }
}

#[test]
fn an_unknown_claim_is_answered_with_those_there_are() {
    let workspace = Workspace::here().expect("the workspace can be read");
    let claims = claims::read(&workspace).expect("the claims can be read");
    let one = claims::select(&claims, Some("one-core")).expect("it is there");
    assert_eq!(one.len(), 1);
    let error =
        claims::select(&claims, Some("one-cor")).expect_err("it is not");
    let error = error.to_string();
    assert!(error.contains("is one-core meant?"), "{error}");
    assert!(error.ends_with("database-threads"), "{error}");
}

#[test]
fn a_threshold_needs_a_side_and_a_unit() {
    let claim = |holds: &str| {
        claims::parse(&format!(
            "[[claim]]\nid = 'a'\nsays = 'b'\nitems = []\nshown = [{{ lesson \
             = 'join', line = 'it', holds = {holds} }}]"
        ))
    };
    assert!(claim("\"above 1.5×\"").is_ok());
    assert!(claim("false").is_ok());
    for wrong in ["\"about 1.5×\"", "\"above 1.5\"", "\"above 2×\"", "1.5"] {
        let error = claim(wrong).expect_err("it is wrong").to_string();
        assert!(error.contains("above or below a figure"), "{error}");
    }
}

/// Three runs on two free cores, as they come out.
fn printed() -> Printed {
    let mut printed = Printed::default();
    let mut add = |lesson: &str, language: Language, text: String| {
        let time = Duration::from_secs(1);
        let output = Output { text, time, held_up: false };
        printed.add(lesson, language, Ok(output));
    };
    for [python, rust] in [["0.98", "1.95"], ["0.97", "1.90"], ["1.01", "1.96"]]
    {
        for (language, primes) in [(Python, python), (Rust, rust)] {
            let text = format!(
                "primes, speed-up of two threads: {primes}×\n\
                 sha256, speed-up of two threads: 1.94×\n"
            );
            add("cpu-threads", language, text);
            let text = format!("threads against one by one: {primes}×\n");
            add("cpu-pool", language, text);
        }
    }
    printed
}

#[test]
fn the_page_shows_both_sides_of_the_truth() {
    let workspace = Workspace::here().expect("the workspace can be read");
    let claims = claims::read(&workspace).expect("the claims can be read");
    let articles = articles::read(&workspace).expect("and the articles");
    let one = claims::select(&claims, Some("gil-blocks-cpu"));
    let claim = one.expect("it is there")[0];
    let page_of = |cores: usize| {
        let judged = [judge(claim, &printed(), cores)];
        let machine = Machine { cores, ..Machine::here(Some("3.11.7")) };
        let json = claims::json(&judged, &machine, 3);
        (page(&articles, &judged, &machine, 3), json)
    };
    let (page, json) = page_of(2);
    for line in [
        "## gil-blocks-cpu",
        "Measured on 2 cores",
        ", Python 3.11.7, Rust 1.",
        "Each program was run 3 times",
        "| cpu-threads | primes, speed-up of two threads | below 1.3× | \
         0.98× (0.97× to 1.01×) | 1.95× (1.90× to 1.96×) |",
        "- **Python**: depends on who holds the GIL",
        "- **Rust**: does not hold",
    ] {
        assert!(page.contains(line), "{page}\n\nlacks: {line}");
    }
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let claim = &json["claims"][0];
    assert_eq!(claim["verdicts"][0]["verdict"], "depends");
    assert_eq!(claim["lines"][0]["rust"][2], 1.96);
    let (page, _) = page_of(1);
    let line = "- **Rust**: cannot be judged on one core: it takes 2";
    assert!(page.contains(line), "{page}");
}
