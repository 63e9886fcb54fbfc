//! Tables without any rule: columns that only blanks part.
//!
//! Much that is no table has blanks in it: lists of names, sign-offs, contents, prose in columns. So there are two ways to
//! be sure. [`find`] takes a table by its numbers: it has a head over every one of three columns or more, blank strips from
//! the head to the last row, a column of numbers that counts its rows, and cells that stand in line. In texts whose tool kept
//! the places of words a head alone is enough ([`is_worded`]) where the cells of the rows stand under its own ([`is_under`]).
//! What falls short of that stays text.
//!
//! A line is given as the [`Stretch`]es that wide blanks part ([`Spaced`]); what is found tells stretches, so that the caller
//! can go back to its own glyphs or bytes. Cheap on lines without wide blanks.

mod counted;
mod headed;

use std::borrow::Cow;
use std::ops::Range;

pub use counted::find;
pub use headed::{is_under, is_worded, under};

use super::em;
use crate::zh::chars::is_space;
use crate::zh::lexicon::Class;
use crate::zh::numeral;

/// Least columns.
const COLUMNS: usize = 3;
/// Least width of the blank between two columns, in em.
pub const BLANK: f32 = 0.9;

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

#[cfg(test)]
mod tests;
