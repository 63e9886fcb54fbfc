//! Tables without any rule: columns that only blanks part.
//!
//! Much that is no table has blanks in it: lists of names, sign-offs, contents, prose in columns. So there are two ways to
//! be sure. [`find`] takes a table by its numbers: it has a head over every one of three columns or more, blank strips from
//! the head to the last row, a column of numbers that counts its rows, and cells that stand in line. [`headed`] takes one
//! by its head alone, for texts whose tool kept the places of words: rows whose cells stand under the head's. What falls
//! short of that stays text.
//!
//! A line is given as the [`Stretch`]es that wide blanks part ([`Spaced`]); what is found tells stretches, so that the caller
//! can go back to its own glyphs or bytes. Cheap on lines without wide blanks.

use std::borrow::Cow;
use std::ops::Range;

use super::em;
use crate::zh::chars::{is_han, is_space};
use crate::zh::date;
use crate::zh::lexicon::Class;
use crate::zh::numeral::{self, digit};

/// Least columns.
const COLUMNS: usize = 3;
/// Least rows under the head.
const ROWS: usize = 3;
/// Least width of the blank between two columns, in em.
pub const BLANK: f32 = 0.9;
/// Lines of type nearer than this, in em, are beside each other: cells of one row, set to its middle.
const BESIDE: f32 = 0.95;
/// A step wider than this, in em, ends a table.
const APART: f32 = 3.2;
/// Lines after the last number are of its row up to this step, in em.
const WRAPPED: f32 = 1.6;
/// Most lines of type in a head.
const HEAD: usize = 5;
/// The widest line of a head's cell, in em.
const HEAD_WIDTH: f32 = 14.5;
/// A cell's line is in line with others within this, in em.
const IN_LINE: f32 = 0.6;
/// Lines from this width, in em, that fill their column are prose.
const PROSE: f32 = 13.0;
/// Most lines of a page that are looked at, and most places where a table is tried: what has more is no page of text.
const MOST_LINES: usize = 600;
const MOST_TRIES: usize = 48;

/// Half em by which a cell that goes on below may stand left of its column, in em.
const LOOSE: f32 = 1.0;
/// The longest cell of a head, in characters, and the longest rest of a cell on a line of its own, in em.
const HEAD_WORDS: usize = 20;
const REST: f32 = 30.0;

/// A part of a line that blanks of [`BLANK`] em or more part from others.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch<'t> {
    /// Its text.
    pub text: Cow<'t, str>,
    /// Left and right end.
    pub from: f32,
    /// Right end.
    pub to: f32,
}

/// A line as its stretches.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spaced<'t> {
    /// From the left.
    pub stretches: Vec<Stretch<'t>>,
    /// Baseline, from the top.
    pub y: f32,
    /// Height of the em square.
    pub size: f32,
}

impl<'t> Spaced<'t> {
    /// A line of plain text, divided at two blanks or more; `number` is its place.
    #[must_use]
    pub fn of_text(text: &'t str, number: usize) -> Self {
        let mut stretches: Vec<Stretch<'t>> = Vec::new();
        let (mut x, mut blanks, mut start) = (0.0, 2, 0);
        for (at, c) in text.char_indices() {
            let width = em(c);
            if is_space(c) {
                (x, blanks) = (x + width, blanks + 1);
                continue;
            }
            if blanks >= 2 {
                start = at;
                stretches.push(Stretch { text: Cow::Borrowed(""), from: x, to: x });
            }
            (x, blanks) = (x + width, 0);
            if let Some(last) = stretches.last_mut() {
                (last.text, last.to) = (Cow::Borrowed(text.get(start..at + c.len_utf8()).unwrap_or("")), x);
            }
        }
        Self { stretches, y: number as f32, size: 1.0 }
    }

