//! The library of issues: showing its page, and opening what is found in it.

use std::path::PathBuf;

use super::App;
use crate::holdings::HoldingsError;
use crate::ui::action::TabId;
use crate::ui::asking;
use crate::ui::library::told::HeldEvent;
use crate::ui::library::wish::HeldWish;
use crate::ui::reading::ScrollMode;
use crate::ui::strings as s;

impl App {
    /// The folder of the user's data.
    fn data(&self) -> PathBuf {
        PathBuf::from(&self.library.folder)
    }

    /// A library that is there already goes on being read; none is made before it is asked for.
    pub(super) fn begin_held(&mut self) {
        let data = self.data();
        if data.join("holdings").is_dir() {
            self.held.thread.shelf(&data, &self.work.post);
            self.held.thread.read(&data, &self.work.post);
        }
    }

    /// Whether the page is shown: where it was asked for, and as the home screen of whoever has a library.
    pub(in crate::ui) fn shows_library(&self) -> bool {
        self.held.shown || self.tabs.is_empty() && self.held.has_issues()
    }

    pub(in crate::ui) fn show_library(&mut self) {
        let data = self.data();
        self.held.show(&data, &self.work.post);
    }

    /// Shows the page as it was left, or goes back from it to the text.
    pub(in crate::ui) fn toggle_library(&mut self) {
        if self.held.shown {
            self.held.shown = false;
        } else {
            self.show_library();
        }
    }

    /// Whether the tab in front was opened from the page.
    pub(in crate::ui) fn can_go_back_to_library(&self) -> bool {
        !self.held.shown && self.tabs.front().is_some_and(|tab| Some(tab.id) == self.held.opened)
    }

    pub(in crate::ui) fn held_wish(&mut self, wish: HeldWish) {
        let (data, post) = (self.data(), self.work.post.clone());
        let held = &mut self.held;
        match wish {
            HeldWish::Ask if held.question.text.trim().is_empty() => {}
            HeldWish::Ask => held.thread.search(&data, &post, held.question.clone(), held.wanted),
            HeldWish::Preview(document) => held.thread.preview(&data, &post, document),
            HeldWish::Open(document, block, byte, end) => {
                let text = held.question.text.clone();
                held.thread.find(&data, &post, (document, block), (byte, end), text);
            }
            HeldWish::OpenIssue(issue) => held.thread.open_issue(&data, &post, issue),
            HeldWish::PickFolder => asking::pick_library_folder(post, self.env().t(s::HELD_ADD_TITLE), None),
            HeldWish::Add(path) => {
                held.thread.add(&data, &post, path);
                held.thread.read(&data, &post);
            }
            HeldWish::Retry => {
                held.thread.retry(&data, &post);
                held.thread.read(&data, &post);
            }
            HeldWish::Pin(key, pinned) => held.thread.pin(&data, &post, key, pinned),
            HeldWish::Pause(on) => held.thread.worker().into_iter().for_each(|w| w.pause(on)),
            HeldWish::Cancel => held.thread.worker().into_iter().for_each(crate::holdings::Worker::cancel),
        }
    }

    pub(super) fn take_held(&mut self, event: HeldEvent) {
        let (again, left) = self.held.take(event);
        if again {
            let (data, post) = (self.data(), self.work.post.clone());
            self.held.thread.shelf(&data, &post);
            if !self.held.question.text.trim().is_empty() {
                self.held.thread.search(&data, &post, self.held.question.clone(), self.held.wanted);
            }
        }
        match left {
            Some(HeldEvent::Found(found)) => match found.path.clone() {
                Some(path) => {
                    self.held.shown = false;
                    self.open_tab(&path, None);
                    self.held.opened = self.tabs.front().map(|tab| tab.id);
                    self.held.pending = Some(*found);
                }
                None => self.say_failed(s::HELD_NO_FILE, &[]),
            },
            Some(HeldEvent::Failed(error)) => {
                let text = self.lang().message(&error, HoldingsError::message_zh);
                self.say(crate::ui::notice::Tone::Failed, text);
            }
            _ => {}
        }
    }

    /// Goes to what was found in the library, once its file is open, with the question in the box of find.
    pub(in crate::ui) fn show_pending(&mut self) {
        let front: Option<TabId> = self.tabs.front().map(|tab| tab.id);
        if self.held.pending.is_none() || front != self.held.opened || self.doc().is_none_or(|doc| doc.rest.is_some()) {
            return;
        }
        let Some(found) = self.held.pending.take() else { return };
        let Some(doc) = self.doc_mut() else { return };
        if let Some(there) = found.anchor.resolve(&doc.issue) {
            doc.scroll_to(there.place, ScrollMode::Top);
        }
        // What was asked as several words is looked for as the first of them.
        if let Some(words) = crate::holdings::phrases(&found.text).all.into_iter().next() {
            doc.find.show(Some(words));
        }
    }
}
