//! The tables of an issue as CSV for spreadsheets: UTF-8 with BOM, CRLF, quoted as by RFC 4180.

use std::io::{self, Write};

use crate::facts::{Cell, Facts, Row, TableKind, Tables};
use crate::issue::{Date, Issue};

/// Writes a table: its own columns, and behind them where each row was read. `date`: the day whose status is told (only
/// [`TableKind::Status`] uses it).
///
/// # Errors
/// What the writer says.
pub fn write_csv(issue: &Issue, facts: &Facts, table: TableKind, date: Date, out: impl Write) -> io::Result<()> {
    let tables = Tables::new(issue, facts);
    let mut out = io::BufWriter::new(out);
    out.write_all("\u{feff}".as_bytes())?;
    let told = |column: &crate::facts::Column| match (table, column.id) {
        // A state is that of a day.
        (TableKind::Status, "status") => format!("{date} {}", column.zh),
        _ => column.zh.to_owned(),
    };
    let own = table.columns().iter().map(told);
    let places = if table.is_of_documents() { OF_DOCUMENTS } else { OF_PLACES };
    write_row(own.chain(places.iter().map(|&p| p.to_owned())), &mut out)?;
    let source = [issue.source.file.clone(), issue_name(issue)];
    for row in tables.table(table, date).rows {
        let own = row.cells.iter().map(Cell::zh);
        write_row(own.chain(place(&tables, issue, &source, table, &row)), &mut out)?;
    }
    out.flush()
}

/// What says where a row was read.
const OF_PLACES: &[&str] = &["文件", "文号", "段落", "出处", "原文", "来源", "刊期"];
/// The same, where the row is that of a document.
const OF_DOCUMENTS: &[&str] = &["原文", "来源", "刊期"];

fn place(tables: &Tables<'_>, issue: &Issue, source: &[String], table: TableKind, row: &Row) -> Vec<String> {
    let mut cells = Vec::new();
    if !table.is_of_documents() {
        let place = row.evidence.place;
        let document = issue.documents.get(place.document);
        cells.push(document.map(|d| d.title.clone()).unwrap_or_default());
        cells.push(document.and_then(|d| d.number.clone()).unwrap_or_default());
        cells.push(issue.block(place.document, place.block).map(|b| b.id.clone()).unwrap_or_default());
        cells.push(tables.cite(row.evidence));
    }
    let sentence = if table == TableKind::Contents { "" } else { row.sentence.text(issue).trim() };
    cells.push(sentence.to_owned());
    cells.extend_from_slice(source);
    cells
}

/// The gazette's name with year and number, as far as they are printed.
fn issue_name(issue: &Issue) -> String {
    let masthead = &issue.masthead;
    let year = masthead.year.map(|y| format!("{y}年")).unwrap_or_default();
    format!("{}{year}{}", masthead.name.as_deref().unwrap_or(""), masthead.number.as_deref().unwrap_or(""))
}

/// Writes a row of one's own in the same form: for tables that are too long to be held.
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
    out.write_all("\u{feff}".as_bytes())?;
    for row in rows {
        write_row(row.iter().cloned(), &mut out)?;
    }
    out.flush()
}

/// A field: quoted where it must be. A spreadsheet takes a field that begins with = + - @ for a formula; a gazette's
/// text never is one, so an apostrophe makes it text.
fn quoted(field: &str) -> String {
    let text = if field.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{field}") } else { field.to_owned() };
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
