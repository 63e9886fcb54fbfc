//! What the window has its library keep of an issue: bookmarks and the place of last time.

use std::path::Path;
use std::sync::Arc;

use super::app::App;
use super::bookmarks::Placed;
use super::centre::resumed;
use super::contents::shorten;
use super::corrections::send_earlier;
use super::keeper::now;
use super::reading::ScrollMode;
use super::strings as s;
use super::worker::{self, Event, TabId};
use crate::issue::{Anchor, Issue, Place};
use crate::library::{BookmarkChange, BookmarkId, IssueKey, Library, LibraryError, NewBookmark, RecentFile};
use crate::open::file_name;

/// Characters of a paragraph that name a new bookmark.
const NAME_CHARS: usize = 24;

impl App {
    /// Has a change made to the bookmarks of the issue in front, and its list read again. What the change gives is
    /// told first.
    fn with_bookmarks(
        &mut self,
        change: impl FnOnce(&Library, &IssueKey) -> Result<Option<Event>, LibraryError> + Send + 'static,
    ) {
        let Some(id) = self.tab().map(|t| t.id) else { return };
        self.with_bookmarks_of(id, change);
    }

    fn with_bookmarks_of(
        &mut self,
        id: TabId,
        change: impl FnOnce(&Library, &IssueKey) -> Result<Option<Event>, LibraryError> + Send + 'static,
    ) {
        let Some((key, issue)) = self.doc_of(id).map(|d| (d.key.clone(), Arc::clone(&d.issue))) else { return };
        self.keeper.run(move |library, post| {
            // A reader may be faster than the library: then the issue is looked up here.
            let key = key.unwrap_or_else(|| library.recognise(&issue));
            change(library, &key)?.into_iter().for_each(|event| post.send(event));
            post.send(bookmarks(library, id, &key, &issue)?);
            Ok(())
        });
    }

    pub(super) fn add_bookmark(&mut self, place: Place, bytes: usize) {
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

    pub(super) fn change_bookmark(&mut self, id: BookmarkId, change: BookmarkChange) {
        self.with_bookmarks(move |library, key| library.change_bookmark(key, id, change, now()).map(|_| None));
    }

    pub(super) fn delete_bookmark(&mut self, id: BookmarkId) {
        let Some(tab) = self.tab().map(|t| t.id) else { return };
        self.with_bookmarks(move |library, key| {
            let deleted = library.delete_bookmark(key, id)?;
            Ok(Some(Event::Deleted { tab, deleted }))
        });
    }

    pub(super) fn restore_bookmark(&mut self) {
        let Some((tab, deleted)) = self.deleted.pop() else { return };
        self.with_bookmarks_of(tab, move |library, key| {
            let back = library.restore_bookmark(key, &deleted)?;
            Ok(Some(Event::Said(s::BOOKMARK_RESTORED, back.name)))
        });
    }

    /// The library knows the issue: its bookmarks come, and the place of last time unless the session had one.
    pub(super) fn take_known(&mut self, id: TabId, key: IssueKey, place: Option<Anchor>) {
        let Some(tab) = self.tabs.iter_mut().find(|t| t.id == id) else { return };
        let Some(doc) = tab.doc_mut() else { return };
        doc.key = Some(key);
        let untouched = doc.top == Place::default() && !doc.history.can_go_back();
        if untouched && let Some(place) = resumed(&doc.issue, place.as_ref()) {
            doc.view.scroll_to(place, ScrollMode::Keep);
        }
    }
}

/// Tells the library that an issue is open, and the window what the library knows of it.
pub(super) fn recognise(
    library: &Library,
    post: &worker::Post,
    tab: TabId,
    issue: &Arc<Issue>,
    path: Option<&Path>,
) -> Result<(), LibraryError> {
    let opened = library.open_issue(issue, path, now());
    let (key, place) = match &opened {
        Ok((key, record)) => (key.clone(), record.place.clone()),
        Err(_) => (library.recognise(issue), None),
    };
    post.send(Event::Known { tab, key: key.clone(), place });
    post.send(bookmarks(library, tab, &key, issue)?);
    send_earlier(library, post, tab, &key, issue)?;
    if let Some(path) = path {
        let title = issue.title().unwrap_or_else(|| file_name(path));
        let file = RecentFile { path: path.to_owned(), title, time: now(), issue: Some(key.id) };
        post.send(Event::Recent(library.add_recent(file)?));
    }
    opened.map(drop)
}

/// The bookmarks of an issue, each with its place in the text that is open.
pub(super) fn bookmarks(library: &Library, tab: TabId, key: &IssueKey, issue: &Issue) -> Result<Event, LibraryError> {
    let all = library.bookmarks(key)?;
    let anchors: Vec<Anchor> = all.iter().map(|b| b.anchor.clone()).collect();
    let found = Anchor::resolve_all(&anchors, issue);
    Ok(Event::Bookmarks {
        tab,
        all: all.into_iter().zip(found).map(|(bookmark, found)| Placed::new(bookmark, found, issue)).collect(),
    })
}
