//! The outline of a document: what its contents tree shows.

use super::{Block, BlockKind, Document};
use crate::zh::fold;

/// A node of a document's outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutlineNode {
    /// Index of the block in the document.
    pub block: usize,
    /// Depth in the tree, 0 for the topmost.
    pub depth: usize,
    /// Index, in the outline, of the node above.
    pub parent: Option<usize>,
}

/// The outline of a document: titles of the texts it promulgates, headings, articles and attachment heads, each
/// under the one it belongs to. Only nodes that a reader would jump to: items and paragraphs are not in it.
#[must_use]
pub fn document_outline(document: &Document) -> Vec<OutlineNode> {
    let mut nodes: Vec<OutlineNode> = Vec::new();
    // The open nodes from the top, with their ranks.
    let mut open: Vec<(u8, usize)> = Vec::new();
    let first_title = document.blocks.iter().position(|b| b.kind == BlockKind::Title);
    for (index, block) in document.blocks.iter().enumerate() {
        if Some(index) == first_title {
            continue;
        }
        let Some(rank) = rank(block) else { continue };
        while open.last().is_some_and(|&(top, _)| top >= rank) {
            open.pop();
        }
        nodes.push(OutlineNode { block: index, depth: open.len(), parent: open.last().map(|&(_, node)| node) });
        open.push((rank, nodes.len() - 1));
    }
    nodes
}

/// The block of the title in a document's head; none where a title stands behind text: that of an act which an order makes public,
/// or of an annex.
#[must_use]
pub fn head_title(document: &Document) -> Option<usize> {
    let is_head = |kind| matches!(kind, BlockKind::RedHeader | BlockKind::Number | BlockKind::Note | BlockKind::Date);
    let first = document.blocks.iter().position(|block| !is_head(block.kind))?;
    document.blocks.get(first).is_some_and(|block| block.kind == BlockKind::Title).then_some(first)
}

/// The labels on the way down to a block (第二章, 第十五条): what an anchor and a path line show. Headings without
/// a label give their text.
#[must_use]
pub fn label_path(document: &Document, block: usize) -> Vec<String> {
    let outline = document_outline(document);
    let node = outline.partition_point(|n| n.block <= block).checked_sub(1);
    node.map_or_else(Vec::new, |node| outline_path(document, &outline, node))
}

/// The labels on the way down to a node of a document's outline, as [`label_path`] gives them.
#[must_use]
pub fn outline_path(document: &Document, outline: &[OutlineNode], node: usize) -> Vec<String> {
    let mut path = Vec::new();
    let mut at = outline.get(node);
    while let Some(node) = at {
        if let Some(block) = document.blocks.get(node.block) {
            path.push(block.label.clone().unwrap_or_else(|| block.text.clone()));
        }
        at = node.parent.and_then(|above| outline.get(above));
    }
    path.reverse();
    path
}

/// The smaller, the higher in the tree.
fn rank(block: &Block) -> Option<u8> {
    let label = block.label.as_deref().unwrap_or("");
    match block.kind {
        BlockKind::Title | BlockKind::Attachment if block.kind == BlockKind::Title || block.level == Some(0) => Some(0),
        BlockKind::Heading => Some(match (block.level.unwrap_or(4), label.chars().last()) {
            (_, Some('编' | '編')) if label.ends_with("分编") || label.ends_with("分編") => 2,
            (_, Some('编' | '編' | '篇')) => 1,
            (_, Some('章')) => 3,
            (_, Some('节' | '節')) => 4,
            (1, _) => 5,
            (level, _) => 5 + level.min(9),
        }),
        BlockKind::Article => Some(6),
        _ => None,
    }
}

/// Longest text of a row of the contents in characters; a run-in heading's sentence is cut there.
const ROW_CHARS: usize = 60;

/// The text of an outline node: what is set as the heading, without the sentence that runs on.
#[must_use]
pub fn outline_text(block: &Block) -> String {
    let text = match block.kind {
        BlockKind::Article => block.text.as_str(),
        _ => block.text.get(..block.lead_bytes()).filter(|t| !t.is_empty()).unwrap_or(&block.text),
    };
    shorten(text.trim_end_matches('。'), ROW_CHARS)
}

/// The text of an outline node on a line of its own: a blank behind 第二章, and none between the characters of 总 则.
#[must_use]
pub fn outline_line(block: &Block) -> String {
    let text = outline_text(block);
    let label = block.label.as_deref().filter(|label| label.ends_with(char::is_alphanumeric));
    let heading = label.filter(|_| block.kind == BlockKind::Heading);
    match heading.and_then(|label| Some((label, text.strip_prefix(label)?))) {
        Some((label, rest)) if !rest.trim().is_empty() => format!("{label}　{}", fold::tight(rest)),
        _ => text,
    }
}

/// A document's name in a list of the issue: its title without the issuer before it, as in a list of one office's
/// documents all would begin alike; without a title its first text.
#[must_use]
pub fn document_name(document: &Document) -> String {
    if document.title.trim().is_empty() {
        let first = document.blocks.iter().map(|b| b.text.trim()).find(|t| !t.is_empty());
        return shorten(first.unwrap_or("—"), ROW_CHARS);
    }
    short_title(document).to_owned()
}

