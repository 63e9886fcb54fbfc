//! The library of issues: showing its page, and opening what is found in it.

use std::path::PathBuf;
use std::sync::Arc;

use super::App;
use super::tables::tab_separated;
use crate::holdings::{HeldDocument, HeldPlace, HoldingsError, KeptBlock, Listing, numbered, phrases};
use crate::issue::Issue;
use crate::library::HOLDINGS;
use crate::ui::action::TabId;
use crate::ui::asking;
use crate::ui::doc::{Doc, Tab};
use crate::ui::exporting::file_name;
use crate::ui::library::table_title;
use crate::ui::library::thread::Ask;
use crate::ui::library::told::{HeldEvent, Preview};
use crate::ui::library::view::View;
use crate::ui::library::wish::HeldWish;
use crate::ui::marks::name_of;
use crate::ui::reading::ScrollMode;
use crate::ui::strings as s;

impl App {
    /// The folder of the user's data.
    fn data(&self) -> PathBuf {
        PathBuf::from(&self.library.folder)
    }

    fn ask_held(&mut self, ask: Ask) {
        let data = self.data();
        self.held.thread.ask(&data, &self.work.post, ask);
    }

    /// A library that is there already goes on being read; none is made before it is asked for.
    pub(super) fn begin_held(&mut self) {
        let data = self.data();
        if data.join(HOLDINGS).is_dir() {
            self.held.links.there = true;
            self.ask_shelf();
            self.held.thread.read(&data, &self.work.post);
        }
    }

    /// Asks for the shelf, which knows of what was opened by then: an issue that was read before its folder was added is not unread.
    fn ask_shelf(&mut self) {
        self.keep_opened();
        self.ask_held(Ask::Shelf(self.status_day.date));
    }

    /// Tells the library which files were opened last, and when.
    fn keep_opened(&mut self) {
        let hash = |path: &std::path::Path| {
            let tab = self.tabs.iter().find(|tab| tab.path() == Some(path));
            tab.and_then(Tab::doc).map(|doc| doc.issue.source.sha256.clone()).unwrap_or_default()
        };
        let recent = self.library.recent.iter();
        let opened: Vec<_> = recent.map(|file| (file.path.clone(), hash(&file.path), file.time)).collect();
        if !opened.is_empty() {
            self.ask_held(Ask::KeepOpened(opened));
        }
    }

    /// A file was opened: the shelf says so.
    pub(super) fn tell_opened(&mut self) {
        if self.held.links.there {
            self.ask_shelf();
        }
    }

    /// Shows the next tab, or the one before; from the page the text of the tab.
    pub(in crate::ui) fn step_tab(&mut self, forward: bool) {
        let only = self.tabs.len() < 2;
        if std::mem::take(&mut self.held.shown) && only {
            return;
        }
        self.tabs.step(forward);
    }

    /// Whether another tab, or the text behind the page, can be shown.
    pub(in crate::ui) fn can_step_tab(&self) -> bool {
        self.tabs.len() > 1 || self.held.shown && !self.tabs.is_empty()
    }

    /// Whether the page is shown: where it was asked for, and as the home screen of whoever has a library.
    pub(in crate::ui) fn shows_library(&self) -> bool {
        self.held.shown || self.tabs.is_empty() && self.held.has_issues()
    }

    /// Begins to find: in the library, or in the issue in front.
    pub(in crate::ui) fn begin_find(&mut self) {
        if self.shows_library() {
            self.held.focus_search();
        } else {
            self.with_doc(Doc::begin_find);
        }
    }

    pub(in crate::ui) fn show_library(&mut self) {
        self.keep_opened();
        let data = self.data();
        self.held.show(&data, &self.work.post, self.status_day.date);
    }

    /// Shows the page as it was left, or goes back from it to the text.
    pub(in crate::ui) fn toggle_library(&mut self) {
        if self.held.shown {
            self.held.shown = false;
        } else {
            self.show_library();
        }
    }

