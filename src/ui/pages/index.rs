//! Which paragraph stands where on the original pages.

use crate::issue::{Issue, Place, Span};

/// A piece of a block on a page.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Spot {
    page: u32,
    /// x0, y0, x1, y1 in points from the page's top left.
    bbox: [f32; 4],
    place: Place,
}

/// The places of an issue's blocks on its pages.
#[derive(Debug, Default)]
pub struct PageIndex {
    /// By page.
    spots: Vec<Spot>,
    /// Indexes into `spots` in the order of the text.
    by_place: Vec<usize>,
}

/// A part of a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageBox {
    /// File page, from 1.
    pub page: u32,
    /// x0, y0, x1, y1 in points from the page's top left.
    pub bbox: [f32; 4],
}

impl PageIndex {
    /// Of a PDF's issue; empty for the other kinds, whose spans name no pages.
    #[must_use]
    pub fn new(issue: &Issue) -> Self {
        let mut spots = Vec::new();
        if issue.source.kind.has_pages() {
            for (document, d) in issue.documents.iter().enumerate() {
                for (block, b) in d.blocks.iter().enumerate() {
                    for piece in &b.pieces {
                        if let Span::Page { page, bbox } = piece.span {
                            spots.push(Spot { page, bbox, place: Place { document, block, byte: piece.at } });
                        }
                    }
                }
            }
        }
        spots.sort_by_key(|s| s.page);
        let mut by_place: Vec<usize> = (0..spots.len()).collect();
        by_place.sort_by_key(|&n| spots.get(n).map(|s| s.place));
        Self { spots, by_place }
    }

    /// The boxes of the paragraph at a place, in reading order.
    pub fn boxes(&self, place: Place) -> impl Iterator<Item = PageBox> + '_ {
        let key = (place.document, place.block);
        self.of_block(key).map(|s| PageBox { page: s.page, bbox: s.bbox })
    }

    /// Where on the pages a place stands; where its own piece has no box, the start of the next that has one.
    #[must_use]
    pub fn find(&self, place: Place) -> Option<PageBox> {
        let ordered = |n: usize| self.by_place.get(n).and_then(|&at| self.spots.get(at));
        let after = self.by_place.partition_point(|&at| self.spots.get(at).is_some_and(|s| s.place <= place));
        let own = after.checked_sub(1).and_then(ordered);
        let own = own.filter(|s| (s.place.document, s.place.block) == (place.document, place.block));
        own.or_else(|| ordered(after)).map(|s| PageBox { page: s.page, bbox: s.bbox })
    }

    /// The place printed at a point of a page: the piece under it, else the nearest one beside or above it.
    #[must_use]
    pub fn at(&self, page: u32, x: f32, y: f32) -> Option<Place> {
        let from = self.spots.partition_point(|s| s.page < page);
        let to = self.spots.partition_point(|s| s.page <= page);
        let distance = |[x0, y0, x1, y1]: [f32; 4]| {
            let (dx, dy) = ((x0 - x).max(x - x1).max(0.0), (y0 - y).max(y - y1).max(0.0));
            // Lines are read across: a point between two lines belongs to a line of its own column.
            dx * 3.0 + dy
        };
        let nearest = self.spots.get(from..to)?.iter().min_by(|a, b| distance(a.bbox).total_cmp(&distance(b.bbox)))?;
        (distance(nearest.bbox) < FAR).then_some(nearest.place)
    }

    fn of_block(&self, key: (usize, usize)) -> impl Iterator<Item = &Spot> + '_ {
        let at = |n: usize| self.spots.get(n).map(|s| (s.place.document, s.place.block));
        let from = self.by_place.partition_point(|&n| at(n).is_some_and(|k| k < key));
        self.by_place
            .iter()
            .skip(from)
            .filter_map(|&n| self.spots.get(n))
            .take_while(move |s| (s.place.document, s.place.block) == key)
    }
}

/// A click farther from any text than this, in points, goes nowhere.
const FAR: f32 = 120.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Block, Document, Piece, SourceInfo, SourceKind};

    fn issue() -> Issue {
        let piece = |page, y: f32, at| Piece {
            grounds: crate::issue::Grounds::default(),
            at,
            join: None,
            span: Span::Page { page, bbox: [60.0, y, 280.0, y + 14.0] },
            confidence: 1.0,
        };
        let block = |text: &str, pieces| Block { text: text.into(), pieces, ..Block::default() };
        Issue {
            source: SourceInfo { kind: SourceKind::Pdf, ..SourceInfo::default() },
            documents: vec![Document {
                blocks: vec![
                    block("第一段跨页的文字", vec![piece(1, 700.0, 0), piece(2, 60.0, 12)]),
                    block("", vec![]),
                    block("第二段", vec![piece(2, 100.0, 0)]),
                ],
                ..Document::default()
            }],
            ..Issue::default()
        }
    }

    #[test]
    fn places_and_points_lead_to_each_other() {
        let index = PageIndex::new(&issue());
        let place = |block, byte| Place { document: 0, block, byte };
        assert_eq!(index.find(place(0, 3)).map(|b| b.page), Some(1));
        assert_eq!(index.find(place(0, 15)).map(|b| b.page), Some(2));
        assert_eq!(index.find(place(1, 0)).map(|b| b.bbox[1]), Some(100.0));
        assert_eq!(index.boxes(place(0, 0)).map(|b| b.page).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(index.at(2, 100.0, 65.0), Some(place(0, 12)));
        assert_eq!(index.at(2, 100.0, 96.0), Some(place(2, 0)));
        assert_eq!(index.at(2, 100.0, 600.0), None);
        assert_eq!(index.at(3, 100.0, 100.0), None);
    }

    #[test]
    fn text_has_no_pages() {
        let mut issue = issue();
        issue.source.kind = SourceKind::Text;
        assert_eq!(PageIndex::new(&issue).find(Place::default()), None);
    }
}
