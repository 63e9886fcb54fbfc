//! From a query to hits.

use std::collections::HashSet;

use fuzzy_matcher::skim::SkimMatcherV2;

use super::align::{Alignment, Cell, Moves};
use super::entries::{DocumentInfo, Entry, SHOWN};
use super::fit::Fit;
use super::glyphs::Token;
use super::query::{Ordinal, Query, Term};
use super::{JumpContext, JumpHit, JumpIndex, JumpKind, JumpTarget, rank};
use crate::issue::{Issue, Place, head_title, shorten};
use crate::search::page_labels::LabelledPage;

/// So many of the best entries, by the cheap estimate, are scored by the fuzzy matcher (more where more hits are
/// wanted).
const SCORED: usize = 120;

/// An entry that matches.
struct Candidate {
    entry: usize,
    score: i64,
}

/// A page that matches.
struct PageCandidate {
    /// Its printed number, or its label in the file.
    shown: String,
    page: Option<u32>,
    document: usize,
    place: Place,
    approximate: bool,
}

/// A term with what it matches.
struct Looked<'a> {
    term: &'a Term,
    moves: Moves,
    /// How each entry's own text fits.
    own: Vec<Fit>,
    /// The best fit of each entry and of what it stands under.
    chain: Vec<Fit>,
    /// Which documents have text on the page, if it is one.
    covered: Vec<bool>,
}

impl Looked<'_> {
    fn own_fit(&self, entry: usize) -> Fit {
        self.own.get(entry).copied().unwrap_or_default()
    }

    fn chain_fit(&self, entry: usize) -> Fit {
        self.chain.get(entry).copied().unwrap_or_default()
    }
}

pub(super) fn query(index: &JumpIndex, query: &Query, context: &JumpContext) -> Vec<JumpHit> {
    if query.empty {
        return listing(index, query.commands_only, context.limit);
    }
    let mut hits = Vec::new();
    if !query.terms.is_empty() {
        hits.extend(answer(index, &query.terms, query, context, true));
    }
    if let Some(terms) = &query.split {
        // The 东政发 of 东政发8 asks for a number, not for the eighth article of a document that has another.
        hits.extend(answer(index, terms, query, context, false));
    }
    // Who names a page means no command.
    let page = query.names_page() || index.labels.is_named(&query.text);
    if page && !query.commands_only {
        hits.retain(|(hit, _)| hit.kind != JumpKind::Command);
    }
    hits.sort_by(|a, b| b.0.score.cmp(&a.0.score).then(a.1.cmp(&b.1)));
    // The whole term and the split one may find the same; a command may be found by two names.
    let mut seen = HashSet::new();
    let hits = hits.into_iter().map(|(hit, _)| hit);
    let fresh = hits.filter(|h| seen.insert((h.kind, h.target.clone(), h.text.clone())));
    fresh.take(context.limit).collect()
}

/// Nothing typed: the documents, or all commands.
fn listing(index: &JumpIndex, commands: bool, limit: usize) -> Vec<JumpHit> {
    let wanted = if commands { JumpKind::Command } else { JumpKind::Document };
    let all = index.entries.list.iter().filter(|e| e.kind == wanted && !e.other_name);
    all.take(limit).map(|entry| hit(index, entry, Vec::new(), 0)).collect()
}

/// The best hits for one reading of the query, each with its place in reading order.
fn answer(
    index: &JumpIndex,
    terms: &[Term],
    query: &Query,
    context: &JumpContext,
    typed_apart: bool,
) -> Vec<(JumpHit, usize)> {
    let looked: Vec<Looked<'_>> = terms.iter().map(|term| look(index, term, typed_apart)).collect();
    let mut candidates = sift(index, &looked, query, context);
    let scored = SCORED.max(context.limit);
    if candidates.len() > scored {
        candidates.select_nth_unstable_by_key(scored, |c| (std::cmp::Reverse(c.score), c.entry));
        candidates.truncate(scored);
    }
    let mut scorer = Scorer { index, context, matcher: SkimMatcherV2::default().respect_case(), table: Vec::new() };
    let mut found: Vec<Found> = candidates.iter().filter_map(|c| scorer.score(c.entry, &looked)).collect();
    if !query.commands_only {
        found.extend(pages(index, &looked));
        found.extend(labelled_pages(index, &query.text));
    }
    found.sort_by_key(|f| (std::cmp::Reverse(f.score), f.order));
    found.truncate(context.limit);
    found
        .into_iter()
        .map(|f| (f.order, f.into_hit(index, query)))
        .filter_map(|(order, hit)| Some((hit?, order)))
        .collect()
}

