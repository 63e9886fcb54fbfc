//! Rows into pages.

use std::rc::Rc;

use super::body::divided;
use super::sheet::{Keep, Owner, Row, Sheet};

/// A document begins on a new page where less than this share of a page is left.
const ROOM_TO_OPEN: f32 = 0.25;
/// A page that no document ends on is filled to this share at least, if it can be.
const FULL: f32 = 0.9;
/// To that end, rows stand further apart by at most this share of a line.
const STRETCH: f32 = 0.14;

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
    let mut rows: Vec<Rc<Row>> = rows.into_iter().map(Rc::new).collect();
    let mut pages = Vec::new();
    let mut from = 0;
    while from < rows.len() {
        let mut tried = Tried::default();
        tried.place(&mut rows, from, sheet);
        let (page, next) = tried.ended(&rows, from, sheet);
        if !page.rows.is_empty() {
            pages.push(page);
        }
        from = next.max(from + 1);
    }
    pages
}

/// A page with all rows that there is room for.
#[derive(Default)]
struct Tried {
    page: Page,
    /// For each row that is placed, how many rows of the page stand before it.
    before: Vec<usize>,
}

impl Tried {
    /// Places rows until there is no room. A row of a table that would leave much of the page empty is divided.
    fn place(&mut self, rows: &mut Vec<Rc<Row>>, from: usize, sheet: &Sheet) {
        let (mut y, mut below) = (0.0_f32, 0.0_f32);
        let mut next = from;
        let mut at_top = true;
        while let Some(row) = rows.get(next).cloned() {
            if at_top && row.between {
                self.before.push(0);
                next += 1;
                continue;
            }
            if at_top && let Some(head) = &row.repeat {
                self.page.rows.push((0.0, Rc::new(repeated(head))));
                (y, below) = (head.height, 0.0);
            }
            let gap = if at_top && !row.opens { 0.0 } else { below + row.above };
            let mut top = y + gap;
            if row.grid {
                top = sheet.up(top);
            }
            let no_room = top + row.height > sheet.height + 0.5;
            let no_start = row.opens && row.keep == Keep::Free && top > (1.0 - ROOM_TO_OPEN) * sheet.height;
            if !at_top && (no_room || no_start) {
                let parts = if row.table && !no_start && y < FULL * sheet.height {
                    divided(&row, sheet.height - top, sheet)
                } else {
                    None
                };
                let Some(parts) = parts else { break };
                rows.splice(next..=next, parts.map(Rc::new));
                continue;
            }
            self.before.push(self.page.rows.len());
            self.page.rows.push((top, Rc::clone(&row)));
            (y, below, at_top) = (top + row.height, row.below, false);
            next += 1;
        }
    }

    /// The page as it ends, and the row that the next one begins with: where no row that is kept with the one before it would
    /// begin a page, as far as that leaves this one full.
    fn ended(mut self, rows: &[Rc<Row>], from: usize, sheet: &Sheet) -> (Page, usize) {
        let next = from + self.before.len();
        let back = |keep: Keep| {
            let free = (from + 1..=next).rev().find(|&end| rows.get(end).is_none_or(|row| row.keep < keep));
            // A page that begins where none should is better than one with nothing on it.
            free.filter(|end| self.rows_at(end - from) > 0).unwrap_or(next)
        };
        let strict = back(Keep::Wished);
        // The last page, and one before a document or a text that begins on a new one, end where they end.
        let ends = |end: usize| rows.get(end).is_none_or(|row| row.opens || row.title);
        let mut end = strict;
        if !ends(strict) && self.filled(strict - from, sheet) < FULL {
            let loose = back(Keep::Needed);
            if self.filled(loose - from, sheet) > self.filled(strict - from, sheet) {
                end = loose;
            }
        }
        self.page.rows.truncate(self.rows_at(end - from));
        if !ends(end) && bottom(&self.page.rows) < FULL * sheet.height {
            stretch(&mut self.page.rows, sheet);
        }
        (self.page, end)
    }

