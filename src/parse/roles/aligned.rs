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
    while at < lines.len() {
        let Some(head) = head(lines[at]).filter(|_| roles.get(at) == Some(&Role::Body)) else {
            at += 1;
            continue;
        };
        let mut end = at + 1;
        let mut rows = 0;
        while end < lines.len() && roles.get(end) == Some(&Role::Body) {
            let row = spaced(lines[end]);
            if !may_be_row(lines[end], &row) || !aligned::is_under(&row, &head) {
                break;
            }
            rows += usize::from(row.stretches.len() > 1);
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