/// Something found, before its hit is made.
struct Found {
    score: i64,
    /// Its place in reading order.
    order: usize,
    what: What,
}

enum What {
    Entry { entry: usize, matched: Vec<usize> },
    Page(PageCandidate),
}

impl Found {
    fn into_hit(self, index: &JumpIndex, query: &Query) -> Option<JumpHit> {
        match self.what {
            What::Page(page) => Some(page_hit(index, &page, self.score)),
            What::Entry { entry, matched } => {
                let entry = index.entries.list.get(entry)?;
                let mut hit = hit(index, entry, matched, self.score);
                if let (JumpKind::Article, JumpTarget::Place(place)) = (entry.kind, &mut hit.target) {
                    let own = *place;
                    follow_tail(index, entry, &query.tail, place);
                    if *place != own {
                        hit.page = index.pages.page_at(place.document, place.block, 0).map(|p| p.0);
                    }
                }
                Some(hit)
            }
        }
    }
}

/// Matches a term to all entries. `typed_apart`: the terms were separated by the reader, so that one may also mean the
/// number of the document that another is in, or pick characters from its title.
fn look<'a>(index: &JumpIndex, term: &'a Term, typed_apart: bool) -> Looked<'a> {
    let entries = &index.entries;
    let moves = Moves::new(term, &entries.glyphs);
    let own: Vec<Fit> = entries
        .list
        .iter()
        .map(|entry| if moves.mask & !entry.mask == 0 { moves.fit(entries.tokens_of(entry)) } else { Fit::None })
        .zip(&entries.list)
        .map(|(fit, entry)| rank::label_fit(term, entry, fit))
        .collect();
    let least = if typed_apart { Fit::Scattered } else { Fit::Together };
    let mut chain: Vec<Fit> = Vec::with_capacity(own.len());
    for (entry, fit) in entries.list.iter().zip(&own) {
        let above = match entry.parent {
            Some(parent) => chain.get(parent).copied(),
            None if typed_apart => number_fit(index, entry, &own),
            None => None,
        };
        let best = (*fit).max(above.unwrap_or_default());
        chain.push(if best >= least { best } else { Fit::None });
    }
    let covered = match term.ordinal {
        Some(Ordinal { number, unit: Some('页'), .. }) => index.pages.covered(number),
        _ => Vec::new(),
    };
    Looked { term, moves, own, chain, covered }
}

/// How the number of a document entry fits.
fn number_fit(index: &JumpIndex, entry: &Entry, own: &[Fit]) -> Option<Fit> {
    let info = index.entries.documents.get(entry.document?)?;
    own.get(info.number_entry?).copied()
}

/// The entries that match all terms, with an estimate of their score.
fn sift(index: &JumpIndex, looked: &[Looked<'_>], query: &Query, context: &JumpContext) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (number, entry) in index.entries.list.iter().enumerate() {
        if query.commands_only && entry.kind != JumpKind::Command {
            continue;
        }
        if query.unit_alone.is_some() && entry.ordinal.and_then(|has| has.unit) == query.unit_alone {
            continue;
        }
        let mut any_own = false;
        let mut score = rank::entry_worth(entry, context);
        let all = looked.iter().all(|l| {
            let (own, chain) = (l.own_fit(number), l.chain_fit(number));
            any_own |= own > Fit::None;
            if own > Fit::None {
                score += 40 + rank::fit_worth(own) + rank::ordinal_worth(l.term, entry, context);
            } else if chain > Fit::None {
                score += rank::path_worth(chain);
            } else {
                return entry.document.and_then(|d| l.covered.get(d)).copied().unwrap_or_default();
            }
            true
        });
        if all && any_own {
            score -= i64::try_from(entry.shown.len()).unwrap_or(0) / 24;
            found.push(Candidate { entry: number, score });
        }
    }
    found
}

/// Scores entries.
struct Scorer<'a> {
    index: &'a JumpIndex,
    context: &'a JumpContext,
    matcher: SkimMatcherV2,
    /// Scratch space for alignments.
    table: Vec<Cell>,
}

