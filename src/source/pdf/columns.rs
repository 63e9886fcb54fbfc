//! The order in which what stands on a page is read.
//!
//! What crosses the gutters is a band (a title over all columns); bands and long rules cut the page into zones, each
//! read column after column from the left.

use super::gutters::{LEAST_GAP, ink_end, ink_start};
use super::page::{Gutter, Item, Placed, Row, Rule, median};
use crate::zh::chars::{is_leader, is_space};
use crate::zh::{brackets, numeral};

/// How a row stands to the gutter.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Side {
    Left,
    Right,
    /// Split before this cell.
    Both(usize),
    /// Split before this cell if its neighbours are split too: the gap is narrow.
    Perhaps(usize),
    Band,
}

/// The items of a page, given from the top, in reading order.
pub(super) fn order(items: Vec<Item>, rules: &[Rule], gutters: &[Gutter], body: f32, page: [f32; 2]) -> Vec<Placed> {
    if let Some(rule) = sidebar_rule(&items, rules, gutters, page) {
        return beside_rule(items, rules, rule, body, page);
    }
    let (Some(first), Some(last)) = (gutters.first(), gutters.last()) else {
        return items.into_iter().map(|item| Placed { item, column: None, zone: 0 }).collect();
    };
    let parted = part(items, gutters, body);
    let mut cuts: Vec<f32> = rules
        .iter()
        .filter(|rule| rule.horizontal() && rule.x0 < first.from - 20.0 && rule.x1 > last.to + 20.0)
        .map(|rule| rule.y0)
        .collect();
    cuts.sort_by(f32::total_cmp);

    let mut out = Vec::with_capacity(parted.len());
    let mut zone = Zone { number: 0, items: Vec::new() };
    let mut last_cut = 0;
    for (item, sides) in parted {
        let cut = cuts.partition_point(|y| *y < item.y() - 0.4 * item.size());
        let band = sides.first() == Some(&Side::Band);
        if cut != last_cut || band {
            zone.close(&mut out, gutters);
            last_cut = cut;
        }
        if band {
            out.push(Placed { item, column: None, zone: zone.number });
        } else {
            zone.items.push((item, sides));
        }
    }
    zone.close(&mut out, gutters);
    out
}

/// An item, and how it stands to each gutter: to those after the first, what the ones before left of it.
type Parted = (Item, Vec<Side>);

/// What is left of an item at the right of the gutters so far. A table is not split.
enum Rest {
    Text(Row),
    /// Left and right end, and the size of its text.
    Table(f32, f32, f32),
    Nothing,
}

impl Rest {
    fn of(item: &Item) -> Self {
        match item {
            Item::Text(row) => Self::Text(row.clone()),
            Item::Table(_, size) => Self::Table(item.extent().0, item.extent().1, *size),
        }
    }

    fn size(&self) -> f32 {
        match self {
            Self::Text(row) => row.size,
            Self::Table(_, _, size) => *size,
            Self::Nothing => 0.0,
        }
    }

    /// Takes away what stands at the left of a gutter.
    fn cut(&mut self, side: Side) {
        match (side, &mut *self) {
            (Side::Both(at) | Side::Perhaps(at), Self::Text(row)) => *row = row.part(at..row.cells.len()),
            (Side::Left | Side::Band, _) => *self = Self::Nothing,
            _ => {}
        }
    }
}

/// Says for each item how it stands to the gutters, from the left.
fn part(items: Vec<Item>, gutters: &[Gutter], body: f32) -> Vec<Parted> {
    let edges = outer(&items);
    let mut sides: Vec<Vec<Side>> = vec![Vec::with_capacity(gutters.len()); items.len()];
    let mut rest: Vec<Rest> = items.iter().map(Rest::of).collect();
    for gutter in gutters {
        let found = sides_of(&rest, *gutter, body, edges);
        for ((rest, side), all) in rest.iter_mut().zip(found).zip(&mut sides) {
            all.push(side);
            rest.cut(side);
        }
    }
    join_bands(&items, &mut sides, gutters, edges);
    items.into_iter().zip(sides).collect()
}

/// The outer edges of all items.
fn outer(items: &[Item]) -> (f32, f32) {
    items.iter().map(Item::extent).fold((f32::MAX, 0.0), |(left, right), (x0, x1)| (left.min(x0), right.max(x1)))
}

