//! The user's data: catalogue, bookmarks, corrections, settings and session. The only place that writes the user's
//! files.
//!
//! A [`Library`] is a data folder. It keeps nothing in memory, so any number of windows may have one on the same
//! folder; every call reads or changes the files, and a change is on the disk when its call returns. The folder:
//!
//! | file | holds |
//! |---|---|
//! | `settings.ron`, `session.ron`, `recent.ron` | [`Settings`], [`Session`], the recent files |
//! | `issues/<id>.ron` | the [`IssueRecord`] of an issue: what it is, where it was, where reading stopped |
//! | `bookmarks/<id>.ron`, `corrections/<id>.ron` | its bookmarks; its corrections |
//! | `backups/<day>/` | copies of these as they were on a day: [`Backup`] |
//! | `reading/`, `crashes/` | what is being read just now; notes on deaths of the program |
//! | `turn.lock`, `write.lock` | held by whoever writes |
//!
//! Folders and files are the user's alone (0700, 0600).
//!
//! The core has no clock: where a time is kept, the caller says what time it is.

mod backup;
mod bookmarks;
mod catalogue;
mod corrections;
mod crash;
mod envelope;
mod error;
mod identity;
mod path_text;
mod private;
mod reading;
mod session;
mod store;

pub use crate::issue::Correction;
pub use backup::{Backup, Restored};
pub use bookmarks::{Bookmark, BookmarkChange, BookmarkColour, BookmarkId, DeletedBookmark, NewBookmark};
pub use catalogue::{IssueRecord, KnownPath};
pub use corrections::{CorrectionId, DeletedCorrection, KeptCorrection};
pub use crash::keep_crash_note;
pub use error::{LibraryError, LibraryNotice};
pub use identity::{IssueId, IssueIdentity, IssueKey, Sketch};
pub use private::temporary_folder;
pub use reading::ReadingMarks;
pub use session::{
    CiteSettings, CiteStyle, Language, RECENT_KEPT, Reading, RecentFile, Session, Settings, Tab, Theme, TreePanel,
    WindowFrame,
};

use std::path::{Path, PathBuf};

use store::Store;

/// Seconds since 1970-01-01 00:00 UTC.
pub type UnixTime = i64;

/// The user's data folder. Shared by reference between threads.
#[derive(Debug)]
pub struct Library {
    store: Store,
}

impl Library {
    /// Where the user's data is: the folder that `GONGBAO_DATA_DIR` names, for portable use, or else the system's
    /// folder for an application's data. `None` if the user has no home.
    #[must_use]
    pub fn default_folder() -> Option<PathBuf> {
        let named = std::env::var_os("GONGBAO_DATA_DIR").filter(|v| !v.is_empty()).map(PathBuf::from);
        named.or_else(|| directories::ProjectDirs::from("", "", "Gongbao").map(|d| d.data_dir().to_owned()))
    }

    /// Where is kept what can be made again: in the data folder that `GONGBAO_DATA_DIR` names, or else the system's folder
    /// for an application's cache.
    #[must_use]
    pub fn cache_folder() -> Option<PathBuf> {
        let named =
            std::env::var_os("GONGBAO_DATA_DIR").filter(|v| !v.is_empty()).map(|v| PathBuf::from(v).join("cache"));
        named.or_else(|| directories::ProjectDirs::from("", "", "Gongbao").map(|d| d.cache_dir().to_owned()))
    }

    /// Opens the library in a folder, which is made if need be. Never fails: what is wrong is told in the notices, and
    /// what can be read can be used.
    #[must_use]
    pub fn open(folder: impl Into<PathBuf>) -> (Self, Vec<LibraryNotice>) {
        let library = Self { store: Store::new(folder.into()) };
        if let Some(guard) = library.heed(library.store.lock()) {
            library.store.sweep(&guard, &["", bookmarks::FOLDER, corrections::FOLDER, catalogue::FOLDER]);
            let folders =
                ["", bookmarks::FOLDER, corrections::FOLDER, catalogue::FOLDER, backup::FOLDER, reading::FOLDER];
            private::close(library.folder(), &folders);
        }
        library.heed(library.settings());
        library.heed(library.session());
        library.heed(library.recent());
        let notices = library.take_notices();
        (library, notices)
    }

    /// The data folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.store.folder()
    }

    /// A file that is there as long as the data folder is: for whoever watches whether it vanishes.
    #[must_use]
    pub fn sentinel(&self) -> PathBuf {
        self.folder().join(store::LOCK)
    }

    /// Makes sure of the data folder: one that was taken away is made again, and a notice says so.
    ///
    /// # Errors
    /// When it can't be made.
    pub fn check_folder(&self) -> Result<(), LibraryError> {
        if self.store.has_vanished() { self.store.lock().map(drop) } else { Ok(()) }
    }

    /// What came up since the last call and should be told to the user: files set aside, files of a newer version.
    #[must_use]
    pub fn take_notices(&self) -> Vec<LibraryNotice> {
        self.store.take_notices()
    }
}

/// The name of an issue's file in one of the folders, relative to the data folder.
fn issue_file(folder: &str, id: &IssueId) -> PathBuf {
    Path::new(folder).join(format!("{id}.ron"))
}

#[cfg(test)]
mod tests;
