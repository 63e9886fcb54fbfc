//! The best breaks of a whole paragraph: a shortest path over the places where lines may end, priced by how far each
//! line must be squeezed or stretched (after D. E. Knuth and M. F. Plass, "Breaking paragraphs into lines", 1981).

use std::ops::Range;

use super::breaks::Break;
use super::cells::Cell;
use super::{Align, Style};

/// Rule 6: at most this much between two characters, in em.
pub(super) const MOST_TRACKING: f64 = 0.25;
/// A title that fills more of the measure than this is broken: it stands better on two lines than from edge to edge.
const TITLE_FILL: f64 = 0.9;
/// The price of a ragged line that is empty; in a list of titles, which are ragged for the sense of it, four times.
const RAGGED: f64 = 100.0;
/// The price of each line of a title: few lines are better than many.
const TITLE_LINE: f64 = 40.0;
/// The price of more lines of a title than it needs.
const MORE_LINES: f64 = 90.0;
/// Lengths nearer than this are equal.
pub(super) const NEAR: f64 = 1e-3;

/// The price of a line that nothing can fill.
const LOOSE: f64 = 20_000.0;
/// The price of dividing what may not be divided, where nothing else fits.
const FORCED: f64 = 1e7;
/// Rule 8: the price of a lone character or mark on the last line.
const LONE: f64 = 1_500.0;
/// The price of a last line shorter than the indent of the next paragraph.
const SHORT: f64 = 30.0;

/// Running sums over the cells before an index.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sum {
    /// Natural widths and glue.
    width: f64,
    /// Blanks of marks.
    blank: f64,
    shrink: f64,
    stretch: f64,
    /// Gaps that take an even share.
    even: u32,
    /// Cells that say something.
    ink: u32,
    /// One past the last cell that is no space.
    end: u32,
}

/// The sums of a paragraph, one more than it has cells.
pub(super) fn sums(cells: &[Cell]) -> Vec<Sum> {
    let mut out = Vec::with_capacity(cells.len() + 1);
    let mut s = Sum::default();
    out.push(s);
    for (i, c) in cells.iter().enumerate() {
        s.width += f64::from(c.width) + f64::from(c.gap.natural);
        s.blank += f64::from(c.lead + c.tail - c.firm);
        s.shrink += f64::from(c.gap.shrink);
        s.stretch += f64::from(c.gap.stretch);
        s.even += u32::from(c.gap.even);
        if !c.kind.blank() {
            s.ink += u32::from(!c.kind.mark());
            s.end = u32::try_from(i + 1).unwrap_or(u32::MAX);
        }
        out.push(s);
    }
    out
}

/// What a line measures, and what it can give and take.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Extent {
    pub natural: f64,
    /// Blanks of marks inside the line.
    pub blank: f64,
    pub shrink: f64,
    pub stretch: f64,
    pub even: u32,
    /// One past the last cell that is no space.
    pub end: usize,
}

impl Extent {
    /// A line from one cell up to another: the blank of an opening mark at its start and of a closing mark at its
    /// end go (rule 5), and so do spaces at its end.
    pub fn of(cells: &[Cell], sums: &[Sum], line: Range<usize>) -> Self {
        let (Some(a), Some(b)) = (sums.get(line.start), sums.get(line.end)) else { return Self::default() };
        let end = (b.end as usize).max(line.start);
        let (Some(first), Some(last)) = (cells.get(line.start), end.checked_sub(1).and_then(|e| cells.get(e))) else {
            return Self::default();
        };
        if end == line.start {
            return Self { end, ..Self::default() };
        }
        let (Some(b), Some(inner)) = (sums.get(end), sums.get(end - 1)) else { return Self::default() };
        let edges = f64::from(first.lead) + f64::from(last.tail);
        Self {
            natural: b.width - a.width - f64::from(last.gap.natural) - edges,
            blank: (b.blank - a.blank - edges + f64::from(last.firm)).max(0.0),
            shrink: inner.shrink - a.shrink,
            stretch: inner.stretch - a.stretch,
            even: inner.even - a.even,
            end,
        }
    }

    /// The least width it can be squeezed to.
    pub fn least(&self) -> f64 {
        self.natural - self.blank - self.shrink
    }
}

