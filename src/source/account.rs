//! What a file holds, counted apart from the lines that are made of it.
//!
//! An importer fills it from the file's own parts, before any stage that chooses, orders or drops: the end of `open`
//! holds it against what the issue shows, so that no stage can lose a thing without a word.

use crate::issue::Span;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    /// Its parts with their characters: the pages of a paged source, else the body, notes and so on.
    pub parts: Vec<PartCount>,
    /// What can't be text, in the order of the file.
    pub things: Vec<Thing>,
}

impl Account {
    /// The characters of all parts.
    #[must_use]
    pub fn characters(&self) -> usize {
        self.parts.iter().map(|part| part.characters).sum()
    }
}

/// The characters of one part of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct PartCount {
    /// Where the part stands: the page, or the part's first line or element.
    pub span: Span,
    /// Characters that are no blanks.
    pub characters: usize,
}

/// What a text can only name.
#[derive(Clone, Debug, PartialEq)]
pub struct Thing {
    /// What it is.
    pub kind: ThingKind,
    /// Where it stands.
    pub span: Span,
    /// What the file says of it: an alternative text, the linear form of a formula, the words of a comment.
    pub says: Option<String>,
}

/// The kinds of [`Thing`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ThingKind {
    /// A picture.
    Picture,
    /// A formula.
    Formula,
    /// An embedded object, or a file in the file.
    Object,
    /// A box to tick, a choice, a field to fill in.
    FormMark,
    /// A document inside the document.
    SubDocument,
    /// A reader's comment.
    Comment,
}
