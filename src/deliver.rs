//! An issue as a file of another form: what the window's Export and Print and the `export` command share.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use thiserror::Error;

use crate::export::csv::write_csv;
use crate::export::pdf::{PdfError, PdfOptions, pdf};
use crate::export::{akoma_ntoso, calendar, docx, epub, html, json, markdown};
use crate::faces::{self, Faces};
use crate::facts::{Facts, TableKind, facts};
use crate::issue::{Date, Issue};
use crate::lang::system_zh;
use crate::system_faces;
use crate::unfinished::Unfinished;

/// A form that an issue can be given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// Printed pages.
    Pdf(PdfOptions),
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// An e-book.
    Epub,
    /// A Word document.
    Docx,
    /// Akoma Ntoso, a form of XML for legislation.
    AkomaNtoso,
    /// The deadlines as a calendar.
    Calendar,
    /// The documented JSON.
    Json,
    /// One of its tables.
    Csv(TableKind),
}

impl Form {
    /// The form that the ending of a file's name asks for; any table for CSV.
    #[must_use]
    pub fn of_ending(path: &Path) -> Option<Self> {
        Some(match path.extension()?.to_string_lossy().to_lowercase().as_str() {
            "pdf" => Self::Pdf(PdfOptions::default()),
            "md" | "markdown" => Self::Markdown,
            "html" | "htm" => Self::Html,
            "epub" => Self::Epub,
            "docx" => Self::Docx,
            "xml" | "akn" => Self::AkomaNtoso,
            "ics" => Self::Calendar,
            "json" | "gongbao" => Self::Json,
            "csv" => Self::Csv(TableKind::Contents),
            _ => return None,
        })
    }

    /// Whether it is text, which is written as it is made ([`write_text`]).
    #[must_use]
    pub fn is_text(self) -> bool {
        !matches!(self, Self::Pdf(_) | Self::Docx | Self::Epub)
    }
}

/// Why an issue was not delivered.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum DeliverError {
    /// No PDF could be made.
    #[error(transparent)]
    Pdf(#[from] PdfError),
    /// The form could not be made.
    #[error("The export failed: {0}")]
    Make(io::Error),
    /// The file can't be written.
    #[error("{0} cannot be written: {1}")]
    Write(PathBuf, io::Error),
    /// No deadline of the issue falls on a known day, and a calendar has one at least.
    #[error("no deadline falls on a known day: no calendar was made")]
    NoEvents,
    /// It is a pipe that nobody reads.
    #[error("no program reads from the pipe {0}")]
    NobodyReads(PathBuf),
}

impl DeliverError {
    /// The message in Simplified Chinese.
    #[must_use]
    pub fn message_zh(&self) -> String {
        match self {
            Self::Pdf(error) => error.message_zh(),
            Self::Make(error) => format!("导出失败：{}", system_zh(error)),
            Self::Write(path, error) => format!("无法写入 {}：{}", path.display(), system_zh(error)),
            Self::NoEvents => "没有落在确定日期的时限：没有制作日历".to_owned(),
            Self::NobodyReads(path) => format!("没有程序在读管道 {}", path.display()),
        }
    }

    /// The caller stopped it.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        matches!(self, Self::Pdf(PdfError::Cancelled))
    }
}

/// Makes a form of an issue, as of today. `progress` is told how much is done, 0 to 1, and stops the work by answering
/// `false`.
///
/// # Errors
/// [`DeliverError`].
pub fn make(issue: &Arc<Issue>, form: Form, progress: &mut dyn FnMut(f32) -> bool) -> Result<Vec<u8>, DeliverError> {
    make_on(issue, form, today(), progress)
}

/// [`make`] with the states of a day.
///
/// # Errors
/// [`DeliverError`].
pub fn make_on(
    issue: &Arc<Issue>,
    form: Form,
    on: Date,
    progress: &mut dyn FnMut(f32) -> bool,
) -> Result<Vec<u8>, DeliverError> {
    if has_nothing(issue, form) {
        return Err(DeliverError::NoEvents);
    }
    let mut out = Vec::new();
    let made = match form {
        Form::Pdf(options) => {
            let options = PdfOptions { date: Some(options.date.unwrap_or_else(today)), ..options };
            return Ok(pdf(issue, &faces_for(issue), &options, progress)?);
        }
        Form::Docx => docx::write_docx(issue, &facts(issue), today(), &mut out),
        Form::Epub => epub::write_epub(issue, &facts(issue), today(), &mut out),
        _ => write_text(issue, form, on, &mut out).unwrap_or(Ok(())),
    };
    made.map_err(DeliverError::Make)?;
    if progress(1.0) { Ok(out) } else { Err(PdfError::Cancelled.into()) }
}

