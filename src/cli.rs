//! The command line: files to open in the window, and the headless commands for scripts.

mod backup;
mod explain;
mod export;
mod library;

use std::ffi::OsString;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand, ValueEnum};

use crate::deliver::DeliverError;
use crate::facts::find_citation;
use crate::holdings::HoldingsError;
use crate::issue::Issue;
use crate::library::LibraryError;
use crate::open::{self, OpenError};
use crate::search::report::Report;
use crate::search::{FindError, FindIndex, FindQuery, FindScope, JumpContext, JumpIndex, PageMap};

/// Reads Chinese government gazettes (政府公报). Without a command it opens the window on FILES, on what was open last,
/// or on the handbook.
#[derive(Debug, Parser)]
#[command(name = "gongbao", version, args_conflicts_with_subcommands = true, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// Gazettes to open in the window
    files: Vec<PathBuf>,
}

const EXIT_CODES: &str = "Exit codes: 0 done; 1 nothing found; 2 wrong arguments; 3 the file can't be read; 4 the answer can't be written or no window can be shown.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Print an issue in another form: PDF, EPUB, Markdown, HTML, JSON, a table as CSV
    Export(export::Export),
    /// Tell what a line of a file became, and which rules decided
    Explain(explain::Explain),
    /// List, make or restore the dated copies of bookmarks, corrections and settings
    Backup(backup::BackupArgs),
    /// Keep, search and export a library of gazettes: add, list, search, status, export, remove
    Library(library::LibraryArgs),
    /// Print where a query of the jump box goes
    Jump {
        /// The form of the answer
        #[arg(long, value_enum, default_value_t = Answer::Text)]
        format: Answer,
        /// At most so many answers
        #[arg(long, default_value_t = 20)]
        limit: usize,
        /// The gazette; `-` for the handbook
        file: PathBuf,
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
        /// The gazette; `-` for the handbook
        file: PathBuf,
        /// What to look for
        text: String,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Answer {
    Text,
    Json,
}

/// What the arguments ask for.
#[derive(Debug)]
pub enum Request {
    /// The window on these files.
    Window(Vec<PathBuf>),
    /// A command that is done, with its exit code.
    Done(ExitCode),
}

/// Why a command failed, with the exit code it gives.
#[derive(Debug, thiserror::Error)]
enum CliError {
    #[error("{0}")]
    Open(#[from] OpenError),
    #[error("{0}")]
    Find(#[from] FindError),
    #[error("the answer can't be written: {0}")]
    Write(#[from] io::Error),
    #[error("{0}")]
    Deliver(#[from] DeliverError),
    #[error("{0}")]
    Library(#[from] LibraryError),
    #[error("{} / {}", .0.message_zh(), .0)]
    Holdings(HoldingsError),
    #[error("there is no home folder: name a data folder with GONGBAO_DATA_DIR")]
    NoDataFolder,
    #[error("a PDF or EPUB is no text for a terminal: name a file with -o")]
    Terminal,
    #[error("the ending of {} names no form: give one with --format", .0.display())]
    Ending(PathBuf),
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
            Self::Find(_) | Self::Terminal | Self::Ending(_) => 2,
            Self::Holdings(HoldingsError::Unknown(_)) => 1,
            Self::Write(_) | Self::Deliver(_) | Self::Library(_) | Self::Holdings(_) | Self::NoDataFolder => 4,
        }
    }
}

/// Reads the arguments and carries out a headless command; `stdout` and `stderr` take what it prints.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>, stdout: &mut dyn Write, stderr: &mut dyn Write) -> Request {
    let cli = match Cli::try_parse_from(args) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version are no errors; clap knows where each is printed.
            let text = error.render().to_string();
            let printed = if error.use_stderr() { write!(stderr, "{text}") } else { write!(stdout, "{text}") };
            let code = if printed.is_err() { 4 } else { u8::try_from(error.exit_code()).unwrap_or(2) };
            return Request::Done(ExitCode::from(code));
        }
    };
    let Some(command) = cli.command else { return Request::Window(cli.files) };
    let mut out = BufWriter::new(stdout);
    let code = match carry_out(command, &mut out).and_then(|found| out.flush().map(|()| found).map_err(CliError::from))
    {
        Ok(true) => 0,
        Ok(false) => 1,
        // The reader of a pipe has seen enough (gongbao … | head): no error.
        Err(CliError::Write(error)) if error.kind() == ErrorKind::BrokenPipe => 0,
        Err(error) => {
            let _ = writeln!(stderr, "gongbao: {error}");
            error.code()
        }
    };
    Request::Done(ExitCode::from(code))
}

/// True when there was something to print.
fn carry_out(command: Command, out: &mut dyn Write) -> Result<bool, CliError> {
    match command {
        Command::Export(export) => export.run(out),
        Command::Explain(explain) => explain.run(out),
        Command::Backup(backup) => backup.run(out),
        Command::Library(library) => library.run(out),
        Command::Jump { format, limit, file, query } => {
            let issue = read(&file)?;
            let index = JumpIndex::build(&issue);
            let context = JumpContext { document: None, limit };
            let cited = find_citation(&issue, &query);
            let hits = match &cited {
                Some(cited) => index.query_cited(&issue, cited.place, &query, &context),
                None => index.query(&query, &context),
            };
            let missing = cited.and_then(|cited| cited.missing);
            let report = Report { missing, ..Report::jump(&issue, index.pages(), &query, &hits) };
            write_report(&report, format, out)
        }
        Command::Find { format, regex, limit, around, file, text } => {
            let issue = Arc::new(read(&file)?);
            let index = FindIndex::build(&issue);
            let results = index.find(&FindQuery { text: text.clone(), regex, scope: FindScope::Whole })?;
            let pages = PageMap::build(&issue);
            write_report(&Report::find(&index, &pages, &text, &results, limit, around), format, out)
        }
    }
}

fn write_report(report: &Report, format: Answer, out: &mut dyn Write) -> Result<bool, CliError> {
    let text = match format {
        Answer::Text => report.to_text(),
        Answer::Json => report.to_json().map_err(io::Error::other)?,
    };
    out.write_all(text.as_bytes())?;
    Ok(!report.hits.is_empty())
}

fn read(file: &Path) -> Result<Issue, OpenError> {
    if file.as_os_str() == "-" { open::handbook() } else { open::open(file) }
}
