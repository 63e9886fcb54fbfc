//! Lines that were left out as furniture of the page, or taken for masthead or imprint, and are text: put back where they are printed.

use crate::issue::{Block, Document, DropReason, Dropped, Issue, Join, Piece, PrintedBefore, SourcePiece};
use crate::zh::fold;

use super::Outcome;
use super::apply::classify;
use super::shift::{Taken, put};

/// Puts the lines back that were left out and say this.
pub(super) fn restore(issue: &mut Issue, text: &str) -> Outcome {
    let wanted = fold::key(text);
    if wanted.is_empty() {
        return Outcome::Unfit;
    }
    let (mut back, left): (Vec<Dropped>, Vec<Dropped>) = std::mem::take(&mut issue.dropped)
        .into_iter()
        .partition(|line| line.why.may_be_text() && fold::key(&line.text) == wanted);
    issue.dropped = left;
    let mut of_masthead: Vec<SourcePiece> = Vec::new();
    issue.masthead.pieces.retain(|piece| {
        let same = fold::key(&piece.text) == wanted;
        of_masthead.extend(same.then(|| piece.clone()));
        !same
    });
    let masthead = DropReason::RepeatedMasthead;
    back.extend(of_masthead.into_iter().map(|SourcePiece { text, span }| Dropped { span, text, why: masthead }));
    if back.is_empty() {
        let stands = issue.documents.iter().flat_map(|d| &d.blocks).any(|b| fold::key(&b.text).contains(&wanted));
        return if stands { Outcome::Needless } else { Outcome::Lost };
    }
    let mut outcome = Outcome::Unfit;
    for line in back {
        match put_back(issue, &line) {
            true => outcome = Outcome::Done,
            false => issue.dropped.push(line),
        }
    }
    outcome
}

/// Puts a line behind the text that is printed before it: into the paragraph that goes on behind it, else as a paragraph.
/// False where the issue has no text.
fn put_back(issue: &mut Issue, line: &Dropped) -> bool {
    let Some(place) = PrintedBefore::of(issue).at(line.span) else { return false };
    let Some(document) = issue.documents.get_mut(place.document) else { return false };
    let text = line.text.trim();
    let goes_on = document.blocks.get(place.block).filter(|block| block.table.is_none()).and_then(|block| {
        let next = block.pieces.iter().position(|piece| piece.at > place.byte)?;
        Some((next, block.pieces.get(next)?.at))
    });
    if let Some((piece, byte)) = goes_on {
        insert(document, place.block, (piece, byte), text, line);
        return true;
    }
    let mut block = Block { text: text.to_owned(), pieces: vec![Piece::sure(0, line.span, None)], ..Block::default() };
    classify(document, place.block, &mut block);
    put(document, place.block + 1, Taken::of(vec![block]));
    true
}

/// Sets a line between two pieces of a block.
pub(super) fn insert(document: &mut Document, at: usize, (piece, byte): (usize, usize), text: &str, line: &Dropped) {
    let Some(block) = document.blocks.get_mut(at) else { return };
    block.text.insert_str(byte, text);
    block.pieces.iter_mut().skip(piece).for_each(|piece| piece.at += text.len());
    block.pieces.insert(piece, Piece::sure(byte, line.span, Some(Join::ByHand)));
    for seam in document.seams.iter_mut().filter(|seam| seam.after_block == at && seam.inside_paragraph) {
        seam.byte += if seam.byte >= byte { text.len() } else { 0 };
    }
}
