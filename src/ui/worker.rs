//! Work that is longer than a frame: threads that send [`Event`]s to the window.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use super::action::TabId;
use super::early::EarlyReading;
use super::event::{Event, Post};
use super::facts::Understood;
use super::strings::Lang;
use crate::facts::facts_unless;
use crate::issue::Issue;
use crate::memory::give_back;
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
    /// The reading of the file, where it was begun before there was a window.
    pub early: Option<EarlyReading>,
}

/// Opens a file on a thread: first the issue (of a long file, the issue of its front before it), so that it can be read
/// at once, then its indexes.
pub fn open(post: Post, opening: Opening) {
    post.spawn("open", move |post| {
        let Opening { tab, origin, words, cancel, scans: (scans, scan_wish), password, early } = opening;
        let told = Mutex::new(Instant::now());
        let tell = |progress: Progress| {
            // Some files have thousands of pages: the window is not woken for each of them.
            let Ok(mut last) = told.lock() else { return };
            // Of a scan each page takes seconds, and the first of them is told at its beginning.
            let all = progress.done >= progress.total || progress.of_scans;
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
            // Another reading of the file may have begun, whose text this is not.
            if cancel.load(Ordering::Relaxed) {
                return;
            }
            let issue = Arc::new(issue);
            post.send(Event::Front(tab, Arc::clone(&issue)));
            index_all(post, tab, issue, (&commands, lang), &cancel);
        };
        let result = match &origin {
            Origin::Handbook => open::handbook(),
            Origin::File(path) => early
                .and_then(|early| early.finish(&tell, &front))
                .unwrap_or_else(|| open::open_in_stages(path, &options, &front)),
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
