//! Anchors: a place in a document that survives a re-parse, a better parser and a corrected copy of the file.
//!
//! An anchor is looked for in stages: the quote as it is in the same document, where context, labels and position
//! choose among its occurrences; what is most like it in that document; the labels alone, as a guess; the same in the other documents. All text
//! is compared folded, and the text of a document as one run, so that width forms, spaces and the borders of blocks
//! don't matter. Each stage is linear in the text.

mod align;
mod seek;
mod text;

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{Document, Issue, Place, label_path};
use seek::{Query, trust};
use text::{DocumentText, Outline, likeness_of_titles};

/// A place, remembered by what stands there rather than by where it stood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Anchor {
    /// Document number (发文字号) in normal form, when the document has one.
    pub number: Option<String>,
    /// The document's title.
    pub title: String,
    /// Labels on the way down (第二章, 第十五条), each of at most 80 characters.
    pub path: Vec<String>,
    /// The text marked, or the first characters of the paragraph (at most 120 characters).
    pub quote: String,
    /// Up to 24 characters before the quote, in the same document.
    pub before: String,
    /// Up to 24 characters after it.
    pub after: String,
    /// Characters from the start of the block at which the quote begins.
    pub offset: usize,
    /// Where it stood when it was made. Only chooses among places that fit equally well.
    pub was: Place,
}

/// Where an anchor stands in an issue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Resolution {
    /// The place found.
    pub place: Place,
    /// Where the text that the quote was found in ends; `place` itself where the place alone was found.
    pub end: Place,
    /// 1 when everything fits; below about 0.5 it is a guess that the reader should be told of.
    pub confidence: f32,
}

/// Characters of a quote.
const QUOTE: usize = 120;
/// Characters of the last words of a long passage.
const TAIL: usize = 60;
/// Characters of context on each side.
const CONTEXT: usize = 24;
/// Characters of a label: headings without one give their text, which may be long.
const LABEL: usize = 80;

/// An exact quote this sure needs no comparison with what is merely like it.
const SURE: f32 = 0.9;
/// Below this the other documents are looked through.
const FAIR: f32 = 0.5;
/// Below this nothing was found.
const LEAST: f32 = 0.3;
/// What is found this surely in the anchor's own document needs no comparison with documents that are merely like it.
const CLEAR: f32 = 0.7;
/// A document this like the anchor's may be the same.
const SAME_DOCUMENT: f32 = 0.5;
/// One this like it is it, in all that is known of it: its number, or its whole title.
const OWN_DOCUMENT: f32 = 0.95;

impl Anchor {
    /// The anchor of a stretch of text: from `place`, `bytes` long (0: the paragraph from there on). What goes beyond
    /// the block or beyond 120 characters is left out; a byte inside a character means that character.
    #[must_use]
    pub fn new(issue: &Issue, place: Place, bytes: usize) -> Self {
        let Some(document) = issue.documents.get(place.document) else {
            return Self { was: place, ..Self::default() };
        };
        let mut anchor = Self {
            number: document.number.clone(),
            title: document.title.clone(),
            was: Place { byte: 0, ..place },
            ..Self::default()
        };
        let Some(block) = document.blocks.get(place.block) else { return anchor };
        let text = block.text.as_str();
        let mut from = text.floor_char_boundary(place.byte);
        let mut to = if bytes == 0 { text.len() } else { text.ceil_char_boundary(place.byte.saturating_add(bytes)) };
        if text.get(from..to).is_none_or(|t| t.trim().is_empty()) {
            // Nothing is marked that could be found again: the paragraph as such.
            (from, to) = (0, text.len());
        }
        anchor.path = path_of(document, place.block);
        anchor.quote = text.get(from..to).unwrap_or_default().chars().take(QUOTE).collect();
        anchor.offset = text.get(..from).unwrap_or_default().chars().count();
        anchor.was.byte = from;
        (anchor.before, anchor.after) = context(document, place.block, from, from + anchor.quote.len());
        anchor
    }

    /// The place in `issue` that the anchor means, or `None` when no passage is like it. Linear in the text of the
    /// issue, and immediate where nothing has changed.
    #[must_use]
    pub fn resolve(&self, issue: &Issue) -> Option<Resolution> {
        self.resolve_in(&Reader::new(issue))
    }

    /// [`Anchor::resolve`] for many anchors, in their order, with the work on the issue's text done once.
    #[must_use]
    pub fn resolve_all(anchors: &[Self], issue: &Issue) -> Vec<Option<Resolution>> {
        let reader = Reader::new(issue);
        anchors.iter().map(|a| a.resolve_in(&reader)).collect()
    }

