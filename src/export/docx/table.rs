//! Tables: cells that reach over columns and rows.

use std::ops::Range;

use super::{Look, paragraph, run};
use crate::issue::{Cell, Table};

/// A table wider than this, in columns, is written in parts below one another: Word takes no more.
const MOST_COLUMNS: usize = 63;
/// Width of the type area in twentieths of a point.
const WIDTH: usize = 8844;

/// What stands at a column of a row.
#[derive(Clone, Copy, Default)]
enum At<'a> {
    /// A cell begins, over so many columns.
    Cell(&'a Cell, usize),
    /// A cell from a row above reaches down here, over so many columns.
    Below(usize),
    /// Nothing.
    #[default]
    Empty,
    /// A cell or its continuation to the left covers it.
    Covered,
}

/// A table as an element, with an empty paragraph behind it, since two tables without one would be one. What is wider than Word
/// takes follows below, in a table of its own for so many columns more, each with the first column before them.
pub(super) fn table(table: &Table) -> String {
    let places = table.places();
    let reach = |(cell, at): (&Cell, &usize)| at + usize::from(cell.columns.max(1));
    let width = table.rows.iter().zip(&places).flat_map(|(row, at)| row.iter().zip(at).map(reach)).max().unwrap_or(0);
    let first = 0..width.min(MOST_COLUMNS);
    let mut xml = part(table, &places, std::slice::from_ref(&first));
    for from in (MOST_COLUMNS..width).step_by(MOST_COLUMNS - 1) {
        let columns = from..width.min(from + MOST_COLUMNS - 1);
        // Where cells only reach on, there is nothing that has not been said.
        if places.iter().flatten().any(|at| columns.contains(at)) {
            xml.push_str(&part(table, &places, &[0..1, columns]));
        }
    }
    xml
}

/// Some columns of a table as a table.
fn part(table: &Table, places: &[Vec<usize>], columns: &[Range<usize>]) -> String {
    let width: usize = columns.iter().map(Range::len).sum();
    if width == 0 {
        return String::new();
    }
    let mut xml = String::from(
        "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid>",
    );
    xml.push_str(&format!("<w:gridCol w:w=\"{}\"/>", WIDTH / width).repeat(width));
    xml.push_str("</w:tblGrid>\n");
    for (r, row) in grid(table, places, columns).iter().enumerate() {
        xml.push_str("<w:tr>");
        if r < table.head_rows {
            xml.push_str("<w:trPr><w:tblHeader/></w:trPr>");
        }
        for at in row {
            match at {
                At::Cell(cell, columns) => {
                    let merge = if cell.rows > 1 { "<w:vMerge w:val=\"restart\"/>" } else { "" };
                    xml.push_str(&element(&cell.text, *columns, merge));
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

/// For each row what stands at each of some columns. A cell that reaches over others stands at the first of them that is there.
fn grid<'a>(table: &'a Table, places: &[Vec<usize>], columns: &[Range<usize>]) -> Vec<Vec<At<'a>>> {
    let width = columns.iter().map(Range::len).sum();
    let mut grid = vec![vec![At::Empty; width]; table.rows.len()];
    for (r, (row, places)) in table.rows.iter().zip(places).enumerate() {
        for (cell, &at) in row.iter().zip(places) {
            let mut before = 0;
            for range in columns {
                let from = at.max(range.start);
                let to = range.end.min(at + usize::from(cell.columns.max(1)));
                if from < to {
                    put(&mut grid, cell, (r, before + from - range.start), to - from);
                }
                before += range.len();
            }
        }
    }
    grid
}

/// Puts a cell over so many columns of its rows.
fn put<'a>(grid: &mut [Vec<At<'a>>], cell: &'a Cell, (row, column): (usize, usize), columns: usize) {
    for (down, line) in grid.iter_mut().skip(row).take(usize::from(cell.rows.max(1))).enumerate() {
        for (n, slot) in line.iter_mut().skip(column).take(columns).enumerate() {
            *slot = match (down, n) {
                (0, 0) => At::Cell(cell, columns),
                (_, 0) => At::Below(columns),
                _ => At::Covered,
            };
        }
    }
}
