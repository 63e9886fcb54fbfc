//! What the library is asked for beside searches: the shelf, a document across issues, what is to be decided, what an open issue cites.

use std::time::Duration;

use super::told::{DocumentPage, Found, Meant, Outside, Preview, Shelf, ToDecide, UndecidedRow};
use crate::facts::{EffectKind, find_citation};
use crate::holdings::{
    Candidate, Cited, CitingPaper, FileState, HeldDocument, HeldPlace, HeldState, Holdings, HoldingsError, KeptBlock,
    Listing, Searcher,
};
use crate::issue::{Anchor, BlockKind, Date, Document, Issue, Place, shorten};

/// Files that could not be read and are listed.
const MOST_FAILED: usize = 200;
/// Rows of a history beside a document.
const MOST_HISTORY: usize = 500;
/// Effects, and citations, that the reader is asked to decide at once.
const MOST_UNDECIDED: usize = 200;
/// So long undecided citations are looked for.
const PATIENCE: Duration = Duration::from_millis(800);
/// Characters of a sentence, or of an article that is cited.
const LONGEST: usize = 600;

/// The shelf.
pub fn shelf(holdings: &mut Holdings, searcher: &mut Searcher, day: Date) -> Result<Shelf, HoldingsError> {
    holdings.refresh()?;
    let mut saved = Vec::new();
    for search in holdings.saved()? {
        let new = searcher.ask(holdings, &search.news(), day, (0, 0))?.totals[1];
        saved.push((search, new));
    }
    Ok(Shelf {
        series: holdings.shelf()?,
        roots: holdings.roots()?,
        failed: holdings.files(FileState::Failed, MOST_FAILED)?,
        differing: holdings.differing(MOST_FAILED)?,
        passed: holdings.passed_over()?,
        complete: holdings.is_up_to_date(),
        saved,
    })
}

/// The document that a state rests on, where that is another.
fn basis(holdings: &Holdings, document: i64, state: &HeldState) -> Result<Option<HeldDocument>, HoldingsError> {
    let place = state.evidence.filter(|place| place.document != document);
    place.map(|place| holdings.document(place.document)).transpose()
}

/// A document beside the hits.
pub fn preview(holdings: &Holdings, document: i64, day: Date) -> Result<Preview, HoldingsError> {
    let state = holdings.state(document, day)?;
    let by = basis(holdings, document, &state)?;
    let (held, blocks) = (holdings.document(document)?, holdings.blocks(document)?);
    let history = Some(holdings.listing(&Listing::History(document), MOST_HISTORY)?);
    Ok(Preview { document: held, blocks, state: Some(state), by, history })
}

fn meant(holdings: &Holdings, candidates: Vec<Candidate>) -> Result<Vec<Meant>, HoldingsError> {
    candidates.into_iter().map(|c| Ok((c, holdings.document(c.document)?))).collect()
}

/// A document across issues.
pub fn document(holdings: &Holdings, document: i64, day: Date) -> Result<DocumentPage, HoldingsError> {
    let mut cites = Vec::new();
    for mut cited in holdings.citations(document)? {
        let candidates = std::mem::take(&mut cited.candidates);
        if cited.confirmed || !candidates.is_empty() {
            cites.push((cited, meant(holdings, candidates)?));
        }
    }
    let citing = holdings.citing(document)?;
    Ok(DocumentPage { preview: preview(holdings, document, day)?, cites, citing })
}

/// Effects and citations of which it is not sure on what they are.
pub fn undecided(holdings: &Holdings) -> Result<ToDecide, HoldingsError> {
    let mut told = ToDecide::default();
    for (effect, candidates) in holdings.undecided(MOST_UNDECIDED)? {
        told.effects.push(undecided_row(holdings, Some(effect.kind), (effect.cited, effect.place), candidates)?);
    }
    let citations = holdings.undecided_citations(MOST_UNDECIDED, PATIENCE)?;
    told.more = (told.effects.len() >= MOST_UNDECIDED, citations.more);
    for row in citations.rows {
        told.citations.push(undecided_row(holdings, None, (row.cited, row.place), row.candidates)?);
    }
    Ok(told)
}

