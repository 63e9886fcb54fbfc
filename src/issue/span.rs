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
    /// The rules that decided the join, or for a first piece that it begins a block; empty where no rule was asked.
    #[serde(default)]
    pub grounds: Grounds,
}

impl Piece {
    /// A piece that was joined to none: the first of its block, or a row or cell of a table.
    #[must_use]
    pub fn sure(at: usize, span: Span, join: Option<Join>) -> Self {
        Self { at, span, join, confidence: 1.0, grounds: Grounds::default() }
    }
}

/// A rule that weighed in a decision: its number in the parser's list, and its weight in tenths of log odds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// The rule's number in its list.
    pub rule: u8,
    /// Above 0 it spoke for the decision to join, below 0 against; 0 stands for no rule.
    pub tenths: i8,
}

/// The rules that weighed most in a decision, the weightiest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grounds([Ground; 6]);

impl Grounds {
    /// Adds a rule with its weight in log odds. What weighs least goes where there are too many.
    pub fn add(&mut self, rule: u8, weight: f32) {
        let tenths = (weight * 10.0).round().clamp(-127.0, 127.0) as i8;
        let mut new = Ground { rule, tenths };
        for slot in &mut self.0 {
            if new.tenths.unsigned_abs() > slot.tenths.unsigned_abs() {
                std::mem::swap(slot, &mut new);
            }
        }
    }

    /// The rules with their weights in log odds, the weightiest first.
    pub fn iter(&self) -> impl Iterator<Item = (u8, f32)> {
        self.0.iter().filter(|g| g.tenths != 0).map(|g| (g.rule, f32::from(g.tenths) / 10.0))
    }
}
