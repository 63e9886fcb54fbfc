//! Prose in two columns, as tools print the layout of a page into a plain text: each line holds a line of the left column, wide
//! blanks, and one of the right.
//!
//! A gutter is a place that blanks of many lines run through. Cells of a table may be as wide as lines of prose, and as alike: what
//! parts the columns is that the text of both goes on from line to line ([`prose`]). Tools count differently where a line stands: some
//! in half em, some give every character one place, so that in their print the right column moves to and fro. Both are tried, and
//! the one by which more lines begin at one place is taken. What falls short of that stays as it is.

mod prose;

use std::ops::Range;

use self::prose::{Cell, Column};
use super::page_number;
use crate::zh::chars::{is_han, is_space, width};

/// Characters of the longest line that is looked at.
const LONGEST: usize = 240;
/// Lines of both columns that show a gutter, and that show by themselves that prose stands on either side of it.
const ENOUGH: usize = 4;
const MANY: usize = 8;
/// Characters that half of the lines of a column have at least.
const PROSE: usize = 12;
/// Lines of one column alone that may stand between lines of both, and blank ones in a row.
const BETWEEN: usize = 14;
const BLANK: usize = 4;
/// So far, in characters, may a line of a column begin behind the others: an indent.
const INDENT: usize = 5;
/// By so much, in characters, the columns of one page stand beside those of another.
const DRIFT: usize = 3;
/// How many different gutters a page has at most: a heading across the columns may move them.
const GUTTERS: usize = 4;
/// Bands of a file that show how wide its columns are, so that fewer lines are enough elsewhere.
const SHOWN: usize = 3;

/// Lines that are parted into two columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Band {
    /// Which lines.
    pub lines: Range<usize>,
    /// Where in each of them the right column begins, in bytes.
    pub cuts: Vec<usize>,
}

/// Text of a line that no two blanks part.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// Places of its ends.
    from: usize,
    to: usize,
    /// Its ends in bytes, and how many characters it has.
    start: usize,
    end: usize,
    chars: usize,
}

/// How a tool counts the place of a character in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Count {
    /// Each character has one place.
    Characters,
    /// A full-width character has two.
    HalfEm,
}

impl Count {
    /// Places of a full-width character.
    const fn unit(self) -> usize {
        match self {
            Self::Characters => 1,
            Self::HalfEm => 2,
        }
    }

    fn of(self, c: char) -> usize {
        if self == Self::Characters { 1 } else { width(c) as usize }
    }
}

/// The bands of a text's lines. Takes time in proportion to its length.
pub(crate) fn find(lines: &[&str]) -> Vec<Band> {
    let pages = pages(lines);
    let mut found: Vec<(Count, Found)> = Vec::new();
    for page in pages.iter().filter(|page| page.len() >= ENOUGH) {
        let Some(text) = lines.get((*page).clone()) else { continue };
        // Nearly all pages end here.
        if text.iter().filter(|line| has_gap(line)).take(ENOUGH).count() < ENOUGH {
            continue;
        }
        let ways = [Count::Characters, Count::HalfEm].map(|count| Page::new(text, count).bands());
        let [by_character, by_half_em] = ways;
        let aligned = |found: &[Found]| found.iter().map(|f| f.aligned).sum::<usize>();
        let (count, best) = if aligned(&by_half_em) > aligned(&by_character) {
            (Count::HalfEm, by_half_em)
        } else {
            (Count::Characters, by_character)
        };
        found.extend(best.into_iter().map(|f| (count, Found { band: f.band.moved(page.start), ..f })));
    }
    let mut shown: Vec<(Count, usize, usize)> =
        found.iter().filter(|(_, f)| f.shows).map(|(count, f)| (*count, f.full, f.base)).collect();
    shown.sort_unstable_by_key(|&(count, full, base)| (count.unit(), full, base));
    shown.dedup();
    // What a page has of columns that others show may be too little to show them.
    let as_shown = |count: Count, f: &Found| {
        let near = DRIFT * count.unit();
        shown.iter().any(|s| s.0 == count && s.1.abs_diff(f.full) <= near && s.2.abs_diff(f.base) <= near)
    };
    found.retain(|(count, f)| f.shows || as_shown(*count, f));
    let known: Vec<(Count, usize)> = found.iter().map(|(count, f)| (*count, f.full)).collect();
    let mut bands: Vec<Band> = found.into_iter().map(|(_, f)| f.band).collect();
    bands.extend(short_bands(lines, &pages, &bands, &known));
    bands.sort_by_key(|band| band.lines.start);
    bands
}

