//! The tabs that are open, and which of them is in front.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::action::{Env, TabId};
use super::doc::{Doc, Tab, TabState};
use super::worker::Origin;
use crate::issue::{Anchor, Issue};
use crate::open::OpenError;

/// A tab beside the one in front.
#[derive(Clone, Debug)]
pub struct OtherTab {
    /// Its name.
    pub id: TabId,
    /// What it is called in the row.
    pub label: String,
    /// Its issue, or why there is none.
    pub state: OtherState,
}

/// What there is of a tab that is not in front.
#[derive(Clone, Debug)]
pub enum OtherState {
    /// It can be read.
    Open(Arc<Issue>),
    /// Its file is not read before it is asked for.
    Waiting,
    /// Its file is being read.
    Reading,
    /// Why its file was not read.
    Failed(String),
}

/// The open tabs.
#[derive(Default)]
pub struct Tabs {
    list: Vec<Tab>,
    front: usize,
    next_id: u64,
    /// Files whose tabs were closed, the last one last, each with its place in the row.
    closed: Vec<(PathBuf, usize)>,
}

impl Tabs {
    /// All of them, as they stand in their row.
    pub fn iter(&self) -> impl Iterator<Item = &Tab> {
        self.list.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The index of the tab in front.
    #[must_use]
    pub fn front_index(&self) -> usize {
        self.front
    }

    /// The tab in front.
    #[must_use]
    pub fn front(&self) -> Option<&Tab> {
        self.list.get(self.front)
    }

    /// The tab in front.
    pub fn front_mut(&mut self) -> Option<&mut Tab> {
        self.list.get_mut(self.front)
    }

    /// A tab by its index.
    #[must_use]
    pub fn nth(&self, n: usize) -> Option<&Tab> {
        self.list.get(n)
    }

    /// The tabs beside the one in front.
    #[must_use]
    pub fn others(&self, env: Env) -> Vec<OtherTab> {
        let others = self.list.iter().enumerate().filter(|(n, _)| *n != self.front);
        let other = |(n, tab): (usize, &Tab)| {
            let state = match &tab.state {
                TabState::Open(doc) => OtherState::Open(Arc::clone(&doc.issue)),
                TabState::Opening(_) if tab.waiting => OtherState::Waiting,
                TabState::Opening(_) => OtherState::Reading,
                TabState::Failed(error) => OtherState::Failed(env.lang.message(error, OpenError::message_zh)),
            };
            OtherTab { id: tab.id, label: self.label(n, env), state }
        };
        others.map(other).collect()
    }

    /// What a tab is called in the row: its title and, where another has the same, what tells their files apart.
    #[must_use]
    pub fn label(&self, n: usize, env: Env) -> String {
        let Some(tab) = self.list.get(n) else { return String::new() };
        let title = tab.title(env);
        let twins: Vec<&Tab> = self.list.iter().filter(|one| one.id != tab.id && one.title(env) == title).collect();
        let Some(path) = tab.path().filter(|_| !twins.is_empty()) else { return title };
        // As many folders before the name as are needed.
        let parts: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        let tail = |path: &Path, count: usize| {
            let parts: Vec<_> = path.iter().collect();
            parts.get(parts.len().saturating_sub(count)..).unwrap_or_default().iter().collect::<PathBuf>()
        };
        let alike =
            |count: usize| twins.iter().filter_map(|twin| twin.path()).any(|p| tail(p, count) == tail(path, count));
        let count = (1..parts.len()).find(|count| !alike(*count)).unwrap_or(parts.len());
        format!("{title} · {}", tail(path, count).display())
    }

    /// A tab.
    pub fn get_mut(&mut self, id: TabId) -> Option<&mut Tab> {
        self.list.iter_mut().find(|tab| tab.id == id)
    }

    /// The open issue of a tab.
    pub fn doc_mut(&mut self, id: TabId) -> Option<&mut Doc> {
        self.get_mut(id)?.doc_mut()
    }

    /// The tab of a file.
    #[must_use]
    pub fn of_file(&self, path: &Path) -> Option<TabId> {
        self.list.iter().find(|tab| tab.path() == Some(path)).map(|tab| tab.id)
    }

    /// Brings a tab to the front.
    pub fn show(&mut self, id: TabId) {
        self.front = self.list.iter().position(|tab| tab.id == id).unwrap_or(self.front);
    }

    /// Brings the tab of an index to the front; the last one, where there are not so many.
    pub fn show_nth(&mut self, n: usize) {
        self.front = n.min(self.list.len().saturating_sub(1));
    }

    /// Brings the next tab to the front, or the one before; from either end to the other.
    pub fn step(&mut self, forward: bool) {
        let count = self.list.len().max(1);
        self.front = (self.front + if forward { 1 } else { count - 1 }) % count;
    }

    /// The index of the tab of an origin, which is made if need be.
    pub fn add(&mut self, origin: Origin, resume: Option<Anchor>) -> usize {
        if let Some(n) = self.list.iter().position(|tab| tab.origin == origin) {
            return n;
        }
        let id = TabId(self.next_id);
        self.next_id += 1;
        self.list.push(Tab::new(id, origin, resume));
        self.list.len() - 1
    }

    /// A tab by its index.
    pub fn nth_mut(&mut self, n: usize) -> Option<&mut Tab> {
        self.list.get_mut(n)
    }

    /// Takes a tab away; its file can be opened again.
    pub fn close(&mut self, id: TabId) -> Option<Tab> {
        let n = self.list.iter().position(|tab| tab.id == id)?;
        let tab = self.list.remove(n);
        if let Some(path) = tab.path() {
            self.closed.retain(|(closed, _)| closed != path);
            self.closed.push((path.to_owned(), n));
        }
        if self.front > n || self.front >= self.list.len() {
            self.front = self.front.saturating_sub(1);
        }
        Some(tab)
    }

    /// Whether a closed tab can be opened again.
    #[must_use]
    pub fn can_reopen(&self) -> bool {
        !self.closed.is_empty()
    }

    /// Moves the tab in front to a place in the row.
    pub fn move_front_to(&mut self, n: usize) {
        if self.front < self.list.len() {
            let tab = self.list.remove(self.front);
            self.front = n.min(self.list.len());
            self.list.insert(self.front, tab);
        }
    }

    /// The file whose tab was closed last and the place of the tab, once.
    pub fn take_closed(&mut self) -> Option<(PathBuf, usize)> {
        self.closed.pop()
    }
}
