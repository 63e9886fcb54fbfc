//! The columns that lines stand in: their edges, learned from the whole document, and from a page only where enough of
//! its lines say that it is set otherwise.

use std::collections::{HashMap, HashSet};

use super::page::{Grid, Item, Part, Placed, Row, median};
use crate::source::lines::starts::{Margins, Stand};

/// Nothing is learned of a column from fewer rows.
const ENOUGH: usize = 8;
/// Rows reach out of their column by less than this, in em (hanging marks).
const SLACK: f32 = 1.5;
/// Edges nearer than this, in em, are one.
const ALIKE: f32 = 4.0;
/// So many pages of one side tell of its margins; with fewer both sides are one.
const SIDE: usize = 3;
/// A page whose lines are narrower than this share of the widest pages' holds short lines only.
const NARROW: f32 = 0.75;
/// Ends nearer than this, in em, stand at one edge.
const AT_EDGE: f32 = 0.6;

/// A column: of odd or even pages, which of the page.
type Key = (usize, Option<u8>);

/// What one page tells of one of its columns.
struct Own {
    margins: Margins,
    rows: usize,
    /// So many rows that they are no accident end at its right edge.
    justified: bool,
}

/// The columns of a file.
pub(super) struct Columns {
    shared: HashMap<Key, Margins>,
    /// The columns in which rows of some page end at the right edge.
    justified: HashSet<Option<u8>>,
    /// How far down text stands on most pages.
    bottom: f32,
}

impl Columns {
    /// Learns from all pages.
    fn learn(pages: &[Vec<Part>]) -> Self {
        let mut found: HashMap<Key, Vec<Own>> = HashMap::new();
        let mut lowest: Vec<f32> = Vec::with_capacity(pages.len());
        for (index, parts) in pages.iter().enumerate() {
            for (column, own) in own(parts) {
                found.entry((index % 2, column)).or_default().push(own);
            }
            lowest.extend(rows(parts).map(|placed| placed.item.y()).max_by(f32::total_cmp));
        }
        lowest.sort_by(f32::total_cmp);
        let bottom = lowest.get(lowest.len() * 9 / 10).copied().unwrap_or(0.0);
        let mut shared: HashMap<Key, Margins> = HashMap::new();
        for (parity, column) in found.keys() {
            let side = |parity: usize| found.get(&(parity, *column)).into_iter().flatten();
            let own: Vec<&Own> = side(*parity).filter(|own| own.rows >= ENOUGH).collect();
            let both = || side(0).chain(side(1)).collect::<Vec<_>>();
            if let Some(margins) = usual(if own.len() >= SIDE { own } else { both() }) {
                shared.insert((*parity, *column), margins);
            }
        }
        // Rows over the whole page, in a document of columns, stand between their outer edges.
        for parity in 0..2 {
            if let (Some(left), Some(right)) = (shared.get(&(parity, Some(0))), shared.get(&(parity, Some(1)))) {
                let both = Margins { left: left.left, right: right.right };
                shared.entry((parity, None)).or_insert(both);
            }
        }
        let justified = found.iter().filter(|(_, own)| own.iter().any(|own| own.justified)).map(|(key, _)| key.1);
        Self { shared, justified: justified.collect(), bottom }
    }

    /// The margins of the column that a row stands in: the document's, unless the page is set otherwise.
    fn of(&self, page: usize, column: Option<u8>, own: &HashMap<Option<u8>, Own>, row: &Row) -> Margins {
        let whole = Margins { left: row.x0(), right: row.x1() };
        let next = column.and_then(|column| own.get(&Some(column.saturating_add(1))));
        let own = own.get(&column);
        let of_page = own.map_or(whole, |own| own.margins);
        let Some(shared) = self.shared.get(&(page % 2, column)) else { return of_page };
        // Where the next column begins inside of it the page has other columns.
        let fits = row.x0() > shared.left - SLACK * row.size
            && row.x1() < shared.right + SLACK * row.size
            && next.is_none_or(|next| next.margins.left > shared.right - row.size);
        let near = |a: f32, b: f32| (a - b).abs() < ALIKE * row.size;
        let alike = near(of_page.left, shared.left) && near(of_page.right, shared.right);
        let wide = of_page.right - of_page.left > NARROW * (shared.right - shared.left);
        let otherwise = wide && own.is_some_and(|own| own.rows >= ENOUGH && own.justified);
        if fits && (alike || !otherwise) { *shared } else { of_page }
    }
}

/// The median of the pages that tell enough: of those whose rows end at an edge, if there are any, and of those about as
/// wide as most rows are.
fn usual(mut pages: Vec<&Own>) -> Option<Margins> {
    pages.retain(|own| own.rows >= ENOUGH);
    if pages.iter().any(|own| own.justified) {
        pages.retain(|own| own.justified);
    }
    let width = |own: &Own| own.margins.right - own.margins.left;
    let of_rows = median(pages.iter().flat_map(|own| std::iter::repeat_n(width(own), own.rows)));
    pages.retain(|own| width(own) > NARROW * of_rows);
    pages.first()?;
    Some(Margins {
        left: median(pages.iter().map(|own| own.margins.left)),
        right: median(pages.iter().map(|own| own.margins.right)),
    })
}

