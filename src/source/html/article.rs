//! Which part of a web page is the article.
//!
//! The systems of government sites have usual names for it; where none is found, the article is where most of the
//! sentences stand, near the title that the page states for itself in its head. From there it grows over what stands
//! beside it, until the frame of the site begins.

use scraper::{ElementRef, Html};

use super::about::states_text;
use super::inline::hidden;
use super::is_block;
use super::names::{has_name_of_frame, leads_away};
use super::part::{Part, Parts};
use super::titles::{Headline, headline, titles};
use super::weigh::{Weighed, Weights};
use super::{feet, grow};

/// An element that holds this share (in tenths) of its parent's sentences is the way to the article.
const MOST_OF: usize = 8;
/// An element inside another of a known name that holds this share (in tenths) of it is the article itself.
const ALL_OF: usize = 9;
/// An element of a known name is the article if it has one part in so many of the page's sentences.
const ENOUGH: usize = 5;
/// Characters of sentences near the title that are an article.
const SHORT: usize = 15;
/// So many elements around the title are looked at.
const REACH: usize = 64;
/// Characters of sentences below a supposed article that make it doubtful, and how many times more they are.
const MORE: (usize, usize) = (200, 3);
/// A page with fewer characters of sentences that has many links is a list of them.
const LITTLE: usize = 60;

/// The elements that are read as the text; everything else on the page is running text.
#[derive(Default)]
pub(super) struct Article<'p> {
    roots: Vec<ElementRef<'p>>,
    /// How the page states its title, and where it shows it.
    pub(super) headline: Headline<'p>,
    /// The page has a site around its article.
    pub(super) framed: bool,
    /// The page is a list of links and nothing else.
    pub(super) listed: bool,
    pub(super) parts: Parts,
}

impl<'p> Article<'p> {
    /// Looks for the article of a page.
    pub(super) fn find(page: &'p Html) -> Self {
        let root = page.root_element();
        let Some(body) = root.child_elements().find(|e| e.value().name() == "body") else { return Self::default() };
        let weights = Weights::of(body, feet::find);
        let titles = titles(root, body);
        let at = headline(&weights, &titles);
        // A page that a word processor saved has no menus: all of it is the text.
        let framed = weights.known(None).into_iter().any(|at| weights.sense(at) * 10 >= weights.sense(0) * MOST_OF)
            || body.descendent_elements().any(|e| e.value().name() == "a" && e.attr("href").is_some_and(leads_away))
            || weights.has_frame();
        let mut listed = false;
        let mut roots = if framed { weights.article(at) } else { vec![0] };
        if roots.is_empty() {
            (roots, listed) = (vec![0], true);
        }
        let roots: Vec<ElementRef<'p>> = roots.iter().filter_map(|at| weights.element(*at)).collect();
        let headline = Headline::find(&weights, at, &titles, &roots, framed && !listed);
        let mut all = roots;
        all.extend(headline.outside);
        Self { roots: all, headline, framed, listed, parts: weights.parts }
    }

    /// Whether an element is a menu, a tool or a foot, by its name or its words.
    pub(super) fn is_apart(&self, element: ElementRef<'p>) -> bool {
        self.parts.is(element, Part::Frame)
    }

    /// Whether an element is one of the article's roots.
    pub(super) fn holds(&self, element: ElementRef<'p>) -> bool {
        self.roots.contains(&element)
    }
}

