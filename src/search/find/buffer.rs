//! The folded text of an issue in one buffer, with a map back to the blocks.

use std::ops::Range;

use memchr::memmem::Finder;

use super::{FindResults, FindScope};
use crate::issue::{Block, Issue, Place};
use crate::zh::fold::plain_each;

/// Stands between blocks and between the cells of tables. Folded text never has it, so no needle crosses it.
pub(super) const BARRIER: char = '\n';

/// The stretches of a block that no needle crosses: the cells of a table, or all of the text.
pub(super) fn cells(text: &str, table: bool) -> impl Iterator<Item = &str> {
    text.split(move |c| table && matches!(c, '\t' | '\n'))
}

/// Appends a block's text as find compares it: folded, its cells (of a table) each on a line of its own, and a line end behind it. What an
/// index of many issues has, so that both find the same.
pub fn push_searched(out: &mut String, text: &str, table: bool) {
    for (n, cell) in cells(text, table).enumerate() {
        if n > 0 {
            out.push(BARRIER);
        }
        plain_each(cell, |_, c| out.push(c));
    }
    out.push(BARRIER);
}

/// How many bytes are searched between two looks at the cancel flag.
const CHUNK: usize = 1 << 20;

/// The folded text of all blocks, each followed by a barrier.
#[derive(Debug, Default)]
pub(super) struct Buffer {
    text: String,
    blocks: Vec<Folded>,
    breaks: Vec<Break>,
    /// For each document, its first block in `blocks`; one more at the end.
    documents: Vec<usize>,
}

/// A block in the buffer.
#[derive(Clone, Copy, Debug)]
struct Folded {
    document: usize,
    block: usize,
    /// Where its text begins in the buffer.
    start: usize,
    /// Its first break.
    breaks: usize,
}

/// From here on, up to the next break, folded and source text run in step: the character that stands `n` bytes
/// after [`Break::folded`] came from the one that stands `n` bytes after [`Break::source`]. Both are counted from
/// the block's start. Text that folding does not change needs none.
#[derive(Clone, Copy, Debug)]
struct Break {
    folded: u32,
    source: u32,
}

impl Buffer {
    pub(super) fn build(issue: &Issue) -> Self {
        let bytes = issue.documents.iter().flat_map(|d| &d.blocks).map(|b| b.text.len() + 1).sum();
        let mut buffer = Self { text: String::with_capacity(bytes), ..Self::default() };
        for (document, d) in issue.documents.iter().enumerate() {
            buffer.documents.push(buffer.blocks.len());
            for (block, b) in d.blocks.iter().enumerate() {
                let start = buffer.text.len();
                buffer.blocks.push(Folded { document, block, start, breaks: buffer.breaks.len() });
                buffer.add(b, start);
            }
        }
        buffer.documents.push(buffer.blocks.len());
        buffer
    }

    fn add(&mut self, block: &Block, start: usize) {
        let mut last = Break { folded: 0, source: 0 };
        let mut cell_start = 0;
        for cell in cells(&block.text, block.table.is_some()) {
            if cell_start > 0 {
                self.text.push(BARRIER);
            }
            plain_each(cell, |source, c| {
                let here = Break { folded: small(self.text.len() - start), source: small(cell_start + source) };
                if here.folded.wrapping_sub(last.folded) != here.source.wrapping_sub(last.source) {
                    self.breaks.push(here);
                    last = here;
                }
                self.text.push(c);
            });
            cell_start += cell.len() + 1;
        }
        self.text.push(BARRIER);
    }

    /// Ranges of blocks, each of about [`CHUNK`] bytes.
    pub(super) fn chunks(&self, scope: FindScope) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut all = match scope {
            FindScope::Whole => 0..self.blocks.len(),
            FindScope::Document(document) => match (self.documents.get(document), self.documents.get(document + 1)) {
                (Some(&from), Some(&to)) => from..to,
                _ => 0..0,
            },
        };
        std::iter::from_fn(move || {
            let from = self.blocks.get(all.start).filter(|_| !all.is_empty())?;
            let to = self.blocks.partition_point(|b| b.start < from.start + CHUNK).clamp(all.start + 1, all.end);
            let chunk = all.start..to;
            all.start = to;
            Some(chunk)
        })
    }

    fn start_of(&self, block: usize) -> usize {
        self.blocks.get(block).map_or(self.text.len(), |b| b.start)
    }

    /// Adds the hits in a range of blocks.
    pub(super) fn find_in(&self, issue: &Issue, blocks: Range<usize>, finder: &Finder<'_>, results: &mut FindResults) {
        let from = self.start_of(blocks.start);
        let text = self.text.as_bytes().get(from..self.start_of(blocks.end)).unwrap_or(&[]);
        let mut at = blocks.start;
        // The end of the hit before, in its block's source.
        let mut before = (usize::MAX, 0);
        for found in finder.find_iter(text) {
            let found = from + found;
            while self.blocks.get(at + 1).is_some_and(|next| next.start <= found) {
                at += 1;
            }
            let Some(block) = self.blocks.get(at) else { return };
            let Some(source) = issue.block(block.document, block.block).map(|b| b.text.as_str()) else { return };
            let start = self.source_byte(at, found);
            let last = self.text.floor_char_boundary(found + finder.needle().len() - 1);
            let end = self.source_byte(at, last);
            let end = end + source.get(end..).and_then(|s| s.chars().next()).map_or(0, char::len_utf8);
            // A sign that folds to several characters can hold a needle more than once.
            if before.0 == at && start < before.1 {
                continue;
            }
            before = (at, end);
            results.add(Place { document: block.document, block: block.block, byte: start }, end - start);
        }
    }

    /// The byte, in the block's text, of the character that became the one at a byte of the buffer.
    fn source_byte(&self, at: usize, byte: usize) -> usize {
        let (Some(block), next) = (self.blocks.get(at), self.blocks.get(at + 1)) else { return 0 };
        let breaks = block.breaks..next.map_or(self.breaks.len(), |n| n.breaks);
        let breaks = self.breaks.get(breaks).unwrap_or(&[]);
        let byte = byte - block.start;
        let nth = breaks.partition_point(|b| b.folded as usize <= byte);
        match nth.checked_sub(1).and_then(|nth| breaks.get(nth)) {
            Some(b) => b.source as usize + (byte - b.folded as usize),
            None => byte,
        }
    }
}

/// Offsets within a block; a single block of more than 4 GiB is beyond what can be opened.
fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
