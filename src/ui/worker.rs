//! Work that is longer than a frame: threads that send [`Event`]s to the window.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime};

use super::action::TabId;
use super::event::{Event, Post};
use super::facts::Understood;
use super::strings::{self as s, Lang, Tr};
use super::task::spawn;
use crate::deliver::{self, DeliverError};
use crate::export::csv;
use crate::facts::facts;
use crate::issue::Issue;
use crate::open;
use crate::search::{FindIndex, JumpEntry, JumpIndex};
use crate::source::{Progress, ReadOptions};

/// Where a tab's issue comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The issue inside the program.
    Handbook,
    /// A file.
    File(PathBuf),
}

/// What a thread needs to open a file.
pub struct Opening {
    /// The tab that it is for.
    pub tab: TabId,
    /// What to open.
    pub origin: Origin,
    /// The window's commands, for the jump box, and its language.
    pub words: (Vec<JumpEntry>, Lang),
    /// Set to stop.
    pub cancel: Arc<AtomicBool>,
    /// The password of the file, when the reader has given one.
    pub password: Option<String>,
}

/// Opens a file on a thread: first the issue (of a long file, the issue of its front before it), so that it can be read
/// at once, then its indexes.
pub fn open(post: Post, opening: Opening) {
    post.spawn("open", move |post| {
        let Opening { tab, origin, words, cancel, password } = opening;
        let told = Mutex::new(Instant::now());
        let tell = |progress: Progress| {
            // Some files have thousands of pages: the window is not woken for each of them.
            let Ok(mut last) = told.lock() else { return };
            let all = progress.done >= progress.total;
            if all || last.elapsed() >= PROGRESS_EVERY {
                *last = Instant::now();
                post.send(Event::Progress(tab, progress));
            }
        };
        let options = ReadOptions {
            cancel: Some(&cancel),
            progress: Some(&tell),
            password: password.as_deref(),
            ..ReadOptions::default()
        };
        let (commands, lang) = words;
        let front = |issue: Issue| {
            let issue = Arc::new(issue);
            post.send(Event::Front(tab, Arc::clone(&issue)));
            index_all(post, tab, issue, (&commands, lang), &cancel);
        };
        let result = match &origin {
            Origin::Handbook => open::handbook(),
            Origin::File(path) => open::open_in_stages(path, &options, &front),
        };
        if cancel.load(Ordering::Relaxed) {
            return;
        }
        let result = result.map(Arc::new);
        let issue = result.as_ref().ok().cloned();
        post.send(Event::Opened(tab, result));
        if let Some(issue) = issue {
            index_all(post, tab, issue, (&commands, lang), &cancel);
        }
    });
}

/// Finds what an issue says, then makes its indexes, unless that is cancelled.
fn index_all(post: &Post, tab: TabId, issue: Arc<Issue>, (commands, lang): (&[JumpEntry], Lang), cancel: &AtomicBool) {
    if cancel.load(Ordering::Relaxed) {
        return;
    }
    // The facts take the least time and are seen first: links, badges.
    let understood = Arc::new(Understood::of(&issue, facts(&issue), lang));
    post.send(Event::Understood(tab, Arc::clone(&issue), understood));
    if !cancel.load(Ordering::Relaxed) {
        post.send(indexed(tab, issue, commands));
    }
}

/// How often the window hears how far a reading is.
const PROGRESS_EVERY: Duration = Duration::from_millis(60);

/// Says what was understood in the words of another language.
pub fn translate(post: Post, tab: TabId, issue: Arc<Issue>, understood: Arc<Understood>, lang: Lang) {
    post.spawn("translate", move |post| {
        let understood = Arc::new(understood.in_lang(&issue, lang));
        post.send(Event::Understood(tab, issue, understood));
    });
}

/// Understands an issue anew and makes its indexes: it was corrected.
pub fn understand(post: Post, tab: TabId, issue: Arc<Issue>, (commands, lang): (Vec<JumpEntry>, Lang)) {
    post.spawn("understand", move |post| {
        index_all(post, tab, issue, (&commands, lang), &AtomicBool::new(false));
    });
}