    fn part(&self, range: Range<usize>) -> Option<Part<'_>> {
        let stretches = self.stretches.get(range.clone())?;
        let (first, last) = (stretches.first()?, stretches.last()?);
        Some(Part { stretches, range, from: first.from, to: last.to })
    }
}

/// What of a line stands in one column.
#[derive(Clone, Debug)]
struct Part<'l> {
    stretches: &'l [Stretch<'l>],
    range: Range<usize>,
    from: f32,
    to: f32,
}

impl Part<'_> {
    fn chars(&self) -> impl Iterator<Item = char> + '_ {
        self.stretches.iter().flat_map(|stretch| stretch.text.chars()).filter(|&c| !is_space(c))
    }
}

/// A table among the lines of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The lines that it takes.
    pub lines: Range<usize>,
    /// The places between the columns, and the outer edges.
    pub xs: Vec<f32>,
    /// How many rows it has.
    pub rows: usize,
    /// How many of them are its head.
    pub head: usize,
    /// Its cells, row by row.
    pub cells: Vec<Cell>,
    /// How it would go on at the head of the next page.
    pub shape: Shape,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Its row, from 0.
    pub row: usize,
    /// Its column, from 0.
    pub column: usize,
    /// Its lines: which of the lines given, and which stretches of it.
    pub parts: Vec<(usize, Range<usize>)>,
}

/// The columns of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shape {
    /// The places between the columns, and the outer edges.
    xs: Vec<f32>,
    /// The column whose numbers count the rows.
    counting: usize,
}

