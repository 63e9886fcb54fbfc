//! Tables by their numbers: a head over each column, blank strips below it, and a column of numbers that counts the rows.

use std::ops::Range;

use super::{BLANK, COLUMNS, Cell, Found, Part, Shape, Spaced, says_continued};
use crate::zh::lexicon::Class;
use crate::zh::numeral;
use crate::zh::{chars, date};

/// Columns of the narrowest table. Of so few more is asked ([`is_pair`]).
const PAIR: usize = 2;
/// Least width of the blank between the two columns of such a table, in em.
const PAIR_BLANK: f32 = 1.5;
/// Least rows under the head.
const ROWS: usize = 3;
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
        let least = blocks.len().min(COLUMNS);
        if least < PAIR {
            at += 1;
            continue;
        }
        tries += 1;
        match ends(lines, at, head, least).into_iter().rev().find_map(|end| table(lines, at..end, head)) {
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
fn ends(lines: &[Spaced<'_>], at: usize, head: usize, least: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let mut columns = blocks(lines.get(at..head).unwrap_or_default());
    let mut end = head;
    while let (Some(above), Some(line)) = (end.checked_sub(1).and_then(|i| lines.get(i)), lines.get(end)) {
        let with = joined(columns.clone(), line);
        if line.y - above.y > APART * above.size.max(line.size) || with.len() < least {
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
    let dots = part.chars().filter(|&c| chars::is_leader_dot(c)).count();
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
    if columns.count() == PAIR && !is_pair(&columns, body, end, counting, size) {
        return None;
    }
    let mut starts = vec![0, body];
    starts.extend(counts.windows(2).filter_map(|pair| Some(columns.parting(*pair.first()?, *pair.last()?))));
    Some(filled(&columns, &starts, range.start..range.start + end, 1, counting))
}

/// Whether the lines of two columns are a table: a word and a number on each, far apart, under a head of one line. Lists of
/// names and sign-offs beside each other have no numbers, contents have no head.
fn is_pair(columns: &Columns<'_>, body: usize, end: usize, counting: usize, size: f32) -> bool {
    let row = |line: usize| {
        let (left, right) = (columns.part(line, 0)?, columns.part(line, 1)?);
        let word = columns.part(line, 1 - counting)?;
        let said = word.chars().any(|c| matches!(c, '。' | '：' | ':' | '；'));
        let number = columns.part(line, counting).is_some_and(is_number);
        Some(right.from - left.to >= PAIR_BLANK * size && !said && (line < body || number && !is_number(word)))
    };
    body == 1 && (0..end).all(|line| row(line) == Some(true))
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

/// The median; 0 of nothing.
fn median(values: impl Iterator<Item = f32>) -> f32 {
    let mut values: Vec<f32> = values.collect();
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
