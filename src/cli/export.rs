//! `gongbao export`: an issue in another form, to a file or to the standard output.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, ValueEnum};

use super::{CliError, read};
use crate::deliver::{self, Form};
use crate::export::pdf::PdfOptions;
use crate::facts::TableKind;

#[derive(Debug, Args)]
pub(super) struct Export {
    /// The form [default: that of OUT's ending; json where it has none]
    #[arg(long, value_enum)]
    format: Option<Kind>,
    /// Which table, for csv
    #[arg(long, value_enum, default_value_t = Table::Contents)]
    table: Table,
    /// Size of the body in points, for pdf: 15.75 gives the 22 lines of 28 characters of GB/T 9704
    #[arg(long, default_value_t = PdfOptions::SIZE, value_parser = size)]
    size: f32,
    /// Write this file, whole or not at all, instead of the standard output
    #[arg(short, long, value_name = "OUT")]
    output: Option<PathBuf>,
    /// The gazette; `-` for the handbook
    file: PathBuf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Kind {
    Json,
    Pdf,
    Markdown,
    Html,
    Epub,
    Csv,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Table {
    /// 任务分工
    Responsibilities,
    /// 任免
    Appointments,
    /// 大事记
    Chronicle,
    /// 引用的文件
    References,
    /// 效力, as of today
    Status,
    /// 时限
    Deadlines,
    /// 资金
    Money,
    /// 目标
    Targets,
    /// 义务: what rules ask, forbid, allow and threaten
    Obligations,
    /// Days of parts that come into force by themselves
    Parts,
    /// What is repealed, suspended, prolonged, amended
    Effects,
    /// Articles of this text and of others that are cited
    Articles,
    /// 沿革: the versions that notes under titles name
    Versions,
    /// 目录
    Contents,
}

impl From<Table> for TableKind {
    fn from(table: Table) -> Self {
        match table {
            Table::Responsibilities => Self::Responsibilities,
            Table::Appointments => Self::Appointments,
            Table::Chronicle => Self::Chronicle,
            Table::References => Self::References,
            Table::Status => Self::Status,
            Table::Deadlines => Self::Deadlines,
            Table::Money => Self::Money,
            Table::Targets => Self::Targets,
            Table::Obligations => Self::Obligations,
            Table::Parts => Self::Parts,
            Table::Effects => Self::Effects,
            Table::Articles => Self::Articles,
            Table::Versions => Self::Versions,
            Table::Contents => Self::Contents,
        }
    }
}

fn size(text: &str) -> Result<f32, String> {
    let size: f32 = text.parse().map_err(|_| "not a number".to_owned())?;
    if (7.5..=22.0).contains(&size) { Ok(size) } else { Err("from 7.5 to 22 points".to_owned()) }
}

impl Export {
    fn form(&self) -> Result<Form, CliError> {
        let options = PdfOptions { size: self.size, ..PdfOptions::default() };
        let form = match self.format {
            Some(Kind::Json) => Form::Json,
            Some(Kind::Pdf) => Form::Pdf(options),
            Some(Kind::Markdown) => Form::Markdown,
            Some(Kind::Html) => Form::Html,
            Some(Kind::Epub) => Form::Epub,
            Some(Kind::Csv) => Form::Csv(self.table.into()),
            None => match self.output.as_deref().filter(|out| out.extension().is_some()) {
                Some(out) => Form::of_ending(out).ok_or_else(|| CliError::Ending(out.to_owned()))?,
                None => Form::Json,
            },
        };
        Ok(match form {
            Form::Pdf(_) => Form::Pdf(options),
            Form::Csv(_) => Form::Csv(self.table.into()),
            other => other,
        })
    }

    /// Carries it out.
    pub fn run(&self, out: &mut dyn Write) -> Result<bool, CliError> {
        let form = self.form()?;
        if matches!(form, Form::Pdf(_) | Form::Epub) && self.output.is_none() && io::stdout().is_terminal() {
            return Err(CliError::Terminal);
        }
        let issue = Arc::new(read(&self.file)?);
        let bytes = deliver::make(&issue, form, &mut |_| true)?;
        match &self.output {
            Some(path) => deliver::save(path, &bytes)?,
            None => out.write_all(&bytes)?,
        }
        Ok(true)
    }
}