/// Whether an issue has nothing that a form could hold: no deadline on a known day, for a calendar. Nothing is written then, since a calendar
/// without an event is none.
#[must_use]
pub fn has_nothing(issue: &Issue, form: Form) -> bool {
    form == Form::Calendar && !calendar::has_events(issue, &facts(issue), today())
}

/// Writes an issue as it is made, in a form that is text, with the states of a day: a long issue's text is nowhere held as
/// a whole. `None` for the forms that are made whole ([`make_on`]), of which nothing is written.
pub fn write_text(issue: &Issue, form: Form, on: Date, out: &mut dyn Write) -> Option<io::Result<()>> {
    Some(match form {
        Form::AkomaNtoso => akoma_ntoso::write_akoma_ntoso(issue, &facts(issue), today(), out),
        Form::Calendar => calendar::write_calendar(issue, &facts(issue), today(), out),
        Form::Markdown => markdown::write_markdown(issue, out),
        Form::Html => html::write_html(issue, &facts(issue), out),
        Form::Json => json::write_json(issue, &facts(issue), on, out),
        Form::Csv(table) => write_csv(issue, &facts(issue), table, on, out),
        Form::Pdf(_) | Form::Docx | Form::Epub => return None,
    })
}

/// Makes a table of an issue whose facts are known.
///
/// # Errors
/// [`DeliverError::Make`].
pub fn make_table(issue: &Issue, facts: &Facts, table: TableKind) -> Result<Vec<u8>, DeliverError> {
    let mut out = Vec::new();
    write_csv(issue, facts, table, today(), &mut out).map_err(DeliverError::Make)?;
    Ok(out)
}

/// The embedded faces, with those of this machine for the characters that they lack.
#[must_use]
pub fn faces_for(issue: &Issue) -> Faces {
    let missing: BTreeSet<char> = faces::missing(issue);
    let found = system_faces::find(&missing, &system_faces::folders());
    Faces::with(found.into_iter().map(|f| f.file).collect())
}

/// Writes a file so that it is there whole or not at all: a temporary file beside it takes its name when it is on the
/// disk. Where the folder takes no other file (a device, a pipe) it is written straight.
///
/// # Errors
/// [`DeliverError::Write`].
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), DeliverError> {
    let fail = |error| DeliverError::Write(path.to_owned(), error);
    let mut file = Saving::begin(path)?;
    file.write_all(bytes).map_err(fail)?;
    file.finish()
}

/// A file that is written piece by piece, and is there whole or not at all, as by [`save`].
#[derive(Debug)]
pub struct Saving {
    path: PathBuf,
    to: To,
    /// Has the temporary file removed should the program be ended meanwhile.
    unfinished: Option<Unfinished>,
}

#[derive(Debug)]
enum To {
    /// A temporary file that takes the place of the target.
    Beside(tempfile::NamedTempFile, PathBuf),
    /// A device or pipe.
    Straight(fs::File),
}

impl Saving {
    /// Begins to write a file.
    ///
    /// # Errors
    /// [`DeliverError::Write`].
    pub fn begin(path: &Path) -> Result<Self, DeliverError> {
        let fail = |error| DeliverError::Write(path.to_owned(), error);
        // A link stays a link, and what it leads to is written.
        let target = match fs::metadata(path) {
            // A device or a pipe, which may have no other name: what a shell makes of >(…) leads to none.
            Ok(about) if !about.is_file() => path.to_owned(),
            _ => fs::canonicalize(path).unwrap_or_else(|_| followed(path)),
        };
        if fs::symlink_metadata(&target).is_ok_and(|about| about.is_symlink()) {
            // A circle, or a folder that can't be looked into: the link is nobody's to replace.
            fs::metadata(&target).map_err(fail)?;
        }
        let write = || {
            open_for_writing(&target, READER_PATIENCE)
                .map_err(fail)?
                .ok_or_else(|| DeliverError::NobodyReads(path.to_owned()))
        };
        let to = match fs::metadata(&target) {
            Ok(about) if !about.is_file() => To::Straight(write()?),
            about => {
                if about.is_ok() {
                    // A file that may not be written may not be replaced either, though its folder would allow it.
                    drop(write()?);
                }
                let folder = target.parent().filter(|f| !f.as_os_str().is_empty()).unwrap_or(Path::new("."));
                To::Beside(temporary_beside(&target, folder).map_err(fail)?, target)
            }
        };
        let unfinished = match &to {
            To::Beside(file, _) => Some(Unfinished::new(file.path())),
            To::Straight(_) => None,
        };
        Ok(Self { path: path.to_owned(), to, unfinished })
    }

