//! Which stretches of a document stand with it, and which were carried elsewhere by a 下转/上接.
//!
//! A seam tells where a remainder begins. Where it ends, and the document goes on behind the words that said so, is seen
//! from the order of the source: there the text comes back to what was printed after the break.

use crate::issue::{Document, SourceOrder};

/// A stretch of a document, up to where the next begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub block: usize,
    pub byte: usize,
    /// Characters from the document's start.
    pub at: usize,
    /// The seam with which a remainder that is printed elsewhere begins; `None` for what stands with the document.
    pub seam: Option<usize>,
}

/// What is met on the way through a document.
#[derive(Clone, Copy)]
enum Met {
    Seam(usize),
    Piece(u64),
}

/// The stretches of a document, in reading order. `chars`: characters before each block.
pub(super) fn runs(document: &Document, order: &SourceOrder, chars: &[usize]) -> Vec<Run> {
    let mut runs = vec![Run { block: 0, byte: 0, at: 0, seam: None }];
    if document.seams.is_empty() {
        return runs;
    }
    let mut way = Way::default();
    for (block, of) in document.blocks.iter().enumerate() {
        let seams = document.seams.iter().enumerate().filter_map(|(n, seam)| {
            let start = if seam.inside_paragraph { (seam.after_block, seam.byte) } else { (seam.after_block + 1, 0) };
            (start.0 == block).then_some((start.1, Met::Seam(n)))
        });
        let pieces = of.pieces.iter().map(|piece| (piece.at, Met::Piece(order.rank(piece.span))));
        let mut met: Vec<(usize, Met)> = seams.chain(pieces).collect();
        // A seam comes before the piece that begins with it.
        met.sort_by_key(|(byte, _)| *byte);
        for (byte, met) in met {
            let Some(before) = of.text.get(..byte) else { continue };
            let Some(seam) = way.goes(met) else { continue };
            let at = chars.get(block).copied().unwrap_or(0) + before.chars().count();
            runs.push(Run { block, byte, at, seam });
        }
    }
    runs
}

/// Where one is in the source while a document is read.
#[derive(Default)]
struct Way {
    /// The remainder that is read.
    seam: Option<usize>,
    /// The last line that was read.
    last: Option<u64>,
    /// The last line that stands with the document, while a remainder is read.
    broke: Option<u64>,
    /// The first line of the remainder.
    begins: Option<u64>,
}

impl Way {
    /// Goes on; tells the seam of a new stretch if one begins here.
    fn goes(&mut self, met: Met) -> Option<Option<usize>> {
        match met {
            Met::Seam(seam) => {
                if self.seam.is_none() {
                    self.broke = self.last;
                }
                (self.seam, self.begins) = (Some(seam), None);
                Some(self.seam)
            }
            Met::Piece(rank) => {
                self.last = Some(rank);
                self.seam?;
                let begins = *self.begins.get_or_insert(rank);
                let broke = self.broke?;
                let back = if begins < broke { rank > broke } else { broke < rank && rank < begins };
                back.then(|| self.seam.take()).map(|_| None)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Block, Piece, Seam, Span};

    fn of(blocks: &[&[(usize, u32)]], seams: &[(usize, usize)]) -> Vec<(usize, usize, Option<usize>)> {
        let piece = |&(at, line): &(usize, u32)| Piece::sure(at, Span::Line { line }, None);
        let block = |pieces: &&[(usize, u32)]| Block {
            text: "字".repeat(20),
            pieces: pieces.iter().map(piece).collect(),
            ..Block::default()
        };
        let seam = |&(after_block, byte): &(usize, usize)| Seam {
            says_page: None,
            from_page: None,
            after_block,
            inside_paragraph: byte > 0,
            byte,
            confidence: 1.0,
        };
        let document = Document {
            blocks: blocks.iter().map(block).collect(),
            seams: seams.iter().map(seam).collect(),
            ..Document::default()
        };
        let chars: Vec<usize> = (0..=blocks.len()).map(|n| n * 20).collect();
        let runs = runs(&document, &SourceOrder::default(), &chars);
        assert!(runs.iter().all(|run| run.at == run.block * 20 + run.byte / 3), "{runs:?}");
        runs.iter().map(|run| (run.block, run.byte, run.seam)).collect()
    }

    #[test]
    fn a_remainder_ends_where_the_document_goes_on_behind_the_break() {
        let own = (0, 0, None);
        // Printed before the break, and after it; to the end, and not.
        assert_eq!(of(&[&[(0, 50)], &[(0, 51), (30, 8)], &[(0, 9)]], &[(1, 30)]), [own, (1, 30, Some(0))]);
        assert_eq!(
            of(&[&[(0, 50)], &[(0, 51), (30, 8)], &[(0, 9)], &[(0, 52)]], &[(1, 30)]),
            [own, (1, 30, Some(0)), (3, 0, None)]
        );
        assert_eq!(
            of(&[&[(0, 50)], &[(0, 51)], &[(0, 90)], &[(0, 91), (30, 52)]], &[(1, 0)]),
            [own, (2, 0, Some(0)), (3, 30, None)]
        );
        assert_eq!(of(&[&[(0, 50)], &[(0, 90)], &[(0, 91)]], &[(0, 0)]), [own, (1, 0, Some(0))]);
    }

    #[test]
    fn a_remainder_that_is_carried_on_comes_back_to_the_first_break() {
        let blocks: &[&[(usize, u32)]] = &[&[(0, 50)], &[(0, 8)], &[(0, 90)], &[(0, 91)], &[(0, 51)]];
        assert_eq!(of(blocks, &[(0, 0), (1, 0)]), [(0, 0, None), (1, 0, Some(0)), (2, 0, Some(1)), (4, 0, None)]);
    }

    #[test]
    fn without_a_source_a_remainder_goes_to_the_end() {
        assert_eq!(of(&[&[], &[], &[]], &[(0, 0)]), [(0, 0, None), (1, 0, Some(0))]);
    }
}
