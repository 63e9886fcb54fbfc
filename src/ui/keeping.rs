//! Keeping what the reader writes on marks, by the library.

use std::sync::Arc;

use super::library_thread::now;
use super::marks::{MarkStep, Sources, name_of};
use super::strings as s;
use super::typing::{State, Typing, Written};
use crate::issue::{Issue, Place};
use crate::library::{
    IssueKey, Library, LibraryError, Mark, MarkChange, MarkColour, MarkEdit, MarkId, MarkKind, NewMark,
};

impl Typing {
    /// Takes back what was kept since the reader began to write. True where anything was.
    ///
    /// # Errors
    /// When the change could not be kept.
    pub fn take_back(&self, library: &Library, key: &IssueKey) -> Result<bool, LibraryError> {
        let mut state = self.kept.state();
        let (made, was) = (std::mem::take(&mut state.made), state.was.take());
        let Some(id) = state.mark.filter(|_| state.last.take().is_some()) else { return Ok(false) };
        match was {
            _ if made => {
                state.mark = None;
                library.delete_mark(key, id)?;
            }
            Some(was) => drop(library.change_mark(key, id, changed(&self.of, was), now())?),
            None => return Ok(false),
        }
        Ok(true)
    }

    /// Has a library keep it. Gives whether that changed anything, and once it is the `last` time what was done.
    ///
    /// # Errors
    /// When it could not be kept.
    pub fn keep(
        &self,
        library: &Library,
        key: &IssueKey,
        issue: &Arc<Issue>,
        last: bool,
    ) -> Result<(bool, Option<MarkStep>), LibraryError> {
        let mut state = self.kept.state();
        let marks = library.marks(key)?;
        let edit = self.edit(&mut state, (library, key, issue), &marks, last)?;
        let changed = edit.is_some();
        if edit.as_ref().is_some_and(|edit| edit.after.is_none()) {
            // Nothing is left of what was written.
            *state = State::default();
            return Ok((true, None));
        }
        state.last = edit.or(state.last.take());
        let done = if last { self.done(&mut state) } else { None };
        let step = done.map(|edit| {
            let name = edit.after.as_ref().map(|mark| mark.name.clone()).unwrap_or_default();
            let said = if matches!(self.of, Written::NewNote(..)) { s::NOTE_ADDED } else { s::MARK_CHANGED };
            MarkStep { parts: vec![(key.clone(), vec![edit])], said: (said, name) }
        });
        Ok((changed, step))
    }

    /// Changes or makes the mark, where it says something else.
    fn edit(
        &self,
        state: &mut State,
        (library, key, issue): (&Library, &IssueKey, &Arc<Issue>),
        marks: &[Mark],
        last: bool,
    ) -> Result<Option<MarkEdit>, LibraryError> {
        let text = self.text.trim();
        let of = match (state.mark, &self.of) {
            (Some(id), _) => Some(id),
            (None, Written::Note(id) | Written::Name(id)) => Some(*id),
            (None, Written::NewNote(passage, _)) => without_note(marks, issue, *passage),
        };
        let Some(id) = of.filter(|_| state.mark.is_some() || !text.is_empty() || !self.is_new()) else {
            let Written::NewNote(passage, colour) = &self.of else { return Ok(None) };
            if text.is_empty() {
                return Ok(None);
            }
            let new = noted(issue, *passage, (*colour, text));
            let edit = library.add_marks(key, vec![new], now())?.pop();
            state.mark = edit.as_ref().and_then(|edit| edit.after.as_ref()).map(|mark| mark.id);
            state.made = true;
            return Ok(edit);
        };
        let mark = marks.iter().find(|mark| mark.id == id).ok_or(LibraryError::Gone)?;
        state.mark = Some(id);
        if last && state.made && text.is_empty() {
            return library.delete_mark(key, id).map(Some);
        }
        let now_there = if matches!(self.of, Written::Name(_)) { &mark.name } else { &mark.note };
        if now_there == text {
            return Ok(None);
        }
        state.was.get_or_insert_with(|| now_there.clone());
        library.change_mark(key, id, changed(&self.of, text.to_owned()), now()).map(Some)
    }

    fn is_new(&self) -> bool {
        matches!(self.of, Written::NewNote(..))
    }

    /// All that was done since the reader began to write, as one step; he may go on, which is another.
    fn done(&self, state: &mut State) -> Option<MarkEdit> {
        let edit = state.last.take()?;
        let (made, was) = (std::mem::take(&mut state.made), state.was.take());
        let after = edit.after.clone()?;
        let before = match was.filter(|_| !made) {
            // Its colour may have been changed meanwhile, which is a step of its own.
            Some(was) if matches!(self.of, Written::Name(_)) => Some(Mark { name: was, ..after.clone() }),
            Some(was) => Some(Mark { note: was, ..after.clone() }),
            None => None,
        };
        (before.as_ref() != Some(&after)).then_some(MarkEdit { index: edit.index, before, after: Some(after) })
    }
}

fn changed(of: &Written, text: String) -> MarkChange {
    match of {
        Written::Name(_) => MarkChange { name: Some(text), ..MarkChange::default() },
        _ => MarkChange { note: Some(text), ..MarkChange::default() },
    }
}

