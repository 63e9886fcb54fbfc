//! The rows of the tables of many issues, each with where it was read: what CSV, lines of JSON and a database share.

use std::io::{self, Write};

use serde::Serializer as _;
use serde::ser::SerializeMap as _;

use crate::facts::{Cell, Column, ColumnKind, Facts, Said, TableKind, Tables};
use crate::issue::{Date, Issue, told_title};

/// What says where a row was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The file, as it was named.
    pub file: String,
    /// The gazette's name with year and number, as far as they are printed.
    pub issue: String,
    /// The document's id: that of the JSON, and the anchor of the HTML.
    pub document: String,
    /// The document's title.
    pub title: String,
    /// The document's number.
    pub number: String,
    /// The block's id.
    pub block: String,
    /// The place as it is cited.
    pub citation: String,
    /// The sentence that the row rests on.
    pub sentence: String,
}

/// A part of an [`Origin`]: its name for machines and its head in Chinese.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// For machines.
    pub id: &'static str,
    /// In Simplified Chinese.
    pub zh: &'static str,
    of: fn(&Origin) -> &str,
}

impl Part {
    /// What an origin says there.
    #[must_use]
    pub fn of(self, origin: &Origin) -> &str {
        (self.of)(origin)
    }
}

/// The parts of an origin, in the order of columns.
pub const PARTS: [Part; 8] = [
    Part { id: "document_title", zh: "文件", of: |o| &o.title },
    Part { id: "document_number", zh: "文件文号", of: |o| &o.number },
    Part { id: "block", zh: "段落", of: |o| &o.block },
    Part { id: "citation", zh: "出处", of: |o| &o.citation },
    Part { id: "sentence", zh: "原文", of: |o| &o.sentence },
    Part { id: "file", zh: "来源", of: |o| &o.file },
    Part { id: "issue", zh: "刊期", of: |o| &o.issue },
    Part { id: "document", zh: "文件标识", of: |o| &o.document },
];

/// The head, for machines and in Chinese, of the day that a state is that of.
pub const STATE_DAY: (&str, &str) = ("on", "效力日期");

/// The head, for machines and in Chinese, of what the reader says of a row.
pub const SAID: (&str, &str) = ("correction", "更正");

/// A row of a table of facts.
#[derive(Clone, Debug, PartialEq)]
pub struct FactRow {
    /// The table.
    pub table: TableKind,
    /// A cell for each of its columns.
    pub cells: Vec<Cell>,
    /// Where it was read.
    pub origin: Origin,
    /// The day whose state it tells, for [`TableKind::Status`].
    pub on: Option<Date>,
    /// What the reader says of it.
    pub said: Option<Said>,
}

/// What the reader says of a row, in a line: 已改（职务：局长）.
#[must_use]
pub fn said_text(table: TableKind, said: &Said) -> String {
    let Said::Other(were) = said else { return said.term().zh.to_owned() };
    let was = |(id, cell): &(&str, Cell)| {
        let head = table.columns().iter().find(|c| c.id == *id).map_or(*id, |c| c.zh);
        format!("{head}：{}", cell.zh())
    };
    format!("{}（原为 {}）", said.term().zh, were.iter().map(was).collect::<Vec<_>>().join("；"))
}

/// The gazette's name with year and number, as far as they are printed.
#[must_use]
pub fn issue_name(issue: &Issue) -> String {
    let masthead = &issue.masthead;
    let year = masthead.year.map(|y| format!("{y}年")).unwrap_or_default();
    format!("{}{year}{}", masthead.name.as_deref().unwrap_or(""), masthead.number.as_deref().unwrap_or(""))
}

/// The rows of a table of the issue in a file. `on` is the day whose state is told.
#[must_use]
pub fn rows(tables: &Tables<'_>, issue: &Issue, file: &str, table: TableKind, on: Date) -> Vec<FactRow> {
    let name = issue_name(issue);
    let told = tables.table(table, on).rows.into_iter();
    let row = |row: crate::facts::Row| {
        let place = row.evidence.place;
        let document = issue.documents.get(row.document());
        let sentence = if table == TableKind::Contents { "" } else { row.sentence.text(issue).trim() };
        let origin = Origin {
            file: file.to_owned(),
            issue: name.clone(),
            document: document.map(|d| d.id.clone()).unwrap_or_default(),
            title: document.map(told_title).unwrap_or_default(),
            number: document.and_then(|d| d.number.clone()).unwrap_or_default(),
            block: issue.block(place.document, place.block).map(|b| b.id.clone()).unwrap_or_default(),
            citation: tables.cite(row.evidence),
            sentence: sentence.to_owned(),
        };
        FactRow { table, cells: row.cells, origin, on: (table == TableKind::Status).then_some(on), said: row.said }
    };
    told.map(row).collect()
}

/// The rows of some tables of the issue in a file, table after table.
#[must_use]
pub fn rows_of(issue: &Issue, facts: &Facts, file: &str, kinds: &[TableKind], on: Date) -> Vec<FactRow> {
    let tables = Tables::new(issue, facts);
    kinds.iter().flat_map(|kind| rows(&tables, issue, file, *kind, on)).collect()
}

