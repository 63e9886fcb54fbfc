//! The cells of a table by their columns.

use crate::issue::Table;

/// Columns that are looked at: no printed table is wider.
const WIDEST: usize = 64;

/// The cells of each row with the column each begins in, cells that span rows counted in the rows below.
pub(super) fn grid(table: &Table) -> Vec<Vec<(usize, &str)>> {
    let mut busy = [0u16; WIDEST];
    let mut rows = Vec::with_capacity(table.rows.len());
    for cells in &table.rows {
        let mut row = Vec::new();
        let mut column = 0;
        for cell in cells {
            while busy.get(column).is_some_and(|&left| left > 0) {
                column += 1;
            }
            row.push((column, cell.text.as_str()));
            let wide = usize::from(cell.columns.max(1)).min(WIDEST);
            for slot in busy.iter_mut().skip(column).take(wide) {
                *slot = cell.rows.max(1);
            }
            column += wide;
        }
        busy.iter_mut().for_each(|left| *left = left.saturating_sub(1));
        rows.push(row);
    }
    rows
}
