//! `gongbao library export`: all of the library for other programs.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::ALL;
use crate::cli::CliError;
use crate::cli::export::ExportError;
use crate::cli::input::is_standard;
use crate::cli::visible::{Visible, spelling};
use crate::deliver::Saving;
use crate::holdings::{ExportTable, Holdings, HoldingsError};
use crate::lang::Lang;

#[derive(Debug, Args)]
pub(super) struct LibraryExport {
    /// The form [default: that of OUT's ending; ndjson where it has none]
    #[arg(short, long, value_enum)]
    format: Option<Kind>,
    /// Which tables, parted by commas, or all: csv has one [default: all, of csv documents]
    #[arg(short, long, value_delimiter = ',', value_parser = tables)]
    table: Vec<Tables>,
    /// Write no byte order mark at the start of a CSV
    #[arg(long)]
    no_bom: bool,
    /// Write this file, whole or not at all, instead of the standard output; SQLite needs one
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
}

/// A form as it is asked for; the other names are those of endings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    #[value(alias = "jsonl")]
    Ndjson,
    Csv,
    #[value(aliases = ["db", "sqlite3"])]
    Sqlite,
}

/// What one word names of the tables.
type Tables = &'static [ExportTable];

/// A table by its name, or all.
fn tables(text: &str) -> Result<Tables, String> {
    const EACH: &[ExportTable] = &ExportTable::ALL;
    let one = |table: &ExportTable| table.name() == text;
    let found = if text == ALL { Some(EACH) } else { EACH.chunks(1).find(|table| table.iter().all(one)) };
    found.ok_or_else(|| {
        let names: Vec<&str> = EACH.iter().map(|table| table.name()).chain([ALL]).collect();
        match Lang::of_system() {
            Lang::Zh => format!("没有这张表，可用的有 {}", names.join("、")),
            Lang::En => format!("no such table: {text}; there are {}", names.join(", ")),
        }
    })
}

impl LibraryExport {
    /// Writes it; `seen` where a person sees the standard output at once.
    pub(super) fn run(self, holdings: &Holdings, out: &mut dyn Write, seen: bool) -> Result<bool, CliError> {
        let output = self.output.filter(|path| !is_standard(path));
        let format = match (self.format, &output) {
            (Some(format), _) => format,
            (None, Some(path)) if path.extension().is_some() => {
                let ending = path.extension().unwrap_or_default().to_string_lossy();
                Kind::from_str(&ending, true).map_err(|_| ExportError::Ending(path.clone()))?
            }
            (None, _) => Kind::Ndjson,
        };
        let named: Vec<ExportTable> = self.table.concat();
        let tables: Vec<ExportTable> = match (named.is_empty(), format) {
            (true, Kind::Csv) => vec![ExportTable::Documents],
            (true, _) => ExportTable::ALL.to_vec(),
            // Each once, in the order of the whole.
            (false, _) => ExportTable::ALL.into_iter().filter(|table| named.contains(table)).collect(),
        };
        if let Some(path) = output.as_ref().filter(|path| holdings.is_of_library(path)) {
            return Err(HoldingsError::OfLibrary(path.clone()).into());
        }
        let write = |out: &mut dyn Write| match (format, tables.as_slice()) {
            (Kind::Csv, [table]) => holdings.write_table(*table, !self.no_bom, out).map_err(CliError::from),
            (Kind::Csv, _) => Err(ExportError::OneTableOnly.into()),
            _ => holdings.write_ndjson(&tables, out).map_err(CliError::from),
        };
        match (format, output) {
            (Kind::Csv, _) if tables.len() != 1 => return Err(ExportError::OneTableOnly.into()),
            (Kind::Sqlite, Some(path)) => {
                let saving = Saving::begin(&path)?;
                let Some(beside) = saving.beside() else { return Err(ExportError::NeedsFile.into()) };
                holdings.write_sqlite(&tables, beside)?;
                saving.finish()?;
            }
            (Kind::Sqlite, None) => return Err(ExportError::NeedsFile.into()),
            (_, Some(path)) => {
                let mut file = BufWriter::new(Saving::begin(&path)?);
                write(&mut file)?;
                file.into_inner().map_err(io::IntoInnerError::into_error)?.finish()?;
            }
            (_, None) => write(&mut Visible::new(out, spelling(seen, format != Kind::Csv)))?,
        }
        Ok(true)
    }
}