/// Writes a row as a line of JSON: its table, where it was read, and its cells by the ids of their columns.
///
/// # Errors
/// What the writer says.
pub fn write_line(row: &FactRow, mut out: impl Write) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::new(&mut out);
    let mut map = serializer.serialize_map(None)?;
    map.serialize_entry("table", row.table.id())?;
    for part in PARTS {
        map.serialize_entry(part.id, part.of(&row.origin))?;
    }
    if let Some(on) = row.on {
        map.serialize_entry(STATE_DAY.0, &on)?;
    }
    map.serialize_entry(SAID.0, &row.said.as_ref().map(|said| said.term().id))?;
    for (column, cell) in row.table.columns().iter().zip(&row.cells) {
        write_cell(&mut map, column, cell)?;
    }
    map.end()?;
    out.write_all(b"\n")
}

/// Writes a cell under the id of its column: names as a list, what is not known as null.
///
/// # Errors
/// What the serializer says.
pub fn write_cell<M: serde::ser::SerializeMap>(map: &mut M, column: &Column, cell: &Cell) -> Result<(), M::Error> {
    match cell {
        Cell::Empty => match column.kind {
            ColumnKind::Offices | ColumnKind::Names => map.serialize_entry(column.id, &[(); 0]),
            _ => map.serialize_entry(column.id, &()),
        },
        Cell::Text(text) => map.serialize_entry(column.id, text),
        Cell::Names(names) => map.serialize_entry(column.id, names),
        Cell::Day(day) => map.serialize_entry(column.id, day),
        Cell::Count(count) => map.serialize_entry(column.id, count),
        Cell::Yuan(number) | Cell::Number(number) => map.serialize_entry(column.id, number),
        Cell::Term(term) => map.serialize_entry(column.id, term.id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    use crate::facts::facts;
    use crate::issue::{Block, Document, Masthead};

    fn issue() -> Issue {
        let block = |id: &str, text: &str| Block { id: id.into(), text: text.into(), ..Block::default() };
        let document = Document {
            id: "d1".into(),
            title: "云山市清淤方案".into(),
            number: Some("云政发〔2031〕3号".into()),
            blocks: vec![block("d1.1", "甲。"), block("d1.2", "2031年6月30日前完成清淤。（责任单位：市水务局）")],
            ..Document::default()
        };
        let masthead = Masthead {
            name: Some("云山市人民政府公报".into()),
            year: Some(2031),
            number: Some("第2期".into()),
            ..Masthead::default()
        };
        Issue { documents: vec![document], masthead, ..Issue::default() }
    }

    #[test]
    fn no_two_names_of_a_row_are_one() {
        for table in TableKind::ALL {
            let mut ids: Vec<&str> = PARTS.iter().map(|p| p.id).chain(["table", STATE_DAY.0]).collect();
            ids.extend(table.columns().iter().map(|c| c.id));
            let all: BTreeSet<&&str> = ids.iter().collect();
            assert_eq!(all.len(), ids.len(), "{table:?}: {ids:?}");
        }
    }

    #[test]
    fn a_document_has_one_title_in_all_tables() {
        let mut issue = issue();
        issue.documents[0].title = "云山市人民政府 关于印发清淤方案的　通知".into();
        let on = Date::new(2031, 5, 1).unwrap();
        let rows = rows_of(&issue, &facts(&issue), "a.txt", &TableKind::ALL, on);
        let at = TableKind::Contents.columns().iter().position(|c| c.id == "title").unwrap();
        let listed = rows.iter().find(|row| row.table == TableKind::Contents).unwrap().cells[at].zh();
        assert_eq!(listed, "云山市人民政府关于印发清淤方案的通知");
        assert!(rows.iter().any(|row| row.table == TableKind::Deadlines));
        for row in &rows {
            assert_eq!(row.origin.title, listed, "{:?}", row.table);
            assert!(row.origin.citation.contains(&format!("《{listed}》")), "{}", row.origin.citation);
        }
        let mut json = Vec::new();
        crate::export::json::write_json(&issue, &facts(&issue), on, &mut json).unwrap();
        let json: serde_json::Value = serde_json::from_slice(&json).unwrap();
        assert_eq!(json["documents"][0]["title"], listed.as_str());
    }

    #[test]
    fn a_line_names_file_issue_document_and_block() {
        let issue = issue();
        let on = Date::new(2031, 5, 1).unwrap();
        let rows = rows_of(&issue, &facts(&issue), "a/清淤.txt", &TableKind::ALL, on);
        let mut lines = Vec::new();
        rows.iter().for_each(|row| write_line(row, &mut lines).unwrap());
        let lines: Vec<serde_json::Value> = lines
            .split(|b| *b == b'\n')
            .filter(|l| !l.is_empty())
            .map(|l| serde_json::from_slice(l).unwrap())
            .collect();
        let of = |table: &str| lines.iter().find(|line| line["table"] == table).unwrap().clone();
        let deadline = of("deadlines");
        for (key, value) in [
            ("file", "a/清淤.txt"),
            ("issue", "云山市人民政府公报2031年第2期"),
            ("document", "d1"),
            ("document_number", "云政发〔2031〕3号"),
            ("block", "d1.2"),
            ("due", "2031-06-30"),
        ] {
            assert_eq!(deadline[key], value, "{deadline}");
        }
        assert!(deadline.get("on").is_none() && deadline["since"].is_null());
        assert_eq!((of("status")["on"].as_str(), of("contents")["block"].as_str()), (Some("2031-05-01"), Some("d1.1")));
    }
}
