//! The text that is printed before a place of the source: where something that is not in the text belongs.

use super::{Issue, Place, SourceOrder, Span};

/// The pieces of an issue as its source has them. Made once, it is asked for many spans.
#[derive(Clone, Debug, Default)]
pub struct PrintedBefore {
    order: SourceOrder,
    /// Rank, page (where there are pages) and place of each piece, by rank.
    pieces: Vec<(u64, Option<u32>, Place)>,
}

impl PrintedBefore {
    /// The pieces of an issue.
    #[must_use]
    pub fn of(issue: &Issue) -> Self {
        let order = SourceOrder::of(issue);
        let mut pieces = Vec::new();
        for (document, d) in issue.documents.iter().enumerate() {
            for (block, b) in d.blocks.iter().enumerate() {
                let place = |byte| Place { document, block, byte };
                pieces.extend(b.pieces.iter().map(|piece| (order.rank(piece.span), page(piece.span), place(piece.at))));
            }
        }
        // Stable: pieces of one line stay in reading order.
        pieces.sort_by_key(|(rank, ..)| *rank);
        Self { order, pieces }
    }

    /// The piece that is printed at a span, or last before it; the first of all where none is. A span that names a page and
    /// no place on it leads to the first text of the page.
    #[must_use]
    pub fn at(&self, span: Span) -> Option<Place> {
        if let Span::Page { page: wanted, bbox } = span
            && bbox == [0.0; 4]
            && let Some(first) = self.pieces.iter().find(|(_, page, _)| *page == Some(wanted))
        {
            return Some(first.2);
        }
        let until = self.order.rank(span);
        let behind = self.pieces.partition_point(|(rank, ..)| *rank <= until);
        self.pieces.get(behind.saturating_sub(1)).map(|(.., place)| *place)
    }
}

fn page(span: Span) -> Option<u32> {
    match span {
        Span::Page { page, .. } => Some(page),
        Span::Line { .. } | Span::Element { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Block, Document, Piece};
    use super::*;

    fn issue(spans: &[Span]) -> Issue {
        let block =
            |&span: &Span| Block { text: "字".into(), pieces: vec![Piece::sure(0, span, None)], ..Block::default() };
        let document = Document { blocks: spans.iter().map(block).collect(), ..Document::default() };
        Issue { documents: vec![document], ..Issue::default() }
    }

    #[test]
    fn what_is_missing_belongs_behind_the_text_printed_before_it() {
        let line = |line| Span::Line { line };
        // The second block is a continuation that is printed last.
        let before = PrintedBefore::of(&issue(&[line(3), line(9), line(5)]));
        let at = |n| before.at(line(n)).map(|place| place.block);
        assert_eq!([at(1), at(3), at(4), at(6), at(20)], [Some(0), Some(0), Some(0), Some(2), Some(1)]);
        assert_eq!(PrintedBefore::of(&Issue::default()).at(line(1)), None);
    }

    #[test]
    fn a_page_alone_leads_to_its_first_text() {
        let spot = |page, y: f32| Span::Page { page, bbox: [72.0, y, 300.0, y + 12.0] };
        let before = PrintedBefore::of(&issue(&[spot(1, 100.0), spot(2, 100.0), spot(2, 400.0)]));
        assert_eq!(before.at(Span::Page { page: 2, bbox: [0.0; 4] }).map(|place| place.block), Some(1));
        assert_eq!(before.at(spot(2, 700.0)).map(|place| place.block), Some(2));
    }
}
