//! Which part of a web page is the article.
//!
//! The systems of government sites have usual names for it; where none is found, the article is where most of the
//! sentences stand, near the title that the page states for itself in its head.

use scraper::{ElementRef, Html, Node};

use super::about::{is_about, states_text};
use super::feet;
use super::lines::{is_about_page, is_of_owner, is_of_site};
use super::names::{is_article, is_furniture};
use super::titles::{TITLE, is_title, short_text, title_outside, titles};
use super::{is_block, is_unread};

/// An element that holds this share (in tenths) of its parent's sentences is the way to the article.
const MOST_OF: usize = 8;
/// An element inside another of a known name that holds this share (in tenths) of it is the article itself.
const ALL_OF: usize = 9;
/// An element of a known name is the article if it has one part in so many of the page's sentences.
const ENOUGH: usize = 5;
/// Characters of sentences near the title that are an article.
const SHORT: usize = 15;
/// Bytes of a line by which it is seen that it is one about the page.
const START: usize = 400;
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
    /// The one of them that is the title, where that stands outside the text.
    pub(super) title: Option<ElementRef<'p>>,
    /// The page has a site around its article.
    pub(super) framed: bool,
    /// The page is a list of links and nothing else.
    pub(super) listed: bool,
    feet: Vec<ElementRef<'p>>,
}

impl<'p> Article<'p> {
    /// Looks for the article of a page.
    pub(super) fn find(page: &'p Html) -> Self {
        let root = page.root_element();
        let Some(body) = root.child_elements().find(|e| e.value().name() == "body") else { return Self::default() };
        // A page that a word processor saved has no menus: all of it is the text.
        let framed =
            body.descendent_elements().any(|e| e.value().name() == "a" && e.attr("href").is_some_and(leads_away));
        if !framed {
            return Self { roots: vec![body], framed, ..Self::default() };
        }
        let weights = Weights::of(body);
        let titles = titles(root, body);
        let headline = weights.headline(&titles);
        let near = headline.and_then(|at| weights.around(at));
        let mut roots = weights.stated_text();
        if roots.is_empty() {
            roots = weights.known(near);
        }
        // A page of links has no article: all of it is the text, as a list of contents.
        if roots.is_empty() && weights.sense(0) < LITTLE && weights.linked() > weights.sense(0) * 2 {
            return Self { roots: vec![body], title: None, framed, listed: true, feet: weights.feet };
        }
        if roots.is_empty() {
            // What stands beside the title belongs to it; the frame around it is told by its names and links.
            roots.push(near.filter(|near| *near > 0).unwrap_or_else(|| weights.densest(0)));
        }
        let roots = roots.iter().map(|at| weights.whole_table(*at));
        let mut roots: Vec<ElementRef<'p>> = roots.filter_map(|at| weights.element(at)).collect();
        let title = title_outside(&weights, headline, &roots);
        roots.extend(title);
        Self { roots, title, framed, listed: false, feet: weights.feet }
    }

    /// Whether an element is a menu, a tool or a foot, by its name or its words.
    pub(super) fn is_apart(&self, element: ElementRef<'p>) -> bool {
        is_furniture(element) || self.feet.contains(&element)
    }

    /// Whether an element is one of the article's roots.
    pub(super) fn holds(&self, element: ElementRef<'p>) -> bool {
        self.roots.contains(&element)
    }
}

/// Whether a link leads to another page or to a script, not to a place of this one.
pub(super) fn leads_away(href: &str) -> bool {
    let href = href.trim();
    !href.is_empty() && !href.starts_with("mailto:") && (href == "#" || !href.starts_with('#'))
}

/// An element of the page and the sentences in it.
pub(super) struct Weighed<'p> {
    pub(super) element: ElementRef<'p>,
    /// Index of the element around it; its own for the body.
    pub(super) parent: usize,
    /// Characters of sentences in it and in what it holds, as far as that is no furniture by its name.
    sense: usize,
    /// Characters of its links to other pages, likewise.
    linked: usize,
}

/// All elements of the body, each before those in it.
pub(super) struct Weights<'p> {
    pub(super) elements: Vec<Weighed<'p>>,
    /// The lines of the page, in their order.
    lines: Vec<PageLine>,
    /// Parts that are the foot of the site by their words.
    feet: Vec<ElementRef<'p>>,
}

