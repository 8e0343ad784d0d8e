//! HTML without line ends: Markdown ends a block of HTML at an empty line, and
//! programs have such lines.

/// `text` as it stands in HTML, in an attribute too.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            '\n' => escaped += "&#10;",
            other => escaped.push(other),
        }
    }
    escaped
}

/// A sentence of Markdown that has nothing but code in it.
#[must_use]
pub fn inline(sentence: &str) -> String {
    let pieces = sentence.split('`').enumerate();
    pieces
        .map(|(index, piece)| match index % 2 {
            0 => escape(piece),
            _ => format!("<code>{}</code>", escape(piece)),
        })
        .collect()
}

/// A block of HTML in Markdown.
#[must_use]
pub fn block(html: &str) -> String {
    debug_assert!(!html.contains('\n'), "{html}");
    format!("\n\n{html}\n\n")
}

/// A line to be typed, with a button that copies it.
#[must_use]
pub fn command(line: &str) -> String {
    format!(
        "<div class=\"command\"><code>{0}</code><button type=\"button\" \
         class=\"copy needs-js\" data-label=\"Copy\" aria-label=\"Copy: {0}\">\
         </button></div>",
        escape(line)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_left_that_html_or_markdown_reads() {
        assert_eq!(
            escape("a<b> & \"c\"\n"),
            "a&lt;b&gt; &amp; &quot;c&quot;&#10;"
        );
        assert_eq!(inline("call `f()`<"), "call <code>f()</code>&lt;");
    }
}