fn undecided_row(
    holdings: &Holdings,
    effect: Option<EffectKind>,
    (cited, place): (Cited, HeldPlace),
    candidates: Vec<Candidate>,
) -> Result<UndecidedRow, HoldingsError> {
    let blocks = holdings.blocks(place.document)?;
    let text = blocks.get(place.block).map_or("", |b| b.text.as_str());
    // Of an effect the passage is its sentence, of a citation only what is cited.
    let own = text.get(place.byte..place.end).filter(|t| effect.is_some() && !t.trim().is_empty());
    let sentence = own.unwrap_or_else(|| sentence_at(text, place.byte));
    Ok(UndecidedRow {
        by: holdings.document(place.document)?,
        sentence: shorten(sentence, LONGEST),
        candidates: meant(holdings, candidates)?,
        effect,
        cited,
        place,
    })
}

/// The sentence of a text that a byte of it stands in.
fn sentence_at(text: &str, byte: usize) -> &str {
    let ends = ['。', '；', '\n'];
    let (Some(before), Some(after)) = (text.get(..byte), text.get(byte..)) else { return text };
    let start = before.rfind(ends).map_or(0, |at| text.ceil_char_boundary(at + 1));
    let end = after.find(ends).map_or(text.len(), |at| text.ceil_char_boundary(byte + at + 1));
    text.get(start..end).unwrap_or(text)
}

/// The text of a document as an issue of it alone.
fn as_issue(held: &HeldDocument, blocks: Vec<KeptBlock>) -> Issue {
    let blocks = blocks.into_iter().map(KeptBlock::block).collect();
    let one = Document { title: held.title.clone(), number: held.number.clone(), blocks, ..Document::default() };
    Issue { documents: vec![one], ..Issue::default() }
}

/// What an open issue cites: the papers that may be meant and, of a sure one, its state and the place that is cited.
pub fn outside(
    holdings: &Holdings,
    (paper, cited, address): (CitingPaper, Cited, Option<String>),
    day: Date,
) -> Result<Outside, HoldingsError> {
    let candidates = holdings.candidates_of(&paper, &cited)?;
    let sure = candidates.first().filter(|c| c.sure).copied();
    let mut answer = Outside { asked: (paper, cited), meant: meant(holdings, candidates)?, ..Outside::default() };
    let Some(sure) = sure else { return Ok(answer) };
    let state = holdings.state(sure.document, day)?;
    let by = basis(holdings, sure.document, &state)?;
    answer.state = Some((state, by));
    let issue = as_issue(&holdings.document(sure.document)?, holdings.blocks(sure.document)?);
    let title = answer.asked.1.title.as_deref().unwrap_or("");
    let cited = address.and_then(|address| find_citation(&issue, &format!("《{title}》{address}")));
    let place = cited.filter(|c| c.missing.is_none()).map_or_else(Place::default, |c| c.place);
    let text = text_at(&issue, place);
    let place = HeldPlace { document: sure.document, block: place.block, byte: place.byte, end: place.byte };
    answer.place = Some((place, text));
    Ok(answer)
}

/// An article with its paragraphs and items; of the head of a document how it begins.
fn text_at(issue: &Issue, place: Place) -> String {
    let blocks = issue.documents.first().map_or(&[][..], |d| d.blocks.as_slice());
    let mut text = String::new();
    for (n, block) in blocks.iter().enumerate().skip(place.block) {
        let head = place.block == 0 && n < 6;
        let part = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item);
        if n > place.block && !(head || part) || text.chars().count() > LONGEST {
            break;
        }
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(block.text.trim());
    }
    shorten_lines(&text)
}

fn shorten_lines(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or("")),
        None => text.to_owned(),
    }
}

/// The file of a document and an anchor of a place in it: another reading of the file finds the place by what stands there.
pub fn found(holdings: &Holdings, place: HeldPlace, text: String) -> Result<Found, HoldingsError> {
    let held = holdings.document(place.document)?;
    let issue = as_issue(&held, holdings.blocks(held.id)?);
    let bytes = place.end.saturating_sub(place.byte);
    let anchor = Anchor::new(&issue, Place { document: 0, block: place.block, byte: place.byte }, bytes);
    let path = holdings.files_of(held.issue)?.into_iter().find(|file| !file.missing).map(|file| file.path);
    let key = holdings.issue(held.issue)?.key;
    if !holdings.is_closed() {
        holdings.mark_opened(&key, crate::ui::library_thread::now())?;
    }
    let files = holdings.hashes_of(held.issue)?;
    Ok(Found { path, files, anchor, bytes, text })
}
