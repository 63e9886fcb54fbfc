//! Find where a sign of a scan may be another than was read: the text with the other readings in it.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::{FindError, FindHit, FindIndex, FindQuery, FindResults, FindScope};
use crate::issue::{Block, Document, Issue, Place};

/// The blocks that hold doubts, each with one of them read otherwise, and with all of them.
#[derive(Debug)]
pub(super) struct OtherReadings {
    /// The blocks as those of one document.
    index: Box<FindIndex>,
    of: Vec<Variant>,
}

/// A block that is read otherwise.
#[derive(Debug)]
struct Variant {
    document: usize,
    block: usize,
    swaps: Vec<Swap>,
}

/// A sign that is read otherwise: where it stands in the block, and how long both readings are, in bytes.
#[derive(Clone, Copy, Debug)]
struct Swap {
    at: usize,
    read: usize,
    other: usize,
}

impl OtherReadings {
    /// `None` where nothing is in doubt.
    pub(super) fn of(issue: &Issue) -> Option<Self> {
        let placed = issue.placed_doubts();
        let of_one = |a: &Place, b: &Place| (a.document, a.block) == (b.document, b.block);
        let (mut blocks, mut of) = (Vec::new(), Vec::new());
        for of_block in placed.chunk_by(|a, b| of_one(&a.place, &b.place)) {
            let Some(first) = of_block.first().map(|doubt| doubt.place) else { continue };
            let Some(block) = issue.block(first.document, first.block) else { continue };
            let mut swaps: Vec<(Swap, char)> = of_block
                .iter()
                .filter_map(|doubt| {
                    let other = issue.doubts.get(doubt.index)?.other;
                    Some((Swap { at: doubt.place.byte, read: doubt.bytes, other: other.len_utf8() }, other))
                })
                .collect();
            swaps.sort_by_key(|(swap, _)| swap.at);
            let together = Some(swaps.clone()).filter(|all| all.len() > 1);
            for swaps in swaps.into_iter().map(|one| vec![one]).chain(together) {
                let Some(text) = swapped(&block.text, &swaps) else { continue };
                let table = block.table.as_ref().map(|_| crate::issue::Table::default());
                blocks.push(Block { text, table, ..Block::default() });
                let swaps = swaps.into_iter().map(|(swap, _)| swap).collect();
                of.push(Variant { document: first.document, block: first.block, swaps });
            }
        }
        if blocks.is_empty() {
            return None;
        }
        let documents = vec![Document { blocks, ..Document::default() }];
        let index = Box::new(FindIndex::build(&Arc::new(Issue { documents, ..Issue::default() })));
        Some(Self { index, of })
    }

    /// Adds the hits that are there by the other reading of a sign alone.
    pub(super) fn find(
        &self,
        query: &FindQuery,
        cancel: &AtomicBool,
        results: &mut FindResults,
    ) -> Result<(), FindError> {
        if results.truncated() {
            return Ok(());
        }
        let found = self.index.find_cancellable(&FindQuery { scope: FindScope::Whole, ..query.clone() }, cancel)?;
        for hit in found.hits {
            let Some(variant) = self.of.get(hit.place.block) else { continue };
            let outside = matches!(query.scope, FindScope::Document(document) if document != variant.document);
            let Some(hit) = variant.in_source(hit).filter(|_| !outside) else { continue };
            results.add_other(hit);
        }
        Ok(())
    }
}

fn swapped(text: &str, swaps: &[(Swap, char)]) -> Option<String> {
    let (mut out, mut from) = (String::with_capacity(text.len() + 4), 0);
    for (swap, other) in swaps {
        out.push_str(text.get(from..swap.at)?);
        out.push(*other);
        from = swap.at + swap.read;
    }
    out.push_str(text.get(from..)?);
    Some(out)
}

impl Variant {
    /// The stretch of the block that a hit is in; `None` for a hit that no swapped sign is in.
    fn in_source(&self, hit: FindHit) -> Option<FindHit> {
        let (start, end) = (hit.place.byte, hit.place.byte + hit.bytes);
        let mut touched = false;
        // How many bytes the text is longer than the source, up to the hit's start, up to its end, and up to a swap.
        let (mut to_start, mut to_end, mut to_swap) = (0, 0, 0_isize);
        for swap in &self.swaps {
            let at = swap.at.checked_add_signed(to_swap)?;
            touched |= start < at + swap.other && at < end;
            let longer = swap.other.cast_signed() - swap.read.cast_signed();
            to_start += if start >= at + swap.other { longer } else { 0 };
            to_end += if end >= at + swap.other { longer } else { 0 };
            to_swap += longer;
        }
        let source_start = start.checked_add_signed(-to_start)?;
        let source_end = end.checked_add_signed(-to_end)?;
        let place = Place { document: self.document, block: self.block, byte: source_start };
        touched.then(|| FindHit { place, bytes: source_end.saturating_sub(source_start) })
    }
}
