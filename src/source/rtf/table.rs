//! Tables of Rich Text: rows say where their cells end; the columns are told from all of them.

use crate::source::elements::{Elements, Look};
use crate::source::{CellRef, SourceError};

/// Edges nearer to each other than this (twentieths of a point) are one.
const SAME: i32 = 40;
/// Cells of a row, and rows of a table.
const MOST_CELLS: usize = 512;

/// How a cell goes together with the one above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Merge {
    #[default]
    None,
    First,
    Down,
}

/// What a row says of a cell.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Definition {
    pub(super) right: i32,
    pub(super) down: Merge,
    /// It is part of the cell to its left.
    pub(super) across: bool,
}

/// A cell and its paragraphs.
#[derive(Debug, Default)]
struct Cell {
    paragraphs: Vec<(String, Look)>,
    definition: Definition,
}

#[derive(Debug, Default)]
struct Row {
    cells: Vec<Cell>,
    head: bool,
}

/// A table being read.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Row>,
    row: Row,
    cell: Cell,
}

impl Table {
    pub(super) fn paragraph(&mut self, text: String, look: Look) {
        if !text.trim().is_empty() {
            self.cell.paragraphs.push((text, look));
        }
    }

    pub(super) fn end_cell(&mut self) {
        let cell = std::mem::take(&mut self.cell);
        if self.row.cells.len() < MOST_CELLS {
            self.row.cells.push(cell);
        } else if let Some(last) = self.row.cells.last_mut() {
            last.paragraphs.extend(cell.paragraphs);
        }
    }

    /// Ends a row, whose cells are as defined.
    pub(super) fn end_row(&mut self, definitions: &[Definition], head: bool) {
        if !self.cell.paragraphs.is_empty() {
            self.end_cell();
        }
        let mut row = Row { head, ..std::mem::take(&mut self.row) };
        let mut right = 0;
        for (i, cell) in row.cells.iter_mut().enumerate() {
            // Cells that no definition speaks of are as wide as any.
            let more = Definition { right: right + 1000, ..Definition::default() };
            cell.definition = definitions.get(i).copied().unwrap_or(more);
            right = cell.definition.right;
        }
        self.rows.push(row);
    }

    /// Writes the table, if there is one; whether there was.
    pub(super) fn finish(&mut self, number: u32, elements: &mut Elements) -> Result<bool, SourceError> {
        if !self.row.cells.is_empty() || !self.cell.paragraphs.is_empty() {
            self.end_row(&[], false);
        }
        let rows = std::mem::take(&mut self.rows);
        if rows.is_empty() {
            return Ok(false);
        }
        let mut edges: Vec<i32> = rows.iter().flat_map(|row| row.cells.iter().map(|c| c.definition.right)).collect();
        edges.sort_unstable();
        edges.dedup_by(|right, left| *right - *left < SAME);
        let column = |right: i32| edges.partition_point(|edge| *edge <= right).max(1) - 1;
        // By the column that a cell begins in: its first row, and its lines.
        let mut open: Vec<(u16, Vec<usize>)> = vec![(0, Vec::new()); edges.len() + 1];
        for (index, row) in (0u16..).zip(rows) {
            let mut start = 0;
            let mut cells = row.cells.into_iter().peekable();
            while let Some(mut cell) = cells.next() {
                while let Some(more) = cells.next_if(|next| next.definition.across) {
                    cell.paragraphs.extend(more.paragraphs);
                    cell.definition.right = more.definition.right;
                }
                let end = column(cell.definition.right).max(start);
                let Some(slot) = open.get_mut(start) else { break };
                let place = CellRef {
                    table: number,
                    row: index,
                    column: u16::try_from(start).unwrap_or(u16::MAX),
                    columns: u16::try_from(end + 1 - start).unwrap_or(1),
                    rows: 1,
                    head: row.head,
                };
                let first = elements.next_line();
                for (text, look) in cell.paragraphs {
                    elements.push(&text, Look { cell: Some(place), ..look })?;
                }
                if cell.definition.down == Merge::Down {
                    elements.widen(&slot.1, index.saturating_sub(slot.0).saturating_add(1));
                } else {
                    *slot = (index, (first..elements.next_line()).collect());
                }
                start = end + 1;
            }
        }
        Ok(true)
    }
}
