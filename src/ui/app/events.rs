//! Taking what threads tell.

use std::sync::Arc;

use super::App;
use crate::deliver::DeliverError;
use crate::library::LibraryNotice;
use crate::open::file_name;
use crate::ui::action::Action;
use crate::ui::doc::Tab;
use crate::ui::event::Event;
use crate::ui::file_box::FileBox;
use crate::ui::library::wish::HeldWish;
use crate::ui::notice::Tone;
use crate::ui::strings as s;
use crate::ui::worker::PutOff;

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
                    doc.made.jump = jump.or(doc.made.jump.take());
                    doc.made.find = find.or(doc.made.find.take());
                    if let Some(jump) = &mut self.overlays.jump {
                        jump.refresh();
                    }
                }
            }
            Event::PutOff(tab, issue) => {
                if let Some(doc) = self.tabs.doc_mut(tab).filter(|d| Arc::ptr_eq(&d.issue, &issue)) {
                    doc.made.put_off = PutOff::ALL;
                    self.say_done(s::PUT_OFF, &[]);
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
            Event::Handed(paths) => out.push(Action::Open(paths)),
            Event::Exporting(event) => self.take_export_event(event),
            Event::Faces(looked_for, found) => self.take_faces(ctx, looked_for, found),
            Event::PickedForLibrary(path) => {
                out.extend(path.map(|path| Action::Held(HeldWish::Add(path))));
            }
            Event::Held(event) => self.take_held(event),
            Event::AskHere(question) => {
                // Who asked before is told that there is no answer.
                if let Some(before) = self.overlays.file_box.replace(FileBox::new(*question)) {
                    FileBox::give(before.into_question(), Vec::new(), self.work.post.clone());
                }
            }
            Event::Changed(path) => {
                let gone = self.env().with(s::FILE_GONE, &[&file_name(&path)]);
                self.overlays.notices.take_back(&gone);
                if let Some(id) = self.tabs.of_file(&path) {
                    self.reload(id);
                }
            }
            Event::DataStirred => self.library.thread.run(|library, _| library.look_for_changes()),
            Event::Gone(path) => self.say_failed(s::FILE_GONE, &[&file_name(&path)]),
            Event::Known(tab, key, place) => self.take_known(tab, key, place),
            Event::Marks(tab, issue, all) => {
                if let Some(doc) = self.tabs.doc_mut(tab).filter(|d| Arc::ptr_eq(&d.issue, &issue)) {
                    doc.marks.set(all, &issue);
                }
            }
            Event::Marked(step) => self.take_marked(step),
            Event::Turned(turn) => self.take_turned(turn),
            Event::AllMarks(all) => self.library.all_marks.set(all),
            Event::Carried(tab, carried) => self.take_carried(tab, carried),
            Event::Wrong(text, name) => self.say_failed(text, &[&name]),
            Event::Speaking(number, at) => self.take_speaking(number, at),
            Event::SpeechFailed(number, why) => self.take_speech_failed(number, why.as_deref()),
            Event::LostMarks(key, lost) => self.take_lost_marks(&key, lost),
            Event::Said(text, name) => self.say_done(text, &[&name]),
            Event::Failed(text, why) => self.say_failed(text, &[&why]),
            Event::Crashed(why) => {
                self.library.history.give_up();
                self.say_failed(s::CRASHED, &[&why]);
            }
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
            Event::Recent(recent) => {
                self.library.recent = recent;
                self.tell_opened();
            }
            Event::KeepFailed(error) => self.say_notice(&error.into()),
            Event::Backups(backups) => {
                if let Some(list) = &mut self.overlays.backups {
                    list.set(backups);
                }
            }
            Event::BackedUp(day) => self.library.backed_up = Some(day),
            Event::Restored(restored, settings) => {
                self.settings = settings;
                self.take_restored(&restored);
            }
            Event::LibraryNotice(notice) => {
                self.say_notice(&notice);
                match notice {
                    LibraryNotice::Vanished { .. } => self.write_back(),
                    LibraryNotice::ChangedElsewhere { .. } => self.read_kept_again(),
                    _ => {}
                }
            }
        }
    }
}
