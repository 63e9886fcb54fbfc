//! Tables of Word: cells say that they go on from the row above, and how many columns they take. A table in a cell of another
//! gives its text to the cell, unless all around it have one column: those lay out the page.

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
    /// Columns of its grid.
    columns: u16,
    /// It stands in tables that only lay the page out: it is read as one that stands by itself.
    free: bool,
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

    /// Which of the open tables is read as one: the outermost, or one that stands in a table of one column, which lays out the
    /// page.
    fn read(&self) -> usize {
        self.open.iter().rposition(|table| table.free).unwrap_or(0)
    }

    /// Whether a table is open inside a cell of the one that is read.
    pub(super) fn is_nested(&self) -> bool {
        self.open.len() > self.read() + 1
    }

    /// The cell of the table that is read.
    pub(super) fn cell(&self) -> Option<CellRef> {
        self.open.get(self.read()).and_then(|table| table.cell)
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
                let free = !self.open.is_empty() && self.open.iter().all(|table| table.columns == 1);
                if self.open.is_empty() || free {
                    self.count = self.count.saturating_add(1);
                }
                self.open.push(Table { number, free, ..Table::default() });
            }
            b"gridCol" => self.innermost(|table| table.columns = table.columns.saturating_add(1)),
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

    /// Lines were written into a cell of the table that is read.
    pub(super) fn wrote(&mut self, cell: CellRef, lines: std::ops::Range<usize>) {
        let read = self.read();
        let Some(table) = self.open.get_mut(read) else { return };
        let open = table.open.entry(cell.column).or_insert((cell.row, Vec::new()));
        if open.0 != cell.row && !table.merged_down {
            *open = (cell.row, Vec::new());
        }
        open.1.extend(lines);
    }

    fn end_cell(&mut self, elements: &mut Elements) {
        let outer = !self.is_nested();
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

#[cfg(test)]
mod tests {
    use crate::source::archive::tests::pack;
    use crate::source::read;

    /// The texts of a document with a table in a cell of another that has so many columns, each with its row and column.
    fn nested(columns: usize) -> Vec<(String, Option<(u16, u16)>)> {
        let cell = |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
        let row = |a: &str, b: &str| format!("<w:tr>{}{}</w:tr>", cell(a), cell(b));
        let inner = format!(
            "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>{}{}</w:tbl>",
            row("单位", "名额"),
            row("市水务局", "2")
        );
        let grid = "<w:gridCol/>".repeat(columns);
        let beside = cell("旁").repeat(columns - 1);
        let text = "<w:p><w:r><w:t>名额如下。</w:t></w:r></w:p>";
        let xml = format!(
            r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl><w:tblGrid>{grid}</w:tblGrid><w:tr><w:tc>{text}{inner}</w:tc>{beside}</w:tr></w:tbl></w:body></w:document>"#
        );
        let source = read("a.docx", &pack(&[("word/document.xml", xml.as_bytes())])).expect("text");
        let of = |line: &crate::source::SourceLine| {
            let cell = line.hint.as_ref().and_then(|hint| hint.cell);
            (source.line(line).to_owned(), cell.map(|cell| (cell.row, cell.column)))
        };
        source.lines.iter().map(of).collect()
    }

    #[test]
    fn a_table_in_a_table_that_lays_out_the_page_keeps_its_cells() {
        let cells = nested(1);
        let of = |text: &str| cells.iter().find(|(t, _)| t == text).map(|(_, cell)| *cell);
        assert_eq!(of("单位"), Some(Some((0, 0))), "{cells:?}");
        assert_eq!(of("名额"), Some(Some((0, 1))));
        assert_eq!(of("市水务局"), Some(Some((1, 0))));
        // One in a cell of a real table gives its rows to the cell.
        let cells = nested(2);
        assert!(
            cells.iter().any(|(text, cell)| text.contains("单位") && text.contains("名额") && cell.is_some()),
            "{cells:?}"
        );
    }
}
