//! What the page of the library asks for.

use std::path::PathBuf;

/// A wish of the page.
#[derive(Clone, Debug, PartialEq)]
pub enum HeldWish {
    /// Ask the question as it stands now.
    Ask,
    /// Look at a document.
    Preview(i64),
    /// Open a document at a place: document, block, first and last byte.
    Open(i64, usize, usize, usize),
    /// Open an issue.
    OpenIssue(i64),
    /// Ask for a folder to add.
    PickFolder,
    /// Add a folder or file.
    Add(PathBuf),
    /// Try the files again that could not be read.
    Retry,
    /// Pin an issue, or take its pin away.
    Pin(String, bool),
    /// Pause the reading, or go on.
    Pause(bool),
    /// End the reading.
    Cancel,
}
