//! The columns of a page and the order in which its rows are read.
//!
//! Two columns are parted by a gutter that few rows cross. Rows that do cross it are bands (titles over both columns);
//! bands and long rules cut the page into zones, each read left column first.

use std::ops::Range;

use super::glyphs::Rule;
use super::rows::{Cell, Row, median};

/// An upright strip without text, points from the left.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Gutter {
    pub(super) from: f32,
    pub(super) to: f32,
}

impl Gutter {
    pub(super) fn centre(&self) -> f32 {
        (self.from + self.to) / 2.0
    }

    fn width(&self) -> f32 {
        self.to - self.from
    }
}

/// A row, or the part of it in one column, in its place of the reading order.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) row: Row,
    /// 0 is the left one; `None` for a row over the whole page.
    pub(super) column: Option<u8>,
    /// Counts the zones of the page.
    pub(super) zone: u16,
}

/// Part of the page's width in which a gutter is looked for.
const SEARCHED: Range<f32> = 0.3..0.7;
/// Gaps narrower than this, in em, are inside a column.
const LEAST_GAP: f32 = 0.35;
/// At most this share of rows may cross a gutter.
const CROSSING: f32 = 0.3;
/// Each column needs at least so many rows.
const LEAST_ROWS: i32 = 4;

/// Which way rows stand to one x.
#[derive(Clone, Copy, Default)]
struct Tally {
    crossing: i32,
    both: i32,
    left: i32,
    right: i32,
}

/// The gutter of a page by its own rows.
pub(super) fn gutter(rows: &[Row], width: f32) -> Option<Gutter> {
    let (low, high) = (width * SEARCHED.start, width * SEARCHED.end);
    let bins = (high - low).max(0.0) as usize;
    if rows.len() < LEAST_ROWS as usize || bins < 2 {
        return None;
    }
    let mut tallies = vec![Tally::default(); bins];
    for row in rows {
        tally(row, low, &mut tallies);
    }
    let allowed = (CROSSING * rows.len() as f32) as i32;
    let fits = |t: &Tally| t.crossing <= allowed && t.both + t.left >= LEAST_ROWS && t.both + t.right >= LEAST_ROWS;
    let mut best: Option<Gutter> = None;
    let mut start = None;
    for bin in 0..=bins {
        let ok = tallies.get(bin).is_some_and(fits);
        match (ok, start) {
            (true, None) => start = Some(bin),
            (false, Some(from)) => {
                start = None;
                let found = Gutter { from: low + from as f32, to: low + bin as f32 };
                if found.width() >= 2.0 && best.is_none_or(|b| found.width() > b.width()) && filled(rows, found) {
                    best = Some(found);
                }
            }
            _ => {}
        }
    }
    best
}

/// Adds to each bin (one point wide, from `low`) how the row stands to it.
fn tally(row: &Row, low: f32, tallies: &mut [Tally]) {
    let bins = tallies.len() as f32;
    let index = |x: f32| (x - low).clamp(0.0, bins) as usize;
    let mut mark = |from: f32, to: f32, add: fn(&mut Tally)| {
        for t in tallies.get_mut(index(from)..index(to).max(index(from))).unwrap_or_default() {
            add(t);
        }
    };
    mark(0.0, row.x0(), |t| t.right += 1);
    mark(row.x1(), f32::MAX, |t| t.left += 1);
    mark(row.x0(), row.x1(), |t| t.crossing += 1);
    for (before, cell) in row.cells.iter().zip(row.cells.iter().skip(1)) {
        let (from, to) = (ink_end(before), ink_start(cell));
        if to - from >= LEAST_GAP * row.size {
            mark(from, to, |t| {
                t.crossing -= 1;
                t.both += 1;
            });
        }
    }
}

/// Where a glyph's ink ends: closing marks fill only the left half of their square, and may hang over the margin.
fn ink_end(cell: &Cell) -> f32 {
    let closing = "，。、；：！？）》」』】〕”’".contains(cell.glyph.c);
    cell.glyph.x + if closing { cell.glyph.width * 0.5 } else { cell.glyph.width }
}

fn ink_start(cell: &Cell) -> f32 {
    let opening = "（《「『【〔“‘".contains(cell.glyph.c);
    cell.glyph.x + if opening { cell.glyph.width * 0.5 } else { 0.0 }
}

