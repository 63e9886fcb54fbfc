//! Making, withdrawing and restoring corrections: kept by the library, applied on a worker.

use std::sync::Arc;

use super::App;
use super::marks::marks;
use crate::issue::{Anchor, Correction, Issue, Span};
use crate::library::{CorrectionId, IssueKey, Library, LibraryError};
use crate::open::{self, OpenError};
use crate::ui::action::{Env, TabId};
use crate::ui::contents::Contents;
use crate::ui::corrections::{CorrectionAnswer, CorrectionChange, Wish, message, name};
use crate::ui::doc::{Doc, Made};
use crate::ui::event::{Event, Post};
use crate::ui::jump_box::command_entries;
use crate::ui::library_thread::now;
use crate::ui::notice::Tone;
use crate::ui::peek::Peek;
use crate::ui::reading::ScrollMode;
use crate::ui::worker;

/// What is to be answered by a worker.
struct Question {
    tab: TabId,
    change: u64,
    parsed: Arc<Issue>,
    change_made: Option<CorrectionChange>,
}

/// Applies the corrections that are kept of an issue, on a thread of its own.
fn send(library: &Library, post: &Post, key: &IssueKey, question: Question) -> Result<(), LibraryError> {
    let kept = library.corrections(key)?;
    post.clone().spawn("correct", move |post| {
        let Question { tab, change, parsed, change_made } = question;
        let list: Vec<Correction> = kept.iter().map(|k| k.correction.clone()).collect();
        let corrected = open::corrected(&parsed, &list);
        let answer = Box::new(CorrectionAnswer { change, parsed, kept, corrected, change_made });
        post.send(Event::Corrected(tab, answer));
    });
    Ok(())
}

/// Applies what earlier openings of an issue have corrected, if anything.
pub(super) fn send_earlier(
    library: &Library,
    post: &Post,
    tab: TabId,
    key: &IssueKey,
    parsed: &Arc<Issue>,
) -> Result<(), LibraryError> {
    if library.corrections(key)?.is_empty() {
        return Ok(());
    }
    send(library, post, key, Question { tab, change: 0, parsed: Arc::clone(parsed), change_made: None })
}

/// Applies what is kept of an issue now, in the place of what was before.
pub(super) fn send_again(
    library: &Library,
    post: &Post,
    (tab, change): (TabId, u64),
    key: &IssueKey,
    parsed: &Arc<Issue>,
) -> Result<(), LibraryError> {
    send(library, post, key, Question { tab, change, parsed: Arc::clone(parsed), change_made: None })
}

impl App {
    /// The correction that a wish means where the reader has selected text.
    pub(in crate::ui) fn correction_of(&self, wish: Wish) -> Option<Correction> {
        let doc = self.doc().filter(|doc| doc.rest.is_none())?;
        let (from, _) = doc.view.selection().filter(|_| doc.printed.is_none())?;
        wish.correction(&doc.issue, from)
    }

    /// Corrects the paragraph that is selected.
    pub(in crate::ui) fn correct_selection(&mut self, wish: Wish) {
        if let Some(correction) = self.correction_of(wish) {
            self.correct(correction);
        }
    }

    /// Has the corrections of the issue in front changed, and the issue corrected anew.
    fn change_corrections(
        &mut self,
        change: impl FnOnce(&Library, &IssueKey) -> Result<CorrectionChange, LibraryError> + Send + 'static,
    ) {
        if self.is_front_only() {
            return;
        }
        if let Some(id) = self.tabs.front().map(|tab| tab.id) {
            self.change_corrections_of(id, change);
        }
    }

    fn change_corrections_of(
        &mut self,
        id: TabId,
        change: impl FnOnce(&Library, &IssueKey) -> Result<CorrectionChange, LibraryError> + Send + 'static,
    ) {
        let Some(doc) = self.tabs.doc_mut(id) else { return };
        let (key, (number, parsed)) = (doc.key.clone(), doc.corrections.begin_change());
        self.library.thread.run(move |library, post| {
            let key = key.unwrap_or_else(|| library.recognise(&parsed));
            let change_made = Some(change(library, &key)?);
            send(library, post, &key, Question { tab: id, change: number, parsed, change_made })
        });
    }

