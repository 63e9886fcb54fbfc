//! Making, changing and deleting marks, and undoing that; their list over all issues.

use std::sync::Arc;

use super::App;
use crate::issue::{Issue, Place};
use crate::library::{IssueKey, Library, LibraryError, MarkChange, MarkColour, MarkEdit, MarkId, MarkKind, NewMark};
use crate::ui::action::TabId;
use crate::ui::command::Command;
use crate::ui::doc::Doc;
use crate::ui::event::Event;
use crate::ui::library_thread::now;
use crate::ui::marks::{MarkStep, MarkTurn, PlacedMark, Sources, name_of, placed};
use crate::ui::notice::Tone;
use crate::ui::strings::{self as s, Tr};

/// What was done to the marks of issues, and what is said of it.
pub(super) type Done = (Vec<(IssueKey, Vec<MarkEdit>)>, (Tr, String));

impl App {
    /// Has a change made to the marks of an issue, and its list read again. What was done is told first, and can be undone.
    pub(super) fn change_marks_of(
        &mut self,
        id: TabId,
        change: impl FnOnce(&Library, &IssueKey, &Arc<Issue>) -> Result<Done, LibraryError> + Send + 'static,
    ) {
        let Some((key, issue)) = self.tabs.doc_mut(id).map(|d| (d.key.clone(), Arc::clone(&d.issue))) else { return };
        self.library.thread.run(move |library, post| {
            // A reader may be faster than the library: then the issue is looked up here.
            let key = key.unwrap_or_else(|| library.recognise(&issue));
            let (done, said) = change(library, &key, &issue)?;
            post.send(Event::Marked(MarkStep { parts: done, said }));
            post.send(marks(library, id, &key, &issue)?);
            Ok(())
        });
    }

    pub(super) fn change_marks(
        &mut self,
        change: impl FnOnce(&Library, &IssueKey, &Arc<Issue>) -> Result<Done, LibraryError> + Send + 'static,
    ) {
        if let Some(id) = self.tabs.front().map(|t| t.id) {
            self.change_marks_of(id, change);
        }
    }

    /// Marks what stands between two places; where that is nothing, the paragraph.
    pub(in crate::ui) fn add_mark(
        &mut self,
        kind: MarkKind,
        colour: Option<MarkColour>,
        (from, to): (Place, Place),
        note: String,
    ) {
        if self.is_front_only() {
            return;
        }
        let bookmark = kind == MarkKind::Bookmark;
        let colour = colour.unwrap_or(if bookmark { MarkColour::Red } else { self.settings.marks.colour });
        if !bookmark && colour != self.settings.marks.colour {
            self.change_settings(move |s| s.marks.colour = colour);
        }
        let Some(doc) = self.doc() else { return };
        let Some(block) = doc.issue.block(from.document, from.block) else { return };
        let whole = from == to && !bookmark;
        let (from, to) = if whole { whole_paragraph(&doc.issue, from) } else { (from, to) };
        let same = (from.document, from.block) == (to.document, to.block);
        let marked = block.text.get(from.byte..if same { to.byte } else { block.text.len() }).unwrap_or_default();
        let name = name_of(&doc.issue, from, marked);
        let said = match kind {
            MarkKind::Bookmark => s::BOOKMARK_ADDED,
            _ if !note.is_empty() => s::NOTE_ADDED,
            MarkKind::Highlight => s::HIGHLIGHT_ADDED,
            MarkKind::Underline => s::UNDERLINE_ADDED,
        };
        self.change_marks(move |library, key, issue| {
            let source = Sources::new(issue).of((from, to));
            let new = NewMark { name: name.clone(), note, colour, source, ..NewMark::on(issue, kind, (from, to)) };
            Ok((vec![(key.clone(), library.add_marks(key, vec![new], now())?)], (said, name)))
        });
    }

    /// Marks as the bar beside the selection asks. What is marked shows itself: the selection would lie over it.
    pub(in crate::ui) fn add_mark_from_bar(
        &mut self,
        kind: MarkKind,
        colour: Option<MarkColour>,
        passage: (Place, Place),
        note: String,
    ) {
        self.add_mark(kind, colour, passage, note);
        self.with_doc(|doc| doc.view.select(None));
    }

    /// Marks what is selected, or the paragraph that is read. By key the selection stays: a note may be written on it next.
    pub(in crate::ui) fn mark_here(&mut self, kind: MarkKind) {
        if let Some(passage) = self.doc().map(marked_passage) {
            self.add_mark(kind, None, passage, String::new());
        }
    }

