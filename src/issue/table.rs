//! A table of a document: its cells, and the columns in which they stand.

use serde::{Deserialize, Serialize};

/// A table's cells.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Rows from the top, each with its cells from the left.
    pub rows: Vec<Vec<Cell>>,
    /// How many of the first rows are a head.
    pub head_rows: usize,
}

/// A table wider than this is not told apart.
const MOST_COLUMNS: usize = 4096;

impl Table {
    /// For each row the columns at which its cells begin, from 0: a cell that reaches down from a row above takes its
    /// columns.
    #[must_use]
    pub fn places(&self) -> Vec<Vec<usize>> {
        // Rows, counted from this one, for which each column is taken.
        let mut taken: Vec<u16> = Vec::new();
        let mut all = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let mut at = 0;
            let mut places = Vec::with_capacity(row.len());
            for cell in row {
                while taken.get(at).is_some_and(|rows| *rows > 0) {
                    at += 1;
                }
                places.push(at);
                let end = at.saturating_add(usize::from(cell.columns.max(1))).min(MOST_COLUMNS);
                taken.resize(taken.len().max(end), 0);
                taken.iter_mut().take(end).skip(at).for_each(|rows| *rows = cell.rows.max(1));
                at = end;
            }
            taken.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
            all.push(places);
        }
        all
    }
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Its text.
    pub text: String,
    /// Columns it spans, at least 1.
    pub columns: u16,
    /// Rows it spans, at least 1.
    pub rows: u16,
}
