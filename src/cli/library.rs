//! `gongbao library`: the issues that are held, without a window.

mod answers;
mod export;

use std::collections::HashSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use self::answers::{Shown, differing, list, passed_over, search, state, status};
use super::progress::Line;
use super::visible::{Visible, visible};
use super::{Answer, CliError, Streams};
use crate::deliver::today;
use crate::holdings::{
    FileState, Holdings, HoldingsError, Narrow, Order, Progress, Question, Scope, Updated, WriterLock, phrases,
};
use crate::issue::Date;
use crate::lang::{Lang, counted_en};
use crate::library::Library;
use crate::open::shown_path;
use clap::{Args, Subcommand, ValueEnum};

#[derive(Debug, Args)]
pub(super) struct LibraryArgs {
    #[command(subcommand)]
    task: Task,
}

#[derive(Debug, Subcommand)]
enum Task {
    /// Add folders or files and read what is new in the library; without PATHS look through all folders again
    Add {
        /// Folders, or single files
        paths: Vec<PathBuf>,
        /// Try the files again that could not be read
        #[arg(long)]
        retry: bool,
        /// Show no progress
        #[arg(short, long)]
        quiet: bool,
    },
    /// Take a folder out of the library; its files are not touched
    Remove {
        /// As it was added
        path: PathBuf,
    },
    /// List series, years and issues, with what is lacking between them
    List {
        /// The form of the answer
        #[arg(long, value_enum, default_value_t = Answer::Text)]
        format: Answer,
    },
    /// Print where a text stands: first the documents that it names, then by document the passages that have it. An article with its
    /// paragraphs and items is one passage, and so is a paragraph outside articles
    Search {
        /// The form of the answer
        #[arg(long, value_enum, default_value_t = Answer::Text)]
        format: Answer,
        /// Where the words must stand together
        #[arg(long, value_enum, default_value_t = In::Article)]
        within: In,
        /// The order of the documents
        #[arg(long, value_enum, default_value_t = By::Date)]
        order: By,
        /// Only of this issuing office (may be given several times)
        #[arg(long)]
        office: Vec<String>,
        /// Only of this kind (通知, 办法 …)
        #[arg(long)]
        kind: Vec<String>,
        /// Only of this gazette
        #[arg(long)]
        series: Vec<String>,
        /// Only of these years: 2021, 2019-2023
        #[arg(long, value_parser = years)]
        year: Option<(i32, i32)>,
        /// At most so many documents; all are counted
        #[arg(long, default_value_t = 50)]
        limit: usize,
        /// At most so many passages of a document, or all [default: 3, in json all]
        #[arg(long, value_parser = rows)]
        rows: Option<usize>,
        /// What to look for; “…” keeps words together, - leaves out
        text: String,
    },
    /// Tell what is in the library and what could not be read; with TEXT the state of the documents that it names
    Status {
        /// The day of the state: 2031-05-01 [default: today]
        #[arg(long, value_parser = super::export::day)]
        day: Option<Date>,
        /// A number, title or citation
        text: Option<String>,
    },
    /// Write all issues, documents, blocks and facts for other programs
    Export(export::LibraryExport),
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum In {
    Article,
    Document,
    Title,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum By {
    Date,
    Hits,
}

/// The word for all passages.
const ALL: &str = "all";
/// So many files that could not be read are listed.
const MOST_FAILURES: usize = 1000;

/// A number of passages, or all of them.
fn rows(text: &str) -> Result<usize, String> {
    if text == ALL {
        return Ok(usize::MAX);
    }
    text.parse().map_err(|_| Lang::of_system().either("应写成数字或 all", "write a number, or all").to_owned())
}

fn years(text: &str) -> Result<(i32, i32), String> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let lang = Lang::of_system();
    let wrong = |zh: &str, en: &str| lang.either(zh, en).to_owned();
    let year = |text: &str| {
        text.trim().parse::<i32>().map_err(|_| wrong("应写成 2021 或 2019-2023", "write 2021 or 2019-2023"))
    };
    match (year(first)?, year(last)?) {
        (first, last) if first > last => Err(wrong("起始年份晚于终止年份", "the first year is later than the last")),
        years => Ok(years),
    }
}

/// What is told where another process is reading, in Chinese and English.
const LEFT_TO_ANOTHER: (&str, &str) =
    ("已加入；另一个公报阅读器正在读取，将由它读取", "added; another Gongbao is reading and will read it");
/// The exit code where something was passed over.
const PARTLY: u8 = 5;

/// Where a command writes, and in which language.
type Spoken<'w> = (&'w mut dyn Write, Lang);

