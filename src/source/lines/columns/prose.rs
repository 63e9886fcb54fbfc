//! Whether two columns are prose, or the cells of a table, names in two rows, or two texts held beside each other.
//!
//! Prose is broken where its column ends, in the middle of a sentence, and that is what no row of a table does in both columns. What
//! each cell says whole is read along its row, and so is what counts along it, or begins with the same number on either side.

use super::most_at_one_place;
use crate::zh::{brackets, chars, numeral, ordinal};

/// Sentences that end in a column of prose, and lines that the next one continues.
const SENTENCES: usize = 2;
const BROKEN: usize = 2;
/// So many rows whose labels count along them, or that begin a paragraph on either side, are rows.
const ROWS: usize = 2;
/// Blank places of a column that are more than those around a title.
const GAPS: usize = 3;

/// What a line has in one of the columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell<'t> {
    pub text: &'t str,
    /// Places of its ends.
    pub from: usize,
    pub to: usize,
}

impl Cell<'_> {
    fn ends_with(&self, mark: impl Fn(char) -> bool) -> bool {
        self.text.chars().next_back().is_some_and(mark)
    }
}

/// The lines of a column.
pub(super) struct Column<'t> {
    cells: Vec<Option<Cell<'t>>>,
    /// Where most lines begin, and where full ones end.
    base: usize,
    full: usize,
    /// Places of a character.
    unit: usize,
}

impl<'t> Column<'t> {
    pub(super) fn new(cells: Vec<Option<Cell<'t>>>, full: usize, unit: usize) -> Option<Self> {
        let starts: Vec<usize> = cells.iter().flatten().map(|cell| cell.from).collect();
        let (base, _) = most_at_one_place(&starts, 0)?;
        Some(Self { cells, base, full, unit })
    }

    fn said(&self) -> impl Iterator<Item = &Cell<'t>> {
        self.cells.iter().flatten()
    }

    fn is_full(&self, cell: &Cell<'_>) -> bool {
        cell.to + 2 * self.unit >= self.full
    }

    fn is_indented(&self, cell: &Cell<'_>) -> bool {
        cell.from > self.base + self.unit / 2
    }

    /// Lines that are full, end in no mark, and stand right over one that is not indented.
    fn broken(&self) -> usize {
        let goes_on = |pair: &&[Option<Cell<'_>>]| {
            let [Some(above), Some(below)] = pair else { return false };
            let next = !self.is_indented(below) && label(below.text).is_none();
            self.is_full(above) && above.ends_with(char::is_alphanumeric) && next
        };
        self.cells.windows(2).filter(goes_on).count()
    }

    /// Whether a line of it goes on in the next.
    pub(super) fn goes_on(&self) -> bool {
        self.broken() > 0
    }

    /// Whether it is prose: sentences end in it, lines go on in the next, and a last line of a paragraph is shorter than the others.
    pub(super) fn is_prose(&self) -> bool {
        let sentences = self.said().filter(|cell| cell.text.contains('。')).count();
        let ends = |cell: &&Cell<'_>| !self.is_full(cell) && cell.ends_with(|c| matches!(c, '。' | '；' | '：'));
        sentences >= SENTENCES && self.broken() >= BROKEN && self.said().any(|cell| ends(&cell))
    }

    /// Whether a paragraph begins at a line: it is indented, or the one before ends.
    fn begins(&self, at: usize) -> bool {
        let cell = |at: usize| self.cells.get(at).copied().flatten();
        let Some(here) = cell(at) else { return false };
        let above = at.checked_sub(1).and_then(cell);
        let ended =
            above.is_none_or(|above| !self.is_full(&above) || above.ends_with(|c| matches!(c, '。' | '；' | '：')));
        self.is_indented(&here) || ended
    }

    /// Whether it is prose as far as few lines can show it: a sentence ends in it, and a paragraph is indented and goes on.
    pub(super) fn is_some_prose(&self) -> bool {
        self.said().any(|cell| cell.text.contains('。')) && (0..self.cells.len()).any(|at| self.opens(at))
    }

    /// Whether a line is the first of a paragraph as prose sets it: full, indented by two characters, over one that is not.
    fn opens(&self, at: usize) -> bool {
        let cell = |at: usize| self.cells.get(at).copied().flatten();
        let Some((here, below)) = cell(at).zip(cell(at + 1)) else { return false };
        let indent = here.from.saturating_sub(self.base) * 2;
        (3 * self.unit..=5 * self.unit).contains(&indent) && self.is_full(&here) && !self.is_indented(&below)
    }

    /// Whether a line goes on from the one above, in the middle of a sentence.
    fn continues(&self, at: usize) -> bool {
        let Some([above, here]) = at.checked_sub(1).and_then(|above| self.cells.get(above..=at)) else { return false };
        let Some((above, here)) = above.as_ref().zip(here.as_ref()) else { return false };
        self.is_full(above) && above.ends_with(char::is_alphanumeric) && !self.is_indented(here)
    }

    /// Whether its paragraphs are set as blocks: one blank line stands over each, and none elsewhere.
    fn is_in_blocks(&self) -> bool {
        let blank = |at: usize| self.cells.get(at).is_some_and(Option::is_none);
        let last = self.cells.iter().rposition(Option::is_some).unwrap_or(0);
        let begins = |at: &usize| self.cells.get(*at).is_some_and(Option::is_some) && self.begins(*at);
        let single = |at: usize| !(blank(at) && blank(at + 1));
        (1..last).all(single) && (1..=last).filter(begins).all(|at| blank(at - 1))
    }

    /// How often it is blank between two of its lines.
    fn gaps(&self) -> usize {
        let first = self.cells.iter().position(Option::is_some).unwrap_or(0);
        let last = self.cells.iter().rposition(Option::is_some).unwrap_or(0);
        let within = self.cells.get(first..=last).unwrap_or_default();
        within.windows(2).filter(|pair| matches!(pair, [Some(_), None])).count()
    }
}

