//! The gutters of a page: upright strips that part its columns, which few rows cross.

use std::ops::Range;

use super::page::{Cell, Gutter, Row, median};

/// Part of the page's width in which gutters are looked for …
const SEARCHED: Range<f32> = 0.1..0.9;
/// … and the one gutter of two columns.
const MIDDLE: Range<f32> = 0.3..0.7;
/// Most columns.
const MOST_COLUMNS: usize = 5;
/// Three columns and more are of one width: their gutters are this near to their places, in widths of the text.
const EVEN: f32 = 0.04;
/// Gaps narrower than this, in em, are inside a column.
pub(super) const LEAST_GAP: f32 = 0.35;
/// At most this share of rows may cross a gutter.
const CROSSING: f32 = 0.3;
/// Of those, at most this share more than cross it at its clearest.
const OVERHANGING: f32 = 0.1;
/// Each column needs at least so many rows.
const LEAST_ROWS: i32 = 4;
/// Rows one after the other that a page set in columns only in part needs beside each other there.
const LEAST_BLOCK: usize = 6;
/// The blank half of marks that stand below one another by chance is narrower than this, in em.
const CHANCE_GAP: f32 = 0.75;
/// Columns narrower than this, in em, are those of a list (names beside posts), whose rows are read one after the other.
const NARROWEST: f32 = 5.5;
/// The page's width is looked at in steps of a point, of a very wide page in so many.
const MOST_BINS: f32 = 2000.0;

/// Which way rows stand to one x.
#[derive(Clone, Copy, Default)]
struct Tally {
    crossing: i32,
    both: i32,
    left: i32,
    right: i32,
}

/// Steps over a part of the page's width.
#[derive(Clone, Copy)]
struct Scale {
    low: f32,
    step: f32,
    bins: usize,
}

impl Scale {
    fn new(width: f32) -> Option<Self> {
        let (low, high) = (width * SEARCHED.start, width * SEARCHED.end);
        let bins = (high - low).clamp(0.0, MOST_BINS) as usize;
        (bins >= 2).then(|| Self { low, step: (high - low) / bins as f32, bins })
    }

    fn bin(&self, x: f32) -> usize {
        ((x - self.low) / self.step).clamp(0.0, self.bins as f32) as usize
    }

    fn x(&self, bin: usize) -> f32 {
        self.low + bin as f32 * self.step
    }
}

/// The gutters of a page by its own rows, from the left.
pub(super) fn find(rows: &[Row], width: f32) -> Vec<Gutter> {
    let Some(scale) = Scale::new(width).filter(|_| rows.len() >= LEAST_ROWS as usize) else { return Vec::new() };
    let strips = strips(rows, scale);
    let many = (3..=MOST_COLUMNS).rev().find_map(|n| even(rows, &strips, n));
    let two = || widest(rows, &strips, width).or_else(|| in_block(rows, scale, width));
    many.unwrap_or_else(|| two().into_iter().collect())
}

/// The strips that few rows cross, with rows at both sides.
fn strips(rows: &[Row], scale: Scale) -> Vec<Gutter> {
    let mut tallies = vec![Tally::default(); scale.bins];
    for row in rows {
        tally(row, scale, &mut tallies);
    }
    let share = |part: f32| (part * rows.len() as f32) as i32;
    let allowed = share(CROSSING);
    let fits = |t: &Tally| t.crossing <= allowed && t.both + t.left >= LEAST_ROWS && t.both + t.right >= LEAST_ROWS;
    let mut strips = Vec::new();
    for strip in stretches(&tallies, fits) {
        // Where the lines of the columns do not stand side by side, few cross even the first characters of a column:
        // the gutter is where the fewest do.
        let within = tallies.get(strip.clone()).unwrap_or_default();
        let most = within.iter().map(|t| t.crossing).min().unwrap_or(0) + share(OVERHANGING);
        let clear = stretches(within, |t| t.crossing <= most).max_by_key(Range::len);
        let clear = clear.unwrap_or(0..0);
        let gutter = Gutter { from: scale.x(strip.start + clear.start), to: scale.x(strip.start + clear.end) };
        strips.extend(is_blank(rows, gutter).then_some(gutter));
    }
    strips
}

/// Whether a strip is more than the blank halves of marks that stand below one another (a list whose items are followed
/// by a colon): of the rows at both sides of it, one in four has a gap there between the squares of its characters.
fn is_blank(rows: &[Row], gutter: Gutter) -> bool {
    let x = gutter.centre();
    let (mut both, mut apart) = (0, 0);
    for row in rows.iter().filter(|row| row.x0() < x && row.x1() > x) {
        let at = row.cells.partition_point(|cell| ink_start(cell) <= x);
        let parted = at.checked_sub(1).and_then(|i| row.cells.get(i)).is_some_and(|cell| ink_end(cell) <= x);
        both += usize::from(parted);
        apart += usize::from(parted && row.gap_before(at) >= LEAST_GAP * row.size);
    }
    apart * 4 >= both
}