    /// The temporary file, for whoever writes it by its path; none where the target is written straight.
    #[must_use]
    pub fn beside(&self) -> Option<&Path> {
        match &self.to {
            To::Beside(file, _) => Some(file.path()),
            To::Straight(_) => None,
        }
    }

    /// What was written is the file from now on.
    ///
    /// # Errors
    /// [`DeliverError::Write`].
    pub fn finish(self) -> Result<(), DeliverError> {
        let fail = |error| DeliverError::Write(self.path.clone(), error);
        let done = match self.to {
            To::Beside(file, target) => {
                file.as_file().sync_all().map_err(fail)?;
                file.persist(target).map(drop).map_err(|e| fail(e.error))
            }
            To::Straight(_) => Ok(()),
        };
        drop(self.unfinished);
        done
    }
}

/// More links than that one after the other lead in a circle.
const MOST_LINKS: usize = 40;

/// Where links lead to, though nothing is there: what is written comes to stand there, and they stay.
fn followed(path: &Path) -> PathBuf {
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(next) = fs::read_link(&target) else { return target };
        target = target.parent().map_or(next.clone(), |folder| folder.join(&next));
    }
    target
}

impl Write for Saving {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.to {
            To::Beside(file, _) => file.write(bytes),
            To::Straight(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.to {
            To::Beside(file, _) => file.flush(),
            To::Straight(file) => file.flush(),
        }
    }
}

fn temporary_beside(target: &Path, folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".gongbao-").suffix(".tmp");
    #[cfg(unix)]
    {
        // As any new file gets it, the system's mask applied; a file that was there keeps its own.
        use std::os::unix::fs::PermissionsExt as _;
        let mode = fs::metadata(target).map_or(0o666, |about| about.permissions().mode() & 0o777);
        builder.permissions(fs::Permissions::from_mode(mode));
    }
    #[cfg(not(unix))]
    let _ = target;
    builder.tempfile_in(folder).map_err(|error| without_path(error, folder))
}

/// What the system says, without the name of the temporary file, which tells nobody anything.
fn without_path(error: io::Error, folder: &Path) -> io::Error {
    if error.get_ref().is_none() {
        return error;
    }
    fs::metadata(folder).err().unwrap_or_else(|| error.kind().into())
}

/// So long a pipe is waited for until somebody reads from it.
const READER_PATIENCE: Duration = Duration::from_secs(10);

