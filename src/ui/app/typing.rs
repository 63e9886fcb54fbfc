//! The window's part in keeping what is typed: until a view tells of a text no longer, then it is kept for good.

use std::sync::Arc;

use super::App;
use super::marks::marks;
use crate::issue::{Correction, Issue};
use crate::library::{IssueKey, MarkId};
use crate::ui::action::TabId;
use crate::ui::event::Event;
use crate::ui::typing::{Kept, Typing, Written};

/// What is typed is kept so long after it was begun, in seconds, and again while it goes on.
const KEEP_SECONDS: f64 = 2.0;

/// A text that is being typed.
pub(in crate::ui) struct TypedText {
    typing: Typing,
    tab: TabId,
    /// The issue that it is about, as it is shown while it is written.
    issue: Arc<Issue>,
    key: Option<IssueKey>,
    /// A view has told of it in this frame.
    told: bool,
    /// Since when it is not kept as it stands.
    since: Option<f64>,
}

impl App {
    /// A view tells what is typed into it.
    pub(in crate::ui) fn take_typing(&mut self, ctx: &egui::Context, typing: Typing) {
        let now = ctx.input(|i| i.time);
        if let Some(typed) = self.library.typed.iter_mut().find(|typed| typed.typing.is_same_box(&typing)) {
            typed.told = true;
            if typed.typing.text != typing.text {
                typed.since.get_or_insert(now);
                typed.typing = typing;
            }
            return;
        }
        let Some(tab) = self.tabs.front() else { return };
        let Some(doc) = tab.doc() else { return };
        let (tab, issue, key) = (tab.id, Arc::clone(&doc.issue), doc.key.clone());
        self.library.typed.push(TypedText { typing, tab, issue, key, told: true, since: Some(now) });
    }

    /// Keeps what no view tells of any more, and what has stood for a while.
    pub(in crate::ui) fn keep_typed(&mut self, ctx: &egui::Context) {
        let now = ctx.input(|i| i.time);
        for mut typed in std::mem::take(&mut self.library.typed) {
            if !std::mem::take(&mut typed.told) {
                self.keep_text(&typed, true);
                continue;
            }
            if let Some(since) = typed.since {
                let left = since + KEEP_SECONDS - now;
                if left <= 0.0 {
                    typed.since = None;
                    self.keep_text(&typed, false);
                } else {
                    ctx.request_repaint_after_secs(left as f32);
                }
            }
            self.library.typed.push(typed);
        }
    }

    /// Keeps all that is typed: the window closes.
    pub(in crate::ui) fn keep_all_typed(&mut self) {
        for typed in std::mem::take(&mut self.library.typed) {
            self.keep_text(&typed, true);
        }
        self.keep_fact_form();
    }

    fn keep_text(&mut self, typed: &TypedText, last: bool) {
        let tab = typed.tab;
        // It may be shown otherwise by now: read again, or corrected.
        let shown = self.tabs.doc_mut(tab).map(|doc| Arc::clone(&doc.issue));
        let (typing, issue, key) = (typed.typing.clone(), Arc::clone(&typed.issue), typed.key.clone());
        self.library.thread.run(move |library, post| {
            let key = key.unwrap_or_else(|| library.recognise(&issue));
            let (changed, step) = typing.keep(library, &key, &issue, last)?;
            if let Some(step) = step {
                post.send(Event::Marked(step));
            }
            if let Some(shown) = shown.filter(|_| changed) {
                post.send(marks(library, tab, &key, &shown)?);
            }
            Ok(())
        });
    }

    /// What was typed is not wanted: what was kept of it goes, too.
    pub(in crate::ui) fn drop_typed(&mut self, kept: &Kept) {
        let Some(at) = self.library.typed.iter().position(|typed| typed.typing.kept == *kept) else { return };
        let TypedText { typing, tab, issue, key, .. } = self.library.typed.remove(at);
        let shown = self.tabs.doc_mut(tab).map(|doc| Arc::clone(&doc.issue));
        self.library.thread.run(move |library, post| {
            let key = key.unwrap_or_else(|| library.recognise(&issue));
            let changed = typing.take_back(library, &key)?;
            if let Some(shown) = shown.filter(|_| changed) {
                post.send(marks(library, tab, &key, &shown)?);
            }
            Ok(())
        });
    }

    /// Forgets what is typed on a mark: it is deleted.
    pub(super) fn forget_typed_on(&mut self, id: MarkId) {
        let on = |of: &Written| matches!(of, Written::Note(on) | Written::Name(on) if *on == id);
        self.library.typed.retain(|typed| !on(&typed.typing.of));
    }

    /// Keeps the row of a table that is being written, where it says something that can be.
    pub(super) fn keep_fact_form(&mut self) {
        let Some((form, issue, tab)) = self.overlays.fact.take() else { return };
        if let Some(fact) = form.correction(&issue) {
            self.correct_in(tab, Correction::Fact(fact));
        }
    }
}
