//! Opening and closing: dialogs, tabs, reading again.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use egui::ViewportCommand;

use super::app::App;
use super::doc::{Tab, TabState};
use super::jump_box::command_entries;
use super::strings as s;
use super::worker::{self, Origin, TabId};
use crate::issue::Anchor;
use crate::library;
use crate::open::OpenError;
use crate::source::SourceError;

impl App {
    /// Where a dialog starts: beside the file in front, or the last one opened.
    fn dialog_folder(&self) -> Option<PathBuf> {
        let last = self.recent.first().map(|f| f.path.as_path());
        self.tab().and_then(Tab::path).or(last).and_then(Path::parent).map(PathBuf::from)
    }

    pub(super) fn ask_for_folder(&self) {
        worker::pick_folder(self.post.clone(), self.env().t(s::DIALOG_FOLDER), self.dialog_folder());
    }

    pub(super) fn ask_for_files(&self) {
        let env = self.env();
        let words = [s::DIALOG_TITLE, s::FILTER_GAZETTES, s::FILTER_ALL].map(|text| env.t(text));
        worker::pick_files(self.post.clone(), words, self.dialog_folder());
    }

    /// Opens files, each in a tab of its own; the first of them comes to the front.
    pub(super) fn open_files(&mut self, paths: Vec<PathBuf>) {
        for (n, path) in paths.iter().enumerate() {
            let front = self.active;
            self.open_tab(path, None);
            if n > 0 {
                self.active = front;
            }
        }
    }

    /// Shows the tab of a file (an empty path: the handbook), opening it if need be.
    pub(super) fn open_tab(&mut self, path: &Path, resume: Option<Anchor>) {
        // One file under two names is one tab; a file that is not there keeps the name it was given.
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        self.active = self.add_tab(path, resume);
        self.open_front();
    }

    /// A tab of the last session. Its file is read when the tab comes to the front: there may be many of them, and
    /// some on a drive that is gone.
    pub(super) fn restore_tab(&mut self, kept: library::Tab) {
        let n = self.add_tab(kept.path, kept.place);
        if let Some(tab) = self.tabs.get_mut(n) {
            tab.called = Some(kept.title).filter(|title| !title.is_empty());
        }
    }

    /// Reads the file of the tab in front, if that was put off.
    pub(super) fn open_front(&mut self) {
        if let Some(id) = self.tab().filter(|tab| tab.waiting).map(|tab| tab.id) {
            self.start_opening(id);
        }
    }

    /// The tab of a file (an empty path: the handbook), which is made if need be.
    fn add_tab(&mut self, path: PathBuf, resume: Option<Anchor>) -> usize {
        let origin = if path.as_os_str().is_empty() { Origin::Handbook } else { Origin::File(path) };
        if let Some(n) = self.tabs.iter().position(|t| t.origin == origin) {
            return n;
        }
        let id = TabId(self.next_tab);
        self.next_tab += 1;
        self.tabs.push(Tab::new(id, origin, resume));
        self.tabs.len() - 1
    }

    fn start_opening(&mut self, id: TabId) {
        let words = (command_entries(self.env()), self.lang());
        let Some(tab) = self.tabs.iter_mut().find(|t| t.id == id) else { return };
        tab.waiting = false;
        tab.cancel.store(true, Ordering::Relaxed);
        tab.cancel = Arc::new(AtomicBool::new(false));
        let opening = worker::Opening {
            tab: id,
            origin: tab.origin.clone(),
            words,
            cancel: Arc::clone(&tab.cancel),
            password: tab.password.clone(),
        };
        worker::open(self.post.clone(), opening);
        self.watch();
    }

    /// Watches the files that were read.
    fn watch(&self) {
        self.watcher.watch(self.tabs.iter().filter(|tab| !tab.waiting).filter_map(Tab::path).map(PathBuf::from));
    }

    pub(super) fn reload(&mut self, id: TabId) {
        if let Some(tab) = self.tabs.iter_mut().find(|t| t.id == id)
            && matches!(tab.state, TabState::Failed(_))
        {
            tab.state = TabState::Opening(None);
        }
        self.start_opening(id);
    }

    /// Stops the reading of a file that takes too long; the tab stays, so that it can be tried again.
    pub(super) fn cancel_opening(&mut self, id: TabId) {
        let Some(tab) = self.tabs.iter_mut().find(|t| t.id == id) else { return };
        if let TabState::Opening(_) = tab.state {
            tab.cancel.store(true, Ordering::Relaxed);
            tab.state = TabState::Failed(OpenError::Source(SourceError::Cancelled));
        }
    }

    pub(super) fn close_tab(&mut self, ctx: &egui::Context, id: TabId) {
        let Some(n) = self.tabs.iter().position(|t| t.id == id) else { return };
        let tab = self.tabs.remove(n);
        if let Some(path) = tab.path() {
            self.closed.retain(|closed| closed != path);
            self.closed.push(path.to_owned());
        }
        if let Some((key, place)) = tab.doc().and_then(|d| Some((d.key.clone()?, d.top_anchor()))) {
            self.keeper.run(move |library, _| library.save_place(&key, Some(place)));
        }
        if self.active > n || self.active >= self.tabs.len() {
            self.active = self.active.saturating_sub(1);
        }
        self.watch();
        if self.tabs.is_empty() {
            // The window is never empty: closing the last file leaves the handbook, closing that leaves the program.
            match tab.origin {
                Origin::Handbook => ctx.send_viewport_cmd(ViewportCommand::Close),
                Origin::File(_) => self.open_tab(Path::new(""), None),
            }
        }
    }
}
