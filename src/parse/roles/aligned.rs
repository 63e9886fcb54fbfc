//! Tables whose cells stand under the words of their head, as tools print the layout of a page: a row may lack cells,
//! and what is too long for its column goes on below.

use super::super::lex::{End, Line};
use super::Role;
use crate::zh::lexicon::Class;
use crate::zh::{chars, numeral};

/// Columns that a head has at least.
const COLUMNS: usize = 3;
/// Rows that a table has at least.
const ROWS: usize = 2;
/// Half em by which a line that goes on may stand left of its column.
const LOOSE: u32 = 2;

/// A stretch of a line that wide gaps part from others, with where it stands, in half em.
struct Placed<'l> {
    text: &'l str,
    from: u32,
    to: u32,
}

/// Marks the rows of such tables among the lines of the body; `fresh` tells where each begins.
pub(super) fn mark(lines: &[&Line<'_>], roles: &mut [Role], fresh: &mut [bool]) {
    let mut at = 0;
    while at < lines.len() {
        let Some(head) = head(lines[at]).filter(|_| roles.get(at) == Some(&Role::Body)) else {
            at += 1;
            continue;
        };
        let mut end = at + 1;
        let mut rows = 0;
        while end < lines.len() && roles.get(end) == Some(&Role::Body) {
            let cells = placed(lines[end]);
            if !is_row(lines[end], &cells, &head) {
                break;
            }
            rows += usize::from(cells.len() > 1);
            end += 1;
        }
        if rows >= ROWS {
            roles[at..end].fill(Role::Row);
            fresh[at..end].fill(false);
            fresh[at] = true;
        }
        at = end;
    }
}

/// The cells of the rows of such a table, a list for each line; `None` where no head parts them.
pub(crate) fn grid<'l>(lines: &[&'l Line<'_>]) -> Option<Vec<Vec<&'l str>>> {
    let (first, rest) = lines.split_first()?;
    let head = head(first)?;
    let mut rows = vec![head.iter().map(|cell| cell.text).collect::<Vec<_>>()];
    for line in rest {
        let cells = placed(line);
        let columns = columns(&cells, &head)?;
        let mut row = vec![""; head.len()];
        for (cell, column) in cells.iter().zip(columns) {
            *row.get_mut(column)? = cell.text;
        }
        rows.push(row);
    }
    Some(rows)
}

/// The cells of a head: short words without a sentence or figures.
fn head<'l>(line: &'l Line<'_>) -> Option<Vec<Placed<'l>>> {
    let plain = line.is_bare() && line.width <= 260 && line.outline_label().is_none() && line.marker.is_none();
    // Few lines have so wide a gap.
    if !plain || !line.text.contains("  ") && !line.text.contains("\u{3000}\u{3000}") || line.text.contains('\t') {
        return None;
    }
    let cells = placed(line);
    let words = |cell: &Placed<'_>| {
        let count = cell.text.chars().count();
        count <= 20
            && cell.text.contains(chars::is_han)
            && !cell.text.contains(['，', '。', '；'])
            && (!cell.text.contains(['：', ':']) || Class::OfWhich.starts(cell.text).is_some())
            && (!cell.text.starts_with(|c| numeral::digit(c).is_some()) || Class::PeriodEnd.ends(cell.text).is_some())
    };
    (cells.len() >= COLUMNS && cells.iter().all(words)).then_some(cells)
}

/// Whether a line is a row under the head: several cells under columns of their own, or the rest of one that is not in
/// the first column.
fn is_row(line: &Line<'_>, cells: &[Placed<'_>], head: &[Placed<'_>]) -> bool {
    if line.marker.is_some() || line.width > 260 || line.end == End::Stop && cells.len() < 2 {
        return false;
    }
    let below = || {
        let (cell, second) = (cells.first()?, head.get(1)?);
        Some(cell.from + LOOSE >= second.from && line.width <= 60)
    };
    match cells.len() {
        0 => false,
        1 => below().unwrap_or(false) && line.is_bare(),
        _ => columns(cells, head).is_some(),
    }
}

/// The column of each cell, from left to right: the one it shares most with, or the nearest.
fn columns(cells: &[Placed<'_>], head: &[Placed<'_>]) -> Option<Vec<usize>> {
    let mut found: Vec<usize> = Vec::with_capacity(cells.len());
    for cell in cells {
        let shared = |h: &Placed<'_>| i64::from(cell.to.min(h.to)) - i64::from(cell.from.max(h.from));
        let best = head.iter().enumerate().max_by_key(|(at, h)| (shared(h), std::cmp::Reverse(*at)))?.0;
        if found.last().is_some_and(|&last| last >= best) {
            return None;
        }
        found.push(best);
    }
    Some(found)
}

/// The stretches of a line that two or more blanks part.
fn placed<'l>(line: &'l Line<'_>) -> Vec<Placed<'l>> {
    let text: &str = line.own();
    let mut cells: Vec<Placed<'_>> = Vec::new();
    let (mut at, mut start, mut blanks) = (u32::from(line.indent), None, 0);
    let (mut from, mut to, mut end) = (0, 0, 0);
    for (byte, c) in text.char_indices() {
        if chars::is_space(c) {
            blanks += 1;
        } else {
            if let Some(first) = start.filter(|_| blanks >= 2) {
                cells.push(Placed { text: text.get(first..end).unwrap_or(""), from, to });
                start = None;
            }
            if start.is_none() {
                (start, from) = (Some(byte), at);
            }
            (end, to) = (byte + c.len_utf8(), at + chars::width(c));
            blanks = 0;
        }
        at += chars::width(c);
    }
    if let Some(first) = start {
        cells.push(Placed { text: text.get(first..end).unwrap_or(""), from, to });
    }
    cells
}
