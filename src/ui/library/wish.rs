//! What the page of the library, and views that look into it, ask for.

use std::path::PathBuf;

use super::view::View;
use crate::holdings::{Cited, CitingPaper, HeldPlace};

/// A wish of the page, or of a view that looks into the library.
#[derive(Clone, Debug, PartialEq)]
pub enum HeldWish {
    /// Ask the question as it stands now.
    Ask,
    /// Look at a document.
    Preview(i64),
    /// List all rows of a document.
    Expand(i64),
    /// Open a document at a place.
    Open(HeldPlace),
    /// Open an issue.
    OpenIssue(i64),
    /// Show a view of the page.
    View(View),
    /// Ask again for the view that is shown.
    Renew,
    /// Save the table that is shown.
    SaveTable,
    /// Copy the table that is shown.
    CopyTable,
    /// Keep the question as it stands now under a name.
    SaveSearch(String),
    /// Ask a question that was kept; only for what is new of it, where that is so wanted.
    AskSaved(String, bool),
    /// Delete a question that was kept.
    ForgetSearch(String),
    /// Keep what the reader says of a citation in a document: which it means, or none of those that are held.
    Confirm(i64, Cited, Option<i64>),
    /// Forget what the reader has said of it.
    Unconfirm(i64, Cited),
    /// Look for what a paper of an open issue cites.
    Outside(Box<(CitingPaper, Cited, Option<String>)>),
    /// Look for the papers that cite one of an open issue: the SHA-256 of its file, its id.
    Citing(String, String),
    /// Look whether the library has an open issue: the SHA-256 of its file.
    IsHeld(String),
    /// Look for what a text names: for the jump box.
    Named(String),
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
