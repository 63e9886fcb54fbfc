//! Opening and closing: dialogs, tabs, reading again.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use super::App;
use super::corrections::{send_earlier, show};
use super::marks::marks;
use super::session::sheet_of;
use crate::issue::{Anchor, Issue};
use crate::library::{self, IssueKey, Library, LibraryError, RecentFile};
use crate::memory::give_back;
use crate::open::{OpenError, file_name};
use crate::source::{Scans, SourceError};
use crate::ui::action::{Pane, TabId};
use crate::ui::asking;
use crate::ui::corrections::Corrections;
use crate::ui::doc::{Doc, Rest, Tab, TabState};
use crate::ui::early::EarlyReading;
use crate::ui::event::{Event, Post};
use crate::ui::jump_box::command_entries;
use crate::ui::library_thread::now;
use crate::ui::pages::Pages;
use crate::ui::reading::ScrollMode;
use crate::ui::strings as s;
use crate::ui::task::spawn;
use crate::ui::worker::{self, Origin, PutOff};

/// The diagnostic of pages that are pictures without text.
const SCANNED: &str = "scanned-pages";

impl App {
    /// Where a dialog starts: beside the file in front, or the last one opened.
    fn dialog_folder(&self) -> Option<PathBuf> {
        let last = self.library.recent.first().map(|f| f.path.as_path());
        self.tabs.front().and_then(Tab::path).or(last).and_then(Path::parent).map(PathBuf::from)
    }

    pub(in crate::ui) fn ask_for_folder(&self) {
        asking::pick_folder(self.work.post.clone(), self.env().t(s::DIALOG_FOLDER), self.dialog_folder());
    }

    pub(in crate::ui) fn ask_for_files(&self) {
        let env = self.env();
        let words = [s::DIALOG_TITLE, s::FILTER_GAZETTES, s::FILTER_ALL].map(|text| env.t(text));
        asking::pick_files(self.work.post.clone(), words, self.dialog_folder());
    }

    /// Opens files, each in a tab of its own; the first of them comes to the front.
    pub(in crate::ui) fn open_files(&mut self, paths: Vec<PathBuf>) {
        for (n, path) in paths.iter().enumerate() {
            let front = self.tabs.front_index();
            self.open_tab(path, None);
            if n > 0 {
                self.tabs.show_nth(front);
            }
        }
    }

    /// Shows the tab of a file (an empty path: the handbook), opening it if need be.
    pub(in crate::ui) fn open_tab(&mut self, path: &Path, resume: Option<Anchor>) {
        // One file under two names is one tab; a file that is not there keeps the name it was given.
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let n = self.tabs.add(origin_of(path), resume);
        self.tabs.show_nth(n);
        // What is opened is shown, whatever was shown in its place.
        self.held.shown = false;
        self.open_front();
    }

    /// Opens a file at a place; an empty path is the handbook.
    pub(in crate::ui) fn open_at(&mut self, path: &Path, anchor: Anchor) {
        self.open_tab(path, Some(anchor.clone()));
        // One that was open already goes there at once.
        let found = self.doc().and_then(|doc| anchor.resolve(&doc.issue));
        if let Some(found) = found {
            self.go_to(found.place, 0);
        }
    }

    pub(in crate::ui) fn open_handbook(&mut self) {
        self.open_tab(Path::new(""), None);
    }

    pub(in crate::ui) fn reopen_tab(&mut self) {
        if let Some((path, n)) = self.tabs.take_closed() {
            let before = self.tabs.len();
            self.open_tab(&path, None);
            // One that was opened meanwhile stays where it is.
            if self.tabs.len() > before {
                self.tabs.move_front_to(n);
            }
        }
    }

    /// A tab of the last session. Its file is read when the tab comes to the front: there may be many of them, and
    /// some on a drive that is gone.
    pub(super) fn restore_tab(&mut self, of_session: library::Tab) {
        let n = self.tabs.add(origin_of(of_session.path), of_session.place);
        if let Some(tab) = self.tabs.nth_mut(n) {
            tab.called = Some(of_session.title).filter(|title| !title.is_empty());
            tab.shown = Some((of_session.shown, sheet_of(&of_session.table)));
            if of_session.held_back {
                tab.hold_back();
            }
        }
    }

    /// Reads the file of the tab in front, if that was put off.
    pub(in crate::ui) fn open_front(&mut self) {
        if let Some(id) = self.tabs.front().filter(|tab| tab.waiting).map(|tab| tab.id) {
            self.start_opening(id);
        }
    }

