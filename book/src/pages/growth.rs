//! How cost grows, and how near to their limits the lessons come.

use serde_json::Value;

use crate::course::Course;
use crate::html::{block, escape};
use crate::measured::{Chart, machine};

pub(super) fn page(course: &Course) -> String {
    let mut page = "# How cost grows\n\nOne wait is like another, whoever \
        waits. A hundred thousand are not. These charts show what waits, \
        downloads and computing cost as there is more of them, in both \
        languages.\n\n"
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
        Some(bench) => page += &table(bench),
        None => {
            page += &super::not_measured(
                "cargo xtask bench --json measured/bench.json",
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
            "<figure class=\"chart\"><img src=\"measured/scale/{name}.svg\" \
             alt=\"{}\"><figcaption><details><summary>The chart in words\
             </summary><p>{0}</p></details>{csv}</figcaption></figure>",
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

/// Whatever the file holds: a list of objects is a table.
fn table(bench: &Value) -> String {
    let mut page =
        block(&format!("<p class=\"machine\">{}</p>", escape(&machine(bench))));
    let lists = bench.as_object().into_iter().flatten();
    let lists = lists.filter_map(|(_, value)| value.as_array());
    for list in lists {
        page += &rows(list);
    }
    page
}

fn rows(list: &[Value]) -> String {
    let Some(Value::Object(first)) = list.first() else {
        return String::new();
    };
    let keys: Vec<_> = first.keys().collect();
    let head: String =
        keys.iter().map(|key| format!("<th>{}</th>", escape(key))).collect();
    let cell = |value: Option<&Value>| match value {
        Some(Value::String(text)) => escape(text),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    let row = |value: &Value| {
        let cells = keys.iter().map(|key| cell(value.get(key.as_str())));
        let cells = cells.map(|cell| format!("<td>{cell}</td>"));
        format!("<tr>{}</tr>", cells.collect::<String>())
    };
    let rows: String = list.iter().map(row).collect();
    block(&format!(
        "<div class=\"table-wrapper\" tabindex=\"0\" role=\"group\" \
         aria-label=\"Figures\"><table><thead><tr>{head}</tr></thead>\
         <tbody>{rows}</tbody></table></div>"
    ))
}