fn rows(parts: &[Part]) -> impl Iterator<Item = &Placed> {
    parts.iter().filter_map(|part| match part {
        Part::Body(placed) if matches!(placed.item, Item::Text(_)) => Some(placed),
        _ => None,
    })
}

/// The columns of one page by its own rows.
fn own(parts: &[Part]) -> HashMap<Option<u8>, Own> {
    let mut edges: HashMap<Option<u8>, (Vec<f32>, Vec<f32>, f32)> = HashMap::new();
    for placed in rows(parts) {
        let (x0, x1) = placed.item.extent();
        let (left, right, size) = edges.entry(placed.column).or_default();
        left.push(x0);
        right.push(x1);
        *size = size.max(placed.item.size());
    }
    edges.into_iter().map(|(column, (left, right, size))| (column, Own::of(left, right, size))).collect()
}

impl Own {
    fn of(mut left: Vec<f32>, mut right: Vec<f32>, size: f32) -> Self {
        left.sort_by(f32::total_cmp);
        right.sort_by(f32::total_cmp);
        // Few lines reach out of a column (hanging marks, an outdented number): not the outermost counts.
        let at = |v: &[f32], share: f32| v.get(((v.len().max(1) - 1) as f32 * share) as usize).copied().unwrap_or(0.0);
        let margins = Margins { left: at(&left, 0.06), right: at(&right, 0.85) };
        let ending = right.iter().filter(|x| (**x - margins.right).abs() < AT_EDGE * size).count();
        Self { margins, rows: left.len(), justified: ending >= 5 && ending * 5 >= right.len() }
    }
}

/// Rows beside a table from which on the text is led around it.
const AROUND: usize = 2;

/// The text at one side of a table, from above its top to its foot.
#[derive(Default)]
struct Beside {
    rows: usize,
    /// As far as it reaches towards the table, in points.
    edge: Option<f32>,
}

/// A table with the text that is led around it. What stands beside it is gathered once for the page: rows in the thousands
/// would else be compared with one another.
struct Obstacle<'a> {
    table: &'a Grid,
    column: Option<u8>,
    left: Beside,
    right: Beside,
}

impl<'a> Obstacle<'a> {
    /// The tables of a page.
    fn of(parts: &'a [Part]) -> Vec<Self> {
        let tables = parts.iter().filter_map(|part| match part {
            Part::Body(Placed { item: Item::Table(table, _), column, .. }) => Some((table, *column)),
            _ => None,
        });
        tables.map(|(table, column)| Self::with_text(table, column, parts)).collect()
    }

    fn with_text(table: &'a Grid, column: Option<u8>, parts: &[Part]) -> Self {
        let mut obstacle = Self { table, column, left: Beside::default(), right: Beside::default() };
        for placed in rows(parts).filter(|placed| placed.column == column) {
            let Item::Text(row) = &placed.item else { continue };
            if !table.is_beside(row) {
                continue;
            }
            let at_left = obstacle.is_left(row);
            let side = if at_left { &mut obstacle.left } else { &mut obstacle.right };
            side.rows += 1;
            let edge = if at_left { row.x1() } else { row.x0() };
            side.edge = Some(side.edge.map_or(edge, |known| if at_left { known.max(edge) } else { known.min(edge) }));
        }
        obstacle
    }

    fn is_left(&self, row: &Row) -> bool {
        row.x1() < self.table.bounds[0]
    }

    /// The margins of a row: beside the table its own side of it, as far as the rows reach that stand there.
    fn lead(&self, row: &Row, column: Option<u8>, mut margins: Margins) -> Margins {
        if self.column != column || !self.table.is_beside(row) {
            return margins;
        }
        let at_left = self.is_left(row);
        let side = if at_left { &self.left } else { &self.right };
        let Some(edge) = side.edge.filter(|_| side.rows >= AROUND) else { return margins };
        if at_left {
            margins.right = margins.right.min(edge);
        } else {
            margins.left = margins.left.max(edge);
        }
        margins
    }
}

/// The lines of all pages in reading order, each in its column.
pub(super) fn stands(pages: &[Vec<Part>]) -> Vec<Stand<'static>> {
    let columns = Columns::learn(pages);
    let mut stands = Vec::new();
    for (page, parts) in pages.iter().enumerate() {
        let (own, obstacles) = (own(parts), Obstacle::of(parts));
        for placed in rows(parts) {
            let Item::Text(row) = &placed.item else { continue };
            let margins = columns.of(page, placed.column, &own, row);
            let margins = obstacles.iter().fold(margins, |margins, table| table.lead(row, placed.column, margins));
            stands.push(Stand {
                line: super::layout::line(row, page),
                margins,
                breaks: columns.justified.contains(&placed.column),
                column: placed.column,
                zone: placed.zone,
                room: (columns.bottom - row.y).max(0.0),
            });
        }
    }
    stands
}