/// The longest runs of tallies that fit.
fn stretches(tallies: &[Tally], fits: impl Fn(&Tally) -> bool) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + tallies.get(at..)?.iter().position(&fits)?;
        let rest = tallies.get(start..)?;
        at = start + rest.iter().position(|t| !fits(t)).unwrap_or(rest.len());
        Some(start..at)
    })
}

/// Adds to each bin how the row stands to it.
fn tally(row: &Row, scale: Scale, tallies: &mut [Tally]) {
    let mut mark = |from: f32, to: f32, add: fn(&mut Tally)| {
        let (from, to) = (scale.bin(from), scale.bin(to));
        for t in tallies.get_mut(from..to.max(from)).unwrap_or_default() {
            add(t);
        }
    };
    mark(0.0, row.x0(), |t| t.right += 1);
    mark(row.x1(), f32::MAX, |t| t.left += 1);
    mark(row.x0(), row.x1(), |t| t.crossing += 1);
    for (from, to) in gaps(row) {
        mark(from, to, |t| {
            t.crossing -= 1;
            t.both += 1;
        });
    }
}

/// The gaps of a row that may be gutters.
fn gaps(row: &Row) -> impl Iterator<Item = (f32, f32)> {
    let pairs = row.cells.iter().zip(row.cells.iter().skip(1));
    let wide = |(from, to): &(f32, f32)| to - from - row.tracking >= LEAST_GAP * row.size;
    pairs.map(|(a, b)| (ink_end(a), ink_start(b))).filter(wide)
}

/// Where a glyph's ink ends: closing marks fill only the left half of their square, and may hang over the margin.
pub(super) fn ink_end(cell: &Cell) -> f32 {
    let closing = "，。、；：！？）》」』】〕”’".contains(cell.glyph.c);
    cell.glyph.x + if closing { cell.glyph.width * 0.5 } else { cell.glyph.width }
}

pub(super) fn ink_start(cell: &Cell) -> f32 {
    let opening = "（《「『【〔“‘".contains(cell.glyph.c);
    cell.glyph.x + if opening { cell.glyph.width * 0.5 } else { 0.0 }
}

/// The outer edges of all rows.
pub(super) fn outer(rows: &[Row]) -> (f32, f32) {
    (rows.iter().map(Row::x0).fold(f32::MAX, f32::min), rows.iter().map(Row::x1).fold(0.0, f32::max))
}

/// The gutters of `n` columns of one width.
fn even(rows: &[Row], strips: &[Gutter], n: usize) -> Option<Vec<Gutter>> {
    let (left, right) = outer(rows);
    let at = |k: usize| left + (right - left) * k as f32 / n as f32;
    let near = |k: usize| {
        let fits = strips.iter().filter(|s| s.width() >= 2.0 && (s.centre() - at(k)).abs() < EVEN * (right - left));
        fits.max_by(|a, b| a.width().total_cmp(&b.width())).copied()
    };
    let gutters: Vec<Gutter> = (1..n).map(near).collect::<Option<_>>()?;
    filled(rows, &gutters, 0.6).then_some(gutters)
}

/// The widest strip in the middle of the page that parts two columns.
fn widest(rows: &[Row], strips: &[Gutter], width: f32) -> Option<Gutter> {
    let within = |s: &Gutter| {
        let gutter = Gutter { from: s.from.max(MIDDLE.start * width), to: s.to.min(MIDDLE.end * width) };
        (gutter.width() >= 2.0).then_some(gutter)
    };
    // Marks that stand below one another by chance make a narrow strip, but not in most rows.
    let narrow = CHANCE_GAP * median(rows.iter().map(|row| row.size));
    let wide = |gutter: &Gutter| gutter.width() >= narrow || separates(rows, *gutter);
    let fits = strips.iter().filter_map(within).filter(wide).filter(|gutter| filled(rows, &[*gutter], 0.45));
    fits.max_by(|a, b| a.width().total_cmp(&b.width()))
}

/// Whether most rows that reach to both sides of a gutter have a gap there.
fn separates(rows: &[Row], gutter: Gutter) -> bool {
    let x = gutter.centre();
    let both = || rows.iter().filter(|row| row.x0() < x && row.x1() > x);
    let parted = both().filter(|row| gaps(row).any(|(from, to)| from <= x && x <= to)).count();
    parted * 3 >= both().count() * 2 && parted >= LEAST_ROWS as usize
}