/// The width that a line has, by whether it is the first.
pub(super) fn room(style: &Style, width: f32, first: bool) -> f64 {
    let em = f64::from(style.em);
    let indent = if first { style.indent } else { style.hang };
    (f64::from(width) - (f64::from(indent) + f64::from(style.right)) * em).max(em.min(f64::from(width)))
}

/// The lines of a paragraph, as ranges of its cells. Never empty, never overlapping, all of the paragraph.
pub(super) fn lines(cells: &[Cell], sums: &[Sum], style: &Style, width: f32) -> Vec<Range<usize>> {
    let n = cells.len();
    let simple = !cells.iter().take(n.saturating_sub(1)).any(|c| c.brk == Break::Must);
    let whole = Extent::of(cells, sums, 0..n);
    let room = room(style, width, true) * if balances(style) { TITLE_FILL } else { 1.0 };
    if n == 0 || simple && whole.natural <= room + NEAR {
        return std::iter::once(0..n).collect();
    }
    let solve = |ideal| Solver { cells, sums, style, width, ideal }.solve();
    if !balances(style) {
        return solve(None).1;
    }
    // As few lines as hold the title; one more where a name would be divided otherwise.
    let least = least_lines(style, &whole, width);
    let ((few, lines), (more, other)) =
        (solve(Some(whole.natural / least)), solve(Some(whole.natural / (least + 1.0))));
    if more + MORE_LINES < few { other } else { lines }
}

/// Titles that stand by themselves have lines of one length; those in a list fill theirs.
fn balances(style: &Style) -> bool {
    style.by_sense && style.align != Align::Left
}

/// Rule 2: how many lines a title needs.
fn least_lines(style: &Style, whole: &Extent, width: f32) -> f64 {
    (whole.natural / (room(style, width, false) * TITLE_FILL)).ceil().max(1.0)
}

struct Solver<'a> {
    cells: &'a [Cell],
    sums: &'a [Sum],
    style: &'a Style,
    width: f32,
    /// Titles: the width lines should have.
    ideal: Option<f64>,
}

