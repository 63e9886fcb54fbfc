//! Find in one issue: what is looked for, and what was found. The bar is in [`bar`], the list of hits is a panel.

mod bar;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::action::Action;
use super::reading::Stretch;
use crate::issue::{Issue, Place, Span};
use crate::search::{FindError, FindHit, FindIndex, FindQuery, FindResults, FindScope, FindSection};

/// Up to this many bytes of text are searched between two frames; more on a thread.
const AT_ONCE_BYTES: usize = 2 << 20;

/// State of find in one issue.
#[derive(Default)]
pub struct Find {
    /// The bar is shown.
    pub open: bool,
    /// What was found.
    pub hits: Hits,
    text: String,
    this_document: bool,
    regex: bool,
    focus: bool,
    /// A hit was gone to since the bar is shown.
    set_out: bool,
    /// The next hits are not gone to.
    quiet: bool,
    /// Where the bar ended when it was drawn last.
    bottom: f32,
    /// Which of the hits outside the documents was shown last.
    shown_outside: Option<usize>,
    asked: Option<FindQuery>,
    running: Option<Arc<AtomicBool>>,
    error: Option<FindError>,
}

/// The hits of a search.
#[derive(Default)]
pub struct Hits {
    /// The hits.
    pub results: FindResults,
    /// The same by section.
    pub sections: Vec<FindSection>,
    /// Where what is looked for stands outside the documents, in the source.
    pub outside: Vec<Span>,
    /// Which one was gone to last.
    pub current: Option<usize>,
    /// Counts the changes: of the hits, and of which is current.
    pub changes: (u64, u64),
    stretches: Vec<Stretch>,
}

impl Hits {
    fn set(&mut self, (results, sections, outside): Found) {
        let stretch = |h: &FindHit| Stretch {
            document: h.place.document,
            block: h.place.block,
            bytes: h.place.byte..h.place.byte + h.bytes,
        };
        self.stretches = results.hits.iter().map(stretch).collect();
        (self.results, self.sections, self.outside, self.current) = (results, sections, outside, None);
        self.changes.0 += 1;
    }
}

/// What a search found: the hits, the same by section, and where else it stands.
type Found = (FindResults, Vec<FindSection>, Vec<Span>);

/// A search that is to be made on a thread.
pub struct FindJob {
    index: Arc<FindIndex>,
    query: FindQuery,
    cancel: Arc<AtomicBool>,
}

impl FindJob {
    /// Makes the search; nothing when it was stopped.
    #[must_use]
    pub fn run(self) -> Option<FindAnswer> {
        let result = self.index.find_cancellable(&self.query, &self.cancel);
        let answer = FindAnswer::new(&self.index, self.query, result);
        (!self.cancel.load(Ordering::Relaxed)).then_some(answer)
    }
}

/// Results of a search.
pub struct FindAnswer {
    query: FindQuery,
    result: Result<Found, FindError>,
}

impl FindAnswer {
    fn new(index: &FindIndex, query: FindQuery, result: Result<FindResults, FindError>) -> Self {
        let result = result.map(|found| {
            let sections = index.sections(&found);
            let outside = index.outside(&query).unwrap_or_default();
            (found, sections, outside)
        });
        Self { query, result }
    }
}

impl Find {
    /// Shows the bar and puts the keyboard in it, with `text` if it is given.
    pub fn show(&mut self, text: Option<String>) {
        self.set_out &= self.open;
        self.open = true;
        self.focus = true;
        if let Some(text) = text {
            self.text = text;
        }
    }

    /// Shows the bar with what the reader looked for elsewhere: he is at a hit already, and sets out from none.
    pub fn show_arrived(&mut self, text: String) {
        self.show(Some(text));
        self.set_out = true;
    }

    /// Shows the bar as it was before it was hidden: the keyboard stays where it is, unless there is nothing to find.
    pub fn show_again(&mut self) {
        if !self.open && self.text.is_empty() {
            self.show(None);
        }
        self.open = true;
    }

    /// Whether the reader goes to a hit for the first time since he began to look: the place is one to come back to.
    pub fn sets_out(&mut self) -> bool {
        !std::mem::replace(&mut self.set_out, true)
    }

