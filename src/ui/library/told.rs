//! What the threads of the library tell the window.

use std::path::PathBuf;

use crate::facts::EffectKind;
use crate::holdings::{
    Answer, Candidate, Cited, CitedHere, CitingPaper, GoTo, HeldDocument, HeldFile, HeldPlace, HeldState,
    HoldingsError, KeptBlock, Listed, Listing, Question, Root, Row, SavedSearch, Series, Told,
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
    /// What differs in a few signs from the issue that it is taken for.
    pub differing: Vec<HeldFile>,
    /// Files in the folders that are not looked at, by their endings.
    pub passed: Vec<(String, usize)>,
    /// Whether the index answers for all of it.
    pub complete: bool,
    /// The searches that are kept, with how many documents are new of each.
    pub saved: Vec<(SavedSearch, usize)>,
}

/// A document beside the list of hits.
#[derive(Clone, Debug)]
pub struct Preview {
    /// The document.
    pub document: HeldDocument,
    /// Its text.
    pub blocks: Vec<KeptBlock>,
    /// Its state on the day; `None` for one that is only open and not held.
    pub state: Option<HeldState>,
    /// The document that its state rests on.
    pub by: Option<HeldDocument>,
    /// What happened to it.
    pub history: Option<Listed>,
}

/// A document that a citation may mean.
pub type Meant = (Candidate, HeldDocument);

/// A document across issues.
#[derive(Clone, Debug)]
pub struct DocumentPage {
    /// The document, its state and its history.
    pub preview: Preview,
    /// What it cites, each with what may be meant.
    pub cites: Vec<(CitedHere, Vec<Meant>)>,
    /// Who cites it, in other issues.
    pub citing: Vec<(HeldDocument, HeldPlace)>,
}

/// An effect or a citation of which it is not sure on what it is.
#[derive(Clone, Debug)]
pub struct UndecidedRow {
    /// What is done to it; `None` where it is only cited.
    pub effect: Option<EffectKind>,
    /// Title and number as printed.
    pub cited: Cited,
    /// Where.
    pub place: HeldPlace,
    /// The paper that says so.
    pub by: HeldDocument,
    /// Its sentence.
    pub sentence: String,
    /// What may be meant.
    pub candidates: Vec<Meant>,
}

/// What the reader is to decide.
#[derive(Clone, Debug, Default)]
pub struct ToDecide {
    /// Effects, the latest first.
    pub effects: Vec<UndecidedRow>,
    /// Citations, the latest first.
    pub citations: Vec<UndecidedRow>,
    /// There are more of each.
    pub more: (bool, bool),
}

/// What the library has of an instrument that an open issue cites and does not hold.
#[derive(Clone, Debug, Default)]
pub struct Outside {
    /// Who cites what.
    pub asked: (CitingPaper, Cited),
    /// What may be meant; a sure one stands first.
    pub meant: Vec<Meant>,
    /// The state of the sure one, and the paper that it rests on.
    pub state: Option<(HeldState, Option<HeldDocument>)>,
    /// The place in it that is cited, and its text.
    pub place: Option<(HeldPlace, String)>,
}

/// Where a document stands: the file to open, and the place in it.
#[derive(Clone, Debug)]
pub struct Found {
    /// The file, where one is there.
    pub path: Option<PathBuf>,
    /// The SHA-256 of the files that hold this issue.
    pub files: Vec<String>,
    /// The place.
    pub anchor: Anchor,
    /// Bytes that are lit there; 0 for none in particular.
    pub bytes: usize,
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
    /// All rows of a document that answer a question.
    Rows(i64, Question, Vec<Row>),
    /// A document across issues.
    Document(Box<DocumentPage>),
    /// A table across issues.
    Listed(Box<Listed>),
    /// All rows of a table as texts, to be saved or (true) copied.
    Whole(Listing, Vec<Vec<String>>, bool),
    /// What the reader is to decide.
    Undecided(Box<ToDecide>),
    /// What was confirmed is kept: views are asked for again.
    Confirmed,
    /// What an open issue cites.
    Outside(Box<Outside>),
    /// Who cites a document of an open issue: the SHA-256 of its file, its id, and the papers.
    Citing(String, String, Vec<(HeldDocument, HeldPlace)>),
    /// Whether the library has an open issue: the SHA-256 of its file.
    IsHeld(String, bool),
    /// What a text names.
    Named(String, Vec<GoTo>),
    /// A document to open.
    Found(Box<Found>),
    /// What the worker tells.
    Told(Told),
    /// Something went wrong.
    Failed(HoldingsError),
}
