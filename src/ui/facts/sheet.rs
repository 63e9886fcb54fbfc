//! A table of facts as the window shows it: rows of texts with their evidence, and which of them are shown in what order.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use super::columns::Grouping;
use crate::facts::{Passage, Status, TableKind};
use crate::search::{Filter, pinyin_key};
use crate::ui::action::SheetKind;
use crate::ui::strings::{self as s, Lang};
use crate::zh::fold::plain_folded;

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it shows.
    pub text: String,
    /// What it is sorted by, where that is not its text: a day, an amount.
    pub key: Option<i64>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, key: None }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// A cell for each column.
    pub cells: Vec<Cell>,
    /// Where it was read.
    pub evidence: Passage,
    /// Index of the document that it is of.
    pub document: usize,
    /// The citation of its evidence.
    pub source: String,
    /// The units that are named in it (责任分工).
    pub units: Vec<String>,
    /// Further places that say it, the first included (引用).
    pub mentions: Vec<Passage>,
    /// The document's status (效力).
    pub status: Option<Status>,
    /// Whether the instrument that it names is a document of this issue (引用).
    pub inside: Option<bool>,
    /// Its table, and its index in that.
    pub fact: Option<(TableKind, usize)>,
    /// The reader says that it is not so.
    pub wrong: bool,
    /// The reader says something of it.
    pub said: bool,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// Which.
    pub kind: SheetKind,
    /// Its rows, as the issue is read.
    pub rows: Vec<Row>,
    /// The units of its rows with how many rows name them, the most first (责任分工).
    pub units: Vec<(String, usize)>,
    /// The names of the issue's documents, for the heads of groups.
    titles: Arc<[String]>,
    lang: Lang,
    /// All cells of each row in folded form: what a filter looks at.
    folded: Vec<String>,
}

/// A line of a shown table.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// The head of a group, with the number of its rows.
    Head(String, usize),
    /// A row, by index.
    Row(usize),
}

impl Line {
    /// The index of the row, when it is one.
    #[must_use]
    pub fn row(&self) -> Option<usize> {
        match self {
            Self::Head(..) => None,
            Self::Row(n) => Some(*n),
        }
    }
}

/// What is shown of a table, and in what order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// Words that must stand in the row.
    pub filter: String,
    /// The unit that must be named.
    pub unit: Option<String>,
    /// How rows are grouped.
    pub group: Grouping,
    /// Column and direction (`true`: descending); `None` as the issue is read.
    pub sort: Option<(usize, bool)>,
}

impl Sheet {
    /// A table of rows; counts its units. `titles` names the documents of the issue.
    #[must_use]
    pub fn new(kind: SheetKind, rows: Vec<Row>, titles: Arc<[String]>, lang: Lang) -> Self {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for unit in rows.iter().flat_map(|r| &r.units) {
            *counts.entry(unit).or_default() += 1;
        }
        let mut units: Vec<(String, usize)> = counts.into_iter().map(|(u, n)| (u.to_owned(), n)).collect();
        units.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let folded = rows.iter().map(|row| plain_folded(&row.text())).collect();
        Self { kind, rows, units, titles, lang, folded }
    }

    /// Whether a column has nothing in any row.
    #[must_use]
    pub fn column_is_empty(&self, column: usize) -> bool {
        self.rows.iter().all(|r| r.cells.get(column).is_none_or(|c| c.text.is_empty()))
    }

    /// The row of a line; a group's head is none.
    #[must_use]
    pub fn row_of(&self, line: &Line) -> Option<&Row> {
        match line {
            Line::Row(n) => self.rows.get(*n),
            Line::Head(..) => None,
        }
    }

    /// The lines to show.
    #[must_use]
    pub fn lines(&self, choice: &Choice) -> Vec<Line> {
        let filter = Filter::new(&choice.filter);
        let mut rows: Vec<usize> = (0..self.rows.len()).filter(|&i| self.fits(i, choice, &filter)).collect();
        if let Some((column, descending)) = choice.sort {
            self.sort(&mut rows, column, descending);
        }
        if choice.group == Grouping::None {
            return rows.into_iter().map(Line::Row).collect();
        }
        let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for row in rows {
            for name in self.groups_of(row, choice) {
                let at = *known.entry(name.clone()).or_insert(groups.len());
                if at == groups.len() {
                    groups.push((name, Vec::new()));
                }
                if let Some((_, members)) = groups.get_mut(at) {
                    members.push(row);
                }
            }
        }
        if choice.group == Grouping::Unit {
            // Whoever has most to do comes first.
            groups.sort_by_key(|(_, members)| std::cmp::Reverse(members.len()));
        }
        let mut lines = Vec::new();
        for (name, members) in groups {
            lines.push(Line::Head(name, members.len()));
            lines.extend(members.into_iter().map(Line::Row));
        }
        lines
    }

    fn fits(&self, row: usize, choice: &Choice, filter: &Filter) -> bool {
        let units = self.rows.get(row).map_or(&[][..], |row| &row.units);
        choice.unit.as_ref().is_none_or(|unit| units.contains(unit))
            && self.folded.get(row).is_some_and(|text| filter.fits_folded(text))
    }