/// What stands at a page's head or foot in columns of so few lines that they show no gutter: where the file is set in columns, a line
/// whose first part is as wide as these holds two of them.
fn short_bands(lines: &[&str], pages: &[Range<usize>], found: &[Band], known: &[(Count, usize)]) -> Vec<Band> {
    let mut widths: Vec<usize> = known.iter().filter(|(count, _)| *count == Count::Characters).map(|k| k.1).collect();
    let count = if widths.len() * 2 > known.len() { Count::Characters } else { Count::HalfEm };
    if count == Count::HalfEm {
        widths = known.iter().filter(|(count, _)| *count == Count::HalfEm).map(|k| k.1).collect();
    }
    widths.sort_unstable();
    let Some(full) = widths.get(widths.len() / 2).copied().filter(|_| widths.len() >= SHOWN) else { return Vec::new() };
    let mut taken = vec![false; lines.len()];
    for line in found.iter().flat_map(|band| band.lines.clone()) {
        taken[line] = true;
    }
    let mut bands = Vec::new();
    for page in pages {
        let mut at = page.start;
        while at < page.end {
            let start = at;
            let mut cuts = Vec::new();
            while at < page.end && !taken[at] {
                let [left, right] = runs(lines[at], count)[..] else { break };
                let fits = left.to.abs_diff(full) <= 2 * count.unit() && right.chars <= full / count.unit() + 2;
                // A number there is a page of the contents, or a figure.
                let words = lines[at].get(right.start..right.end).is_some_and(|text| text.contains(is_han));
                if !fits || !words || left.chars < PROSE {
                    break;
                }
                cuts.push(right.start);
                at += 1;
            }
            if (1..ENOUGH).contains(&cuts.len()) {
                bands.push(Band { lines: start..at, cuts });
            }
            at = at.max(start + 1);
        }
    }
    bands
}

impl Band {
    fn moved(self, by: usize) -> Self {
        Self { lines: self.lines.start + by..self.lines.end + by, ..self }
    }
}

/// The pages of a text: form feeds end them, numbers that can be nothing else, and much white space.
fn pages(lines: &[&str]) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let (mut start, mut blank) = (0, 0);
    let is_blank = |at: usize| lines.get(at).is_none_or(|line| line.trim_matches(is_space).is_empty());
    for (at, line) in lines.iter().enumerate() {
        let empty = is_blank(at);
        let apart = || at > 0 && is_blank(at - 1) && is_blank(at + 1);
        let numbered = || page_number::without_part(line).is_some_and(|number| number.marked || apart());
        let ends = line.contains('\u{c}') || !empty && (blank >= BLANK || numbered());
        if ends && at > start {
            pages.push(start..at);
            start = at;
        }
        if !empty && numbered() {
            start = at + 1;
        }
        blank = if empty { blank + 1 } else { 0 };
    }
    pages.push(start..lines.len());
    pages.retain(|page| !page.is_empty());
    pages
}

/// Whether blanks part what stands in a line.
fn has_gap(line: &str) -> bool {
    let inked = line.trim_matches(is_space);
    inked.contains("  ") || inked.contains("\u{3000}\u{3000}") || inked.contains(" \u{3000}")
}

/// The runs of a line; one without end where that can't be told.
fn runs(line: &str, count: Count) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut x, mut blanks) = (0, 2);
    for (n, (at, c)) in line.char_indices().enumerate() {
        if c == '\t' || n >= LONGEST {
            return vec![Run { from: 0, to: usize::MAX, start: 0, end: line.len(), chars: n }];
        }
        if is_space(c) || c == '\u{c}' {
            (x, blanks) = (x + count.of(c), blanks + 1);
            continue;
        }
        if blanks >= 2 {
            runs.push(Run { from: x, to: x, start: at, end: at, chars: 0 });
        }
        (x, blanks) = (x + count.of(c), 0);
        if let Some(run) = runs.last_mut() {
            (run.to, run.end, run.chars) = (x, at + c.len_utf8(), run.chars + 1);
        }
    }
    runs
}

/// What a line is beside a gutter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Blank,
    Left,
    Right,
    /// Text on either side; which run is the first of the right column.
    Both(usize),
    /// Text across it, or another band's.
    Across,
}

/// The lines of a page.
struct Page<'t> {
    text: &'t [&'t str],
    lines: Vec<Vec<Run>>,
    count: Count,
}

