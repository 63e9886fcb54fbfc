//! Tables without any rule on a page: its rows as the stretches that [`crate::source::lines::aligned`] looks through, and
//! what is found there as a grid of rows.

use std::borrow::Cow;
use std::ops::Range;

use super::page::{Grid, GridCell, Row, narrow};
use crate::source::lines::aligned::{self, BLANK, Found, Spaced, Stretch};

pub(super) use crate::source::lines::aligned::{Shape, says_continued};

/// A table among the rows of a page.
#[derive(Debug)]
pub(super) struct Taken {
    /// The rows that it takes.
    pub(super) rows: Range<usize>,
    pub(super) grid: Grid,
    /// How it would go on at the head of the next page.
    pub(super) shape: Shape,
}

/// The tables among rows sorted from the top. The first `lead` may be running heads as well; `before` is the table that
/// ended the page before.
pub(super) fn find(rows: &[Row], lead: usize, before: Option<&Shape>) -> Vec<Taken> {
    let is_parted = |row: &Row| (1..row.cells.len()).any(|i| row.gap_before(i) > BLANK * row.size);
    if !rows.iter().any(is_parted) {
        return Vec::new();
    }
    let (lines, places): (Vec<Spaced<'_>>, Vec<Vec<Range<usize>>>) = rows.iter().map(spaced).unzip();
    let found = aligned::find(&lines, lead, before);
    found
        .into_iter()
        .map(|table| Taken { grid: grid(rows, &places, &table), rows: table.lines, shape: table.shape })
        .collect()
}

/// A row's stretches, and the cells of the row that each is made of.
fn spaced(row: &Row) -> (Spaced<'static>, Vec<Range<usize>>) {
    let mut places: Vec<Range<usize>> = Vec::new();
    for i in 0..row.cells.len() {
        match places.last_mut().filter(|_| row.gap_before(i) < BLANK * row.size) {
            Some(last) => last.end = i + 1,
            None => places.push(i..i + 1),
        }
    }
    let stretch = |place: &Range<usize>| {
        let cells = row.cells.get(place.clone()).unwrap_or_default();
        let right = |x: f32, glyph: &super::page::Glyph| x.max(glyph.x + glyph.width);
        Stretch {
            text: Cow::Owned(cells.iter().map(|cell| cell.glyph.c).collect()),
            from: cells.first().map_or(0.0, |cell| cell.glyph.x),
            to: cells.iter().map(|cell| &cell.glyph).fold(0.0, right),
        }
    };
    (Spaced { stretches: places.iter().map(stretch).collect(), y: row.y, size: row.size }, places)
}

fn grid(rows: &[Row], places: &[Vec<Range<usize>>], table: &Found) -> Grid {
    let held = rows.get(table.lines.clone()).unwrap_or_default();
    let top = held.iter().map(|row| row.y - row.size).fold(f32::MAX, f32::min);
    let bottom = held.iter().map(|row| row.y).fold(0.0, f32::max);
    let (left, right) = (table.xs.first().copied().unwrap_or(0.0), table.xs.last().copied().unwrap_or(0.0));
    let part = |(line, stretches): &(usize, Range<usize>)| {
        let places = places.get(*line)?.get(stretches.clone())?;
        Some(rows.get(*line)?.part(places.first()?.start..places.last()?.end))
    };
    let cell = |cell: &aligned::Cell| GridCell {
        row: narrow(cell.row),
        column: narrow(cell.column),
        rows: 1,
        columns: 1,
        lines: cell.parts.iter().filter_map(part).collect(),
    };
    Grid {
        bounds: [left, top, right, bottom],
        xs: table.xs.clone(),
        ys: Vec::new(),
        row_count: narrow(table.rows),
        cells: table.cells.iter().map(cell).collect(),
        head: narrow(table.head),
    }
}