/// A line of the page.
#[derive(Clone, Copy, Debug)]
pub(super) struct PageLine {
    /// Index of the element that it stands in.
    pub(super) of: usize,
    pub(super) kind: LineKind,
    /// Its characters, as far as they are sentences.
    pub(super) sense: usize,
}

/// What a line of the page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineKind {
    Text,
    /// Mostly links.
    Linked,
    /// Whose site it is, by its registration and the like; and what stands beside that.
    OfSite,
    OfOwner,
}

/// A line of the page as far as it has been seen: of which element it is, and its characters in links and outside.
#[derive(Default)]
struct Run {
    of: usize,
    plain: usize,
    linked: usize,
    sentence: bool,
    /// Its first characters.
    start: String,
}

impl Run {
    fn kind(&self) -> LineKind {
        match () {
            () if is_of_site(&self.start) => LineKind::OfSite,
            () if is_of_owner(&self.start) => LineKind::OfOwner,
            () if self.linked > self.plain => LineKind::Linked,
            () => LineKind::Text,
        }
    }

    /// Text that mostly is links leads elsewhere; short lines without a sentence are labels of menus as often as
    /// names of offices.
    fn sense(&self) -> usize {
        match () {
            () if self.kind() != LineKind::Text || is_about_page(&self.start) => 0,
            () if self.sentence || self.plain >= 25 => self.plain,
            () => self.plain / 4,
        }
    }
}

