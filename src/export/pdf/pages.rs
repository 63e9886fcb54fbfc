//! Rows into pages.

use std::rc::Rc;

use super::sheet::{Owner, Row, Sheet};

/// A document begins on a new page where less than this share of a page is left.
const ROOM_TO_OPEN: f32 = 0.4;

/// A page: its rows with their places below the top of the type area.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub rows: Vec<(f32, Rc<Row>)>,
}

impl Page {
    /// The document that the page begins with.
    pub fn document(&self) -> Option<usize> {
        self.rows.iter().find_map(|(_, row)| row.document)
    }
}

/// Fills pages with rows.
pub(super) fn fill(rows: Vec<Row>, sheet: &Sheet) -> Vec<Page> {
    let rows: Vec<Rc<Row>> = rows.into_iter().map(Rc::new).collect();
    let mut pages = Vec::new();
    let mut from = 0;
    while from < rows.len() {
        let (page, next) = one(&rows, from, sheet);
        if !page.rows.is_empty() {
            pages.push(page);
        }
        from = next.max(from + 1);
    }
    pages
}

/// The page that begins with a row, and the row after it.
fn one(rows: &[Rc<Row>], from: usize, sheet: &Sheet) -> (Page, usize) {
    let mut page = Page::default();
    // For each row that is placed, how many rows of the page stand before it.
    let mut before = Vec::new();
    let (mut y, mut below) = (0.0_f32, 0.0_f32);
    let mut next = from;
    let mut at_top = true;
    while let Some(row) = rows.get(next) {
        if at_top && row.between {
            before.push(0);
            next += 1;
            continue;
        }
        if at_top && let Some(head) = &row.repeat {
            page.rows.push((0.0, Rc::new(repeated(head))));
            (y, below) = (head.height, 0.0);
        }
        let gap = if at_top && !row.opens { 0.0 } else { below + row.above };
        let mut top = y + gap;
        if row.grid {
            top = sheet.up(top);
        }
        let no_room = top + row.height > sheet.height + 0.5;
        let no_start = row.opens && !row.keep && top > (1.0 - ROOM_TO_OPEN) * sheet.height;
        if !at_top && (no_room || no_start) {
            break;
        }
        before.push(page.rows.len());
        page.rows.push((top, Rc::clone(row)));
        (y, below, at_top) = (top + row.height, row.below, false);
        next += 1;
    }
    let mut end = next;
    while rows.get(end).is_some_and(|row| row.keep) && end > from {
        end -= 1;
    }
    // A page that begins where none should is better than one with nothing on it.
    let kept = before.get(end - from).copied().unwrap_or(page.rows.len());
    if end > from && kept > 0 && end < next {
        page.rows.truncate(kept);
        next = end;
    }
    (page, next)
}

/// The head of a table once more, which is no part of the text.
fn repeated(head: &Row) -> Row {
    let mut row = head.clone();
    row.begins = None;
    row.texts.iter_mut().for_each(|t| t.owner = Owner::Artifact);
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::pdf::PdfOptions;

    fn sheet() -> Sheet {
        Sheet::new(&PdfOptions::default())
    }

    fn line(begins: usize, keep: bool) -> Row {
        Row { height: sheet().pitch, grid: true, begins: Some(begins), keep, ..Row::default() }
    }

    fn starts(pages: &[Page]) -> Vec<usize> {
        pages.iter().map(|p| p.rows[0].1.begins.unwrap_or(usize::MAX)).collect()
    }

    #[test]
    fn the_type_area_is_that_of_the_standard() {
        let sheet = sheet();
        assert_eq!((sheet.frame.width / sheet.frame.em, (sheet.height / sheet.pitch).round()), (28.0, 22.0));
        assert!((sheet.pitch - 28.99).abs() < 0.02, "{}", sheet.pitch);
    }

    #[test]
    fn twenty_two_lines_fill_a_page() {
        let pages = fill((0..50).map(|n| line(n, false)).collect(), &sheet());
        assert_eq!(starts(&pages), [0, 22, 44]);
    }

    #[test]
    fn what_is_kept_goes_over_together() {
        // A heading on the last line, then a paragraph whose second line may not begin a page.
        let pages = fill((0..30).map(|n| line(n, matches!(n, 22 | 23))).collect(), &sheet());
        assert_eq!(starts(&pages), [0, 21]);
        // What can't be kept together is split.
        let pages = fill((0..30).map(|n| line(n, n > 0)).collect(), &sheet());
        assert_eq!(starts(&pages), [0, 22]);
    }

    #[test]
    fn nothing_is_lost_and_all_stays_on_the_page() {
        for n in [1, 21, 22, 23, 44, 97] {
            let rows: Vec<Row> =
                (0..n).map(|k| Row { above: (k % 5) as f32, between: k % 11 == 3, ..line(k, k % 3 == 1) }).collect();
            let pages = fill(rows, &sheet());
            let placed: Vec<usize> = pages.iter().flat_map(|p| p.rows.iter().filter_map(|(_, r)| r.begins)).collect();
            let left_out = (0..n).filter(|k| !placed.contains(k)).all(|k| k % 11 == 3);
            assert!(left_out && placed.is_sorted(), "{placed:?}");
            for (y, row) in pages.iter().flat_map(|p| &p.rows) {
                assert!(y + row.height <= sheet().height + 0.5);
            }
        }
    }

    #[test]
    fn a_documents_opening_is_not_squeezed_into_the_foot() {
        let mut rows: Vec<Row> = (0..30).map(|n| line(n, false)).collect();
        rows[15].opens = true;
        assert_eq!(starts(&fill(rows.clone(), &sheet())), [0, 15]);
        rows[15].opens = false;
        rows[8].opens = true;
        assert_eq!(starts(&fill(rows, &sheet())), [0, 22]);
    }

    #[test]
    fn a_tables_head_stands_over_each_of_its_pages() {
        let head = Rc::new(Row { height: 40.0, begins: Some(7), ..Row::default() });
        let mut rows: Vec<Row> = (0..30).map(|n| line(n, false)).collect();
        rows.iter_mut().for_each(|r| r.repeat = Some(Rc::clone(&head)));
        rows[0].repeat = None;
        let pages = fill(rows, &sheet());
        assert_eq!((pages[1].rows[0].0, pages[1].rows[0].1.begins), (0.0, None));
        assert!(pages[1].rows[1].0 >= 40.0);
    }
}