    /// Keeps a correction and applies it.
    pub(in crate::ui) fn correct(&mut self, correction: Correction) {
        if self.is_front_only() {
            return;
        }
        if let Some(id) = self.tabs.front().map(|tab| tab.id) {
            self.correct_in(id, correction);
        }
    }

    /// Keeps a correction of the issue of a tab and applies it.
    pub(super) fn correct_in(&mut self, id: TabId, correction: Correction) {
        if let Some(doc) = self.tabs.doc_mut(id) {
            doc.corrections.forget_withdrawn();
        }
        self.change_corrections_of(id, move |library, key| {
            let made = CorrectionChange::Made(name(&correction));
            library.add_correction(key, correction, now())?;
            Ok(made)
        });
    }

    /// Makes a line text again that was left out of the issue in front.
    pub(in crate::ui) fn restore_dropped(&mut self, span: Span) {
        if let Some(correction) = self.doc().and_then(|doc| Correction::restore(&doc.issue, span)) {
            self.correct(correction);
        }
    }

    /// Withdraws a correction; without an id the last one.
    pub(in crate::ui) fn withdraw_correction(&mut self, id: Option<CorrectionId>) {
        let Some(id) = id.or(self.doc().and_then(|d| d.corrections.last())) else { return };
        self.change_corrections(move |library, key| {
            Ok(CorrectionChange::Withdrawn(Box::new(library.delete_correction(key, id)?)))
        });
    }

    /// Brings the correction back that was withdrawn last.
    pub(in crate::ui) fn restore_correction(&mut self) {
        let Some(withdrawn) = self.doc_mut().and_then(|d| d.corrections.take_withdrawn()) else { return };
        self.change_corrections(move |library, key| {
            library.restore_correction(key, &withdrawn)?;
            Ok(CorrectionChange::Restored(name(&withdrawn.correction.correction)))
        });
    }

    /// Shows the corrected issue, with the reader where he was.
    pub(super) fn take_corrected(&mut self, id: TabId, answer: CorrectionAnswer) {
        let env = self.env();
        let Some(doc) = self.tabs.doc_mut(id).filter(|doc| doc.corrections.awaits(&answer)) else { return };
        let corrected = match answer.corrected {
            Ok(corrected) => corrected,
            Err(error) => {
                self.say(Tone::Failed, env.lang.message(&error, OpenError::message_zh));
                return;
            }
        };
        let issue = doc.corrections.take(answer.change, answer.kept, corrected);
        show(doc, env, &issue);
        if let Some(key) = doc.key.clone() {
            let issue = Arc::clone(&issue);
            self.library.thread.run(move |library, post| {
                post.send(marks(library, id, &key, &issue)?);
                Ok(())
            });
        }
        if let Some(change) = answer.change_made {
            // The library of issues keeps them as they are corrected.
            self.held.thread.look();
            let (text, undo) = message(&change, env);
            if let CorrectionChange::Withdrawn(deleted) = change {
                doc.corrections.withdrew(*deleted);
            }
            self.overlays.notices.say(Tone::Done, text, Some(undo));
        }
        let cancel = self.tabs.get_mut(id).map(|tab| Arc::clone(&tab.cancel)).unwrap_or_default();
        worker::understand(self.work.post.clone(), id, issue, (command_entries(env), env.lang), cancel);
    }
}

/// Puts another understanding of the same issue into its view.
pub(super) fn show(doc: &mut Doc, env: Env, issue: &Arc<Issue>) {
    let old = Arc::clone(&doc.issue);
    let mut anchors = vec![doc.top_anchor()];
    anchors.extend(doc.reader.history.places().map(|place| Anchor::new(&old, place, 0)));
    let mut found = Anchor::resolve_all(&anchors, issue).into_iter().map(|f| f.map(|f| f.place));
    if let Some(place) = found.next().flatten() {
        doc.view.scroll_to(place, ScrollMode::Keep);
        doc.reader.top = place;
    }
    doc.reader.history.replace(found);
    doc.view.select(None);
    // What is written in it is kept, at its words in the issue as it was.
    doc.mark_bar.close();
    let mut contents = Contents::new(issue, env);
    contents.open_as(&doc.contents);
    doc.contents = contents;
    doc.issue = Arc::clone(issue);
    doc.find.renew();
    (doc.made, doc.peek) = (Made::default(), Peek::default());
}