    /// Reads the file of a tab, if that was put off.
    pub(in crate::ui) fn load_tab(&mut self, id: TabId) {
        if self.tabs.get_mut(id).is_some_and(|tab| tab.waiting) {
            self.start_opening(id);
        }
    }

    fn start_opening(&mut self, id: TabId) {
        let words = (command_entries(self.env()), self.lang());
        let Some(tab) = self.tabs.get_mut(id) else { return };
        tab.waiting = false;
        tab.in_hand = true;
        tab.cancel.store(true, Ordering::Relaxed);
        let early = self.work.early.take_if(|early| tab.path().is_some_and(|path| early.is_of(path)));
        tab.cancel = early.as_ref().map_or_else(Arc::default, EarlyReading::cancel);
        tab.scans.1 = early.as_ref().map_or_else(Arc::default, EarlyReading::scan_wish);
        let opening = worker::Opening {
            tab: id,
            origin: tab.origin.clone(),
            words,
            cancel: Arc::clone(&tab.cancel),
            scans: tab.scans.clone(),
            password: tab.password.clone(),
            early,
        };
        // Before a byte of it is read.
        self.mark_reading();
        worker::open(self.work.post.clone(), opening);
        self.watch();
    }

    /// Watches the files that were read.
    fn watch(&self) {
        let files = self.tabs.iter().filter(|tab| !tab.waiting).filter_map(Tab::path).map(PathBuf::from);
        self.work.watcher.watch(files);
    }

    pub(in crate::ui) fn reload(&mut self, id: TabId) {
        match self.tabs.get_mut(id).map(|tab| &mut tab.state) {
            Some(state @ TabState::Failed(_)) => *state = TabState::Opening(None),
            Some(TabState::Open(doc)) if doc.rest.is_some() => doc.rest = Some(Rest::Reading(None)),
            _ => {}
        }
        self.start_opening(id);
    }

    /// Stops the reading of a file that takes too long; the tab stays, so that it can be tried again.
    pub(in crate::ui) fn cancel_opening(&mut self, id: TabId) {
        let Some(tab) = self.tabs.get_mut(id) else { return };
        let cancelled = OpenError::Source(SourceError::Cancelled);
        match &mut tab.state {
            TabState::Opening(_) => tab.state = TabState::Failed(cancelled),
            TabState::Open(doc) if matches!(doc.rest, Some(Rest::Reading(_))) => {
                doc.rest = Some(Rest::Failed(cancelled));
            }
            _ => return,
        }
        tab.in_hand = false;
        tab.cancel.store(true, Ordering::Relaxed);
    }

    /// Recognises no further page of a scan: what there is is its text.
    pub(in crate::ui) fn stop_scans(&mut self, id: TabId) {
        if let Some(tab) = self.tabs.get_mut(id) {
            tab.scans.1.stop();
            self.say_done(s::SCANS_STOPPED, &[]);
        }
    }

    /// Whether pages of the file in front may be recognised: it is a PDF.
    pub(in crate::ui) fn can_recognise(&self) -> bool {
        let Some(tab) = self.tabs.front() else { return false };
        match &tab.state {
            TabState::Open(doc) => doc.issue.source.kind.has_pages(),
            TabState::Failed(OpenError::Source(error)) => {
                matches!(error, SourceError::Scanned { .. } | SourceError::Unreadable | SourceError::Cancelled)
            }
            _ => false,
        }
    }

    /// Which pages of the file in front are recognised.
    pub(in crate::ui) fn scans(&self) -> Option<Scans> {
        self.tabs.front().map(|tab| tab.scans.0)
    }

    /// Reads the file in front again, with these of its pages recognised.
    pub(in crate::ui) fn recognise_pages(&mut self, scans: Scans) {
        let Some(tab) = self.tabs.front_mut() else { return };
        tab.scans.0 = scans;
        let id = tab.id;
        if let TabState::Open(doc) = &mut tab.state {
            // The same bytes give another text.
            doc.rest = Some(Rest::Reading(None));
        }
        self.reload(id);
    }

    /// Has the scanned pages of the file in front recognised, goes on with those that are left, or shows pictures only.
    pub(in crate::ui) fn toggle_scans(&mut self) {
        let on = self.scans().is_some_and(|scans| scans != Scans::Left);
        let left = self.doc().is_none_or(|doc| doc.issue.diagnostics.iter().any(|d| d.code == SCANNED));
        // Pages may be left of a reading that was stopped.
        self.recognise_pages(if on && !left { Scans::Left } else { Scans::Needed });
    }