    /// Whether going back leads to the page, or to an earlier view of it.
    pub(in crate::ui) fn can_go_back_to_library(&self) -> bool {
        if self.shows_library() {
            return self.held.views.now() != View::Main;
        }
        let at_entry = self.doc().is_none_or(|doc| doc.reader.history.is_at_entry());
        at_entry && self.tabs.front().is_some_and(|tab| Some(tab.id) == self.held.opened)
    }

    /// Goes back to the page, or to the view of it before; false where neither leads back.
    pub(in crate::ui) fn back_in_library(&mut self) -> bool {
        if self.shows_library() {
            let went = self.held.views.back();
            self.renew_view();
            return went;
        }
        if self.can_go_back_to_library() {
            // From there on going back is that of the page, and of the text what was read before.
            self.held.opened = None;
            self.show_library();
            return true;
        }
        false
    }

    /// Asks for what the view of the page shows.
    fn renew_view(&mut self) {
        let day = self.status_day.date;
        match self.held.views.now() {
            View::Main => {}
            View::Document(id) => self.ask_held(Ask::Document(id, day)),
            View::Table(listing) => self.ask_held(Ask::Table(listing)),
            View::Undecided => self.ask_held(Ask::Undecided),
        }
    }

    /// Asks the question of the page, where there is one.
    fn ask_question(&mut self) {
        let (question, day, shown) = (self.held.question.clone(), self.status_day.date, self.held.asked());
        if question.text.trim().is_empty() {
            return;
        }
        if !self.held.in_tabs {
            return self.ask_held(Ask::Search(question, shown, day));
        }
        self.held.searched = self.tabs.iter().filter_map(|t| Some((t.id, Arc::clone(&t.doc()?.issue)))).collect();
        let issues = self.searched_issues();
        self.ask_held(Ask::SearchOpen(question, shown, day, issues));
    }

    fn searched_issues(&self) -> Vec<Arc<Issue>> {
        self.held.searched.iter().map(|(_, issue)| Arc::clone(issue)).collect()
    }

    /// The open tab and its document that a number of an answer over open tabs stands for.
    fn numbered(&self, id: i64) -> Option<(TabId, Arc<Issue>, usize)> {
        let (at, ord) = numbered(&self.searched_issues(), id)?;
        let (tab, issue) = self.held.searched.get(at)?;
        Some((*tab, Arc::clone(issue), ord))
    }

    pub(in crate::ui) fn held_wish(&mut self, wish: HeldWish) {
        let (data, post, day) = (self.data(), self.work.post.clone(), self.status_day.date);
        self.held.links.asked(&wish);
        match wish {
            HeldWish::Ask => self.ask_question(),
            HeldWish::Preview(document) if self.held.in_tabs => self.preview_open(document),
            HeldWish::Preview(document) => self.ask_held(Ask::Preview(document, day)),
            HeldWish::Expand(document) => self.expand(document),
            HeldWish::Open(place) if self.held.in_tabs && self.held.views.now() == View::Main => self.show_open(place),
            HeldWish::Open(place) => {
                // What the question only names need not have its words in its text.
                let searched = self.held.shown && self.held.views.now() == View::Main && self.held.has_hit(place);
                let text = if searched { self.held.question.text.clone() } else { String::new() };
                self.ask_held(Ask::Find(place, text));
            }
            HeldWish::OpenIssue(issue) => self.ask_held(Ask::OpenIssue(issue)),
            HeldWish::View(view) => self.show_view(view),
            HeldWish::Renew => self.renew_view(),
            HeldWish::SaveTable => self.ask_for_table(false),
            HeldWish::CopyTable => self.ask_for_table(true),
            HeldWish::SaveSearch(name) => self.ask_held(Ask::SaveSearch(name, self.held.question.clone(), day)),
            HeldWish::AskSaved(name, new) => self.ask_saved(name, new),
            HeldWish::ForgetSearch(name) => self.ask_held(Ask::ForgetSearch(name, day)),
            HeldWish::Confirm(document, cited, target) => self.ask_held(Ask::Confirm(document, cited, target)),
            HeldWish::Unconfirm(document, cited) => self.ask_held(Ask::Unconfirm(document, cited)),
            HeldWish::Outside(asked) => self.ask_held(Ask::Outside(asked, day)),
            HeldWish::Citing(hash, uid) => self.ask_held(Ask::Citing(hash, uid)),
            HeldWish::IsHeld(hash) => self.ask_held(Ask::IsHeld(hash)),
            HeldWish::Named(text) => self.ask_held(Ask::Named(text)),
            HeldWish::PickFolder => asking::pick_library_folder(post, self.env().t(s::HELD_ADD_TITLE), None),
            HeldWish::Add(path) => {
                self.ask_held(Ask::Add(path, day));
                self.held.thread.read(&data, &post);
            }
            HeldWish::Retry => {
                self.ask_held(Ask::Retry(day));
                self.held.thread.read(&data, &post);
            }
            HeldWish::Pin(key, pinned) => self.ask_held(Ask::Pin(key, pinned, day)),
            HeldWish::Pause(on) => self.held.thread.worker().into_iter().for_each(|w| w.pause(on)),
            HeldWish::Cancel => self.held.thread.worker().into_iter().for_each(crate::holdings::Worker::cancel),
        }
    }

