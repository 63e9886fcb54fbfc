//! Text that goes to another document: a paragraph that belongs there, and a remainder that goes back to where it is
//! printed.

use crate::issue::{Block, Issue, Join, Place, SourceOrder};

use super::Outcome;
use super::apply;
use super::shift::{put, take};

/// Puts the block at a place into document `to`, where the print has it among that document's blocks.
pub(super) fn belongs(issue: &mut Issue, place: Place, to: usize) -> Outcome {
    if to == place.document {
        return Outcome::Needless;
    }
    let order = SourceOrder::of(issue);
    let Some(rank) = issue.block(place.document, place.block).and_then(|b| first_rank(&order, b)) else {
        return Outcome::Unfit;
    };
    let Some(target) = issue.documents.get(to) else { return Outcome::Unfit };
    let above = target.blocks.iter().rposition(|b| first_rank(&order, b).is_some_and(|r| r <= rank));
    let Some(from) = issue.documents.get_mut(place.document) else { return Outcome::Unfit };
    let taken = take(from, place.block..place.block + 1);
    let empty = from.blocks.is_empty();
    if let Some(target) = issue.documents.get_mut(to) {
        put(target, above.map_or(0, |at| at + 1), taken);
    }
    if empty {
        remove_document(issue, place.document);
    }
    Outcome::Done
}

/// A document without text is none; the contents no longer name it.
fn remove_document(issue: &mut Issue, document: usize) {
    issue.documents.remove(document);
    for entry in &mut issue.contents {
        entry.document = match entry.document {
            Some(d) if d == document => None,
            Some(d) if d > document => Some(d - 1),
            other => other,
        };
    }
}

/// How far from its anchor a seam may be in a paragraph, in bytes: another extraction may have other spaces there.
const NEAR: usize = 24;

/// Undoes the continuation at a place: from there on the text goes back to where it is printed.
pub(super) fn undo_seam(issue: &mut Issue, place: Place) -> Outcome {
    let Some(document) = issue.documents.get_mut(place.document) else { return Outcome::Unfit };
    let inside = document
        .seams
        .iter()
        .filter(|s| s.inside_paragraph && s.after_block == place.block)
        .map(|s| s.byte)
        .filter(|byte| byte.abs_diff(place.byte) <= NEAR)
        .min_by_key(|byte| byte.abs_diff(place.byte));
    let cut = match inside {
        Some(byte) => match apply::split(document, place.block, byte) {
            Outcome::Done => place.block + 1,
            _ => return Outcome::Unfit,
        },
        None => place.block,
    };
    let seam = document.seams.iter().position(|s| !s.inside_paragraph && s.after_block + 1 == cut);
    let Some(seam) = seam else { return Outcome::Needless };
    document.seams.remove(seam);
    send_back(issue, place.document, cut);
    Outcome::Done
}

/// Moves the remainder that begins with block `cut` behind the text that is printed before it.
fn send_back(issue: &mut Issue, document: usize, cut: usize) {
    let order = SourceOrder::of(issue);
    let end = remainder_end(issue, &order, document, cut);
    let begins = issue.block(document, cut).and_then(|b| first_rank(&order, b));
    let Some(begins) = begins else { return };
    let remainder = |d: usize, b: usize| d == document && (cut..end).contains(&b);
    let mut host: Option<(u64, usize, usize)> = None;
    for (d, of) in issue.documents.iter().enumerate() {
        for (b, block) in of.blocks.iter().enumerate().filter(|&(b, _)| !remainder(d, b)) {
            let ranks = block.pieces.iter().map(|p| order.rank(p.span)).filter(|&r| r <= begins);
            if let Some(rank) = ranks.max()
                && host.is_none_or(|h| rank >= h.0)
            {
                host = Some((rank, d, b));
            }
        }
    }
    let Some((_, host, after)) = host else { return };
    if (host, after + 1) == (document, cut) {
        return;
    }
    let Some(from) = issue.documents.get_mut(document) else { return };
    let taken = take(from, cut..end);
    let moved = taken.blocks.len();
    let at = if host == document && after >= end { after + 1 - moved } else { after + 1 };
    if let Some(target) = issue.documents.get_mut(host) {
        put(target, at, taken);
    }
}

/// Where the remainder that begins with block `cut` ends: the print goes from block to block without other text
/// between them, or by a continuation of its own.
fn remainder_end(issue: &Issue, order: &SourceOrder, document: usize, cut: usize) -> usize {
    let Some(of) = issue.documents.get(document) else { return cut };
    let mut ranks: Vec<u64> =
        issue.documents.iter().flat_map(|d| &d.blocks).flat_map(|b| &b.pieces).map(|p| order.rank(p.span)).collect();
    ranks.sort_unstable();
    ranks.dedup();
    let line = |rank: Option<u64>| rank.map(|r| ranks.partition_point(|&x| x < r));
    let mut end = cut + 1;
    while let (Some(last), Some(next)) = (of.blocks.get(end - 1), of.blocks.get(end)) {
        let seam = of.seams.iter().any(|s| !s.inside_paragraph && s.after_block + 1 == end);
        let goes_on = match (line(last_rank(order, last)), line(first_rank(order, next))) {
            (Some(a), Some(b)) => b == a || b == a + 1,
            _ => true,
        };
        if !seam && !goes_on {
            break;
        }
        end += 1;
    }
    end
}

/// The rank of a block's first line; lines that were put back in order stand elsewhere.
fn first_rank(order: &SourceOrder, block: &Block) -> Option<u64> {
    block.pieces.first().map(|p| order.rank(p.span))
}

fn last_rank(order: &SourceOrder, block: &Block) -> Option<u64> {
    block.pieces.iter().rev().find(|p| p.join != Some(Join::Reordered)).map(|p| order.rank(p.span))
}
