//! Where text came from.

use serde::{Deserialize, Serialize};

/// A place in the source file.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Span {
    /// A line of a text file, counted from 1.
    Line {
        /// Line number, from 1.
        line: u32,
    },
    /// A box on a page of a paged file.
    Page {
        /// File page, from 1 (not the printed number).
        page: u32,
        /// x0, y0, x1, y1 in points, origin at the top left of the page as it is viewed.
        bbox: [f32; 4],
    },
    /// An element (paragraph, table row, block element) of a structured file, counted from 0 in document order.
    Element {
        /// Index of the element.
        element: u32,
    },
}

/// How a piece of a block's text was attached to the piece before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Join {
    /// The print wrapped the line; the extraction kept the wrap.
    Wrap,
    /// A column or page ended inside the paragraph.
    Break,
    /// 下转/上接: the remainder stood elsewhere.
    Continuation,
    /// The extraction had put the lines out of order.
    Reordered,
    /// The reader said so ([`crate::issue::Correction`]).
    ByHand,
}

/// A stretch of a block's text with one origin.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Piece {
    /// Byte offset in the block's text at which the piece begins.
    pub at: usize,
    /// Where it came from.
    pub span: Span,
    /// How it was joined to the piece before; `None` for the first.
    pub join: Option<Join>,
    /// 0 to 1: how sure the join is (1 for a first piece).
    pub confidence: f32,
}
