//! How cost grows, and how near to their limits the lessons come.

use xtask::judge::snapshot;
use xtask::lesson::discover::Language;

use super::claims::{in_words, median};
use crate::course::Course;
use crate::html::{block, escape, inline};
use crate::measured::{Bench, Chart, Reached, Row};

/// Why a program stays behind its limit.
const WHY: &str = "\n\nEach gap has a reason:

- **The start.** The first row shows what it costs to start and end a program
  that does hardly anything. A row about the whole program contains that, and so
  does the time that Python takes to load the modules it imports.
- **The local site.** It counts its waits in whole milliseconds, and so it
  answers a little late. No client can quite reach the limit of a download.
- **Sending work to processes.** A pool of processes has to be started, and each
  job and each result has to be sent. In Rust, the work itself takes a small part
  of the time that it takes in Python, so the rest weighs more: look at
  [`cpu-pool`](cpu-pool.html), and at [`process-cost`](process-cost.html), which
  measures that rest.
- **Asking again and again.** In [`terminate`](terminate.html), procspawn looks
  whether the process has ended, and pauses twice as long each time.
- **Copying.** Two programs that do nothing but read a file that is in memory
  anyway aren't quite twice as fast as one, either: look at the bytes of
  [`read-files`](read-files.html).
- **The last piece.** When one of two workers takes the last piece of work, the
  other has nothing left to do.\n";

pub(super) fn page(course: &Course) -> String {
    let mut page = "# How cost grows\n\nA few waits cost little, whether \
        a thread or a task waits. These charts show what many cost, in time and in memory: from \
        one wait, download or worker to as many as the machine can bear, in \
        both languages.\n\n"
        .to_owned();
    if course.measured.charts.is_empty() {
        page += &super::not_measured("cargo xtask scale --out measured/scale");
    }
    for chart in &course.measured.charts {
        page += &figure(chart);
    }
    page += "\n\n## How near to the limit\n\nNo program can be faster than its \
             longest chain of waits, or than all cores together.\n\n";
    match &course.measured.bench {
        Some(bench) => page = page + &table(course, bench) + WHY,
        None => {
            page += &super::not_measured(
                "cargo xtask bench --release --json measured/bench.json",
            );
        }
    }
    page
}

fn figure(chart: &Chart) -> String {
    let name = &chart.name;
    let title = name.replace('-', " ");
    let words = between(&chart.svg, "<desc", "</desc>");
    let words = words.unwrap_or_else(|| format!("Chart of {title}"));
    let csv = match chart.has_csv {
        true => format!(
            " <a href=\"measured/scale/{name}.csv\">The numbers, as CSV</a>"
        ),
        false => String::new(),
    };
    format!(
        "\n\n## {}\n\n{}",
        super::capital(&title),
        block(&format!(
            "<figure class=\"chart\"><div class=\"scroll\" tabindex=\"0\" \
             role=\"group\" aria-label=\"{title}\"><img \
             src=\"measured/scale/{name}.svg\" alt=\"{}\"></div>\
             <figcaption><details><summary>The chart in words</summary>\
             <p>{0}</p></details>{csv}</figcaption></figure>",
            escape(&words.replace('\n', " "))
        ))
    )
}

/// The text between the end of the tag `open` and `close`.
fn between(text: &str, open: &str, close: &str) -> Option<String> {
    let (_, rest) = text.split_once(open)?;
    let (_, rest) = rest.split_once('>')?;
    let (words, _) = rest.split_once(close)?;
    Some(words.trim().replace("&quot;", "\"").replace("&amp;", "&"))
}

fn table(course: &Course, bench: &Bench) -> String {
    let rows: String = bench.rows.iter().map(|one| row(course, one)).collect();
    block(&format!(
        "<p class=\"machine\">{}; Rust: {}.</p><div class=\"table-wrapper\" \
         tabindex=\"0\" role=\"group\" aria-label=\"Limits\"><table><thead>\
         <tr><th>Lesson</th><th>What</th><th>Limit</th><th>Python</th>\
         <th>Rust</th></tr></thead><tbody>{rows}</tbody></table></div>",
        escape(&bench.machine.to_string()),
        inline(&bench.build)
    ))
}

fn row(course: &Course, row: &Row) -> String {
    let name = &row.lesson;
    let unit = unit(course, row);
    let what = row.line.as_deref().unwrap_or("the whole program");
    let limit = row.limit.map(|limit| in_words(limit, &unit));
    let cell = |reached: &Option<Reached>| match reached {
        None => "–".to_owned(),
        Some(Reached { each, part, noise }) => {
            let part = part.map(|part| format!(", {:.0} %", part * 100.0));
            let noise = noise.as_ref().map(|why| format!(" ({why})"));
            let [part, noise] = [part, noise].map(Option::unwrap_or_default);
            escape(&format!("{}{part}{noise}", median(each, &unit)))
        }
    };
    format!(
        "<tr><td><a href=\"{name}.html\">{name}</a></td><td>{}</td>\
         <td>{}</td><td>{}</td><td>{}</td></tr>",
        escape(what),
        limit.unwrap_or_else(|| "–".to_owned()),
        cell(&row.python),
        cell(&row.rust)
    )
}

/// What the snapshot has in place of the line's figure.
fn unit(course: &Course, row: &Row) -> String {
    let mut lessons = course.workspace.lessons.iter();
    let lesson = lessons.find(|lesson| lesson.name == row.lesson);
    let text = lesson.and_then(|l| snapshot::read(l, Language::Rust).ok());
    let text = text.flatten().unwrap_or_default();
    let label = row.line.as_deref().map(|line| format!("{line}: "));
    let found = label.and_then(|label| {
        let mut units = text.lines().filter_map(|l| l.strip_prefix(&label));
        units.next().map(str::to_owned)
    });
    found.unwrap_or_else(|| "[time]".to_owned())
}
