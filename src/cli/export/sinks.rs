//! Where the rows of tables go: a CSV for each table, lines of JSON in one file, or a database.

use std::fs;
use std::io::{self, BufWriter, Read as _, Write};
use std::path::Path;

use super::database::Database;
use super::failures::{Failure, write_table};
use super::plan::{Kind, Target, failures_file, table_file};
use super::refusal::Refusal;
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
    /// Whether the heads of tables are still to be written, and with a byte order mark.
    heads: Option<bool>,
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
            return Ok(Self { kind, tables: Vec::new(), database: Some(Database::begin(&path, tables)?), heads: None });
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
        Ok(Self { kind, tables: opened, database: None, heads: Some(bom) })
    }

    /// Writes the heads, when a file was read: on the standard output they can't be taken back.
    fn write_heads(&mut self) -> io::Result<()> {
        let Some(bom) = self.heads.take() else { return Ok(()) };
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
            None => self.write_heads().and_then(|()| self.write(rows)).map_err(DeliverError::Make),
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
        self.write_heads().map_err(fail)?;
        for (table, mut out) in self.tables.drain(..) {
            if table.is_none() {
                write_failures(failures, &mut out).map_err(fail)?;
            }
            match out {
                Out::Standard(out) => out.flush().map_err(fail)?,
                Out::File(file) => file.into_inner().map_err(|e| fail(e.into_error()))?.finish()?,
            }
        }
        Ok(())
    }

    /// The end where no file was read: files stay as they were before. Lines of JSON on the standard output tell the failures.
    pub(super) fn give_up(mut self, failures: &[Failure]) -> Result<(), DeliverError> {
        for (table, out) in &mut self.tables {
            if let Out::Standard(out) = out {
                let told = if table.is_none() { write_failures(failures, out) } else { Ok(()) };
                told.and_then(|()| out.flush()).map_err(DeliverError::Make)?;
            }
        }
        Ok(())
    }
}

/// Writes failures as lines of JSON.
fn write_failures(failures: &[Failure], out: &mut impl Write) -> io::Result<()> {
    failures.iter().try_for_each(|failure| {
        serde_json::to_writer(&mut *out, failure)?;
        out.write_all(b"\n")
    })
}

/// Refuses a folder in which a file of somebody else has the name of the table of failures.
pub(super) fn check_failures(folder: &Path) -> Result<(), Refusal> {
    let path = failures_file(folder);
    // What is no plain file is refused with all others; what can't be read may be anybody's.
    let is_file = fs::symlink_metadata(&path).is_ok_and(|about| about.is_file());
    if is_file && !fs::File::open(&path).is_ok_and(is_ours) { Err(Refusal::Foreign(path)) } else { Ok(()) }
}

/// Whether a file begins as a table of failures does, or is empty.
fn is_ours(file: fs::File) -> bool {
    let mut head = Vec::new();
    if write_table(&[], &mut head).is_err() {
        return false;
    }
    let mut start = Vec::new();
    let most = (head.len() + BYTE_ORDER_MARK.len()) as u64;
    let read = file.take(most).read_to_end(&mut start);
    let start = start.strip_prefix(BYTE_ORDER_MARK.as_bytes()).unwrap_or(&start);
    read.is_ok() && (start.is_empty() || start.starts_with(&head))
}

/// Writes the table of failures into a folder; where there are none, that of an earlier run goes.
pub(super) fn save_failures(failures: &[Failure], folder: &Path, bom: bool) -> Result<(), DeliverError> {
    let path = failures_file(folder);
    if failures.is_empty() {
        return match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(DeliverError::Write(path, error)),
            _ => Ok(()),
        };
    }
    let mut bytes = if bom { BYTE_ORDER_MARK.as_bytes().to_vec() } else { Vec::new() };
    write_table(failures, &mut bytes).map_err(DeliverError::Make)?;
    crate::deliver::save(&path, &bytes)
}
