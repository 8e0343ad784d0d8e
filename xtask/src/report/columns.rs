//! A table without lines.

use console::{Alignment, measure_text_width, pad_str};

use super::wrap::wrapped;

/// What stands between two columns.
const GAP: &str = "  ";

/// `rows` in columns, which are aligned as `alignments` says. Where they are
/// wider than `width`, the widest ones wrap. A cell may be coloured, and may
/// have several lines.
#[must_use]
pub fn columns(
    rows: &[Vec<String>],
    alignments: &[Alignment],
    width: usize,
) -> String {
    let mut widths: Vec<usize> = (0..alignments.len())
        .map(|column| {
            let cells = rows.iter().filter_map(|row| row.get(column));
            let lines = cells.flat_map(|cell| cell.lines());
            lines.map(measure_text_width).max().unwrap_or_default()
        })
        .collect();
    let gaps = GAP.len() * alignments.len().saturating_sub(1);
    while widths.iter().sum::<usize>() + gaps > width {
        match widths.iter_mut().max() {
            Some(widest) if *widest > 1 => *widest -= 1,
            _ => break,
        }
    }
    rows.iter().map(|row| written(row, alignments, &widths)).collect()
}

fn written(
    row: &[String],
    alignments: &[Alignment],
    widths: &[usize],
) -> String {
    let cells: Vec<Vec<String>> = row
        .iter()
        .zip(widths)
        .map(|(cell, width)| {
            let lines = cell.lines().map(|line| wrapped(line, *width, 0));
            let text = lines.collect::<Vec<_>>().join("\n");
            text.lines().map(str::to_owned).collect()
        })
        .collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or_default();
    let line = |index: usize| {
        let parts = cells.iter().zip(alignments).zip(widths);
        let parts = parts.map(|((cell, alignment), width)| {
            let text = cell.get(index).map_or("", String::as_str);
            pad_str(text, *width, *alignment, None)
        });
        let line = parts.collect::<Vec<_>>().join(GAP);
        format!("{}\n", line.trim_end())
    };
    (0..height).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIDES: [Alignment; 3] =
        [Alignment::Left, Alignment::Right, Alignment::Left];

    fn rows() -> Vec<Vec<String>> {
        let rows = [
            ["join", "5.00 s", "yes"],
            ["gather", "12.00 s", "differs: for a reason"],
        ];
        rows.map(|row| row.map(str::to_owned).to_vec()).to_vec()
    }

    #[test]
    fn columns_are_as_wide_as_their_cells() {
        let text = "join     5.00 s  yes\n\
                    gather  12.00 s  differs: for a reason\n";
        assert_eq!(columns(&rows(), &SIDES, 80), text);
    }

    #[test]
    fn the_widest_column_wraps() {
        let text = "join     5.00 s  yes\n\
                    gather  12.00 s  differs: for\n                 a reason\n";
        assert_eq!(columns(&rows(), &SIDES, 30), text);
    }
}