impl Scorer<'_> {
    /// The score of an entry, and the characters of its text that match.
    fn score(&mut self, number: usize, looked: &[Looked<'_>]) -> Option<Found> {
        let entry = self.index.entries.list.get(number)?;
        let tokens = self.index.entries.tokens_of(entry);
        let mut score = rank::entry_worth(entry, self.context);
        let mut lit = [false; 256];
        // The label first: what it takes is not there for other terms (the 十五 of 第十五条 is no `sw` beside `15`).
        let names =
            |l: &&Looked<'_>| l.own_fit(number) > Fit::None && rank::ordinal_worth(l.term, entry, self.context) > 0;
        let (labels, words): (Vec<&Looked<'_>>, Vec<&Looked<'_>>) = looked.iter().partition(names);
        for label in &labels {
            score += 100 + rank::ordinal_worth(label.term, entry, self.context);
            light(tokens, label.moves.align(tokens, &mut self.table).as_ref(), &mut lit);
        }
        let label = lit;
        for word in words {
            let above = entry.parent.map_or(Fit::None, |p| word.chain_fit(p));
            let own = word.own_fit(number);
            let alignment = if own > Fit::None { word.moves.align(tokens, &mut self.table) } else { None };
            if own == Fit::Scattered && alignment.as_ref().is_some_and(|a| rank::is_chance(a, tokens, entry.kind)) {
                return None;
            }
            let free = alignment.filter(|a| !a.tokens(tokens).any(|t| label[usize::from(t.shown)]));
            score += match &free {
                Some(alignment) if labels.is_empty() => {
                    rank::term_score(&self.matcher, &self.index.entries, entry, word.term, alignment, own)
                }
                Some(_) if above == Fit::None => rank::beside_label_worth(own),
                Some(_) => rank::beside_label_worth(own).max(rank::above_label_worth(above)),
                None if above > Fit::None && !labels.is_empty() => rank::above_label_worth(above),
                None => rank::path_worth(word.chain_fit(number)),
            };
            light(tokens, free.as_ref(), &mut lit);
        }
        let mut matched: Vec<usize> = Vec::new();
        if !entry.other_name {
            matched.extend(lit.iter().enumerate().filter(|(_, lit)| **lit).map(|(at, _)| at));
        }
        Some(Found { score, order: number, what: What::Entry { entry: number, matched } })
    }
}

/// Marks the characters of the text shown that an alignment takes.
fn light(tokens: &[Token], alignment: Option<&Alignment>, lit: &mut [bool; 256]) {
    for token in alignment.into_iter().flat_map(|a| a.tokens(tokens)) {
        lit[usize::from(token.shown)..usize::from(token.shown_end)].fill(true);
    }
}