/// Whether rows are read along: heads stand over the columns, labels count along the rows, or are the same on either side.
pub(super) fn are_cells(columns: &[Column<'_>; 2]) -> bool {
    let [left, right] = columns;
    let rows = || left.cells.iter().zip(&right.cells).filter_map(|(a, b)| Some((a.as_ref()?, b.as_ref()?)));
    let labels = || rows().filter_map(|(a, b)| label(a.text).zip(label(b.text)));
    let along = labels().filter(|(a, b)| a.0 == b.0 && a.1 + 1 == b.1).count();
    let same = labels().filter(|(a, b)| a == b).count();
    let fewer = columns.iter().map(|c| c.said().filter(|cell| label(cell.text).is_some()).count()).min().unwrap_or(0);
    let head = |column: &Column<'_>, cell: &Cell<'_>| {
        (cell.to - cell.from) * 2 <= column.full - column.base.min(column.full) && cell.ends_with(chars::is_han)
    };
    // 第一章 beside 第四章: each heads the text below it.
    let parts = |a: &Cell<'_>, b: &Cell<'_>| matches!((label(a.text), label(b.text)), (Some(a), Some(b)) if a != b);
    let heads = rows().next().is_some_and(|(a, b)| head(left, a) && head(right, b) && !parts(a, b));
    heads || along >= ROWS || same > 0 && same * 2 >= fewer
}

/// Whether it is in doubt: paragraphs begin in the same rows on either side, or a column has blank places throughout, as cells that are
/// set to the middle of their rows have.
pub(super) fn are_apart(columns: &[Column<'_>; 2]) -> bool {
    let [left, right] = columns;
    let begins = |column: &Column<'_>| (1..column.cells.len()).filter(|&at| column.begins(at)).count();
    let both = (1..left.cells.len()).filter(|&at| left.begins(at) && right.begins(at)).count();
    let fewer = begins(left).min(begins(right));
    let in_blocks = columns.iter().all(Column::is_in_blocks);
    let blank = |column: &Column<'_>| !in_blocks && column.gaps() >= GAPS && column.gaps() * 2 >= begins(column);
    // Two may be by chance, if there are others.
    let together = both >= ROWS && both == fewer || both > ROWS && both * 3 >= fewer * 2;
    together || columns.iter().any(blank)
}

/// Whether a paragraph begins in one column, right under another, beside a line of the other column that goes on: no row of a table does so.
pub(super) fn are_crossed(columns: &[Column<'_>; 2]) -> bool {
    let [left, right] = columns;
    let crossed = |one: &Column<'_>, other: &Column<'_>| {
        (1..one.cells.len()).any(|at| one.cells[at - 1].is_some() && one.opens(at) && other.continues(at))
    };
    crossed(left, right) || crossed(right, left)
}

/// Whether the right column counts on from the left one: 第三条 is the last in this, and 第四条 the first in that.
pub(super) fn count_on(columns: &[Column<'_>; 2]) -> bool {
    let [left, right] = columns;
    let sentences = columns.iter().all(|column| column.said().any(|cell| cell.text.contains('。')));
    let last = left.said().filter_map(|cell| label(cell.text)).last();
    let first = last.and_then(|last| right.said().filter_map(|cell| label(cell.text)).find(|first| first.0 == last.0));
    sentences && last.zip(first).is_some_and(|(last, first)| first.1 == last.1 + 1)
}

/// The label that a text begins with: what counts so, and its number.
fn label(text: &str) -> Option<(char, u32)> {
    let behind = |bytes: usize| text.get(bytes..).and_then(|rest| rest.trim_start().chars().next());
    if let Some((number, bytes)) = ordinal::at(text) {
        return behind(bytes).map(|unit| (unit, number));
    }
    if let Some(inner) = text.strip_prefix(brackets::opens_round) {
        let (number, bytes) = numeral::number(inner)?;
        return inner.get(bytes..)?.starts_with(brackets::closes_round).then_some(('（', number));
    }
    let (number, bytes) = numeral::number(text)?;
    let mark = behind(bytes).filter(|c| matches!(c, '、' | '.' | '．'))?;
    let figure = text.get(bytes + mark.len_utf8()..).is_some_and(|rest| rest.starts_with(numeral::is_digit));
    (!figure).then_some((mark, number))
}
