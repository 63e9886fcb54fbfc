//! A table of facts as the window shows it: rows of texts with their evidence, and which of them are shown in what order.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::Arc;

use super::wrap::Kind;
use crate::facts::{Passage, Status};
use crate::search::{Filter, pinyin_key};
use crate::ui::action::SheetKind;
use crate::ui::strings::{self as s, Tr};
use crate::zh::fold::plain_folded;

impl SheetKind {
    /// All tables, as their tabs stand.
    pub const ALL: [Self; 7] = [
        Self::Tasks,
        Self::Appointments,
        Self::Chronicle,
        Self::Deadlines,
        Self::Figures,
        Self::References,
        Self::Force,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> Tr {
        match self {
            Self::Tasks => s::SHEET_TASKS,
            Self::Appointments => s::SHEET_APPOINTMENTS,
            Self::Chronicle => s::SHEET_CHRONICLE,
            Self::Deadlines => s::SHEET_DEADLINES,
            Self::Figures => s::SHEET_FIGURES,
            Self::References => s::SHEET_REFERENCES,
            Self::Force => s::SHEET_FORCE,
        }
    }

    /// Why it may be empty.
    #[must_use]
    pub fn empty(self) -> Tr {
        match self {
            Self::Tasks => s::EMPTY_TASKS,
            Self::Appointments => s::EMPTY_APPOINTMENTS,
            Self::Chronicle => s::EMPTY_CHRONICLE,
            Self::Deadlines => s::EMPTY_DEADLINES,
            Self::Figures => s::EMPTY_FIGURES,
            Self::References => s::EMPTY_REFERENCES,
            Self::Force => s::EMPTY_FORCE,
        }
    }

    /// Its columns.
    #[must_use]
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Tasks => TASKS,
            Self::Appointments => APPOINTMENTS,
            Self::Chronicle => CHRONICLE,
            Self::Deadlines => DEADLINES,
            Self::Figures => FIGURES,
            Self::References => REFERENCES,
            Self::Force => FORCE,
        }
    }

    /// The ways its rows can be grouped; the first is how it is shown at first.
    #[must_use]
    pub fn groupings(self) -> &'static [Grouping] {
        match self {
            Self::Tasks => &[Grouping::Document, Grouping::Unit, Grouping::None],
            Self::Appointments | Self::Deadlines => &[Grouping::None, Grouping::Document],
            Self::Chronicle => &[Grouping::Day, Grouping::None],
            Self::Figures => &[Grouping::Document, Grouping::None],
            Self::References => &[Grouping::Where, Grouping::None],
            Self::Force => &[Grouping::None],
        }
    }
}

/// How rows are grouped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// One list.
    #[default]
    None,
    /// By the document they stand in.
    Document,
    /// By unit; a row stands under each of its units.
    Unit,
    /// By day.
    Day,
    /// In the issue and outside.
    Where,
}

impl Grouping {
    /// Its name.
    #[must_use]
    pub fn name(self) -> Tr {
        match self {
            Self::None => s::GROUP_NONE,
            Self::Document => s::GROUP_DOCUMENT,
            Self::Unit => s::GROUP_UNIT,
            Self::Day => s::GROUP_DAY,
            Self::Where => s::GROUP_WHERE,
        }
    }
}

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its head.
    pub name: Tr,
    /// Its share of the width.
    pub share: f32,
    /// Least width in points.
    pub least: f32,
    /// Numbers stand at the right.
    pub right: bool,
    /// Its cells are short terms: it is as wide as the widest of them in the window's language.
    pub term: bool,
    /// The grouping under which it says nothing new.
    pub told_by: Grouping,
    /// Secondary: smaller and weaker.
    pub weak: bool,
    /// Running text, or a list of names.
    pub kind: Kind,
    /// At most so many lines; what is left over is in the text, a click away.
    pub lines: usize,
}

const fn column(name: Tr, share: f32, least: f32) -> Column {
    let (told_by, kind) = (Grouping::None, Kind::Text);
    Column { name, share, least, right: false, term: false, told_by, weak: false, kind, lines: 8 }
}

impl Column {
    const fn right(self) -> Self {
        Self { right: true, ..self }
    }
    const fn term(self) -> Self {
        Self { term: true, ..self }
    }
    const fn told_by(self, told_by: Grouping) -> Self {
        Self { told_by, ..self }
    }
    const fn weak(self) -> Self {
        Self { weak: true, ..self }
    }
    const fn list(self) -> Self {
        Self { kind: Kind::List, ..self }
    }
    const fn lines(self, lines: usize) -> Self {
        Self { lines, ..self }
    }
}