/// Whether both sides of a gutter are set as columns of text. A list with its page numbers at the right has a gap too,
/// but no column behind it.
fn filled(rows: &[Row], gutter: Gutter) -> bool {
    let x = gutter.centre();
    let left_edge = rows.iter().map(Row::x0).fold(f32::MAX, f32::min);
    let right_edge = rows.iter().map(Row::x1).fold(0.0, f32::max);
    let crosses = |row: &&Row| row.cells.iter().all(|c| c.glyph.x >= x || ink_end(c) <= x + 1.0);
    let side = |left: bool| {
        let widths = rows.iter().filter(crosses).filter_map(|row| {
            let mut cells = row.cells.iter().filter(|c| (c.glyph.x < x) == left).peekable();
            let start = cells.peek()?.glyph.x;
            cells.last().map(|last| last.glyph.x + last.glyph.width - start)
        });
        median(widths)
    };
    side(true) >= 0.45 * (x - left_edge) && side(false) >= 0.45 * (right_edge - x)
}

/// The gutter that the pages of a document share, for odd and for even pages (their margins may be mirrored). `None`
/// where fewer than half of the pages with text have one.
pub(super) fn shared(gutters: &[Option<Gutter>]) -> [Option<Gutter>; 2] {
    let found: Vec<(usize, Gutter)> = gutters.iter().enumerate().filter_map(|(i, g)| g.map(|g| (i, g))).collect();
    if found.is_empty() || found.len() * 2 < gutters.len() {
        return [None, None];
    }
    let of = |parity: Option<usize>| {
        let these = || found.iter().filter(|(i, _)| parity.is_none_or(|p| i % 2 == p)).map(|(_, g)| *g);
        let gutter = Gutter { from: median(these().map(|g| g.from)), to: median(these().map(|g| g.to)) };
        (these().count() >= 3 || parity.is_none()).then_some(gutter)
    };
    let all = of(None);
    [of(Some(0)).or(all), of(Some(1)).or(all)].map(|gutter| gutter.filter(|g| g.to > g.from))
}

/// How a row stands to the gutter.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Side {
    Left,
    Right,
    /// Parted before this cell.
    Both(usize),
    /// Parted before this cell if its neighbours are parted too: the gap is narrow.
    Perhaps(usize),
    Band,
}

/// The rows of a page in reading order.
pub(super) fn order(rows: Vec<Row>, rules: &[Rule], gutter: Option<Gutter>, body: f32, page: [f32; 2]) -> Vec<Placed> {
    if let Some(rule) = sidebar_rule(&rows, rules, gutter, page) {
        return beside_rule(rows, rules, rule, body, page);
    }
    let Some(gutter) = gutter else {
        return rows.into_iter().map(|row| Placed { row, column: None, zone: 0 }).collect();
    };
    let edges = (rows.iter().map(Row::x0).fold(f32::MAX, f32::min), rows.iter().map(Row::x1).fold(0.0, f32::max));
    let sides = sides(&rows, gutter, body, edges);
    let mut cuts: Vec<f32> = rules
        .iter()
        .filter(|rule| rule.horizontal() && rule.x0 < gutter.from - 20.0 && rule.x1 > gutter.to + 20.0)
        .map(|rule| rule.y0)
        .collect();
    cuts.sort_by(f32::total_cmp);

    let mut out = Vec::with_capacity(rows.len());
    let mut zone = Zone { number: 0, rows: Vec::new() };
    let mut last_cut = 0;
    for (row, side) in rows.into_iter().zip(sides) {
        let cut = cuts.partition_point(|y| *y < row.y - 0.4 * row.size);
        if cut != last_cut || side == Side::Band {
            zone.close(&mut out, gutter);
            last_cut = cut;
        }
        if side == Side::Band {
            out.push(Placed { row, column: None, zone: zone.number });
        } else {
            zone.rows.push((row, side));
        }
    }
    zone.close(&mut out, gutter);
    out
}

/// Rows between two bands or rules.
struct Zone {
    number: u16,
    rows: Vec<(Row, Side)>,
}

impl Zone {
    fn close(&mut self, out: &mut Vec<Placed>, gutter: Gutter) {
        let rows = std::mem::take(&mut self.rows);
        self.number = self.number.saturating_add(1);
        let zone = self.number;
        self.number = self.number.saturating_add(1);
        if !is_columns(&rows, gutter) {
            out.extend(rows.into_iter().map(|(row, _)| Placed { row, column: None, zone }));
            return;
        }
        let mut right = Vec::new();
        for (row, side) in rows {
            match side {
                Side::Left | Side::Band => out.push(Placed { row, column: Some(0), zone }),
                Side::Right => right.push(Placed { row, column: Some(1), zone }),
                Side::Both(at) | Side::Perhaps(at) => {
                    let end = row.cells.len();
                    out.push(Placed { row: row.part(0..at), column: Some(0), zone });
                    right.push(Placed { row: row.part(at..end), column: Some(1), zone });
                }
            }
        }
        out.append(&mut right);
    }
}

