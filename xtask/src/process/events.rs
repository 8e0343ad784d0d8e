//! What happens to a program that runs: it prints, and it ends.

use std::io::{self, BufRead, BufReader, Read};
use std::process::{Child, ExitStatus};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::Instant;

use wait4::{ResourceUsage, Wait4};

use super::{Line, OUTPUT_LIMIT, Stream};

/// Something that happened.
pub enum Event {
    /// It printed a line.
    Line(Line),
    /// It printed more than [`OUTPUT_LIMIT`] to a stream.
    Flood,
    /// Nothing more will come from a stream.
    Closed,
    /// It ended, at this moment.
    Exited(io::Result<(ExitStatus, ResourceUsage)>, Instant),
}

/// Puts a thread on each stream and one on the end of the process.
pub fn listen(mut child: Child, start: Instant) -> Receiver<Event> {
    let (sender, events) = mpsc::channel();
    if let Some(stdout) = child.stdout.take() {
        read(stdout, Stream::Stdout, start, sender.clone());
    }
    if let Some(stderr) = child.stderr.take() {
        read(stderr, Stream::Stderr, start, sender.clone());
    }
    thread::spawn(move || {
        let end = child.wait4().map(|used| (used.status, used.rusage));
        let _ = sender.send(Event::Exited(end, Instant::now()));
    });
    events
}

fn read(
    from: impl Read + Send + 'static,
    stream: Stream,
    start: Instant,
    sender: Sender<Event>,
) {
    thread::spawn(move || {
        let mut from = BufReader::new(from).take(OUTPUT_LIMIT + 1);
        let mut bytes = Vec::new();
        // A send fails when nobody listens any more: then there is no need.
        while from.read_until(b'\n', &mut bytes).is_ok_and(|n| n > 0) {
            if from.limit() == 0 {
                let _ = sender.send(Event::Flood);
                let _ = io::copy(&mut from.into_inner(), &mut io::sink());
                break;
            }
            let seconds = start.elapsed().as_secs_f64();
            let text = String::from_utf8_lossy(&bytes);
            let is_utf8 = matches!(text, std::borrow::Cow::Borrowed(_));
            let text = text.trim_end_matches(['\r', '\n']).to_owned();
            bytes.clear();
            let line = Line { seconds, stream, text, is_utf8 };
            let _ = sender.send(Event::Line(line));
        }
        let _ = sender.send(Event::Closed);
    });
}