impl LibraryArgs {
    /// Carries it out; the exit code.
    pub(super) fn run(self, streams: &mut Streams<'_>) -> Result<u8, CliError> {
        let folder = Library::default_folder().ok_or(CliError::NoDataFolder)?;
        self.run_on(&folder, streams)
    }

    fn run_on(self, folder: &Path, streams: &mut Streams<'_>) -> Result<u8, CliError> {
        let lang = streams.lang;
        let mut holdings = Holdings::open(folder)?;
        if let Some(found) = holdings.take_found() {
            // The command goes on with what there is.
            let text = lang.message(&found, HoldingsError::message_zh);
            writeln!(streams.err, "gongbao: {}", visible(&text))?;
        }
        let (seen, watched) = streams.terminals;
        let out = &mut *streams.out;
        if let Task::Add { paths, retry, quiet } = self.task {
            let line = Line::of_unknown(streams.err, lang, watched && !quiet);
            let added = add(&mut holdings, &paths, retry, (&mut Visible::text(out), lang), line)?;
            if paths.is_empty() {
                say_empty(&holdings, lang, streams.err)?;
            }
            let damaged = say_damaged(&holdings, lang, streams.err)?;
            return Ok(if damaged && added == 0 { PARTLY } else { added });
        }
        let (removes, exports) = (matches!(self.task, Task::Remove { .. }), matches!(self.task, Task::Export(_)));
        let asks = matches!(self.task, Task::List { .. } | Task::Search { .. } | Task::Status { .. });
        let found = self.answer(&mut holdings, (out, lang), seen);
        if removes && matches!(found, Err(CliError::Holdings(HoldingsError::Unknown(_)))) {
            say_roots(&holdings, lang, streams.err)?;
        }
        let found = found?;
        if asks {
            say_empty(&holdings, lang, streams.err)?;
        }
        let damaged = say_damaged(&holdings, lang, streams.err)?;
        Ok(match (found, damaged && exports) {
            (true, false) => 0,
            (true, true) => PARTLY,
            (false, _) => 1,
        })
    }

    /// True when there was something to print; `seen` where a person sees it at once.
    fn answer(self, holdings: &mut Holdings, (out, lang): Spoken<'_>, seen: bool) -> Result<bool, CliError> {
        match self.task {
            // Done before.
            Task::Add { .. } => Ok(false),
            Task::Remove { path } => {
                let lock = holdings.lock()?;
                let removed = holdings.remove_root(&lock, &path)?;
                holdings.catch_up(&lock, &mut |_| true)?;
                match lang {
                    Lang::Zh => writeln!(out, "移出 {removed} 份")?,
                    Lang::En => writeln!(out, "{} taken out", counted_en(removed, "issue[s]"))?,
                }
                Ok(true)
            }
            Task::List { format } => list(holdings, format, (out, lang)),
            Task::Search { format, within, order, office, kind, series, year, limit, rows, text } => {
                if phrases(&text).all.is_empty() {
                    return Err(CliError::NoWord);
                }
                let scope = match within {
                    In::Article => Scope::Article,
                    In::Document => Scope::Document,
                    In::Title => Scope::Title,
                };
                let order = match order {
                    By::Date => Order::Date,
                    By::Hits => Order::Hits,
                };
                let narrow = Narrow { offices: office, kinds: kind, series, years: year, ..Narrow::default() };
                let shown = Shown { documents: limit, rows, format };
                search(holdings, &Question { text, scope, order, narrow }, shown, (out, lang))
            }
            Task::Status { day, text: Some(text) } => {
                state(holdings, &text, day.unwrap_or_else(today), (&mut Visible::text(out), lang))
            }
            Task::Status { text: None, .. } => status(holdings, (&mut Visible::text(out), lang)),
            Task::Export(export) => export.run(holdings, out, seen),
        }
    }
}