const TASKS: &[Column] = &[
    column(s::COLUMN_TASK, 2.2, 96.0).lines(4),
    column(s::COLUMN_CONTENT, 4.2, 140.0).lines(4),
    column(s::COLUMN_LEAD, 1.7, 78.0).list(),
    column(s::COLUMN_RESPONSIBLE, 1.9, 78.0).list(),
    column(s::COLUMN_SUPPORT, 1.9, 78.0).list(),
    column(s::COLUMN_DEADLINE, 1.0, 72.0).list(),
    column(s::COLUMN_DOCUMENT, 2.0, 90.0).told_by(Grouping::Document).weak().lines(4),
];
const APPOINTMENTS: &[Column] = &[
    column(s::COLUMN_PERSON, 1.2, 72.0),
    column(s::COLUMN_ACTION, 0.6, 52.0).term(),
    column(s::COLUMN_POST, 4.5, 150.0),
    column(s::COLUMN_NOTE, 1.6, 80.0).weak(),
    column(s::COLUMN_NUMBER, 2.0, 120.0).weak(),
    column(s::COLUMN_SIGNED, 1.0, 98.0).right().weak(),
];
const CHRONICLE: &[Column] = &[
    column(s::COLUMN_DAY, 1.1, 120.0).told_by(Grouping::Day),
    column(s::COLUMN_EVENT, 6.0, 240.0),
    column(s::COLUMN_PEOPLE, 1.6, 100.0).weak().list(),
];
const DEADLINES: &[Column] = &[
    column(s::COLUMN_DEADLINE, 1.0, 112.0),
    column(s::COLUMN_DUE, 0.8, 98.0).right(),
    column(s::COLUMN_CLAUSE, 5.0, 220.0).lines(4),
    column(s::COLUMN_DOCUMENT, 2.0, 110.0).told_by(Grouping::Document).weak().lines(2),
];
const FIGURES: &[Column] = &[
    column(s::COLUMN_KIND, 0.5, 52.0).term(),
    column(s::COLUMN_PRINTED, 1.6, 110.0),
    column(s::COLUMN_YUAN, 1.0, 104.0).right(),
    column(s::COLUMN_DUE, 0.8, 98.0).right(),
    column(s::COLUMN_CLAUSE, 4.6, 220.0).lines(4),
    column(s::COLUMN_DOCUMENT, 2.0, 110.0).told_by(Grouping::Document).weak().lines(2),
];
const REFERENCES: &[Column] = &[
    column(s::COLUMN_TITLE, 4.0, 180.0),
    column(s::COLUMN_NUMBER, 1.8, 120.0),
    column(s::COLUMN_WHERE, 0.7, 60.0).term().told_by(Grouping::Where),
    column(s::COLUMN_TIMES, 0.5, 52.0).right(),
    column(s::COLUMN_REFERRERS, 3.4, 140.0).weak().lines(4),
];
const FORCE: &[Column] = &[
    column(s::COLUMN_DOCUMENT, 3.4, 150.0),
    column(s::COLUMN_STATUS, 0.6, 68.0).term(),
    column(s::COLUMN_SIGNED, 0.8, 98.0).right(),
    column(s::COLUMN_EFFECTIVE, 0.8, 98.0).right(),
    column(s::COLUMN_EXPIRES, 0.8, 98.0).right(),
    column(s::COLUMN_REPEALS, 1.8, 96.0),
    column(s::COLUMN_EVIDENCE, 3.0, 140.0).weak().lines(4),
];

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
    /// The citation of its evidence.
    pub source: String,
    /// The units that are named in it (责任分工).
    pub units: Vec<String>,
    /// Further places that say it, the first included (引用).
    pub mentions: Vec<Passage>,
    /// The document's status (效力).
    pub status: Option<Status>,
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
    pub fn new(kind: SheetKind, rows: Vec<Row>, titles: Arc<[String]>) -> Self {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for unit in rows.iter().flat_map(|r| &r.units) {
            *counts.entry(unit).or_default() += 1;
        }
        let mut units: Vec<(String, usize)> = counts.into_iter().map(|(u, n)| (u.to_owned(), n)).collect();
        units.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let folded = rows.iter().map(|row| plain_folded(&row.text())).collect();
        Self { kind, rows, units, titles, folded }
    }

    /// Whether a column has nothing in any row.
    #[must_use]
    pub fn column_is_empty(&self, column: usize) -> bool {
        self.rows.iter().all(|r| r.cells.get(column).is_none_or(|c| c.text.is_empty()))
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
                vec![self.titles.get(row.evidence.place.document).cloned().unwrap_or_default()]
            }
            Grouping::Unit => match &choice.unit {
                Some(unit) => vec![unit.clone()],
                None => row.units.clone(),
            },
            Grouping::Day => vec![cell(0)],
            Grouping::Where => vec![cell(2)],
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

    #[test]
    fn every_table_has_a_share_for_each_column_and_a_grouping() {
        for kind in SheetKind::ALL {
            assert!(kind.columns().iter().all(|c| c.share > 0.0 && c.least > 0.0), "{kind:?}");
            assert!(!kind.groupings().is_empty(), "{kind:?}");
        }
    }
}
