//! The user's data: catalogue, marks, corrections, settings and session. The only place that writes these files.
//!
//! A [`Library`] is a data folder. What it keeps in memory is asked again when a file has changed, so any number of windows may have one on the same
//! folder; every call reads or changes the files, and a change is on the disk when its call returns. The folder:
//!
//! | file | holds |
//! |---|---|
//! | `settings.ron`, `recent.ron` | [`Settings`], the recent files |
//! | `session.ron`, `session-2.ron` … | the [`Session`] of each window, with a lock that the window holds |
//! | `issues/<id>.ron` | the [`IssueRecord`] of an issue: what it is, where it was, where reading stopped |
//! | `bookmarks/<id>.ron`, `corrections/<id>.ron` | its marks (bookmarks, highlights, underlines); its corrections |
//! | `backups/<day>/` | copies of these as they were on a day: [`Backup`] |
//! | `reading/`, `crashes/` | what is being read just now; notes on deaths of the program |
//! | `turn.lock`, `write.lock` | held by whoever writes |
//!
//! Folders and files are the user's alone (0700, 0600).
//!
//! The core has no clock: where a time is kept, the caller says what time it is.

mod backup;
mod catalogue;
mod corrections;
mod crash;
mod envelope;
mod error;
mod identity;
mod marks;
mod marks_file;
mod path_text;
mod private;
mod reading;
mod session;
mod store;
mod window;

pub use crate::issue::Correction;
pub use backup::{Backup, Restored};
pub use catalogue::{IssueRecord, KnownPath};
pub use corrections::{CorrectionId, DeletedCorrection, KeptCorrection};
pub use crash::keep_crash_note;
pub use error::{LibraryError, LibraryNotice};
pub use identity::{Figures, IssueId, IssueIdentity, IssueKey, Sketch};
pub use marks::{Mark, MarkChange, MarkColour, MarkEdit, MarkId, MarkKind, MarkSource, MarkedIssue, NewMark};
pub use marks_file::{
    CarriedMark, CarriedMarks, MARK_COLUMNS, MarkLine, NoMarks, by_issue, citation, mark_rows, marks_from,
    marks_markdown,
};
pub use path_text::{from_text as path_from_text, to_text as path_to_text};
pub use private::{
    close_files as close_private_files, make_folders as make_private_folders, options as private_file, temporary_folder,
};
pub use reading::ReadingMarks;
pub use session::{
    CiteSettings, CiteStyle, Interface, Language, MarkSettings, RECENT_KEPT, Reading, RecentFile, Session, Settings,
    Shown, Tab, Theme, TreePanel, WindowFrame,
};

pub use window::SessionSlot;

use std::path::{Path, PathBuf};

use store::Store;

/// Seconds since 1970-01-01 00:00 UTC.
pub type UnixTime = i64;

/// The user's data folder. Shared by reference between threads.
#[derive(Debug)]
pub struct Library {
    store: Store,
}

/// The folder of the library of gazettes, below the data folder.
pub const HOLDINGS: &str = "holdings";

/// The folders of the data.
const FOLDERS: &[&str] =
    &[marks::FOLDER, corrections::FOLDER, catalogue::FOLDER, backup::FOLDER, reading::FOLDER, HOLDINGS];

/// Whether a file is one of a data folder's, wherever links to it stand.
fn is_of_data(folder: &Path, path: &Path) -> bool {
    // What is not there yet would be made in the place of one of them.
    let beside = || Some(path.parent()?.canonicalize().ok()?.join(path.file_name()?));
    let (Ok(own), Some(whole)) = (folder.canonicalize(), path.canonicalize().ok().or_else(beside)) else {
        return false;
    };
    let Ok(below) = whole.strip_prefix(&own) else { return false };
    let ending = below.extension().unwrap_or_default();
    let alone = below.components().count() == 1 && (ending == "ron" || ending == "lock");
    alone || FOLDERS.iter().any(|folder| below.starts_with(folder))
}

/// The reader's own folder, where dialogs begin; `None` where the system tells of none.
#[must_use]
pub fn home_folder() -> Option<PathBuf> {
    directories::UserDirs::new().map(|dirs| dirs.home_dir().to_owned())
}

impl Library {
    /// Where the user's data is: the folder that `GONGBAO_DATA_DIR` names, for portable use, or else the system's
    /// folder for an application's data. `None` if the user has no home.
    #[must_use]
    pub fn default_folder() -> Option<PathBuf> {
        let named = std::env::var_os("GONGBAO_DATA_DIR").filter(|v| !v.is_empty()).map(PathBuf::from);
        named.or_else(|| directories::ProjectDirs::from("", "", "Gongbao").map(|d| d.data_dir().to_owned()))
    }

    /// Whether a path is that of a file of the user's data, or of what is kept of issues. What somebody else put beside them
    /// is not.
    #[must_use]
    pub fn is_own_data(path: &Path) -> bool {
        Self::default_folder().is_some_and(|folder| is_of_data(&folder, path))
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
            library.store.sweep(&guard, &["", marks::FOLDER, corrections::FOLDER, catalogue::FOLDER, backup::FOLDER]);
            let folders = ["", marks::FOLDER, corrections::FOLDER, catalogue::FOLDER, backup::FOLDER, reading::FOLDER];
            private::close(library.folder(), &folders);
        }
        library.heed(library.settings());
        library.heed(library.session());
        library.heed(library.recent());
        let notices = library.take_notices();
        (library, notices)
    }

    /// The library in a folder, to be looked at only: nothing is made, set aside or swept.
    ///
    /// # Errors
    /// [`LibraryError::Unreadable`] for what is no folder, or can't be read. One that is not there is empty.
    pub fn look_into(folder: impl Into<PathBuf>) -> Result<Self, LibraryError> {
        let folder = folder.into();
        for below in [folder.clone(), folder.join(backup::FOLDER)] {
            match std::fs::read_dir(&below) {
                Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
                    return Err(LibraryError::Unreadable { file: below, cause });
                }
                _ => {}
            }
        }
        Ok(Self { store: Store::new(folder) })
    }

    /// The data folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.store.folder()
    }

    /// The folders in which another machine may change what is shown: for whoever watches them.
    #[must_use]
    pub fn watched_folders(&self) -> Vec<PathBuf> {
        let folder = self.folder();
        [folder.to_owned(), folder.join(marks::FOLDER), folder.join(corrections::FOLDER)].into()
    }

    /// Looks whether another window or machine has changed bookmarks or corrections that were read or written here, has left
    /// copies beside them, or has taken the folder away. What is found is told by [`Library::take_notices`].
    ///
    /// # Errors
    /// When a file can't be read, or the folder can't be made again.
    pub fn look_for_changes(&self) -> Result<(), LibraryError> {
        self.store.look_for_changes(&["", marks::FOLDER, corrections::FOLDER])
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
