//! All of the library for others: as NDJSON, CSV or a SQLite file. Each row has the columns `issue`, `file`, `document` and `block`, as far as it is of
//! one, so that a full-text server or a data desk can take the tables on and lead back to the evidence.

use std::io::{self, Write};
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::Holdings;
use super::error::HoldingsError;
use super::record::{count, name_of};
use super::resolve::{self, Cited};
use crate::export::csv;

/// A table of the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExportTable {
    /// Issues.
    Issues,
    /// Documents.
    Documents,
    /// Blocks: the text.
    Blocks,
    /// What documents do to others.
    Effects,
    /// What documents cite.
    References,
    /// 任免.
    Appointments,
    /// Who does what.
    Duties,
    /// 大事记.
    Events,
}

/// The file of an issue: the first of its paths that is there.
const FILE: &str = "(SELECT path FROM file f WHERE f.issue = i.id ORDER BY missing, id LIMIT 1)";
const OF_DOCUMENT: &str = "JOIN document d ON d.id = t.document JOIN issue i ON i.id = d.issue";

type Columns = &'static [&'static str];

#[rustfmt::skip]
const ISSUES: Columns = &[
    "issue", "file", "series", "year", "number", "total", "title", "date", "documents", "characters", "sha256", "recognised_pages",
];
#[rustfmt::skip]
const DOCUMENTS: Columns = &[
    "issue", "file", "document", "ord", "id", "title", "number", "issuer", "kind", "signed", "page", "effective", "expires",
];
const BLOCKS: Columns = &["issue", "file", "document", "block", "kind", "level", "label", "text"];
#[rustfmt::skip]
const EFFECTS: Columns = &[
    "issue", "file", "document", "block", "byte", "end",
    "effect", "title", "number", "part", "date", "until", "target_document", "method",
];
#[rustfmt::skip]
const REFERENCES: Columns = &[
    "issue", "file", "document", "block", "byte", "end", "title", "number", "times", "target_document", "method",
];
const APPOINTMENTS: Columns =
    &["issue", "file", "document", "block", "byte", "end", "person", "action", "position", "note"];
const DUTIES: Columns = &["issue", "file", "document", "block", "byte", "end", "office", "role", "kind"];
const EVENTS: Columns = &["issue", "file", "document", "block", "byte", "end", "first", "last"];

impl ExportTable {
    /// All tables, in the order of their rows in NDJSON.
    pub const ALL: [Self; 8] = [
        Self::Issues,
        Self::Documents,
        Self::Blocks,
        Self::Effects,
        Self::References,
        Self::Appointments,
        Self::Duties,
        Self::Events,
    ];

    /// Its name, for the command line, in SQLite, and as the `table` of a row in NDJSON: as the tables of one issue have it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Issues => "issues",
            Self::Documents => "documents",
            Self::Blocks => "blocks",
            Self::Effects => "effects",
            Self::References => "references",
            Self::Appointments => "appointments",
            Self::Duties => "duties",
            Self::Events => "events",
        }
    }

    /// The names of its columns.
    #[must_use]
    pub fn columns(self) -> Columns {
        match self {
            Self::Issues => ISSUES,
            Self::Documents => DOCUMENTS,
            Self::Blocks => BLOCKS,
            Self::Effects => EFFECTS,
            Self::References => REFERENCES,
            Self::Appointments => APPOINTMENTS,
            Self::Duties => DUTIES,
            Self::Events => EVENTS,
        }
    }

    /// What reads its rows; those of blocks are packed, see [`Holdings::each_row`].
    fn sql(self) -> String {
        let place = format!("SELECT i.id, {FILE}, t.document, t.block, t.byte, t.end");
        match self {
            Self::Issues => format!(
                "SELECT i.id, {FILE}, i.series, i.year, i.number, i.total, i.title, i.date, i.documents, i.chars, i.hash, i.recognised FROM issue i ORDER BY i.id"
            ),
            Self::Documents => format!(
                "SELECT i.id, {FILE}, d.id, d.ord, d.uid, d.title, d.number, d.issuer, d.kind, d.signed, d.page, d.effective, d.expires
                    FROM document d JOIN issue i ON i.id = d.issue ORDER BY d.id"
            ),
            Self::Blocks => format!("SELECT i.id, {FILE}, d.id FROM document d JOIN issue i ON i.id = d.issue ORDER BY d.id"),
            Self::Effects => format!(
                "{place}, t.kind, t.title, t.number, t.part, t.date, t.until, t.target, t.method FROM effect t {OF_DOCUMENT} ORDER BY t.id"
            ),
            Self::References => format!("{place}, t.title, t.number, t.times FROM mention t {OF_DOCUMENT} ORDER BY t.id"),
            Self::Appointments => {
                format!("{place}, t.person, t.action, t.position, t.note FROM appointment t {OF_DOCUMENT} ORDER BY t.id")
            }
            Self::Duties => format!(
                "{place}, o.name, r.name, t.kind FROM duty t {OF_DOCUMENT} JOIN name o ON o.id = t.office JOIN name r ON r.id = t.role
                    ORDER BY t.document, t.n"
            ),
            Self::Events => format!("{place}, t.first, t.last FROM event t {OF_DOCUMENT} ORDER BY t.id"),
        }
    }
}