    /// Begins a note on what is selected, or on the paragraph that is read.
    pub(in crate::ui) fn note_here(&mut self) {
        if self.is_front_only() {
            return;
        }
        let colour = self.settings.marks.colour;
        self.with_doc(|doc| {
            let (from, to) = marked_passage(doc);
            let selected = from != to;
            let passage = if selected { (from, to) } else { whole_paragraph(&doc.issue, from) };
            if doc.mark_bar.writes_on(passage) {
                return;
            }
            match noted(doc.marks.all(), passage, selected) {
                Some((mark, note, passage)) => {
                    doc.view.select(Some(passage));
                    doc.mark_bar.write(mark, note, passage);
                }
                None => {
                    doc.view.select(Some(passage));
                    doc.mark_bar.write_new(passage, colour);
                }
            }
        });
    }

    pub(in crate::ui) fn change_mark(&mut self, id: MarkId, change: MarkChange) {
        if let Some(colour) = change.colour {
            self.change_settings(move |s| s.marks.colour = colour);
        }
        self.change_marks(move |library, key, _| {
            let edit = library.change_mark(key, id, change, now())?;
            let name = edit.after.as_ref().map(|mark| mark.name.clone()).unwrap_or_default();
            Ok((vec![(key.clone(), vec![edit])], (s::MARK_CHANGED, name)))
        });
    }

    pub(in crate::ui) fn delete_mark(&mut self, id: MarkId) {
        self.forget_typed_on(id);
        self.with_doc(|doc| doc.mark_bar.close());
        self.change_marks(move |library, key, _| {
            let edit = library.delete_mark(key, id)?;
            let mark = edit.before.clone().unwrap_or_default();
            let said = match mark.kind {
                MarkKind::Bookmark => s::BOOKMARK_DELETED,
                MarkKind::Highlight => s::HIGHLIGHT_DELETED,
                MarkKind::Underline => s::UNDERLINE_DELETED,
            };
            Ok((vec![(key.clone(), vec![edit])], (said, mark.name)))
        });
    }

    /// Takes what was done to marks: it is told, and can be undone.
    pub(in crate::ui) fn take_marked(&mut self, step: MarkStep) {
        let (text, name) = &step.said;
        let text = self.env().with(*text, &[name]);
        let changed = step.parts.iter().any(|(_, edits)| !edits.is_empty());
        self.overlays.notices.say(Tone::Done, text, changed.then_some(Command::UndoMark));
        if changed {
            self.library.history.did(step);
        }
        self.renew_all_marks();
    }

    /// Names a colour by what it means to the reader.
    pub(in crate::ui) fn name_colour(&mut self, colour: MarkColour, name: String) {
        self.change_settings(move |s| match name.is_empty() {
            true => drop(s.marks.names.remove(&colour)),
            false => drop(s.marks.names.insert(colour, name.clone())),
        });
    }

    /// Takes marks that are gone from the disk: each can be brought back as one that was deleted here.
    pub(in crate::ui) fn take_lost_marks(&mut self, key: &IssueKey, lost: Vec<MarkEdit>) {
        let text = self.env().with(s::MARKS_LOST, &[&lost.len().to_string()]);
        for edit in lost.into_iter().rev() {
            let name = edit.before.as_ref().map(|mark| mark.name.clone()).unwrap_or_default();
            self.library
                .history
                .did(MarkStep { parts: vec![(key.clone(), vec![edit])], said: (s::BOOKMARK_DELETED, name) });
        }
        self.overlays.notices.say(Tone::Failed, text, Some(Command::UndoMark));
    }

    /// Undoes what was done to marks last.
    pub(in crate::ui) fn undo_mark(&mut self) {
        self.library.history.wishes.push_back(true);
        self.turn_when_told();
    }

    /// Does again what was undone last.
    pub(in crate::ui) fn redo_mark(&mut self) {
        self.library.history.wishes.push_back(false);
        self.turn_when_told();
    }

    /// Has the next step turned behind what is still being done: who deletes a mark and at once wishes it back means that one.
    fn turn_when_told(&mut self) {
        self.library.thread.run(|_, post| {
            post.send(Event::StepsTold);
            Ok(())
        });
    }