/// Pages that the query names: one term is the page, the others must match the document.
fn pages(index: &JumpIndex, looked: &[Looked<'_>]) -> Vec<Found> {
    let mut found = Vec::new();
    for (at, l) in looked.iter().enumerate() {
        let Some(Ordinal { number: page, unit: unit @ (None | Some('页')), .. }) = l.term.ordinal else { continue };
        for (nth, on) in index.pages.on_page(page).into_iter().enumerate() {
            let document = on.place.document;
            let Some(info) = index.entries.documents.get(document) else { continue };
            let others = looked.iter().enumerate().filter(|(other, _)| *other != at);
            let fits: Option<i64> = others
                .map(|(_, o)| Some(o.chain_fit(info.entry)).filter(|&f| f > Fit::None).map(rank::path_worth))
                .sum();
            let Some(fits) = fits else { continue };
            let worth = if unit.is_some() { 260 } else { 70 };
            let later = i64::try_from(nth).unwrap_or(0);
            let score = worth + fits + rank::kind_worth(JumpKind::Page) - later;
            let (shown, place, approximate) = (page.to_string(), on.place, on.approximate);
            let what = What::Page(PageCandidate { shown, page: Some(page), document, place, approximate });
            found.push(Found { score, order: usize::MAX, what });
        }
    }
    found
}

/// Pages that the query names by the label that the file gives them.
fn labelled_pages(index: &JumpIndex, query: &str) -> Vec<Found> {
    let (by_word, pages) = index.labels.asked_for(query);
    // Whoever says that he means a page means no article of that number.
    let worth = if by_word { 300 } else { 260 };
    let of = |page: &LabelledPage| {
        let (document, place) = (page.place.document, page.place);
        let what =
            What::Page(PageCandidate { shown: page.label.clone(), page: None, document, place, approximate: false });
        Found { score: worth + rank::kind_worth(JumpKind::Page), order: usize::MAX, what }
    };
    pages.into_iter().map(of).collect()
}

/// Goes on to the 款 and 项 that a citation names, as far as they are there.
fn follow_tail(index: &JumpIndex, entry: &Entry, tail: &[Ordinal], place: &mut Place) {
    let mut parts = index.entries.parts_of(entry);
    for wanted in tail {
        let found = if wanted.unit == Some('款') {
            let nth = (wanted.number as usize).saturating_sub(1);
            parts.iter().enumerate().filter(|(_, p)| p.paragraph).nth(nth).map(|(at, _)| at)
        } else {
            parts.iter().position(|p| !p.paragraph && p.ordinal.is_some_and(|o| o.number == wanted.number))
        };
        let Some((found, part)) = found.and_then(|at| Some((at, parts.get(at)?))) else { return };
        place.block = part.block;
        // What follows is looked for up to the next of the same rank.
        let rest = parts.get(found + 1..).unwrap_or(&[]);
        let unit = part.ordinal.and_then(|o| o.unit);
        let same = |p: &super::entries::Part| p.paragraph || !part.paragraph && p.ordinal.and_then(|o| o.unit) == unit;
        let end = rest.iter().position(same).unwrap_or(rest.len());
        parts = rest.get(..end).unwrap_or(&[]);
    }
}

/// The hit for a place that is known: its own entry, or the text that stands there under the entry before it.
pub(super) fn cited(index: &JumpIndex, issue: &Issue, place: Place) -> Option<JumpHit> {
    let info = index.entries.documents.get(place.document)?;
    let block = issue.block(place.document, place.block)?;
    let inside = index.entries.list.iter().skip(info.entry).take_while(|e| e.document == Some(place.document));
    let before = inside.filter(|e| e.kind != JumpKind::Number).filter_map(|e| match e.target {
        JumpTarget::Place(at) if at.block <= place.block => Some((at.block, e)),
        _ => None,
    });
    // The first of those at the same block: a document before the titles that only its notice names.
    let (at, entry) = before.reduce(|best, e| if e.0 > best.0 { e } else { best })?;
    let own = hit(index, entry, Vec::new(), 0);
    // The title that heads a document is the document.
    let is_head = || issue.documents.get(place.document).and_then(head_title) == Some(place.block);
    if at == place.block || entry.kind == JumpKind::Document && is_head() {
        return Some(own);
    }
    let mut path = own.path;
    path.push(entry.label.as_deref().filter(|l| !l.is_empty()).unwrap_or(&entry.shown).to_owned());
    let (page, page_guessed) = parted(index.pages.page_at(place.document, place.block, 0));
    let text = shorten(&block.text, SHOWN);
    Some(JumpHit { target: JumpTarget::Place(place), text, path, page, page_guessed, ..own })
}

fn hit(index: &JumpIndex, entry: &Entry, matched: Vec<usize>, score: i64) -> JumpHit {
    let info = entry.document.and_then(|d| index.entries.documents.get(d));
    let (page, page_guessed) = parted(page(index, entry, info));
    JumpHit {
        kind: entry.kind,
        target: entry.target.clone(),
        text: entry.shown.to_string(),
        matched,
        path: path(index, entry),
        number: number(info),
        page,
        page_guessed,
        approximate: false,
        score,
    }
}

fn page_hit(index: &JumpIndex, page: &PageCandidate, score: i64) -> JumpHit {
    let info = index.entries.documents.get(page.document);
    let text = format!("第{}页", page.shown);
    let matched = (1..text.chars().count().saturating_sub(1)).collect();
    JumpHit {
        kind: JumpKind::Page,
        target: JumpTarget::Place(page.place),
        text,
        matched,
        path: info.map(|i| i.title.to_string()).into_iter().collect(),
        number: number(info),
        page: page.page,
        page_guessed: false,
        approximate: page.approximate,
        score,
    }
}

fn number(info: Option<&DocumentInfo>) -> Option<String> {
    info.and_then(|i| i.number.as_deref()).map(str::to_owned)
}

/// A page, and whether it is an estimate.
fn parted(page: Option<(u32, bool)>) -> (Option<u32>, bool) {
    (page.map(|(page, _)| page), page.is_some_and(|(_, guessed)| guessed))
}

/// The document's first page for its heads, the page of what is inside, and whether that is an estimate.
fn page(index: &JumpIndex, entry: &Entry, info: Option<&DocumentInfo>) -> Option<(u32, bool)> {
    match (&entry.target, entry.kind) {
        (_, JumpKind::Document | JumpKind::Number) => info.and_then(|i| Some((i.page?, false))),
        (JumpTarget::Place(place), _) => index.pages.page_at(place.document, place.block, 0),
        (JumpTarget::Command(_), _) => None,
    }
}

/// The document's title, then the labels of what the entry stands under.
fn path(index: &JumpIndex, entry: &Entry) -> Vec<String> {
    let list = &index.entries.list;
    let mut path: Vec<String> = Vec::new();
    let mut above = entry.parent.and_then(|p| list.get(p));
    while let Some(entry) = above {
        path.push(entry.label.as_deref().filter(|l| !l.is_empty()).unwrap_or(&entry.shown).to_owned());
        above = entry.parent.and_then(|p| list.get(p));
    }
    path.reverse();
    path
}