    /// Shows a view of the page; the same table with other words takes the place of the one that is shown.
    fn show_view(&mut self, view: View) {
        let same = matches!((self.held.views.now(), &view), (View::Table(now), View::Table(new))
            if std::mem::discriminant(&now) == std::mem::discriminant(new) && matches!(new,
                Listing::Post(_) | Listing::Chronicle(_)));
        if same {
            self.held.views.change(view);
        } else {
            self.held.views.show(view);
        }
        if !self.shows_library() {
            self.show_library();
        }
        self.renew_view();
    }

    /// Asks a kept question; what is new of it is known from now on.
    fn ask_saved(&mut self, name: String, new: bool) {
        let Some(search) = self.held.saved(&name) else { return };
        self.held.question = if new { search.news() } else { search.question.clone() };
        self.held.in_tabs = false;
        self.held.views.show(View::Main);
        self.ask_question();
        self.ask_held(Ask::MarkLooked(name, self.status_day.date));
    }

    /// Lists all rows of a document of the answer.
    fn expand(&mut self, document: i64) {
        let question = self.held.question.clone();
        if !self.held.in_tabs {
            return self.ask_held(Ask::Rows(document, question));
        }
        let Some((_, issue, ord)) = self.numbered(document) else { return };
        self.ask_held(Ask::RowsOpen(document, question, issue, ord));
    }

    /// Looks at a document of an open tab.
    fn preview_open(&mut self, document: i64) {
        let Some((_, issue, ord)) = self.numbered(document) else { return };
        let Some(text) = issue.documents.get(ord) else { return };
        let held = HeldDocument { id: document, title: text.title.clone(), ..HeldDocument::default() };
        let blocks = text.blocks.iter().map(KeptBlock::of).collect();
        let preview = Preview { document: held, blocks, state: None, by: None, history: None };
        self.take_held(HeldEvent::Preview(Box::new(preview)));
    }

    /// Goes to a place of an answer over open tabs.
    fn show_open(&mut self, place: HeldPlace) {
        let Some((tab, issue, ord)) = self.numbered(place.document) else { return };
        let there = |open: &Tab| open.id == tab && open.doc().is_some_and(|doc| Arc::ptr_eq(&doc.issue, &issue));
        if !self.tabs.iter().any(there) {
            // It was closed or read anew since: the answer is of what is there no more.
            return self.ask_question();
        }
        self.tabs.show(tab);
        (self.held.shown, self.held.opened) = (false, Some(tab));
        let at = crate::issue::Place { document: ord, block: place.block, byte: place.byte };
        self.go_to(at, place.end.saturating_sub(place.byte));
        self.find_words();
    }

    /// Puts what the page was asked into the box of find: of several words the first.
    fn find_words(&mut self) {
        let words = phrases(&self.held.question.text).first;
        self.with_doc(|doc| {
            if let Some(words) = words {
                doc.find.show_arrived(words);
            }
            doc.reader.history.enter();
        });
    }

