//! The grid that printed lines are set on: one cell for a narrow character, two for a wide one, so that the height of
//! every row is known without laying any of them out.

use std::ops::Range;

/// Cells that a character takes.
#[must_use]
pub fn cells(c: char) -> usize {
    match c {
        '\t' => 2,
        // Latin, Greek and Cyrillic text and half-width forms; dashes, quotation marks and … are wide in Chinese type.
        '\0'..='\u{3ff}' | '\u{400}'..='\u{4ff}' | '\u{ff61}'..='\u{ffdc}' => 1,
        _ => 2,
    }
}

/// Marks that begin no line: one of them may stand in the margin behind the last cell.
fn hangs(c: char) -> bool {
    "，。、；：？！）》〉」』】〕”’…".contains(c)
}

/// Cells that are taken on a line, character by character.
#[derive(Default)]
struct Filling(usize);

impl Filling {
    /// Takes a character; true when it begins another line.
    fn breaks_before(&mut self, c: char, columns: usize) -> bool {
        let width = cells(c);
        let full = self.0 > 0 && self.0 + width > columns && (self.0 > columns || !hangs(c));
        self.0 = if full { width } else { self.0 + width };
        full
    }
}

/// The byte ranges of the lines that a text takes on a grid of `columns` cells. Never empty.
pub fn lines(text: &str, columns: usize) -> Vec<Range<usize>> {
    let (mut found, mut from, mut filling) = (Vec::new(), 0, Filling::default());
    for (at, c) in text.char_indices() {
        if filling.breaks_before(c, columns) {
            found.push(from..at);
            from = at;
        }
    }
    found.push(from..text.len());
    found
}

/// How many lines a text takes.
#[must_use]
pub fn count(text: &str, columns: usize) -> u32 {
    let mut filling = Filling::default();
    1 + text.chars().filter(|c| filling.breaks_before(*c, columns)).count() as u32
}

/// Rows of different heights one below the other, in steps of the view.
#[derive(Clone, Debug, Default)]
pub struct Stack {
    /// Top of each row and, last, the end.
    tops: Vec<u64>,
}

impl Stack {
    /// Rows of these heights.
    #[must_use]
    pub fn of(heights: impl Iterator<Item = u32>) -> Self {
        let mut end = 0;
        let mut tops = vec![0];
        tops.extend(heights.map(|height| {
            end += u64::from(height);
            end
        }));
        Self { tops }
    }

    /// Where a row begins.
    #[must_use]
    pub fn top(&self, row: usize) -> u64 {
        self.tops.get(row).or(self.tops.last()).copied().unwrap_or(0)
    }

    /// The height of all.
    #[must_use]
    pub fn height(&self) -> u64 {
        self.tops.last().copied().unwrap_or(0)
    }

    /// The row that a step is in; the last one for what is below.
    #[must_use]
    pub fn row_at(&self, step: u64) -> usize {
        let rows = self.tops.len().saturating_sub(1);
        self.tops.partition_point(|&top| top <= step).saturating_sub(1).min(rows.saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_filled_to_the_last_cell_they_hold() {
        assert_eq!(lines("甲乙丙", 4), [0..6, 6..9]);
        assert_eq!(lines("甲a乙", 4), [0..4, 4..7]);
        assert_eq!(lines("甲乙，丙", 4), [0..9, 9..12], "a comma stands in the margin");
        assert_eq!(lines("甲乙。”丙", 4), [0..9, 9..15], "only one mark does");
        assert_eq!(lines("", 4).len(), 1);
        assert_eq!(lines("甲", 1).len(), 1, "a character wider than the grid has a line of its own");
        for text in ["", "甲", "甲a乙", "第十五条　巡护人员 should report。", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]
        {
            for columns in 1..12 {
                let lines = lines(text, columns);
                assert_eq!(lines.len(), count(text, columns) as usize, "{text} {columns}");
                assert_eq!(lines.iter().map(|l| &text[l.clone()]).collect::<String>(), text);
            }
        }
    }

    #[test]
    fn rows_are_found_by_their_lines() {
        let stack = Stack::of([2, 1, 3].into_iter());
        assert_eq!((stack.height(), stack.top(2)), (6, 3));
        assert_eq!([0, 1, 2, 3, 5, 99].map(|line| stack.row_at(line)), [0, 0, 1, 2, 2, 2]);
        assert_eq!(Stack::of([].into_iter()).row_at(3), 0);
    }
}