/// The mark on just these words that has no note yet: the note is written on it, not on a second one over it.
fn without_note(marks: &[Mark], issue: &Issue, passage: (Place, Place)) -> Option<MarkId> {
    let new = NewMark::on(issue, MarkKind::Highlight, passage);
    let same = |mark: &&Mark| {
        mark.kind != MarkKind::Bookmark
            && mark.note.is_empty()
            && (&mark.anchor, &mark.tail) == (&new.anchor, &new.tail)
    };
    marks.iter().rev().find(same).map(|mark| mark.id)
}

/// A new mark with a note.
fn noted(issue: &Arc<Issue>, (from, to): (Place, Place), (colour, note): (MarkColour, &str)) -> NewMark {
    let block = issue.block(from.document, from.block);
    let same = (from.document, from.block) == (to.document, to.block);
    let marked = block.and_then(|block| block.text.get(from.byte..if same { to.byte } else { block.text.len() }));
    let name = name_of(issue, from, marked.unwrap_or_default());
    let source = Sources::new(issue).of((from, to));
    NewMark { name, note: note.to_owned(), colour, source, ..NewMark::on(issue, MarkKind::Highlight, (from, to)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::typing::Kept;

    fn issue() -> Arc<Issue> {
        Arc::new(crate::open::handbook().unwrap())
    }

    fn passage(issue: &Issue) -> (Place, Place) {
        let place = Place { document: 0, block: 0, byte: 0 };
        (place, Place { byte: issue.documents[0].blocks[0].text.len(), ..place })
    }

    #[test]
    fn a_note_is_kept_while_it_is_written_and_is_one_step() {
        let folder = tempfile::tempdir().unwrap();
        let (library, _) = Library::open(folder.path());
        let issue = issue();
        let key = library.recognise(&issue);
        let kept = Kept::default();
        let write = |text: &str, last: bool| {
            let of = Written::NewNote(passage(&issue), MarkColour::Green);
            Typing { of, text: text.into(), kept: kept.clone() }.keep(&library, &key, &issue, last).unwrap()
        };
        let notes = || library.marks(&key).unwrap().into_iter().map(|mark| mark.note).collect::<Vec<_>>();
        assert!(!write("  ", false).0 && notes().is_empty(), "nothing is written yet");
        assert!(write("核", false).0);
        let (changed, step) = write("核对", false);
        assert!(changed && step.is_none() && notes() == ["核对"]);
        let (changed, step) = write("核对 ", true);
        let (_, edits) = &step.unwrap().parts[0];
        assert!(!changed && edits[0].before.is_none(), "undone, it is gone");
        // He comes back and goes on.
        let (_, step) = write("核对旧法", true);
        let before = step.unwrap().parts[0].1[0].before.clone();
        assert_eq!((before.unwrap().note.as_str(), notes()), ("核对", vec!["核对旧法".to_owned()]));
    }

    #[test]
    fn what_is_cancelled_or_emptied_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (library, _) = Library::open(folder.path());
        let issue = issue();
        let key = library.recognise(&issue);
        let of = Written::NewNote(passage(&issue), MarkColour::Green);
        let typing = |text: &str, kept: &Kept| Typing { of: of.clone(), text: text.into(), kept: kept.clone() };
        let (one, two) = (Kept::default(), Kept::default());
        typing("核对", &one).keep(&library, &key, &issue, false).unwrap();
        assert!(typing("", &one).take_back(&library, &key).unwrap());
        assert!(library.marks(&key).unwrap().is_empty());
        typing("核对", &two).keep(&library, &key, &issue, false).unwrap();
        assert!(typing("", &two).keep(&library, &key, &issue, true).unwrap().1.is_none());
        assert!(library.marks(&key).unwrap().is_empty());
        // What was there before comes back.
        let mark = library.add_mark(&key, NewMark { note: "旧".into(), ..NewMark::default() }, 1).unwrap();
        let changed = Typing { of: Written::Note(mark.id), text: "新".into(), kept: Kept::default() };
        changed.keep(&library, &key, &issue, false).unwrap();
        assert_eq!(library.marks(&key).unwrap()[0].note, "新");
        assert!(changed.take_back(&library, &key).unwrap());
        assert_eq!(library.marks(&key).unwrap()[0].note, "旧");
    }

    #[test]
    fn a_note_on_words_that_are_marked_is_written_on_their_mark() {
        let folder = tempfile::tempdir().unwrap();
        let (library, _) = Library::open(folder.path());
        let issue = issue();
        let key = library.recognise(&issue);
        let underline = NewMark::on(&issue, MarkKind::Underline, passage(&issue));
        library.add_mark(&key, underline, 1).unwrap();
        let of = Written::NewNote(passage(&issue), MarkColour::Green);
        let typing = Typing { of, text: "核对".into(), kept: Kept::default() };
        typing.keep(&library, &key, &issue, true).unwrap();
        let marks = library.marks(&key).unwrap();
        assert!(marks.len() == 1 && marks[0].kind == MarkKind::Underline && marks[0].note == "核对", "{marks:?}");
    }
}
