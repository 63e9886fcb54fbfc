//! Tables of Word: cells say that they go on from the row above, and how many columns they take.

use std::collections::HashMap;

use crate::source::CellRef;
use crate::source::elements::Elements;
use crate::source::xml::Tag;

/// A table being read. Tables inside its cells give their text to the cell.
#[derive(Debug, Default)]
struct Table {
    number: u32,
    row: u16,
    column: u16,
    cell: Option<CellRef>,
    head: bool,
    /// The row was deleted.
    deleted: bool,
    merged_down: bool,
    /// By column: the first row of the cell that may go on below, and its lines.
    open: HashMap<u16, (u16, Vec<usize>)>,
}

/// The tables that are open, from the outside in; inner ones keep their own count, so that their rows do not count as
/// the outer one's.
#[derive(Debug, Default)]
pub(super) struct Tables {
    open: Vec<Table>,
    count: u32,
}

impl Tables {
    pub(super) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// The cell of the outermost table that is open.
    pub(super) fn cell(&self) -> Option<CellRef> {
        self.open.first().and_then(|table| table.cell)
    }

    /// Whether the row that is open was struck out.
    pub(super) fn row_deleted(&self) -> bool {
        self.open.last().is_some_and(|table| table.deleted)
    }

    /// Tables of another file stand before the next.
    pub(super) fn count_from(&mut self, tables: u32) {
        self.count = self.count.max(tables);
    }

    pub(super) fn delete_row(&mut self) {
        self.innermost(|table| table.deleted = true);
    }

    fn innermost(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.open.last_mut() {
            change(table);
        }
    }

    /// Sees an element of tables begin.
    pub(super) fn start(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            b"tbl" => {
                let number = self.count;
                if self.open.is_empty() {
                    self.count = self.count.saturating_add(1);
                }
                self.open.push(Table { number, ..Table::default() });
            }
            b"tr" => self.innermost(|table| {
                table.column = 0;
                (table.head, table.deleted) = (false, false);
            }),
            b"tblHeader" => {
                let on = tag.is_on();
                self.innermost(|table| table.head = on);
            }
            b"gridBefore" => {
                let skip = tag.number().unwrap_or(0);
                self.innermost(|table| table.column = table.column.saturating_add(skip));
            }
            b"tc" => self.innermost(|table| {
                let (row, column) = (table.row, table.column);
                table.merged_down = false;
                table.cell = Some(CellRef { table: table.number, row, column, columns: 1, rows: 1, head: table.head });
            }),
            b"gridSpan" => {
                let columns = tag.number::<u16>().unwrap_or(1).clamp(1, 1000);
                self.innermost(|table| {
                    if let Some(cell) = &mut table.cell {
                        cell.columns = columns;
                    }
                });
            }
            b"vMerge" | b"vmerge" => {
                let down = tag.value().is_none_or(|v| v != "restart");
                self.innermost(|table| table.merged_down = down);
            }
            _ => {}
        }
    }

    /// Sees an element of tables end.
    pub(super) fn end(&mut self, name: &[u8], elements: &mut Elements) {
        match name {
            b"tc" => self.end_cell(elements),
            b"tr" => self.innermost(|table| table.row = table.row.saturating_add(u16::from(!table.deleted))),
            b"tbl" => {
                self.open.pop();
            }
            _ => {}
        }
    }

    /// Lines were written into a cell of the outermost table.
    pub(super) fn wrote(&mut self, cell: CellRef, lines: std::ops::Range<usize>) {
        let Some(table) = self.open.first_mut() else { return };
        let open = table.open.entry(cell.column).or_insert((cell.row, Vec::new()));
        if open.0 != cell.row && !table.merged_down {
            *open = (cell.row, Vec::new());
        }
        open.1.extend(lines);
    }

    fn end_cell(&mut self, elements: &mut Elements) {
        let outer = self.open.len() == 1;
        let Some(table) = self.open.last_mut() else { return };
        let Some(cell) = table.cell.take() else { return };
        table.column = cell.column.saturating_add(cell.columns);
        if !outer {
            return;
        }
        if table.merged_down {
            if let Some((row, lines)) = table.open.get(&cell.column) {
                let rows = cell.row.saturating_sub(*row).saturating_add(1);
                elements.widen(lines, rows);
            }
        } else if table.open.get(&cell.column).is_some_and(|(row, _)| *row != cell.row) {
            // An empty cell that begins anew.
            table.open.insert(cell.column, (cell.row, Vec::new()));
        }
    }
}
