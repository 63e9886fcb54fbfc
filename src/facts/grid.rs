//! The cells of a table by their columns.

use crate::issue::Table;

/// Columns that are looked at: no printed table is wider.
const WIDEST: usize = 64;

/// The cells of each row with the column each begins in; a cell that spans rows stands in each of them.
pub(super) fn filled(table: &Table) -> Vec<Vec<(usize, &str)>> {
    rows(table, true)
}

/// The same, with a cell that spans rows in its first row only, but counted in the rows below.
pub(super) fn grid(table: &Table) -> Vec<Vec<(usize, &str)>> {
    rows(table, false)
}

fn rows(table: &Table, filled: bool) -> Vec<Vec<(usize, &str)>> {
    // For each column, how many rows a cell from above still takes, and its text where it begins here.
    let mut busy = [(0u16, None); WIDEST];
    let mut rows = Vec::with_capacity(table.rows.len());
    for cells in &table.rows {
        let mut row = Vec::new();
        if filled {
            let begins = busy.iter().enumerate();
            row.extend(begins.filter_map(|(at, (left, text))| (*left > 0).then_some(at).zip(*text)));
        }
        let mut column = 0;
        for cell in cells {
            while busy.get(column).is_some_and(|(left, _)| *left > 0) {
                column += 1;
            }
            row.push((column, cell.text.as_str()));
            let wide = usize::from(cell.columns.max(1)).min(WIDEST);
            for (n, slot) in busy.iter_mut().skip(column).take(wide).enumerate() {
                *slot = (cell.rows.max(1), (n == 0).then_some(cell.text.as_str()));
            }
            column += wide;
        }
        busy.iter_mut().for_each(|(left, _)| *left = left.saturating_sub(1));
        row.sort_by_key(|(at, _)| *at);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Cell;

    #[test]
    fn a_cell_over_two_rows_stands_in_both() {
        let cell = |text: &str, columns, rows| Cell { text: text.into(), columns, rows };
        let table = Table {
            rows: vec![vec![cell("a", 1, 2), cell("b", 2, 1), cell("c", 1, 1)], vec![cell("d", 1, 1), cell("e", 1, 1)]],
            head_rows: 0,
        };
        assert_eq!(filled(&table), [vec![(0, "a"), (1, "b"), (3, "c")], vec![(0, "a"), (1, "d"), (2, "e")]]);
        assert_eq!(grid(&table), [vec![(0, "a"), (1, "b"), (3, "c")], vec![(1, "d"), (2, "e")]]);
    }
}
