//! The printed pages of a passage, for its citation.

use super::pages::PageMap;
use crate::issue::{Issue, Place};

impl PageMap {
    /// The printed pages of a passage, from first to last, where both are known; `to` is its end, not a part of it. Where a part of the
    /// document is printed elsewhere, the pages between may be others': then only the page of a passage on one page is told.
    #[must_use]
    pub fn pages_of(&self, issue: &Issue, (from, to): (Place, Place)) -> Option<(u32, u32)> {
        let known = |place| self.page_of(issue, place).filter(|(_, guessed)| !guessed).map(|(page, _)| page);
        let (first, last) = (known(from)?, known(last_before(issue, from, to))?);
        let passed = issue.documents.get(from.document..=to.document).unwrap_or_default();
        let whole = passed.iter().all(|document| document.seams.is_empty());
        (first == last || first < last && whole).then_some((first, last))
    }
}

/// The last character of a passage that ends before `to`; its beginning where it has none.
fn last_before(issue: &Issue, from: Place, to: Place) -> Place {
    let order = |place: &Place| (place.document, place.block, place.byte);
    let mut end = to;
    while order(&end) > order(&from) {
        let text = issue.block(end.document, end.block).map_or("", |block| block.text.as_str());
        let before = text.get(..end.byte.min(text.len())).and_then(|before| before.char_indices().next_back());
        if let Some((byte, _)) = before {
            return Place { byte, ..end };
        }
        end = match (end.block.checked_sub(1), end.document.checked_sub(1)) {
            (Some(block), _) => Place { block, byte: usize::MAX, ..end },
            (None, Some(document)) => {
                let block = issue.documents.get(document).map_or(0, |d| d.blocks.len());
                Place { document, block, byte: 0 }
            }
            (None, None) => return from,
        };
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Block, Document, Piece, Seam, Span};

    /// Two documents in a file of pages: the first on pages 5 and 6, the break in its second paragraph, the other on page 7.
    fn issue() -> Issue {
        let piece = |at, page| Piece::sure(at, Span::Page { page, bbox: [0.0; 4] }, None);
        let block = |pieces| Block { text: "字".repeat(10), pieces, ..Block::default() };
        let of = |page, blocks| Document { page: Some(page), blocks, ..Document::default() };
        let first =
            of(5, vec![block(vec![piece(0, 5)]), block(vec![piece(0, 5), piece(15, 6)]), block(vec![piece(0, 6)])]);
        Issue { documents: vec![first, of(7, vec![block(vec![piece(0, 7)])])], ..Issue::default() }
    }

    fn at(document: usize, block: usize, byte: usize) -> Place {
        Place { document, block, byte }
    }

    #[test]
    fn a_passage_has_the_pages_from_its_first_character_to_its_last() {
        let issue = issue();
        let pages = PageMap::build(&issue);
        for (from, to, told) in [
            (at(0, 0, 0), at(0, 0, 0), (5, 5)),
            (at(0, 1, 0), at(0, 1, 15), (5, 5)),
            (at(0, 1, 0), at(0, 1, 18), (5, 6)),
            (at(0, 1, 15), at(0, 2, 30), (6, 6)),
            // An end at the beginning of a paragraph or of a document has nothing of it.
            (at(0, 0, 0), at(0, 1, 0), (5, 5)),
            (at(0, 2, 0), at(1, 0, 0), (6, 6)),
            (at(0, 2, 0), at(1, 0, 3), (6, 7)),
            // Turned round it is its beginning.
            (at(0, 2, 0), at(0, 0, 0), (6, 6)),
        ] {
            assert_eq!(pages.pages_of(&issue, (from, to)), Some(told), "{from:?} {to:?}");
        }
        assert_eq!(pages.pages_of(&issue, (at(3, 0, 0), at(3, 0, 0))), None);
    }

    #[test]
    fn a_page_that_is_guessed_and_pages_round_a_remainder_are_not_told() {
        let mut carried = issue();
        let (says_page, from_page) = (Some(9), Some(5));
        let seam = Seam { says_page, from_page, after_block: 1, inside_paragraph: false, byte: 0, confidence: 1.0 };
        carried.documents[0].seams.push(seam);
        let pages = PageMap::build(&carried);
        assert_eq!(pages.pages_of(&carried, (at(0, 0, 0), at(0, 2, 30))), None);
        let mut plain = issue();
        for block in plain.documents.iter_mut().flat_map(|d| &mut d.blocks) {
            block.pieces.clear();
        }
        let pages = PageMap::build(&plain);
        assert_eq!(pages.pages_of(&plain, (at(0, 0, 0), at(0, 0, 0))), Some((5, 5)), "where a document begins");
        assert_eq!(pages.pages_of(&plain, (at(0, 1, 0), at(0, 1, 0))), None);
    }
}
