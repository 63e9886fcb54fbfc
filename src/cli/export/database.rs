//! Tables as a database (SQLite): a table for each table of facts, one of the files and one of those that failed.

use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::failures::Failure;
use crate::deliver::{DeliverError, Saving};
use crate::export::rows::{FactRow, PARTS, SAID, STATE_DAY};
use crate::facts::{Cell, ColumnKind, TableKind};

/// A database that is being written.
#[derive(Debug)]
pub(super) struct Database {
    connection: Connection,
    saving: Saving,
}

/// An identifier as SQL has it: some tables are called by its own words.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn fail(error: rusqlite::Error) -> DeliverError {
    DeliverError::Make(std::io::Error::other(error))
}

/// The columns of a table, with their types.
fn columns(table: TableKind) -> Vec<(&'static str, &'static str)> {
    let mut columns: Vec<_> = PARTS.iter().map(|part| (part.id, "TEXT NOT NULL")).collect();
    if table == TableKind::Status {
        columns.push((STATE_DAY.0, "TEXT NOT NULL"));
    }
    columns.push((SAID.0, "TEXT"));
    columns.extend(table.columns().iter().map(|column| {
        let kind = match column.kind {
            ColumnKind::Count => "INTEGER",
            ColumnKind::Yuan | ColumnKind::Number => "REAL",
            _ => "TEXT",
        };
        (column.id, kind)
    }));
    columns
}

impl Database {
    /// Begins a database in place of the file of this path, which is there whole or not at all.
    pub(super) fn begin(path: &Path, tables: &[TableKind]) -> Result<Self, DeliverError> {
        let saving = Saving::begin(path)?;
        let Some(beside) = saving.beside() else {
            let why = std::io::Error::other("a database is written to a file only");
            return Err(DeliverError::Write(path.to_owned(), why));
        };
        let connection = Connection::open(beside).map_err(fail)?;
        // Until it has its name nobody reads it, and a half of it is never kept.
        connection.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN").map_err(fail)?;
        for table in tables {
            let columns: Vec<String> =
                columns(*table).iter().map(|(name, kind)| format!("{} {kind}", quoted(name))).collect();
            let sql = format!("CREATE TABLE {} ({})", quoted(table.id()), columns.join(", "));
            connection.execute_batch(&sql).map_err(fail)?;
        }
        connection
            .execute_batch("CREATE TABLE errors (file TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL)")
            .map_err(fail)?;
        Ok(Self { connection, saving })
    }

    /// Takes the rows of a file.
    pub(super) fn take(&mut self, rows: &[FactRow]) -> Result<(), DeliverError> {
        rows.iter().try_for_each(|row| {
            let mut values: Vec<Value> = PARTS.iter().map(|part| part.of(&row.origin).to_owned().into()).collect();
            values.extend(row.on.map(|day| Value::from(day.to_string())));
            values.push(row.said.as_ref().map_or(Value::Null, |said| Value::from(said.term().id.to_owned())));
            values.extend(row.cells.iter().map(value));
            self.insert(row.table.id(), values)
        })
    }

    fn insert(&self, table: &str, values: Vec<Value>) -> Result<(), DeliverError> {
        let marks = vec!["?"; values.len()].join(", ");
        let sql = format!("INSERT INTO {} VALUES ({marks})", quoted(table));
        let mut statement = self.connection.prepare_cached(&sql).map_err(fail)?;
        statement.execute(params_from_iter(values)).map(drop).map_err(fail)
    }

    /// The end: the file is there from now on.
    pub(super) fn finish(self, failures: &[Failure]) -> Result<(), DeliverError> {
        for failure in failures {
            self.insert("errors", failure.row().into_iter().map(Value::from).collect())?;
        }
        self.connection.execute_batch("COMMIT").map_err(fail)?;
        self.connection.close().map_err(|(_, error)| fail(error))?;
        self.saving.finish()
    }
}

/// A cell as SQL has it: names as a list in JSON, days as they are written, words of the program's own by their id.
fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => text.clone().into(),
        Cell::Names(names) => serde_json::to_string(names).unwrap_or_default().into(),
        Cell::Day(day) => day.to_string().into(),
        Cell::Count(count) => i64::try_from(*count).unwrap_or(i64::MAX).into(),
        Cell::Yuan(number) | Cell::Number(number) => (*number).into(),
        Cell::Term(term) => term.id.to_owned().into(),
    }
}
