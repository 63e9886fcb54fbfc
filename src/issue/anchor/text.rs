//! A document as anchors read it: one run of folded text, and the labels above each block.

use std::collections::HashMap;

use super::super::{Document, OutlineNode, Place, document_outline};
use super::LABEL;
use crate::zh::fold::{fold_each, folded};

/// The folded text of a document's blocks, without borders between them.
pub(super) struct DocumentText {
    pub(super) text: String,
    /// Byte in `text` at which each block begins.
    starts: Vec<usize>,
}

impl DocumentText {
    pub(super) fn of(document: &Document) -> Self {
        let mut text = String::with_capacity(document.blocks.iter().map(|b| b.text.len()).sum());
        let mut starts = Vec::with_capacity(document.blocks.len());
        for block in &document.blocks {
            starts.push(text.len());
            fold_each(&block.text, |_, c| text.push(c));
        }
        Self { text, starts }
    }

    /// The block that holds the character at byte `at` of the folded text.
    pub(super) fn block(&self, at: usize) -> usize {
        // Empty blocks begin where the next one does: the last to begin there has the character.
        self.starts.partition_point(|&s| s <= at).saturating_sub(1)
    }

    /// Byte in the folded text at which a block begins.
    pub(super) fn start(&self, block: usize) -> usize {
        self.starts.get(block).copied().unwrap_or(self.text.len())
    }

    /// The place in the source's own text of byte `at` of the folded text.
    pub(super) fn place(&self, document: &Document, index: usize, at: usize) -> Place {
        let block = self.block(at);
        let wanted = at - self.start(block).min(at);
        let (mut seen, mut byte) = (0, None);
        if let Some(block) = document.blocks.get(block) {
            fold_each(&block.text, |source, c| {
                if seen >= wanted && byte.is_none() {
                    byte = Some(source);
                }
                seen += c.len_utf8();
            });
        }
        Place { document: index, block, byte: byte.unwrap_or(0) }
    }

    /// The place in the source's own text behind the character that ends at byte `end` of the folded text.
    pub(super) fn place_behind(&self, document: &Document, index: usize, end: usize) -> Place {
        let last = self.text.get(..end).and_then(|text| text.char_indices().next_back()).map_or(0, |(at, _)| at);
        let mut place = self.place(document, index, last);
        let text = document.blocks.get(place.block).map_or("", |block| block.text.as_str());
        place.byte += text.get(place.byte..).and_then(|text| text.chars().next()).map_or(0, char::len_utf8);
        place
    }
}

/// A document's outline with folded labels.
pub(super) struct Outline {
    nodes: Vec<OutlineNode>,
    labels: Vec<String>,
}

impl Outline {
    pub(super) fn of(document: &Document) -> Self {
        let nodes = document_outline(document);
        let label = |node: &OutlineNode| {
            let block = document.blocks.get(node.block);
            let label = block.map_or("", |b| b.label.as_deref().unwrap_or(&b.text));
            folded(&label.chars().take(LABEL).collect::<String>())
        };
        let labels = nodes.iter().map(label).collect();
        Self { nodes, labels }
    }

    fn node_above(&self, block: usize) -> Option<usize> {
        self.nodes.partition_point(|n| n.block <= block).checked_sub(1)
    }

    /// Whether the labels above a block are those of `path`.
    pub(super) fn path_is(&self, block: usize, path: &[String]) -> bool {
        let mut at = self.node_above(block);
        for label in path.iter().rev() {
            let Some(node) = at else { return false };
            if self.labels.get(node).is_none_or(|l| *l != folded(label)) {
                return false;
            }
            at = self.nodes.get(node).and_then(|n| n.parent);
        }
        at.is_none()
    }

    /// How much of `path` (folded) stands above each block.
    pub(super) fn agreement<'a>(&'a self, path: &[String]) -> PathAgreement<'a> {
        // Labels matched on the way down to each node, and where in the path to go on.
        let mut found: Vec<(usize, usize)> = Vec::with_capacity(self.nodes.len());
        let mut agreement = Vec::with_capacity(self.nodes.len());
        for (node, label) in self.nodes.iter().zip(&self.labels) {
            let (mut count, mut next) = node.parent.and_then(|p| found.get(p)).copied().unwrap_or_default();
            // A better parser may know a level more or less, so labels may be missing on both sides.
            if let Some(skip) = path.iter().skip(next).position(|l| l == label) {
                (count, next) = (count + 1, next + skip + 1);
            }
            found.push((count, next));
            agreement.push(2.0 * count as f32 / (path.len() + node.depth + 1) as f32);
        }
        PathAgreement { outline: self, agreement, above_all: if path.is_empty() { 1.0 } else { 0.0 } }
    }
}

/// How much of an anchor's path stands above each block of a document.
pub(super) struct PathAgreement<'a> {
    outline: &'a Outline,
    agreement: Vec<f32>,
    above_all: f32,
}

impl PathAgreement<'_> {
    /// 0 to 1.
    pub(super) fn at(&self, block: usize) -> f32 {
        let node = self.outline.node_above(block);
        node.and_then(|n| self.agreement.get(n)).copied().unwrap_or(self.above_all)
    }
}

/// How like two titles are, 0 to 1: 1 when they are equal but for width forms and spaces; 0 when one is empty, or
/// little is shared.
pub(super) fn likeness_of_titles(a: &str, b: &str) -> f32 {
    let clip = |t: &str| folded(&t.chars().take(200).collect::<String>());
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let (a, b) = (clip(a), clip(b));
    if a == b {
        return 1.0;
    }
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let dice = dice(&a, &b);
    if dice >= 0.6 { 0.95 * dice } else { 0.0 }
}

/// The share of pairs of neighbouring characters that two texts have in common (Dice's coefficient), 0 to 1.
pub(super) fn dice(a: &[char], b: &[char]) -> f32 {
    let all = (a.len() + b.len()).saturating_sub(2);
    if a.len() < 2 || b.len() < 2 {
        return if a == b { 1.0 } else { 0.0 };
    }
    let mut left: HashMap<(char, char), usize> = HashMap::new();
    for pair in a.windows(2) {
        *left.entry((pair[0], pair[1])).or_default() += 1;
    }
    let mut both = 0;
    for pair in b.windows(2) {
        if let Some(count) = left.get_mut(&(pair[0], pair[1]))
            && *count > 0
        {
            *count -= 1;
            both += 1;
        }
    }
    2.0 * both as f32 / all as f32
}