    /// The anchors of all text between two places of a document: of its beginning and, where the quote of that does not
    /// reach so far, of its last words.
    #[must_use]
    pub fn of_passage(issue: &Issue, from: Place, to: Place) -> (Self, Option<Self>) {
        let text = |place: Place| issue.block(place.document, place.block).map_or("", |b| b.text.as_str());
        let same = (from.document, from.block) == (to.document, to.block);
        let end = if same { to.byte } else { text(from).len() };
        let head = Self::new(issue, from, end.saturating_sub(from.byte).max(1));
        if same && head.was.byte + head.quote.len() >= to.byte.min(text(from).len()) {
            return (head, None);
        }
        let last = text(to).get(..text(to).floor_char_boundary(to.byte)).unwrap_or_default();
        let begin = if same { from.byte } else { 0 };
        let start = last.char_indices().rev().take(TAIL).map(|(at, _)| at).filter(|at| *at >= begin).last();
        let Some(start) = start.filter(|start| last.get(*start..).is_some_and(|t| !t.trim().is_empty())) else {
            return (head, None);
        };
        let tail = Self::new(issue, Place { byte: start, ..to }, last.len() - start);
        (head, Some(tail))
    }

    /// Where passages stand that were remembered by [`Anchor::of_passage`]: from the place of the first words to the end of
    /// the last. One whose end is not found is as long as its first words.
    #[must_use]
    pub fn resolve_passages<'a>(
        passages: impl Iterator<Item = (&'a Self, Option<&'a Self>)>,
        issue: &Issue,
    ) -> Vec<Option<Resolution>> {
        let reader = Reader::new(issue);
        let find = |(head, tail): (&Self, Option<&Self>)| {
            let found = head.resolve_in(&reader)?;
            let last = tail.and_then(|tail| tail.resolve_in(&reader));
            // What is like the last words only a little is no end.
            let last = last.filter(|last| last.confidence >= FAIR);
            let last = last.filter(|last| last.place.document == found.place.document && last.end > found.place);
            let sure = if tail.is_some() && last.is_none() { 0.9 * FAIR } else { 1.0 };
            let confidence = last.map_or(found.confidence, |last| last.confidence.min(found.confidence)).min(sure);
            Some(Resolution { end: last.map_or(found.end, |last| last.end), confidence, ..found })
        };
        passages.map(find).collect()
    }

    fn resolve_in(&self, reader: &Reader) -> Option<Resolution> {
        if self.stands_unmoved(reader) {
            let end = Place { byte: self.was.byte + self.quote.len(), ..self.was };
            return Some(Resolution { place: self.was, end, confidence: 1.0 });
        }
        let query = Query::of(self);
        let likeness = reader.likeness(self);
        let documents = |(least, below): (f32, f32)| {
            likeness.iter().copied().filter(move |&(_, like)| (least..below).contains(&like))
        };
        if query.is_empty() {
            // Only the document is known: an anchor of a document without text.
            let (index, like) = documents((SAME_DOCUMENT, f32::INFINITY)).next()?;
            let place = Place { document: index, ..Place::default() };
            return Some(Resolution { place, end: place, confidence: 0.4 * like });
        }
        let mut best: Option<Resolution> = None;
        let tiers = [(OWN_DOCUMENT, f32::INFINITY), (SAME_DOCUMENT, OWN_DOCUMENT), (0.0, SAME_DOCUMENT)];
        for (tier, enough) in tiers.into_iter().zip([CLEAR, FAIR, FAIR]) {
            // Nothing in a document is trusted more than the document is: once something is found that is as sure, the
            // less like ones have nothing better.
            let worth = |best: &Option<Resolution>, like: f32| best.is_none_or(|b| b.confidence < trust(like));
            for (index, like) in documents(tier) {
                if worth(&best, like) {
                    take_better(&mut best, query.exact(reader, index, like));
                }
            }
            if best.is_none_or(|b| b.confidence < SURE) {
                for (index, like) in documents(tier) {
                    if worth(&best, like) {
                        take_better(&mut best, query.alike(reader, index, like));
                    }
                }
            }
            if best.is_some_and(|b| b.confidence >= enough) {
                break;
            }
            for (index, like) in documents(tier) {
                take_better(&mut best, query.labelled(reader, index, like));
            }
        }
        best.filter(|b| b.confidence >= LEAST)
    }

    /// Whether all that the anchor says is still true at the place where it was made.
    fn stands_unmoved(&self, reader: &Reader) -> bool {
        let Some(document) = reader.issue.documents.get(self.was.document) else { return false };
        let Some(block) = document.blocks.get(self.was.block) else { return false };
        let there = block.text.get(self.was.byte..);
        let same = !self.quote.is_empty()
            && there.is_some_and(|t| t.starts_with(&self.quote))
            && document.number == self.number
            && document.title == self.title;
        same && reader.outline(self.was.document).is_some_and(|o| o.path_is(self.was.block, &self.path))
            && context(document, self.was.block, self.was.byte, self.was.byte + self.quote.len())
                == (self.before.clone(), self.after.clone())
    }

    /// How surely a document is the one the anchor was made in, 0 to 1.
    fn likeness_of(&self, document: &Document) -> f32 {
        let title = likeness_of_titles(&self.title, &document.title);
        match (&self.number, &document.number) {
            (Some(a), Some(b)) if a == b || crate::zh::fold::folded(a) == crate::zh::fold::folded(b) => {
                0.97 + 0.03 * title
            }
            // Two documents of one title are common (appointments); so is a number corrected.
            (Some(_), Some(_)) => 0.6 * title,
            (None, None) if self.title.is_empty() && document.title.is_empty() => 0.6,
            (None, None) => title,
            _ => 0.95 * title,
        }
    }
}

