//! The command line: files to open in the window, and the headless commands for scripts.
//!
//! What is said to a person follows the locale (`words` has the Chinese of the help and of clap's errors); what scripts
//! read never does.

mod backup;
mod desktop;
mod explain;
mod export;
mod input;
mod library;
mod manual;
mod mistyped;
mod progress;
mod visible;
mod words;

use std::ffi::OsString;
use std::io::{self, BufWriter, ErrorKind, IsTerminal as _, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand, ValueEnum};

use crate::ask::{self, answer};
use crate::deliver::DeliverError;
use crate::desktop::DesktopError;
use crate::export::schema;
use crate::holdings::HoldingsError;
use crate::issue::shorten;
use crate::lang::{Lang, counted_en, system_zh};
use crate::library::LibraryError;
use crate::open::{self, OpenError};
use crate::search::report::Report;
use crate::search::{FindError, FindIndex, FindQuery, FindScope, JumpContext, JumpEntry, JumpIndex, PageMap};
use input::Input;
use visible::{Visible, visible, visible_json};

/// Reads Chinese government gazettes (政府公报). Without a command it opens the window on FILES, on what was open last,
/// or on the handbook.
#[derive(Debug, Parser)]
#[command(name = "gongbao", version, args_conflicts_with_subcommands = true, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// Open another window, with a session of its own
    #[arg(long)]
    new_window: bool,
    /// Gazettes to open in the window that is there, or in a new one
    files: Vec<PathBuf>,
}

