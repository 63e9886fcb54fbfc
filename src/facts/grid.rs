//! The cells of a table by their columns.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::issue::{Block, Table};
use crate::zh::fold;
use crate::zh::lexicon::{Class, pattern};

/// Columns that are looked at: no printed table is wider.
const WIDEST: usize = 64;

/// The cells of each row with the column each begins in; a cell that spans rows stands in each of them.
pub(super) fn filled(table: &Table) -> Vec<Vec<(usize, &str)>> {
    // For each column, how many rows a cell from above still takes, and its text where it begins here.
    let mut busy = [(0u16, None); WIDEST];
    let mut rows = Vec::with_capacity(table.rows.len());
    for cells in &table.rows {
        let mut row = Vec::new();
        let begins = busy.iter().enumerate();
        row.extend(begins.filter_map(|(at, (left, text))| (*left > 0).then_some(at).zip(*text)));
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

/// A role over a column: 牵头单位, 责任部门（排名第一的牵头）, 配合.
static ROLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:{role-alone}|{role-scope}?{role-stem}(?:{role-bearer}?[和及、与/]?{role-stem})?{role-bearer})(?:及责任人)?(?:\([^()]{1,16}\))?$",
    )
});

/// Rows in which the heads of columns are looked for.
const MOST_HEADS: usize = 4;

/// What the columns of a table of duties hold.
#[derive(Debug, Default)]
pub(super) struct Duties {
    /// Columns of offices, each with the role over it, folded.
    pub roles: Vec<(usize, String)>,
    /// Columns of time limits.
    pub times: Vec<usize>,
    /// Columns of tasks; where none is headed so, none.
    pub tasks: Vec<usize>,
    /// The first row below the heads.
    pub first: usize,
}

impl Duties {
    /// Reads the heads of a table's columns; `None` for a table that has no column of offices and none of time limits.
    pub fn of(table: &Table, rows: &[Vec<(usize, &str)>]) -> Option<Self> {
        let mut duties = Self::default();
        for (n, cells) in rows.iter().enumerate().take(MOST_HEADS.max(table.head_rows.min(8))) {
            let known = !duties.roles.is_empty() || !duties.times.is_empty();
            let is_head = duties.heads(cells);
            if known && !is_head && n >= table.head_rows {
                break;
            }
            duties.first = n + 1;
        }
        (!duties.roles.is_empty() || !duties.times.is_empty()).then_some(duties)
    }

    /// Takes the heads in a row; whether there are any.
    fn heads(&mut self, cells: &[(usize, &str)]) -> bool {
        let mut any = false;
        for (column, text) in cells.iter().filter(|(_, text)| text.len() <= 90) {
            let head = fold::narrowed(text);
            if ROLE.is_match(&head) {
                // A head below another says more: 责任分工 over 牵头 and 配合.
                self.roles.retain(|(c, _)| c != column);
                self.roles.push((*column, head));
                any = true;
            } else if Class::TimeLabel.is(&head) {
                self.times.push(*column);
                any = true;
            } else if Class::TaskColumn.is(&head) {
                self.tasks.push(*column);
                any = true;
            }
        }
        any
    }

    /// Whether a cell is a role's head again, as tables over several pages repeat them, or a label of an empty form (建设单位 over 备注).
    pub fn is_head(cell: &str) -> bool {
        let labels = [Class::NoteColumn, Class::TimeLabel, Class::TaskColumn, Class::ContactLabel];
        ROLE.is_match(cell) || labels.iter().any(|class| class.is(cell))
    }

    /// What a row says is to be done: its cells but for the offices, times and numbers.
    pub fn task(&self, cells: &[(usize, &str)]) -> String {
        let other = |(column, text): &&(usize, &str)| {
            let headed = self.tasks.is_empty() || self.tasks.contains(column);
            let own = self.roles.iter().all(|(c, _)| c != column) && !self.times.contains(column);
            headed && own && text.chars().any(|c| !c.is_ascii_digit() && !c.is_whitespace() && c != '.')
        };
        let texts: Vec<String> = cells.iter().filter(other).map(|(_, text)| fold::tight(text)).collect();
        texts.join("　")
    }
}

/// Where the lines of a table's text stand: one for each row.
pub(super) fn lines(block: &Block) -> Vec<Range<usize>> {
    let mut start = 0;
    let line = |line: &str| {
        let range = start..start + line.len();
        start = range.end + 1;
        range
    };
    block.text.split('\n').map(line).collect()
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
    }
}