/// Whether the rows of a zone stand in columns. Short rows that only one side has may as well be the ends of
/// paragraphs over the whole page, and what stands at the right may be the numbers of a list: a left column has rows
/// that reach its edge, a right one has rows that begin at its edge or with an indent.
fn is_columns(rows: &[(Row, Side)], gutter: Gutter) -> bool {
    let reach = rows.iter().filter(|(row, side)| {
        let end = match side {
            Side::Left => row.x1(),
            Side::Both(at) | Side::Perhaps(at) => at.checked_sub(1).and_then(|i| row.cells.get(i)).map_or(0.0, ink_end),
            Side::Right | Side::Band => 0.0,
        };
        end > gutter.from - 2.0 * row.size
    });
    if reach.count() >= 2 {
        return true;
    }
    let starts = rows.iter().filter_map(|(row, side)| match side {
        Side::Right => Some((row.x0(), row.size)),
        Side::Both(at) | Side::Perhaps(at) => row.cells.get(*at).map(|cell| (cell.glyph.x, row.size)),
        Side::Left | Side::Band => None,
    });
    let aligned: Vec<bool> = starts.map(|(x, size)| x < gutter.to + 2.6 * size).collect();
    let share = aligned.iter().filter(|aligned| **aligned).count();
    share > 0 && share * 5 >= aligned.len() * 2
}

fn sides(rows: &[Row], gutter: Gutter, body: f32, edges: (f32, f32)) -> Vec<Side> {
    let mut sides: Vec<Side> = rows.iter().map(|row| side(row, gutter, body, edges)).collect();
    for i in 0..sides.len() {
        if let Side::Perhaps(at) = sides[i] {
            let beside = |j: Option<usize>| j.and_then(|j| sides.get(j)).copied();
            let near = [beside(i.checked_sub(1)), beside(Some(i + 1))];
            let parted = near.iter().any(|s| matches!(s, Some(Side::Both(_))));
            let bands = near.iter().all(|s| matches!(s, None | Some(Side::Band)));
            let aligned = rows[i].cells.get(at).is_some_and(|cell| (ink_start(cell) - gutter.to).abs() < 2.0);
            sides[i] = if !bands && (parted || aligned) { Side::Both(at) } else { Side::Band };
        }
    }
    sides
}

