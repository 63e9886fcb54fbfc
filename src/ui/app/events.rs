//! Taking what threads tell.

use std::path::Path;
use std::sync::Arc;

use super::App;
use crate::deliver::DeliverError;
use crate::issue::{Issue, Printed};
use crate::library::{LibraryNotice, RecentFile};
use crate::open::{OpenError, file_name};
use crate::search::{FindIndex, JumpIndex};
use crate::source::Progress;
use crate::ui::action::{Action, TabId};
use crate::ui::doc::{Doc, Tab};
use crate::ui::event::Event;
use crate::ui::file_box::FileBox;
use crate::ui::find::FindAnswer;
use crate::ui::library::wish::HeldWish;
use crate::ui::notice::Tone;
use crate::ui::pages::Drawn;
use crate::ui::question::Question;
use crate::ui::strings as s;
use crate::ui::worker::PutOff;

/// The indexes of an issue, or one of them.
type Indexes = (Option<Arc<JumpIndex>>, Option<Arc<FindIndex>>);

impl App {
    /// Takes what a thread tells: each kind of it in one line.
    pub(in crate::ui) fn take_event(&mut self, ctx: &egui::Context, event: Event, out: &mut Vec<Action>) {
        match event {
            Event::Progress(tab, progress) => self.take_progress(tab, progress),
            Event::Pages(tab, drawn) => self.take_pages(ctx, tab, drawn),
            Event::Front(tab, issue) => self.take_front(tab, issue),
            Event::Opened(tab, result) => self.take_opened(tab, result),
            Event::Indexed(tab, issue, jump, find) => self.take_indexes(tab, &issue, (jump, find)),
            Event::PutOff(tab, issue) => self.take_put_off(tab, &issue),
            Event::Understood(tab, issue, understood) => {
                if let Some(doc) = self.doc_of(tab, &issue) {
                    doc.understand(understood);
                }
            }
            Event::Found(tab, answer) => self.take_found(tab, answer, out),
            Event::Picked(paths) | Event::Handed(paths) => out.push(Action::Open(paths)),
            Event::Exporting(event) => self.take_export_event(event),
            Event::Faces(looked_for, found) => self.take_faces(ctx, looked_for, found),
            Event::PickedForLibrary(path) => out.extend(path.map(|path| Action::Held(HeldWish::Add(path)))),
            Event::Held(event) => self.take_held(event),
            Event::AskHere(question) => self.ask_here(*question),
            Event::Changed(path) => self.take_changed(&path),
            Event::DataStirred => self.library.thread.run(|library, _| library.look_for_changes()),
            Event::Gone(path) => self.say_failed(s::FILE_GONE, &[&file_name(&path)]),
            Event::Known(tab, key, place) => self.take_known(tab, key, place),
            Event::Marks(tab, issue, all) => {
                if let Some(doc) = self.doc_of(tab, &issue) {
                    doc.marks.set(all, &issue);
                }
            }
            Event::Marked(step) => self.take_marked(step),
            Event::StepsTold => self.turn_step(),
            Event::Turned(turn) => self.take_turned(turn),
            Event::AllMarks(all) => self.library.all_marks.set(all),
            Event::Carried(tab, carried) => self.take_carried(tab, carried),
            Event::Speaking(number, at) => self.take_speaking(number, at),
            Event::SpeechFailed(number, why) => self.take_speech_failed(number, why.as_deref()),
            Event::LostMarks(key, lost) => self.take_lost_marks(&key, lost),
            Event::Said(text, name) => self.say_done(text, &[&name]),
            Event::Wrong(text, told) | Event::Failed(text, told) => self.say_failed(text, &[&told]),
            Event::Crashed(why) => self.take_crashed(&why),
            Event::ReadFailed(error) => self.say(Tone::Failed, self.lang().message(&error, OpenError::message_zh)),
            Event::SaveFailed(error) => self.say(Tone::Failed, self.lang().message(&error, DeliverError::message_zh)),
            Event::Corrected(tab, answer) => self.take_corrected(tab, *answer),
            Event::Printed(tab, issue, rows) => self.take_printed(tab, &issue, rows),
            Event::Recent(recent) => self.take_recent(recent),
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
            Event::LibraryNotice(notice) => self.take_library_notice(&notice),
        }
    }

    /// The open text of a tab, if it is still that issue.
    fn doc_of(&mut self, tab: TabId, issue: &Arc<Issue>) -> Option<&mut Doc> {
        self.tabs.doc_mut(tab).filter(|doc| Arc::ptr_eq(&doc.issue, issue))
    }

    fn take_progress(&mut self, tab: TabId, progress: Progress) {
        if let Some(known) = self.tabs.get_mut(tab).and_then(Tab::progress_mut) {
            *known = Some(progress);
        }
    }

    fn take_pages(&mut self, ctx: &egui::Context, tab: TabId, drawn: Drawn) {
        if let Some(pages) = self.tabs.get_mut(tab).and_then(|t| t.pages.as_mut()) {
            pages.take(ctx, drawn);
        }
    }

    fn take_indexes(&mut self, tab: TabId, issue: &Arc<Issue>, (jump, find): Indexes) {
        let Some(doc) = self.doc_of(tab, issue) else { return };
        doc.made.jump = jump.or(doc.made.jump.take());
        doc.made.find = find.or(doc.made.find.take());
        if let Some(jump) = &mut self.overlays.jump {
            jump.refresh();
        }
    }

    fn take_put_off(&mut self, tab: TabId, issue: &Arc<Issue>) {
        let Some(doc) = self.doc_of(tab, issue) else { return };
        doc.made.put_off = PutOff::ALL;
        self.say_done(s::PUT_OFF, &[]);
    }

    fn take_found(&mut self, tab: TabId, answer: FindAnswer, out: &mut Vec<Action>) {
        if let Some(doc) = self.tabs.doc_mut(tab) {
            let top = doc.reader.top;
            doc.find.take(answer, top, out);
        }
    }

    fn take_printed(&mut self, tab: TabId, issue: &Arc<Issue>, rows: Arc<Printed>) {
        if let Some(view) = self.tabs.doc_mut(tab).and_then(|doc| doc.printed.as_mut()) {
            view.take(issue, rows);
        }
    }

    /// Asks in the window. Who asked before is told that there is no answer.
    fn ask_here(&mut self, question: Question) {
        if let Some(before) = self.overlays.file_box.replace(FileBox::new(question)) {
            FileBox::give(before.into_question(), Vec::new(), self.work.post.clone());
        }
    }

    fn take_changed(&mut self, path: &Path) {
        let gone = self.env().with(s::FILE_GONE, &[&file_name(path)]);
        self.overlays.notices.take_back(&gone);
        if let Some(id) = self.tabs.of_file(path) {
            self.reload(id);
        }
    }

    fn take_crashed(&mut self, why: &str) {
        self.library.history.give_up();
        self.say_failed(s::CRASHED, &[why]);
    }

    fn take_recent(&mut self, recent: Vec<RecentFile>) {
        self.library.recent = recent;
        self.tell_opened();
    }

    fn take_library_notice(&mut self, notice: &LibraryNotice) {
        self.say_notice(notice);
        match notice {
            LibraryNotice::Vanished { .. } => self.write_back(),
            LibraryNotice::ChangedElsewhere { .. } => self.read_kept_again(),
            _ => {}
        }
    }
}