/// With three columns a short line over all of them (a number, an office) crosses no gutter: it is a band by its place
/// in the middle of the page, alone at its height, next to a band.
fn join_bands(items: &[Item], sides: &mut [Vec<Side>], gutters: &[Gutter], edges: (f32, f32)) {
    let centre = (edges.0 + edges.1) / 2.0;
    if gutters.iter().any(|g| (g.from..g.to).contains(&centre)) {
        return;
    }
    let band = |sides: &[Vec<Side>], i: usize| sides.get(i).is_some_and(|s| s.first() == Some(&Side::Band));
    let mut join = |i: usize, beside: Option<usize>| {
        let Some(item) = items.get(i) else { return };
        let (x0, x1) = item.extent();
        let middle = (x0 + x1) / 2.0;
        let alone = sides.get(i).is_some_and(|s| s.iter().all(|side| matches!(side, Side::Left | Side::Right)));
        if alone && (middle - centre).abs() < 0.6 * item.size() && beside.is_some_and(|j| band(sides, j)) {
            sides[i] = vec![Side::Band; gutters.len()];
        }
    };
    (0..items.len()).for_each(|i| join(i, i.checked_sub(1)));
    (0..items.len()).rev().for_each(|i| join(i, Some(i + 1)));
}

/// Items between two bands or rules.
struct Zone {
    number: u16,
    items: Vec<Parted>,
}

impl Zone {
    fn close(&mut self, out: &mut Vec<Placed>, gutters: &[Gutter]) {
        let items = std::mem::take(&mut self.items);
        // Bands one after the other are one zone.
        if items.is_empty() {
            return;
        }
        self.number = self.number.saturating_add(1);
        let zone = self.number;
        self.number = self.number.saturating_add(1);
        if ends_in_numbers(&items) || !is_columns(&items, gutters) {
            out.extend(items.into_iter().map(|(item, _)| Placed { item, column: None, zone }));
            return;
        }
        let mut columns: Vec<Vec<Placed>> = (0..=gutters.len()).map(|_| Vec::new()).collect();
        for (item, sides) in items {
            for (column, item) in divided(item, &sides) {
                if let Some(items) = columns.get_mut(column) {
                    items.push(Placed { item, column: u8::try_from(column).ok(), zone });
                }
            }
        }
        out.extend(columns.into_iter().flatten());
    }
}

/// The parts of an item, each with the column that it stands in.
fn divided(item: Item, sides: &[Side]) -> Vec<(usize, Item)> {
    // Without a gap at a gutter all of it stands at the left of the first that has it there.
    let whole = || sides.iter().position(|side| *side != Side::Right).unwrap_or(sides.len());
    let mut row = match item {
        Item::Text(row) => row,
        table => return vec![(whole(), table)],
    };
    let mut parts = Vec::with_capacity(2);
    for (column, side) in sides.iter().enumerate() {
        match side {
            Side::Both(at) | Side::Perhaps(at) => {
                parts.push((column, row.part(0..*at)));
                row = row.part(*at..row.cells.len());
            }
            Side::Left | Side::Band => {
                parts.push((column, std::mem::take(&mut row)));
                break;
            }
            Side::Right => {}
        }
    }
    parts.push((sides.len(), row));
    parts.into_iter().filter(|(_, row)| !row.cells.is_empty()).map(|(column, row)| (column, Item::Text(row))).collect()
}

/// Whether the items of a zone stand in columns. Short rows that only one side has may as well be the ends of
/// paragraphs over the whole page, and what stands at the right may be the numbers of a list: a left column has rows
/// that reach its edge, a right one has rows that begin at its edge or with an indent.
fn is_columns(items: &[Parted], gutters: &[Gutter]) -> bool {
    // The last line of a text, an office and a date at one height: no line of text has a wide gap at each gutter.
    if let [(Item::Text(row), sides)] = items
        && sides.len() > 1
        && is_parted_wide(row, sides)
    {
        return true;
    }
    gutters.iter().enumerate().any(|(k, gutter)| parts_at(items, k, *gutter))
}

/// Figures of the longest page number.
const NUMBER: usize = 4;

