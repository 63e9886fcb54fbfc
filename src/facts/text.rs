//! Text in one form for all prints: what the rules of this folder look at.
//!
//! Offices print `（牵头单位：市甲局；…）` and `(牵头单位:市甲局;…)`, `2023年9月10日` and `2023 年 9 月 10 日`. A [`View`] folds a
//! block's text once (no white space, one width, one kind of dash and bracket), keeps the way back to the source's
//! own bytes, and pairs the brackets; all rules then read that.

use std::ops::Range;

use super::Passage;
use crate::issue::Block;
use crate::zh::fold::{self, Folded};
use crate::zh::lexicon::{Class, Marks};

/// A pair of brackets in a folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// The opening bracket in folded form: `(`, `[` or `《`.
    pub kind: char,
    /// Byte of the opening bracket.
    pub open: usize,
    /// Byte of the closing bracket.
    pub close: usize,
    /// How many brackets of the same kind are nested in it, at the deepest: work on pairs up to a fixed height is
    /// linear in the text, however deep some text nests.
    pub height: u16,
    /// It stands inside another pair of its kind.
    pub inner: bool,
}

impl Pair {
    /// What is between the brackets.
    pub fn inside(self) -> Range<usize> {
        self.open + self.kind.len_utf8()..self.close
    }

    /// Behind the closing bracket.
    pub fn end(self) -> usize {
        self.close + self.kind.len_utf8()
    }
}

/// A block as the rules see it.
#[derive(Debug, Default)]
pub(super) struct View<'a> {
    /// Index of the document.
    pub document: usize,
    /// Index of the block.
    pub index: usize,
    /// The block itself.
    pub block: Option<&'a Block>,
    /// Its text, folded.
    pub folded: Folded,
    /// The pairs of brackets, by their opening.
    pub pairs: Vec<Pair>,
    /// The classes of which words stand in it.
    marks: Marks,
    stacks: [Vec<(usize, u16)>; 3],
}

impl<'a> View<'a> {
    /// Looks at a block; the memory of the one before is reused.
    pub fn read(&mut self, document: usize, index: usize, block: &'a Block) {
        self.document = document;
        self.index = index;
        self.block = Some(block);
        self.folded.read(&block.text);
        self.marks = Marks::of(&self.folded.text);
        self.pair();
    }

    /// The source's own text.
    pub fn source(&self) -> &'a str {
        self.block.map_or("", |b| b.text.as_str())
    }

    /// The folded text.
    pub fn text(&self) -> &str {
        &self.folded.text
    }

    /// Whether a word of the class stands in it: what rules ask before they look closer.
    pub fn has(&self, class: Class) -> bool {
        self.marks.has(class)
    }

    /// The source's text of a stretch of the folded text.
    pub fn original(&self, range: Range<usize>) -> &'a str {
        self.source().get(self.folded.source(self.source(), range)).unwrap_or("")
    }

    /// A name that was read in the folded text, in the characters that the source prints it in, without blanks; `None` where
    /// it does not stand here.
    pub fn as_printed(&self, name: &str) -> Option<String> {
        let at = self.text().find(name)?;
        Some(fold::compact(self.original(at..at + name.len())))
    }

    /// The passage of a stretch of the folded text.
    pub fn passage(&self, range: Range<usize>) -> Passage {
        Passage::new(self.document, self.index, self.folded.source(self.source(), range))
    }

    /// Byte in the folded text behind the block's label.
    pub fn label_end(&self) -> usize {
        let bytes = self.block.map_or(0, Block::label_bytes);
        if bytes == 0 { 0 } else { self.folded.folded(bytes) }
    }

    fn pair(&mut self) {
        self.pairs.clear();
        self.stacks.iter_mut().for_each(Vec::clear);
        for (at, c) in self.folded.text.char_indices() {
            let (slot, kind, opens) = match c {
                '(' => (0, '(', true),
                ')' => (0, '(', false),
                '[' => (1, '[', true),
                ']' => (1, '[', false),
                '《' => (2, '《', true),
                '》' => (2, '《', false),
                // No title runs over a sentence's end: what was left open before it is damage.
                '。' => {
                    self.stacks[2].clear();
                    continue;
                }
                _ => continue,
            };
            let stack = &mut self.stacks[slot];
            if opens {
                stack.push((at, 0));
            } else if let Some((open, height)) = stack.pop() {
                if let Some(above) = stack.last_mut() {
                    above.1 = above.1.max(height.saturating_add(1));
                }
                self.pairs.push(Pair { kind, open, close: at, height, inner: false });
            }
        }
        self.pairs.sort_unstable_by_key(|p| p.open);
        let mut ends = [0usize; 3];
        for pair in &mut self.pairs {
            let end = match pair.kind {
                '(' => &mut ends[0],
                '[' => &mut ends[1],
                _ => &mut ends[2],
            };
            pair.inner = pair.open < *end;
            *end = (*end).max(pair.close);
        }
    }

    /// The smallest round or square pair around a place, when it is not deeper than a text for readers nests.
    pub fn around(&self, at: usize) -> Option<Pair> {
        let upto = self.pairs.partition_point(|p| p.open < at);
        self.pairs[..upto].iter().rev().take(64).find(|p| p.kind != '《' && p.close > at).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_pair_by_kind_and_survive_damage() {
        let block = Block { text: "(甲（乙)丙《丁〈戊〉》。《己。《庚》".into(), ..Block::default() };
        let mut view = View::default();
        view.read(0, 0, &block);
        let found: Vec<_> = view.pairs.iter().map(|p| view.text().get(p.inside()).unwrap().to_owned()).collect();
        assert_eq!(found, ["乙", "丁〈戊〉", "庚"]);
    }
}
