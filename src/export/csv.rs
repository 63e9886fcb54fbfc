//! The tables of an issue as CSV for spreadsheets: UTF-8 with BOM, CRLF, quoted as by RFC 4180.

use std::io::{self, Write};

use super::rows::{FactRow, PARTS, Part, SAID, STATE_DAY, rows, said_text};
use crate::facts::{Cell, Facts, TableKind, Tables};
use crate::issue::spreadsheet::guarded;
use crate::issue::{Date, Issue};

/// What stands before the first row, so that a spreadsheet takes the bytes for UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Writes a table: its own columns, and behind them where each row was read. `date`: the day whose status is told (only
/// [`TableKind::Status`] uses it).
///
/// # Errors
/// What the writer says.
pub fn write_csv(issue: &Issue, facts: &Facts, table: TableKind, date: Date, out: impl Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    out.write_all(BYTE_ORDER_MARK.as_bytes())?;
    write_head(table, &mut out)?;
    let tables = Tables::new(issue, facts);
    for row in rows(&tables, issue, &issue.source.file, table, date) {
        write_fact(&row, &mut out)?;
    }
    out.flush()
}

/// Writes the heads of a table's columns.
///
/// # Errors
/// What the writer says.
pub fn write_head(table: TableKind, out: &mut impl Write) -> io::Result<()> {
    let day = (table == TableKind::Status).then_some(STATE_DAY.1);
    let own = table.columns().iter().map(|c| c.zh);
    write_row(own.chain(day).chain(parts(table).map(|p| p.zh)).chain([SAID.1]).map(str::to_owned), out)
}

/// Writes a row below the heads of its table.
///
/// # Errors
/// What the writer says.
pub fn write_fact(row: &FactRow, out: &mut impl Write) -> io::Result<()> {
    let own = row.cells.iter().map(Cell::zh);
    let day = row.on.map(|day| day.to_string());
    let said = row.said.as_ref().map(|said| said_text(row.table, said)).unwrap_or_default();
    write_row(own.chain(day).chain(parts(row.table).map(|p| p.of(&row.origin).to_owned())).chain([said]), out)
}

/// What says where a row of a table was read. A document that is the row itself has its title and number in columns of
/// their own.
fn parts(table: TableKind) -> impl Iterator<Item = Part> {
    let own = ["document_title", "document_number", "citation"];
    PARTS.into_iter().filter(move |part| !(table.is_of_documents() && own.contains(&part.id)))
}

/// Writes a row of fields: also of tables that are too long to be held.
///
/// # Errors
/// What the writer says.
pub fn write_row(fields: impl Iterator<Item = String>, out: &mut impl Write) -> io::Result<()> {
    let fields: Vec<String> = fields.map(|f| quoted(&f)).collect();
    out.write_all(fields.join(",").as_bytes())?;
    out.write_all(b"\r\n")
}

/// Writes rows of one's own, the first of them the head, in the same form.
///
/// # Errors
/// What the writer says.
pub fn write_rows(rows: &[Vec<String>], out: impl Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    out.write_all(BYTE_ORDER_MARK.as_bytes())?;
    for row in rows {
        write_row(row.iter().cloned(), &mut out)?;
    }
    out.flush()
}

/// A field: quoted where it must be.
fn quoted(field: &str) -> String {
    let text = guarded(field);
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::facts;
    use crate::issue::{Block, BlockKind, Document};

    #[test]
    fn rows_of_ones_own_are_quoted_as_well() {
        let mut out = Vec::new();
        let rows = [vec!["姓名".to_owned(), "职务".to_owned()], vec!["甲".to_owned(), "局长,\"兼\"".to_owned()]];
        write_rows(&rows, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "\u{feff}姓名,职务\r\n甲,\"局长,\"\"兼\"\"\"\r\n");
    }

    #[test]
    fn no_head_holds_a_day_and_none_stands_twice() {
        for table in TableKind::ALL {
            let mut head = Vec::new();
            write_head(table, &mut head).unwrap();
            let head = String::from_utf8(head).unwrap();
            assert!(!head.contains(|c: char| c.is_ascii_digit()), "{head}");
            let mut names: Vec<&str> = head.trim_end().split(',').collect();
            let count = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), count, "{head}");
        }
    }

    #[test]
    fn tables_with_their_heads() {
        let block = |kind, text: &str| Block { kind, text: text.into(), ..Block::default() };
        let plan = Document {
            title: "方案, \"一\"".into(),
            number: Some("云政发〔2021〕7号".into()),
            signed: Date::new(2021, 2, 3),
            blocks: vec![
                block(BlockKind::Paragraph, "6月底前清淤，给予10万元。（牵头单位：市甲局；责任单位：市乙局、市丙局）"),
                block(BlockKind::Paragraph, "本方案自2021年3月1日起施行，依据《水法》。"),
            ],
            ..Document::default()
        };
        let events = Document {
            title: "大事记（2021年1月）".into(),
            blocks: vec![block(BlockKind::Chronicle, "2-3日，=开会。")],
            ..Document::default()
        };
        let posts = Document {
            title: "任免通知".into(),
            blocks: vec![block(BlockKind::Appointment, "任命江一帆为甲局局长（试用期一年）。")],
            ..Document::default()
        };
        let issue = Issue { documents: vec![plan, events, posts], ..Issue::default() };
        let facts = facts(&issue);
        let mut all = String::new();
        for table in TableKind::ALL {
            let mut out = Vec::new();
            write_csv(&issue, &facts, table, Date::new(2021, 6, 1).unwrap(), &mut out).unwrap();
            let text = String::from_utf8(out).unwrap();
            assert!(text.starts_with('\u{feff}') && text.ends_with("\r\n"));
            all.push_str(&format!(
                "## {}\n{}",
                table.name_zh(),
                text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
            ));
        }
        insta::assert_snapshot!(all);
    }
}
