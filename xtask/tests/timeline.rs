//! Pictures agree with the runs that they were made from, and can be read.

mod picture;

use xtask::draw::strip::Kind;
use xtask::draw::{Strip, svg, terminal, words};
use xtask::judge::job::Outcome;
use xtask::lesson::discover::Workspace;
use xtask::process::Stream;
use xtask::session::{Options, Session, schedule};

/// Lessons with threads, with processes, with tasks, with many lines, and with
/// one program that is much faster than the other.
const LESSONS: [&str; 5] =
    ["breakfast", "spawn", "gather", "channel", "print-numbers"];

#[test]
fn pictures_agree_with_their_runs_and_no_two_labels_overlap() {
    let workspace = Workspace::here().expect("the workspace can be read");
    let names = LESSONS.map(str::to_owned);
    let lessons = workspace.select(&names).expect("they are lessons");
    let session = Session::prepare(&workspace, &lessons, Options::default());
    let session = session.expect("everything can be prepared");
    let jobs = session.jobs(&lessons, None);
    let outcomes = schedule::run_all(&session, &jobs, |_| {});
    for twins in outcomes.chunk_by(|a, b| a.job.twin_of(b.job)) {
        let name = &twins[0].job.lesson.name;
        let strips: Vec<_> = twins
            .iter()
            .filter_map(|twin| Strip::of(twin, Some(0.03)))
            .collect();
        assert_eq!(strips.len(), 2, "{name} was not run");
        for (outcome, strip) in twins.iter().zip(&strips) {
            agrees(outcome, strip);
        }
        let text = svg::draw(name, &strips, "2 cores, 25 Nov 2026");
        assert!(text.len() < 60_000, "{name}: {} bytes", text.len());
        let labels = picture::labels(&text);
        for strip in &strips {
            for row in &strip.rows {
                let is_there =
                    labels.iter().any(|label| label.words == row.label);
                assert!(is_there, "{name}: no row {:?}", row.label);
            }
            let took = format!("{:.2} s", strip.took);
            assert!(words::describe(name, &strips).contains(&took));
        }
        assert!(text.contains("<desc id=\"words\">When each part of"));
        picture::overlap_nowhere(name, &labels);
        let drawn = terminal::draw(&strips, 80);
        let widest = drawn.lines().map(console::measure_text_width).max();
        assert!(widest <= Some(80), "{drawn}");
    }
}

/// Every thread is in it, and every line.
fn agrees(outcome: &Outcome, strip: &Strip) {
    let run = outcome.run.as_ref().expect("it ran");
    let threads = strip.rows.iter().filter(|row| row.kind == Kind::Thread);
    let spans = threads.map(|row| row.spans.len()).sum::<usize>();
    let lanes = run.lanes.as_ref().map_or(0, |lanes| lanes.lanes.len());
    assert_eq!(spans, lanes, "{}", outcome.job);
    let printed = run.lines.iter().filter(|l| l.stream == Stream::Stdout);
    let is_of_a_task = |text: &str| {
        text.ends_with(": starting") || text.ends_with("finishing")
    };
    let own: Vec<_> =
        printed.map(|l| &l.text).filter(|t| !is_of_a_task(t)).collect();
    let marks: Vec<_> = strip.marks.iter().map(|mark| &mark.text).collect();
    assert_eq!(marks, own, "{}", outcome.job);
}