fn take_better(best: &mut Option<Resolution>, found: Option<Resolution>) {
    if let Some(found) = found
        && best.is_none_or(|b| found.confidence > b.confidence)
    {
        *best = Some(found);
    }
}

fn path_of(document: &Document, block: usize) -> Vec<String> {
    label_path(document, block).into_iter().map(|label| label.chars().take(LABEL).collect()).collect()
}

/// Up to 24 characters before byte `from` and after byte `to` of a block, running on into its neighbours.
fn context(document: &Document, block: usize, from: usize, to: usize) -> (String, String) {
    let text = document.blocks.get(block).map_or("", |b| &b.text);
    let earlier = document.blocks.get(..block).unwrap_or_default().iter().rev();
    let later = document.blocks.get(block + 1..).unwrap_or_default().iter();
    let before = text.get(..from).into_iter().chain(earlier.map(|b| b.text.as_str()));
    let before: Vec<char> = before.flat_map(|t| t.chars().rev()).take(CONTEXT).collect();
    let after = text.get(to..).into_iter().chain(later.map(|b| b.text.as_str()));
    (before.into_iter().rev().collect(), after.flat_map(str::chars).take(CONTEXT).collect())
}

/// What a document is called by.
type NumberAndTitle = (Option<String>, String);

/// Documents with how like they are to that of an anchor, the likest first.
type Likeness = Rc<[(usize, f32)]>;

/// An issue as anchors read it: folded text and outlines, made when first asked for.
struct Reader<'a> {
    issue: &'a Issue,
    documents: Vec<(OnceCell<DocumentText>, OnceCell<Outline>)>,
    /// How like the documents are to that of an anchor, by its number and title: many anchors are of one document.
    likeness: RefCell<HashMap<NumberAndTitle, Likeness>>,
}

impl<'a> Reader<'a> {
    fn new(issue: &'a Issue) -> Self {
        let documents = issue.documents.iter().map(|_| Default::default()).collect();
        Self { issue, documents, likeness: RefCell::default() }
    }

    fn likeness(&self, anchor: &Anchor) -> Likeness {
        let key = (anchor.number.clone(), anchor.title.clone());
        let known = self.likeness.borrow().get(&key).map(Rc::clone);
        known.unwrap_or_else(|| {
            let documents = self.issue.documents.iter().enumerate();
            let mut all: Vec<(usize, f32)> = documents.map(|(index, d)| (index, anchor.likeness_of(d))).collect();
            // Stable: of those that are as like the first.
            all.sort_by(|a, b| b.1.total_cmp(&a.1));
            let all: Likeness = all.into();
            self.likeness.borrow_mut().insert(key, Rc::clone(&all));
            all
        })
    }

    fn text(&self, document: usize) -> Option<&DocumentText> {
        let of = self.issue.documents.get(document)?;
        Some(self.documents.get(document)?.0.get_or_init(|| DocumentText::of(of)))
    }

    fn outline(&self, document: usize) -> Option<&Outline> {
        let of = self.issue.documents.get(document)?;
        Some(self.documents.get(document)?.1.get_or_init(|| Outline::of(of)))
    }
}

#[cfg(test)]
mod tests;