/// The gutter of a page that is set in two columns only in part: most of its rows cross it, but not those of one block.
fn in_block(rows: &[Row], scale: Scale, width: f32) -> Option<Gutter> {
    let bins = scale.bin(MIDDLE.start * width)..scale.bin(MIDDLE.end * width);
    // For each step the rows since the last that crossed it: the first of them, and how many stand at both sides.
    let mut open = vec![(0usize, 0usize); scale.bins];
    let mut best: Option<(usize, Range<usize>)> = None;
    for (index, row) in rows.iter().enumerate() {
        let mut crossed = vec![false; scale.bins];
        let mut mark = |from: f32, to: f32, value: bool| {
            let (from, to) = (scale.bin(from), scale.bin(to));
            crossed.get_mut(from..to.max(from)).unwrap_or_default().fill(value);
        };
        mark(row.x0(), row.x1(), true);
        gaps(row).for_each(|(from, to)| mark(from, to, false));
        let (first, last) = (scale.bin(row.x0()), scale.bin(row.x1()));
        for bin in bins.clone() {
            let Some((start, both)) = open.get_mut(bin) else { break };
            if crossed.get(bin).copied().unwrap_or(true) {
                (*start, *both) = (index + 1, 0);
                continue;
            }
            *both += usize::from((first..last).contains(&bin));
            if *both >= LEAST_BLOCK && best.as_ref().is_none_or(|b| *both > b.0) {
                best = Some((*both, *start..index + 1));
            }
        }
    }
    let (both, block) = best?;
    let block = rows.get(block).filter(|block| both * 2 >= block.len())?;
    let least = CHANCE_GAP * median(block.iter().map(|row| row.size));
    widest(block, &strips(block, scale), width).filter(|gutter| gutter.width() >= least && !is_list(block, *gutter))
}

/// Whether most rows have other gaps as wide as the one in a gutter: names set in columns, not two columns of text.
fn is_list(block: &[Row], gutter: Gutter) -> bool {
    let wide = |row: &Row| gaps(row).filter(|(from, to)| to - from >= row.size.max(0.6 * gutter.width())).count();
    block.iter().filter(|row| wide(row) >= 2).count() * 2 > block.len()
}

/// Whether all columns are set with text. A list with its page numbers at the right has a gap too, but no column behind
/// it.
fn filled(rows: &[Row], gutters: &[Gutter], share: f32) -> bool {
    let (left, right) = outer(rows);
    let apart = |x: f32, row: &Row| row.cells.iter().all(|c| c.glyph.x >= x || ink_end(c) <= x + 1.0);
    let parted: Vec<&Row> = rows.iter().filter(|row| gutters.iter().all(|g| apart(g.centre(), row))).collect();
    let narrowest = NARROWEST * median(parted.iter().map(|row| row.size));
    let ends = gutters.iter().map(Gutter::centre);
    ends.clone().chain([right]).zip([left].into_iter().chain(ends)).all(|(to, from)| {
        let widths = parted.iter().filter_map(|row| {
            let mut cells = row.cells.iter().filter(|c| c.glyph.x < to && c.glyph.x >= from - 0.01).peekable();
            let start = cells.peek()?.glyph.x;
            cells.last().map(|last| last.glyph.x + last.glyph.width - start)
        });
        median(widths) >= narrowest.max(share * (to - from))
    })
}

/// The gutters that the pages of a document share, for odd and for even pages (their margins may be mirrored). Empty
/// where fewer than half of the pages with text have one.
pub(super) fn shared(pages: &[Vec<Gutter>]) -> [Vec<Gutter>; 2] {
    let with = |n: usize| pages.iter().filter(|gutters| gutters.len() == n).count();
    let found = pages.len() - with(0);
    let usual = (1..MOST_COLUMNS).max_by_key(|n| (with(*n), usize::MAX - n)).unwrap_or(1);
    if found == 0 || found * 2 < pages.len() {
        return [Vec::new(), Vec::new()];
    }
    let of = |parity: Option<usize>| {
        let these: Vec<&Vec<Gutter>> = pages
            .iter()
            .enumerate()
            .filter(|(i, gutters)| gutters.len() == usual && parity.is_none_or(|p| i % 2 == p))
            .map(|(_, gutters)| gutters)
            .collect();
        let at = |k: usize, edge: fn(&Gutter) -> f32| median(these.iter().filter_map(|g| g.get(k)).map(edge));
        let gutters = (0..usual).map(|k| Gutter { from: at(k, |g| g.from), to: at(k, |g| g.to) });
        (these.len() >= 3 || parity.is_none()).then(|| gutters.collect::<Vec<_>>())
    };
    let all = of(None).unwrap_or_default();
    [0, 1].map(|parity| {
        let gutters = of(Some(parity)).unwrap_or_else(|| all.clone());
        if gutters.iter().all(|g| g.to > g.from) { gutters } else { Vec::new() }
    })
}

#[cfg(test)]
mod tests {
    use super::super::rows::rows;
    use super::super::rows::tests::set;
    use super::*;

    /// The gutters of a page with such a text at two places on each of its lines.
    fn gutters(left: (&str, f32), right: (&str, f32)) -> usize {
        let line = |n: u8| {
            let y = 60.0 + 16.0 * f32::from(n);
            [set(left.0, left.1, y, 10.0), set(right.0, right.1, y, 10.0)].concat()
        };
        find(&rows((0..20).flat_map(line).collect()), 595.0).len()
    }

    #[test]
    fn names_beside_posts_are_no_columns() {
        assert_eq!(gutters(("江一帆", 220.0), ("市水务局副局长、党组成员", 270.0)), 0);
        assert_eq!(gutters(("市水务局副局长、党组成员", 100.0), ("江一帆", 250.0)), 0);
        let column = "各级人民政府应当加强对供水工作的领导，保障城乡";
        assert_eq!(gutters((column, 50.0), (column, 310.0)), 1);
    }
}