fn side(row: &Row, gutter: Gutter, body: f32, edges: (f32, f32)) -> Side {
    let centre = gutter.centre();
    // Hanging marks and slightly long rows reach into the gutter without crossing it.
    let slack = 0.6 * row.size;
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

/// A larger row centred on the gutter that keeps off both outer edges: a title whose wide spacing opens a gap there. Two
/// titles side by side have a gap in the gutter that is wider than their others.
fn is_title(row: &Row, centre: f32, body: f32, edges: (f32, f32)) -> bool {
    let sizes = |left: bool| median(row.cells.iter().filter(|c| (c.glyph.x < centre) == left).map(|c| c.glyph.size));
    let inner = row.cells.partition_point(|cell| cell.glyph.x < centre);
    let others = (1..row.cells.len()).filter(|i| *i != inner).map(|i| row.gap_before(i)).fold(0.0, f32::max);
    let spaced = row.cells.len() <= 4 || row.gap_before(inner) <= 1.5 * others.max(0.2 * row.size);
    row.size > 1.15 * body
        && spaced
        && (sizes(true) - sizes(false)).abs() < 0.5
        && ((row.x0() + row.x1()) / 2.0 - centre).abs() < 1.5 * row.size
        && row.x0() > edges.0 + row.size
        && row.x1() < edges.1 - row.size
}

/// A long upright rule with text at both sides that is not in the gutter: what it parts is a side column.
fn sidebar_rule(rows: &[Row], rules: &[Rule], gutter: Option<Gutter>, page: [f32; 2]) -> Option<Rule> {
    let in_gutter = |x: f32| gutter.is_some_and(|g| x > g.from - 3.0 && x < g.to + 3.0);
    let tall = rules.iter().filter(|rule| {
        let inside = rule.x0 > 0.1 * page[0] && rule.x0 < 0.9 * page[0];
        !rule.horizontal() && rule.y1 - rule.y0 > 0.3 * page[1] && inside && !in_gutter(rule.x0)
    });
    let parts = |rule: &&Rule| {
        let beside = || rows.iter().filter(|row| (rule.y0..rule.y1).contains(&row.y));
        let crossing =
            beside().any(|row| row.cells.iter().any(|c| c.glyph.x < rule.x0 - 1.0 && ink_end(c) > rule.x0 + 1.0));
        let left = beside().filter(|row| row.x0() < rule.x0).count();
        let right = beside().filter(|row| row.x1() > rule.x0).count();
        !crossing && left >= 2 && right >= 2
    };
    tall.filter(parts).max_by(|a, b| (a.y1 - a.y0).total_cmp(&(b.y1 - b.y0))).copied()
}

/// The order of a page that an upright rule parts: what is above it, its left, its right, what is below.
fn beside_rule(rows: Vec<Row>, rules: &[Rule], rule: Rule, body: f32, page: [f32; 2]) -> Vec<Placed> {
    let mut parts: [Vec<Row>; 4] = Default::default();
    for row in rows {
        if row.y < rule.y0 {
            parts[0].push(row);
        } else if row.y > rule.y1 + row.size {
            parts[3].push(row);
        } else {
            let at = row.cells.partition_point(|cell| cell.glyph.x < rule.x0);
            let (left, right) = (row.part(0..at), row.part(at..row.cells.len()));
            parts[1].extend((!left.cells.is_empty()).then_some(left));
            parts[2].extend((!right.cells.is_empty()).then_some(right));
        }
    }
    let rest: Vec<Rule> = rules.iter().filter(|r| **r != rule).copied().collect();
    let mut out = Vec::new();
    for (i, (part, column)) in parts.into_iter().zip([None, Some(0), Some(1), None]).enumerate() {
        // A rule less each time: this ends.
        for placed in order(part, &rest, None, body, page) {
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
mod tests {
    use super::super::rows::{rows, tests::set};
    use super::*;

    /// Two columns of `n` rows from x 60 and 310, each 22 characters of 10 points; the gutter is 280 to 310.
    fn page(n: usize) -> Vec<super::super::glyphs::Glyph> {
        let mut glyphs = Vec::new();
        for i in 0..n {
            let y = 200.0 + 16.0 * i as f32;
            glyphs.extend(set(&format!("{}左{:02}", "栏".repeat(20), i), 60.0, y, 10.0));
            glyphs.extend(set(&format!("{}右{:02}", "栏".repeat(20), i), 310.0, y, 10.0));
        }
        glyphs
    }

    fn read(rows: Vec<Row>, rules: &[Rule]) -> Vec<(Option<u8>, String)> {
        let gutter = gutter(&rows, 595.0);
        order(rows, rules, gutter, 10.0, [595.0, 842.0]).iter().map(|p| (p.column, p.row.text())).collect()
    }

    #[test]
    fn the_left_column_is_read_first() {
        let read = read(rows(page(12)), &[]);
        let numbers: Vec<_> = read.iter().map(|(c, t)| (*c, t.chars().skip(20).collect::<String>())).collect();
        assert_eq!(numbers.first(), Some(&(Some(0), "左00".to_owned())));
        assert_eq!(numbers.get(11), Some(&(Some(0), "左11".to_owned())));
        assert_eq!(numbers.get(12), Some(&(Some(1), "右00".to_owned())));
    }

    #[test]
    fn bands_and_rules_cut_zones() {
        let mut glyphs = page(12);
        glyphs.extend(set("关于印发河道管理办法的通知", 200.0, 150.0, 16.0));
        let rule = Rule { x0: 60.0, y0: 291.0, x1: 530.0, y1: 291.0 };
        let read = read(rows(glyphs), &[rule]);
        assert_eq!(read[0], (None, "关于印发河道管理办法的通知".to_owned()));
        let order: Vec<String> = read.iter().skip(1).map(|(_, t)| t.chars().skip(20).collect()).collect();
        assert_eq!(order[5], "左05");
        assert_eq!(order[6], "右00");
        assert_eq!(order[12], "左06");
    }

    #[test]
    fn a_spaced_title_over_the_gutter_is_a_band() {
        let mut glyphs = page(12);
        glyphs.extend([set("目", 262.0, 150.0, 20.0), set("录", 308.0, 150.0, 20.0)].concat());
        let read = read(rows(glyphs), &[]);
        assert_eq!(read[0], (None, "目 录".to_owned()));
    }

    #[test]
    fn a_list_with_numbers_at_the_right_is_no_column() {
        let mut glyphs = Vec::new();
        for i in 0..12 {
            let y = 200.0 + 16.0 * i as f32;
            glyphs.extend(set("关于加强河道管理的通知", 60.0, y, 10.0));
            glyphs.extend(set(&format!("{i:02}"), 500.0, y, 10.0));
        }
        assert_eq!(gutter(&rows(glyphs), 595.0), None);
    }

    #[test]
    fn an_upright_rule_parts_a_side_column() {
        let mut glyphs = Vec::new();
        for i in 0..10 {
            let y = 200.0 + 30.0 * i as f32;
            glyphs.extend(set("主办单位", 60.0, y, 10.0));
            glyphs.extend(set("关于印发河道管理办法的通知文件目录条目", 200.0, y, 10.0));
        }
        let rule = Rule { x0: 170.0, y0: 150.0, x1: 170.0, y1: 600.0 };
        let read = read(rows(glyphs), &[rule]);
        assert!(read[..10].iter().all(|(c, t)| *c == Some(0) && t == "主办单位"), "{read:?}");
        assert!(read[10..].iter().all(|(c, _)| *c == Some(1)));
    }
}