const EXIT_CODES: &str = "Exit codes: 0 done; 1 nothing found; 2 wrong arguments; 3 the file can't be read; 4 the answer can't be written or no window can be shown; 5 some of several files failed.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Print issues in another form: PDF, EPUB, Markdown, HTML, JSON, tables as CSV
    Export(export::Export),
    /// Tell what a line of a file became, and which rules decided
    Explain(explain::Explain),
    /// List, make or restore the dated copies of bookmarks, corrections and settings
    Backup(backup::BackupArgs),
    /// Print the handbook, or open it
    Handbook {
        /// Open it in the window instead
        #[arg(long)]
        window: bool,
    },
    /// Install the program for this user: binary, menu entry, icon, kinds of files; no default is changed
    Install,
    /// Remove what install has installed; bookmarks and other data stay
    Uninstall,
    /// Choose which kinds of files this program opens by default; can be undone
    Default(desktop::DefaultArgs),
    /// Print the completions of a shell
    Completions {
        /// Which shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Manual,
    /// Print the JSON Schema of what export writes
    Schema {
        /// Of which form
        #[arg(value_enum, default_value_t = Form::Issue)]
        form: Form,
    },
    /// Keep, search and export a library of gazettes: add, list, search, status, export, remove
    Library(library::LibraryArgs),
    /// Print where a query of the jump box goes
    Jump {
        /// The form of the answer
        #[arg(long, value_enum, default_value_t = Answer::Text)]
        format: Answer,
        /// At most so many answers
        #[arg(long, default_value_t = ask::MOST_ANSWERS)]
        limit: usize,
        #[command(flatten)]
        input: Input,
        /// What would be typed: 第十五条, swgl, p48 …
        query: String,
    },
    /// Print the occurrences of a text
    Find {
        /// The form of the answer
        #[arg(long, value_enum, default_value_t = Answer::Text)]
        format: Answer,
        /// TEXT is a regular expression
        #[arg(long)]
        regex: bool,
        /// At most so many occurrences; all are counted
        #[arg(long, default_value_t = 1000)]
        limit: usize,
        /// Characters of context on either side
        #[arg(long, default_value_t = 20)]
        around: usize,
        #[command(flatten)]
        input: Input,
        /// What to look for
        text: String,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Answer {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Form {
    /// An issue: --format json
    Issue,
    /// A line of a table: --format ndjson
    Rows,
}

/// What the arguments ask for.
#[derive(Debug)]
pub enum Request {
    /// The window.
    Window(WindowRequest),
    /// A command that is done, with its exit code.
    Done(ExitCode),
}

/// What the window is to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WindowRequest {
    /// The files to open; an empty path is the handbook.
    pub files: Vec<PathBuf>,
    /// Another window is wanted, though there is one.
    pub new_window: bool,
}

/// What the commands are given from around them.
pub struct Streams<'a> {
    /// Takes what is asked for.
    pub out: &'a mut dyn Write,
    /// Takes what is said to a person.
    pub err: &'a mut dyn Write,
    /// The language of what is said.
    pub lang: Lang,
    /// Whether a person sees `out`, and `err`, as it is written.
    pub terminals: (bool, bool),
    /// The window's commands, which the jump box answers with; none in a program without a window.
    pub commands: &'a dyn Fn(Lang) -> Vec<JumpEntry>,
}

/// Why a command failed, with the exit code it gives.
#[derive(Debug, thiserror::Error)]
enum CliError {
    #[error("{}", input::open_message(.0, Lang::En))]
    Open(#[from] OpenError),
    #[error("{0}")]
    Find(#[from] FindError),
    #[error("the answer can't be written: {0}")]
    Write(#[from] io::Error),
    #[error("{0}")]
    Deliver(#[from] DeliverError),
    #[error("{0}")]
    Library(#[from] LibraryError),
    #[error("{0}")]
    Holdings(HoldingsError),
    #[error("there is no home folder: name a data folder with GONGBAO_DATA_DIR")]
    NoDataFolder,
    #[error("{0}")]
    Desktop(#[from] DesktopError),
    #[error("{0}")]
    Export(#[from] export::ExportError),
    #[error("{0}")]
    Mistyped(#[from] mistyped::Mistyped),
    #[error("a word to look for is needed (in the library, what begins with - only leaves out)")]
    NoWord,
    #[error("- is the standard input, which commands read and the window does not: save it as a file first")]
    WindowOnInput,
}

impl From<HoldingsError> for CliError {
    fn from(error: HoldingsError) -> Self {
        match error {
            // A pipe that was closed is one, whoever writes to it.
            HoldingsError::Output(error) => Self::Write(error),
            other => Self::Holdings(other),
        }
    }
}

impl CliError {
    fn code(&self) -> u8 {
        match self {
            Self::Open(_) => 3,
            Self::Export(error) => error.code(),
            Self::Find(_) | Self::Mistyped(_) | Self::WindowOnInput | Self::NoWord => 2,
            Self::Holdings(HoldingsError::Unknown(_)) => 1,
            Self::Holdings(HoldingsError::NotAFile(_)) => 3,
            Self::Holdings(HoldingsError::File { cause, .. }) if cause.kind() == ErrorKind::NotFound => 3,
            Self::Write(_)
            | Self::Deliver(_)
            | Self::Library(_)
            | Self::Holdings(_)
            | Self::Desktop(_)
            | Self::NoDataFolder => 4,
        }
    }

    fn message_zh(&self) -> String {
        match self {
            Self::Open(error) => input::open_message(error, Lang::Zh),
            Self::Find(error) => error.message_zh(),
            Self::Write(error) => format!("无法写出结果：{}", system_zh(error)),
            Self::Deliver(error) => error.message_zh(),
            Self::Library(error) => error.message_zh(),
            Self::Desktop(error) => error.message_zh(),
            Self::Holdings(error) => error.message_zh(),
            Self::NoDataFolder => "没有主文件夹：请用 GONGBAO_DATA_DIR 指定数据文件夹".to_owned(),
            Self::Export(error) => error.message_zh(),
            Self::Mistyped(error) => error.message_zh(),
            Self::NoWord => "要给出一个要查找的词（在公报库中，以“-”开头的只用于排除）".to_owned(),
            Self::WindowOnInput => "“-”是标准输入，只有命令能读，窗口不能：请先存成文件".to_owned(),
        }
    }
}

/// Reads the arguments and carries out a headless command, in the system's language; `stdout` and `stderr` take what it
/// prints.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>, stdout: &mut dyn Write, stderr: &mut dyn Write) -> Request {
    let terminals = (io::stdout().is_terminal(), io::stderr().is_terminal());
    let commands = |_| Vec::new();
    run_with(args, Streams { out: stdout, err: stderr, lang: Lang::of_system(), terminals, commands: &commands })
}

/// [`run`] with all that is around it.
#[must_use]
pub fn run_with(args: impl IntoIterator<Item = OsString>, streams: Streams<'_>) -> Request {
    let Streams { out, err, lang, terminals, commands } = streams;
    let parsed = words::in_lang(Cli::command(), lang).try_get_matches_from(args);
    let cli = match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are no errors; clap knows where each is printed.
            let text = words::error(&error, lang);
            let text = visible(&text);
            let printed = if error.use_stderr() { write!(err, "{text}") } else { write!(out, "{text}") };
            // What is small stays in the buffer of the standard output until it is flushed.
            let printed = printed.and_then(|()| if error.use_stderr() { Ok(()) } else { out.flush() });
            return Request::Done(ExitCode::from(match printed {
                Ok(()) => u8::try_from(error.exit_code()).unwrap_or(2),
                Err(failed) if failed.kind() == ErrorKind::BrokenPipe => 0,
                Err(failed) => {
                    let failed = CliError::Write(failed);
                    let _ = writeln!(err, "gongbao: {}", visible(&lang.message(&failed, CliError::message_zh)));
                    failed.code()
                }
            }));
        }
    };
    let mut out = BufWriter::new(out);
    let told = match cli.command {
        None => window(cli.files, cli.new_window).map(Told::Window),
        Some(Command::Handbook { window: true }) => {
            Ok(Told::Window(WindowRequest { files: vec![PathBuf::new()], new_window: cli.new_window }))
        }
        Some(command) => {
            let streams = Streams { out: &mut out, err, lang, terminals, commands };
            carry_out(command, streams).map(Told::Code)
        }
    };
    let told = told.and_then(|told| out.flush().map(|()| told).map_err(CliError::from));
    let code = match told {
        Ok(Told::Window(request)) => return Request::Window(request),
        Ok(Told::Code(code)) => code,
        // The reader of a pipe has seen enough (gongbao … | head): no error.
        Err(CliError::Write(error) | CliError::Deliver(DeliverError::Make(error)))
            if error.kind() == ErrorKind::BrokenPipe =>
        {
            0
        }
        Err(error) => {
            let _ = writeln!(err, "gongbao: {}", visible(&lang.message(&error, CliError::message_zh)));
            error.code()
        }
    };
    Request::Done(ExitCode::from(code))
}

/// The whole command line, for completions and the manual page.
#[must_use]
pub fn command() -> clap::Command {
    Cli::command()
}

enum Told {
    Window(WindowRequest),
    Code(u8),
}

/// The window on these files, unless the first of them is a mistyped command.
fn window(files: Vec<PathBuf>, new_window: bool) -> Result<WindowRequest, CliError> {
    if files.iter().any(|file| file.as_os_str() == input::STANDARD) {
        return Err(CliError::WindowOnInput);
    }
    if let Some(first) = files.first() {
        mistyped::check(first, &Cli::command())?;
    }
    Ok(WindowRequest { files, new_window })
}

/// Carries out a command; its exit code.
fn carry_out(command: Command, mut streams: Streams<'_>) -> Result<u8, CliError> {
    let code = |found: bool| if found { 0 } else { 1 };
    let lang = streams.lang;
    let out = &mut *streams.out;
    match command {
        Command::Export(export) => export.run(&mut streams),
        Command::Explain(explain) => explain.run(&mut Visible::text(out), streams.err, lang).map(code),
        Command::Backup(backup) => backup.run((&mut Visible::text(out), streams.err, lang)),
        Command::Library(library) => library.run(&mut streams),
        Command::Handbook { .. } => {
            out.write_all(open::HANDBOOK.as_bytes())?;
            Ok(0)
        }
        Command::Install => desktop::install(&mut Visible::text(out), lang).map(|()| 0),
        Command::Uninstall => desktop::uninstall(&mut Visible::text(out), lang).map(code),
        Command::Default(default) => default.run(&mut Visible::text(out), lang).map(|()| 0),
        Command::Completions { shell } => {
            // Made in memory: its writer would panic where the reader of a pipe has gone.
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "gongbao", &mut script);
            out.write_all(&script)?;
            Ok(0)
        }
        Command::Manual => {
            manual::write(Cli::command(), out)?;
            Ok(0)
        }
        Command::Schema { form } => {
            let schema = match form {
                Form::Issue => schema::issue_schema(),
                Form::Rows => schema::rows_schema(),
            };
            out.write_all(schema::published(&schema).as_bytes())?;
            Ok(0)
        }
        Command::Jump { format, limit, input, query } => jump((&query, limit), &input, format, &mut streams).map(code),
        Command::Find { text, .. } if text.trim().is_empty() => Err(CliError::NoWord),
        Command::Find { format, regex, limit, around, input, text } => {
            let issue = Arc::new(input.open(streams.err, lang)?);
            let index = FindIndex::build(&issue);
            let asked = FindQuery { text: text.clone(), regex, scope: FindScope::Whole };
            let (results, outside) = (index.find(&asked)?, index.outside(&asked)?);
            let pages = PageMap::build(&issue);
            let report = Report {
                outside: Some(outside.len()).filter(|n| *n > 0),
                ..Report::find(&index, &pages, &text, &results, limit, around)
            };
            if !outside.is_empty() {
                say_outside(outside.len(), streams.err, lang);
            }
            say_cut(&report, streams.err, lang);
            write_report(&report, format, (out, streams.err, lang)).map(code)
        }
    }
}

/// Answers as the jump box does: at most so many answers, though all are counted where none is wanted.
fn jump(
    (query, limit): (&str, usize),
    input: &Input,
    format: Answer,
    streams: &mut Streams<'_>,
) -> Result<bool, CliError> {
    let lang = streams.lang;
    let issue = input.open(streams.err, lang)?;
    // There is no window to carry out a command in: they are told to those who ask for them.
    let asks_commands = query.trim_start().starts_with(['>', '＞']);
    let commands = if asks_commands { (streams.commands)(lang) } else { Vec::new() };
    let index = JumpIndex::build_with(&issue, &commands);
    // Without a single answer nobody would know whether there is one.
    let most = if limit == 0 { ask::MOST_ANSWERS } else { limit };
    // The box is opened where a reader is: at the start, in the first document.
    let context = JumpContext { document: (!issue.documents.is_empty()).then_some(0), limit: most };
    let answer = answer(&index, Some(&issue), query, &context);
    let mut report = Report::jump(&issue, index.pages(), query, &answer.hits);
    (report.missing, report.others, report.by_part) = (answer.missing, answer.others, answer.by_part);
    if let Some(title) = &report.by_part {
        say_by_part(title, streams.err, lang);
    }
    if let Some(others) = &report.others {
        say_others(others, streams.err, lang);
    }
    if limit == 0 {
        report.hits.clear();
        say_cut(&report, streams.err, lang);
    }
    write_report(&report, format, (&mut *streams.out, streams.err, lang))
}

/// Says that not all hits are listed, where that is so.
fn say_cut(report: &Report, err: &mut dyn Write, lang: Lang) {
    let (total, listed) = (report.total, report.hits.len());
    if total <= listed {
        return;
    }
    // What can't be said is no reason to stop.
    let _ = match lang {
        Lang::Zh => writeln!(err, "gongbao: 共 {total} 处，只列出前 {listed} 处；加 --limit 可多列"),
        Lang::En => {
            let hits = counted_en(total, "hit[s]");
            writeln!(err, "gongbao: {hits}, of which the first {listed} are listed; --limit lists more")
        }
    };
}

/// Says what a list or range names behind the place that is told.
fn say_others(others: &str, err: &mut dyn Write, lang: Lang) {
    let others = shorten(others, MOST_SAID);
    let _ = match lang {
        Lang::Zh => writeln!(err, "gongbao: 只列出第一处，其后还有：{}", visible(&others)),
        Lang::En => writeln!(err, "gongbao: only the first place is told; behind it: {}", visible(&others)),
    };
}

/// Says that a text was found by some words of its title.
fn say_by_part(title: &str, err: &mut dyn Write, lang: Lang) {
    let title = visible(title);
    let _ = match lang {
        Lang::Zh => writeln!(err, "gongbao: 没有这样的篇名；按篇名的一部分找到《{title}》"),
        Lang::En => writeln!(err, "gongbao: no title is that: found by a part of the title 《{title}》"),
    };
}

/// Says that there are hits that no document has.
fn say_outside(outside: usize, err: &mut dyn Write, lang: Lang) {
    // What can't be said is no reason to stop.
    let _ = match lang {
        Lang::Zh => writeln!(err, "gongbao: 刊头、目录和未入正文的文字中另有 {outside} 处，不在各篇之内"),
        Lang::En => {
            writeln!(err, "gongbao: {outside} more in the masthead, the contents and text that is in no document")
        }
    };
}

/// So many characters of what was asked are said again.
const MOST_SAID: usize = 60;

/// Says that there is no answer.
fn say_none(what: &str, err: &mut dyn Write, lang: Lang) {
    let what = shorten(what, MOST_SAID);
    let said = match lang {
        Lang::Zh => format!("没有找到“{what}”"),
        Lang::En => format!("nothing was found for “{what}”"),
    };
    let _ = writeln!(err, "gongbao: {}", visible(&said));
}

fn write_report(
    report: &Report,
    format: Answer,
    (out, err, lang): (&mut dyn Write, &mut dyn Write, Lang),
) -> Result<bool, CliError> {
    if report.total == 0 {
        say_none(&report.query, err, lang);
    }
    let text = match format {
        Answer::Text => visible(&report.to_text(|part| match lang {
            Lang::Zh => format!("没有{}，以下为最接近的", shorten(part, MOST_SAID)),
            Lang::En => format!("no {}: the nearest follows", shorten(part, MOST_SAID)),
        }))
        .into_owned(),
        Answer::Json => visible_json(&report.to_json().map_err(io::Error::other)?).into_owned(),
    };
    out.write_all(text.as_bytes())?;
    Ok(report.total > 0)
}

#[cfg(test)]
mod tests;