    /// Tells the reading of scans which page is looked at.
    pub(in crate::ui) fn tell_page(&self) {
        let Some(tab) = self.tabs.front().filter(|tab| tab.in_hand) else { return };
        if let Some((page, _)) = tab.pages.as_ref().and_then(Pages::position) {
            tab.scans.1.look_at(page);
        }
    }

    /// Closes a tab. The last one leaves the home screen.
    pub(in crate::ui) fn close_tab(&mut self, id: TabId) {
        if self.overlays.fact.as_ref().is_some_and(|(_, _, of)| *of == id) {
            self.keep_fact_form();
        }
        let Some(tab) = self.tabs.close(id) else { return };
        self.panels.forget(id);
        self.speech.leave(id);
        if let Some((key, place)) = tab.doc().and_then(|d| Some((d.key.clone()?, d.top_anchor()))) {
            self.library.thread.run(move |library, _| library.save_place(&key, Some(place)));
        }
        self.watch();
        // An issue may be a million small pieces of memory: the window does not wait until they are given back.
        spawn("close", move || {
            drop(tab);
            give_back();
        });
    }

    /// Makes what was put off of the issue in front and is wanted now.
    pub(in crate::ui) fn catch_up(&mut self) {
        let (jumps, panel, env) = (self.overlays.jump.is_some(), self.panels.is_open(), self.env());
        let Some(tab) = self.tabs.front_mut() else { return };
        let (id, cancel) = (tab.id, Arc::clone(&tab.cancel));
        let Some(doc) = tab.doc_mut().filter(|doc| doc.made.put_off != PutOff::default()) else { return };
        let put_off = doc.made.put_off;
        let asked = PutOff {
            jump: put_off.jump && jumps,
            find: put_off.find && doc.find.open,
            facts: put_off.facts && (panel || doc.reader.pane != Pane::Text),
        };
        if asked == PutOff::default() {
            return;
        }
        doc.made.put_off = PutOff {
            jump: put_off.jump && !asked.jump,
            find: put_off.find && !asked.find,
            facts: put_off.facts && !asked.facts,
        };
        let (issue, words) = (Arc::clone(&doc.issue), (command_entries(env), env.lang));
        worker::catch_up(self.work.post.clone(), id, issue, asked, words, cancel);
    }

    pub(in crate::ui) fn reload_front(&mut self) {
        self.tabs.front().map(|tab| tab.id).into_iter().for_each(|id| self.reload(id));
    }

    pub(in crate::ui) fn close_front(&mut self) {
        self.tabs.front().map(|tab| tab.id).into_iter().for_each(|id| self.close_tab(id));
    }

    /// Opens a tab's file with a password.
    pub(in crate::ui) fn unlock(&mut self, id: TabId, password: String) {
        if let Some(tab) = self.tabs.get_mut(id) {
            tab.password = Some(password);
            self.reload(id);
        }
    }

    /// Shows the front of a file that is read for the first time.
    pub(super) fn take_front(&mut self, id: TabId, issue: Arc<Issue>) {
        let env = self.env();
        let Some(tab) = self.tabs.get_mut(id) else { return };
        let progress = match &mut tab.state {
            TabState::Opening(progress) => *progress,
            // More pages of a scan are there.
            TabState::Open(doc) if matches!(doc.rest, Some(Rest::Reading(_))) => {
                show(doc, env, &issue);
                doc.corrections = Corrections::new(Arc::clone(&issue));
                self.look_for_faces(&issue);
                return;
            }
            _ => return,
        };
        let mut doc = Doc::new(Arc::clone(&issue), env);
        doc.rest = Some(Rest::Reading(progress));
        tab.shown.take().into_iter().for_each(|shown| doc.show_again(shown));
        // A place that lies behind the front is gone to when it is there.
        if let Some(found) = tab.resume.as_ref().and_then(|anchor| anchor.resolve(&issue)) {
            doc.scroll_to(found.place, ScrollMode::Keep);
            tab.resume = None;
        }
        tab.state = TabState::Open(Box::new(doc));
        self.look_for_faces(&issue);
    }

