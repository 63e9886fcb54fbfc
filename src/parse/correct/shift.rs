//! Blocks that come and go in a document, with the seams that are counted in them.

use std::ops::Range;

use crate::issue::{Block, Document, Seam};

/// Blocks taken out of a document, with the seams among them (counted from the first of the blocks).
#[derive(Debug, Default)]
pub(super) struct Taken {
    pub blocks: Vec<Block>,
    seams: Vec<Seam>,
}

impl Taken {
    /// Blocks without seams.
    pub(super) fn of(blocks: Vec<Block>) -> Self {
        Self { blocks, seams: Vec::new() }
    }
}

/// Takes blocks out. A seam at their edge stays where the text around it stays.
pub(super) fn take(document: &mut Document, range: Range<usize>) -> Taken {
    let range = range.start.min(document.blocks.len())..range.end.min(document.blocks.len());
    let blocks: Vec<Block> = document.blocks.drain(range.clone()).collect();
    let (len, mut taken) = (document.blocks.len(), Taken { blocks, seams: Vec::new() });
    let mut kept = Vec::with_capacity(document.seams.len());
    for mut seam in document.seams.drain(..) {
        let at = seam.after_block;
        let last_between = !seam.inside_paragraph && at + 1 == range.end;
        if range.contains(&at) && !last_between {
            seam.after_block = at - range.start;
            taken.seams.push(seam);
            continue;
        }
        if range.contains(&at) {
            // What the remainder goes on from was taken: it goes on from the block before that, if there is one.
            let Some(before) = range.start.checked_sub(1) else { continue };
            seam.after_block = before;
        } else if at >= range.end {
            seam.after_block = at - taken.blocks.len();
        }
        if seam.inside_paragraph || seam.after_block + 1 < len {
            kept.push(seam);
        }
    }
    kept.dedup_by_key(|s| (s.after_block, s.inside_paragraph, s.byte));
    document.seams = kept;
    taken
}

/// Puts blocks in before block `at`.
pub(super) fn put(document: &mut Document, at: usize, taken: Taken) {
    let at = at.min(document.blocks.len());
    let count = taken.blocks.len();
    for seam in document.seams.iter_mut().filter(|s| s.after_block >= at) {
        seam.after_block += count;
    }
    document.blocks.splice(at..at, taken.blocks);
    document.seams.extend(taken.seams.into_iter().map(|s| Seam { after_block: s.after_block + at, ..s }));
    sort_seams(document);
}

/// Seams in reading order.
pub(super) fn sort_seams(document: &mut Document) {
    document.seams.sort_by_key(|s| (s.after_block, if s.inside_paragraph { s.byte } else { usize::MAX }));
}
