//! What the reader has marked in an issue: bookmarks, highlights and underlines, each with its note. One file an issue.

use serde::{Deserialize, Serialize};

use super::envelope::Stored;
use super::error::LibraryError;
use super::identity::{IssueIdentity, IssueKey};
use super::{Library, UnixTime, issue_file};
use crate::issue::{Anchor, Issue, Place, Resolution};

/// A mark's number, unique among the marks of its issue and never given again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MarkId(pub u64);

/// How a mark is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MarkKind {
    /// 书签: a place to come back to.
    #[default]
    Bookmark,
    /// 高亮: words on a coloured ground.
    Highlight,
    /// 下划线: words with a coloured line below.
    Underline,
}

/// The colour of a mark. What each means is the reader's to say: see [`super::MarkSettings`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum MarkColour {
    /// The gazettes' own red.
    #[default]
    Red,
    /// Yellow.
    Yellow,
    /// Green.
    Green,
    /// Blue.
    Blue,
    /// Grey.
    Grey,
}

impl MarkColour {
    /// All of them, as they are offered.
    pub const ALL: [Self; 5] = [Self::Yellow, Self::Green, Self::Blue, Self::Red, Self::Grey];
}

/// What is said of a marked place where its issue is not open: as it was when the mark was made.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MarkSource {
    /// The citation with gazette, issue and page.
    pub citation: String,
    /// The printed page of the place.
    pub page: Option<u32>,
    /// Who issued the document.
    pub office: String,
    /// The year of the issue, or else of the document.
    pub year: Option<i32>,
}

/// Something that the user has marked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mark {
    /// Its number.
    pub id: MarkId,
    /// How it is made.
    pub kind: MarkKind,
    /// Its name.
    pub name: String,
    /// The user's note.
    pub note: String,
    /// Its colour.
    pub colour: MarkColour,
    /// When it was made.
    pub created: UnixTime,
    /// When anything of it was last changed.
    pub changed: UnixTime,
    /// The place, or the first words of what is marked.
    pub anchor: Anchor,
    /// The last words, where the anchor's quote does not reach so far.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tail: Option<Anchor>,
    /// Where it is from.
    pub source: MarkSource,
}

impl Mark {
    /// The words that are marked, as far as they are kept; dots stand for what is not.
    #[must_use]
    pub fn quote(&self) -> String {
        match &self.tail {
            Some(tail) => {
                let head = &self.anchor.quote;
                // The two may overlap where the passage is a little longer than the first quote: what they share stands once.
                let starts = (1..=tail.quote.len().min(head.len())).rev().filter_map(|length| tail.quote.get(..length));
                let shared = starts.filter(|_| same_block(&self.anchor, tail)).find(|start| head.ends_with(*start));
                let start: String = self.anchor.after.chars().take(NEXT).collect();
                match shared {
                    Some(start) => format!("{head}{}", tail.quote.get(start.len()..).unwrap_or_default()),
                    // The next paragraph follows at once.
                    None if !start.is_empty() && (tail.quote.starts_with(&start) || start.starts_with(&tail.quote)) => {
                        format!("{head}\n{}", tail.quote)
                    }
                    None => format!("{head}……{}", tail.quote),
                }
            }
            None => self.anchor.quote.clone(),
        }
    }

    /// Where marks stand in an issue.
    #[must_use]
    pub fn resolve_all(marks: &[Self], issue: &Issue) -> Vec<Option<Resolution>> {
        Anchor::resolve_passages(marks.iter().map(|mark| (&mark.anchor, mark.tail.as_ref())), issue)
    }

    /// Whether it says the same as another, whatever their numbers and times.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        let look = |m: &Self| (m.kind, m.colour);
        look(self) == look(other)
            && (&self.name, &self.note, &self.anchor, &self.tail)
                == (&other.name, &other.note, &other.anchor, &other.tail)
    }
}