    /// How many rows the page has when it ends with so many of those that were placed.
    fn rows_at(&self, count: usize) -> usize {
        self.before.get(count).copied().unwrap_or(self.page.rows.len())
    }

    /// The share of the page that would be filled, with its rows as far apart as they may be.
    fn filled(&self, count: usize, sheet: &Sheet) -> f32 {
        let rows = self.page.rows.get(..self.rows_at(count)).unwrap_or_default();
        let most = seams(rows).count() as f32 * STRETCH * sheet.pitch;
        (bottom(rows) + most).min(sheet.height) / sheet.height
    }
}

/// Where rows end.
fn bottom(rows: &[(f32, Rc<Row>)]) -> f32 {
    rows.last().map_or(0.0, |(y, row)| y + row.height)
}

/// The rows that room may stand over: not over the first, nor inside a table, whose rules go through.
fn seams(rows: &[(f32, Rc<Row>)]) -> impl Iterator<Item = usize> {
    let joined = |pair: &[(f32, Rc<Row>)]| pair.iter().all(|(_, row)| row.table);
    rows.windows(2).enumerate().filter(move |(_, pair)| !joined(pair)).map(|(n, _)| n + 1)
}

/// Sets the rows of a page further apart, as GB/T 9704 has it done where what follows can't stand at the foot.
fn stretch(rows: &mut [(f32, Rc<Row>)], sheet: &Sheet) {
    let seams: Vec<usize> = seams(rows).collect();
    let each = ((sheet.height - bottom(rows)) / seams.len().max(1) as f32).min(STRETCH * sheet.pitch);
    for (n, (y, _)) in rows.iter_mut().enumerate() {
        *y += each * seams.partition_point(|seam| *seam <= n) as f32;
    }
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
        let keep = Keep::if_needed(keep);
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
    fn a_page_that_is_left_is_filled() {
        // A heading, its text and the names below it, five rows that are kept together.
        let kept = |keep: Keep| -> Vec<Row> {
            let keep = |n| if (20..24).contains(&n) { keep } else { Keep::Free };
            (0..60).map(|n| Row { keep: keep(n), ..line(n, false) }).collect()
        };
        let last = |pages: &[Page]| pages[0].rows.last().map(|(y, row)| (y + row.height) / sheet().height).unwrap();
        // They go over together, and the page is set wider.
        let pages = fill(kept(Keep::Needed), &sheet());
        assert_eq!(starts(&pages)[1], 19);
        assert!(last(&pages) > FULL && last(&pages) < 1.001, "{}", last(&pages));
        let gaps: Vec<f32> = pages[0].rows.windows(2).map(|two| two[1].0 - two[0].0).collect();
        assert!(gaps.iter().all(|gap| (gap - gaps[0]).abs() < 0.1 && *gap < 1.15 * sheet().pitch), "{gaps:?}");
        // More rows than the others can make up for: a line goes alone where that is only a wish.
        let many = |keep: Keep| {
            (0..60)
                .map(|n| Row { keep: if (12..24).contains(&n) { keep } else { Keep::Free }, ..line(n, false) })
                .collect()
        };
        assert_eq!(starts(&fill(many(Keep::Wished), &sheet()))[1], 22);
        assert_eq!(starts(&fill(many(Keep::Needed), &sheet()))[1], 11);
        // Before a document that begins on a new page nothing is set wider.
        let mut rows = kept(Keep::Free);
        rows[17].opens = true;
        let pages = fill(rows, &sheet());
        assert_eq!(starts(&pages)[1], 17);
        assert!((pages[0].rows[16].0 - 16.0 * sheet().pitch).abs() < 0.5);
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
        rows[17].opens = true;
        assert_eq!(starts(&fill(rows.clone(), &sheet())), [0, 17]);
        rows[17].opens = false;
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
