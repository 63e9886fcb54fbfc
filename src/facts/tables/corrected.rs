//! What the reader says of rows: applied to each table as it is made, so that window, CSV and JSON tell the same.
//!
//! A row that is said to be wrong stays in its table, marked: what the program read is not hidden. What fits no row any more (a better reading) changes
//! nothing.

use super::columns::present_id;
use super::{Cell, Column, ColumnKind, Passage, Row, Said, TableKind, Tables};
use crate::issue::{Anchor, Date, FactCorrection, FactSays, Issue};

/// Below this an anchor's place is a guess, and nothing is said of a row on a guess.
const SURE: f32 = 0.5;

/// A cell of what a reader wrote; nothing where it is not of the column's kind.
fn written(kind: TableKind, column: &Column, text: &str) -> Cell {
    let text = text.trim();
    match column.kind {
        ColumnKind::Offices | ColumnKind::Names => Cell::names(
            text.split(['、', '，', ',']).map(str::trim).filter(|n| !n.is_empty()).map(str::to_owned).collect(),
        ),
        ColumnKind::Day => text.parse().map_or(Cell::Empty, Cell::Day),
        ColumnKind::Count => text.parse().map_or(Cell::Empty, Cell::Count),
        ColumnKind::Yuan => text.parse().ok().filter(|yuan: &f64| yuan.is_finite()).map_or(Cell::Empty, Cell::Yuan),
        ColumnKind::Number => text.parse().ok().filter(|n: &f64| n.is_finite()).map_or(Cell::Empty, Cell::Number),
        ColumnKind::Term => {
            let word = kind.words_of(column.id).into_iter().find(|term| term.id == present_id(text));
            word.map_or(Cell::Empty, Cell::Term)
        }
        ColumnKind::Text | ColumnKind::Label => Cell::of(text),
    }
}

/// A cell as a correction keeps it: of a word of the program's own its id.
#[must_use]
pub fn kept(cell: &Cell) -> String {
    match cell {
        Cell::Term(term) => term.id.to_owned(),
        other => other.zh(),
    }
}

/// The cells of a row by the ids of their columns.
fn cells_of(kind: TableKind, row: &Row) -> Vec<(String, String)> {
    kind.columns().iter().zip(&row.cells).map(|(column, cell)| (column.id.to_owned(), kept(cell))).collect()
}

impl FactCorrection {
    /// What is said of a row of a table, as it is told now.
    #[must_use]
    pub fn of_row(issue: &Issue, kind: TableKind, row: &Row, says: FactSays) -> Self {
        let evidence = row.evidence;
        let bytes = evidence.end.saturating_sub(evidence.place.byte);
        Self {
            table: kind.id().to_owned(),
            anchor: Anchor::new(issue, evidence.place, bytes),
            was: cells_of(kind, row),
            says,
        }
    }

    /// That a row is missing which a passage of the text says.
    #[must_use]
    pub fn missing(issue: &Issue, kind: TableKind, passage: Passage, cells: Vec<(String, String)>) -> Self {
        let bytes = passage.end.saturating_sub(passage.place.byte);
        let anchor = Anchor::new(issue, passage.place, bytes);
        Self { table: kind.id().to_owned(), anchor, was: Vec::new(), says: FactSays::Missing(cells) }
    }
}