impl Mark {
    /// Makes what is different between two states of it as it is in the second; false where something of that is as in neither.
    fn take_change(&mut self, before: &Self, after: &Self) -> bool {
        let mut all = take_field(&mut self.kind, &before.kind, &after.kind);
        all &= take_field(&mut self.name, &before.name, &after.name);
        all &= take_field(&mut self.note, &before.note, &after.note);
        all &= take_field(&mut self.colour, &before.colour, &after.colour);
        all &= take_field(&mut self.anchor, &before.anchor, &after.anchor);
        all &= take_field(&mut self.tail, &before.tail, &after.tail);
        take_field(&mut self.source, &before.source, &after.source);
        take_field(&mut self.changed, &before.changed, &after.changed);
        all
    }
}

/// Makes a field as it is in the second of two states, where they differ in it; false where it is as in neither.
fn take_field<T: Clone + PartialEq>(field: &mut T, before: &T, after: &T) -> bool {
    if before == after || field == after {
        return true;
    }
    let unchanged = field == before;
    if unchanged {
        field.clone_from(after);
    }
    unchanged
}

/// Characters behind the first words that tell whether the last follow at once.
const NEXT: usize = 8;

fn same_block(a: &Anchor, b: &Anchor) -> bool {
    (a.was.document, a.was.block) == (b.was.document, b.was.block)
}

/// What a new mark is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewMark {
    /// How it is made.
    pub kind: MarkKind,
    /// Its name.
    pub name: String,
    /// The user's note.
    pub note: String,
    /// Its colour.
    pub colour: MarkColour,
    /// The place, or the first words.
    pub anchor: Anchor,
    /// The last words.
    pub tail: Option<Anchor>,
    /// Where it is from.
    pub source: MarkSource,
}

impl NewMark {
    /// A mark on all text between two places.
    #[must_use]
    pub fn on(issue: &Issue, kind: MarkKind, (from, to): (Place, Place)) -> Self {
        let (anchor, tail) = match kind {
            // A bookmark is a place: its name and quote are enough to know it again.
            MarkKind::Bookmark => {
                let bytes =
                    if (from.document, from.block) == (to.document, to.block) { to.byte - from.byte } else { 0 };
                (Anchor::new(issue, from, bytes), None)
            }
            _ => Anchor::of_passage(issue, from, to),
        };
        Self { kind, anchor, tail, ..Self::default() }
    }
}

/// A change to a mark: what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkChange {
    /// How it is to be made.
    pub kind: Option<MarkKind>,
    /// The new name.
    pub name: Option<String>,
    /// The new note.
    pub note: Option<String>,
    /// The new colour.
    pub colour: Option<MarkColour>,
    /// The new place, for one that had lost its own.
    pub anchor: Option<Anchor>,
}

/// What was done to a mark; turned round it is undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkEdit {
    /// Where it stands in the list, or stood.
    pub index: usize,
    /// How it was; `None`: it was not there.
    pub before: Option<Mark>,
    /// How it is; `None`: it is deleted.
    pub after: Option<Mark>,
}

impl MarkEdit {
    /// What undoes it.
    #[must_use]
    pub fn reversed(&self) -> Self {
        Self { index: self.index, before: self.after.clone(), after: self.before.clone() }
    }
}

/// The marks of an issue of the library.
#[derive(Clone, Debug, PartialEq)]
pub struct MarkedIssue {
    /// Which issue.
    pub key: IssueKey,
    /// What it is called, and the file it was opened from last; empty where the catalogue has lost it.
    pub title: String,
    /// The file.
    pub path: Option<std::path::PathBuf>,
    /// Its marks.
    pub marks: Vec<Mark>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct MarkFile {
    pub(super) issue: IssueIdentity,
    next: u64,
    /// Bookmarks were the first kind of marks, and gave the list its name.
    pub(super) bookmarks: Vec<Mark>,
}

impl MarkFile {
    /// How many marks there are.
    pub(super) fn len(&self) -> usize {
        self.bookmarks.len()
    }

    fn add(&mut self, new: NewMark, now: UnixTime) -> MarkEdit {
        let id = self.free_id();
        self.next = id.saturating_add(1);
        let NewMark { kind, name, note, colour, anchor, tail, source } = new;
        let (created, changed) = (now, now);
        let mark = Mark { id: MarkId(id), kind, name, note, colour, created, changed, anchor, tail, source };
        self.bookmarks.push(mark.clone());
        MarkEdit { index: self.bookmarks.len() - 1, before: None, after: Some(mark) }
    }

