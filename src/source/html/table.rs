//! Numbered lists and tables.

use scraper::ElementRef;

use super::walk::{Place, Walk};
use crate::source::elements::Look;
use crate::source::{CellRef, SourceError};
use crate::zh::numeral;

/// Columns of a table that are told apart.
const MOST_COLUMNS: usize = 4096;
/// Paragraphs of a cell that is a page's text.
const LONG_CELL: usize = 8;

impl<'p> Walk<'p, '_> {
    /// A numbered list: the browser's numbers are part of what is shown.
    pub(super) fn list(&mut self, list: ElementRef<'p>, place: Place, depth: usize) -> Result<(), SourceError> {
        let mut number = list.attr("start").and_then(|v| v.trim().parse::<u32>().ok()).unwrap_or(1);
        for item in list.child_elements() {
            if item.value().name() == "li" {
                self.flush()?;
                let label = match list.attr("type") {
                    Some("a") => numeral::to_letters(number, 'a'),
                    Some("A") => numeral::to_letters(number, 'A'),
                    Some("i") => numeral::to_roman(number),
                    Some("I") => numeral::to_roman(number).to_uppercase(),
                    _ => number.to_string(),
                };
                self.set_label(Some(format!("{label}. ")));
                number = number.saturating_add(1);
            }
            self.element(item, place, depth + 1)?;
            self.set_label(None);
        }
        Ok(())
    }

    /// A table about the document, or a list of definitions of this kind: running text, but for the number.
    pub(super) fn about(&mut self, table: ElementRef<'p>, place: Place, depth: usize) -> Result<(), SourceError> {
        self.inside = false;
        if table.value().name() != "table" {
            return self.children(table, place, depth);
        }
        self.table(table, place, depth)
    }

    /// The cells of a table.
    pub(super) fn table(&mut self, table: ElementRef<'p>, place: Place, depth: usize) -> Result<(), SourceError> {
        let number = self.tables;
        self.tables = self.tables.saturating_add(1);
        let (mut row, mut covered): (u16, Vec<u16>) = (0, Vec::new());
        // The parts of a table (thead, tbody) add nothing but the head.
        let mut parts: Vec<(ElementRef<'p>, bool)> = Vec::new();
        for child in table.child_elements() {
            match child.value().name() {
                "tr" => parts.push((child, false)),
                "thead" | "tbody" | "tfoot" => {
                    let head = child.value().name() == "thead";
                    parts.extend(child.child_elements().filter(|e| e.value().name() == "tr").map(|tr| (tr, head)));
                }
                _ => self.element(child, place, depth + 1)?,
            }
        }
        for (tr, head) in parts {
            covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
            let cells = tr.child_elements().filter(|e| matches!(e.value().name(), "td" | "th"));
            let mut column = 0usize;
            for cell in cells {
                while covered.get(column).is_some_and(|rows| *rows > 0) {
                    column += 1;
                }
                let span =
                    |name: &str| cell.attr(name).and_then(|v| v.trim().parse::<u16>().ok()).unwrap_or(1).clamp(1, 1000);
                let (columns, rows) = (span("colspan"), span("rowspan"));
                let head = head || cell.value().name() == "th";
                let column_number = u16::try_from(column).unwrap_or(u16::MAX);
                let reference = CellRef { table: number, row, column: column_number, columns, rows, head };
                let within = place.look.cell.unwrap_or(reference);
                let inner = Place { look: Look { cell: Some(within), ..place.look }, ..place };
                self.element(cell, inner, depth + 1)?;
                let end = column.saturating_add(usize::from(columns)).min(MOST_COLUMNS);
                covered.resize(covered.len().max(end), 0);
                covered.iter_mut().take(end).skip(column).for_each(|c| *c = rows);
                column = end;
            }
            row = row.saturating_add(1);
        }
        Ok(())
    }
}

/// A table lays out the page if it has another inside, or headings, or if only one of its cells has text to speak of,
/// or one cell of each row. (Bounded: only its first thousand elements count.)
pub(super) fn is_layout(table: ElementRef<'_>) -> bool {
    let inner = || table.descendent_elements().skip(1).take(1000);
    inner().any(|e| matches!(e.value().name(), "table" | "h1" | "h2" | "form")) || has_one_column(table) || {
        let cells: Vec<usize> =
            inner().filter(|e| matches!(e.value().name(), "td" | "th")).take(8).map(paragraphs).collect();
        let most = cells.iter().copied().max().unwrap_or(0);
        cells.len() < 8 && most >= LONG_CELL && most * 10 >= cells.iter().sum::<usize>() * 8
    }
}

/// Whether no row has text in more than one of its cells, and there are many rows, as where each line of a page has its
/// own.
fn has_one_column(table: ElementRef<'_>) -> bool {
    let filled = |cell: &ElementRef<'_>| {
        matches!(cell.value().name(), "td" | "th") && cell.text().any(|text| !text.trim().is_empty())
    };
    let rows = table.descendent_elements().take(1000).filter(|e| e.value().name() == "tr");
    let (mut count, mut long) = (0, 0);
    for row in rows {
        let mut cells = row.child_elements().filter(filled);
        let Some(only) = cells.next() else { continue };
        if cells.next().is_some() {
            return false;
        }
        count += 1;
        long += usize::from(only.text().any(|text| text.contains('。')));
    }
    count >= LONG_CELL && long > 0
}

/// Paragraphs and broken lines in a cell.
fn paragraphs(cell: ElementRef<'_>) -> usize {
    cell.descendent_elements().take(1000).filter(|e| matches!(e.value().name(), "p" | "br" | "div")).count()
}
