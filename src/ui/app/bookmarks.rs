//! Adding, changing, deleting and restoring bookmarks.

use std::sync::Arc;

use super::App;
use crate::issue::{Anchor, Issue, Place, shorten};
use crate::library::{BookmarkChange, BookmarkId, IssueKey, Library, LibraryError, NewBookmark};
use crate::ui::action::TabId;
use crate::ui::bookmarks::PlacedBookmark;
use crate::ui::event::Event;
use crate::ui::library_thread::now;
use crate::ui::strings as s;

/// Characters of a paragraph that name a new bookmark.
const NAME_CHARS: usize = 24;

impl App {
    /// Has a change made to the bookmarks of the issue in front, and its list read again. What the change gives is
    /// told first.
    fn with_bookmarks(
        &mut self,
        change: impl FnOnce(&Library, &IssueKey) -> Result<Option<Event>, LibraryError> + Send + 'static,
    ) {
        let Some(id) = self.tabs.front().map(|t| t.id) else { return };
        self.with_bookmarks_of(id, change);
    }

    fn with_bookmarks_of(
        &mut self,
        id: TabId,
        change: impl FnOnce(&Library, &IssueKey) -> Result<Option<Event>, LibraryError> + Send + 'static,
    ) {
        let Some((key, issue)) = self.tabs.doc_mut(id).map(|d| (d.key.clone(), Arc::clone(&d.issue))) else { return };
        self.library.thread.run(move |library, post| {
            // A reader may be faster than the library: then the issue is looked up here.
            let key = key.unwrap_or_else(|| library.recognise(&issue));
            change(library, &key)?.into_iter().for_each(|event| post.send(event));
            post.send(bookmarks(library, id, &key, &issue)?);
            Ok(())
        });
    }

    pub(in crate::ui) fn add_bookmark(&mut self, place: Place, bytes: usize) {
        if self.is_front_only() {
            return;
        }
        let Some(doc) = self.doc() else { return };
        let Some(block) = doc.issue.block(place.document, place.block) else { return };
        let marked = block.text.get(place.byte..place.byte + bytes).filter(|t| !t.is_empty());
        let name = shorten(marked.unwrap_or(&block.text), NAME_CHARS);
        let anchor = Anchor::new(&doc.issue, place, bytes);
        self.with_bookmarks(move |library, key| {
            let new = NewBookmark { name: name.clone(), anchor, ..NewBookmark::default() };
            library.add_bookmark(key, new, now())?;
            Ok(Some(Event::Said(s::BOOKMARK_ADDED, name)))
        });
    }

    /// Marks what is selected, or the paragraph that is read.
    pub(in crate::ui) fn bookmark_here(&mut self) {
        if let Some((place, bytes)) = self.doc().map(|d| d.marked_place()) {
            self.add_bookmark(place, bytes);
        }
    }

    pub(in crate::ui) fn change_bookmark(&mut self, id: BookmarkId, change: BookmarkChange) {
        self.with_bookmarks(move |library, key| library.change_bookmark(key, id, change, now()).map(|_| None));
    }

    pub(in crate::ui) fn delete_bookmark(&mut self, id: BookmarkId) {
        let Some(tab) = self.tabs.front().map(|t| t.id) else { return };
        self.with_bookmarks(move |library, key| {
            let deleted = library.delete_bookmark(key, id)?;
            Ok(Some(Event::Deleted(tab, deleted)))
        });
    }

    pub(in crate::ui) fn restore_bookmark(&mut self) {
        let Some((tab, deleted)) = self.library.deleted.pop() else { return };
        self.with_bookmarks_of(tab, move |library, key| {
            let back = library.restore_bookmark(key, &deleted)?;
            Ok(Some(Event::Said(s::BOOKMARK_RESTORED, back.name)))
        });
    }
}

/// The bookmarks of an issue, each with its place in the text that is open.
pub(in crate::ui) fn bookmarks(
    library: &Library,
    tab: TabId,
    key: &IssueKey,
    issue: &Issue,
) -> Result<Event, LibraryError> {
    let all = library.bookmarks(key)?;
    let anchors: Vec<Anchor> = all.iter().map(|b| b.anchor.clone()).collect();
    let found = Anchor::resolve_all(&anchors, issue);
    Ok(Event::Bookmarks(
        tab,
        all.into_iter().zip(found).map(|(bookmark, found)| PlacedBookmark::new(bookmark, found, issue)).collect(),
    ))
}