    fn position(&self, id: MarkId) -> Option<usize> {
        self.bookmarks.iter().position(|mark| mark.id == id)
    }

    /// A number that no mark has or had.
    fn free_id(&self) -> u64 {
        // Also above ids that a hand-made merge of two files may have brought.
        self.bookmarks.iter().map(|m| m.id.0.saturating_add(1)).fold(self.next.max(1), u64::max)
    }

    /// The mark that an edit speaks of. Numbers begin again where a file was taken away or restored, so that the number alone
    /// may be another mark's: its time and its place tell, and where it has got another number, nothing else may have both.
    fn position_of(&self, edit: &MarkEdit) -> Option<usize> {
        let sides: Vec<&Mark> = [&edit.before, &edit.after].into_iter().flatten().collect();
        let same = |m: &Mark| sides.iter().any(|side| m.created == side.created && m.anchor == side.anchor);
        let numbered = |m: &Mark| same(m) && sides.iter().any(|side| m.id == side.id);
        let alike = |m: &Mark| same(m) && sides.iter().any(|side| m.kind == side.kind);
        self.bookmarks.iter().position(numbered).or_else(|| {
            let mut found = self.bookmarks.iter().enumerate().filter(|(_, m)| alike(m)).map(|(at, _)| at);
            found.next().filter(|_| found.next().is_none())
        })
    }

    /// Makes a mark as an edit says, as far as it is as the edit knows it; false where another window has changed what the edit
    /// changes, or has deleted the mark: that stays. One that is there is not put in again; one that is gone is not deleted again.
    #[must_use]
    fn apply(&mut self, edit: &MarkEdit) -> bool {
        match (self.position_of(edit), &edit.before, &edit.after) {
            (Some(at), Some(before), Some(after)) => {
                self.bookmarks.get_mut(at).is_some_and(|mark| mark.take_change(before, after))
            }
            (Some(at), Some(before), None) => {
                let unchanged = self.bookmarks.get(at).is_some_and(|mark| mark.is_like(before));
                if unchanged {
                    self.bookmarks.remove(at);
                }
                unchanged
            }
            (None, Some(_), Some(_)) => false,
            (None, None, Some(after)) => {
                let taken = self.position(after.id).is_some();
                let id = if taken { MarkId(self.free_id()) } else { after.id };
                self.next = self.next.max(id.0.saturating_add(1));
                self.bookmarks.insert(edit.index.min(self.bookmarks.len()), Mark { id, ..after.clone() });
                true
            }
            (Some(_), None, _) | (None, _, None) => true,
        }
    }
}

impl Stored for MarkFile {
    // 2: marks that are no bookmarks.
    const VERSION: u32 = 2;
}

/// The folder of the marks.
pub(super) const FOLDER: &str = "bookmarks";

/// Each change is on the disk when its call returns `Ok`, and is not made at all when it returns an error.
impl Library {
    /// The marks of an issue, in the order in which they were made.
    ///
    /// # Errors
    /// When the file can't be read, or is damaged and can't be set aside.
    pub fn marks(&self, issue: &IssueKey) -> Result<Vec<Mark>, LibraryError> {
        Ok(self.store.load::<MarkFile>(&issue_file(FOLDER, &issue.id))?.bookmarks)
    }

    /// Makes a mark.
    ///
    /// # Errors
    /// When it could not be kept.
    pub fn add_mark(&self, issue: &IssueKey, new: NewMark, now: UnixTime) -> Result<Mark, LibraryError> {
        let edits = self.add_marks(issue, vec![new], now)?;
        edits.into_iter().find_map(|edit| edit.after).ok_or(LibraryError::Gone)
    }

    /// Makes several marks. Gives what was done.
    ///
    /// # Errors
    /// When they could not be kept.
    pub fn add_marks(&self, issue: &IssueKey, new: Vec<NewMark>, now: UnixTime) -> Result<Vec<MarkEdit>, LibraryError> {
        self.change_marks(issue, |file| Ok(new.into_iter().map(|new| file.add(new, now)).collect()))
    }