/// Whether all that stands at the right are numbers of pages, each behind what it is the page of: rows of a list of contents.
fn ends_in_numbers(items: &[Parted]) -> bool {
    let is_number = |row: &Row, from: usize| {
        let cells = row.cells.get(from..).unwrap_or_default();
        let digits = cells.iter().filter(|cell| numeral::digit(cell.glyph.c).is_some()).count();
        let fits = |c: char| {
            let bracket = brackets::opens_round(c) || brackets::closes_round(c);
            numeral::digit(c).is_some() || bracket || is_space(c) || is_leader(c)
        };
        (1..=NUMBER).contains(&digits) && cells.iter().all(|cell| fits(cell.glyph.c))
    };
    let mut numbered = 0;
    let rows = items.iter().all(|(item, sides)| match (item, sides.as_slice()) {
        (Item::Text(_), [Side::Left]) => true,
        (Item::Text(row), [Side::Both(at) | Side::Perhaps(at)]) => {
            numbered += 1;
            is_number(row, *at)
        }
        _ => false,
    });
    rows && numbered > 0
}

/// Whether a row has a gap of two em or more at every gutter.
fn is_parted_wide(row: &Row, sides: &[Side]) -> bool {
    let mut start = 0;
    sides.iter().all(|side| {
        let Side::Both(at) = side else { return false };
        start += at;
        row.gap_before(start) > 2.0 * row.size
    })
}

fn parts_at(items: &[Parted], k: usize, gutter: Gutter) -> bool {
    // What the gutters before this one left of the row begins so far into it.
    let before = |sides: &[Side]| {
        let cells = sides.iter().take(k).map(|side| match side {
            Side::Both(at) | Side::Perhaps(at) => *at,
            _ => 0,
        });
        cells.sum::<usize>()
    };
    let sided = || {
        let left_over = |sides: &[Side]| !sides.iter().take(k).any(|s| matches!(s, Side::Left | Side::Band));
        let these = items.iter().filter(move |(_, sides)| left_over(sides));
        these.filter_map(move |(item, sides)| sides.get(k).map(|side| (item, *side, before(sides))))
    };
    let reach = sided().filter(|(item, side, start)| {
        let end = match (side, item) {
            (Side::Left, _) => item.extent().1,
            (Side::Both(at) | Side::Perhaps(at), Item::Text(row)) => {
                (start + at).checked_sub(1).and_then(|i| row.cells.get(i)).map_or(0.0, ink_end)
            }
            _ => 0.0,
        };
        end > gutter.from - 2.0 * item.size()
    });
    if reach.count() >= 2 {
        return true;
    }
    let starts = sided().filter_map(|(item, side, start)| {
        let cell = match side {
            Side::Right => start,
            Side::Both(at) | Side::Perhaps(at) => start + at,
            Side::Left | Side::Band => return None,
        };
        let x = match item {
            Item::Text(row) => row.cells.get(cell)?.glyph.x,
            Item::Table(..) => item.extent().0,
        };
        Some((x, item.size()))
    });
    let aligned: Vec<bool> = starts.map(|(x, size)| x < gutter.to + 2.6 * size).collect();
    let share = aligned.iter().filter(|aligned| **aligned).count();
    share > 0 && share * 5 >= aligned.len() * 2
}

fn sides_of(rest: &[Rest], gutter: Gutter, body: f32, edges: (f32, f32)) -> Vec<Side> {
    let mut sides: Vec<Side> = rest.iter().map(|rest| side_of(rest, gutter, body, edges)).collect();
    // A line in the middle of the page whose blank falls on the gutter is no two lines, unless it stands among such.
    for (i, rest) in rest.iter().enumerate() {
        if let (Side::Both(at) | Side::Perhaps(at), Rest::Text(row)) = (sides[i], rest)
            && is_centred(row, at, edges)
            && decisive(&sides, i).contains(&Some(Side::Band))
        {
            sides[i] = Side::Band;
        }
    }
    for (i, rest) in rest.iter().enumerate() {
        if let (Side::Perhaps(at), Rest::Text(row)) = (sides[i], rest) {
            let near = decisive(&sides, i);
            let parted = near.iter().any(|s| matches!(s, Some(Side::Both(_))));
            let bands = near.contains(&Some(Side::Band)) && near.iter().all(|s| matches!(s, None | Some(Side::Band)));
            let aligned = row.cells.get(at).is_some_and(|cell| (ink_start(cell) - gutter.to).abs() < 2.0);
            sides[i] = if !bands && (parted || aligned) { Side::Both(at) } else { Side::Band };
        }
    }
    sides
}