impl Weights<'_> {
    /// Whether a menu, a tool or a foot stands on the page by its name, with words in it. Pages that scripts write have menus
    /// without links.
    fn has_frame(&self) -> bool {
        let named = |e: ElementRef<'_>| matches!(e.value().name(), "nav" | "footer" | "aside") || has_name_of_frame(e);
        // What is named so and holds the text is no frame.
        let frame = |at: &usize| {
            let part = self.part(*at) == Some(Part::Frame) && !self.tally(*at).is_empty();
            part && self.sense(*at) <= self.sense(0)
        };
        (0..self.elements.len()).filter(frame).any(|at| self.element(at).is_some_and(named))
    }

    /// The article of a page that has a frame, in one element or several; none where the page is a list of links.
    fn article(&self, headline: Option<usize>) -> Vec<usize> {
        let near = headline.and_then(|at| self.around(at));
        let mut roots = self.stated_text();
        let named = roots.is_empty();
        if named {
            roots = self.known(near);
        }
        if roots.is_empty() {
            // A page of links has no article: all of it is the text, as a list of contents.
            if self.sense(0) < LITTLE && self.tally(0).linked > self.sense(0) * 2 {
                return roots;
            }
            // What stands beside the title belongs to it; the frame around it is told by its names and links.
            let seed = near.filter(|near| *near > 0).unwrap_or_else(|| self.densest(0));
            return self.with_shown(grow::over_siblings(self, seed), seed);
        }
        let mut all: Vec<usize> =
            roots.iter().flat_map(|at| grow::beside(self, self.whole_table(*at), false)).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The article that has grown from `seed`. Where the page hides that, what it shows is text, too.
    fn with_shown(&self, mut all: Vec<usize>, seed: usize) -> Vec<usize> {
        let hides = |at: usize| self.element(at).is_some_and(hidden);
        if !hides(seed) && !self.around_all(seed).any(hides) {
            return all;
        }
        // Characters of sentences in each element that are hidden; those inside stand behind those around them.
        let mut unseen = vec![0; self.elements.len()];
        for at in (1..self.elements.len()).rev() {
            if hides(at) {
                unseen[at] = self.sense(at);
            }
            let Weighed { parent, .. } = self.elements[at];
            unseen[parent] += unseen[at];
        }
        let shown = self.densest_of(0, |at| self.sense(at).saturating_sub(unseen[at]));
        if self.sense(shown).saturating_sub(unseen[shown]) >= SHORT {
            all.extend(grow::over_siblings(self, shown));
            all.sort_unstable();
            all.dedup();
            let within: Vec<usize> = all.clone();
            all.retain(|at| !self.around_all(*at).any(|above| within.binary_search(&above).is_ok()));
        }
        all
    }

    /// The innermost element that holds the title and an article's text beside it. Where far more sentences follow
    /// below, what stands beside the title is no more than its lead.
    fn around(&self, headline: usize) -> Option<usize> {
        let own = self.sense(headline);
        let mut found = self.around_all(headline).find(|at| self.sense(*at) >= own + SHORT)?;
        let (mut inner, mut below) = (found, 0);
        for outer in self.around_all(found).take(REACH) {
            below += self.below(outer, inner);
            inner = outer;
            if below > MORE.0 && below > (self.sense(found) - own) * MORE.1 {
                (found, below) = (outer, 0);
            }
        }
        Some(found)
    }

    /// The cell of a table about the document that holds its text.
    fn stated_text(&self) -> Vec<usize> {
        let holds = |at: &usize| {
            self.sense(*at) >= SHORT
                && self.element(*at).is_some_and(states_text)
                && self.around_all(*at).any(|above| self.part(above) == Some(Part::About))
        };
        (0..self.elements.len()).find(holds).into_iter().collect()
    }

    /// The elements with a name that the usual systems give to the article: one, or several of the same name where
    /// the article is in pieces. None where they hold too little.
    fn known(&self, near: Option<usize>) -> Vec<usize> {
        let all: Vec<usize> = (0..self.elements.len()).filter(|at| self.part(*at) == Some(Part::Article)).collect();
        let outer = |at: &usize| !self.around_all(*at).any(|above| all.binary_search(&above).is_ok());
        let outermost: Vec<usize> = all.iter().copied().filter(outer).collect();
        let Some(best) = outermost.iter().copied().max_by_key(|at| (self.sense(*at), std::cmp::Reverse(*at))) else {
            return Vec::new();
        };
        let beside = near.is_some_and(|near| near == best || self.around_all(best).any(|above| above == near));
        if self.sense(best) * ENOUGH < self.sense(0) && !(beside && near != Some(0)) || self.sense(best) == 0 {
            return Vec::new();
        }
        let name = |at: usize| self.element(at).map(|e| (e.value().id(), e.attr("class")));
        let alike =
            outermost.iter().copied().filter(|at| *at == best || name(*at) == name(best) && self.sense(*at) > 0);
        alike.map(|at| self.innermost(at, &all)).collect()
    }

    /// The element of a known name inside this one that holds nearly all of it.
    fn innermost(&self, at: usize, all: &[usize]) -> usize {
        let inside = all.iter().copied().filter(|inner| self.around_all(*inner).any(|above| above == at));
        inside.rev().find(|inner| self.sense(*inner) * 10 >= self.sense(at) * ALL_OF).unwrap_or(at)
    }

    /// Goes down as long as one element holds most of the sentences.
    fn densest(&self, from: usize) -> usize {
        self.densest_of(from, |at| self.sense(at))
    }

    /// The same, by the characters of sentences that are counted in each.
    fn densest_of(&self, from: usize, count: impl Fn(usize) -> usize) -> usize {
        let mut at = from;
        // Elements stand behind those around them: one pass finds the whole way down.
        for inner in from + 1..self.elements.len() {
            let (parent, sense) = (self.elements[inner].parent, count(inner));
            let block = is_block(self.elements[inner].element.value().name());
            let only = sense == count(at);
            if parent == at && sense > 0 && sense * 10 >= count(at) * MOST_OF && (block || only) {
                at = inner;
            }
        }
        at
    }
}