fn add(
    holdings: &mut Holdings,
    paths: &[PathBuf],
    retry: bool,
    (out, lang): Spoken<'_>,
    mut line: Line<'_>,
) -> Result<u8, CliError> {
    for path in paths {
        holdings.add_root(path)?;
    }
    if retry {
        holdings.retry()?;
    }
    let mut done = Updated::default();
    let mut read = HashSet::new();
    let mut turns = 0;
    // What others add while this one reads is left to it: it looks again once it has given the right to write back.
    while turns == 0 || holdings.is_waited_for()? {
        let lock = match holdings.lock() {
            Ok(lock) => lock,
            Err(HoldingsError::Busy) if turns > 0 => break,
            Err(HoldingsError::Busy) if !paths.is_empty() => {
                writeln!(out, "{}", lang.either(LEFT_TO_ANOTHER.0, LEFT_TO_ANOTHER.1))?;
                return Ok(0);
            }
            Err(error) => return Err(error.into()),
        };
        let more = update(holdings, &lock, &mut read, &mut line);
        line.clear();
        let more = more?;
        done.add(&more);
        turns += 1;
    }
    added(&done, (&mut *out, lang))?;
    passed_over(holdings, (&mut *out, lang))?;
    // What could not be read earlier is told by `status`; of what was named just now it is told again.
    let named: Vec<PathBuf> = paths.iter().filter_map(|path| path.canonicalize().ok()).collect();
    // What was kept of a file that was written over stands beside it.
    let beside = |path: &Path| path.to_str()?.rsplit_once('#').map(|(path, _)| PathBuf::from(path));
    let is_read = |path: &Path| read.contains(path) || beside(path).is_some_and(|path| read.contains(&path));
    let is_asked = |path: &Path| is_read(path) || named.iter().any(|named| path.starts_with(named));
    let failed = failures(holdings, &is_asked, (&mut *out, lang))?;
    still_unreadable(holdings, failed, (&mut *out, lang))?;
    differing(holdings, &is_asked, (&mut *out, lang))?;
    let all_is_well = named.is_empty() && !holdings.is_empty()?;
    let held = done.new + done.changed + done.anew + done.same + done.fuller > 0
        || all_is_well
        || holdings.reads_below(&named)?;
    if failed == 0 && !held && !named.is_empty() {
        let told = lang.either("所列之处没有可读的公报文件", "there is no file of a gazette in what was named");
        writeln!(out, "{told}")?;
    }
    Ok(match (failed, held) {
        (0, true) => 0,
        (0, false) => 1,
        (_, true) => PARTLY,
        (_, false) => 3,
    })
}

/// What was added, in numbers.
fn added(done: &Updated, (out, lang): Spoken<'_>) -> Result<(), CliError> {
    let (new, changed, same, failed) = (done.new, done.changed, done.same, done.failed);
    match lang {
        Lang::Zh => writeln!(out, "新增 {new} 份，更新 {changed} 份，已有 {same} 个文件，未能读取 {failed} 个")?,
        Lang::En => writeln!(out, "{new} new, {changed} changed, {same} already held, {failed} unreadable")?,
    }
    match (done.anew, lang) {
        (0, _) => {}
        (n, Lang::Zh) => writeln!(out, "按新版重新读取 {n} 期")?,
        (n, Lang::En) => writeln!(out, "{} read again as this version reads", counted_en(n, "issue[s]"))?,
    }
    match (done.fuller, lang) {
        (0, _) => {}
        (fuller, Lang::Zh) => writeln!(out, "{fuller} 份原有文本不全或为扫描识别，已改用更完整的文件")?,
        (fuller, Lang::En) => writeln!(out, "{fuller} held incomplete or as a scan, now kept from a fuller file")?,
    }
    match (done.written_over, lang) {
        (0, _) => {}
        (n, Lang::Zh) => writeln!(out, "{n} 份的文件已被改写成另一份，原来的存文仍保留")?,
        (n, Lang::En) => {
            writeln!(out, "{} kept whose file holds another one now", counted_en(n, "issue[s]"))?;
        }
    }
    if done.looked.away {
        let told = lang.either(
            "有加入的文件夹不在、是空的或无法读取：其中的刊期照旧保留",
            "a folder that was added is away, empty or can't be read: its issues are kept as they were",
        );
        writeln!(out, "{told}")?;
    }
    if done.looked.closed > 0 {
        let n = done.looked.closed;
        match lang {
            Lang::Zh => writeln!(out, "有 {n} 个文件夹无法读取，或层次过深")?,
            Lang::En => {
                writeln!(out, "{}", counted_en(n, "folder[s] not read: [it|they] can't be, or [lies|lie] too deep"))?
            }
        }
    }
    Ok(())
}

