//! `gongbao library`: the issues that are held, without a window.

mod answers;

use std::collections::HashSet;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use self::answers::{differing, list, passed_over, search, state, status};
use super::visible::{Visible, spelling, visible};
use super::{Answer, CliError, Streams};
use crate::deliver::{Saving, today};
use crate::holdings::{
    ExportTable, FileState, Holdings, HoldingsError, Narrow, Order, Progress, Question, Scope, Updated, WriterLock,
};
use crate::issue::Date;
use crate::lang::{Lang, counted_en};
use crate::library::Library;
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
    /// Print where a text stands: first the documents that it names, then all passages that have it
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
    Export {
        /// The form
        #[arg(long, value_enum, default_value_t = Kind::Ndjson)]
        format: Kind,
        /// Which table, for csv
        #[arg(long, value_parser = table, default_value = "documents")]
        table: ExportTable,
        /// Write this file instead of the standard output; SQLite needs one
        #[arg(short, long, value_name = "OUT")]
        output: Option<PathBuf>,
    },
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

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    Ndjson,
    Csv,
    Sqlite,
}

/// So many files that could not be read are listed.
const MOST_FAILURES: usize = 1000;

/// A table by its name.
fn table(text: &str) -> Result<ExportTable, String> {
    ExportTable::ALL.into_iter().find(|t| t.plural() == text).ok_or_else(|| {
        let names: Vec<&str> = ExportTable::ALL.into_iter().map(ExportTable::plural).collect();
        match Lang::of_system() {
            Lang::Zh => format!("没有这张表，可用的有 {}", names.join("、")),
            Lang::En => format!("no such table: {text}; there are {}", names.join(", ")),
        }
    })
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
        let seen = streams.terminals.0;
        let out = &mut *streams.out;
        if let Task::Add { paths, retry } = self.task {
            return add(&mut holdings, &paths, retry, (&mut Visible::text(out), lang), streams.err);
        }
        Ok(if self.answer(&mut holdings, (out, lang), seen)? { 0 } else { 1 })
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
            Task::Search { format, within, order, office, kind, series, year, limit, text } => {
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
                search(holdings, &Question { text, scope, order, narrow }, limit, format, (out, lang))
            }
            Task::Status { day, text: Some(text) } => {
                state(holdings, &text, day.unwrap_or_else(today), (&mut Visible::text(out), lang))
            }
            Task::Status { text: None, .. } => status(holdings, (&mut Visible::text(out), lang)),
            Task::Export { format, table, output } => {
                let mut shown = Visible::new(out, spelling(seen, !matches!(format, Kind::Csv)));
                export(holdings, format, table, output, &mut shown)
            }
        }
    }
}

