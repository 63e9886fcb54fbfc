//! Tables whose cells stand under the words of their head, as tools print the layout of a page. What is such a table
//! [`aligned`] tells, for PDF and text alike; here its lines are those of a body that are no text by their form.

use super::super::lex::{End, Line};
use super::Role;
use crate::source::lines::aligned::{self, Spaced};

/// Rows that a table has at least.
const ROWS: usize = 2;
/// Half em of the widest line of such a table.
const WIDEST: u32 = 260;

/// Marks the rows of such tables among the lines of the body; `fresh` tells where each begins.
pub(super) fn mark(lines: &[&Line<'_>], roles: &mut [Role], fresh: &mut [bool]) {
    let mut at = 0;
    for run in roles.chunk_by_mut(|a, b| a == b) {
        let (start, end) = (at, at + run.len());
        let body = run.first() == Some(&Role::Body);
        while body && at < end {
            let count = table(&lines[at..end]);
            if let Some(count) = count {
                run[at - start..at - start + count].fill(Role::Row);
                fresh[at..at + count].fill(false);
                fresh[at] = true;
            }
            at += count.unwrap_or(1);
        }
        at = end;
    }
}

/// So many lines tell whether the first of them heads a table.
const LOOKED_AT: usize = 6;

/// Whether the line at `at` is the head of such a table's columns.
pub(super) fn is_head(lines: &[&Line<'_>], at: usize) -> bool {
    lines.get(at..lines.len().min(at + LOOKED_AT)).and_then(table).is_some()
}

/// How many lines are the table that the first of them heads, if it heads one.
fn table(lines: &[&Line<'_>]) -> Option<usize> {
    let (first, rest) = lines.split_first()?;
    let head = head(first)?;
    let (mut count, mut rows) = (1, 0);
    for line in rest {
        let row = spaced(line);
        if !may_be_row(line, &row) || !aligned::is_under(&row, &head) {
            break;
        }
        rows += usize::from(row.stretches.len() > 1);
        count += 1;
    }
    (rows >= ROWS).then_some(count)
}

/// The cells of the rows of such a table, a list for each line; `None` where no head parts them.
pub(crate) fn grid(lines: &[&Line<'_>]) -> Option<Vec<Vec<String>>> {
    let (first, rest) = lines.split_first()?;
    let head = head(first)?;
    let texts = |line: &Spaced<'_>| line.stretches.iter().map(|s| s.text.clone().into_owned()).collect::<Vec<_>>();
    let mut rows = vec![texts(&head)];
    for line in rest {
        let line = spaced(line);
        let columns = aligned::under(&line, &head)?;
        let mut row = vec![String::new(); head.stretches.len()];
        for (cell, column) in texts(&line).into_iter().zip(columns) {
            *row.get_mut(column)? = cell;
        }
        rows.push(row);
    }
    Some(rows)
}

/// The stretches of a head.
fn head<'l>(line: &'l Line<'_>) -> Option<Spaced<'l>> {
    let plain = line.is_bare() && line.width <= WIDEST && line.outline_label().is_none() && line.marker.is_none();
    // Few lines have so wide a gap.
    if !plain || !line.text.contains("  ") && !line.text.contains("\u{3000}\u{3000}") || line.text.contains('\t') {
        return None;
    }
    Some(spaced(line)).filter(aligned::is_worded)
}

/// Whether a line may be a row by its form: no sentence alone, no marker of a continuation.
fn may_be_row(line: &Line<'_>, row: &Spaced<'_>) -> bool {
    let several = row.stretches.len() > 1;
    line.marker.is_none() && line.width <= WIDEST && (several || line.is_bare() && line.end != End::Stop)
}

/// A line as its stretches, its indent counted.
fn spaced<'l>(line: &'l Line<'_>) -> Spaced<'l> {
    let mut spaced = Spaced::of_text(line.own(), 0);
    let indent = f32::from(line.indent) / 2.0;
    for stretch in &mut spaced.stretches {
        stretch.from += indent;
        stretch.to += indent;
    }
    spaced
}
