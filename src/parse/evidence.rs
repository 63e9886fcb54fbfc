//! Why two pieces of a paragraph were taken for one: what can still be read off the text at the joint. The sum of all
//! evidence, which also weighs the layout and the issue's words, is the piece's confidence.

use crate::issue::{Block, Span};
use crate::zh::chars;

use super::label;
use super::lex::{End, Measure};
use super::paragraphs;

/// Something that speaks for a join, or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The text before breaks off after ， or 、.
    Comma,
    /// A bracket before is still open.
    OpenBracket,
    /// The text before has no mark at its end.
    Unfinished,
    /// The text before ends with a word that nothing ends with (的, 和, 应当).
    OpenWord,
    /// What follows begins with a mark that no paragraph begins with.
    ClosingMark,
    /// What follows has no label.
    Unlabelled,
    /// A page ends between the two.
    PageBreak,
    /// Against it: the text before is a complete sentence.
    Complete,
    /// Against it: what follows begins with a label.
    Labelled,
}

impl Evidence {
    /// Whether it speaks for the join.
    #[must_use]
    pub fn supports(self) -> bool {
        !matches!(self, Self::Complete | Self::Labelled)
    }
}

/// What speaks for joining piece `piece` of a block to the one before it, and what against. Empty for a first piece.
#[must_use]
pub fn join_evidence(block: &Block, piece: usize) -> Vec<Evidence> {
    let pieces = (piece.checked_sub(1).and_then(|p| block.pieces.get(p)), block.pieces.get(piece));
    let (Some(above), Some(this)) = pieces else { return Vec::new() };
    let end = block.pieces.get(piece + 1).map_or(block.text.len(), |next| next.at);
    let (Some(before), Some(after)) = (block.text.get(..this.at), block.text.get(this.at..end)) else {
        return Vec::new();
    };
    let before = before.trim_end_matches(chars::is_space);
    let measure = Measure::of(before);
    let mut found = Vec::new();
    match measure.end {
        End::Comma => found.push(Evidence::Comma),
        End::Plain | End::Close if measure.open <= 0 => found.push(Evidence::Unfinished),
        End::Stop | End::Semi | End::Colon => found.push(Evidence::Complete),
        _ => {}
    }
    if measure.open > 0 {
        found.push(Evidence::OpenBracket);
    }
    if paragraphs::ends_with_open_word(before) {
        found.push(Evidence::OpenWord);
    }
    if after.starts_with(chars::no_start) {
        found.push(Evidence::ClosingMark);
    }
    found.push(match label::label(after) {
        Some(l) if l.strict => Evidence::Labelled,
        _ => Evidence::Unlabelled,
    });
    if let (Span::Page { page: a, .. }, Span::Page { page: b, .. }) = (above.span, this.span)
        && a != b
    {
        found.push(Evidence::PageBreak);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Join, Piece};

    fn of(before: &str, after: &str) -> Vec<Evidence> {
        let span = |line| Span::Line { line };
        let pieces = vec![
            Piece { at: 0, span: span(1), join: None, confidence: 1.0 },
            Piece { at: before.len(), span: span(2), join: Some(Join::Wrap), confidence: 0.9 },
        ];
        join_evidence(&Block { text: format!("{before}{after}"), pieces, ..Block::default() }, 1)
    }

    #[test]
    fn what_is_read_off_the_joint() {
        assert_eq!(of("各县、", "市、区应当"), [Evidence::Comma, Evidence::Unlabelled]);
        assert_eq!(
            of("根据有关规定的", "要求办理。"),
            [Evidence::Unfinished, Evidence::OpenWord, Evidence::Unlabelled]
        );
        assert_eq!(of("办理（责任单位：市", "水利局）"), [Evidence::OpenBracket, Evidence::Unlabelled]);
        assert_eq!(of("办理完毕", "。"), [Evidence::Unfinished, Evidence::ClosingMark, Evidence::Unlabelled]);
        let against = of("办理完毕。", "二、其他要求");
        assert_eq!(against, [Evidence::Complete, Evidence::Labelled]);
        assert!(against.iter().all(|e| !e.supports()));
    }

    #[test]
    fn a_first_piece_has_nothing_to_be_joined_to() {
        let block = Block { text: "甲".into(), pieces: Vec::new(), ..Block::default() };
        assert!(join_evidence(&block, 0).is_empty() && join_evidence(&block, 3).is_empty());
    }
}