    /// Asks for all rows of the table that is shown.
    fn ask_for_table(&mut self, copied: bool) {
        if let Some(listed) = self.held.table() {
            let listing = listed.listing.clone();
            self.ask_held(Ask::Whole(listing, copied));
        }
    }

    /// Copies or saves a whole table.
    fn take_table(&mut self, listing: &Listing, rows: Vec<Vec<String>>, copied: bool) {
        if copied {
            self.held.copied = Some(tab_separated(&rows));
            return self.say_done(s::TABLE_COPIED, &[&rows.len().saturating_sub(1).to_string()]);
        }
        let env = self.env();
        let name = format!("{}.csv", file_name(&table_title(env, listing)));
        asking::save_table(self.work.post.clone(), env.t(s::SAVE_TITLE), name, None, rows);
    }

    pub(super) fn take_held(&mut self, event: HeldEvent) {
        let (again, left) = self.held.take(event);
        if again {
            self.ask_shelf();
            self.ask_question();
        }
        match left {
            Some(HeldEvent::Found(found)) => match found.path.clone() {
                Some(path) => {
                    self.held.shown = false;
                    self.open_held(&path, &found.files);
                    self.held.opened = self.tabs.front().map(|tab| tab.id);
                    self.held.pending = Some(*found);
                }
                None => self.say_failed(s::HELD_NO_FILE, &[]),
            },
            Some(HeldEvent::Whole(listing, rows, copied)) => self.take_table(&listing, rows, copied),
            Some(HeldEvent::Confirmed) => self.renew_view(),
            Some(HeldEvent::Failed(error)) => {
                let text = self.lang().message(&error, HoldingsError::message_zh);
                self.say(crate::ui::notice::Tone::Failed, text);
            }
            _ => {}
        }
    }

    /// Shows an issue of the library: where it is open from another file of the same content, that tab.
    fn open_held(&mut self, path: &std::path::Path, files: &[String]) {
        let holds = |tab: &&Tab| tab.doc().is_some_and(|doc| files.contains(&doc.issue.source.sha256));
        let front = self.tabs.front().filter(holds);
        match front.or_else(|| self.tabs.iter().find(holds)).map(|tab| tab.id) {
            Some(open) if self.tabs.of_file(path).is_none() => self.tabs.show(open),
            _ => self.open_tab(path, None),
        }
    }

    /// Goes to what was found in the library, once its file is open, with the question in the box of find.
    pub(in crate::ui) fn show_pending(&mut self) {
        let front: Option<TabId> = self.tabs.front().map(|tab| tab.id);
        if self.held.pending.is_none() || front != self.held.opened || self.doc().is_none_or(|doc| doc.rest.is_some()) {
            return;
        }
        let Some(found) = self.held.pending.take() else { return };
        let there = self.doc().and_then(|doc| found.anchor.resolve(&doc.issue));
        if let Some(there) = there.filter(|there| there.place != crate::issue::Place::default() || found.bytes > 0) {
            match found.bytes {
                0 => self.with_doc(|doc| doc.scroll_to(there.place, ScrollMode::Top)),
                bytes => self.show(there.place, bytes),
            }
        }
        if found.text.is_empty() {
            self.with_doc(|doc| doc.reader.history.enter());
        } else {
            self.find_words();
        }
    }

    /// The places at which open issues are read, for the shelf.
    pub(super) fn keep_held_places(&mut self) {
        if !self.held.links.there {
            return;
        }
        let docs = self.tabs.iter().filter_map(|tab| tab.doc());
        let places = docs.map(|doc| (doc.issue.source.sha256.clone(), name_of(&doc.issue, doc.here(), "")));
        let places: Vec<_> = places.filter(|(hash, name)| !hash.is_empty() && !name.is_empty()).collect();
        if !places.is_empty() {
            self.ask_held(Ask::KeepPlaces(places));
        }
    }

    /// Copies the table that was asked for, once it is there.
    pub(in crate::ui) fn copy_table_of_library(&mut self, ctx: &egui::Context) {
        self.held.copied.take().into_iter().for_each(|text| ctx.copy_text(text));
    }
}