    /// Makes the marks that came from elsewhere, but for those that are there already.
    ///
    /// # Errors
    /// When they could not be kept.
    pub fn import_marks(&self, issue: &IssueKey, marks: &[Mark], now: UnixTime) -> Result<Vec<MarkEdit>, LibraryError> {
        self.change_marks(issue, |file| {
            let mut edits = Vec::new();
            for mark in marks {
                if file.bookmarks.iter().any(|there| there.is_like(mark)) {
                    continue;
                }
                let Mark { kind, name, note, colour, anchor, tail, source, created, .. } = mark.clone();
                let new = NewMark { kind, name, note, colour, anchor, tail, source };
                edits.push(file.add(new, if created > 0 { created } else { now }));
            }
            Ok(edits)
        })
    }

    /// Changes a mark. Gives what was done.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such mark; otherwise when the change could not be kept.
    pub fn change_mark(
        &self,
        issue: &IssueKey,
        id: MarkId,
        change: MarkChange,
        now: UnixTime,
    ) -> Result<MarkEdit, LibraryError> {
        self.change_marks(issue, |file| {
            let index = file.position(id).ok_or(LibraryError::Gone)?;
            let mark = file.bookmarks.get_mut(index).ok_or(LibraryError::Gone)?;
            let old = mark.clone();
            let MarkChange { kind, name, note, colour, anchor } = change;
            *mark = Mark {
                kind: kind.unwrap_or(old.kind),
                name: name.unwrap_or_else(|| old.name.clone()),
                note: note.unwrap_or_else(|| old.note.clone()),
                colour: colour.unwrap_or(old.colour),
                changed: now,
                anchor: anchor.unwrap_or_else(|| old.anchor.clone()),
                ..old.clone()
            };
            Ok(MarkEdit { index, before: Some(old), after: Some(mark.clone()) })
        })
    }

    /// Deletes a mark. What it gives can undo it.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such mark; otherwise when the change could not be kept.
    pub fn delete_mark(&self, issue: &IssueKey, id: MarkId) -> Result<MarkEdit, LibraryError> {
        self.change_marks(issue, |file| {
            let index = file.position(id).ok_or(LibraryError::Gone)?;
            Ok(MarkEdit { index, before: Some(file.bookmarks.remove(index)), after: None })
        })
    }

    /// Makes marks as edits say, in their order: undoes and does again. Gives how many of the edits were not made, or not
    /// wholly, since another window has changed or deleted the mark meanwhile.
    ///
    /// # Errors
    /// When the change could not be kept.
    pub fn edit_marks(&self, issue: &IssueKey, edits: &[MarkEdit]) -> Result<usize, LibraryError> {
        self.change_marks(issue, |file| Ok(edits.iter().filter(|edit| !file.apply(edit)).count()))
    }

    /// Writes marks back that are known while their file is gone. Those that it has stay, and so do their numbers.
    ///
    /// # Errors
    /// When the change could not be kept.
    pub fn write_back_marks(&self, issue: &IssueKey, known: &[Mark]) -> Result<(), LibraryError> {
        self.change_marks(issue, |file| {
            for mark in known {
                let same = |m: &Mark| m.created == mark.created && m.is_like(mark);
                if file.bookmarks.iter().any(same) {
                    continue;
                }
                let taken = file.bookmarks.iter().any(|m| m.id == mark.id);
                let next = file.free_id();
                let id = if taken { MarkId(next) } else { mark.id };
                file.next = next.max(id.0.saturating_add(1));
                file.bookmarks.push(Mark { id, ..mark.clone() });
            }
            Ok(())
        })
    }

    fn change_marks<R>(
        &self,
        issue: &IssueKey,
        change: impl FnOnce(&mut MarkFile) -> Result<R, LibraryError>,
    ) -> Result<R, LibraryError> {
        self.store.update(&issue_file(FOLDER, &issue.id), |file: &mut MarkFile| {
            let result = change(file)?;
            file.issue.take_over(&issue.identity);
            Ok(result)
        })
    }
}
