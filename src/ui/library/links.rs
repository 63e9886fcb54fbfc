//! What the library says of papers of the open issues: for links, the jump box and the panel of references.

use std::collections::HashMap;

use super::super::action::Action;
use super::told::Outside;
use super::wish::HeldWish;
use crate::holdings::{Cited, CitingPaper, GoTo, HeldDocument, HeldPlace};

/// The papers that cite one, each with the first place.
pub type CitingPapers = Vec<(HeldDocument, HeldPlace)>;

/// What the library says of papers of the open issues, kept until it changes.
#[derive(Default)]
pub struct OtherIssues {
    /// There is a library that can be asked.
    pub there: bool,
    outside: Vec<Outside>,
    citing: HashMap<(String, String), Option<CitingPapers>>,
    waiting: Vec<(CitingPaper, Cited)>,
    /// Which of the open issues are held, as far as it was asked and told.
    held: HashMap<String, Option<bool>>,
    /// What the text in the jump box names.
    named: Option<(String, Vec<GoTo>)>,
    named_asked: String,
}

/// Answers on citations that are kept.
const KEPT_OUTSIDE: usize = 64;

impl OtherIssues {
    /// What the library has of a citation; asks for it where that is not known yet.
    pub fn outside(
        &self,
        asked: &(CitingPaper, Cited),
        address: Option<&str>,
        out: &mut Vec<Action>,
    ) -> Option<&Outside> {
        let known = self.outside.iter().find(|o| o.asked == *asked);
        if self.there && known.is_none() && !self.waiting.contains(asked) {
            let (paper, cited) = asked.clone();
            out.push(Action::Held(HeldWish::Outside(Box::new((paper, cited, address.map(str::to_owned))))));
        }
        known
    }

    /// The papers of other issues that cite one; asks for them where they are not known yet.
    pub fn citing(&self, hash: &str, uid: &str, out: &mut Vec<Action>) -> Option<&CitingPapers> {
        let key = (hash.to_owned(), uid.to_owned());
        let known = self.citing.get(&key);
        if self.there && known.is_none() {
            out.push(Action::Held(HeldWish::Citing(key.0, key.1)));
        }
        known.and_then(Option::as_ref)
    }

    /// Whether the library has an open issue, by the SHA-256 of its file; asks where that is not known yet.
    pub fn is_held(&self, hash: &str, out: &mut Vec<Action>) -> Option<bool> {
        let known = self.held.get(hash);
        if self.there && known.is_none() && !hash.is_empty() {
            out.push(Action::Held(HeldWish::IsHeld(hash.to_owned())));
        }
        known.copied().flatten()
    }

    /// What a text names in the library; asks for it where that is not known yet.
    pub fn named(&self, text: &str, out: &mut Vec<Action>) -> &[GoTo] {
        if self.there && !text.trim().is_empty() && self.named_asked != text {
            out.push(Action::Held(HeldWish::Named(text.to_owned())));
        }
        self.named.as_ref().filter(|(known, _)| known == text).map_or(&[], |(_, named)| named.as_slice())
    }

    /// Something is asked of the library: not again, until it is told.
    pub fn asked(&mut self, wish: &HeldWish) {
        match wish {
            HeldWish::Outside(asked) => self.waiting.push((asked.0.clone(), asked.1.clone())),
            HeldWish::Citing(hash, uid) => drop(self.citing.insert((hash.clone(), uid.clone()), None)),
            HeldWish::IsHeld(hash) => drop(self.held.insert(hash.clone(), None)),
            HeldWish::Named(text) => text.clone_into(&mut self.named_asked),
            _ => {}
        }
    }

    /// What is known may be told otherwise now.
    pub fn forget(&mut self) {
        let there = self.there;
        *self = Self { there, ..Self::default() };
    }

    /// Takes what a citation may mean.
    pub fn take_outside(&mut self, outside: Outside) {
        self.waiting.retain(|asked| *asked != outside.asked);
        if self.outside.len() >= KEPT_OUTSIDE {
            self.outside.remove(0);
        }
        self.outside.push(outside);
    }

    /// Takes who cites a document: the SHA-256 of its file, its id, and the papers.
    pub fn take_citing(&mut self, hash: String, uid: String, papers: CitingPapers) {
        self.citing.insert((hash, uid), Some(papers));
    }

    /// Takes whether an issue is held.
    pub fn take_held(&mut self, hash: String, held: bool) {
        self.held.insert(hash, Some(held));
    }

    /// Takes what a text names.
    pub fn take_named(&mut self, text: String, named: Vec<GoTo>) {
        self.named = Some((text, named));
    }
}