/// Looks through the folders and reads what is new; `read` gets the files that were read.
fn update(
    holdings: &mut Holdings,
    lock: &WriterLock,
    read: &mut HashSet<PathBuf>,
    line: &mut Line<'_>,
) -> Result<Updated, HoldingsError> {
    let mut last = None;
    holdings.update(lock, &AtomicBool::new(false), &mut |progress| {
        let Progress { read: done, left, now, .. } = progress;
        read.extend(now.clone());
        if *now != last {
            line.at(*done, done + left, now.as_deref().unwrap_or(Path::new("")));
            last.clone_from(now);
        }
        true
    })
}

/// Says how many files could not be read earlier, beside those that were told.
fn still_unreadable(holdings: &Holdings, told: usize, (out, lang): Spoken<'_>) -> Result<(), CliError> {
    let [_, _, failed, _] = holdings.file_counts()?;
    match (failed.saturating_sub(told), lang) {
        (0, _) => {}
        (n, Lang::Zh) => {
            writeln!(out, "另有 {n} 个文件先前未能读取：library status 列出原因，library add --retry 再读一次")?
        }
        (n, Lang::En) => writeln!(
            out,
            "{} could not be read earlier: library status tells why, library add --retry tries again",
            counted_en(n, "more file[s]")
        )?,
    }
    Ok(())
}

/// Says that the library is empty, where it is, and what to do.
fn say_empty(holdings: &Holdings, lang: Lang, err: &mut dyn Write) -> Result<(), CliError> {
    if !holdings.is_empty()? {
        return Ok(());
    }
    let told = match holdings.roots()?.is_empty() {
        true => lang.either(
            "公报库是空的：用 gongbao library add 加入文件夹或文件",
            "the library is empty: add folders or files with gongbao library add",
        ),
        false => lang.either(
            "加入的文件夹中还没有读出公报：运行 gongbao library add 读取，library status 列出读不了的文件",
            "nothing that was added has been read: run gongbao library add; library status lists what can't be",
        ),
    };
    writeln!(err, "gongbao: {told}")?;
    Ok(())
}

/// Says which folders were added, to one who names another.
fn say_roots(holdings: &Holdings, lang: Lang, err: &mut dyn Write) -> Result<(), CliError> {
    let roots = holdings.roots()?;
    if !roots.is_empty() {
        writeln!(err, "gongbao: {}", lang.either("加入的文件夹和文件有：", "these were added:"))?;
    }
    for root in roots {
        writeln!(err, "  {}", visible(&root.path.display().to_string()))?;
    }
    Ok(())
}

/// Says of which files the stored text is damaged, and what to do; whether there are any.
fn say_damaged(holdings: &Holdings, lang: Lang, err: &mut dyn Write) -> Result<bool, CliError> {
    let damaged = holdings.take_damaged();
    for file in &damaged {
        let text = lang.message(&HoldingsError::Text(file.clone()), HoldingsError::message_zh);
        writeln!(err, "gongbao: {}", visible(&text))?;
    }
    Ok(!damaged.is_empty())
}

/// The files that could not be read, of those that are asked for: a line each with the reason, and how many more there are. Gives how
/// many there are.
fn failures(holdings: &Holdings, is_asked: &dyn Fn(&Path) -> bool, (out, lang): Spoken<'_>) -> Result<usize, CliError> {
    let mut failed = holdings.files(FileState::Failed, usize::MAX)?;
    failed.retain(|file| is_asked(&file.path));
    for file in failed.iter().take(MOST_FAILURES) {
        let reason = file.reason.as_ref().map_or("", |(zh, en)| lang.either(zh, en));
        writeln!(out, "! {}\t{reason}", shown_path(&file.path))?;
    }
    match (failed.len().saturating_sub(MOST_FAILURES), lang) {
        (0, _) => {}
        (more, Lang::Zh) => writeln!(out, "! 另有 {more} 个文件未能读取")?,
        (more, Lang::En) => writeln!(out, "! {} could not be read", counted_en(more, "more file[s]"))?,
    }
    Ok(failed.len())
}

#[cfg(test)]
mod tests;
