//! Work that is longer than a frame: threads that send [`Event`]s to the window.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use super::bookmarks::Placed;
use super::corrections::Answer;
use super::exporting::Told;
use super::facts::Understood;
use super::find::FindAnswer;
use super::pages::Drawn;
use super::strings::{self as s, Lang, Tr};
use crate::deliver::{self, DeliverError};
use crate::export::csv;
use crate::facts::facts;
use crate::issue::{Anchor, Issue, Printed};
use crate::library::{DeletedBookmark, IssueKey, LibraryError, LibraryNotice, RecentFile};
use crate::open::{self, OpenError};
use crate::search::{FindIndex, JumpEntry, JumpIndex};
use crate::source::{Progress, ReadOptions};
use crate::system_faces::FoundFace;

/// Names a tab for as long as the window lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TabId(pub u64);

/// Where a tab's issue comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The issue inside the program.
    Handbook,
    /// A file.
    File(PathBuf),
}

/// What a thread tells the window.
pub enum Event {
    /// A file was understood, or not.
    Opened {
        /// Which tab asked.
        tab: TabId,
        /// The issue, or why there is none.
        result: Result<Arc<Issue>, OpenError>,
    },
    /// How far the reading of a file is.
    Progress {
        /// Which tab asked.
        tab: TabId,
        /// Pages read, and all of them.
        progress: Progress,
    },
    /// What the thread that draws a tab's original pages tells.
    Pages {
        /// Which tab.
        tab: TabId,
        /// A page, or what became of the file.
        drawn: Drawn,
    },
    /// The indexes of an opened issue are ready.
    Indexed {
        /// Which tab asked.
        tab: TabId,
        /// The issue that they were made of.
        issue: Arc<Issue>,
        /// For the jump box.
        jump: Arc<JumpIndex>,
        /// For find.
        find: Arc<FindIndex>,
    },
    /// What an opened issue says is understood.
    Understood {
        /// Which tab asked.
        tab: TabId,
        /// The issue that says it.
        issue: Arc<Issue>,
        /// What it says.
        understood: Arc<Understood>,
    },
    /// A search on a thread is done.
    Found {
        /// Which tab asked.
        tab: TabId,
        /// What was found.
        answer: FindAnswer,
    },
    /// The library knows which issue a tab shows.
    Known {
        /// Which tab.
        tab: TabId,
        /// What the library knows it by.
        key: IssueKey,
        /// Where reading stopped last time.
        place: Option<Anchor>,
    },
    /// The bookmarks of a tab's issue, as they are on the disk.
    Bookmarks {
        /// Which tab.
        tab: TabId,
        /// All of them.
        all: Vec<Placed>,
    },
    /// A bookmark was deleted.
    Deleted {
        /// The tab it was in.
        tab: TabId,
        /// What brings it back.
        deleted: DeletedBookmark,
    },
    /// Something was done: a text and what stands for its `{}`.
    Said(Tr, String),
    /// A file that was asked for could not be written.
    SaveFailed(DeliverError),
    /// The program failed in work on a thread; the message is the panic's.
    Crashed(String),
    /// The corrections of a tab's issue were applied.
    Corrected {
        /// Which tab.
        tab: TabId,
        /// The issue that came of it.
        answer: Box<Answer>,
    },
    /// The printed lines of an issue.
    Printed {
        /// Which tab asked.
        tab: TabId,
        /// The issue that they are of.
        issue: Arc<Issue>,
        /// The lines.
        rows: Arc<Printed>,
    },
    /// The recent files.
    Recent(Vec<RecentFile>),
    /// Something could not be kept.
    KeepFailed(LibraryError),
    /// The library wants something told.
    LibraryNotice(LibraryNotice),
    /// The open dialog was answered; empty when it was cancelled.
    Picked(Vec<PathBuf>),
    /// No dialog can be shown on this machine; what to say of it.
    NoDialog(Tr),
    /// A file of an open tab has changed on disk.
    Changed(PathBuf),
    /// What an export tells.
    Exporting(Told),
    /// Faces of this machine were looked for.
    Faces {
        /// For these characters.
        looked_for: BTreeSet<char>,
        /// What was found.
        found: Vec<FoundFace>,
    },
    /// The file of an open tab is gone.
    Gone(PathBuf),
}

/// Sends events and wakes the window.
#[derive(Clone)]
pub struct Post {
    sender: Sender<Event>,
    ctx: egui::Context,
}

impl Post {
    /// A post to the window of `ctx`.
    #[must_use]
    pub fn new(sender: Sender<Event>, ctx: egui::Context) -> Self {
        Self { sender, ctx }
    }

    /// Sends an event and wakes the window.
    pub fn send(&self, event: Event) {
        // The window may be gone already; then nobody wants the event.
        let _ = self.sender.send(event);
        self.ctx.request_repaint();
    }

