//! The jump box: one line that goes anywhere.
//!
//! Each entry's text is a row of tokens over a table of distinct glyphs ([`glyphs`]). A query is split into terms
//! ([`query`]); for each term every glyph says once what it could take of it ([`align`]), entries are sifted by a
//! mask and by sets of bits ([`fit`]), and the best of them are scored by the fuzzy matcher ([`rank`]).

mod align;
mod cite;
mod entries;
mod fit;
mod glyphs;
mod query;
mod rank;
mod search;
#[cfg(test)]
mod tests;

use serde::Serialize;

use self::entries::Entries;
use super::page_labels::PageLabels;
use super::pages::PageMap;

use crate::issue::{Issue, Place};

pub use cite::spelled_out;

/// What a query for pages names behind the first of them: 11 of p10-11.
#[must_use]
pub fn pages_behind(query: &str) -> Option<String> {
    query::Query::parse(query).pages_behind()
}

/// What a hit of the jump box is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JumpKind {
    /// A document (文件) of the issue, by its title.
    Document,
    /// The title of a text that a document promulgates (印发), or the head of an attachment.
    Title,
    /// A heading: 编, 章, 节, 一、, （一） …
    Heading,
    /// An article (条).
    Article,
    /// A document by its number (发文字号).
    Number,
    /// A printed page.
    Page,
    /// A command of the program.
    Command,
}

/// Where a hit goes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum JumpTarget {
    /// A place in the issue.
    Place(Place),
    /// A command, by its id.
    Command(String),
}

/// Something to jump to that is not in the issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JumpEntry {
    /// A command of the program.
    Command {
        /// What [`JumpTarget::Command`] gives back.
        id: String,
        /// Its names; the first is shown, all are searched.
        names: Vec<String>,
    },
}

/// What the answer depends on beside the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JumpContext {
    /// Index of the document being read: its articles come first.
    pub document: Option<usize>,
    /// At most so many hits.
    pub limit: usize,
}

impl Default for JumpContext {
    fn default() -> Self {
        Self { document: None, limit: 50 }
    }
}

/// An answer of the jump box.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct JumpHit {
    /// What it is.
    pub kind: JumpKind,
    /// Where it goes.
    pub target: JumpTarget,
    /// The text to show.
    pub text: String,
    /// Indexes of the characters (not bytes) of [`JumpHit::text`] that the query matched, ascending.
    pub matched: Vec<usize>,
    /// What it stands under: the document's title, then labels (第二章). Empty for documents and commands.
    pub path: Vec<String>,
    /// The document's number (发文字号).
    pub number: Option<String>,
    /// The printed page.
    pub page: Option<u32>,
    /// The page is an estimate.
    pub page_guessed: bool,
    /// The place is an estimate: printed pages that the source does not mark are found by proportion.
    pub approximate: bool,
    /// The greater the better; only comparable within one answer.
    pub score: i64,
}

/// A query of more signs than this finds nothing: no title, number or citation is so long, and what is pasted by mistake must not hold up the window.
pub const LONGEST_QUERY: usize = 2000;

/// Whether a query has more signs than the longest one that is answered: 2,000 characters.
#[must_use]
pub fn is_too_long(query: &str) -> bool {
    query.chars().nth(LONGEST_QUERY).is_some()
}

/// Everything one can jump to, prepared for search at each keystroke.
#[derive(Debug, Default)]
pub struct JumpIndex {
    entries: Entries,
    pages: PageMap,
    labels: PageLabels,
}

impl JumpIndex {
    /// Prepares the places of an issue.
    #[must_use]
    pub fn build(issue: &Issue) -> Self {
        Self::build_with(issue, &[])
    }

    /// Prepares the places of an issue and further entries.
    #[must_use]
    pub fn build_with(issue: &Issue, extra: &[JumpEntry]) -> Self {
        Self { entries: Entries::build(issue, extra), pages: PageMap::build(issue), labels: PageLabels::of(issue) }
    }

    /// The best hits for what was typed, best first. An empty query gives the documents in order.
    ///
    /// Terms are separated by white space and must all match: at least one in the hit's own text, the others there, in
    /// what it stands under, in its document's number or page. A query that begins with `>` looks for commands only; one that
    /// [is too long](is_too_long) finds nothing.
    #[must_use]
    pub fn query(&self, query: &str, context: &JumpContext) -> Vec<JumpHit> {
        if is_too_long(query) {
            return Vec::new();
        }
        search::query(self, &query::Query::parse(query), context)
    }

    /// The answer to a query that is a citation, as whoever understands citations has found the places that it may mean: these first, then the other
    /// hits. A cited paragraph is given the kind of what it stands in.
    #[must_use]
    pub fn query_cited(&self, issue: &Issue, cited: &[Place], query: &str, context: &JumpContext) -> Vec<JumpHit> {
        let others = self.query(query, context);
        let best = others.first().map_or(0, |h| h.score);
        let mut hits: Vec<JumpHit> = Vec::new();
        for (n, place) in cited.iter().enumerate() {
            let Some(mut hit) = search::cited(self, issue, *place) else { continue };
            hit.score = best.saturating_add(i64::try_from(cited.len() - n).unwrap_or(1));
            if hits.iter().all(|known| known.target != hit.target) {
                hits.push(hit);
            }
        }
        let known = hits.len();
        hits.extend(others);
        let mut seen = 0;
        let first: Vec<JumpHit> = hits.iter().take(known).cloned().collect();
        hits.retain(|hit| {
            seen += 1;
            seen <= known || !first.iter().any(|cited| cited.target == hit.target || is_same_document(cited, hit))
        });
        hits.truncate(context.limit);
        hits
    }

    /// The printed pages of the issue.
    #[must_use]
    pub fn pages(&self) -> &PageMap {
        &self.pages
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.list.len()
    }

    /// Whether there is nothing to jump to.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.list.is_empty()
    }
}

/// Whether two hits are one document under one title: rules, and the order that issues them, read alike in a list.
fn is_same_document(a: &JumpHit, b: &JumpHit) -> bool {
    let document = |hit: &JumpHit| match hit.target {
        JumpTarget::Place(place) => Some(place.document),
        JumpTarget::Command(_) => None,
    };
    let documents = a.kind == JumpKind::Document && b.kind == JumpKind::Document;
    documents && document(a) == document(b) && a.text == b.text
}
