//! What the threads of the library tell the window.

use std::path::PathBuf;

use crate::holdings::{
    Answer, GoTo, HeldDocument, HeldFile, HeldState, HistoryRow, HoldingsError, KeptBlock, Question, Root, Series, Told,
};
use crate::issue::Anchor;

/// What the page shows while nothing is looked for.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// Series, years, issues.
    pub series: Vec<Series>,
    /// The folders that were added.
    pub roots: Vec<Root>,
    /// What could not be read.
    pub failed: Vec<HeldFile>,
    /// Whether the index answers for all of it.
    pub complete: bool,
}

/// A document beside the list of hits.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The document.
    pub document: HeldDocument,
    /// Its text.
    pub blocks: Vec<KeptBlock>,
    /// Its state today.
    pub state: HeldState,
    /// The document that its state rests on.
    pub by: Option<HeldDocument>,
    /// What happened to it.
    pub history: Vec<HistoryRow>,
}

/// Where a document stands: the file to open, and the place in it.
#[derive(Clone, Debug)]
pub struct Found {
    /// The file, where one is there.
    pub path: Option<PathBuf>,
    /// The place.
    pub anchor: Anchor,
    /// What is looked for there.
    pub text: String,
}

/// What the threads of the library tell the window.
#[derive(Debug)]
pub enum HeldEvent {
    /// The shelf as it is now.
    Shelf(Box<Shelf>),
    /// The answer to a question, and what it names.
    Answer(Question, Box<Answer>, Vec<GoTo>),
    /// A document to look at.
    Preview(Box<Preview>),
    /// A document to open.
    Found(Box<Found>),
    /// What the worker tells.
    Told(Told),
    /// Something went wrong.
    Failed(HoldingsError),
}
