//! Corrections: what a reader says of an issue's structure where the parser was wrong. Plain data; `parse` applies
//! them, the library keeps them. Their places are [`Anchor`]s, so that they survive a better parser and a corrected
//! copy of the file.

use serde::{Deserialize, Serialize};

use super::{Anchor, BlockKind, FactCorrection, Issue, Place, PlacedDoubt, PrintedBefore, Span};

/// A correction of an issue's structure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Correction {
    /// The paragraph goes on in the next one.
    JoinWithNext {
        /// The end of the paragraph: what stands after it tells whether the two are one already.
        anchor: Anchor,
    },
    /// A paragraph begins here.
    SplitAt {
        /// The place at which it begins.
        anchor: Anchor,
    },
    /// The paragraph is a heading of this level, or none.
    HeadingLevel {
        /// The paragraph.
        anchor: Anchor,
        /// As in [`crate::issue::Block::level`]; `None` for no heading.
        level: Option<u8>,
    },
    /// The paragraph belongs to another document.
    BelongsTo {
        /// The paragraph.
        anchor: Anchor,
        /// The head of the document it belongs to.
        document: Anchor,
    },
    /// The text does not go on here from before a 下转: what was joined goes back to where it is printed.
    UndoSeam {
        /// The place at which the remainder begins.
        anchor: Anchor,
    },
    /// A sign of a scan that was not read surely is this one.
    Reading {
        /// The sign as it was read.
        anchor: Anchor,
        /// What it is.
        sign: char,
    },
    /// A line that was left out as furniture of the page is text.
    Restore {
        /// The text printed before it.
        anchor: Anchor,
        /// The line.
        text: String,
    },
    /// A row of a table of facts is wrong, missing, or another one.
    Fact(FactCorrection),
}

/// Characters at the end of a paragraph by which that end is found again.
const END: usize = 60;
/// The deepest level of heading.
pub const DEEPEST_HEADING: u8 = 4;

impl Correction {
    /// Where it applies.
    #[must_use]
    pub fn anchor(&self) -> &Anchor {
        match self {
            Self::JoinWithNext { anchor }
            | Self::SplitAt { anchor }
            | Self::HeadingLevel { anchor, .. }
            | Self::BelongsTo { anchor, .. }
            | Self::UndoSeam { anchor }
            | Self::Reading { anchor, .. }
            | Self::Restore { anchor, .. } => anchor,
            Self::Fact(fact) => &fact.anchor,
        }
    }

    /// The text that it is about, to be told by.
    #[must_use]
    pub fn quote(&self) -> &str {
        match self {
            Self::Restore { text, .. } => text,
            Self::Fact(fact) => fact.quote(),
            other => &other.anchor().quote,
        }
    }

    /// That a line that was left out, or taken for masthead or imprint, is text; `None` for what is no line of text (blanks,
    /// markers, the labels of the contents) and where there is no text to put it behind or before.
    #[must_use]
    pub fn restore(issue: &Issue, span: Span) -> Option<Self> {
        let text = issue.left_out(span)?.trim().to_owned();
        let place = PrintedBefore::of(issue).at(span)?;
        let block = issue.block(place.document, place.block)?;
        let next = block.pieces.iter().map(|piece| piece.at).find(|&at| at > place.byte).unwrap_or(block.text.len());
        let anchor = Anchor::new(issue, place, next - place.byte);
        Some(Self::Restore { anchor, text })
    }

    /// That the paragraph goes on in the next one; `None` where there is no next one, or one of them is a table.
    #[must_use]
    pub fn join_with_next(issue: &Issue, document: usize, block: usize) -> Option<Self> {
        let (this, next) = (issue.block(document, block)?, issue.block(document, block + 1)?);
        if this.kind == BlockKind::Table || next.kind == BlockKind::Table || this.text.trim().is_empty() {
            return None;
        }
        let from = this.text.char_indices().rev().nth(END - 1).map_or(0, |(at, _)| at);
        let place = Place { document, block, byte: from };
        Some(Self::JoinWithNext { anchor: Anchor::new(issue, place, this.text.len() - from) })
    }