    fn groups_of(&self, row: usize, choice: &Choice) -> Vec<String> {
        let Some(row) = self.rows.get(row) else { return Vec::new() };
        let cell = |n: usize| row.cells.get(n).map(|c| c.text.clone()).unwrap_or_default();
        match choice.group {
            Grouping::None => Vec::new(),
            Grouping::Document => {
                vec![self.titles.get(row.document).cloned().unwrap_or_default()]
            }
            Grouping::Unit => match &choice.unit {
                Some(unit) => vec![unit.clone()],
                None => row.units.clone(),
            },
            Grouping::Day => vec![cell(0)],
            Grouping::Where => {
                let place = if row.inside == Some(true) { s::INSIDE } else { s::OUTSIDE };
                vec![place.get(self.lang).to_owned()]
            }
        }
    }

    fn sort(&self, rows: &mut [usize], column: usize, descending: bool) {
        let key = |row: &usize| {
            let cell = self.rows.get(*row).and_then(|r| r.cells.get(column));
            let text = cell.map_or("", |c| c.text.as_str());
            (text.is_empty(), cell.and_then(|c| c.key), pinyin_key(text))
        };
        let mut keyed: Vec<(_, usize)> = rows.iter().map(|row| (key(row), *row)).collect();
        // What says nothing comes last in either direction; rows that are alike keep the order of the issue.
        keyed.sort_by(|(a, _), (b, _)| {
            let order = (a.1, &a.2).cmp(&(b.1, &b.2));
            a.0.cmp(&b.0).then(if descending { order.reverse() } else { order }).then(Ordering::Equal)
        });
        for (slot, (_, row)) in rows.iter_mut().zip(keyed) {
            *slot = row;
        }
    }
}

impl Row {
    /// All its cells, as the filter reads them and as it is read out.
    #[must_use]
    pub fn text(&self) -> String {
        let cells: Vec<&str> = self.cells.iter().map(|c| c.text.as_str()).filter(|t| !t.is_empty()).collect();
        cells.join("　")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Place;

    fn row(document: usize, cells: [&str; 3], units: &[&str], key: Option<i64>) -> Row {
        let mut cells: Vec<Cell> = cells.into_iter().map(Cell::from).collect();
        cells[2].key = key;
        Row {
            cells,
            evidence: Passage { place: Place { document, block: 0, byte: 0 }, end: 0 },
            document,
            units: units.iter().map(|u| (*u).to_owned()).collect(),
            ..Row::default()
        }
    }

    fn sheet() -> Sheet {
        Sheet::new(
            SheetKind::Tasks,
            vec![
                row(0, ["清淤", "", "100"], &["市水利局", "市财政局"], Some(100)),
                row(0, ["安保", "甲", "20"], &["市公安局"], Some(20)),
                row(1, ["评估", "乙", ""], &["市财政局"], None),
            ],
            ["文件0", "文件1"].map(str::to_owned).into(),
            Lang::Zh,
        )
    }

    fn rows(lines: &[Line]) -> Vec<usize> {
        lines.iter().filter_map(Line::row).collect()
    }

    #[test]
    fn units_are_counted_and_filter() {
        let sheet = sheet();
        assert_eq!(sheet.units[0], ("市财政局".to_owned(), 2));
        let choice = Choice { unit: Some("市财政局".into()), ..Choice::default() };
        assert_eq!(rows(&sheet.lines(&choice)), [0, 2]);
        let choice = Choice { filter: "qingyu".into(), ..Choice::default() };
        assert_eq!(rows(&sheet.lines(&choice)), [0]);
    }

    #[test]
    fn sorted_by_number_and_by_pinyin_with_blanks_last() {
        let sheet = sheet();
        let by =
            |column, descending| rows(&sheet.lines(&Choice { sort: Some((column, descending)), ..Choice::default() }));
        assert_eq!(by(2, false), [1, 0, 2]);
        assert_eq!(by(2, true), [0, 1, 2]);
        // anbao, pinggu, qingyu
        assert_eq!(by(0, false), [1, 2, 0]);
        assert_eq!(by(0, true), [0, 2, 1]);
    }

    #[test]
    fn groups_have_heads_and_a_row_stands_under_each_unit() {
        let sheet = sheet();
        let by = |group| sheet.lines(&Choice { group, ..Choice::default() });
        let heads = |lines: &[Line]| -> Vec<(String, usize)> {
            lines.iter().filter_map(|l| if let Line::Head(t, n) = l { Some((t.clone(), *n)) } else { None }).collect()
        };
        assert_eq!(heads(&by(Grouping::Document)), [("文件0".to_owned(), 2), ("文件1".to_owned(), 1)]);
        let units = by(Grouping::Unit);
        assert_eq!(heads(&units)[0], ("市财政局".to_owned(), 2));
        assert_eq!(rows(&units), [0, 2, 0, 1]);
    }
}