impl Tables<'_> {
    /// What the reader says of rows of a table.
    fn said_of(&self, kind: TableKind) -> impl Iterator<Item = (usize, &FactCorrection)> {
        self.issue.fact_corrections.iter().enumerate().filter(move |(_, fact)| fact.table == kind.id())
    }

    /// How many rows the reader has added to a table.
    pub(super) fn count_missing(&self, kind: TableKind) -> usize {
        let added = |fact: &FactCorrection| matches!(fact.says, FactSays::Missing(_)) && self.passage(fact).is_some();
        self.said_of(kind).filter(|(_, fact)| added(fact)).count()
    }

    /// Where a correction stands in the text.
    fn passage(&self, fact: &FactCorrection) -> Option<Passage> {
        let found = fact.anchor.resolve(self.issue).filter(|found| found.confidence >= SURE)?;
        let place = found.place;
        let length = self.issue.block(place.document, place.block)?.text.len();
        let end = if found.end.block == place.block { found.end.byte } else { length };
        Some(Passage { place, end: end.clamp(place.byte, length) })
    }

    /// Applies what the reader says to the rows of a table.
    pub(super) fn corrected(&self, kind: TableKind, mut rows: Vec<Row>) -> Vec<Row> {
        if self.apply(kind, &mut rows) {
            // Stable: rows of one place stay as they were told.
            rows.sort_by_key(|row| row.evidence.place);
        }
        rows
    }

    /// The rows of a table of which the reader says something, as they are told then: each with its index among those that were read, one that
    /// was missing without. Of tables whose rows no day changes.
    pub(in crate::facts) fn said(&self, kind: TableKind) -> Vec<(Option<usize>, Row)> {
        if self.said_of(kind).next().is_none() {
            return Vec::new();
        }
        let mut rows = self.read(kind, Date::FIRST);
        let read = rows.len();
        self.apply(kind, &mut rows);
        let said = rows.into_iter().enumerate().filter(|(_, row)| row.said.is_some());
        said.map(|(at, row)| (Some(at).filter(|at| *at < read), row)).collect()
    }

    /// Applies what the reader says to rows as they were read; those that were missing stand at the end. Whether there are such.
    fn apply(&self, kind: TableKind, rows: &mut Vec<Row>) -> bool {
        let mut added = false;
        for (by, fact) in self.said_of(kind) {
            let said_by = Some(by);
            let Some(passage) = self.passage(fact) else { continue };
            match &fact.says {
                FactSays::Missing(cells) => {
                    let cell = |column: &Column| {
                        let text = cells.iter().find(|(id, _)| id == column.id);
                        text.map_or(Cell::Empty, |(_, text)| written(kind, column, text))
                    };
                    let cells = kind.columns().iter().map(cell).collect();
                    rows.push(Row { said: Some(Said::Missing), said_by, ..self.row(passage, cells) });
                    added = true;
                }
                FactSays::Wrong => {
                    if let Some(row) = meant(kind, rows, passage, &fact.was) {
                        row.said = Some(Said::Wrong);
                        row.said_by = said_by;
                    }
                }
                FactSays::Other(cells) => {
                    if let Some(row) = meant(kind, rows, passage, &fact.was) {
                        change(kind, row, cells);
                        row.said_by = said_by;
                    }
                }
            }
        }
        added
    }
}

/// The row that a correction means: of those read at the place the one that is most as it was.
fn meant<'r>(kind: TableKind, rows: &'r mut [Row], passage: Passage, was: &[(String, String)]) -> Option<&'r mut Row> {
    let here = |row: &Row| {
        let place = row.evidence.place;
        (place.document, place.block) == (passage.place.document, passage.place.block)
    };
    let alike = |row: &Row| {
        let cells = cells_of(kind, row);
        let same =
            |(id, text): &&(String, String)| !text.is_empty() && cells.iter().any(|c| c.0 == *id && c.1 == *text);
        was.iter().filter(same).count()
    };
    let said = was.iter().filter(|(_, text)| !text.is_empty()).count();
    let best = rows.iter().enumerate().filter(|(_, row)| here(row)).map(|(at, row)| {
        let near = row.evidence.place.byte == passage.place.byte;
        (alike(row), near, at)
    });
    // Of rows that are alike the first; one that shares less than half of what was told is another.
    let (_, _, at) =
        best.filter(|(n, ..)| n * 2 >= said).max_by_key(|(n, near, at)| (*n, *near, std::cmp::Reverse(*at)))?;
    rows.get_mut(at)
}

