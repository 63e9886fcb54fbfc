//! Taking what threads tell.

use std::sync::Arc;

use super::App;
use crate::deliver::DeliverError;
use crate::library::LibraryNotice;
use crate::open::file_name;
use crate::ui::action::Action;
use crate::ui::command::Command;
use crate::ui::doc::Tab;
use crate::ui::event::Event;
use crate::ui::library::wish::HeldWish;
use crate::ui::notice::Tone;
use crate::ui::strings as s;

impl App {
    pub(in crate::ui) fn take_event(&mut self, ctx: &egui::Context, event: Event, out: &mut Vec<Action>) {
        match event {
            Event::Progress(tab, progress) => {
                if let Some(known) = self.tabs.get_mut(tab).and_then(Tab::progress_mut) {
                    *known = Some(progress);
                }
            }
            Event::Pages(tab, drawn) => {
                if let Some(pages) = self.tabs.get_mut(tab).and_then(|t| t.pages.as_mut()) {
                    pages.take(ctx, drawn);
                }
            }
            Event::Front(tab, issue) => self.take_front(tab, issue),
            Event::Opened(tab, result) => self.take_opened(tab, result),
            Event::Indexed(tab, issue, jump, find) => {
                if let Some(doc) = self.tabs.doc_mut(tab).filter(|d| Arc::ptr_eq(&d.issue, &issue)) {
                    doc.made.jump = Some(jump);
                    doc.made.find = Some(find);
                    if let Some(jump) = &mut self.overlays.jump {
                        jump.refresh();
                    }
                }
            }
            Event::Understood(tab, issue, understood) => {
                if let Some(doc) = self.tabs.doc_mut(tab).filter(|d| Arc::ptr_eq(&d.issue, &issue)) {
                    doc.understand(understood);
                }
            }
            Event::Found(tab, answer) => {
                if let Some(doc) = self.tabs.doc_mut(tab) {
                    let top = doc.reader.top;
                    doc.find.take(answer, top, out);
                }
            }
            Event::Picked(paths) => out.push(Action::Open(paths)),
            Event::Exporting(event) => self.take_export_event(event),
            Event::Faces(looked_for, found) => self.take_faces(ctx, looked_for, found),
            Event::PickedForLibrary(path) => {
                out.extend(path.map(|path| Action::Held(HeldWish::Add(path))));
            }
            Event::Held(event) => self.take_held(event),
            Event::NoDialog(text) => self.say_failed(text, &[]),
            Event::Changed(path) if path == self.library.sentinel => {}
            Event::Changed(path) => {
                let gone = self.env().with(s::FILE_GONE, &[&file_name(&path)]);
                self.overlays.notices.take_back(&gone);
                if let Some(id) = self.tabs.of_file(&path) {
                    self.reload(id);
                }
            }
            Event::Gone(path) if path == self.library.sentinel => {
                self.library.thread.run(|library, _| library.check_folder())
            }
            Event::Gone(path) => self.say_failed(s::FILE_GONE, &[&file_name(&path)]),
            Event::Known(tab, key, place) => self.take_known(tab, key, place),
            Event::Bookmarks(tab, all) => {
                if let Some(doc) = self.tabs.doc_mut(tab) {
                    doc.bookmarks.set(all);
                }
            }
            Event::Deleted(tab, deleted) => {
                let text = self.env().with(s::BOOKMARK_DELETED, &[&deleted.bookmark.name]);
                self.library.deleted.push((tab, deleted));
                self.overlays.notices.say(Tone::Done, text, Some(Command::UndoBookmark));
            }
            Event::Said(text, name) => self.say_done(text, &[&name]),
            Event::Crashed(why) => self.say_failed(s::CRASHED, &[&why]),
            Event::SaveFailed(error) => {
                let text = self.lang().message(&error, DeliverError::message_zh);
                self.say(Tone::Failed, text);
            }
            Event::Corrected(tab, answer) => self.take_corrected(tab, *answer),
            Event::Printed(tab, issue, rows) => {
                if let Some(view) = self.tabs.doc_mut(tab).and_then(|d| d.printed.as_mut()) {
                    view.take(&issue, rows);
                }
            }
            Event::Recent(recent) => self.library.recent = recent,
            Event::KeepFailed(error) => self.say_notice(&error.into()),
            Event::Backups(backups) => {
                if let Some(list) = &mut self.overlays.backups {
                    list.set(backups);
                }
            }
            Event::Restored(restored, settings) => {
                self.settings = settings;
                self.take_restored(&restored);
            }
            Event::LibraryNotice(notice) => {
                self.say_notice(&notice);
                if let LibraryNotice::Vanished { .. } = notice {
                    self.write_back();
                }
            }
        }
    }
}