/// How the nearest rows above and below stand that reach to both sides of the gutter.
fn decisive(sides: &[Side], i: usize) -> [Option<Side>; 2] {
    const REACH: usize = 5;
    let tells = |side: &&Side| !matches!(side, Side::Left | Side::Right);
    let above = sides.get(..i).unwrap_or_default().iter().rev().take(REACH).find(tells);
    let below = sides.get(i + 1..).unwrap_or_default().iter().take(REACH).find(tells);
    [above.copied(), below.copied()]
}

/// Whether a row stands in the middle of the page, far from the outer edges, with no more than a blank before a cell.
fn is_centred(row: &Row, at: usize, edges: (f32, f32)) -> bool {
    let (left, right) = (row.x0() - edges.0, edges.1 - row.x1());
    row.gap_before(at) < 1.4 * row.size && (left - right).abs() < row.size && left.min(right) > 3.0 * row.size
}

/// Hanging marks and slightly long rows reach so far into the gutter without crossing it, in em.
const SLACK: f32 = 0.6;

fn side_of(rest: &Rest, gutter: Gutter, body: f32, edges: (f32, f32)) -> Side {
    let slack = SLACK * rest.size();
    match rest {
        Rest::Text(row) => side(row, gutter, body, edges),
        Rest::Nothing => Side::Left,
        Rest::Table(_, x1, _) if *x1 <= gutter.centre() + slack => Side::Left,
        Rest::Table(x0, _, _) if *x0 >= gutter.centre() - slack => Side::Right,
        Rest::Table(..) => Side::Band,
    }
}

fn side(row: &Row, gutter: Gutter, body: f32, edges: (f32, f32)) -> Side {
    let centre = gutter.centre();
    let slack = SLACK * row.size;
    if row.cells.last().is_none_or(|last| ink_end(last) <= centre + slack && last.glyph.x < centre) {
        return Side::Left;
    }
    if row
        .cells
        .first()
        .is_none_or(|first| ink_start(first) >= centre - slack && first.glyph.x + first.glyph.width > centre)
    {
        return Side::Right;
    }
    if is_title(row, centre, body, edges) {
        return Side::Band;
    }
    if let Some(at) = overrun(row, gutter) {
        return Side::Both(at);
    }
    let gap = |i: usize| match (row.cells.get(i - 1), row.cells.get(i)) {
        (Some(a), Some(b)) => (ink_end(a), ink_start(b)),
        _ => (0.0, 0.0),
    };
    let touching = (1..row.cells.len()).filter(|i| {
        let (from, to) = gap(*i);
        to >= gutter.from - 1.0 && from <= gutter.to + 1.0
    });
    let width = |i: &usize| gap(*i).1 - gap(*i).0;
    let at_edge = |i: &usize| (gap(*i).1 - gutter.to).abs() < 2.0 && width(i) >= 0.25 * row.size;
    // What begins at the right column's edge is the right column, even where a blank before a number is wider.
    let edge = (1..row.cells.len()).find(at_edge);
    // A heading of the left column that is a little too long: it begins near the column's edge, as no title does.
    let overlong = row.x0() < edges.0 + 3.0 * row.size && row.x1() < gutter.to + 1.5 * row.size;
    let uncut = if overlong { Side::Left } else { Side::Band };
    let Some(widest) = edge.or_else(|| touching.max_by(|a, b| width(a).total_cmp(&width(b)))) else { return uncut };
    let (ends, starts) = gap(widest);
    let least = LEAST_GAP * row.size;
    if row.gap_before(widest) >= (0.7 * gutter.width()).min(1.2 * row.size).max(least) {
        Side::Both(widest)
    } else if edge.is_some() || starts - ends >= (0.4 * gutter.width()).max(least) {
        Side::Perhaps(widest)
    } else {
        uncut
    }
}

/// Where a line of the left column that is too long runs into the right one: what begins at the right column's edge
/// overlaps what stands before it, or has another size.
fn overrun(row: &Row, gutter: Gutter) -> Option<usize> {
    let at = row.cells.iter().position(|cell| (ink_start(cell) - gutter.to).abs() < 2.0)?;
    let (before, cell) = (row.cells.get(at.checked_sub(1)?)?, row.cells.get(at)?);
    let apart = (before.glyph.size - cell.glyph.size).abs() > 0.05 * row.size;
    (row.gap_before(at) < -0.12 * row.size || apart && row.gap_before(at) < 0.05 * row.size).then_some(at)
}

