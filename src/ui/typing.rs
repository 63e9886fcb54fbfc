//! What the reader is writing, from its first sign until it is kept.
//!
//! A view that has such a text says so in each frame. What it does not say any more is kept: whichever way the reader has
//! left, nothing that was typed is lost but by the button that says so. While it is written it is kept, too, every few
//! seconds, as a session may end without a word.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::issue::Place;
use crate::library::{MarkColour, MarkEdit, MarkId};

/// What is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Written {
    /// The note of a mark that is to be made.
    NewNote((Place, Place), MarkColour),
    /// The note of a mark.
    Note(MarkId),
    /// The name of a mark.
    Name(MarkId),
}

/// A text as it is written now.
#[derive(Clone, Debug, PartialEq)]
pub struct Typing {
    /// What it is.
    pub of: Written,
    /// The text.
    pub text: String,
    /// What of it was kept.
    pub kept: Kept,
}

/// What was kept of a text while it was written; the box and the thread that keeps it share it.
#[derive(Clone, Debug, Default)]
pub struct Kept(Arc<Mutex<State>>);

impl PartialEq for Kept {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What was kept.
#[derive(Debug, Default)]
pub struct State {
    /// The mark that has it.
    pub mark: Option<MarkId>,
    /// It was made for it, since the reader began to write.
    pub made: bool,
    /// The text that was there before.
    pub was: Option<String>,
    /// The last change.
    pub last: Option<MarkEdit>,
}

impl Kept {
    /// What was kept.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Typing {
    /// Whether another is the same box.
    #[must_use]
    pub fn is_same_box(&self, other: &Self) -> bool {
        self.kept == other.kept
    }
}