    /// Has the next step undone or done again. Until the library tells what came of it, it is neither.
    pub(super) fn turn_step(&mut self) {
        let Some((step, undo)) = self.library.history.next_turn() else { return };
        let reversed = |edits: &Vec<MarkEdit>| edits.iter().rev().map(MarkEdit::reversed).collect();
        let parts: Vec<(IssueKey, Vec<MarkEdit>)> = match undo {
            true => step.parts.iter().rev().map(|(key, edits)| (key.clone(), reversed(edits))).collect(),
            false => step.parts.clone(),
        };
        let open: Vec<(TabId, IssueKey, Arc<Issue>)> = self
            .tabs
            .iter()
            .filter_map(|tab| Some((tab.id, tab.doc()?)))
            .filter_map(|(id, doc)| Some((id, doc.key.clone()?, Arc::clone(&doc.issue))))
            .filter(|(_, key, _)| parts.iter().any(|(changed, _)| changed.id == key.id))
            .collect();
        self.library.thread.run(move |library, post| {
            let made = parts.iter().map(|(key, edits)| library.edit_marks(key, edits)).sum::<Result<usize, _>>();
            // The step is told of before what went wrong, and stays where it was then.
            let (kept, failed) = match made {
                Ok(kept) => (Some(kept), None),
                Err(error) => (None, Some(error)),
            };
            post.send(Event::Turned(MarkTurn { step, undo, kept }));
            if let Some(error) = failed {
                return Err(error);
            }
            for (id, key, issue) in open {
                post.send(marks(library, id, &key, &issue)?);
            }
            Ok(())
        });
    }

    /// Takes what came of a step that was to be undone or done again.
    pub(in crate::ui) fn take_turned(&mut self, turn: MarkTurn) {
        let MarkTurn { step, undo, kept } = turn;
        let env = self.env();
        let said = env.with(step.said.0, &[&step.said.1]);
        let (told, offer) =
            if undo { (s::MARK_UNDONE, Command::RedoMark) } else { (s::MARK_REDONE, Command::UndoMark) };
        match kept {
            Some(0) => self.overlays.notices.say(Tone::Done, env.with(told, &[&said]), Some(offer)),
            // What another window did is not taken back.
            Some(kept) => {
                let text = env.with(s::MARKS_KEPT, &[&env.with(told, &[&said]), &kept.to_string()]);
                self.overlays.notices.say(Tone::Failed, text, Some(offer));
            }
            None => {}
        }
        self.library.history.turned(step, undo == kept.is_some());
        self.turn_step();
        self.renew_all_marks();
    }

    /// Has the marks of all issues listed.
    pub(in crate::ui) fn list_all_marks(&mut self) {
        self.library.all_marks.wanted = true;
        self.library.thread.run(|library, post| {
            post.send(Event::AllMarks(library.all_marks()?));
            Ok(())
        });
    }

    /// Has them listed anew, where they are shown.
    fn renew_all_marks(&mut self) {
        if self.library.all_marks.wanted {
            self.list_all_marks();
        }
    }
}

/// What a mark that is asked for by key is put on: the selection, or the place that is read.
fn marked_passage(doc: &Doc) -> (Place, Place) {
    doc.view.selection().unwrap_or_else(|| (doc.here(), doc.here()))
}

/// The whole paragraph of a place.
fn whole_paragraph(issue: &Issue, place: Place) -> (Place, Place) {
    let length = issue.block(place.document, place.block).map_or(0, |b| b.text.len());
    (Place { byte: 0, ..place }, Place { byte: length, ..place })
}

/// The mark that a note on a passage belongs to, its note and its words: one on just these words and, where a paragraph is
/// meant as nothing is selected, the first in it that has a note.
fn noted(marks: &[PlacedMark], passage: (Place, Place), selected: bool) -> Option<(MarkId, String, (Place, Place))> {
    let words = |placed: &PlacedMark| placed.found.map(|found| (found.place, found.end));
    let has_note = |placed: &&PlacedMark| !placed.mark.note.is_empty();
    let same = |placed: &&PlacedMark| placed.mark.kind != MarkKind::Bookmark && words(placed) == Some(passage);
    let inside = |placed: &&PlacedMark| {
        !selected && placed.found.is_some_and(|found| passage.0 <= found.place && found.place <= passage.1)
    };
    let first = marks.iter().filter(has_note).filter(inside).min_by_key(|placed| words(placed));
    let found = marks.iter().filter(has_note).find(same).or(first).or_else(|| marks.iter().rfind(same))?;
    Some((found.mark.id, found.mark.note.clone(), words(found)?))
}

/// The marks of an issue, each with its place in the text that is open.
pub(in crate::ui) fn marks(
    library: &Library,
    tab: TabId,
    key: &IssueKey,
    issue: &Arc<Issue>,
) -> Result<Event, LibraryError> {
    Ok(Event::Marks(tab, Arc::clone(issue), placed(library.marks(key)?, issue)))
}