fn add(
    holdings: &mut Holdings,
    paths: &[PathBuf],
    retry: bool,
    (out, lang): Spoken<'_>,
    err: &mut dyn Write,
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
                let told = lang.either(
                    "已加入；另一个公报阅读器正在读取，将由它读取",
                    "added; another Gongbao is reading and will read it",
                );
                writeln!(out, "{told}")?;
                return Ok(0);
            }
            Err(error) => return Err(error.into()),
        };
        let more = update(holdings, &lock, &mut read, err)?;
        done.new += more.new;
        done.changed += more.changed;
        done.fuller += more.fuller;
        done.same += more.same;
        done.failed += more.failed;
        done.looked.closed = more.looked.closed;
        turns += 1;
    }
    added(&done, (&mut *out, lang))?;
    passed_over(holdings, (&mut *out, lang))?;
    // What could not be read earlier is told by `status`; of what was named just now it is told again.
    let named: Vec<PathBuf> = paths.iter().filter_map(|path| path.canonicalize().ok()).collect();
    let is_asked = |path: &Path| read.contains(path) || named.iter().any(|named| path.starts_with(named));
    let failed = failures(holdings, &is_asked, (&mut *out, lang))?;
    differing(holdings, &is_asked, (&mut *out, lang))?;
    let held = done.new + done.changed + done.same + done.fuller > 0 || holdings.reads_below(&named)?;
    if failed == 0 && !held && !named.is_empty() {
        let told = lang.either("所列之处没有可读的公报文件", "there is no file of a gazette in what was named");
        writeln!(out, "{told}")?;
    }
    Ok(match (failed, held) {
        (0, true) => 0,
        (0, false) => 1,
        (_, true) => 5,
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
    match (done.fuller, lang) {
        (0, _) => {}
        (fuller, Lang::Zh) => writeln!(out, "{fuller} 份原有文本不全或为扫描识别，已改用更完整的文件")?,
        (fuller, Lang::En) => writeln!(out, "{fuller} held incomplete or as a scan, now kept from a fuller file")?,
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
    err: &mut dyn Write,
) -> Result<Updated, HoldingsError> {
    let mut last = String::new();
    holdings.update(lock, &AtomicBool::new(false), &mut |progress| {
        let Progress { read: done, left, now, .. } = progress;
        read.extend(now.clone());
        let now = now.as_deref().map(crate::open::file_name).unwrap_or_default();
        if now != last {
            // How far it is belongs beside the answer, not into it.
            let _ = writeln!(err, "{done}/{}  {}", done + left, visible(&now));
            last = now;
        }
        true
    })
}

/// The files that could not be read, of those that are asked for: a line each with the reason, and how many more there are. Gives how
/// many there are.
fn failures(holdings: &Holdings, is_asked: &dyn Fn(&Path) -> bool, (out, lang): Spoken<'_>) -> Result<usize, CliError> {
    let mut failed = holdings.files(FileState::Failed, usize::MAX)?;
    failed.retain(|file| is_asked(&file.path));
    for file in failed.iter().take(MOST_FAILURES) {
        let reason = file.reason.as_ref().map_or("", |(zh, en)| lang.either(zh, en));
        writeln!(out, "! {}\t{reason}", file.path.display())?;
    }
    match (failed.len().saturating_sub(MOST_FAILURES), lang) {
        (0, _) => {}
        (more, Lang::Zh) => writeln!(out, "! 另有 {more} 个文件未能读取")?,
        (more, Lang::En) => writeln!(out, "! {} could not be read", counted_en(more, "more file[s]"))?,
    }
    Ok(failed.len())
}

fn export(
    holdings: &Holdings,
    format: Kind,
    table: ExportTable,
    output: Option<PathBuf>,
    out: &mut dyn Write,
) -> Result<bool, CliError> {
    let write = |out: &mut dyn Write| match format {
        Kind::Csv => holdings.write_table(table, out),
        _ => holdings.write_ndjson(out),
    };
    if let Some(path) = output.as_ref().filter(|path| holdings.is_of_library(path)) {
        return Err(HoldingsError::OfLibrary(path.clone()).into());
    }
    match (format, output) {
        (Kind::Sqlite, Some(path)) => {
            let saving = Saving::begin(&path)?;
            let Some(beside) = saving.beside() else { return Err(super::export::ExportError::NeedsFile.into()) };
            holdings.write_sqlite(beside)?;
            saving.finish()?;
        }
        (Kind::Sqlite, None) => return Err(super::export::ExportError::NeedsFile.into()),
        (_, Some(path)) => {
            let mut file = BufWriter::new(Saving::begin(&path)?);
            write(&mut file)?;
            file.into_inner().map_err(io::IntoInnerError::into_error)?.finish()?;
        }
        (_, None) => write(out)?,
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser as _;
    use std::fs;

    /// The library's part of a command line.
    #[derive(clap::Parser)]
    struct Line {
        #[command(flatten)]
        library: LibraryArgs,
    }

    /// What a command prints, what it says, and its exit code.
    fn run(data: &Path, args: &[&str]) -> (String, String, u8) {
        let line = Line::try_parse_from(std::iter::once("library").chain(args.iter().copied())).unwrap();
        let (mut out, mut err) = (Vec::new(), Vec::new());
        let commands = |_| Vec::new();
        let lang = crate::lang::Lang::En;
        let mut streams =
            Streams { out: &mut out, err: &mut err, lang, terminals: (false, false), commands: &commands };
        let code = line.library.run_on(data, &mut streams).unwrap_or_else(|error| {
            let _ = writeln!(streams.err, "{error}");
            error.code()
        });
        (String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap(), code)
    }

    fn issue(n: usize) -> String {
        format!(
            "云山市人民政府公报\n2031年第{n}期\n\n云政发〔2031〕5号\n云山市人民政府关于供水的通知\n各区人民政府：\n第一条 为了加强供水管理，制定本办法。\n"
        )
    }

    #[test]
    fn years_are_a_year_or_a_span_that_begins_before_it_ends() {
        assert_eq!(
            (years("2021"), years("2019-2023"), years("2020-2020")),
            (Ok((2021, 2021)), Ok((2019, 2023)), Ok((2020, 2020)))
        );
        for text in ["2035-2030", "abc", "2021-", "-2021", ""] {
            assert!(years(text).is_err(), "{text}");
        }
    }

    #[test]
    fn adding_tells_of_what_was_added_and_of_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let path = |name: &str| folder.path().join(name).display().to_string();
        fs::write(path("good.txt"), issue(3)).unwrap();
        fs::write(path("bad\u{1b}[31m.pdf"), "%PDF-1.7 nothing").unwrap();
        let (out, _, code) = run(&data, &["add", &path("bad\u{1b}[31m.pdf")]);
        assert!(out.contains("bad\\u{1b}[31m.pdf") && !out.contains('\u{1b}') && code == 3, "{out} {code}");
        let (out, err, code) = run(&data, &["add", &path("good.txt")]);
        assert!(!out.contains("bad") && err.contains("good.txt") && code == 0, "{out} {err} {code}");
        // Held already, which is no failure; named again, a failure is told again.
        assert_eq!(run(&data, &["add", &path("good.txt")]).2, 0);
        let (out, _, code) = run(&data, &["add", &path("good.txt"), &path("bad\u{1b}[31m.pdf")]);
        assert!(out.contains("bad") && code == 5, "{out} {code}");
        assert!(run(&data, &["status"]).0.contains("bad"));
        fs::create_dir(path("empty")).unwrap();
        let (out, _, code) = run(&data, &["add", &path("empty")]);
        assert!(out.contains("no file of a gazette") && code == 1, "{out} {code}");
        #[cfg(unix)]
        {
            let (_, err, code) = run(&data, &["add", "/dev/zero"]);
            assert!(err.contains("/dev/zero is a device or pipe") && code == 3, "{err} {code}");
        }
    }

    #[test]
    fn a_notice_that_is_printed_in_two_issues_leaves_both_on_the_shelf() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        for n in [3, 4] {
            let path = folder.path().join(format!("{n}.txt"));
            fs::write(&path, issue(n)).unwrap();
            let (out, _, code) = run(&data, &["add", &path.display().to_string()]);
            assert!(out.contains("1 new") && code == 0, "{out}");
        }
        let (out, ..) = run(&data, &["list"]);
        assert!(out.contains("第3期") && out.contains("第4期"), "{out}");
    }

    #[test]
    fn a_database_is_written_with_nothing_left_beside_it_and_one_thing_is_told_as_one() {
        let folder = tempfile::tempdir().unwrap();
        let (data, to) = (folder.path().join("data"), folder.path().join("to"));
        fs::create_dir(&to).unwrap();
        let path = folder.path().join("3.txt");
        fs::write(&path, issue(3)).unwrap();
        run(&data, &["add", &path.display().to_string()]);
        let database = to.join("all.sqlite");
        for _ in 0..2 {
            let (_, err, code) = run(&data, &["export", "--format", "sqlite", "-o", &database.display().to_string()]);
            assert_eq!((err.as_str(), code), ("", 0));
        }
        let names: Vec<_> = fs::read_dir(&to).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(names, ["all.sqlite"]);
        let db = rusqlite::Connection::open(&database).unwrap();
        let found: (i64, String) = db
            .query_row("SELECT count(*), max(number) FROM document", [], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap();
        assert_eq!(found, (1, "云政发〔2031〕5号".to_owned()));
        let (out, ..) = run(&data, &["search", "供水管理"]);
        assert!(out.ends_with("1 passage in 1 document of 1 issue\n"), "{out}");
        let (out, ..) = run(&data, &["list"]);
        assert!(out.contains("1 document\t") && run(&data, &["status"]).0.contains("1 issue;"), "{out}");
    }

    #[test]
    fn a_damaged_library_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let path = folder.path().join("3.txt");
        fs::write(&path, issue(3)).unwrap();
        run(&data, &["add", &path.display().to_string()]);
        let database = data.join("holdings/library.sqlite");
        fs::write(&database, "no database any more").unwrap();
        let (_, err, _) = run(&data, &["list"]);
        assert!(err.contains("was damaged") && err.contains("library.damaged"), "{err}");
        fs::write(&database, "").unwrap();
        run(&data, &["add", &path.display().to_string()]);
        fs::write(&database, "").unwrap();
        let (_, err, _) = run(&data, &["list"]);
        assert!(err.contains("was empty"), "{err}");
    }

    #[test]
    fn all_that_are_told_so_are_read_by_the_one_that_reads() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let threads: Vec<_> = (1..=10)
            .map(|n| {
                let (data, path) = (data.clone(), folder.path().join(format!("{n}.txt")));
                fs::write(&path, issue(n)).unwrap();
                std::thread::spawn(move || run(&data, &["add", &path.display().to_string()]))
            })
            .collect();
        for thread in threads {
            let (out, err, code) = thread.join().unwrap();
            assert_eq!(code, 0, "{out} {err}");
        }
        assert_eq!(Holdings::open(&data).unwrap().issues().unwrap().len(), 10);
    }

    #[test]
    fn an_export_spares_what_the_library_reads_and_is() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let path = folder.path().join("3.txt");
        fs::write(&path, issue(3)).unwrap();
        let name = path.display().to_string();
        run(&data, &["add", &name]);
        let database = data.join("holdings/library.sqlite").display().to_string();
        for (format, to) in [("ndjson", &name), ("csv", &name), ("sqlite", &name), ("sqlite", &database)] {
            let (_, err, code) = run(&data, &["export", "--format", format, "-o", to]);
            assert!(code == 4 && err.contains("of the library"), "{format} {err} {code}");
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), issue(3));
        let to = folder.path().join("out.ndjson").display().to_string();
        assert_eq!(run(&data, &["export", "-o", &to]).2, 0);
        assert!(fs::read_to_string(&to).unwrap().contains("供水"));
    }

    #[cfg(unix)]
    #[test]
    fn files_of_the_library_are_the_users_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let path = folder.path().join("3.txt");
        fs::write(&path, issue(3)).unwrap();
        run(&data, &["add", &path.display().to_string()]);
        let holdings = data.join("holdings");
        let mut seen = 0;
        for folder in [holdings.clone(), holdings.join("text")] {
            for entry in fs::read_dir(folder).unwrap().flatten() {
                let about = entry.metadata().unwrap();
                let wanted = if about.is_dir() { 0o700 } else { 0o600 };
                assert_eq!(about.permissions().mode() & 0o777, wanted, "{}", entry.path().display());
                seen += 1;
            }
        }
        assert!(seen > 4);
    }
}
