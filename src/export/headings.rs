//! How deep the headings of a document stand, so that no form skips a level.

use std::collections::HashMap;

use crate::issue::{Block, BlockKind, Document, document_outline};

/// Whether a block is set as a heading: one whose sentence runs on is a paragraph that begins with it.
pub(super) fn is_heading(block: &Block) -> bool {
    let lead = block.lead_bytes().min(block.text.len());
    let runs_on = block.text.get(lead..).is_some_and(|rest| !rest.trim().is_empty());
    match block.kind {
        BlockKind::Title => true,
        BlockKind::Attachment => block.level == Some(0),
        BlockKind::Heading => !runs_on,
        _ => false,
    }
}

/// For each heading of a document, by its block, the headings that it stands under, the document's own title aside: a
/// document whose first heading is a （一） has it at the top, as its readers see it.
pub(super) fn depths(document: &Document) -> HashMap<usize, usize> {
    let outline = document_outline(document);
    let mut depths = HashMap::new();
    for node in &outline {
        if document.blocks.get(node.block).is_none_or(|block| !is_heading(block)) {
            continue;
        }
        let mut above = 0;
        let mut at = node.parent.and_then(|parent| outline.get(parent));
        while let Some(parent) = at {
            // What stands above was come to before.
            if let Some(depth) = depths.get(&parent.block) {
                above = depth + 1;
                break;
            }
            at = parent.parent.and_then(|parent| outline.get(parent));
        }
        depths.insert(node.block, above);
    }
    depths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_level_is_skipped_and_siblings_are_equal() {
        let heading = |level, label: &str, text: &str| Block {
            kind: BlockKind::Heading,
            level: Some(level),
            label: Some(label.into()),
            text: text.into(),
            ..Block::default()
        };
        let plain = |kind, text: &str| Block { kind, text: text.into(), ..Block::default() };
        let document = Document {
            blocks: vec![
                plain(BlockKind::Title, "云州市方案"),
                heading(2, "（一）", "（一）范围"),
                heading(2, "（二）", "（二）目标"),
                heading(3, "1.", "1.近期"),
                heading(1, "一、", "一、任务。做好这件事。"),
                heading(3, "1.", "1.远期"),
                plain(BlockKind::Title, "云州市细则"),
                heading(1, "第一章", "第一章　总则"),
                heading(2, "第一节", "第一节　范围"),
            ],
            ..Document::default()
        };
        let depths = depths(&document);
        let of: Vec<Option<usize>> = (0..9).map(|block| depths.get(&block).copied()).collect();
        // The sentence of 一、 runs on: it is no heading, and what stands under it is at the top.
        assert_eq!(of, [None, Some(0), Some(0), Some(1), None, Some(0), Some(0), Some(1), Some(2)], "{depths:?}");
    }
}
