//! What readers have written on a file: notes, highlights with words, text boxes. No part of its text.

use serde::{Deserialize, Serialize};

use super::{Issue, Place, Span};

/// A comment that a reader left in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Comment {
    /// Where it stands, where that is known.
    pub span: Option<Span>,
    /// Who left it, where the file says so.
    pub author: Option<String>,
    /// What it says.
    pub text: String,
}

/// How far from a comment's box a line may be to be the one it speaks of, in points.
const NEAR: f32 = 40.0;

impl Comment {
    /// The text that it stands at: the piece of its element or line, or the nearest to its box on the page. Linear in the
    /// issue's pieces.
    #[must_use]
    pub fn place(&self, issue: &Issue) -> Option<Place> {
        let span = self.span?;
        let mut best: Option<(f32, Place)> = None;
        for (document, d) in issue.documents.iter().enumerate() {
            for (block, b) in d.blocks.iter().enumerate() {
                for piece in &b.pieces {
                    let Some(far) = distance(span, piece.span) else { continue };
                    if best.is_none_or(|(least, _)| far < least) {
                        best = Some((far, Place { document, block, byte: piece.at }));
                    }
                }
            }
        }
        best.map(|(_, place)| place)
    }
}

/// How far a piece is from a comment; `None` where it is not meant.
fn distance(comment: Span, piece: Span) -> Option<f32> {
    match (comment, piece) {
        (Span::Page { page, bbox: c }, Span::Page { page: of, bbox: p }) if page == of => {
            let apart = |low: usize, high: usize| (p[low] - c[high]).max(c[low] - p[high]).max(0.0);
            let down = apart(1, 3);
            // A note's sign stands in the margin beside its line as often as on it.
            (down <= NEAR).then(|| down * 4.0 + apart(0, 2))
        }
        (Span::Line { line: a }, Span::Line { line: b }) if a == b => Some(0.0),
        // What stands between two paragraphs belongs to the one before it.
        (Span::Element { element: a }, Span::Element { element: b }) if b <= a && a - b <= 1 => Some((a - b) as f32),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Block, Document, Piece};
    use super::*;

    fn issue(spans: &[Span]) -> Issue {
        let block =
            |span: &Span| Block {
                text: "文字".into(), pieces: vec![Piece::sure(0, *span, None)], ..Block::default()
            };
        let blocks = spans.iter().map(block).collect();
        Issue { documents: vec![Document { blocks, ..Document::default() }], ..Issue::default() }
    }

    fn block_of(span: Span, issue: &Issue) -> Option<usize> {
        let comment = Comment { span: Some(span), author: None, text: "核对".into() };
        comment.place(issue).map(|place| place.block)
    }

    #[test]
    fn a_comment_stands_at_the_line_beside_it() {
        let at = |page, x: f32, y: f32| Span::Page { page, bbox: [x, y, x + 200.0, y + 12.0] };
        let issue = issue(&[at(1, 80.0, 100.0), at(1, 80.0, 130.0), at(2, 80.0, 100.0)]);
        let note = |page, y: f32| Span::Page { page, bbox: [30.0, y, 48.0, y + 18.0] };
        assert_eq!(block_of(note(1, 98.0), &issue), Some(0));
        assert_eq!(block_of(note(1, 128.0), &issue), Some(1));
        assert_eq!(block_of(note(2, 98.0), &issue), Some(2));
        assert_eq!(block_of(note(1, 700.0), &issue), None, "far from any line");
        assert_eq!(block_of(note(3, 98.0), &issue), None);
    }

    #[test]
    fn in_other_files_its_element_tells() {
        let element = |element| Span::Element { element };
        let issue = issue(&[element(0), element(2), element(5)]);
        assert_eq!(block_of(element(2), &issue), Some(1));
        assert_eq!(block_of(element(3), &issue), Some(1));
        assert_eq!(block_of(element(4), &issue), None);
        let lost = Comment { span: None, author: None, text: "核对".into() };
        assert_eq!(lost.place(&issue), None);
    }
}