/// Puts other cells into a row; what they were is kept with it.
fn change(kind: TableKind, row: &mut Row, cells: &[(String, String)]) {
    let mut were = match row.said.take() {
        Some(Said::Other(were)) => were,
        _ => Vec::new(),
    };
    for (column, cell) in kind.columns().iter().zip(&mut row.cells) {
        if let Some((_, text)) = cells.iter().find(|(id, _)| id == column.id) {
            let now = written(kind, column, text);
            if now != *cell {
                let was = std::mem::replace(cell, now);
                were.push((column.id, was));
            }
        }
    }
    row.said = Some(Said::Other(were));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::facts;
    use crate::issue::{Block, BlockKind, Date, Document};

    fn issue() -> Issue {
        let blocks = ["任命江一帆为甲局局长。", "免去江一帆的乙局副局长职务；任命周平为乙局局长。"];
        let block = |text: &&str| Block { kind: BlockKind::Appointment, text: (*text).to_owned(), ..Block::default() };
        let document = Document {
            title: "任免通知".to_owned(),
            blocks: blocks.iter().map(block).collect(),
            ..Document::default()
        };
        Issue { documents: vec![document], ..Issue::default() }
    }

    const KIND: TableKind = TableKind::Appointments;

    fn told(issue: &Issue) -> Vec<String> {
        let facts = facts(issue);
        let table = Tables::new(issue, &facts).table(KIND, Date::FIRST);
        let row = |row: &Row| {
            let cells: Vec<String> = row.cells.iter().take(3).map(Cell::zh).collect();
            format!("{} {}", cells.join(" "), row.said.as_ref().map_or("", |s| s.term().id)).trim_end().to_owned()
        };
        assert_eq!(table.rows.len(), Tables::new(issue, &facts).count(KIND));
        table.rows.iter().map(row).collect()
    }

    fn row_of(issue: &Issue, person: &str, action: &str) -> Row {
        let facts = facts(issue);
        let table = Tables::new(issue, &facts).table(KIND, Date::FIRST);
        let is = |row: &&Row| kept(&row.cells[0]) == person && kept(&row.cells[1]) == action;
        table.rows.iter().find(is).unwrap().clone()
    }

    #[test]
    fn a_row_is_said_to_be_wrong_other_or_missing() {
        let mut issue = issue();
        let plain = told(&issue);
        assert_eq!(plain, ["江一帆 任 甲局局长", "江一帆 免 乙局副局长", "周平 任 乙局局长"]);
        let wrong = FactCorrection::of_row(&issue, KIND, &row_of(&issue, "江一帆", "remove"), FactSays::Wrong);
        let other = FactSays::Other(vec![("position".to_owned(), "乙局党组书记".to_owned())]);
        let other = FactCorrection::of_row(&issue, KIND, &row_of(&issue, "周平", "appoint"), other);
        let text = &issue.documents[0].blocks[0].text;
        let passage = Passage::new(0, 0, 0..text.len());
        let cells = vec![("person".to_owned(), "吴江".to_owned()), ("position".to_owned(), "甲局副局长".to_owned())];
        let missing = FactCorrection::missing(&issue, KIND, passage, cells);
        assert_eq!((wrong.quote(), missing.quote()), ("江一帆", "吴江"));
        issue.fact_corrections = vec![wrong, other, missing];
        assert_eq!(
            told(&issue),
            [
                "江一帆 任 甲局局长",
                "吴江  甲局副局长 missing",
                "江一帆 免 乙局副局长 wrong",
                "周平 任 乙局党组书记 other"
            ]
        );
        assert_eq!(row_of(&issue, "周平", "appoint").said, Some(Said::Other(vec![("position", Cell::of("乙局局长"))])));
    }

    #[test]
    fn rows_of_one_paragraph_know_each_its_own_correction() {
        let mut issue = issue();
        let says = |issue: &Issue, person: &str, action: &str| {
            FactCorrection::of_row(issue, KIND, &row_of(issue, person, action), FactSays::Wrong)
        };
        let (removed, appointed) = (says(&issue, "江一帆", "remove"), says(&issue, "周平", "appoint"));
        let money = FactCorrection { table: TableKind::Money.id().to_owned(), ..removed.clone() };
        issue.fact_corrections = vec![money, appointed, removed];
        assert_eq!(row_of(&issue, "周平", "appoint").said_by, Some(1));
        assert_eq!(row_of(&issue, "江一帆", "remove").said_by, Some(2));
        assert_eq!(row_of(&issue, "江一帆", "appoint").said_by, None);
    }

    #[test]
    fn what_fits_no_row_changes_nothing() {
        let mut issue = issue();
        let plain = told(&issue);
        let mut wrong = FactCorrection::of_row(&issue, KIND, &row_of(&issue, "周平", "appoint"), FactSays::Wrong);
        wrong.was = vec![("person".to_owned(), "郑南".to_owned()), ("position".to_owned(), "丙局局长".to_owned())];
        let mut elsewhere = wrong.clone();
        elsewhere.table = TableKind::Money.id().to_owned();
        let mut lost = wrong.clone();
        lost.anchor.quote = "这些话不在文中，也没有相近的。".to_owned();
        lost.anchor.number = None;
        issue.fact_corrections = vec![wrong, elsewhere, lost];
        assert_eq!(told(&issue), plain);
    }

    #[test]
    fn what_is_written_is_of_its_columns_kind() {
        let of = |kind, text: &str| written(KIND, &Column { id: "action", zh: "", en: "", kind }, text);
        assert_eq!(of(ColumnKind::Names, "市甲局、市乙局, "), Cell::Names(vec!["市甲局".into(), "市乙局".into()]));
        assert_eq!(of(ColumnKind::Day, "2021-02-03"), Cell::Day(Date::new(2021, 2, 3).unwrap()));
        assert_eq!((of(ColumnKind::Day, "年底"), of(ColumnKind::Yuan, "inf")), (Cell::Empty, Cell::Empty));
        assert!(matches!(of(ColumnKind::Term, "remove"), Cell::Term(term) if term.zh == "免"));
        assert_eq!(of(ColumnKind::Term, "dismiss"), Cell::Empty);
        let status = TableKind::Status.columns().iter().find(|column| column.id == "status").unwrap();
        for id in ["commenced", "in_force"] {
            let kept = written(TableKind::Status, status, id);
            assert!(matches!(kept, Cell::Term(term) if term.id == "commenced"), "what an earlier version kept is read");
        }
        assert_eq!((of(ColumnKind::Number, "12.5"), of(ColumnKind::Number, "nan")), (Cell::Number(12.5), Cell::Empty));
        assert_eq!((of(ColumnKind::Yuan, "12.5"), of(ColumnKind::Count, "7")), (Cell::Yuan(12.5), Cell::Count(7)));
        assert_eq!(of(ColumnKind::Text, " "), Cell::Empty);
    }
}