/// What takes a row.
type Taker<'t> = dyn FnMut(Vec<Value>) -> Result<(), HoldingsError> + 't;

impl Holdings {
    /// Gives each row of a table.
    fn each_row(&self, table: ExportTable, take: &mut Taker<'_>) -> Result<(), HoldingsError> {
        let mut statement = self.db.prepare(&table.sql())?;
        let columns = statement.column_count();
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let mut values: Vec<Value> = (0..columns).map(|at| row.get(at)).collect::<Result<_, _>>()?;
            if table == ExportTable::References {
                let cited = Cited { title: row.get(6)?, number: row.get(7)? };
                values.extend(self.meant(row.get(2)?, &cited)?);
            }
            if table != ExportTable::Blocks {
                take(values)?;
                continue;
            }
            // What is damaged is told when all else is written.
            let Some(blocks) = self.blocks_if_whole(row.get(2)?)? else { continue };
            for (at, block) in blocks.into_iter().enumerate() {
                let mut values = values.clone();
                let level = block.level.map_or(Value::Null, |level| Value::Integer(i64::from(level)));
                let label = block.label.map_or(Value::Null, Value::Text);
                let kind = Value::Text(name_of(&block.kind));
                values.extend([Value::Integer(count(at)), kind, level, label, Value::Text(block.text)]);
                take(values)?;
            }
        }
        Ok(())
    }

    /// The document that a citation surely means, and by what it was found.
    fn meant(&self, document: i64, cited: &Cited) -> Result<[Value; 2], HoldingsError> {
        let sure = resolve::candidates(&self.db, document, cited)?.into_iter().find(|c| c.sure);
        Ok(sure.map_or([Value::Null, Value::Null], |c| {
            [Value::Integer(c.document), Value::Text(c.method.name().to_owned())]
        }))
    }

    /// Writes tables as NDJSON: an object a line, its `table` first.
    ///
    /// # Errors
    /// When something can't be read or written.
    pub fn write_ndjson(&self, tables: &[ExportTable], out: &mut dyn Write) -> Result<(), HoldingsError> {
        for table in tables.iter().copied() {
            self.each_row(table, &mut |values| {
                let mut line = format!("{{\"table\":\"{}\"", table.name());
                for (column, value) in table.columns().iter().zip(values) {
                    line.push_str(&format!(",\"{column}\":{}", json(value)));
                }
                line.push_str("}\n");
                out.write_all(line.as_bytes()).map_err(writing)
            })?;
        }
        out.flush().map_err(writing)
    }

    /// Writes a table as CSV, with a byte order mark or without.
    ///
    /// # Errors
    /// When something can't be read or written.
    pub fn write_table(&self, table: ExportTable, bom: bool, mut out: &mut dyn Write) -> Result<(), HoldingsError> {
        out.write_all(if bom { csv::BYTE_ORDER_MARK.as_bytes() } else { b"" }).map_err(writing)?;
        csv::write_row(table.columns().iter().map(|c| (*c).to_owned()), &mut out).map_err(writing)?;
        self.each_row(table, &mut |values| csv::write_row(values.into_iter().map(text), &mut out).map_err(writing))?;
        out.flush().map_err(writing)
    }

    /// Writes tables into an empty file as a SQLite database. It has no journal, so nothing lies beside it meanwhile: whoever calls
    /// gives it its name when it is whole.
    ///
    /// # Errors
    /// When something can't be read or written.
    pub fn write_sqlite(&self, tables: &[ExportTable], path: &Path) -> Result<(), HoldingsError> {
        let mut to = Connection::open(path)?;
        to.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")?;
        let change = to.transaction()?;
        for table in tables.iter().copied() {
            let columns = table.columns();
            let quoted: Vec<String> = columns.iter().map(|c| format!("\"{c}\"")).collect();
            change.execute_batch(&format!("CREATE TABLE \"{}\" ({})", table.name(), quoted.join(", ")))?;
            let marks = vec!["?"; columns.len()].join(", ");
            let mut insert = change.prepare(&format!("INSERT INTO \"{}\" VALUES ({marks})", table.name()))?;
            self.each_row(table, &mut |values| Ok(insert.execute(params_from_iter(values)).map(drop)?))?;
        }
        change.commit()?;
        to.close().map_err(|(_, error)| error)?;
        Ok(())
    }
}

fn writing(cause: io::Error) -> HoldingsError {
    HoldingsError::Output(cause)
}

fn json(value: Value) -> serde_json::Value {
    match value {
        Value::Integer(n) => n.into(),
        Value::Real(n) => n.into(),
        Value::Text(text) => text.into(),
        Value::Null | Value::Blob(_) => serde_json::Value::Null,
    }
}

fn text(value: Value) -> String {
    match value {
        Value::Integer(n) => n.to_string(),
        Value::Real(n) => n.to_string(),
        Value::Text(text) => text,
        Value::Null | Value::Blob(_) => String::new(),
    }
}
