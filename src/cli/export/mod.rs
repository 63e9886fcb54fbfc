//! `gongbao export`: issues in another form, one or many, to a file, a folder or the standard output.

mod database;
mod failures;
mod order;
mod plan;
mod refusal;
mod sinks;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::available_parallelism;

use clap::Args;
use clap::builder::PossibleValue;

use super::input::{is_standard, open, searchable, tell_unread, unread};
use super::progress::Line;
use super::visible::{Visible, spelling};
use super::{CliError, Streams};
use crate::deliver::{self, DeliverError, Form, Saving};
use crate::export::pdf::PdfOptions;
use crate::export::rows::{FactRow, rows_of};
use crate::facts::{TableKind, facts};
use crate::issue::Date;
use crate::lang::{Lang, system_zh};
use crate::open::{OpenError, shown_path};
use failures::{Cause, Failure};
use plan::{Job, Kind, Target};
use refusal::{Inputs, Refusal};
use sinks::Sink;

#[derive(Debug, Args)]
pub(super) struct Export {
    /// The form [default: that of OUT's ending; json where it has none]
    #[arg(short, long, value_enum)]
    format: Option<Kind>,
    /// Which tables, for csv, ndjson and sqlite: several, parted by commas
    #[arg(short, long, value_delimiter = ',', value_parser = table_names())]
    table: Vec<String>,
    /// The day whose state is told, as 2031-05-01 [default: today]
    #[arg(long, value_name = "DATE", value_parser = day)]
    on: Option<Date>,
    /// Of a scan as pdf, set its text anew, instead of the original pages with a layer of text
    #[arg(long)]
    typeset: bool,
    /// Write no byte order mark at the start of a CSV
    #[arg(long)]
    no_bom: bool,
    /// Size of the body in points, for pdf: 15.75 gives the 22 lines of 28 characters of GB/T 9704
    #[arg(long, default_value_t = PdfOptions::SIZE, value_parser = size)]
    size: f32,
    /// Write this file, whole or not at all; `-` for the standard output
    #[arg(short, long, value_name = "OUT", conflicts_with = "out_dir")]
    output: Option<PathBuf>,
    /// Write into this folder: a file for each that is read, or for each table
    #[arg(short = 'd', long, value_name = "DIR")]
    out_dir: Option<PathBuf>,
    /// So many files at once [default: as many as there are processors]
    #[arg(short, long, value_name = "N")]
    jobs: Option<usize>,
    /// Show no progress
    #[arg(short, long)]
    quiet: bool,
    /// Password of protected files; with several, each is tried
    #[arg(long, value_name = "PASSWORD")]
    password: Vec<String>,
    /// The gazettes; `-` for the standard input
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
pub(super) enum ExportError {
    #[error("a {0} is no text for a terminal: name a file with -o")]
    Terminal(&'static str),
    #[error("the ending of {} names no form: give one with --format", .0.display())]
    Ending(PathBuf),
    #[error("{0} has no tables: --table is for csv, ndjson and sqlite")]
    NoTable(&'static str),
    #[error("one CSV holds one table: name a folder for several with --out-dir")]
    OneTable,
    #[error("one CSV holds one table: name one with --table")]
    OneTableOnly,
    #[error("several files of this form need a folder: name it with --out-dir")]
    NeedsFolder,
    #[error("a database needs a file: name it with -o")]
    NeedsFile,
    #[error("the standard input can be read once only")]
    StandardTwice,
    #[error("the folder {} can't be made: {}", .0.display(), .1)]
    Folder(PathBuf, std::io::Error),
    #[error("{0}")]
    Refused(#[from] Refusal),
}

impl ExportError {
    pub(super) fn code(&self) -> u8 {
        if matches!(self, Self::Folder(..) | Self::Refused(_)) { 4 } else { 2 }
    }

    pub(super) fn message_zh(&self) -> String {
        match self {
            Self::Terminal(form) => format!("{form} 不能显示在终端上：请用 -o 指定文件"),
            Self::Ending(path) => format!("从 {} 的扩展名看不出格式：请用 --format 指定", path.display()),
            Self::NoTable(form) => format!("{form} 没有表格可选：--table 用于 csv、ndjson 和 sqlite"),
            Self::OneTable => "一个 CSV 文件只放一种表：多种表请用 --out-dir 指定文件夹".to_owned(),
            Self::OneTableOnly => "一个 CSV 文件只放一种表：请用 --table 指定一种".to_owned(),
            Self::NeedsFolder => "多个文件转成这种格式，要用 --out-dir 指定文件夹".to_owned(),
            Self::NeedsFile => "数据库要写成文件：请用 -o 指定文件名".to_owned(),
            Self::StandardTwice => "标准输入只能读一次".to_owned(),
            Self::Folder(path, error) => format!("无法建立文件夹 {}：{}", path.display(), system_zh(error)),
            Self::Refused(refusal) => refusal.message_zh(),
        }
    }
}

fn table_names() -> Vec<PossibleValue> {
    let named = |table: TableKind| PossibleValue::new(table.id()).help(table.name_zh());
    let all = PossibleValue::new(plan::ALL).help("全部");
    TableKind::ALL.into_iter().map(named).chain([all]).collect()
}

fn size(text: &str) -> Result<f32, String> {
    let wrong = || Lang::of_system().either("应为 7.5 至 22 磅", "from 7.5 to 22 points").to_owned();
    text.parse().ok().filter(|size| (7.5..=22.0).contains(size)).ok_or_else(wrong)
}

/// A day as an argument.
pub(super) fn day(text: &str) -> Result<Date, String> {
    let wrong = || Lang::of_system().either("应写成 2031-05-01", "write it as 2031-05-01").to_owned();
    // 31-05-01 would be a day of the year 31.
    let whole = text.find('-').is_some_and(|at| at >= 4);
    text.parse().ok().filter(|_| whole).ok_or_else(wrong)
}

/// That there is nothing to make a calendar of: as a table without rows, it is told and no failure.
fn nothing_for(lang: Lang) -> String {
    lang.message(&DeliverError::NoEvents, DeliverError::message_zh)
}

/// What is told of a file whose own name another has taken.
fn renamed(job: &Job, lang: Lang) -> String {
    let to = job.to.display();
    match lang {
        Lang::Zh => format!("与前面的文件同名，写成 {to}"),
        Lang::En => format!("one before it has its name: it is written as {to}"),
    }
}

/// Tells that a file was named before, perhaps by another path.
fn tell_named_again((file, before): &(PathBuf, PathBuf), lang: Lang, err: &mut dyn Write) {
    let (file, before) = (file.display(), before.display());
    let told = match lang {
        Lang::Zh => format!("{file} 与前面的 {before} 是同一个文件，只读一次"),
        Lang::En => format!("{file} is the same file as {before} before it and is read once"),
    };
    tell_unread(&[told], "", err);
}

/// What the command came to.
struct Outcome {
    total: usize,
    failures: Vec<Failure>,
}

impl Outcome {
    /// 5 when some of several failed; when all did, what a single one gives.
    fn code(&self) -> u8 {
        match self.failures.as_slice() {
            [] => 0,
            some if some.len() < self.total => 5,
            all if all.iter().any(|f| f.of_reading) => 3,
            _ => 4,
        }
    }
}

impl Export {
    /// Carries it out; the exit code.
    pub(super) fn run(mut self, streams: &mut Streams<'_>) -> Result<u8, CliError> {
        let target = Target::of(self.output.as_ref(), self.out_dir.as_ref());
        let kind = plan::kind(self.format, &target)?;
        let tables = plan::tables(&self.table, kind, &target)?;
        if self.files.iter().filter(|file| is_standard(file)).count() > 1 {
            return Err(ExportError::StandardTwice.into());
        }
        let again = plan::take_out_named_again(&mut self.files);
        again.iter().for_each(|again| tell_named_again(again, streams.lang, streams.err));
        if kind == Kind::Sqlite && target == Target::Standard {
            return Err(ExportError::NeedsFile.into());
        }
        if kind.is_binary() && target == Target::Standard && streams.terminals.0 {
            return Err(ExportError::Terminal(kind.ending()).into());
        }
        if let Target::Folder(folder) = &target {
            std::fs::create_dir_all(folder).map_err(|error| ExportError::Folder(folder.clone(), error))?;
            sinks::check_failures(folder).map_err(ExportError::from)?;
        }
        // Before a file is read, and before the tables are opened.
        let inputs = Inputs::of(&self.files);
        for path in plan::shared_files(kind, &tables, &target) {
            match target {
                Target::Folder(_) => inputs.refuse_in_folder(&path),
                _ => inputs.refuse(&path),
            }
            .map_err(ExportError::from)?;
        }
        let outcome = match kind.form(PdfOptions { size: self.size, ..PdfOptions::default() }) {
            None => self.rows(kind, &tables, &target, streams)?,
            Some(form) => match &target {
                Target::Folder(folder) => {
                    self.write_files(plan::jobs(&self.files, folder, kind.ending()), form, &inputs, streams)?
                }
                _ => match self.files.as_slice() {
                    [file] => return self.single(file, form, &target, streams).map(|()| 0),
                    _ => return Err(ExportError::NeedsFolder.into()),
                },
            },
        };
        if let Target::Folder(folder) = &target {
            sinks::save_failures(&outcome.failures, folder, !self.no_bom)?;
        }
        Ok(outcome.code())
    }

    fn on(&self) -> Date {
        self.on.unwrap_or_else(deliver::today)
    }

    fn jobs(&self) -> usize {
        self.jobs.filter(|jobs| *jobs > 0).unwrap_or_else(|| available_parallelism().map_or(1, usize::from))
    }

    /// One file in one form.
    fn single(&self, file: &Path, form: Form, target: &Target, streams: &mut Streams<'_>) -> Result<(), CliError> {
        if form.is_text() {
            return self.stream(file, form, target, streams);
        }
        let (bytes, told) = self.make::<CliError>(file, form, streams.lang)?;
        tell_unread(&told, "", streams.err);
        match target {
            Target::File(path) => Ok(deliver::save(path, &bytes)?),
            _ => Ok(streams.out.write_all(&bytes)?),
        }
    }

    /// One file in a form that is written as it is made.
    fn stream(&self, file: &Path, form: Form, target: &Target, streams: &mut Streams<'_>) -> Result<(), CliError> {
        let issue = open(file, &self.password)?;
        tell_unread(&unread(&issue, streams.lang), "", streams.err);
        if deliver::has_nothing(&issue, form) {
            tell_unread(&[nothing_for(streams.lang)], "", streams.err);
            return Ok(());
        }
        let write = |out: &mut dyn Write| deliver::write_text(&issue, form, self.on(), out).unwrap_or(Ok(()));
        let Target::File(path) = target else {
            // Where a person sees it, what stands in the file must not steer the terminal.
            let spelling = spelling(streams.terminals.0, matches!(form, Form::Json));
            return Ok(write(&mut Visible::new(streams.out, spelling))?);
        };
        let mut saving = Saving::begin(path)?;
        write(&mut saving).map_err(|error| DeliverError::Write(path.clone(), error))?;
        Ok(saving.finish()?)
    }

    /// A file in one form. Of a scan, its own pages with a layer of the text that was recognised are its PDF.
    /// Also what of it could not be read.
    fn make<E: From<OpenError> + From<DeliverError>>(
        &self,
        file: &Path,
        form: Form,
        lang: Lang,
    ) -> Result<(Vec<u8>, Vec<String>), E> {
        let issue = Arc::new(open(file, &self.password)?);
        let told = unread(&issue, lang);
        if matches!(form, Form::Pdf(_))
            && !self.typeset
            && !issue.source.recognised.is_empty()
            && let Some(layered) = searchable(file, &issue.source.recognised, &self.password)?
        {
            return Ok((layered, told));
        }
        Ok((deliver::make_on(&issue, form, self.on(), &mut |_| true)?, told))
    }

    /// A file for each that is read.
    fn write_files(
        &self,
        jobs: Vec<Job>,
        form: Form,
        inputs: &Inputs,
        streams: &mut Streams<'_>,
    ) -> Result<Outcome, CliError> {
        let lang = streams.lang;
        let work = |job: &Job| -> Result<((), Vec<String>), Cause> {
            inputs.refuse_in_folder(&job.to)?;
            match self.make::<Cause>(&job.file, form, lang) {
                Ok((bytes, mut told)) => {
                    deliver::save(&job.to, &bytes)?;
                    told.extend(job.renamed.then(|| renamed(job, lang)));
                    Ok(((), told))
                }
                Err(Cause::Deliver(DeliverError::NoEvents)) => Ok(((), vec![nothing_for(lang)])),
                Err(cause) => Err(cause),
            }
        };
        self.all(&jobs, |job| &job.file, work, |()| Ok(()), streams)
    }

    /// The rows of the tables of all files.
    fn rows(
        &self,
        kind: Kind,
        tables: &[TableKind],
        target: &Target,
        streams: &mut Streams<'_>,
    ) -> Result<Outcome, CliError> {
        let Streams { out, err, lang, terminals, commands } = streams;
        let mut shown = Visible::new(&mut **out, spelling(terminals.0, kind != Kind::Csv));
        let mut sink = Sink::open(kind, tables, target, !self.no_bom, &mut shown)?;
        let lang = *lang;
        let work = |file: &PathBuf| -> Result<(Vec<FactRow>, Vec<String>), Cause> {
            let issue = open(file, &self.password)?;
            let told = unread(&issue, lang);
            let rows = || rows_of(&issue, &facts(&issue), &shown_path(file), tables, self.on());
            Ok((crate::open::caught(rows).map_err(OpenError::Crashed)?, told))
        };
        let mut nowhere = std::io::sink();
        let mut rest = Streams { out: &mut nowhere, err: &mut **err, lang, terminals: *terminals, commands: *commands };
        let outcome = self.all(&self.files, |file| file, work, |rows| Ok(sink.take(&rows)?), &mut rest)?;
        // Where nothing was read, what is there already is worth more than heads without rows.
        if outcome.failures.len() < outcome.total {
            sink.finish(&outcome.failures)?;
        } else {
            sink.give_up(&outcome.failures)?;
        }
        Ok(outcome)
    }

    /// Does work on all files, several at once; tells how far it is, what of them could not be read, and what failed.
    fn all<T: Sync, R: Send>(
        &self,
        items: &[T],
        file: impl Fn(&T) -> &PathBuf + Sync,
        work: impl Fn(&T) -> Result<(R, Vec<String>), Cause> + Sync,
        mut take: impl FnMut(R) -> Result<(), CliError>,
        streams: &mut Streams<'_>,
    ) -> Result<Outcome, CliError> {
        let lang = streams.lang;
        let mut line = Line::new(streams.err, lang, items.len(), streams.terminals.1 && !self.quiet);
        let mut outcome = Outcome { total: items.len(), failures: Vec::new() };
        order::in_order(items, self.jobs(), work, |item, result| {
            let path = file(item);
            line.step(path);
            match result {
                Ok((result, unread)) => {
                    let name = if items.len() > 1 { format!("{}: ", shown_path(path)) } else { String::new() };
                    unread.iter().for_each(|told| line.say(&format!("gongbao: {name}{told}")));
                    take(result)
                }
                Err(cause) => {
                    let failure = Failure::new(path, &cause, lang);
                    let said = match items.len() {
                        1 => lang.message(&cause, Cause::message_zh),
                        _ => format!("{}: {}", failure.file, failure.message),
                    };
                    line.say(&format!("gongbao: {said}"));
                    outcome.failures.push(failure);
                    Ok(())
                }
            }
        })?;
        line.end(outcome.failures.len());
        Ok(outcome)
    }
}
