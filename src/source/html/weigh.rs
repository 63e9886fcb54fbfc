//! The elements of a page and how much text stands in each: what is counted, and asked of a line or an element, once.

use scraper::{ElementRef, Node};

use super::inline::set_as_block;
use super::lines::LineKind;
use super::names::{leads_away, may_hold_the_text};
use super::part::{Part, Parts};
use super::{is_block, is_unread};

/// Lines of sentences that no tool has: how it is used is said in one or two.
const LINES_OF_TEXT: usize = 3;
/// The share of a page's sentences that the text has.
const NEARLY_ALL: (usize, usize) = (9, 10);
/// Bytes of a line by which it is seen what it is.
const START: usize = 400;

/// An element of the page and the sentences in it.
pub(super) struct Weighed<'p> {
    pub(super) element: ElementRef<'p>,
    /// Index of the element around it; its own for the body.
    pub(super) parent: usize,
    /// Index of the last element in it; its own where it holds none.
    pub(super) last: usize,
    /// What stands in it and in what it holds, as far as that is no part of the frame or about the document.
    pub(super) tally: Tally,
}

/// What stands in a part of a page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    /// Characters of sentences.
    pub(super) sense: usize,
    /// Characters of links to other pages, and others.
    pub(super) linked: usize,
    pub(super) plain: usize,
    /// Lines of text, of links, and lines that say whose site it is.
    pub(super) texts: usize,
    pub(super) links: usize,
    pub(super) of_site: usize,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.sense += other.sense;
        self.linked += other.linked;
        self.plain += other.plain;
        self.texts += other.texts;
        self.links += other.links;
        self.of_site += other.of_site;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.linked + self.plain == 0
    }

    /// Links with few words between them, or the foot of a site.
    pub(super) fn is_of_frame(&self) -> bool {
        self.of_site > 0 || self.linked > self.plain && self.links >= self.texts
    }
}

