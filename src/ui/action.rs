//! What a view asks for. Views borrow the state and send actions; `dispatch` alone carries them out.

use std::path::PathBuf;

use super::command::Command;
use super::facts::SheetKind;
use super::printed::Spot;
use super::strings::{Lang, Tr};
use super::theme::Palette;
use super::worker::TabId;
use crate::facts::Passage;
use crate::issue::{Correction, Date, Place};
use crate::library::{BookmarkId, CiteStyle, CorrectionId};

/// A wish of a view.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Run a command of the table.
    Run(Command),
    /// Open files, each in a tab; one that is open already is shown.
    Open(Vec<PathBuf>),
    /// Show a tab.
    ShowTab(TabId),
    /// Close a tab.
    CloseTab(TabId),
    /// Try to open the tab's file again.
    Retry(TabId),
    /// Stop opening the tab's file.
    CancelOpening(TabId),
    /// Open the tab's file with this password.
    Unlock(TabId, String),
    /// Go to a place, remembering where one was.
    GoTo {
        /// Where to.
        place: Place,
        /// Length of what is marked there, in bytes of the block; 0 for the whole block.
        bytes: usize,
    },
    /// Show a place without leaving a trace in the history (walking through hits).
    Show {
        /// Where to.
        place: Place,
        /// Length in bytes; 0 for the whole block.
        bytes: usize,
    },
    /// Go back to a place exactly, leaving no trace.
    Return(Place),
    /// Show hit number `n` of find, from 0.
    ShowHit(usize),
    /// Copy text.
    CopyText(String),
    /// Copy a paragraph (or the selection) with its citation.
    Quote(Place),
    /// Copy the citation of a place in a form, and use that form from now on.
    Cite {
        /// The form.
        style: CiteStyle,
        /// What is cited.
        place: Place,
    },
    /// List who refers to a place.
    ShowReferences(Place),
    /// Tell the status of the documents at a day.
    SetStatusDate(Date),
    /// Show a table of facts.
    ShowSheet {
        /// Which.
        kind: SheetKind,
        /// Only the tasks of a unit.
        unit: Option<String>,
        /// Only rows with these words.
        filter: Option<String>,
    },
    /// Look for a text.
    FindText(String),
    /// Add a bookmark at a place.
    AddBookmarkAt {
        /// Where.
        place: Place,
        /// Length of what is marked in bytes; 0 for the paragraph.
        bytes: usize,
    },
    /// Rename a bookmark.
    RenameBookmark(BookmarkId, String),
    /// Change a bookmark's note.
    AnnotateBookmark(BookmarkId, String),
    /// Delete a bookmark.
    DeleteBookmark(BookmarkId),
    /// Correct the issue's structure.
    Correct(Box<Correction>),
    /// Withdraw a correction.
    WithdrawCorrection(CorrectionId),
    /// Show a place as it is printed.
    ShowPrinted(Spot),
    /// Leave the printed lines and go to a place in the text.
    ShowText(Place),
}

impl Action {
    /// Go to the text that a fact is read from.
    #[must_use]
    pub fn go_to(passage: Passage) -> Self {
        Self::GoTo { place: passage.place, bytes: passage.end.saturating_sub(passage.place.byte) }
    }
}

/// What every view needs to draw itself.
#[derive(Clone, Copy)]
pub struct Env {
    /// The language to speak.
    pub lang: Lang,
    /// The colours.
    pub palette: &'static Palette,
}

impl Env {
    /// A text in the window's language.
    #[must_use]
    pub fn t(&self, text: Tr) -> &'static str {
        text.get(self.lang)
    }

    /// A text with arguments in the window's language.
    #[must_use]
    pub fn with(&self, text: Tr, args: &[&str]) -> String {
        text.with(self.lang, args)
    }
}
