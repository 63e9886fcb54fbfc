//! Takes the tables without rules out of the text of pages, before its columns are looked for: the blanks of a table
//! must not be taken for gutters, nor columns of prose for a table.

use super::aligned::{self, Shape};
use super::gutters;
use super::page::{Gutter, Page, Row};
use crate::source::lines::running::Edges;

/// Least share of a table's lines over several columns of the page that cross each gutter: one in so many.
const CROSSING: usize = 5;
/// Most rows at the head of a page that look like running heads and may be a table's, and the widest step between them
/// and the text, in em.
const LEAD: usize = 5;
const NEAR: f32 = 3.2;

/// Takes the tables out of the pages' rows, and finds the gutters of what is left: the document's, else the page's own.
/// `step` is called twice for every page, with its index.
///
/// # Errors
/// What `step` gives.
pub(super) fn take<E>(
    pages: &mut [Page],
    edges: &mut [Edges],
    step: impl Fn(usize) -> Result<(), E>,
) -> Result<Vec<Vec<Gutter>>, E> {
    let mut own = Vec::with_capacity(pages.len());
    let mut found = Vec::with_capacity(pages.len());
    let mut before: Option<Shape> = None;
    for (n, (page, edges)) in pages.iter().zip(edges.iter()).enumerate() {
        step(n)?;
        let (indexes, lead) = candidates(page, edges);
        let lines: Vec<Row> = indexes.iter().filter_map(|i| page.rows.get(*i)).cloned().collect();
        let tables = aligned::find(&lines, lead, before.as_ref());
        before = tables.last().filter(|table| table.rows.end == lines.len()).map(|table| table.shape.clone());
        own.push(gutters::find(&without(lines, lead, &tables), page.size[0]));
        found.push(tables);
    }
    let gutters = usual(own);
    for (n, (((page, edges), tables), gutters)) in pages.iter_mut().zip(edges).zip(found).zip(&gutters).enumerate() {
        step(n)?;
        let mut taken = Taken { page, edges };
        taken.over_columns(tables, gutters);
        taken.in_columns(gutters);
    }
    Ok(gutters)
}

/// The rows of a page that are no running heads, and how many before them may be a table's head all the same: one that
/// is printed again on every page is alike on all of them.
fn candidates(page: &Page, edges: &Edges) -> (Vec<usize>, usize) {
    let mut indexes = indexes(page, edges);
    let mut lead = 0;
    while let Some(first) = indexes.first().copied()
        && let Some(above) = first.checked_sub(1)
        && let (Some(row), Some(next)) = (page.rows.get(above), page.rows.get(first))
        && lead < LEAD
        && next.y - row.y < NEAR * row.size
    {
        indexes.insert(0, above);
        lead += 1;
    }
    (indexes, lead)
}

fn indexes(page: &Page, edges: &Edges) -> Vec<usize> {
    (0..page.rows.len()).filter(|i| !edges.running.get(*i).copied().unwrap_or(false)).collect()
}

fn without(rows: Vec<Row>, lead: usize, tables: &[aligned::Taken]) -> Vec<Row> {
    let held = |i: usize| i < lead || tables.iter().any(|table| table.rows.contains(&i));
    rows.into_iter().enumerate().filter(|(i, _)| !held(*i)).map(|(_, row)| row).collect()
}

fn usual(own: Vec<Vec<Gutter>>) -> Vec<Vec<Gutter>> {
    let shared = gutters::shared(&own);
    let usual = |i: usize| &shared[i % 2];
    own.into_iter()
        .enumerate()
        .map(|(i, own)| if own.len() > usual(i).len() { own } else { usual(i).clone() })
        .collect()
}

/// A page whose tables are being taken out.
struct Taken<'p> {
    page: &'p mut Page,
    edges: &'p mut Edges,
}

impl Taken<'_> {
    /// Takes those tables that may stand over the columns of the page: each gutter is crossed by some of their lines.
    fn over_columns(&mut self, tables: Vec<aligned::Taken>, gutters: &[Gutter]) {
        let (indexes, _) = candidates(self.page, self.edges);
        let mut emptied = Vec::new();
        for table in tables {
            let lines = indexes.get(table.rows.clone()).unwrap_or_default();
            let [left, _, right, _] = table.grid.bounds;
            let mut inner = gutters.iter().map(Gutter::centre).filter(|x| left < *x && *x < right);
            let crosses = |i: &usize, x: f32| self.page.rows.get(*i).is_some_and(|row| crosses(row, x));
            let over = |x: f32| lines.iter().filter(|i| crosses(i, x)).count() * CROSSING >= lines.len();
            if inner.all(over) {
                emptied.extend_from_slice(lines);
                self.page.tables.push(table.grid);
            }
        }
        for i in emptied {
            if let Some(row) = self.page.rows.get_mut(i) {
                row.cells.clear();
            }
        }
        self.drop_empty();
    }

    /// Takes the tables in single columns.
    fn in_columns(&mut self, gutters: &[Gutter]) {
        if gutters.is_empty() {
            return;
        }
        let mut from = f32::MIN;
        for to in gutters.iter().map(Gutter::centre).chain([f32::MAX]) {
            let inside = |row: &Row| {
                let at = |x: f32| row.cells.partition_point(|cell| cell.glyph.x + cell.glyph.width / 2.0 < x);
                at(from)..at(to)
            };
            // What crosses an edge of the column stands over several.
            let edges = [from, to];
            let over = |row: &Row| edges.iter().any(|x| crosses(row, *x));
            let indexes = indexes(self.page, self.edges);
            let rows = indexes.iter().filter_map(|i| Some((*i, self.page.rows.get(*i)?)));
            let rows: Vec<(usize, Option<Row>)> =
                rows.map(|(i, row)| (i, (!over(row)).then(|| row.part(inside(row))))).collect();
            for run in rows.split(|(_, part)| part.is_none()) {
                let (of, lines): (Vec<usize>, Vec<Row>) = run
                    .iter()
                    .filter_map(|(i, part)| Some((*i, part.clone().filter(|part| !part.cells.is_empty())?)))
                    .unzip();
                for table in aligned::find(&lines, 0, None) {
                    for i in of.get(table.rows.clone()).unwrap_or_default() {
                        if let Some(row) = self.page.rows.get_mut(*i) {
                            row.cells.drain(inside(row));
                        }
                    }
                    self.page.tables.push(table.grid);
                }
            }
            from = to;
        }
        self.drop_empty();
    }

    fn drop_empty(&mut self) {
        let kept: Vec<bool> = self.page.rows.iter().map(|row| !row.cells.is_empty()).collect();
        if kept.iter().all(|kept| *kept) {
            return;
        }
        let mut of_row = kept.iter();
        self.page.rows.retain(|_| of_row.next().copied().unwrap_or(true));
        let mut of_row = kept.iter();
        self.edges.running.retain(|_| of_row.next().copied().unwrap_or(true));
    }
}

/// Whether a row has ink, or no more than a word's gap, at a place.
fn crosses(row: &Row, x: f32) -> bool {
    let after = row.cells.partition_point(|cell| cell.glyph.x <= x);
    let Some(before) = after.checked_sub(1).and_then(|i| row.cells.get(i)) else { return false };
    let inked = before.glyph.x + before.glyph.width > x;
    inked || after < row.cells.len() && row.gap_before(after) < 0.5 * row.size
}