/// A larger row in the middle of the text that keeps off both outer edges: a title whose wide spacing opens a gap at the
/// gutter. Two titles side by side have a gap in the gutter that is wider than their others.
fn is_title(row: &Row, gutter: f32, body: f32, edges: (f32, f32)) -> bool {
    let sizes = |left: bool| median(row.cells.iter().filter(|c| (c.glyph.x < gutter) == left).map(|c| c.glyph.size));
    let inner = row.cells.partition_point(|cell| cell.glyph.x < gutter);
    let others = (1..row.cells.len()).filter(|i| *i != inner).map(|i| row.gap_before(i)).fold(0.0, f32::max);
    let spaced = row.cells.len() <= 4 || row.gap_before(inner) <= 1.5 * others.max(0.2 * row.size);
    let middle = |x: f32| ((row.x0() + row.x1()) / 2.0 - x).abs() < 1.5 * row.size;
    row.size > 1.15 * body
        && spaced
        && (sizes(true) - sizes(false)).abs() < 0.5
        && (middle(gutter) || middle((edges.0 + edges.1) / 2.0))
        && row.x0() > edges.0 + row.size
        && row.x1() < edges.1 - row.size
}

/// A long upright rule with text at both sides that is not in the gutter: what it parts is a side column.
fn sidebar_rule(items: &[Item], rules: &[Rule], gutters: &[Gutter], page: [f32; 2]) -> Option<Rule> {
    let in_gutter = |x: f32| gutters.iter().any(|g| x > g.from - 3.0 && x < g.to + 3.0);
    let tall = rules.iter().filter(|rule| {
        let inside = rule.x0 > 0.1 * page[0] && rule.x0 < 0.9 * page[0];
        !rule.horizontal() && rule.y1 - rule.y0 > 0.3 * page[1] && inside && !in_gutter(rule.x0)
    });
    let parts = |rule: &&Rule| {
        let crosses = |from: f32, to: f32| from < rule.x0 - 1.0 && to > rule.x0 + 1.0;
        let beside = || items.iter().filter(|item| (rule.y0..rule.y1).contains(&item.y()));
        let crossing = beside().any(|item| match item {
            Item::Text(row) => row.cells.iter().any(|cell| crosses(cell.glyph.x, ink_end(cell))),
            Item::Table(..) => crosses(item.extent().0, item.extent().1),
        });
        let left = beside().filter(|item| item.extent().0 < rule.x0).count();
        let right = beside().filter(|item| item.extent().1 > rule.x0).count();
        !crossing && left >= 2 && right >= 2
    };
    tall.filter(parts).max_by(|a, b| (a.y1 - a.y0).total_cmp(&(b.y1 - b.y0))).copied()
}

/// The order of a page that an upright rule parts: what is above it, its left, its right, what is below.
fn beside_rule(items: Vec<Item>, rules: &[Rule], rule: Rule, body: f32, page: [f32; 2]) -> Vec<Placed> {
    let mut parts: [Vec<Item>; 4] = Default::default();
    for item in items {
        if item.y() < rule.y0 {
            parts[0].push(item);
        } else if item.y() > rule.y1 + item.size() {
            parts[3].push(item);
        } else if let Item::Text(row) = item {
            let at = row.cells.partition_point(|cell| cell.glyph.x < rule.x0);
            let (left, right) = (row.part(0..at), row.part(at..row.cells.len()));
            parts[1].extend((!left.cells.is_empty()).then_some(Item::Text(left)));
            parts[2].extend((!right.cells.is_empty()).then_some(Item::Text(right)));
        } else {
            let side = if item.extent().0 < rule.x0 { 1 } else { 2 };
            parts[side].push(item);
        }
    }
    let rest: Vec<Rule> = rules.iter().filter(|r| **r != rule).copied().collect();
    let mut out = Vec::new();
    for (i, (part, column)) in parts.into_iter().zip([None, Some(0), Some(1), None]).enumerate() {
        // A rule less each time: this ends.
        for placed in order(part, &rest, &[], body, page) {
            out.push(Placed {
                column: placed.column.or(column),
                zone: placed.zone.saturating_add(100 * i as u16),
                ..placed
            });
        }
    }
    out
}

#[cfg(test)]
mod tests;
