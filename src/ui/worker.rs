//! Work that is longer than a frame: threads that send [`Event`]s to the window.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::action::TabId;
use super::event::{Event, Post};
use super::facts::Understood;
use super::memory::give_back;
use super::strings::{self as s, Lang, Tr};
use crate::deliver::{self, DeliverError};
use crate::export::csv;
use crate::facts::facts_unless;
use crate::issue::Issue;
use crate::open;
use crate::search::{FindIndex, JumpEntry, JumpIndex};
use crate::source::{Progress, ReadOptions, ScanWish, Scans};

/// Where a tab's issue comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The issue inside the program.
    Handbook,
    /// A file.
    File(PathBuf),
}

/// What of an issue is made only when it is asked for, as the issue is longer than any that is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PutOff {
    /// For the jump box.
    pub jump: bool,
    /// For find.
    pub find: bool,
    /// What it says.
    pub facts: bool,
}

impl PutOff {
    /// Nothing is made yet.
    pub const ALL: Self = Self { jump: true, find: true, facts: true };
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
    /// Which of its pages are read from their pictures, and what is asked for meanwhile.
    pub scans: (Scans, Arc<ScanWish>),
    /// The password of the file, when the reader has given one.
    pub password: Option<String>,
}

/// Opens a file on a thread: first the issue (of a long file, the issue of its front before it), so that it can be read
/// at once, then its indexes.
pub fn open(post: Post, opening: Opening) {
    post.spawn("open", move |post| {
        let Opening { tab, origin, words, cancel, scans: (scans, scan_wish), password } = opening;
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
            scans,
            scan_wish: Some(&scan_wish),
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
        match issue {
            Some(issue) if is_long(&issue) => post.send(Event::PutOff(tab, issue)),
            Some(issue) => index_all(post, tab, issue, (&commands, lang), &cancel),
            None => {}
        }
        give_back();
    });
}

/// An issue of more text than this, in bytes, is no printed one: what is made of it takes seconds and as much memory as
/// itself, so each is made when it is asked for.
const LONGEST_AT_ONCE: usize = 8 << 20;

fn is_long(issue: &Issue) -> bool {
    let mut left = LONGEST_AT_ONCE;
    issue.documents.iter().flat_map(|document| &document.blocks).any(|block| {
        let over = block.text.len() > left;
        left = left.saturating_sub(block.text.len());
        over
    })
}

/// Makes what was put off of a long issue and is asked for now.
pub fn catch_up(
    post: Post,
    tab: TabId,
    issue: Arc<Issue>,
    asked: PutOff,
    (commands, lang): (Vec<JumpEntry>, Lang),
    cancel: Arc<AtomicBool>,
) {
    post.spawn("catch up", move |post| {
        let find = asked.find.then(|| Arc::new(FindIndex::build(&issue)));
        let jump = asked.jump.then(|| Arc::new(JumpIndex::build_with(&issue, &commands)));
        if find.is_some() || jump.is_some() {
            post.send(Event::Indexed(tab, Arc::clone(&issue), jump, find));
        }
        if asked.facts {
            understand_now(post, tab, &issue, lang, &cancel);
        }
        give_back();
    });
}

/// Finds what an issue says, then makes its indexes, unless that is cancelled.
fn index_all(post: &Post, tab: TabId, issue: Arc<Issue>, (commands, lang): (&[JumpEntry], Lang), cancel: &AtomicBool) {
    if cancel.load(Ordering::Relaxed) {
        return;
    }
    // The facts take the least time and are seen first: links, badges.
    understand_now(post, tab, &issue, lang, cancel);
    if !cancel.load(Ordering::Relaxed) {
        post.send(indexed(tab, issue, commands));
    }
}

fn understand_now(post: &Post, tab: TabId, issue: &Arc<Issue>, lang: Lang, cancel: &AtomicBool) {
    let facts = facts_unless(issue, cancel);
    if !cancel.load(Ordering::Relaxed) {
        post.send(Event::Understood(tab, Arc::clone(issue), Arc::new(Understood::of(issue, facts, lang))));
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
pub fn understand(
    post: Post,
    tab: TabId,
    issue: Arc<Issue>,
    (commands, lang): (Vec<JumpEntry>, Lang),
    cancel: Arc<AtomicBool>,
) {
    post.spawn("understand", move |post| {
        index_all(post, tab, issue, (&commands, lang), &cancel);
    });
}

/// Makes the indexes of an issue anew: the commands in them have other names now.
pub fn index(post: Post, tab: TabId, issue: Arc<Issue>, commands: Vec<JumpEntry>) {
    post.spawn("index", move |post| post.send(indexed(tab, issue, &commands)));
}

fn indexed(tab: TabId, issue: Arc<Issue>, commands: &[JumpEntry]) -> Event {
    let (find, jump) = (FindIndex::build(&issue), JumpIndex::build_with(&issue, commands));
    Event::Indexed(tab, issue, Some(Arc::new(jump)), Some(Arc::new(find)))
}

/// Forms of files and their endings, as dialogs offer them.
pub type Forms = &'static [(&'static str, &'static [&'static str])];

/// Saves a table as CSV where the reader says, with the system's dialog. `name` is the name that is offered.
pub fn save_table(post: Post, title: &'static str, name: String, folder: Option<PathBuf>, rows: Vec<Vec<String>>) {
    const CSV: Forms = &[("CSV", &["csv"])];
    save_as(post, s::TABLE_NO_DIALOG, title, (name, folder), CSV, move |path| write_table(path, &rows));
}

/// Has a file written where the reader says; `none` is said where no dialog can be shown. A name without an ending gets the
/// first form's.
pub fn save_as(
    post: Post,
    none: Tr,
    title: &'static str,
    (name, folder): (String, Option<PathBuf>),
    forms: Forms,
    write: impl FnOnce(&Path) -> Event + Send + 'static,
) {
    with_dialog(post, none, title, folder, move |post, dialog| {
        let first = forms.first().and_then(|(_, endings)| endings.first()).copied().unwrap_or_default();
        let name = if name.ends_with(first) { name } else { format!("{name}.{first}") };
        let dialog = forms.iter().fold(dialog, |dialog, (form, endings)| dialog.add_filter(*form, endings));
        if let Some(path) = dialog.set_file_name(&name).save_file() {
            let path = if path.extension().is_none() { path.with_extension(first) } else { path };
            post.send(write(&path));
        }
    });
}

/// Has a file read that the reader chooses.
pub fn pick_one(
    post: Post,
    title: &'static str,
    folder: Option<PathBuf>,
    forms: Forms,
    read: impl FnOnce(&Path) -> Event + Send + 'static,
) {
    with_dialog(post, s::DIALOG_NONE, title, folder, move |post, dialog| {
        let all: Vec<&str> = forms.iter().flat_map(|(_, endings)| endings.iter().copied()).collect();
        let name = forms.iter().map(|(form, _)| *form).collect::<Vec<_>>().join(", ");
        if let Some(path) = dialog.add_filter(name, &all).pick_file() {
            post.send(read(&path));
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

/// Asks for a folder of the library with the system's dialog.
pub fn pick_library_folder(post: Post, title: &'static str, folder: Option<PathBuf>) {
    with_dialog(post, s::DIALOG_NONE, title, folder, |post, dialog| {
        post.send(Event::PickedForLibrary(dialog.pick_folder()));
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
    &["txt", "md", "markdown", "pdf", "docx", "doc", "rtf", "odt", "wps", "html", "htm", "mht", "zip", "gongbao"];

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
}
