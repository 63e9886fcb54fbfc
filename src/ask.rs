//! What is asked of an issue in one line: what the window's jump box and the `jump` command share.

use crate::facts::{AddressLead, Citations, Cited, Meant, Pinpoint, Reached, find_citation, read_citation};
use crate::issue::{Issue, Place};
use crate::search::{JumpContext, JumpHit, JumpIndex, JumpKind, JumpTarget, is_too_long, pages_behind, spelled_out};
use crate::zh::address::first_citation;
use crate::zh::fold::{self, plain_folded};
use crate::zh::typed_number::{as_printed, typed_number};
use crate::zh::units;

/// So many answers the jump box lists.
pub const MOST_ANSWERS: usize = 60;

/// An address is looked for in so many documents that its words may name.
const MOST_DOCUMENTS: usize = 24;

/// The answer to a query.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The hits, best first.
    pub hits: Vec<JumpHit>,
    /// What the query names as a citation and the issue does not have (第九款): the first hit is the nearest place above it.
    pub missing: Option<String>,
    /// What it names behind the place that the first hit is, where it is a list or a range (二款 of 第八条第一、二款).
    pub others: Option<String>,
    /// The title of the text that the first hit is in, where the query has some words of that title only (供水办法).
    pub by_part: Option<String>,
}

/// Answers a query: a citation or an address leads to its place, and all else goes by the index. Without an issue there are only
/// the index's commands. A document's number that is typed as no document prints it (云政发2025年7号) is asked again as they do.
#[must_use]
pub fn answer(index: &JumpIndex, issue: Option<&Issue>, query: &str, context: &JumpContext) -> Answer {
    if is_too_long(query) {
        return Answer::default();
    }
    let spelled = spelled_out(query);
    let query = spelled.as_ref();
    let own = answer_to(index, issue, query, context);
    if !own.hits.is_empty() {
        return own;
    }
    let again = as_printed(query).map(|printed| answer_to(index, issue, &printed, context));
    again.filter(|again| !again.hits.is_empty()).unwrap_or(own)
}

/// The answer to a query as it stands.
fn answer_to(index: &JumpIndex, issue: Option<&Issue>, query: &str, context: &JumpContext) -> Answer {
    let named = |issue| {
        let alone = |(place, missing)| Meant { first: Cited { place, missing }, also: Vec::new(), by_part: None };
        read_citation(issue, query).or_else(|| addressed(index, issue, query, context).map(alone))
    };
    let commands = query.trim_start().starts_with(['>', '＞']);
    match issue.filter(|_| !commands).and_then(|issue| Some((issue, named(issue)?))) {
        Some((issue, Meant { first: Cited { place, missing }, also, by_part })) => {
            let places: Vec<Place> = std::iter::once(place).chain(also).collect();
            let hits = index.query_cited(issue, &places, query, context);
            let further = || {
                let query = fold::narrowed(query);
                let (first, others) = first_citation(&query)?;
                // Where the first names another issue's text, it is the second that was found.
                find_citation(issue, first).is_some_and(|cited| cited.place == place).then(|| others.to_owned())
            };
            let printed = issue.block(place.document, place.block).and_then(|block| block.label.as_deref());
            let behind = |pinpoint: Pinpoint| pinpoint.rest(printed.unwrap_or_default()).map(str::to_owned);
            let others = Pinpoint::read(query).and_then(behind).or_else(further);
            Answer { hits, others: others.filter(|_| missing.is_none()), missing, by_part }
        }
        None => {
            let hits = index.query(query, context);
            let cites = |hit: &JumpHit| plain_folded(&hit.text).contains(&plain_folded(query));
            let unsure = issue.filter(|_| !hits.is_empty() && !hits.iter().any(cites));
            let missing = unsure.and_then(|issue| number_not_there(issue, query));
            let others = hits.first().filter(|hit| hit.kind == JumpKind::Page).and_then(|_| pages_behind(query));
            Answer { hits, missing, others, by_part: None }
        }
    }
}

/// A query that is a whole document number which no document has: 云政字〔2023〕7号 is another paper than 云政办字〔2023〕7号.
fn number_not_there(issue: &Issue, query: &str) -> Option<String> {
    let [lead, year, number] = typed_number(query)?;
    let is_whole = fold::narrowed(query).contains(['[', '(', units::NUMBER]) && !lead.contains(|c: char| c.is_ascii());
    let is_that = |own: &str| {
        typed_number(own).is_some_and(|[own, of_year, nth]| {
            of_year == year && nth == number && (own.ends_with(&lead) || lead.ends_with(&own))
        })
    };
    let is_there = issue.documents.iter().filter_map(|d| d.number.as_deref()).any(is_that);
    (is_whole && !is_there).then(|| query.trim().to_owned())
}

