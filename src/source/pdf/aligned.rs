//! Tables without any rule: columns that only blanks part.
//!
//! Much that is no table has blanks in it: lists of names, sign-offs, contents, prose in columns. So a table is only what
//! has a head over every one of three columns or more, blank strips from the head to the last row, a column of numbers
//! that counts its rows, and cells that stand in line. What falls short of that stays text.

use std::ops::Range;

use super::rows::{Row, median};
use super::tables::{Grid, GridCell, narrow};

/// Least columns.
const COLUMNS: usize = 3;
/// Least rows under the head.
const ROWS: usize = 3;
/// Least width of the blank between two columns, in em.
const BLANK: f32 = 0.9;
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

/// A table among the lines of a page.
#[derive(Debug)]
pub(super) struct Found {
    /// The lines that it takes.
    pub(super) lines: Range<usize>,
    pub(super) grid: Grid,
    /// How it would go on at the head of the next page.
    pub(super) shape: Shape,
}

/// The columns of a table.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// The places between the columns, and the outer edges.
    xs: Vec<f32>,
    /// The column whose numbers count the rows.
    counting: usize,
}

/// The tables among lines sorted from the top. The first `lead` may be running heads as well; `before` is the table that
/// ended the page before.
pub(super) fn find(lines: &[Row], lead: usize, before: Option<&Shape>) -> Vec<Found> {
    let is_parted = |line: &Row| (1..line.cells.len()).any(|i| line.gap_before(i) > BLANK * line.size);
    if lines.len() > MOST_LINES || !lines.iter().any(is_parted) {
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
fn beside(lines: &[Row], at: usize) -> usize {
    let near = |pair: &&[Row]| matches!(pair, [a, b] if b.y - a.y < BESIDE * a.size.min(b.size));
    at + 1 + lines.get(at..).unwrap_or_default().windows(2).take_while(near).count()
}

/// The extents of ink with blanks of the least width between them.
fn blocks(lines: &[Row]) -> Vec<(f32, f32)> {
    lines.iter().fold(Vec::new(), joined)
}

fn joined(mut blocks: Vec<(f32, f32)>, line: &Row) -> Vec<(f32, f32)> {
    blocks.extend(line.cells.iter().map(|cell| (cell.glyph.x, cell.glyph.x + cell.glyph.width)));
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
fn ends(lines: &[Row], at: usize, head: usize) -> Vec<usize> {
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
    lines: &'l [Row],
    xs: Vec<f32>,
    /// By line and column.
    parts: Vec<Vec<Option<Row>>>,
}

impl<'l> Columns<'l> {
    fn new(lines: &'l [Row], xs: Vec<f32>) -> Self {
        let parts = lines.iter().map(|line| divided(line, &xs)).collect();
        Self { lines, xs, parts }
    }

    fn count(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    fn part(&self, line: usize, column: usize) -> Option<&Row> {
        self.parts.get(line)?.get(column)?.as_ref()
    }

    /// What of some lines stands in a column.
    fn column(&self, lines: Range<usize>, column: usize) -> impl Iterator<Item = (usize, &Row)> {
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

fn divided(line: &Row, xs: &[f32]) -> Vec<Option<Row>> {
    let at = |x: &f32| line.cells.partition_point(|cell| cell.glyph.x + cell.glyph.width / 2.0 < *x);
    xs.windows(2)
        .map(|pair| {
            let range = at(pair.first()?)..at(pair.last()?);
            (!range.is_empty()).then(|| line.part(range))
        })
        .collect()
}

/// `12`, `3.5%`, `12月底`, `十二`, `2024年`: what a column of numbers holds. Whole dates stand under the names of offices
/// that sign.
fn is_number(part: &Row) -> bool {
    let chars = || part.cells.iter().map(|cell| cell.glyph.c);
    let digits = chars().filter(char::is_ascii_digit).count();
    let first = chars().next().is_some_and(|c| c.is_ascii_digit() || "-+－＋￥¥（(".contains(c));
    let date = chars().any(|c| c == '年') && chars().any(|c| c == '日');
    first && !date && digits * 2 >= part.cells.len() || chars().all(|c| "一二三四五六七八九十".contains(c))
}

fn is_leader(part: &Row) -> bool {
    let dots = part.cells.iter().filter(|cell| matches!(cell.glyph.c, '.' | '…' | '·' | '．' | '┈' | '‥')).count();
    dots >= 4 || dots >= 2 && dots == part.cells.len()
}

/// The table of some lines, whose head begins with those up to `head`.
fn table(lines: &[Row], range: Range<usize>, head: usize) -> Option<Found> {
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
    let grid = filled(&columns, &starts, end, 1)?;
    let shape = Shape { xs: columns.xs.clone(), counting };
    Some(Found { lines: range.start..range.start + end, grid, shape })
}

/// The lines with a number in the counting column.
fn numbered(columns: &Columns<'_>, counting: usize, from: usize) -> Vec<usize> {
    columns.column(from..columns.lines.len(), counting).filter(|(_, part)| is_number(part)).map(|(i, _)| i).collect()
}

/// The end of the last row: a table's last cells may be wrapped, what follows farther away is text again.
fn last_line(columns: &Columns<'_>, counts: &[usize]) -> usize {
    let last = counts.last().copied().unwrap_or(0);
    let wrapped = counts.windows(2).filter_map(|pair| Some(pair.last()? - pair.first()?)).max().unwrap_or(1);
    let near = |pair: &&[Row]| matches!(pair, [a, b] if b.y - a.y < WRAPPED * a.size);
    let rest = columns.lines.get(last..).unwrap_or_default();
    last + 1 + rest.windows(2).take(wrapped.saturating_sub(1)).take_while(near).count()
}

/// Whether lines are the head of a table: short words over every column, none a number over the numbers.
fn is_head(columns: &Columns<'_>, head: Range<usize>, counting: usize, size: f32) -> bool {
    if head.is_empty() || head.len() > HEAD {
        return false;
    }
    let text = |column| columns.column(head.clone(), column).map(|(_, part)| part.text()).collect::<String>();
    (0..columns.count()).all(|column| {
        let text = text(column);
        let narrow = columns.column(head.clone(), column).all(|(_, part)| part.x1() - part.x0() <= HEAD_WIDTH * size);
        // A list of contents with a head of its own is a list of contents.
        let of_contents = matches!(text.as_str(), "页码" | "页次" | "页数" | "页");
        let sentence = text.contains(['。', '；', '：', '，', '、']);
        !text.is_empty() && narrow && !of_contents && !sentence
    }) && columns.column(head.clone(), counting).all(|(_, part)| !is_number(part) || is_period(part))
}

/// `2023年`, `1—6月`, `三季度`: what numbers may stand under.
fn is_period(part: &Row) -> bool {
    part.cells.len() > 1 && part.cells.last().is_some_and(|cell| matches!(cell.glyph.c, '年' | '月' | '度'))
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
    let places: [fn(&Row) -> f32; 3] = [Row::x0, Row::x1, |part| (part.x0() + part.x1()) / 2.0];
    places.iter().any(|place| {
        let all: Vec<f32> = columns.column(body.clone(), column).map(|(_, part)| place(part)).collect();
        let usual = median(all.iter().copied());
        let near = all.iter().filter(|x| (**x - usual).abs() < IN_LINE * size).count();
        near * 10 >= all.len() * 7
    })
}

/// Whether nearly all lines of a column fill it: prose beside a table, or columns of prose.
fn is_prose(columns: &Columns<'_>, body: Range<usize>, column: usize, size: f32) -> bool {
    let parts: Vec<&Row> = columns.column(body, column).map(|(_, part)| part).collect();
    let left = parts.iter().map(|part| part.x0()).fold(f32::MAX, f32::min);
    let right = parts.iter().map(|part| part.x1()).fold(0.0, f32::max);
    let full = parts.iter().filter(|part| part.x0() < left + 2.5 * size && part.x1() > right - 1.2 * size).count();
    right - left > PROSE * size && parts.len() >= 5 && full * 10 >= parts.len() * 7
}

/// Whether a line only says that a table goes on: `续表`, `续表2`, `表3（续）`.
pub(super) fn says_continued(text: &str) -> bool {
    let inner = text.trim_matches(|c: char| c.is_whitespace() || "（）()【】".contains(c));
    let count = inner.strip_prefix("续表").or_else(|| inner.strip_prefix("续"));
    let numbered =
        count.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || " -.一二三四五六七八九十".contains(c)));
    numbered || text.chars().count() <= 12 && inner.starts_with(['表', '附']) && inner.ends_with('续')
}

/// The rows of a table that goes on from the page before.
fn going_on(lines: &[Row], from: usize, shape: &Shape) -> Option<Found> {
    let says = lines.get(from).is_some_and(|line| says_continued(&line.text()));
    let from = from + usize::from(says);
    let lines = lines.get(from..)?;
    let keeps = |line: &&Row| {
        let within = |block: &(f32, f32)| {
            let holds = |pair: &[f32]| matches!(pair, [from, to] if *from <= block.0 && block.1 <= *to);
            shape.xs.windows(2).any(holds)
        };
        joined(Vec::new(), line).iter().all(within)
    };
    let kept = lines.iter().take_while(keeps).count();
    let near = |pair: &&[Row]| matches!(pair, [a, b] if b.y - a.y < APART * a.size.max(b.size));
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
    let grid = filled(&columns, &starts, end, u16::from(again))?;
    Some(Found { lines: from..from + end, grid, shape: shape.clone() })
}

/// Whether a column has a cell at the height of a line.
fn near_line(columns: &Columns<'_>, line: usize, column: usize) -> bool {
    (line.saturating_sub(1)..line + 2).any(|i| columns.part(i, column).is_some())
}

/// The grid of rows that begin at `starts`.
fn filled(columns: &Columns<'_>, starts: &[usize], end: usize, head: u16) -> Option<Grid> {
    let lines = columns.lines.get(..end)?;
    let top = lines.iter().map(|line| line.y - line.size).fold(f32::MAX, f32::min);
    let bottom = lines.iter().map(|line| line.y).fold(0.0, f32::max);
    let bounds = [*columns.xs.first()?, top, *columns.xs.last()?, bottom];
    let mut cells = Vec::new();
    for (row, start) in starts.iter().enumerate() {
        let range = *start..starts.get(row + 1).copied().unwrap_or(end);
        for column in 0..columns.count() {
            let lines = columns.column(range.clone(), column).map(|(_, part)| part.clone()).collect();
            cells.push(GridCell { row: narrow(row), column: narrow(column), rows: 1, columns: 1, lines });
        }
    }
    Some(Grid { bounds, xs: columns.xs.clone(), row_count: narrow(starts.len()), cells, head })
}