/// Makes the indexes of an issue anew: the commands in them have other names now.
pub fn index(post: Post, tab: TabId, issue: Arc<Issue>, commands: Vec<JumpEntry>) {
    post.spawn("index", move |post| post.send(indexed(tab, issue, &commands)));
}

fn indexed(tab: TabId, issue: Arc<Issue>, commands: &[JumpEntry]) -> Event {
    let (find, jump) = (FindIndex::build(&issue), JumpIndex::build_with(&issue, commands));
    Event::Indexed(tab, issue, Arc::new(jump), Arc::new(find))
}

/// Saves a table as CSV where the reader says, with the system's dialog. `name` is the name that is offered.
pub fn save_table(post: Post, title: &'static str, name: String, folder: Option<PathBuf>, rows: Vec<Vec<String>>) {
    with_dialog(post, s::TABLE_NO_DIALOG, title, folder, move |post, dialog| {
        if let Some(path) = dialog.set_file_name(&name).add_filter("CSV", &["csv"]).save_file() {
            post.send(write_table(&path, &rows));
        }
    });
}

/// Writes a table; says how that went.
fn write_table(path: &Path, rows: &[Vec<String>]) -> Event {
    let mut bytes = Vec::new();
    let written = csv::write_rows(rows, &mut bytes).map_err(DeliverError::Make);
    match written.and_then(|()| deliver::save(path, &bytes)) {
        Ok(()) => Event::Said(s::SAVED, path.display().to_string()),
        Err(error) => Event::SaveFailed(error),
    }
}

/// Asks for files with the system's dialog.
pub fn pick_files(post: Post, [title, gazettes, all]: [&'static str; 3], folder: Option<PathBuf>) {
    with_dialog(post, s::DIALOG_NONE, title, folder, move |post, dialog| {
        let dialog = dialog.add_filter(gazettes, GAZETTE_ENDINGS).add_filter(all, &["*"]);
        post.send(Event::Picked(dialog.pick_files().unwrap_or_default()));
    });
}

/// Asks for a folder with the system's dialog.
pub fn pick_folder(post: Post, title: &'static str, folder: Option<PathBuf>) {
    with_dialog(post, s::DIALOG_NONE, title, folder, |post, dialog| {
        post.send(Event::Picked(dialog.pick_folder().into_iter().collect()));
    });
}

/// Shows one of the system's dialogs on a thread, beginning in a folder; where none can be shown, `none` is said.
fn with_dialog(
    post: Post,
    none: Tr,
    title: &'static str,
    folder: Option<PathBuf>,
    ask: impl FnOnce(&Post, rfd::FileDialog) + Send + 'static,
) {
    post.spawn("dialog", move |post| match dialog(title, folder) {
        Some(dialog) => ask(post, dialog),
        None => post.send(Event::NoDialog(none)),
    });
}

/// A dialog of the system that begins in a folder, where one can be shown.
#[must_use]
pub fn dialog(title: &str, folder: Option<PathBuf>) -> Option<rfd::FileDialog> {
    let dialog = dialog_possible().then(|| rfd::FileDialog::new().set_title(title))?;
    Some(match folder {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    })
}

/// Endings that gazettes come with; any file can still be chosen, as the kind is told from the content.
const GAZETTE_ENDINGS: &[&str] =
    &["txt", "md", "markdown", "pdf", "docx", "doc", "rtf", "odt", "wps", "html", "htm", "mht", "zip"];

/// On Linux the dialog is another program's: the desktop's portal or zenity. Where neither is there the dialog would
/// fail without a word, so it is asked for first.
fn dialog_possible() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let on_path = |program: &str| {
        std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|dir| dir.join(program).is_file()))
    };
    let services = ["/usr/share/dbus-1/services", "/usr/local/share/dbus-1/services"];
    let portal = services.iter().any(|s| Path::new(s).join("org.freedesktop.portal.Desktop.service").exists());
    (portal && std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_some()) || on_path("zenity")
}

