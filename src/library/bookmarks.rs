//! Bookmarks: places the user has marked, one file an issue.

use serde::{Deserialize, Serialize};

use super::envelope::Stored;
use super::error::LibraryError;
use super::identity::{IssueIdentity, IssueKey};
use super::{Library, UnixTime, issue_file};
use crate::issue::Anchor;

/// A bookmark's number, unique among the bookmarks of its issue and never given again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BookmarkId(pub u64);

/// The colour a bookmark is shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum BookmarkColour {
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

/// A place the user has marked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bookmark {
    /// Its number.
    pub id: BookmarkId,
    /// Its name.
    pub name: String,
    /// The user's note.
    pub note: String,
    /// Its colour.
    pub colour: BookmarkColour,
    /// When it was made.
    pub created: UnixTime,
    /// When its name, note, colour or place was last changed.
    pub changed: UnixTime,
    /// The place.
    pub anchor: Anchor,
}

/// What a new bookmark is made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewBookmark {
    /// Its name.
    pub name: String,
    /// The user's note.
    pub note: String,
    /// Its colour.
    pub colour: BookmarkColour,
    /// The place.
    pub anchor: Anchor,
}

/// A change to a bookmark: what is `None` stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BookmarkChange {
    /// The new name.
    pub name: Option<String>,
    /// The new note.
    pub note: Option<String>,
    /// The new colour.
    pub colour: Option<BookmarkColour>,
    /// The new place, for one that had lost its own.
    pub anchor: Option<Anchor>,
}

/// A deleted bookmark: what [`Library::restore_bookmark`] needs to undo the deletion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeletedBookmark {
    /// The bookmark.
    pub bookmark: Bookmark,
    /// Where it stood in the list.
    pub index: usize,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct BookmarkFile {
    issue: IssueIdentity,
    next: u64,
    pub(super) bookmarks: Vec<Bookmark>,
}

impl BookmarkFile {
    /// How many bookmarks there are.
    pub(super) fn len(&self) -> usize {
        self.bookmarks.len()
    }
}

impl Stored for BookmarkFile {
    const VERSION: u32 = 1;
}

/// The folder of the bookmarks.
pub(super) const FOLDER: &str = "bookmarks";

/// Each change is on the disk when its call returns `Ok`, and is not made at all when it returns an error.
impl Library {
    /// The bookmarks of an issue, in the order in which they were made.
    ///
    /// # Errors
    /// When the file can't be read, or is damaged and can't be set aside.
    pub fn bookmarks(&self, issue: &IssueKey) -> Result<Vec<Bookmark>, LibraryError> {
        Ok(self.store.load::<BookmarkFile>(&issue_file(FOLDER, &issue.id))?.bookmarks)
    }

    /// Makes a bookmark.
    ///
    /// # Errors
    /// When it could not be kept.
    pub fn add_bookmark(&self, issue: &IssueKey, new: NewBookmark, now: UnixTime) -> Result<Bookmark, LibraryError> {
        let NewBookmark { name, note, colour, anchor } = new;
        self.change_bookmarks(issue, |file| {
            // Also above ids that a hand-made merge of two files may have brought.
            let id = file.bookmarks.iter().map(|b| b.id.0.saturating_add(1)).fold(file.next.max(1), u64::max);
            file.next = id.saturating_add(1);
            let bookmark = Bookmark { id: BookmarkId(id), name, note, colour, created: now, changed: now, anchor };
            file.bookmarks.push(bookmark.clone());
            Ok(bookmark)
        })
    }

    /// Renames, annotates, colours or re-places a bookmark. Gives it as it is now.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such bookmark; otherwise when the change could not be kept.
    pub fn change_bookmark(
        &self,
        issue: &IssueKey,
        id: BookmarkId,
        change: BookmarkChange,
        now: UnixTime,
    ) -> Result<Bookmark, LibraryError> {
        self.change_bookmarks(issue, |file| {
            let bookmark = file.bookmarks.iter_mut().find(|b| b.id == id).ok_or(LibraryError::Gone)?;
            let old = bookmark.clone();
            let BookmarkChange { name, note, colour, anchor } = change;
            *bookmark = Bookmark {
                id,
                name: name.unwrap_or(old.name),
                note: note.unwrap_or(old.note),
                colour: colour.unwrap_or(old.colour),
                created: old.created,
                changed: now,
                anchor: anchor.unwrap_or(old.anchor),
            };
            Ok(bookmark.clone())
        })
    }

    /// Deletes a bookmark. What it gives can undo it.
    ///
    /// # Errors
    /// [`LibraryError::Gone`] if there is no such bookmark; otherwise when the change could not be kept.
    pub fn delete_bookmark(&self, issue: &IssueKey, id: BookmarkId) -> Result<DeletedBookmark, LibraryError> {
        self.change_bookmarks(issue, |file| {
            let index = file.bookmarks.iter().position(|b| b.id == id).ok_or(LibraryError::Gone)?;
            Ok(DeletedBookmark { bookmark: file.bookmarks.remove(index), index })
        })
    }

    /// Undoes a deletion: the bookmark is there again, with its number, in its old position. Does nothing if it is
    /// there already.
    ///
    /// # Errors
    /// When the change could not be kept.
    pub fn restore_bookmark(&self, issue: &IssueKey, deleted: &DeletedBookmark) -> Result<Bookmark, LibraryError> {
        self.change_bookmarks(issue, |file| {
            if let Some(there) = file.bookmarks.iter().find(|b| b.id == deleted.bookmark.id) {
                return Ok(there.clone());
            }
            file.bookmarks.insert(deleted.index.min(file.bookmarks.len()), deleted.bookmark.clone());
            Ok(deleted.bookmark.clone())
        })
    }

    /// Writes bookmarks back that are known while their file is gone. Those that it has stay, and so do their numbers.
    ///
    /// # Errors
    /// When the change could not be kept.
    pub fn write_back_bookmarks(&self, issue: &IssueKey, known: &[Bookmark]) -> Result<(), LibraryError> {
        self.change_bookmarks(issue, |file| {
            for bookmark in known {
                let same = |b: &Bookmark| {
                    (b.created, &b.anchor, &b.name) == (bookmark.created, &bookmark.anchor, &bookmark.name)
                };
                if file.bookmarks.iter().any(same) {
                    continue;
                }
                let taken = file.bookmarks.iter().any(|b| b.id == bookmark.id);
                let next = file.bookmarks.iter().map(|b| b.id.0.saturating_add(1)).fold(file.next.max(1), u64::max);
                let id = if taken { BookmarkId(next) } else { bookmark.id };
                file.next = next.max(id.0.saturating_add(1));
                file.bookmarks.push(Bookmark { id, ..bookmark.clone() });
            }
            Ok(())
        })
    }

    fn change_bookmarks<R>(
        &self,
        issue: &IssueKey,
        change: impl FnOnce(&mut BookmarkFile) -> Result<R, LibraryError>,
    ) -> Result<R, LibraryError> {
        self.store.update(&issue_file(FOLDER, &issue.id), |file: &mut BookmarkFile| {
            let result = change(file)?;
            file.issue = issue.identity.clone();
            Ok(result)
        })
    }
}
