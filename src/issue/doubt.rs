//! Signs that were read from the picture of a page and are not sure.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::{Issue, Place, Span};
use crate::zh::chars::is_space;

/// A sign that was read from a picture and may be another.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Doubt {
    /// The line that it stands in.
    pub span: Span,
    /// How many signs stand before it in that line, blanks not counted.
    pub nth: u32,
    /// What was read.
    pub read: char,
    /// What it may be instead.
    pub other: char,
    /// The probability of what was read, 0 to 1.
    pub sure: f32,
    /// Its box on the page: x0, y0, x1, y1 in points from the top left of the page as it is viewed.
    pub area: [f32; 4],
}

/// A doubt where it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedDoubt {
    /// Index into [`Issue::doubts`].
    pub index: usize,
    /// Where the sign stands.
    pub place: Place,
    /// Its length in bytes.
    pub bytes: usize,
}

/// A line of a page, to be looked up by.
type Line = (u32, [u32; 4]);

fn line(span: Span) -> Option<Line> {
    match span {
        Span::Page { page, bbox } => Some((page, bbox.map(f32::to_bits))),
        _ => None,
    }
}

impl Issue {
    /// Where the doubts stand in the text of the documents, in reading order. Doubts of what is in no block (running heads,
    /// masthead), and of what has become another text since, are not among them. Linear in the text.
    #[must_use]
    pub fn placed_doubts(&self) -> Vec<PlacedDoubt> {
        let mut wanted: HashMap<Line, Vec<(u32, usize)>> = HashMap::new();
        for (index, doubt) in self.doubts.iter().enumerate() {
            if let Some(line) = line(doubt.span) {
                wanted.entry(line).or_default().push((doubt.nth, index));
            }
        }
        let mut found = Vec::new();
        if wanted.is_empty() {
            return found;
        }
        // How many signs of a line stood in the pieces before.
        let mut passed: HashMap<Line, u32> = HashMap::new();
        for (document, d) in self.documents.iter().enumerate() {
            for (block, b) in d.blocks.iter().enumerate() {
                for (n, piece) in b.pieces.iter().enumerate() {
                    let Some((line, of_line)) = line(piece.span).and_then(|l| Some((l, wanted.get(&l)?))) else {
                        continue;
                    };
                    let end = b.pieces.get(n + 1).map_or(b.text.len(), |next| next.at);
                    let before = passed.entry(line).or_default();
                    for (at, c) in b.text.get(piece.at..end).unwrap_or("").char_indices().filter(|(_, c)| !is_space(*c))
                    {
                        let doubt = of_line.iter().find(|(nth, _)| nth == before);
                        *before += 1;
                        if let Some(&(_, index)) = doubt
                            && self.doubts.get(index).is_some_and(|doubt| doubt.read == c)
                        {
                            let place = Place { document, block, byte: piece.at + at };
                            found.push(PlacedDoubt { index, place, bytes: c.len_utf8() });
                        }
                    }
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Block, Document, Piece};
    use super::*;

    fn at(y: f32) -> Span {
        Span::Page { page: 1, bbox: [80.0, y, 300.0, y + 12.0] }
    }

    fn doubt(span: Span, nth: u32, read: char) -> Doubt {
        Doubt { span, nth, read, other: '未', sure: 0.6, area: [0.0; 4] }
    }

    fn issue(doubts: Vec<Doubt>) -> Issue {
        // A line that was cut into two paragraphs, and one with blanks.
        let block = |text: &str, span| Block {
            text: text.into(),
            pieces: vec![Piece::sure(0, span, None)],
            ..Block::default()
        };
        let mut second = block("第二段　末 字", at(120.0));
        second.text.insert_str(0, "末尾");
        second.pieces = vec![Piece::sure(0, at(100.0), None), Piece::sure("末尾".len(), at(120.0), None)];
        let blocks = vec![block("第一段期末，", at(100.0)), second];
        Issue { documents: vec![Document { blocks, ..Document::default() }], doubts, ..Issue::default() }
    }

    #[test]
    fn a_doubt_is_found_by_its_line_and_the_signs_before_it() {
        let issue = issue(vec![doubt(at(120.0), 3, '末'), doubt(at(100.0), 6, '末'), doubt(at(100.0), 4, '末')]);
        let found = issue.placed_doubts();
        let told: Vec<_> = found.iter().map(|f| (f.index, f.place.block, f.place.byte)).collect();
        assert_eq!(told, [(2, 0, "第一段期".len()), (1, 1, 0), (0, 1, "末尾第二段　".len())]);
        assert!(found.iter().all(|f| f.bytes == 3));
    }

    #[test]
    fn what_is_another_text_now_has_no_doubt() {
        assert_eq!(issue(vec![doubt(at(100.0), 4, '未'), doubt(at(100.0), 9, '末')]).placed_doubts(), []);
        assert_eq!(issue(vec![doubt(at(140.0), 0, '第'), doubt(Span::Line { line: 1 }, 0, '第')]).placed_doubts(), []);
    }
}