/// Opens what is there for writing; `None` for a pipe that nobody reads, which would be waited for without end and without a word.
fn open_for_writing(path: &Path, patience: Duration) -> io::Result<Option<fs::File>> {
    let open = || fs::OpenOptions::new().write(true).open(path).map(Some);
    #[cfg(target_os = "linux")]
    {
        use std::os::unix::fs::{FileTypeExt as _, OpenOptionsExt as _};
        if !fs::metadata(path)?.file_type().is_fifo() {
            return open();
        }
        let begun = std::time::Instant::now();
        loop {
            match fs::OpenOptions::new().write(true).custom_flags(libc::O_NONBLOCK).open(path) {
                // While this one is open there is a reader: another, that waits while the pipe is full, opens at once.
                Ok(_reader_is_there) => return open(),
                Err(error) if error.raw_os_error() == Some(libc::ENXIO) => {}
                Err(error) => return Err(error),
            }
            if begun.elapsed() >= patience {
                return Ok(None);
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
    #[cfg(not(target_os = "linux"))]
    {
        let _ = patience;
        open()
    }
}

/// Beijing time is ahead of UTC by this. Whether an instrument is in force is a matter of China's day, wherever the
/// reader sits; and no time zone of the system is needed.
const BEIJING: Duration = Duration::from_secs(8 * 3600);

/// Today in Beijing, by the system's clock.
#[must_use]
pub fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default() + BEIJING;
    i64::try_from(since.as_secs() / 86_400).ok().and_then(Date::of_epoch_day).unwrap_or(Date::FIRST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open;

    #[test]
    fn endings_ask_for_forms() {
        let of = |name: &str| Form::of_ending(Path::new(name));
        assert!(matches!(of("公报.PDF"), Some(Form::Pdf(_))));
        assert_eq!(
            (of("a.md"), of("a.html"), of("a.json")),
            (Some(Form::Markdown), Some(Form::Html), Some(Form::Json))
        );
        assert_eq!((of("a.doc"), of("pdf")), (None, None));
    }

    #[test]
    fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        save(&path, b"one").unwrap();
        save(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        let none = folder.path().join("none/a.md");
        assert!(matches!(save(&none, b""), Err(DeliverError::Write(p, _)) if p == none));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_though_it_leads_to_nothing() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("far")).unwrap();
        // By a further link, of which one is relative.
        symlink("far/b.md", path("a.md")).unwrap();
        symlink(path("far/c.md"), path("far/b.md")).unwrap();
        for text in [b"one", b"two"] {
            save(&path("a.md"), text).unwrap();
            assert_eq!(fs::read(path("far/c.md")).unwrap(), text);
            assert!(["a.md", "far/b.md"].iter().all(|link| fs::symlink_metadata(path(link)).unwrap().is_symlink()));
        }
        symlink(path("none/d.md"), path("d.md")).unwrap();
        assert!(save(&path("d.md"), b"x").is_err() && fs::symlink_metadata(path("d.md")).unwrap().is_symlink());
        symlink(path("f.md"), path("e.md")).unwrap();
        symlink(path("e.md"), path("f.md")).unwrap();
        assert!(save(&path("e.md"), b"x").is_err());
        assert!(["e.md", "f.md"].iter().all(|link| fs::symlink_metadata(path(link)).unwrap().is_symlink()));
    }

    #[test]
    fn a_failure_names_the_file_and_not_its_temporary_one() {
        let folder = tempfile::tempdir().unwrap();
        let error = save(&folder.path().join("none/a.md"), b"").unwrap_err();
        let (zh, en) = (error.message_zh(), error.to_string());
        assert!(zh.contains("none/a.md") && en.contains("none/a.md"), "{zh} {en}");
        assert!(!zh.contains("/.gongbao-") && !en.contains("/.gongbao-"), "{zh} {en}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_pipe_is_written_when_it_is_read_and_not_waited_for_without_end() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        assert!(open_for_writing(&pipe, Duration::from_millis(60)).unwrap().is_none());
        let long = vec![b'x'; 300_000];
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || fs::read(pipe).unwrap().len()
        });
        // More than a pipe holds: it waits for the reader.
        save(&pipe, &long).unwrap();
        assert_eq!(reader.join().unwrap(), long.len());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_pipe_without_a_name_is_written() {
        use std::os::fd::AsRawFd as _;
        let (mut from, to) = io::pipe().unwrap();
        save(Path::new(&format!("/proc/self/fd/{}", to.as_raw_fd())), b"text").unwrap();
        drop(to);
        let mut read = String::new();
        io::Read::read_to_string(&mut from, &mut read).unwrap();
        assert_eq!(read, "text");
    }

    #[test]
    fn a_file_that_may_not_be_written_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        fs::write(&path, b"kept").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        if fs::OpenOptions::new().write(true).open(&path).is_ok() {
            println!("skipped: root may write everything");
            return;
        }
        assert!(matches!(save(&path, b"new"), Err(DeliverError::Write(..))));
        assert_eq!(fs::read(&path).unwrap(), b"kept");
    }

    #[test]
    fn each_form_is_made_and_can_be_stopped() {
        let issue = Arc::new(open::handbook().unwrap());
        let whole = [Form::Markdown, Form::Html, Form::Epub, Form::Docx, Form::AkomaNtoso, Form::Calendar, Form::Json];
        for form in whole.into_iter().chain([Form::Csv(TableKind::Contents)]) {
            assert!(make(&issue, form, &mut |_| true).unwrap().len() > 500, "{form:?}");
            let stopped = make(&issue, form, &mut |_| false);
            assert!(stopped.is_err_and(|e| e.is_cancelled()), "{form:?}");
        }
    }

    #[test]
    fn today_is_a_day_after_this_was_written() {
        assert!(today() > Date::new(2025, 1, 1).unwrap());
    }
}