/// All elements of the body, each before those in it.
pub(super) struct Weights<'p> {
    pub(super) elements: Vec<Weighed<'p>>,
    /// The lines of the page, in their order.
    lines: Vec<PageLine>,
    pub(super) parts: Parts,
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
    /// Text that mostly is links leads elsewhere; short lines without a sentence are labels of menus as often as
    /// names of offices.
    fn sense(&self, kind: LineKind) -> usize {
        match () {
            () if kind != LineKind::Text => 0,
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
    /// Weighs a page. `feet` finds the feet of the site in it, which are no text.
    pub(super) fn of(body: ElementRef<'p>, feet: impl Fn(&Self) -> Vec<ElementRef<'p>>) -> Self {
        let mut weights = Self { elements: Vec::new(), lines: Vec::new(), parts: Parts::default() };
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
        for at in (1..weights.elements.len()).rev() {
            let (parent, last) = (weights.elements[at].parent, weights.elements[at].last);
            let above = &mut weights.elements[parent].last;
            *above = (*above).max(last);
        }
        weights.free_the_text();
        for foot in feet(&weights) {
            weights.parts.set(foot, Part::Frame);
        }
        weights.add_up();
        weights
    }

    /// What is named as a tool but holds nearly all sentences of the page, and few links, is the text that the tool works on. Where
    /// something else is named as the article, or says as much as a short notice, it is a tool that tells how it is used.
    fn free_the_text(&mut self) {
        // Of each element, with all that it holds: characters of sentences, their lines, lines of links.
        let mut held = vec![[0_usize; 3]; self.elements.len()];
        for line in &self.lines {
            let counts = match line.kind {
                LineKind::Text if line.sense > 0 => [line.sense, 1, 0],
                LineKind::Linked => [0, 0, 1],
                _ => continue,
            };
            if let Some(held) = held.get_mut(line.of) {
                held.iter_mut().zip(counts).for_each(|(held, count)| *held += count);
            }
        }
        for at in (1..held.len()).rev() {
            let (parent, counts) = (self.elements[at].parent, held[at]);
            held[parent].iter_mut().zip(counts).for_each(|(held, count)| *held += count);
        }
        let all = held.first().map_or(0, |[sense, ..]| *sense);
        let named = |at: &usize| self.part(*at) == Some(Part::Article) && held[*at][0] > 0;
        let article: Vec<usize> = (0..self.elements.len()).filter(named).collect();
        let mut freed = Vec::new();
        for (at, weighed) in self.elements.iter().enumerate() {
            let [sense, lines, links] = held[at];
            let nearly_all = sense * NEARLY_ALL.1 >= all * NEARLY_ALL.0 && lines >= LINES_OF_TEXT && links * 3 <= lines;
            let elsewhere = || article.iter().any(|other| !(at..=weighed.last).contains(other));
            if nearly_all && may_hold_the_text(weighed.element) && !elsewhere() {
                freed.push(weighed.element);
            }
        }
        freed.into_iter().for_each(|element| self.parts.clear(element, Part::Frame));
    }

    /// Adds what stands in each element to the one around it; those inside stand behind those around them.
    fn add_up(&mut self) {
        for at in (1..self.elements.len()).rev() {
            let Weighed { element, parent, tally, .. } = self.elements[at];
            match self.parts.of(element) {
                Some(Part::Frame) => {}
                Some(Part::About) => {
                    // It is no text, but it may hold the text.
                    let sense = Tally { sense: tally.sense, ..Tally::default() };
                    self.elements[parent].tally.add(sense);
                }
                Some(Part::Article) | None => self.elements[parent].tally.add(tally),
            }
        }
    }

    /// Ends a line.
    fn end(&mut self, run: &mut Run, next: usize) {
        if run.plain + run.linked > 0 {
            let kind = LineKind::of(&run.start, run.linked, run.plain);
            let sense = run.sense(kind);
            if let Some(owner) = self.elements.get_mut(run.of) {
                owner.tally.add(Tally {
                    sense,
                    linked: if kind == LineKind::OfSite { 0 } else { run.linked },
                    plain: run.plain,
                    texts: usize::from(kind == LineKind::Text),
                    links: usize::from(kind == LineKind::Linked),
                    of_site: usize::from(kind == LineKind::OfSite),
                });
            }
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
        self.parts.note(element);
        self.elements.push(Weighed { element, parent, last: at, tally: Tally::default() });
        let linked = linked || name == "a" && element.attr("href").is_some_and(leads_away);
        if is_block(name) || name == "br" || set_as_block(element) {
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

    pub(super) fn lines(&self) -> &[PageLine] {
        &self.lines
    }

    pub(super) fn element(&self, at: usize) -> Option<ElementRef<'p>> {
        self.elements.get(at).map(|w| w.element)
    }

    pub(super) fn tally(&self, at: usize) -> Tally {
        self.elements.get(at).map_or_else(Tally::default, |w| w.tally)
    }

    pub(super) fn sense(&self, at: usize) -> usize {
        self.tally(at).sense
    }

    /// What an element is, where it is more than text.
    pub(super) fn part(&self, at: usize) -> Option<Part> {
        self.parts.of(self.element(at)?)
    }

    /// What a line's own element holds beside the elements in it.
    pub(super) fn own(&self, at: usize) -> Tally {
        let mut own = self.tally(at);
        for child in self.children(at) {
            let inner = match self.part(child) {
                Some(Part::Frame) => continue,
                Some(Part::About) => Tally { sense: self.sense(child), ..Tally::default() },
                _ => self.tally(child),
            };
            own.sense = own.sense.saturating_sub(inner.sense);
            own.linked = own.linked.saturating_sub(inner.linked);
            own.plain = own.plain.saturating_sub(inner.plain);
            own.texts = own.texts.saturating_sub(inner.texts);
            own.links = own.links.saturating_sub(inner.links);
            own.of_site = own.of_site.saturating_sub(inner.of_site);
        }
        own
    }

    /// The elements right inside one.
    pub(super) fn children(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.elements.get(at).map_or(at, |w| w.last);
        let first = (at < end).then_some(at + 1);
        std::iter::successors(first, move |child| {
            let next = self.elements.get(*child)?.last + 1;
            (next <= end).then_some(next)
        })
    }

    /// The elements around one, from the inside out.
    pub(super) fn around_all(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        let above = |at: usize| self.elements.get(at).map(|w| w.parent).filter(|parent| *parent != at);
        std::iter::successors(above(at), move |at| above(*at))
    }

    /// The table, for an element that is only a part of it between it and its cells.
    pub(super) fn whole_table(&self, at: usize) -> usize {
        let part = |at: &usize| {
            let name = self.element(*at).map(|e| e.value().name());
            matches!(name, Some("tr" | "tbody" | "thead" | "tfoot" | "colgroup"))
        };
        if part(&at) { self.around_all(at).find(|above| !part(above)).unwrap_or(at) } else { at }
    }

    /// Characters of sentences in an element behind another in it.
    pub(super) fn below(&self, outer: usize, inner: usize) -> usize {
        let behind = self.children(outer).filter(|at| *at > inner && self.part(*at) != Some(Part::Frame));
        behind.map(|at| self.sense(at)).sum()
    }
}