/// The tables among lines sorted from the top. The first `lead` may be running heads as well; `before` is the table that
/// ended the page before.
#[must_use]
pub fn find(lines: &[Spaced<'_>], lead: usize, before: Option<&Shape>) -> Vec<Found> {
    if lines.len() > MOST_LINES || lines.iter().all(|line| line.stretches.len() < 2) {
        return Vec::new();
    }
    let first = before.and_then(|shape| (0..=lead).find_map(|from| going_on(lines, from, shape)));
    let mut found: Vec<Found> = first.into_iter().collect();
    let mut at = found.first().map_or(0, |table| table.lines.end);
    let mut tries = 0;
    while at < lines.len() && tries < MOST_TRIES {
        let head = beside(lines, at);
        let blocks = blocks(lines.get(at..head).unwrap_or_default());
        if blocks.len() < COLUMNS {
            at += 1;
            continue;
        }
        tries += 1;
        match ends(lines, at, head).into_iter().rev().find_map(|end| table(lines, at..end, head)) {
            Some(table) => {
                at = table.lines.end;
                found.push(table);
            }
            None => at += 1,
        }
    }
    found
}

/// The end of the lines from `at` on that stand beside each other.
fn beside(lines: &[Spaced<'_>], at: usize) -> usize {
    let near = |pair: &&[Spaced<'_>]| matches!(pair, [a, b] if b.y - a.y < BESIDE * a.size.min(b.size));
    at + 1 + lines.get(at..).unwrap_or_default().windows(2).take_while(near).count()
}

/// The extents of ink with blanks of the least width between them.
fn blocks(lines: &[Spaced<'_>]) -> Vec<(f32, f32)> {
    lines.iter().fold(Vec::new(), joined)
}

fn joined(mut blocks: Vec<(f32, f32)>, line: &Spaced<'_>) -> Vec<(f32, f32)> {
    blocks.extend(line.stretches.iter().map(|stretch| (stretch.from, stretch.to)));
    blocks.sort_by(|a, b| a.0.total_cmp(&b.0));
    let least = BLANK * line.size;
    let mut out: Vec<(f32, f32)> = Vec::with_capacity(8);
    for (from, to) in blocks {
        match out.last_mut() {
            Some(last) if from - last.1 < least => last.1 = last.1.max(to),
            _ => out.push((from, to)),
        }
    }
    out
}

/// Where a table that begins at a line may end: after the last line that leaves it its columns, and before each line
/// that took it one.
fn ends(lines: &[Spaced<'_>], at: usize, head: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut columns = blocks(lines.get(at..head).unwrap_or_default());
    let mut end = head;
    while let (Some(above), Some(line)) = (end.checked_sub(1).and_then(|i| lines.get(i)), lines.get(end)) {
        let with = joined(columns.clone(), line);
        if line.y - above.y > APART * above.size.max(line.size) || with.len() < COLUMNS {
            break;
        }
        if with.len() < columns.len() {
            found.push(end);
        }
        columns = with;
        end += 1;
    }
    found.push(end);
    let few = found.len().saturating_sub(8);
    found.split_off(few).into_iter().filter(|end| *end >= head + ROWS).collect()
}

/// Lines, each divided into the columns.
struct Columns<'l> {
    lines: &'l [Spaced<'l>],
    xs: Vec<f32>,
    /// By line and column.
    parts: Vec<Vec<Option<Part<'l>>>>,
}

impl<'l> Columns<'l> {
    fn new(lines: &'l [Spaced<'l>], xs: Vec<f32>) -> Self {
        let parts = lines.iter().map(|line| divided(line, &xs)).collect();
        Self { lines, xs, parts }
    }

    fn count(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    fn part(&self, line: usize, column: usize) -> Option<&Part<'l>> {
        self.parts.get(line)?.get(column)?.as_ref()
    }

    /// What of some lines stands in a column.
    fn column(&self, lines: Range<usize>, column: usize) -> impl Iterator<Item = (usize, &Part<'l>)> {
        lines.filter_map(move |i| Some((i, self.part(i, column)?)))
    }

    /// How many lines of a column are numbers, if it holds little else.
    fn numbers(&self, body: Range<usize>, column: usize) -> Option<usize> {
        let all = self.column(body.clone(), column).count();
        let numbers = self.column(body, column).filter(|(_, part)| is_number(part)).count();
        (numbers >= ROWS && numbers * 10 >= all * 8).then_some(numbers)
    }

    /// The column of numbers that counts the rows: of those that hold little else the one with the most.
    fn counting(&self, body: Range<usize>) -> Option<usize> {
        let tally = |column: usize| Some((self.numbers(body.clone(), column)?, std::cmp::Reverse(column)));
        (0..self.count()).filter_map(tally).max().map(|(_, column)| column.0)
    }

    /// The line after the widest step between two lines; of equal ones the last.
    fn parting(&self, from: usize, to: usize) -> usize {
        let mut best = (0.0, to);
        for i in from..to {
            let (Some(a), Some(b)) = (self.lines.get(i), self.lines.get(i + 1)) else { continue };
            if b.y - a.y > best.0 - 0.3 * a.size {
                best = ((b.y - a.y).max(best.0), i + 1);
            }
        }
        best.1
    }
}

fn divided<'l>(line: &'l Spaced<'l>, xs: &[f32]) -> Vec<Option<Part<'l>>> {
    let at = |x: &f32| line.stretches.partition_point(|stretch| (stretch.from + stretch.to) / 2.0 < *x);
    xs.windows(2)
        .map(|pair| {
            let range = at(pair.first()?)..at(pair.last()?);
            line.part(range)
        })
        .collect()
}

/// `12`, `3.5%`, `12月底`, `十二`, `2024年`: what a column of numbers holds. Whole dates stand under the names of offices
/// that sign.
fn is_number(part: &Part<'_>) -> bool {
    let chars = || part.chars();
    let digits = chars().filter(char::is_ascii_digit).count();
    let first = chars().next().is_some_and(|c| c.is_ascii_digit() || "-+－＋￥¥（(".contains(c));
    let date = chars().any(|c| c == date::YEAR) && chars().any(|c| c == date::DAY);
    first && !date && digits * 2 >= chars().count() || chars().all(numeral::is_label)
}

fn is_leader(part: &Part<'_>) -> bool {
    let dots = part.chars().filter(|c| matches!(c, '.' | '…' | '·' | '．' | '┈' | '‥')).count();
    dots >= 4 || dots >= 2 && dots == part.chars().count()
}

/// The table of some lines, whose head begins with those up to `head`.
fn table(lines: &[Spaced<'_>], range: Range<usize>, head: usize) -> Option<Found> {
    let held = lines.get(range.clone())?;
    let blocks = blocks(held);
    let size = median(held.iter().map(|line| line.size));
    let mut xs = vec![blocks.first()?.0 - size];
    xs.extend(blocks.windows(2).filter_map(|pair| Some((pair.first()?.1 + pair.last()?.0) / 2.0)));
    xs.push(blocks.last()?.1 + size);
    let columns = Columns::new(held, xs);
    let head = head - range.start;
    let counting = columns.counting(head..held.len())?;
    let counts: Vec<usize> = numbered(&columns, counting, head);
    let body = columns.parting(head - 1, *counts.first()?);
    let end = last_line(&columns, &counts);
    // Where a row of the body seems to be the head, its numbers say that it is none.
    let numbers =
        |column: &usize| columns.column(0..body, *column).any(|(_, part)| is_number(part) && !is_period(part));
    let of_body = (0..columns.count()).any(|column| numbers(&column) && columns.numbers(body..end, column).is_some());
    if of_body || !is_head(&columns, 0..body, counting, size) || !is_body(&columns, body..end, &counts, size) {
        return None;
    }
    let mut starts = vec![0, body];
    starts.extend(counts.windows(2).filter_map(|pair| Some(columns.parting(*pair.first()?, *pair.last()?))));
    Some(filled(&columns, &starts, range.start..range.start + end, 1, counting))
}

/// The lines with a number in the counting column.
fn numbered(columns: &Columns<'_>, counting: usize, from: usize) -> Vec<usize> {
    columns.column(from..columns.lines.len(), counting).filter(|(_, part)| is_number(part)).map(|(i, _)| i).collect()
}

/// The end of the last row: a table's last cells may be wrapped, what follows farther away is text again.
fn last_line(columns: &Columns<'_>, counts: &[usize]) -> usize {
    let last = counts.last().copied().unwrap_or(0);
    let wrapped = counts.windows(2).filter_map(|pair| Some(pair.last()? - pair.first()?)).max().unwrap_or(1);
    let near = |pair: &&[Spaced<'_>]| matches!(pair, [a, b] if b.y - a.y < WRAPPED * a.size);
    let rest = columns.lines.get(last..).unwrap_or_default();
    last + 1 + rest.windows(2).take(wrapped.saturating_sub(1)).take_while(near).count()
}

/// Whether lines are the head of a table: short words over every column, none a number over the numbers.
fn is_head(columns: &Columns<'_>, head: Range<usize>, counting: usize, size: f32) -> bool {
    if head.is_empty() || head.len() > HEAD {
        return false;
    }
    let text = |column| columns.column(head.clone(), column).flat_map(|(_, part)| part.chars()).collect::<String>();
    (0..columns.count()).all(|column| {
        let text = text(column);
        let narrow = columns.column(head.clone(), column).all(|(_, part)| part.to - part.from <= HEAD_WIDTH * size);
        // A list of contents with a head of its own is a list of contents.
        let of_contents = Class::PageColumnHead.is(&text);
        let sentence = text.contains(['。', '；', '：', '，', '、']);
        !text.is_empty() && narrow && !of_contents && !sentence
    }) && columns.column(head.clone(), counting).all(|(_, part)| !is_number(part) || is_period(part))
}

/// `2023年`, `1—6月`, `三季度`: what numbers may stand under.
fn is_period(part: &Part<'_>) -> bool {
    part.chars().count() > 1 && part.chars().last().is_some_and(|c| Class::PeriodEnd.has(c))
}

/// Whether lines are the rows of a table.
fn is_body(columns: &Columns<'_>, body: Range<usize>, counts: &[usize], size: f32) -> bool {
    let all = || (0..columns.count()).flat_map(|column| columns.column(body.clone(), column));
    if all().any(|(_, part)| is_leader(part)) {
        return false;
    }
    let filled = (0..columns.count()).filter(|column| {
        let cells = columns.column(body.clone(), *column).count();
        cells * 2 >= counts.len()
    });
    filled.count() == columns.count()
        && (0..columns.count()).all(|column| stands_in_line(columns, body.clone(), column, size))
        && (0..columns.count()).all(|column| !is_prose(columns, body.clone(), column, size))
}

/// Whether the cells of a column have their left ends, right ends or middles below one another.
fn stands_in_line(columns: &Columns<'_>, body: Range<usize>, column: usize, size: f32) -> bool {
    let places: [fn(&Part<'_>) -> f32; 3] = [|part| part.from, |part| part.to, |part| (part.from + part.to) / 2.0];
    places.iter().any(|place| {
        let all: Vec<f32> = columns.column(body.clone(), column).map(|(_, part)| place(part)).collect();
        let usual = median(all.iter().copied());
        let near = all.iter().filter(|x| (**x - usual).abs() < IN_LINE * size).count();
        near * 10 >= all.len() * 7
    })
}

/// Whether nearly all lines of a column fill it: prose beside a table, or columns of prose.
fn is_prose(columns: &Columns<'_>, body: Range<usize>, column: usize, size: f32) -> bool {
    let parts: Vec<&Part<'_>> = columns.column(body, column).map(|(_, part)| part).collect();
    let left = parts.iter().map(|part| part.from).fold(f32::MAX, f32::min);
    let right = parts.iter().map(|part| part.to).fold(0.0, f32::max);
    let full = parts.iter().filter(|part| part.from < left + 2.5 * size && part.to > right - 1.2 * size).count();
    right - left > PROSE * size && parts.len() >= 5 && full * 10 >= parts.len() * 7
}

/// Whether a line only says that a table goes on: `续表`, `续表2`, `表3（续）`.
#[must_use]
pub fn says_continued(text: &str) -> bool {
    let inner = text.trim_matches(|c: char| c.is_whitespace() || "（）()【】".contains(c));
    let numbered = Class::TableContinued
        .strip_start(inner)
        .is_some_and(|rest| rest.chars().all(|c| numeral::is_numeral(c) || " -.".contains(c)));
    let called = Class::Caption.starts(inner).or_else(|| Class::AttachmentWord.starts(inner));
    numbered || text.chars().count() <= 12 && called.is_some() && Class::TableContinued.ends(inner).is_some()
}

/// The rows of a table that goes on from the page before.
fn going_on(lines: &[Spaced<'_>], from: usize, shape: &Shape) -> Option<Found> {
    let says = lines.get(from).is_some_and(|line| {
        says_continued(&line.stretches.iter().map(|stretch| stretch.text.as_ref()).collect::<String>())
    });
    let from = from + usize::from(says);
    let lines = lines.get(from..)?;
    let keeps = |line: &&Spaced<'_>| {
        let within = |block: &(f32, f32)| {
            let holds = |pair: &[f32]| matches!(pair, [from, to] if *from <= block.0 && block.1 <= *to);
            shape.xs.windows(2).any(holds)
        };
        joined(Vec::new(), line).iter().all(within)
    };
    let kept = lines.iter().take_while(keeps).count();
    let near = |pair: &&[Spaced<'_>]| matches!(pair, [a, b] if b.y - a.y < APART * a.size.max(b.size));
    let kept = kept.min(1 + lines.windows(2).take_while(near).count());
    let columns = Columns::new(lines.get(..kept)?, shape.xs.clone());
    let counts = numbered(&columns, shape.counting, 0);
    let end = last_line(&columns, &counts);
    let size = median(columns.lines.iter().map(|line| line.size));
    let first = *counts.first()?;
    // A head that is printed again stands over the first number; other lines there are of the first row.
    let parting = if first > 0 { columns.parting(0, first) } else { 0 };
    let again = is_head(&columns, 0..parting, shape.counting, size);
    let body = if again { parting } else { 0 };
    let all = columns.column(body..end, shape.counting).count();
    let beside = counts.iter().all(|line| (0..columns.count()).filter(|c| near_line(&columns, *line, *c)).count() >= 2);
    if counts.len() * 10 < all * 8 || !beside {
        return None;
    }
    let mut starts = if again { vec![0, body] } else { vec![0] };
    starts.extend(counts.windows(2).filter_map(|pair| Some(columns.parting(*pair.first()?, *pair.last()?))));
    Some(filled(&columns, &starts, from..from + end, usize::from(again), shape.counting))
}

/// Whether a column has a cell at the height of a line.
fn near_line(columns: &Columns<'_>, line: usize, column: usize) -> bool {
    (line.saturating_sub(1)..line + 2).any(|i| columns.part(i, column).is_some())
}

/// The table of rows that begin at `starts`, among lines that are those of `columns` up to the end.
fn filled(columns: &Columns<'_>, starts: &[usize], lines: Range<usize>, head: usize, counting: usize) -> Found {
    let mut cells = Vec::new();
    for (row, start) in starts.iter().enumerate() {
        let range = *start..starts.get(row + 1).copied().unwrap_or(lines.len());
        for column in 0..columns.count() {
            let part = |(line, part): (usize, &Part<'_>)| (lines.start + line, part.range.clone());
            cells.push(Cell { row, column, parts: columns.column(range.clone(), column).map(part).collect() });
        }
    }
    let shape = Shape { xs: columns.xs.clone(), counting };
    Found { lines, xs: columns.xs.clone(), rows: starts.len(), head, cells, shape }
}

/// The table whose head is the first of these lines, by its words alone: at least two rows have cells under several of
/// them, and what is too long for its column goes on below it. `None` where there is none.
#[must_use]
pub fn headed(lines: &[Spaced<'_>]) -> Option<Found> {
    let head = lines.first().filter(|line| is_worded(line))?;
    let rows = lines.iter().skip(1).take_while(|line| is_under(line, head)).count();
    let whole = lines.iter().skip(1).take(rows).filter(|line| line.stretches.len() > 1).count();
    if whole < 2 {
        return None;
    }
    let mut cells = Vec::new();
    let mut row = 0;
    for (at, line) in lines.iter().enumerate().take(rows + 1) {
        // One cell alone goes on in the row above.
        row += usize::from(at > 0 && line.stretches.len() > 1);
        for (n, column) in under(line, head).unwrap_or_default().into_iter().enumerate() {
            let place = |cell: &&mut Cell| cell.row == row && cell.column == column;
            match cells.iter_mut().rev().take(2 * head.stretches.len()).find(place) {
                Some(cell) => cell.parts.push((at, n..n + 1)),
                None => cells.push(Cell { row, column, parts: vec![(at, n..n + 1)] }),
            }
        }
    }
    let edges = head.stretches.windows(2).filter_map(|pair| Some((pair.first()?.to + pair.last()?.from) / 2.0));
    let first = head.stretches.first().map(|stretch| stretch.from);
    let last = head.stretches.last().map(|stretch| stretch.to);
    let xs: Vec<f32> = first.into_iter().chain(edges).chain(last).collect();
    Some(Found { lines: 0..rows + 1, xs: xs.clone(), rows: row + 1, head: 1, cells, shape: Shape { xs, counting: 0 } })
}

/// Whether a line is a head by its words: short ones without a sentence or figures.
#[must_use]
pub fn is_worded(line: &Spaced<'_>) -> bool {
    let words = |stretch: &Stretch<'_>| {
        let text = &stretch.text;
        text.chars().count() <= HEAD_WORDS
            && text.contains(is_han)
            && !text.contains(['，', '。', '；'])
            && (!text.contains(['：', ':']) || Class::OfWhich.starts(text).is_some())
            && (!text.starts_with(|c| digit(c).is_some()) || Class::PeriodEnd.ends(text).is_some())
    };
    line.stretches.len() >= COLUMNS && line.stretches.iter().all(words)
}

/// Whether a line is a row under a head: several cells under columns of their own, or the rest of one that is not in the
/// first column.
#[must_use]
pub fn is_under(line: &Spaced<'_>, head: &Spaced<'_>) -> bool {
    match line.stretches.as_slice() {
        [] => false,
        [rest] => {
            let second = head.stretches.get(1).map_or(f32::MAX, |stretch| stretch.from);
            rest.from + LOOSE >= second && rest.to - rest.from <= REST && !rest.text.contains('。')
        }
        _ => under(line, head).is_some(),
    }
}

/// The column of each stretch, from left to right: the one it shares most with, or the nearest.
#[must_use]
pub fn under(line: &Spaced<'_>, head: &Spaced<'_>) -> Option<Vec<usize>> {
    let mut found: Vec<usize> = Vec::with_capacity(line.stretches.len());
    for cell in &line.stretches {
        let shared = |h: &Stretch<'_>| cell.to.min(h.to) - cell.from.max(h.from);
        let best = head
            .stretches
            .iter()
            .enumerate()
            .max_by(|(i, a), (j, b)| shared(a).total_cmp(&shared(b)).then(j.cmp(i)))?
            .0;
        if found.last().is_some_and(|&last| last >= best) {
            return None;
        }
        found.push(best);
    }
    Some(found)
}

/// The median; 0 of nothing.
fn median(values: impl Iterator<Item = f32>) -> f32 {
    let mut values: Vec<f32> = values.collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_a_text_is_found_by_its_head() {
        let text = [
            "序号      单位          任务",
            "1      市水利局      河道巡查",
            "                     和水文监测",
            "2      市财政局      资金保障",
            "特此通知。",
        ];
        let lines: Vec<Spaced<'_>> = text.iter().enumerate().map(|(n, line)| Spaced::of_text(line, n)).collect();
        let found = headed(&lines).expect("a table");
        assert_eq!((found.lines, found.rows), (0..4, 3));
        let cell = |row, column| {
            let cell = found.cells.iter().find(|cell| (cell.row, cell.column) == (row, column));
            let parts = cell.map(|cell| cell.parts.clone()).unwrap_or_default();
            parts
                .into_iter()
                .map(|(line, range)| lines[line].stretches[range.start].text.to_string())
                .collect::<String>()
        };
        assert_eq!(
            [cell(1, 0), cell(1, 1), cell(1, 2), cell(2, 2)],
            ["1", "市水利局", "河道巡查和水文监测", "资金保障"]
        );
        assert_eq!(headed(&lines[1..]), None);
    }

    #[test]
    fn a_table_is_found_by_its_numbers() {
        let text = [
            "序号    任务        时限",
            "1      河道巡查    3月底",
            "2      水文监测    6月底",
            "3      防汛        9月底",
        ];
        let lines: Vec<Spaced<'_>> = text.iter().enumerate().map(|(n, line)| Spaced::of_text(line, n)).collect();
        let found = find(&lines, 0, None);
        assert_eq!(found.iter().map(|table| (table.lines.clone(), table.rows)).collect::<Vec<_>>(), [(0..4, 4)]);
    }

    #[test]
    fn names_in_columns_are_no_table() {
        let text = ["王某    李某    张某", "赵某    钱某    孙某", "周某    吴某    郑某"];
        let lines: Vec<Spaced<'_>> = text.iter().enumerate().map(|(n, line)| Spaced::of_text(line, n)).collect();
        assert!(find(&lines, 0, None).is_empty());
    }
}
