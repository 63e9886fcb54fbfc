//! Tables: runs of rows, and of cells that a format gives or that came one a line.

use std::borrow::Cow;

use super::super::bars;
use super::super::lex::Line;
use super::super::roles::{self, Role};
use super::Builder;
use crate::issue::{Block, BlockKind, Cell, Join, Piece, SourceKind, Table};
use crate::zh::{numeral, office};

impl Builder<'_, '_, '_> {
    /// A run of rows as a table; gives the number of lines.
    pub(super) fn rows(&mut self, lines: &[&Line<'_>], roles: &roles::Roles, at: usize) -> usize {
        let same = |i: &usize| roles.roles[*i] == Role::Row && (*i == at || !roles.fresh[*i]);
        let count = (at..lines.len()).take_while(same).count();
        if let Some(table) = drawn_table(&lines[at..at + count]) {
            self.drawn(&lines[at..at + count], table);
            return count;
        }
        let count_of =
            |text: &str| bars::parted(text).map_or_else(|| roles::rows::split(text).count(), |cells| cells.len());
        let columns = u16::try_from(count_of(&lines[at].text)).ok();
        let under_head = roles::aligned::grid(&lines[at..at + count]);
        let digits = |l: &Line<'_>| l.text.chars().any(|c| numeral::digit(c).is_some());
        // 時　　間　　上午9時 over 地　　點　　本院: a word of two characters, spaced out, in each row.
        let spaced =
            under_head.is_none() && lines[at..at + count].iter().all(|l| roles::rows::spaced_word(&l.text).is_some());
        let mut block = Block { kind: BlockKind::Table, ..Block::default() };
        let mut table = Table { rows: Vec::with_capacity(count), head_rows: 0 };
        for (n, line) in lines[at..at + count].iter().enumerate() {
            if n > 0 {
                block.text.push('\n');
            }
            let join = (n > 0).then_some(Join::Wrap);
            block.pieces.push(Piece::sure(block.text.len(), self.shared.span(line), join));
            block.text.push_str(line.own());
            let cell = |t: &str| Cell { text: t.to_owned(), columns: 1, rows: 1 };
            // The name of a part of the table goes over all columns.
            let part = |t: &str| Cell { columns: columns.unwrap_or(1), ..cell(t) };
            let word = roles::rows::spaced_word(line.own()).filter(|_| spaced);
            let rest = word.and_then(|word| line.own().get(word.len()..)).unwrap_or(line.own());
            let parted = bars::parted(rest);
            let cells = || {
                let split = parted.is_none().then(|| roles::rows::split(rest)).into_iter().flatten();
                word.into_iter().chain(parted.iter().flatten().copied()).chain(split)
            };
            table.rows.push(match under_head.as_ref().and_then(|grid| grid.get(n)) {
                Some(row) => row.iter().map(|text| cell(text)).collect(),
                None if cells().count() == 1 => cells().map(part).collect(),
                None => cells().map(cell).collect(),
            });
        }
        let headed = || !digits(lines[at]) && lines[at + 1..at + count].iter().all(|l| digits(l));
        table.head_rows = usize::from(under_head.is_some() || headed());
        block.table = Some(table);
        self.push(block);
        count
    }

    /// A table whose rows stand between bars, with its own characters.
    fn drawn(&mut self, lines: &[&Line<'_>], table: Table) {
        let mut block = Block { kind: BlockKind::Table, table: Some(table), ..Block::default() };
        for (n, line) in lines.iter().enumerate() {
            if n > 0 {
                block.text.push('\n');
            }
            let join = (n > 0).then_some(Join::Wrap);
            block.pieces.push(Piece::sure(block.text.len(), self.shared.span(line), join));
            block.text.push_str(line.own());
        }
        self.push(block);
    }

    /// A run of cells as a table; gives the number of lines.
    pub(super) fn table(&mut self, lines: &[&Line<'_>], roles: &roles::Roles, at: usize) -> usize {
        let same = |l: &Line<'_>| l.hint.and_then(|h| h.cell).map(|c| c.table);
        let id = same(lines[at]);
        let count = (at..lines.len()).take_while(|&i| roles.roles[i] == Role::Cell && same(lines[i]) == id).count();
        let cells = &lines[at..at + count];
        let wrapped = self.shared.source.info.kind == SourceKind::Pdf;
        let table = if id.is_some() { given_table(cells, wrapped) } else { guessed_table(cells) };
        let mut block = Block { kind: BlockKind::Table, ..Block::default() };
        let separators = table_separators(cells, &table, id.is_some().then_some(wrapped));
        for (n, line) in cells.iter().enumerate() {
            block.text.push_str(n.checked_sub(1).and_then(|n| separators.get(n)).map_or("", |s| s.as_ref()));
            let join = (n > 0).then_some(Join::Wrap);
            block.pieces.push(Piece::sure(block.text.len(), self.shared.span(line), join));
            block.text.push_str(line.own());
        }
        block.table = Some(table);
        self.push(block);
        count
    }
}

/// The table of lines that stand between bars. Where rules part its rows, the lines between two of them are one row.
fn drawn_table(lines: &[&Line<'_>]) -> Option<Table> {
    let cells: Vec<Vec<&str>> = lines.iter().map(|line| bars::cells(line.own())).collect::<Option<_>>()?;
    let width = cells.iter().map(Vec::len).max()?;
    // The rules at its top, under its head and at its end part no rows from each other.
    let ruled = lines.iter().skip(2).any(|line| line.gap > 0);
    let mut rows: Vec<Vec<Cell>> = Vec::with_capacity(lines.len());
    for (line, texts) in lines.iter().zip(cells) {
        let count = texts.len();
        // Rules between groups of rows, or before the total alone, part no lines of a row: one that goes on leaves cells empty, and
        // has no figures of its own.
        let figures = texts.iter().any(|text| text.starts_with(|c| numeral::digit(c).is_some()));
        let goes_on = ruled && line.gap == 0 && !figures && texts.iter().any(|text| text.is_empty());
        match rows.last_mut().filter(|row| goes_on && row.len() == count) {
            Some(row) => row.iter_mut().zip(texts).for_each(|(cell, text)| cell.text.push_str(text)),
            None => {
                let mut row: Vec<Cell> =
                    texts.into_iter().map(|text| Cell { text: text.to_owned(), columns: 1, rows: 1 }).collect();
                let left = u16::try_from((width - count).min(MOST_COLUMNS)).unwrap_or(0);
                if let Some(last) = row.last_mut() {
                    last.columns += left;
                }
                rows.push(row);
            }
        }
    }
    let digits = |row: &Vec<Cell>| row.iter().any(|cell| cell.text.bytes().any(|b| b.is_ascii_digit()));
    let (first, rest) = rows.split_first()?;
    let head = !digits(first) && !rest.is_empty() && rest.iter().all(digits);
    Some(Table { head_rows: usize::from(head), rows })
}

/// A table whose cells the format gives. Cells without text come as no line: they are put back, so that each figure
/// stays in its column. `wrapped`: see [`within_cell`].
fn given_table(cells: &[&Line<'_>], wrapped: bool) -> Table {
    let mut table = Table::default();
    let mut at: Option<(u16, u16)> = None;
    let places = || cells.iter().filter_map(|l| l.hint.and_then(|h| h.cell));
    let width = places().map(|c| usize::from(c.column) + usize::from(c.columns.max(1))).max().unwrap_or(0);
    // The rows down to which each column is taken by a cell from above, and the next column of this row.
    let mut taken = vec![0_usize; width.min(MOST_COLUMNS)];
    let mut next = 0;
    for line in cells {
        let Some(cell) = line.hint.and_then(|h| h.cell) else { continue };
        if at == Some((cell.row, cell.column))
            && let Some(last) = table.rows.last_mut().and_then(|r| r.last_mut())
        {
            last.text.push_str(within_cell(&last.text, line.own(), wrapped));
            last.text.push_str(line.own());
            continue;
        }
        if at.is_none_or(|(row, _)| row != cell.row) {
            fill_row(&mut table, &taken, next, taken.len());
            table.rows.push(Vec::new());
            table.head_rows += usize::from(cell.head && table.head_rows + 1 == table.rows.len());
            next = 0;
        }
        at = Some((cell.row, cell.column));
        let (column, columns, rows) = (usize::from(cell.column), cell.columns.max(1), cell.rows.max(1));
        fill_row(&mut table, &taken, next, column);
        next = next.max(column + usize::from(columns));
        let until = table.rows.len() + usize::from(rows) - 1;
        taken.iter_mut().take(next).skip(column).for_each(|t| *t = until);
        if let Some(row) = table.rows.last_mut() {
            row.push(Cell { text: line.own().to_owned(), columns, rows });
        }
    }
    fill_row(&mut table, &taken, next, taken.len());
    table
}

/// A table wider than this is not filled up.
const MOST_COLUMNS: usize = 64;

/// Empty cells for the columns of the last row that no cell stands in.
fn fill_row(table: &mut Table, taken: &[usize], from: usize, to: usize) {
    let number = table.rows.len();
    let Some(row) = table.rows.last_mut() else { return };
    let free = taken.iter().take(to).skip(from).filter(|&&until| until < number).count();
    row.extend(std::iter::repeat_n(Cell { text: String::new(), columns: 1, rows: 1 }, free));
}

/// A text that is nothing but an Arabic number.
fn whole_number(text: &str) -> Option<u32> {
    numeral::arabic(text).filter(|&(_, bytes)| bytes == text.len()).map(|(number, _)| number)
}

/// A table whose cells came one a line: the distance between the numbers 1, 2, 3 of its first column is its width.
fn guessed_table(cells: &[&Line<'_>]) -> Table {
    let mut numbers = cells.iter().enumerate().filter_map(|(i, l)| whole_number(&l.text).map(|n| (i, n)));
    let first = numbers.clone().find(|&(_, n)| n == 1);
    let second = first.and_then(|f| numbers.find(|&(i, n)| n == 2 && i > f.0));
    let columns = match (first, second) {
        (Some(a), Some(b)) if b.0 - a.0 <= 20 && a.0 % (b.0 - a.0) == 0 => b.0 - a.0,
        _ => 1,
    };
    let cell = |line: &&Line<'_>| Cell { text: line.own().to_owned(), columns: 1, rows: 1 };
    let rows: Vec<Vec<Cell>> = cells.chunks(columns).map(|row| row.iter().map(cell).collect()).collect();
    Table { rows, head_rows: first.map_or(0, |(i, _)| i / columns) }
}

/// What parts two lines of one cell. Print wraps them (`wrapped`), so that only Latin words are parted. Who writes them ends the first, often amid a
/// word to make a column narrow (县住房和 over 城乡建设局), so that only what is surely two is parted: 100 over 200 is no figure of six digits,
/// and two offices are not one.
fn within_cell(before: &str, after: &str, wrapped: bool) -> &'static str {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return "" };
    let apart = match wrapped {
        true => last.is_ascii_alphabetic() && first.is_ascii_alphabetic(),
        false => {
            let line = before.rsplit([' ', '\n', '\t']).next().unwrap_or(before);
            last.is_ascii_alphanumeric() && first.is_ascii_alphanumeric()
                || office::is_name(line) && office::is_name(after)
        }
    };
    if apart { " " } else { "" }
}

/// What parts each line after the first from the one before it: rows, cells, or what [`within_cell`] says of one (`given`: whether the format
/// gives the cells, and its lines are wrapped). Columns without text, or under a cell that reaches down, have their tabs, so that each text
/// stays in its column.
fn table_separators(cells: &[&Line<'_>], table: &Table, given: Option<bool>) -> Vec<Cow<'static, str>> {
    if let Some(wrapped) = given {
        let place = |l: &Line<'_>| l.hint.and_then(|h| h.cell).map_or((0, 0), |c| (c.row, c.column));
        let between = |w: &[&Line<'_>]| match (place(w[0]), place(w[1])) {
            (a, b) if a == b => Cow::Borrowed(within_cell(w[0].own(), w[1].own(), wrapped)),
            (a, b) if a.0 != b.0 => Cow::Owned(format!("\n{}", "\t".repeat(usize::from(b.1).min(MOST_COLUMNS)))),
            (a, b) => Cow::Owned("\t".repeat(usize::from(b.1.saturating_sub(a.1)).clamp(1, MOST_COLUMNS))),
        };
        return cells.windows(2).map(between).collect();
    }
    let columns = table.rows.first().map_or(1, Vec::len).max(1);
    (1..cells.len()).map(|n| Cow::Borrowed(if n % columns == 0 { "\n" } else { "\t" })).collect()
}