    /// Does work that sends events on a thread of its own. A panic in it is told.
    pub fn spawn(self, name: &str, work: impl FnOnce(&Self) + Send + 'static) {
        spawn(name, move || {
            if let Err(why) = open::caught(|| work(&self)) {
                self.send(Event::Crashed(why));
            }
        });
    }
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

/// Opens a file on a thread: first the issue, so that it can be read at once, then its indexes.
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
                post.send(Event::Progress { tab, progress });
            }
        };
        let options = ReadOptions { cancel: Some(&cancel), progress: Some(&tell), password: password.as_deref() };
        let result = match &origin {
            Origin::Handbook => open::handbook(),
            Origin::File(path) => open::open_with(path, &options),
        };
        if cancel.load(Ordering::Relaxed) {
            return;
        }
        let result = result.map(Arc::new);
        let issue = result.as_ref().ok().cloned();
        post.send(Event::Opened { tab, result });
        let (commands, lang) = words;
        if let Some(issue) = issue.filter(|_| !cancel.load(Ordering::Relaxed)) {
            // The facts take the least time and are seen first: links, badges.
            let understood = Arc::new(Understood::of(&issue, facts(&issue), lang));
            post.send(Event::Understood { tab, issue: Arc::clone(&issue), understood });
            if !cancel.load(Ordering::Relaxed) {
                post.send(indexed(tab, issue, &commands));
            }
        }
    });
}

/// How often the window hears how far a reading is.
const PROGRESS_EVERY: Duration = Duration::from_millis(60);

/// Says what was understood in the words of another language.
pub fn translate(post: Post, tab: TabId, issue: Arc<Issue>, understood: Arc<Understood>, lang: Lang) {
    post.spawn("translate", move |post| {
        let understood = Arc::new(understood.in_lang(&issue, lang));
        post.send(Event::Understood { tab, issue, understood });
    });
}

/// Understands an issue anew and makes its indexes: it was corrected.
pub fn understand(post: Post, tab: TabId, issue: Arc<Issue>, (commands, lang): (Vec<JumpEntry>, Lang)) {
    post.spawn("understand", move |post| {
        let understood = Arc::new(Understood::of(&issue, facts(&issue), lang));
        post.send(Event::Understood { tab, issue: Arc::clone(&issue), understood });
        post.send(indexed(tab, issue, &commands));
    });
}

/// Makes the indexes of an issue anew: the commands in them have other names now.
pub fn index(post: Post, tab: TabId, issue: Arc<Issue>, commands: Vec<JumpEntry>) {
    post.spawn("index", move |post| post.send(indexed(tab, issue, &commands)));
}

fn indexed(tab: TabId, issue: Arc<Issue>, commands: &[JumpEntry]) -> Event {
    let (find, jump) = (FindIndex::build(&issue), JumpIndex::build_with(&issue, commands));
    Event::Indexed { tab, issue, jump: Arc::new(jump), find: Arc::new(find) }
}

/// Saves a table as CSV where the reader says, with the system's dialog. `name` is the name that is offered.
pub fn save_table(post: Post, title: &'static str, name: String, folder: Option<PathBuf>, rows: Vec<Vec<String>>) {
    post.spawn("save", move |post| {
        if !dialog_possible() {
            post.send(Event::NoDialog(s::TABLE_NO_DIALOG));
            return;
        }
        let mut dialog = rfd::FileDialog::new().set_title(title).set_file_name(&name).add_filter("CSV", &["csv"]);
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        if let Some(path) = dialog.save_file() {
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
    post.spawn("dialog", move |post| {
        if !dialog_possible() {
            post.send(Event::NoDialog(s::DIALOG_NONE));
            return;
        }
        let mut dialog =
            rfd::FileDialog::new().set_title(title).add_filter(gazettes, GAZETTE_ENDINGS).add_filter(all, &["*"]);
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        post.send(Event::Picked(dialog.pick_files().unwrap_or_default()));
    });
}

/// Asks for a folder with the system's dialog.
pub fn pick_folder(post: Post, title: &'static str, folder: Option<PathBuf>) {
    post.spawn("dialog", move |post| {
        if !dialog_possible() {
            post.send(Event::NoDialog(s::DIALOG_NONE));
            return;
        }
        let mut dialog = rfd::FileDialog::new().set_title(title);
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        post.send(Event::Picked(dialog.pick_folder().into_iter().collect()));
    });
}

/// Endings that gazettes come with; any file can still be chosen, as the kind is told from the content.
const GAZETTE_ENDINGS: &[&str] =
    &["txt", "md", "markdown", "pdf", "docx", "doc", "rtf", "odt", "wps", "html", "htm", "mht", "zip"];

/// On Linux the dialog is another program's: the desktop's portal or zenity. Where neither is there the dialog would
/// fail without a word, so it is asked for first.
pub fn dialog_possible() -> bool {
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

/// Does work on a thread of its own, which has nothing to tell when it fails; else see [`Post::spawn`].
pub fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    // Without threads nothing can be opened; the system refuses them only when it is out of memory.
    let _ = thread::Builder::new().name(name.to_owned()).spawn(work);
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