impl Solver<'_> {
    /// The best lines, and what they cost.
    fn solve(&self) -> (f64, Vec<Range<usize>>) {
        let n = self.cells.len();
        // The breaks, so that the search goes over them and not over all characters.
        let places: Vec<usize> = (1..=n).filter(|&b| b == n || self.cells[b - 1].brk != Break::Never).collect();
        let mut best: Vec<(f64, u32)> = vec![(f64::INFINITY, 0); n + 1];
        best[0].0 = 0.0;
        let mut next_place = 0;
        for start in 0..n {
            while places.get(next_place).is_some_and(|&p| p <= start) {
                next_place += 1;
            }
            let so_far = best[start].0;
            if !so_far.is_finite() {
                continue;
            }
            self.lines_from(start, &places[next_place..], |end, price| {
                let total = so_far + price;
                if total < best[end].0 {
                    best[end] = (total, u32::try_from(start).unwrap_or(u32::MAX));
                }
            });
        }
        let mut out = Vec::new();
        let mut end = n;
        while end > 0 {
            let start = (best[end].1 as usize).min(end - 1);
            out.push(start..end);
            end = start;
        }
        out.reverse();
        (best[n].0, out)
    }

    /// Every line that can begin at a cell, with its price. There is always at least one.
    fn lines_from(&self, start: usize, places: &[usize], mut found: impl FnMut(usize, f64)) {
        let room = room(self.style, self.width, start == 0);
        let from = self.sums[start].width;
        // Lines far too short are looked at only where there is none better; titles may be short, ragged lines shorter.
        let short = match self.style.align {
            _ if self.ideal.is_some() => 0.25,
            Align::Justify => 0.72,
            _ => 0.5,
        };
        let near = places.partition_point(|&p| self.sums[p].width - from < room * short);
        let must = places[..near].iter().position(|&p| self.cells[p - 1].brk == Break::Must);
        if let Some(at) = must {
            found(places[at], self.price(start, places[at], room).unwrap_or(LOOSE));
            return;
        }
        let mut any = false;
        for &end in &places[near..] {
            let Some(price) = self.price(start, end, room) else { break };
            any = true;
            found(end, price);
            if self.cells[end - 1].brk == Break::Must {
                return;
            }
        }
        if any {
            return;
        }
        // Nothing ends near the edge: the longest line that fits …
        for &end in places[..near].iter().rev() {
            if let Some(price) = self.price(start, end, room) {
                found(end, price);
                return;
            }
        }
        // … or, where even the first word is too wide, as much of it as fits.
        let last = places.first().copied().unwrap_or(self.cells.len());
        let fits = |end: usize| {
            let line = Extent::of(self.cells, self.sums, start..end);
            (if self.style.align == Align::Justify { line.least() } else { line.natural }) <= room + NEAR
        };
        let (mut low, mut high) = (start + 1, last.max(start + 1));
        while low + 1 < high {
            let middle = usize::midpoint(low, high);
            if fits(middle) { low = middle } else { high = middle }
        }
        found(low, FORCED);
    }

    /// The price of a line; `None` where it can't be squeezed into the room.
    fn price(&self, start: usize, end: usize, room: f64) -> Option<f64> {
        let line = Extent::of(self.cells, self.sums, start..end);
        let last = end == self.cells.len();
        let brk = if last { Break::Must } else { self.cells[end - 1].brk };
        let mut price = 1.0 + if let Break::At(p) = brk { f64::from(p) } else { 0.0 };
        let em = f64::from(self.style.em).max(NEAR);
        let slack = room - line.natural;
        if let Some(ideal) = self.ideal {
            let off = (line.natural - ideal) / em;
            return (slack >= -NEAR).then_some(price + TITLE_LINE + 6.0 * off * off);
        }
        if self.style.by_sense || self.style.by_words {
            price += TITLE_LINE;
        }
        if slack < -NEAR {
            if self.style.align != Align::Justify {
                return None;
            }
            price += squeeze_price(&line, -slack, em)?;
        } else if brk != Break::Must {
            price += match self.style.align {
                Align::Justify => stretch_price(&line, slack, em),
                _ => {
                    RAGGED
                        * if self.style.by_sense || self.style.by_words { 4.0 } else { 1.0 }
                        * (slack / room.max(em)).powi(2)
                }
            };
        }
        if brk == Break::Must && start > 0 {
            price += self.last_line_price(start, &line, em);
        }
        Some(price)
    }

    /// Rule 8.
    fn last_line_price(&self, start: usize, line: &Extent, em: f64) -> f64 {
        let ink = self.sums[line.end].ink - self.sums[start].ink;
        // One character, whatever marks stand with it (证》。).
        if ink <= 1 {
            LONE
        } else if line.natural <= 2.1 * em {
            SHORT
        } else {
            0.0
        }
    }
}

/// Rule 6, squeezing: the blanks of marks first, then the glue.
fn squeeze_price(line: &Extent, need: f64, em: f64) -> Option<f64> {
    if need > line.blank + line.shrink + NEAR {
        return None;
    }
    let of_blanks = if line.blank > NEAR { (need / line.blank).min(1.0) } else { 0.0 };
    let rest = (need - line.blank).max(0.0);
    let of_glue = if line.shrink > NEAR { rest / line.shrink } else { 0.0 };
    Some(4.0 * of_blanks + 60.0 * of_blanks.powi(3) + glue_price(of_glue, line.shrink / em))
}

/// What a share of the glue costs. One gap that is wide or narrow is hardly seen; of a line full of numbers (a half em
/// of glue: four gaps) each is, and all together make it another grey than its neighbours'.
fn glue_price(share: f64, glue: f64) -> f64 {
    (8.0 * share.powi(2) + 24.0 * share.powi(4)) * (2.0 * glue).min(1.0)
}

/// Rule 6, stretching: the glue first, then evenly between characters.
fn stretch_price(line: &Extent, slack: f64, em: f64) -> f64 {
    let of_glue = if line.stretch > NEAR { (slack / line.stretch).min(1.0) } else { 0.0 };
    let rest = slack - line.stretch.min(slack);
    let mut price = glue_price(of_glue, line.stretch / em);
    if rest > NEAR {
        let tracking = rest / em / f64::from(line.even.max(1));
        if line.even == 0 || tracking > MOST_TRACKING {
            return LOOSE + 100.0 * rest / em;
        }
        price += 20.0 * tracking / 0.125 + 100.0 * (tracking / 0.125).powi(3);
    }
    price
}