/// A band, with what shows it.
struct Found {
    band: Band,
    /// Where its full lines end on the left, and where lines begin on the right.
    full: usize,
    base: usize,
    /// It shows by itself that the file has columns of prose.
    shows: bool,
    /// How many lines of the right column begin at one place.
    aligned: usize,
}

/// A line of both columns: how wide each part is, where the parts end, how many runs they are, and whether the right one is Chinese.
struct Row {
    left: usize,
    right: usize,
    left_end: usize,
    right_start: usize,
    right_end: usize,
    runs: usize,
    han: bool,
}

impl<'t> Page<'t> {
    fn new(text: &'t [&'t str], count: Count) -> Self {
        Self { text, lines: text.iter().map(|line| runs(line, count)).collect(), count }
    }

    fn bands(&self) -> Vec<Found> {
        let mut left: Vec<bool> = self.lines.iter().map(|runs| (2..=3).contains(&runs.len())).collect();
        let mut taken = vec![false; self.lines.len()];
        let mut bands = Vec::new();
        for _ in 0..GUTTERS {
            let Some(gutter) = self.gutter(&left) else { break };
            let sides: Vec<Side> =
                (0..self.lines.len()).map(|at| if taken[at] { Side::Across } else { self.side(at, gutter) }).collect();
            let mut at = 0;
            while at < sides.len() {
                let Side::Both(_) = sides[at] else {
                    at += 1;
                    continue;
                };
                let end = end_of_band(&sides, at);
                if let Some(found) = self.judged(&sides, at..end) {
                    taken[at..end].fill(true);
                    bands.push(found);
                }
                left[at..end].fill(false);
                at = end;
            }
        }
        bands
    }

    /// The place that blanks within the most of the lines run through.
    fn gutter(&self, among: &[bool]) -> Option<usize> {
        let mut votes = vec![0usize; LONGEST * 2 + 2];
        for (runs, _) in self.lines.iter().zip(among).filter(|(_, among)| **among) {
            let from = runs.first()?.from;
            for pair in runs.windows(2).filter(|pair| pair[0].to - from >= PROSE * self.count.unit() * 3 / 4) {
                votes.get_mut(pair[0].to..=pair[1].from)?.iter_mut().for_each(|vote| *vote += 1);
            }
        }
        let most = votes.iter().copied().max().filter(|most| *most >= ENOUGH)?;
        let first = votes.iter().position(|vote| *vote == most)?;
        let wide = votes.get(first..)?.iter().take_while(|vote| **vote == most).count();
        Some(first + wide / 2)
    }

    fn side(&self, at: usize, gutter: usize) -> Side {
        let runs = &self.lines[at];
        let (Some(first), Some(last)) = (runs.first(), runs.last()) else { return Side::Blank };
        if last.to <= gutter {
            return Side::Left;
        }
        if first.from >= gutter {
            return Side::Right;
        }
        let parts = |pair: &[Run]| pair[0].to <= gutter + 1 && pair[1].from + 1 >= gutter;
        runs.windows(2).position(parts).map_or(Side::Across, |run| Side::Both(run + 1))
    }

    /// The band, if its lines on both sides are those of prose.
    fn judged(&self, sides: &[Side], lines: Range<usize>) -> Option<Found> {
        let unit = self.count.unit();
        let rows: Vec<Row> = lines.clone().filter_map(|at| self.row(at, sides[at])).collect();
        let count = rows.len();
        let of = |value: fn(&Row) -> usize| rows.iter().map(value).collect::<Vec<usize>>();
        let short = [median(&of(|row| row.left))? / unit, median(&of(|row| row.right))? / unit];
        let many = rows.iter().filter(|row| row.runs > 2).count();
        let han = rows.iter().filter(|row| row.han).count();
        if count < ENOUGH || many * 10 > count * 3 || short.iter().any(|chars| *chars < PROSE) || han * 2 < count {
            return None;
        }
        let (full, full_left) = most_at_one_place(&of(|row| row.left_end), 2 * unit)?;
        let (right_edge, full_right) = most_at_one_place(&of(|row| row.right_end), 2 * unit)?;
        let starts = of(|row| row.right_start);
        let (base, _) = most_at_one_place(&starts, 0)?;
        let within = |start: &&usize| **start + 2 * unit >= base && **start <= base + INDENT * unit;
        let near = starts.iter().filter(within).count();
        if full_left * 10 < count * 4 || full_right * 10 < count * 4 || near * 10 < count * 8 {
            return None;
        }
        let columns = [
            Column::new(self.cells(sides, &lines, false), full, unit)?,
            Column::new(self.cells(sides, &lines, true), right_edge, unit)?,
        ];
        if prose::are_cells(&columns) || !columns.iter().all(Column::goes_on) {
            return None;
        }
        let many = || count >= MANY && columns.iter().all(Column::is_prose);
        let few = || prose::are_crossed(&columns) && columns.iter().all(Column::is_some_prose);
        let shows = (many() || few()) && !prose::are_apart(&columns) || prose::count_on(&columns);
        let cuts = lines.clone().map(|at| self.cut(at, sides[at], base)).collect();
        // The first lines of paragraphs are indented by two characters.
        let aligned = starts.iter().filter(|start| [base, base + 2 * unit].contains(start)).count();
        Some(Found { band: Band { lines, cuts }, full, base, shows, aligned })
    }

    /// What stands in each line of a band in one of the columns.
    fn cells(&self, sides: &[Side], lines: &Range<usize>, of_right: bool) -> Vec<Option<Cell<'t>>> {
        let cell = |at: usize| {
            let runs = self.lines.get(at)?;
            let part = match (*sides.get(at)?, of_right) {
                (Side::Both(run), false) => runs.get(..run)?,
                (Side::Both(run), true) => runs.get(run..)?,
                (Side::Left, false) | (Side::Right, true) => runs,
                _ => return None,
            };
            let (first, last) = (part.first()?, part.last()?);
            Some(Cell { text: self.text.get(at)?.get(first.start..last.end)?, from: first.from, to: last.to })
        };
        lines.clone().map(cell).collect()
    }

    /// What is asked of a line of both columns.
    fn row(&self, at: usize, side: Side) -> Option<Row> {
        let Side::Both(run) = side else { return None };
        let runs = self.lines.get(at)?;
        let (first, last) = (runs.first()?, runs.last()?);
        let (left, right) = (runs.get(run.checked_sub(1)?)?, runs.get(run)?);
        let said = self.text.get(at)?.get(right.start..last.end)?;
        let han = said.chars().filter(|c| is_han(*c)).count() * 2 >= said.chars().count();
        Some(Row {
            left: left.to - first.from,
            right: last.to - right.from,
            left_end: left.to,
            right_start: right.from,
            right_end: last.to,
            runs: runs.len(),
            han,
        })
    }

    /// Where the right column begins in a line: at its own edge, so that what it is indented by stays.
    fn cut(&self, at: usize, side: Side, base: usize) -> usize {
        let (line, runs) = (self.text[at], &self.lines[at]);
        let (from, start) = match side {
            Side::Right => (0, runs.first().map_or(line.len(), |run| run.start)),
            Side::Both(run) => {
                (runs.get(run - 1).map_or(0, |run| run.end), runs.get(run).map_or(line.len(), |run| run.start))
            }
            _ => return line.len(),
        };
        let mut x = 0;
        for (byte, c) in line.char_indices() {
            if byte >= start || byte >= from && x >= base {
                return byte;
            }
            x += self.count.of(c);
        }
        start
    }
}

/// Where the band ends that begins at a line: behind the last line of both columns, and what stands right below it in one.
fn end_of_band(sides: &[Side], start: usize) -> usize {
    let (mut last, mut blank) = (start, 0);
    for (at, side) in sides.iter().enumerate().skip(start + 1).take_while(|(_, side)| **side != Side::Across) {
        blank = if *side == Side::Blank { blank + 1 } else { 0 };
        if blank >= BLANK || at - last > BETWEEN {
            break;
        }
        if let Side::Both(_) = side {
            last = at;
        }
    }
    let alone = |side: &&Side| matches!(side, Side::Left | Side::Right);
    last + 1 + sides.iter().skip(last + 1).take_while(alone).count()
}

/// The place that the most values are at, or near, and how many are.
fn most_at_one_place(values: &[usize], near: usize) -> Option<(usize, usize)> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let within = |value: usize| {
        let (from, to) = (value.saturating_sub(near), value + near);
        sorted.partition_point(|v| *v <= to) - sorted.partition_point(|v| *v < from)
    };
    sorted.iter().map(|&value| (value, within(value))).max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)))
}

fn median(values: &[usize]) -> Option<usize> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len() / 2).copied()
}

#[cfg(test)]
mod tests;
