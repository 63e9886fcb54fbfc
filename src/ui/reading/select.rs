//! The selection: two places of the issue, kept whether they are drawn or not.

use std::ops::Range;

use crate::issue::Place;
use crate::typeset::flow::Flow;

/// What a drag extends by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Unit {
    #[default]
    Char,
    Word,
    Paragraph,
}

/// A selection in the making or made.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Selection {
    /// What was pressed on: a place, a word, a paragraph.
    pub anchor: (Place, Place),
    /// What the pointer is on, in the same unit.
    pub head: (Place, Place),
    pub unit: Unit,
}

impl Selection {
    /// A selection from one place to another.
    pub fn between(from: Place, to: Place) -> Self {
        Self { anchor: (from, from), head: (to, to), unit: Unit::Char }
    }

    /// Its ends in reading order.
    pub fn ends(&self) -> (Place, Place) {
        (self.anchor.0.min(self.head.0), self.anchor.1.max(self.head.1))
    }

    /// Nothing is between its ends.
    pub fn is_empty(&self) -> bool {
        let (from, to) = self.ends();
        from == to
    }
}

/// The unit of text around a place.
pub(super) fn unit_at(
    flow: &Flow,
    place: Place,
    unit: Unit,
    word_at: fn(&str, usize) -> Range<usize>,
) -> (Place, Place) {
    let text = flow.issue.block(place.document, place.block).map_or("", |b| b.text.as_str());
    match unit {
        Unit::Char => (place, place),
        Unit::Word => {
            let word = word_at(text, place.byte.min(text.len()));
            (Place { byte: word.start.min(text.len()), ..place }, Place { byte: word.end.min(text.len()), ..place })
        }
        Unit::Paragraph => (Place { byte: 0, ..place }, Place { byte: text.len(), ..place }),
    }
}

/// The part of an item's text that is between two places, and whether the selection goes on after the item.
pub(super) fn part(flow: &Flow, item: usize, from: Place, to: Place) -> Option<(Range<usize>, bool)> {
    let here = flow.place(item, 0);
    let at = (here.document, here.block);
    if at < (from.document, from.block) || at > (to.document, to.block) {
        return None;
    }
    let length = flow.text(item).len();
    let start = if at == (from.document, from.block) { from.byte.min(length) } else { 0 };
    let ends_here = at == (to.document, to.block);
    let end = if ends_here { to.byte.min(length) } else { length };
    Some((start..end.max(start), !ends_here))
}

/// The source's text between two places, paragraphs joined by `\n`.
pub(super) fn text(flow: &Flow, from: Place, to: Place) -> String {
    let mut out = String::new();
    for item in flow.item(from)..=flow.item(to) {
        let Some((bytes, goes_on)) = part(flow, item, from, to) else { continue };
        out.push_str(flow.text(item).get(bytes).unwrap_or(""));
        if goes_on {
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::issue::{Block, Document, Issue};

    fn flow() -> Flow {
        let block = |t: &str| Block { text: t.into(), ..Block::default() };
        let document =
            |texts: &[&str]| Document { blocks: texts.iter().map(|t| block(t)).collect(), ..Document::default() };
        Flow::new(&Arc::new(Issue {
            documents: vec![document(&["甲乙丙", "丁"]), document(&["戊己"])],
            ..Issue::default()
        }))
    }

    fn place(document: usize, block: usize, byte: usize) -> Place {
        Place { document, block, byte }
    }

    #[test]
    fn copied_text_is_the_sources_with_a_line_for_a_paragraph() {
        let flow = flow();
        assert_eq!(text(&flow, place(0, 0, 3), place(1, 0, 3)), "乙丙\n丁\n戊");
        assert_eq!(text(&flow, place(0, 0, 3), place(0, 0, 6)), "乙");
        assert_eq!(text(&flow, place(0, 0, 0), place(9, 9, 9)), "甲乙丙\n丁\n戊己\n");
    }

    #[test]
    fn a_drag_backwards_keeps_the_unit_it_began_with() {
        let flow = flow();
        let all = |text: &str, _: usize| 0..text.len();
        let anchor = unit_at(&flow, place(0, 1, 0), Unit::Word, all);
        let head = unit_at(&flow, place(0, 0, 3), Unit::Word, all);
        let s = Selection { anchor, head, unit: Unit::Word };
        assert_eq!(s.ends(), (place(0, 0, 0), place(0, 1, 3)));
        assert!(Selection::between(place(0, 0, 3), place(0, 0, 3)).is_empty());
    }
}