/// A step of the walk over the page.
enum Step<'p> {
    Into(ElementRef<'p>, usize, bool),
    Text(&'p str, bool),
    /// A line ends here; the next is of this element.
    End(usize),
}

impl<'p> Weights<'p> {
    fn of(body: ElementRef<'p>) -> Self {
        let mut weights = Self { elements: Vec::new(), lines: Vec::new(), feet: Vec::new() };
        let mut run = Run::default();
        let mut steps = vec![Step::Into(body, 0, false)];
        while let Some(step) = steps.pop() {
            match step {
                Step::Text(text, linked) => {
                    let count = text.chars().filter(|c| !c.is_whitespace()).count();
                    *(if linked { &mut run.linked } else { &mut run.plain }) += count;
                    if run.start.len() < START {
                        run.start.extend(text.chars().take(START));
                    }
                    run.sentence |= !linked && text.contains(['。', '；', '：', '，']);
                }
                Step::End(of) => weights.end(&mut run, of),
                Step::Into(element, parent, linked) => weights.enter(element, parent, linked, &mut run, &mut steps),
            }
        }
        weights.end(&mut run, 0);
        weights.feet = feet::find(&weights.elements, &weights.lines);
        // Those inside stand behind those around them.
        for at in (1..weights.elements.len()).rev() {
            let Weighed { element, parent, sense, linked } = weights.elements[at];
            if !weights.is_apart(element) {
                weights.elements[parent].sense += sense;
                weights.elements[parent].linked += linked;
            }
        }
        weights
    }

    /// Ends a line.
    fn end(&mut self, run: &mut Run, next: usize) {
        let (sense, kind) = (run.sense(), run.kind());
        if let Some(owner) = self.elements.get_mut(run.of) {
            owner.sense += sense;
            owner.linked += if kind == LineKind::OfSite { 0 } else { run.linked };
        }
        if run.plain + run.linked > 0 {
            self.lines.push(PageLine { of: run.of, kind, sense });
        }
        *run = Run { of: next, ..Run::default() };
    }

    fn enter(
        &mut self,
        element: ElementRef<'p>,
        parent: usize,
        linked: bool,
        run: &mut Run,
        steps: &mut Vec<Step<'p>>,
    ) {
        let name = element.value().name();
        if is_unread(name) {
            return;
        }
        let at = self.elements.len();
        self.elements.push(Weighed { element, parent, sense: 0, linked: 0 });
        let linked = linked || name == "a" && element.attr("href").is_some_and(leads_away);
        if is_block(name) || name == "br" {
            self.end(run, at);
            steps.push(Step::End(parent));
        }
        for node in element.children().rev() {
            match node.value() {
                Node::Text(text) => steps.push(Step::Text(text, linked)),
                _ => steps.extend(ElementRef::wrap(node).map(|child| Step::Into(child, at, linked))),
            }
        }
    }

    pub(super) fn element(&self, at: usize) -> Option<ElementRef<'p>> {
        self.elements.get(at).map(|w| w.element)
    }

    fn sense(&self, at: usize) -> usize {
        self.elements.get(at).map_or(0, |w| w.sense)
    }

    /// Whether an element is a menu, a tool or a foot, by its name or its words.
    pub(super) fn is_apart(&self, element: ElementRef<'p>) -> bool {
        is_furniture(element) || self.feet.contains(&element)
    }

    /// Characters of links on the whole page.
    fn linked(&self) -> usize {
        self.elements.first().map_or(0, |w| w.linked)
    }

    /// The elements around one, from the inside out.
    fn around_all(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let above = |at: usize| self.elements.get(at).map(|w| w.parent).filter(|parent| *parent != at);
        std::iter::successors(above(at), move |at| above(*at))
    }

    /// The element that shows the title that the page states.
    fn headline(&self, titles: &[String]) -> Option<usize> {
        let fits = |w: &Weighed<'p>| {
            let name = w.element.value().name();
            // A cell or block with blocks in it is more than the title, and so is a long text.
            (is_block(name) || name == "span")
                && w.sense <= *TITLE.end()
                && !w.element.child_elements().any(|c| is_block(c.value().name()))
                && short_text(w.element).is_some_and(|text| is_title(&text, titles))
        };
        let found: Vec<usize> = (0..self.elements.len()).filter(|at| fits(&self.elements[*at])).take(16).collect();
        // The path to the page and tables about the document name its title too.
        let apart = |at: &usize| {
            let around = self.around_all(*at).filter_map(|above| self.element(above));
            around.chain(self.element(*at)).any(|e| self.is_apart(e) || is_about(e))
        };
        found.iter().copied().find(|at| !apart(at)).or_else(|| {
            let stated = |at: &usize| self.around_all(*at).filter_map(|above| self.element(above)).any(is_about);
            found.iter().copied().find(|at| !stated(at))
        })
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

    /// The table, for an element that is only a part of it between it and its cells.
    fn whole_table(&self, at: usize) -> usize {
        let part = |at: &usize| {
            let name = self.element(*at).map(|e| e.value().name());
            matches!(name, Some("tr" | "tbody" | "thead" | "tfoot" | "colgroup"))
        };
        if part(&at) { self.around_all(at).find(|above| !part(above)).unwrap_or(at) } else { at }
    }

    /// Characters of sentences in an element behind another in it.
    fn below(&self, outer: usize, inner: usize) -> usize {
        let behind = self.elements.iter().skip(inner + 1).filter(|w| w.parent == outer && !self.is_apart(w.element));
        behind.map(|w| w.sense).sum()
    }

    /// The cell of a table about the document that holds its text.
    fn stated_text(&self) -> Vec<usize> {
        let holds = |at: &usize| {
            self.sense(*at) >= SHORT
                && self.element(*at).is_some_and(states_text)
                && self.around_all(*at).filter_map(|above| self.element(above)).any(is_about)
        };
        (0..self.elements.len()).find(holds).into_iter().collect()
    }

    /// The elements with a name that the usual systems give to the article: one, or several of the same name where
    /// the article is in pieces. None where they hold too little.
    fn known(&self, near: Option<usize>) -> Vec<usize> {
        let named = |at: &usize| self.elements.get(*at).is_some_and(|w| is_article(w.element));
        let all: Vec<usize> = (0..self.elements.len()).filter(named).collect();
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
        let mut at = from;
        // Elements stand behind those around them: one pass finds the whole way down.
        for inner in from + 1..self.elements.len() {
            let Weighed { parent, sense, .. } = self.elements[inner];
            let block = is_block(self.elements[inner].element.value().name());
            let only = sense == self.sense(at);
            if parent == at && sense > 0 && sense * 10 >= self.sense(at) * MOST_OF && (block || only) {
                at = inner;
            }
        }
        at
    }
}
