//! How deep the headings of a document stand, so that no form skips a level.

use std::collections::HashMap;

use crate::issue::{Block, BlockKind, Document, document_outline, head_title, told_title};
use crate::zh::fold::{compact, plain_folded, tight};

/// The heading over a document, and the block that it stands for: the first title of its text, where the two are one and the
/// longer has the words of both. A title that says something else (the document is called by its number) is a block of its own, and
/// so is one behind text: that of an act which an order makes public, or of an annex, whose words the document's own title quotes.
pub(super) fn own_title(document: &Document) -> (String, Option<usize>) {
    let title = told_title(document);
    let is_number = |block: &Block| {
        block.kind == BlockKind::Number && plain_folded(&compact(&block.text)) == plain_folded(&compact(&title))
    };
    let number = || document.blocks.first().filter(|block| is_number(block)).map(|_| 0);
    let first = head_title(document).or_else(number).and_then(|b| Some((b, document.blocks.get(b)?)));
    let Some((b, block)) = first else { return (title, None) };
    let [called, printed] = [&title, &block.text].map(|text| plain_folded(&compact(text)));
    if called.contains(&printed) {
        (title, Some(b))
    } else if !called.is_empty() && printed.contains(&called) {
        (tight(&block.text), Some(b))
    } else {
        (title, None)
    }
}

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

/// Whether a text begins with a block: the title of one that the document holds, or the head of an attachment.
fn heads_a_text(block: &Block) -> bool {
    block.kind == BlockKind::Title || block.kind == BlockKind::Attachment && block.level == Some(0)
}

/// For each heading of a document, by its block, the headings that it stands under, the document's own title aside: a
/// document whose first heading is a （一） has it at the top, as its readers see it.
pub(super) fn depths(document: &Document) -> HashMap<usize, usize> {
    let outline = document_outline(document);
    let mut depths = HashMap::new();
    // The first title is not in the outline, as the document itself is called so. Behind an order it is a heading all the same.
    let first = document.blocks.iter().position(|block| block.kind == BlockKind::Title);
    let held = first.filter(|first| head_title(document) != Some(*first));
    depths.extend(held.map(|first| (first, 0)));
    let is_title = |block: usize| document.blocks.get(block).is_some_and(heads_a_text);
    for node in &outline {
        if document.blocks.get(node.block).is_none_or(|block| !is_heading(block)) {
            continue;
        }
        // Below that title stands what no other text has.
        let mut root = node;
        while let Some(parent) = root.parent.and_then(|parent| outline.get(parent)) {
            root = parent;
        }
        let mut above = usize::from(held.is_some_and(|held| root.block > held) && !is_title(root.block));
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
    fn a_title_that_says_something_else_is_no_heading_of_the_document() {
        let of = |title: &str, printed: &str| {
            let block = |kind, text: &str| Block { kind, text: text.into(), ..Block::default() };
            let blocks = vec![block(BlockKind::Number, "第 6 号"), block(BlockKind::Title, printed)];
            let document = Document { title: title.into(), blocks, ..Document::default() };
            own_title(&document)
        };
        assert_eq!(of("云州市湖泊办法", "云州市\n湖泊办法"), ("云州市湖泊办法".to_owned(), Some(1)));
        assert_eq!(
            of("关于印发办法的通知", "云州市 关于印发办法的通知"),
            ("云州市关于印发办法的通知".to_owned(), Some(1))
        );
        assert_eq!(of("云州市令第6号", "云州市湖泊办法"), ("云州市令第6号".to_owned(), None));
        assert_eq!(of("", "云州市湖泊办法"), (String::new(), None));
        // A paper that is called by its number.
        let block = |kind, text: &str| Block { kind, text: text.into(), ..Block::default() };
        let blocks = vec![block(BlockKind::Number, "云政发〔2031〕7 号"), block(BlockKind::Addressee, "各县：")];
        let document = Document { title: "云政发〔2031〕7号".into(), blocks, ..Document::default() };
        assert_eq!(own_title(&document), ("云政发〔2031〕7号".to_owned(), Some(0)));
    }

    #[test]
    fn the_title_of_an_act_behind_its_order_is_a_block_of_its_own() {
        let block = |kind, text: &str| Block { kind, text: text.into(), ..Block::default() };
        for title in ["某部令：訂定「湖泊辦法」", "湖泊辦法"] {
            let blocks = vec![
                block(BlockKind::RedHeader, "某部令"),
                block(BlockKind::Paragraph, "訂定「湖泊辦法」。"),
                block(BlockKind::Title, "湖泊辦法"),
            ];
            let document = Document { title: title.into(), blocks, ..Document::default() };
            assert_eq!(own_title(&document), (title.to_owned(), None));
            assert_eq!(depths(&document).get(&2), Some(&0), "it is a heading");
        }
    }

    #[test]
    fn the_chapters_of_an_act_stand_below_its_title_behind_the_order() {
        let heading = |text: &str| Block {
            kind: BlockKind::Heading,
            level: Some(1),
            label: text.get(..9).map(str::to_owned),
            text: text.into(),
            ..Block::default()
        };
        let block = |kind, text: &str| Block { kind, text: text.into(), ..Block::default() };
        let attached = Block { level: Some(0), ..block(BlockKind::Attachment, "附件") };
        let blocks = vec![
            block(BlockKind::RedHeader, "某部令"),
            heading("第一章　令"),
            block(BlockKind::Paragraph, "公布湖泊办法。"),
            block(BlockKind::Title, "湖泊办法"),
            heading("第一章　总则"),
            heading("第二章　附则"),
            attached,
            block(BlockKind::Title, "湖泊名录"),
            heading("第一章　甲湖"),
        ];
        let document = Document { title: "某部令".into(), blocks, ..Document::default() };
        let depths = depths(&document);
        let of: Vec<Option<usize>> = [1, 3, 4, 5, 6, 7, 8].map(|block| depths.get(&block).copied()).to_vec();
        assert_eq!(of, [0, 0, 1, 1, 0, 0, 1].map(Some).to_vec());
    }

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
