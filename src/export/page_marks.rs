//! Where printed pages begin in the text, as far as the source tells: what HTML, EPUB, Markdown and Word mark.

use std::collections::BTreeSet;

use crate::issue::Issue;
use crate::search::PageMap;

/// The beginning of a printed page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PageMark {
    /// The printed number.
    pub page: u32,
    /// Where in the document it begins.
    pub block: usize,
    /// Where in the block.
    pub byte: usize,
    /// The anchor: of several documents with text on one page, the first in reading order has the plain one.
    pub anchor: String,
}

/// The page marks of all documents of an issue.
#[derive(Clone, Debug, Default)]
pub(super) struct PageMarks(Vec<Vec<PageMark>>);

impl PageMarks {
    /// The marks of an issue; no page is marked at a place that is only an estimate.
    pub(super) fn of(issue: &Issue) -> Self {
        let pages = PageMap::build(issue);
        let mut taken = BTreeSet::new();
        let mut marks = Vec::new();
        for document in 0..issue.documents.len() {
            let mut own = Vec::new();
            for (page, block, byte) in pages.begins(document) {
                let names = std::iter::once(format!("page-{page}")).chain((2..).map(|n| format!("page-{page}-{n}")));
                let anchor = names.into_iter().find(|name| !taken.contains(name)).unwrap_or_default();
                taken.insert(anchor.clone());
                own.push(PageMark { page, block, byte, anchor });
            }
            marks.push(own);
        }
        Self(marks)
    }

    /// The marks of a document, in reading order.
    pub(super) fn in_document(&self, document: usize) -> &[PageMark] {
        self.0.get(document).map_or(&[], Vec::as_slice)
    }

    /// For each page that is marked its number, and the document and anchor of its first mark; in reading order, as
    /// e-book readers ask it.
    pub(super) fn list(&self) -> Vec<(u32, usize, &str)> {
        let all =
            self.0.iter().enumerate().flat_map(|(d, own)| own.iter().map(move |m| (m.page, d, m.anchor.as_str())));
        all.filter(|(page, _, anchor)| *anchor == format!("page-{page}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Block, Document, Piece, Seam, Span};

    #[test]
    fn behind_a_remainder_a_mark_leads_back() {
        let block = |pieces| Block { text: "字".repeat(20), pieces, ..Block::default() };
        let seam = Seam {
            says_page: Some(8),
            from_page: Some(26),
            after_block: 0,
            inside_paragraph: true,
            byte: 30,
            confidence: 1.0,
        };
        let marks = |pages: [Span; 3], first| {
            let [a, b, c] = pages.map(|span| move |at| Piece::sure(at, span, None));
            let blocks = vec![block(vec![a(0), b(30)]), block(vec![c(0)])];
            let document = Document {
                page: Some(first),
                last_page: Some(26),
                blocks,
                seams: vec![seam.clone()],
                ..Document::default()
            };
            let marks = PageMarks::of(&Issue { documents: vec![document], ..Issue::default() });
            let of = marks.in_document(0).iter().map(|m| (m.page, m.block, m.byte, m.anchor.clone()));
            of.collect::<Vec<_>>()
        };
        let line = |line| Span::Line { line };
        let anchor = |name: &str| name.to_owned();
        assert_eq!(
            marks([line(60), line(9), line(61)], 21),
            [(21, 0, 0, anchor("page-21")), (8, 0, 30, anchor("page-8")), (26, 1, 0, anchor("page-26"))]
        );
        let page = |page| Span::Page { page, bbox: [0.0; 4] };
        assert_eq!(
            marks([page(26), page(8), page(26)], 26),
            [(26, 0, 0, anchor("page-26")), (8, 0, 30, anchor("page-8")), (26, 1, 0, anchor("page-26-2"))]
        );
    }

    #[test]
    fn each_page_has_its_mark_and_one_anchor_of_its_name() {
        let piece = |at, page| Piece::sure(at, Span::Page { page, bbox: [0.0; 4] }, None);
        let block = |pieces| Block { text: "字".repeat(20), pieces, ..Block::default() };
        let documents = [vec![piece(0, 3), piece(30, 4)], vec![piece(0, 4)]];
        let documents: Vec<Document> = documents
            .into_iter()
            .map(|pieces| Document { blocks: vec![block(pieces)], ..Document::default() })
            .collect();
        let marks = PageMarks::of(&Issue { documents, ..Issue::default() });
        let of = |d| marks.in_document(d).iter().map(|m| (m.page, m.byte, m.anchor.as_str())).collect::<Vec<_>>();
        assert_eq!(of(0), [(3, 0, "page-3"), (4, 30, "page-4")]);
        assert_eq!(of(1), [(4, 0, "page-4-2")]);
        assert_eq!(marks.list(), [(3, 0, "page-3"), (4, 0, "page-4")]);
    }
}