/// Watches the files of open tabs. Asks the file system for two numbers a file every two seconds, on a thread of its
/// own, as a drive that is gone may be slow to answer; the window is woken only when one has changed.
pub struct Watcher {
    files: Sender<Vec<PathBuf>>,
}

/// A file's time and length; `None` where there is no file.
type Stamp = Option<(SystemTime, u64)>;

/// How often the files are looked at.
const LOOK_EVERY: Duration = Duration::from_secs(2);

impl Watcher {
    /// Starts to watch; no file yet. The watching ends when this is dropped.
    #[must_use]
    pub fn start(post: Post) -> Self {
        let (files, asked) = mpsc::channel();
        spawn("watch", move || {
            let mut watched = Vec::new();
            loop {
                match asked.recv_timeout(LOOK_EVERY) {
                    Ok(paths) => watched = stamped(paths, &watched),
                    Err(RecvTimeoutError::Timeout) => look(&mut watched).into_iter().for_each(|e| post.send(e)),
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
        });
        Self { files }
    }

    /// Watches just these files from now on.
    pub fn watch(&self, paths: impl Iterator<Item = PathBuf>) {
        // The thread is gone only when the window is.
        let _ = self.files.send(paths.collect());
    }
}

/// The files with what is known of them, or else as they are now.
fn stamped(paths: Vec<PathBuf>, known: &[(PathBuf, Stamp)]) -> Vec<(PathBuf, Stamp)> {
    let of = |path: &PathBuf| known.iter().find(|(p, _)| p == path).map_or_else(|| stamp(path), |(_, stamp)| *stamp);
    let with_stamp = |path: PathBuf| {
        let stamp = of(&path);
        (path, stamp)
    };
    paths.into_iter().map(with_stamp).collect()
}

/// What has become of the files since the last look.
fn look(watched: &mut [(PathBuf, Stamp)]) -> Vec<Event> {
    let mut events = Vec::new();
    for (path, known) in watched {
        let now = stamp(path);
        if now != *known {
            *known = now;
            events.push(if now.is_some() { Event::Changed(path.clone()) } else { Event::Gone(path.clone()) });
        }
    }
    events
}

fn stamp(path: &Path) -> Stamp {
    let about = std::fs::metadata(path).ok()?;
    Some((about.modified().ok()?, about.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_written_whole_or_the_failure_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("表.csv");
        let rows = vec![vec!["姓名".to_owned(), "职务".to_owned()], vec!["甲".to_owned(), "乙".to_owned()]];
        assert!(matches!(write_table(&path, &rows), Event::Said(..)));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "\u{feff}姓名,职务\r\n甲,乙\r\n");
        let nowhere = folder.path().join("没有/表.csv");
        assert!(matches!(write_table(&nowhere, &rows), Event::SaveFailed(DeliverError::Write(..))));
    }

    #[test]
    fn where_no_dialog_can_be_shown_saving_a_table_speaks_of_saving() {
        if dialog_possible() {
            eprintln!("skipped: a dialog would be shown on this machine");
            return;
        }
        let (sender, told) = std::sync::mpsc::channel();
        save_table(Post::new(sender, egui::Context::default()), "", String::new(), None, Vec::new());
        let Ok(Event::NoDialog(text)) = told.recv() else { panic!("nothing was told") };
        assert!(text.zh.contains("复制表格") && text.en.contains("Copy Table"), "{text:?}");
    }

    #[test]
    fn a_changed_file_is_told_once_and_a_lost_one_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "一").unwrap();
        let mut files = stamped(vec![path.clone()], &[]);
        assert!(look(&mut files).is_empty());
        std::fs::write(&path, "一二三").unwrap();
        // Another tab is opened meanwhile: the change of this one is still seen.
        let mut files = stamped(vec![folder.path().join("b.txt"), path.clone()], &files);
        assert!(matches!(look(&mut files).as_slice(), [Event::Changed(p)] if *p == path));
        assert!(look(&mut files).is_empty());
        std::fs::remove_file(&path).unwrap();
        assert!(matches!(look(&mut files).as_slice(), [Event::Gone(_)]));
        assert!(look(&mut files).is_empty());
    }
}