    /// Where the bar ended when it was drawn last; nothing lies over it.
    #[must_use]
    pub fn bottom(&self) -> f32 {
        if self.open { self.bottom } else { 0.0 }
    }

    /// The next place outside the documents, where what is looked for stands in the source.
    fn next_outside(&mut self) -> Option<Span> {
        let next = self.shown_outside.map_or(0, |n| n + 1) % self.hits.outside.len().max(1);
        self.shown_outside = Some(next);
        self.hits.outside.get(next).copied()
    }

    /// Hides the bar and the hits.
    pub fn close(&mut self) {
        self.open = false;
    }

    /// The hits to light, and which is the current one; none while the bar is hidden.
    #[must_use]
    pub fn marks(&self) -> (&[Stretch], Option<usize>) {
        if self.open { (&self.hits.stretches, self.hits.current) } else { (&[], None) }
    }

    /// Place and length in bytes of a hit.
    #[must_use]
    pub fn hit(&self, n: usize) -> Option<(Place, usize)> {
        self.hits.results.hits.get(n).map(|h| (h.place, h.bytes))
    }

    /// What is looked for.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Forgets the hits, which are places of an issue that was understood anew, and looks again, moving nothing.
    pub fn renew(&mut self) {
        (self.asked, self.quiet) = (None, true);
        self.hits.set(Default::default());
    }

    /// Makes a hit the current one.
    pub fn set_current(&mut self, n: usize) {
        self.hits.current = Some(n);
        self.hits.changes.1 += 1;
    }

    /// The hit after the current one, or after `at` when there is none; goes round at the end.
    #[must_use]
    pub fn step(&self, forward: bool, at: Place) -> Option<usize> {
        let count = self.hits.results.hits.len();
        if count == 0 {
            return None;
        }
        Some(match (self.hits.current, forward) {
            (Some(n), true) => (n + 1) % count,
            (Some(n), false) => (n + count - 1) % count,
            (None, true) => self.first_from(at),
            (None, false) => (self.first_from(at) + count - 1) % count,
        })
    }

    fn first_from(&self, at: Place) -> usize {
        let n = self.hits.results.hits.partition_point(|h| h.place < at);
        if n < self.hits.results.hits.len() { n } else { 0 }
    }

    /// Looks again if what is asked has changed. `at` is where the reader is. Gives what is to be done on a thread, when
    /// there is too much text for a frame.
    pub fn update(
        &mut self,
        index: Option<&Arc<FindIndex>>,
        issue: &Issue,
        at: Place,
        out: &mut Vec<Action>,
    ) -> Option<FindJob> {
        let index = index.filter(|_| self.open)?;
        let scope = if self.this_document { FindScope::Document(at.document) } else { FindScope::Whole };
        let query = FindQuery { text: self.text.clone(), regex: self.regex, scope };
        if self.asked.as_ref() == Some(&query) {
            return None;
        }
        self.asked = Some(query.clone());
        if let Some(running) = self.running.take() {
            running.store(true, Ordering::Relaxed);
        }
        let bytes: usize = issue.documents.iter().flat_map(|d| &d.blocks).map(|b| b.text.len()).sum();
        if bytes <= AT_ONCE_BYTES {
            let result = index.find(&query);
            self.take(FindAnswer::new(index, query, result), at, out);
            return None;
        }
        let cancel = Arc::new(AtomicBool::new(false));
        self.running = Some(Arc::clone(&cancel));
        Some(FindJob { index: Arc::clone(index), query, cancel })
    }

    /// Takes the results of a search, if they are to what is asked now, and shows the first hit from `at` on.
    pub fn take(&mut self, answer: FindAnswer, at: Place, out: &mut Vec<Action>) {
        if self.asked.as_ref() != Some(&answer.query) {
            return;
        }
        self.running = None;
        self.hits.current = None;
        let (error, found) = match answer.result {
            Ok(found) => (None, found),
            Err(FindError::Cancelled) => return,
            Err(error) => (Some(error), Default::default()),
        };
        self.error = error;
        self.shown_outside = None;
        self.hits.set(found);
        if !std::mem::take(&mut self.quiet) && !self.hits.results.hits.is_empty() {
            out.push(Action::ShowHit(self.first_from(at)));
        }
    }
}
