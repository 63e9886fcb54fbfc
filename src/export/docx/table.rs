//! Tables: cells that reach over columns and rows.

use super::{Look, paragraph, run};
use crate::issue::{Cell, Table};

/// A table wider than this, in columns, is cut: Word takes no more.
const MOST_COLUMNS: usize = 63;
/// Width of the type area in twentieths of a point.
const WIDTH: usize = 8844;

/// What stands at a column of a row.
#[derive(Clone, Copy, Default)]
enum At<'a> {
    /// A cell begins.
    Cell(&'a Cell),
    /// A cell from a row above reaches down here, over so many columns.
    Below(usize),
    /// Nothing.
    #[default]
    Empty,
    /// A cell or its continuation to the left covers it.
    Covered,
}

/// A table as an element, with an empty paragraph behind it, since two tables without one would be one.
pub(super) fn table(table: &Table) -> String {
    let grid = grid(table);
    let columns = grid.iter().map(Vec::len).max().unwrap_or(0);
    if columns == 0 {
        return String::new();
    }
    let mut xml = String::from(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid>",
    );
    xml.push_str(&format!("<w:gridCol w:w=\"{}\"/>", WIDTH / columns).repeat(columns));
    xml.push_str("</w:tblGrid>\n");
    for (r, row) in grid.iter().enumerate() {
        xml.push_str("<w:tr>");
        if r < table.head_rows {
            xml.push_str("<w:trPr><w:tblHeader/></w:trPr>");
        }
        for at in row {
            match at {
                At::Cell(cell) => {
                    let merge = if cell.rows > 1 { "<w:vMerge w:val=\"restart\"/>" } else { "" };
                    xml.push_str(&element(&cell.text, usize::from(cell.columns.max(1)), merge));
                }
                At::Below(columns) => xml.push_str(&element("", *columns, "<w:vMerge/>")),
                At::Empty => xml.push_str(&element("", 1, "")),
                At::Covered => {}
            }
        }
        xml.push_str("</w:tr>\n");
    }
    xml.push_str("</w:tbl>\n");
    xml.push_str(&paragraph("Anchor", "", ""));
    xml
}

fn element(text: &str, columns: usize, merge: &str) -> String {
    let span = if columns > 1 { format!("<w:gridSpan w:val=\"{columns}\"/>") } else { String::new() };
    let text = paragraph("Cell", "", &run(text, Look::Plain));
    format!("<w:tc><w:tcPr>{span}{merge}</w:tcPr>{text}</w:tc>")
}

/// For each row what stands at each of its columns.
fn grid(table: &Table) -> Vec<Vec<At<'_>>> {
    let places = table.places();
    let reach = |(cell, at): (&Cell, &usize)| at + usize::from(cell.columns.max(1));
    let ends = table.rows.iter().zip(&places).flat_map(|(row, places)| row.iter().zip(places).map(reach));
    let width = ends.max().unwrap_or(0).min(MOST_COLUMNS);
    let mut grid = vec![vec![At::Empty; width]; table.rows.len()];
    for (r, (row, places)) in table.rows.iter().zip(&places).enumerate() {
        for (cell, &at) in row.iter().zip(places) {
            let columns = usize::from(cell.columns.max(1)).min(width.saturating_sub(at));
            for down in 0..usize::from(cell.rows.max(1)) {
                let Some(line) = grid.get_mut(r + down) else { break };
                for (n, slot) in line.iter_mut().skip(at).take(columns).enumerate() {
                    *slot = match (down, n) {
                        (0, 0) => At::Cell(cell),
                        (_, 0) => At::Below(columns),
                        _ => At::Covered,
                    };
                }
            }
        }
    }
    grid
}
