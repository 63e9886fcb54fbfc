//! The bookmarks of an issue, each with its place in the text that is open.

use crate::issue::{Issue, Place, Resolution, label_path, shorten};
use crate::library::Bookmark;

/// A bookmark with where it stands in the text that is open.
#[derive(Clone, Debug)]
pub struct PlacedBookmark {
    /// The bookmark.
    pub bookmark: Bookmark,
    /// Its place here; `None` when nothing here is like it.
    pub found: Option<Resolution>,
    /// The document there, and the labels on the way down to it.
    pub path: Vec<String>,
}

impl PlacedBookmark {
    /// A bookmark at what was found for it.
    #[must_use]
    pub fn new(bookmark: Bookmark, found: Option<Resolution>, issue: &Issue) -> Self {
        let place = found.map(|found| found.place);
        let document = place.and_then(|place| Some((place.block, issue.documents.get(place.document)?)));
        let mut path = Vec::new();
        if let Some((block, document)) = document {
            path.push(shorten(&document.title, 40));
            path.extend(label_path(document, block).iter().map(|label| shorten(label, 16)));
        }
        Self { bookmark, found, path }
    }
}

/// The bookmarks of one issue.
#[derive(Default)]
pub struct Bookmarks {
    all: Vec<PlacedBookmark>,
    /// Places in reading order, for the marks in the text.
    places: Vec<Place>,
}

impl Bookmarks {
    /// Takes the list as it is on the disk now.
    pub fn set(&mut self, all: Vec<PlacedBookmark>) {
        self.places = all.iter().filter_map(|b| b.found.map(|r| r.place)).collect();
        self.places.sort_unstable();
        self.all = all;
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> &[PlacedBookmark] {
        &self.all
    }

    /// Marked places, in reading order.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }
}