/// The place that an address leads to without the title of its document, and what of it is not there.
fn addressed(index: &JumpIndex, issue: &Issue, query: &str, context: &JumpContext) -> Option<(Place, Option<String>)> {
    let pinpoint = Pinpoint::read(query)?;
    let wide = JumpContext { limit: MOST_ANSWERS, ..*context };
    let own = index.query(query, &wide);
    // A title may end as an address does: 大事记（三）.
    let titled = own.first().is_some_and(|hit| {
        let title = matches!(hit.kind, JumpKind::Document | JumpKind::Title | JumpKind::Number);
        title && plain_folded(&hit.text).contains(&plain_folded(query))
    });
    let labelled = |hit: &JumpHit| {
        let block = place_of(hit).and_then(|p| issue.block(p.document, p.block));
        block.and_then(|b| b.label.as_deref()).is_some_and(|label| pinpoint.is_label(label))
    };
    let citations = Citations::new(issue);
    let printed = (0..issue.documents.len()).any(|d| citations.prints_part(d, &pinpoint));
    if titled || pinpoint.is_one_label() && !printed && own.first().is_some_and(labelled) {
        return None;
    }
    let meant = documents(index, issue, &pinpoint, &wide, &labelled);
    let mut best: Option<(Reached, Place)> = None;
    for top in meant.into_iter().take(MOST_DOCUMENTS) {
        let reached = citations.pinpoint(top.document, &pinpoint);
        // A single paragraph is no place by itself.
        if let (Some(place), None) = (reached.place, &reached.missing) {
            return Some((place, None));
        }
        if best.as_ref().is_none_or(|(known, _)| reached.steps > known.steps) {
            best = Some((reached, top));
        }
    }
    // What is not there is told of a document that could have it.
    let (reached, top) = best.filter(|_| pinpoint.is_marked())?;
    let counted = pinpoint.lead != AddressLead::Nothing || citations.counts(top.document, &pinpoint);
    (reached.place.is_some() || counted).then(|| (reached.place.unwrap_or(top), reached.missing))
}

/// The documents that an address may be meant in, as the places where their texts begin, the likeliest first.
fn documents(
    index: &JumpIndex,
    issue: &Issue,
    pinpoint: &Pinpoint,
    context: &JumpContext,
    labelled: &dyn Fn(&JumpHit) -> bool,
) -> Vec<Place> {
    let mut found: Vec<Place> = Vec::new();
    let mut add = |place: Place| {
        if found.iter().all(|known| known.document != place.document) {
            found.push(place);
        }
    };
    let begin = |document: usize| Place { document, block: 0, byte: 0 };
    let read = context.document.filter(|d| issue.documents.get(*d).is_some());
    let label = pinpoint.label().unwrap_or_default();
    let with_label = |words: &str| {
        let hits = index.query(&format!("{words}{label}"), context);
        hits.iter()
            .filter(|hit| labelled(hit))
            .filter_map(place_of)
            .map(|place| begin(place.document))
            .collect::<Vec<_>>()
    };
    match &pinpoint.lead {
        AddressLead::Nothing => {
            read.map(begin).into_iter().for_each(&mut add);
            let citations = Citations::new(issue);
            // Who prints 第三部分 goes before who prints 三、.
            let prints = |d: &usize| citations.prints_part(*d, pinpoint);
            (0..issue.documents.len()).filter(prints).map(begin).for_each(&mut add);
            with_label("").into_iter().for_each(&mut add);
            if pinpoint.names_part() {
                // 第三部分 prints as 三、, by which label no word of it is found.
                (0..issue.documents.len()).filter(|d| citations.begins_in(*d, pinpoint)).map(begin).for_each(&mut add);
            }
            if let [_] = issue.documents.as_slice() {
                add(begin(0));
            }
        }
        AddressLead::This(noun) => {
            read.map(begin).into_iter().for_each(&mut add);
            let called = |place: &Place| {
                let document = issue.documents.get(place.document);
                document.is_some_and(|d| {
                    std::iter::once(&d.title)
                        .chain(&d.promulgates)
                        .any(|title| plain_folded(title).contains(noun.as_str()))
                })
            };
            with_label("").into_iter().filter(called).for_each(&mut add);
        }
        AddressLead::Words(ways) => {
            for words in ways {
                let blank = if pinpoint.apart { " " } else { "" };
                with_label(&format!("{words}{blank}")).into_iter().for_each(&mut add);
                let key = plain_folded(words);
                let names = |hit: &&JumpHit| {
                    let title = matches!(hit.kind, JumpKind::Document | JumpKind::Title | JumpKind::Number);
                    title && hit.matched.windows(2).all(|pair| pair[1] == pair[0] + 1 || key.is_ascii())
                };
                let hits = index.query(words, context);
                hits.iter().filter(names).filter_map(place_of).for_each(&mut add);
            }
        }
    }
    found
}

fn place_of(hit: &JumpHit) -> Option<Place> {
    match hit.target {
        JumpTarget::Place(place) => Some(place),
        JumpTarget::Command(_) => None,
    }
}
