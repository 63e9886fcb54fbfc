//! Where the rows of tables go: a CSV for each table, lines of JSON in one file, or a database.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::database::Database;
use super::failures::{Failure, write_table};
use super::plan::{Kind, Target, failures_file, table_file};
use crate::cli::input::STANDARD;
use crate::deliver::{DeliverError, Saving};
use crate::export::csv::{BYTE_ORDER_MARK, write_fact, write_head};
use crate::export::rows::{FactRow, write_line};
use crate::facts::TableKind;

/// What rows are written to.
pub(super) struct Sink<'a> {
    kind: Kind,
    /// The tables, each with what it is written to; lines of JSON have one for all.
    tables: Vec<(Option<TableKind>, Out<'a>)>,
    /// Where the form is a database, it.
    database: Option<Database>,
}

enum Out<'a> {
    Standard(&'a mut dyn Write),
    File(BufWriter<Saving>),
}

impl Write for Out<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(out) => out.write(bytes),
            Self::File(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(out) => out.flush(),
            Self::File(file) => file.flush(),
        }
    }
}

impl<'a> Sink<'a> {
    /// Opens all files, so that what can't be written is told before a file is read.
    pub(super) fn open(
        kind: Kind,
        tables: &[TableKind],
        target: &Target,
        bom: bool,
        standard: &'a mut dyn Write,
    ) -> Result<Self, DeliverError> {
        if kind == Kind::Sqlite {
            let path = match target {
                Target::Folder(folder) => table_file(folder, kind, None),
                Target::File(path) => path.clone(),
                // Refused before.
                Target::Standard => Path::new(STANDARD).to_owned(),
            };
            return Ok(Self { kind, tables: Vec::new(), database: Some(Database::begin(&path, tables)?) });
        }
        let file = |path: &Path| Ok::<_, DeliverError>(Out::File(BufWriter::new(Saving::begin(path)?)));
        let mut opened = Vec::new();
        match (target, kind, tables) {
            (Target::Folder(folder), Kind::Csv, tables) => {
                for table in tables {
                    opened.push((Some(*table), file(&table_file(folder, kind, Some(*table)))?));
                }
            }
            (Target::Folder(folder), ..) => opened.push((None, file(&table_file(folder, kind, None))?)),
            (Target::File(path), ..) => {
                opened.push((tables.first().copied().filter(|_| kind == Kind::Csv), file(path)?))
            }
            (Target::Standard, ..) => {
                opened.push((tables.first().copied().filter(|_| kind == Kind::Csv), Out::Standard(standard)));
            }
        }
        let mut sink = Self { kind, tables: opened, database: None };
        sink.heads(bom).map_err(DeliverError::Make)?;
        Ok(sink)
    }

    fn heads(&mut self, bom: bool) -> io::Result<()> {
        for (table, out) in &mut self.tables {
            if let Some(table) = table {
                out.write_all(if bom { BYTE_ORDER_MARK.as_bytes() } else { b"" })?;
                write_head(*table, out)?;
            }
        }
        Ok(())
    }

    /// Takes the rows of a file.
    pub(super) fn take(&mut self, rows: &[FactRow]) -> Result<(), DeliverError> {
        match &mut self.database {
            Some(database) => database.take(rows),
            None => self.write(rows).map_err(DeliverError::Make),
        }
    }

    fn write(&mut self, rows: &[FactRow]) -> io::Result<()> {
        for row in rows {
            let wanted = |(table, _): &&mut (Option<TableKind>, Out<'_>)| table.is_none_or(|table| table == row.table);
            match (self.tables.iter_mut().find(wanted), self.kind) {
                (Some((_, out)), Kind::Csv) => write_fact(row, out)?,
                (Some((_, out)), _) => write_line(row, out)?,
                (None, _) => {}
            }
        }
        Ok(())
    }

    /// The end: files are there from now on. Lines of JSON end with the failures.
    pub(super) fn finish(mut self, failures: &[Failure]) -> Result<(), DeliverError> {
        let fail = DeliverError::Make;
        if let Some(database) = self.database {
            return database.finish(failures);
        }
        for (table, mut out) in self.tables.drain(..) {
            if table.is_none() {
                for failure in failures {
                    serde_json::to_writer(&mut out, failure).map_err(|e| fail(e.into()))?;
                    out.write_all(b"\n").map_err(fail)?;
                }
            }
            match out {
                Out::Standard(out) => out.flush().map_err(fail)?,
                Out::File(file) => file.into_inner().map_err(|e| fail(e.into_error()))?.finish()?,
            }
        }
        Ok(())
    }
}

/// Writes the table of failures into a folder, an empty one as well: that of an earlier run would lie there.
pub(super) fn save_failures(failures: &[Failure], folder: &Path, bom: bool) -> Result<(), DeliverError> {
    let mut bytes = if bom { BYTE_ORDER_MARK.as_bytes().to_vec() } else { Vec::new() };
    write_table(failures, &mut bytes).map_err(DeliverError::Make)?;
    crate::deliver::save(&failures_file(folder), &bytes)
}