/// A document's title as it is told in tables and exports, where rows are matched by it: without the blanks that are left of
/// the lines of print.
#[must_use]
pub fn told_title(document: &Document) -> String {
    fold::tight(&document.title)
}

/// Words with which the matter of a title begins after the issuer (GB/T 9704: 发文机关、事由、文种).
const MATTER: [&str; 7] = ["关于", "印发", "转发", "批转", "任免", "公布", "同意"];

/// The title without the issuer before it, where what is left tells the matter: 令（第736号） alone would not.
#[must_use]
pub fn short_title(document: &Document) -> &str {
    let rest = document.issuer.as_deref().and_then(|issuer| document.title.strip_prefix(issuer)).map(str::trim_start);
    rest.filter(|r| MATTER.iter().any(|word| r.starts_with(word))).unwrap_or(&document.title)
}

/// White space folded to single spaces, cut to at most `chars` characters with an ellipsis.
#[must_use]
pub fn shorten(text: &str, chars: usize) -> String {
    let mut out = String::new();
    let mut count = 0;
    let mut space = false;
    for c in text.chars() {
        if c.is_whitespace() {
            space = !out.is_empty();
            continue;
        }
        if count >= chars {
            out.push('…');
            break;
        }
        if space {
            out.push(' ');
            count += 1;
            space = false;
        }
        out.push(c);
        count += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(kind: BlockKind, level: Option<u8>, label: &str) -> Block {
        Block { kind, level, label: Some(label.into()), text: format!("{label} 文"), ..Block::default() }
    }

    #[test]
    fn long_and_broken_texts_are_shown_on_one_line() {
        assert_eq!(shorten(" 第一章　总 \n 则 ", 60), "第一章 总 则");
        assert_eq!(shorten("一二三四", 3), "一二三…");
        assert_eq!(shorten("一二三", 3), "一二三");
    }

    #[test]
    fn articles_stand_under_sections_and_chapters() {
        let blocks = vec![
            block(BlockKind::Title, None, ""),
            block(BlockKind::Heading, Some(1), "第一章"),
            block(BlockKind::Heading, Some(2), "第一节"),
            block(BlockKind::Article, None, "第一条"),
            block(BlockKind::Item, None, "（一）"),
            block(BlockKind::Article, None, "第二条"),
            block(BlockKind::Heading, Some(1), "第二章"),
            block(BlockKind::Article, None, "第三条"),
        ];
        let document = Document { blocks, ..Document::default() };
        let depths: Vec<_> = document_outline(&document).iter().map(|n| (n.block, n.depth)).collect();
        assert_eq!(depths, [(1, 0), (2, 1), (3, 2), (5, 2), (6, 0), (7, 1)]);
        assert_eq!(label_path(&document, 4), ["第一章", "第一节", "第一条"]);
    }

    #[test]
    fn chapters_stand_under_parts() {
        let blocks = vec![
            block(BlockKind::Title, None, ""),
            block(BlockKind::Heading, Some(1), "第一编"),
            block(BlockKind::Heading, Some(2), "第一分编"),
            block(BlockKind::Heading, Some(3), "第一章"),
            block(BlockKind::Heading, Some(4), "第一节"),
            block(BlockKind::Article, None, "第一条"),
            block(BlockKind::Heading, Some(1), "第二编"),
            block(BlockKind::Heading, Some(2), "第二章"),
        ];
        let document = Document { blocks, ..Document::default() };
        let depths: Vec<_> = document_outline(&document).iter().map(|n| n.depth).collect();
        assert_eq!(depths, [0, 1, 2, 3, 4, 0, 1]);
    }

    #[test]
    fn numbered_headings_nest_by_level() {
        let blocks = vec![
            block(BlockKind::Heading, Some(1), "一、"),
            block(BlockKind::Heading, Some(2), "（一）"),
            block(BlockKind::Heading, Some(3), "1."),
            block(BlockKind::Heading, Some(1), "二、"),
        ];
        let document = Document { blocks, ..Document::default() };
        let depths: Vec<_> = document_outline(&document).iter().map(|n| n.depth).collect();
        assert_eq!(depths, [0, 1, 2, 0]);
    }

    #[test]
    fn a_title_loses_its_issuer_where_the_matter_is_left() {
        let name = |title: &str, issuer: &str| {
            document_name(&Document { title: title.into(), issuer: Some(issuer.into()), ..Document::default() })
        };
        assert_eq!(name("云山市人民政府关于加强河道管护的意见", "云山市人民政府"), "关于加强河道管护的意见");
        assert_eq!(name("云山市人民政府令（第52号）", "云山市人民政府"), "云山市人民政府令（第52号）");
        assert_eq!(name("云山市人民政府公文处理细则", "云山市人民政府"), "云山市人民政府公文处理细则");
    }

    #[test]
    fn long_rows_are_cut_by_characters() {
        assert_eq!(shorten("一二  三四五", 4), "一二 三…");
        assert_eq!(shorten("  甲 ", 4), "甲");
    }
}