    /// Takes the issue of a file that was read, or why there is none.
    pub(super) fn take_opened(&mut self, id: TabId, result: Result<Arc<Issue>, OpenError>) {
        let env = self.env();
        let Some(tab) = self.tabs.get_mut(id) else { return };
        tab.in_hand = false;
        let shown = tab.doc_mut();
        let issue = match (result, shown) {
            (Ok(issue), _) => issue,
            (Err(error), None) => {
                tab.state = TabState::Failed(error);
                return;
            }
            (Err(error), Some(doc)) if doc.rest.is_some() => {
                doc.rest = Some(Rest::Failed(error));
                return;
            }
            (Err(error), Some(_)) => {
                let why = env.lang.message(&error, OpenError::message_zh);
                let name = tab.path().map(file_name).unwrap_or_default();
                self.say_failed(s::RELOAD_FAILED, &[&name, &why]);
                return;
            }
        };
        let mut before = tab.doc_mut();
        if before.as_ref().is_some_and(|d| d.rest.is_none() && d.issue.source.sha256 == issue.source.sha256) {
            return;
        }
        let place = before.as_mut().filter(|d| d.rest.is_none() || d.was_read()).map(|d| d.top_anchor());
        let reloaded = before.is_some_and(|d| d.rest.is_none());
        let mut doc = Doc::new(Arc::clone(&issue), env);
        if let TabState::Open(before) = std::mem::replace(&mut tab.state, TabState::Opening(None)) {
            doc.take_over(*before);
        }
        tab.shown.take().into_iter().for_each(|shown| doc.show_again(shown));
        if let Some(found) = place.or(tab.resume.take()).and_then(|anchor| anchor.resolve(&issue)) {
            doc.scroll_to(found.place, ScrollMode::Keep);
        }
        let path = tab.path().map(PathBuf::from);
        // A changed file has changed pages: they are opened anew when they are shown.
        if reloaded {
            tab.pages = None;
        }
        tab.password_draft.clear();
        tab.drawn = 0;
        tab.state = TabState::Open(Box::new(doc));
        if reloaded {
            self.panels.forget(id);
            self.say_done(s::RELOADED, &[&path.as_deref().map(file_name).unwrap_or_default()]);
        }
        self.look_for_faces(&issue);
        self.recognise(id, issue, path);
    }

    /// Whether only the front of the file in front is there; that is told. The library knows whole issues.
    pub(super) fn is_front_only(&mut self) -> bool {
        let front_only = self.doc().is_some_and(|doc| doc.rest.is_some());
        if front_only {
            self.say_failed(s::NOT_WHOLE, &[]);
        }
        front_only
    }

    /// Has the library told that an issue is open, and what it knows of it asked for.
    pub(super) fn recognise(&self, tab: TabId, issue: Arc<Issue>, path: Option<PathBuf>) {
        self.library.thread.run(move |library, post| recognise(library, post, tab, &issue, path.as_deref()));
    }

    /// The library knows the issue: its marks come, and the place of last time unless the session had one.
    pub(in crate::ui) fn take_known(&mut self, id: TabId, key: IssueKey, place: Option<Box<Anchor>>) {
        let Some(doc) = self.tabs.doc_mut(id) else { return };
        doc.key = Some(key);
        if !doc.was_read()
            && let Some(found) = place.and_then(|anchor| anchor.resolve(&doc.issue))
        {
            doc.scroll_to(found.place, ScrollMode::Keep);
        }
    }
}

/// Where the issue of a path comes from; an empty path is the handbook.
pub(super) fn origin_of(path: PathBuf) -> Origin {
    if path.as_os_str().is_empty() { Origin::Handbook } else { Origin::File(path) }
}

/// Tells the library that an issue is open, and the window what the library knows of it.
fn recognise(
    library: &Library,
    post: &Post,
    tab: TabId,
    issue: &Arc<Issue>,
    path: Option<&Path>,
) -> Result<(), LibraryError> {
    let opened = library.open_issue(issue, path, now());
    let (key, place) = match &opened {
        Ok((key, record)) => (key.clone(), record.place.clone()),
        Err(_) => (library.recognise(issue), None),
    };
    post.send(Event::Known(tab, key.clone(), place.map(Box::new)));
    post.send(marks(library, tab, &key, issue)?);
    send_earlier(library, post, tab, &key, issue)?;
    if let Some(path) = path {
        let title = issue.title().unwrap_or_else(|| file_name(path));
        let file = RecentFile { path: path.to_owned(), title, time: now(), issue: Some(key.id) };
        post.send(Event::Recent(library.add_recent(file)?));
    }
    opened.map(drop)
}