    /// That a paragraph begins at a place; `None` where one does already, at the end of one, and in tables.
    #[must_use]
    pub fn split_at(issue: &Issue, place: Place) -> Option<Self> {
        let block = issue.block(place.document, place.block)?;
        let (before, after) = block.text.split_at_checked(place.byte)?;
        let inside = !before.trim().is_empty() && !after.trim().is_empty() && block.kind != BlockKind::Table;
        inside.then(|| Self::SplitAt { anchor: Anchor::new(issue, place, 0) })
    }

    /// That a paragraph is a heading of this level (1 to 4), or body text; `None` where it is that already, and for
    /// tables.
    #[must_use]
    pub fn heading(issue: &Issue, document: usize, block: usize, level: Option<u8>) -> Option<Self> {
        let this = issue.block(document, block)?;
        let level = level.map(|l| l.clamp(1, DEEPEST_HEADING));
        let already = match level {
            Some(_) => this.kind == BlockKind::Heading && this.level == level,
            None => this.kind == BlockKind::Paragraph,
        };
        if already || this.kind == BlockKind::Table {
            return None;
        }
        Some(Self::HeadingLevel { anchor: Anchor::new(issue, Place { document, block, byte: 0 }, 0), level })
    }

    /// That a paragraph belongs to another document; `None` where it does already or there is no such document.
    #[must_use]
    pub fn belongs_to(issue: &Issue, document: usize, block: usize, other: usize) -> Option<Self> {
        issue.block(document, block)?;
        issue.documents.get(other).filter(|_| other != document)?;
        Some(Self::BelongsTo {
            anchor: Anchor::new(issue, Place { document, block, byte: 0 }, 0),
            document: Anchor::new(issue, Place { document: other, ..Place::default() }, 0),
        })
    }

    /// That a sign which is in doubt is this one; `None` where there is none.
    #[must_use]
    pub fn reading(issue: &Issue, doubt: &PlacedDoubt, sign: char) -> Option<Self> {
        issue.block(doubt.place.document, doubt.place.block)?.text.get(doubt.place.byte..)?.chars().next()?;
        Some(Self::Reading { anchor: Anchor::new(issue, doubt.place, doubt.bytes), sign })
    }

    /// That the text does not go on at a continuation: the one in or right before the block of `place`, the nearest
    /// to it; `None` where there is none.
    #[must_use]
    pub fn undo_seam(issue: &Issue, place: Place) -> Option<Self> {
        let document = issue.documents.get(place.document)?;
        let starts = document.seams.iter().filter_map(|seam| {
            let (block, byte) =
                if seam.inside_paragraph { (seam.after_block, seam.byte) } else { (seam.after_block + 1, 0) };
            (block == place.block).then_some(byte)
        });
        let byte = starts.min_by_key(|byte| byte.abs_diff(place.byte))?;
        Some(Self::UndoSeam { anchor: Anchor::new(issue, Place { byte, ..place }, 0) })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Block, Document};
    use super::*;

    fn issue() -> Issue {
        let block = |kind, text: &str| Block { kind, text: text.into(), ..Block::default() };
        let blocks = vec![
            block(BlockKind::Heading, "一、总体要求"),
            block(BlockKind::Paragraph, "坚持因地制宜，"),
            block(BlockKind::Table, "甲\t乙"),
        ];
        let documents = vec![Document { blocks, ..Document::default() }, Document::default()];
        Issue { documents, ..Issue::default() }
    }

    #[test]
    fn what_cannot_be_is_not_offered() {
        let issue = issue();
        assert!(Correction::join_with_next(&issue, 0, 0).is_some());
        assert!(Correction::join_with_next(&issue, 0, 1).is_none(), "a table follows");
        assert!(Correction::join_with_next(&issue, 0, 2).is_none(), "nothing follows");
        let split = |block, byte| Correction::split_at(&issue, Place { document: 0, block, byte });
        assert!(split(1, 6).is_some());
        assert!(split(1, 0).is_none() && split(1, 1).is_none() && split(1, 21).is_none() && split(2, 3).is_none());
        assert!(Correction::heading(&issue, 0, 1, None).is_none());
        assert!(Correction::heading(&issue, 0, 0, None).is_some());
        assert!(Correction::belongs_to(&issue, 0, 1, 0).is_none());
        assert!(Correction::belongs_to(&issue, 0, 1, 1).is_some());
        assert!(Correction::belongs_to(&issue, 0, 1, 2).is_none());
        assert!(Correction::undo_seam(&issue, Place::default()).is_none());
    }
}
