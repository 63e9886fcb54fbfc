//! A part of an issue as an issue of its own: what is copied, printed or exported of a document, an article or a selection.

use super::{Block, BlockKind, Document, Issue, Piece, Place, Seam, document_outline};

impl Issue {
    /// What stands between two places, with masthead and source, so that it can be exported as the whole is. Paragraphs at its
    /// ends are cut, tables stay whole.
    #[must_use]
    pub fn excerpt(&self, from: Place, to: Place) -> Self {
        let mut documents = Vec::new();
        for (n, document) in self.documents.iter().enumerate().take(to.document.saturating_add(1)).skip(from.document) {
            let start = if n == from.document { (from.block, from.byte) } else { (0, 0) };
            let end = if n == to.document { (to.block, to.byte) } else { (usize::MAX, 0) };
            documents.push(part(document, start, end));
        }
        let inside = |entry: &super::ContentsEntry| {
            let document = entry.document.filter(|d| (from.document..=to.document).contains(d))?;
            Some(super::ContentsEntry { document: Some(document - from.document), ..entry.clone() })
        };
        Self {
            source: self.source.clone(),
            masthead: self.masthead.clone(),
            contents: self.contents.iter().filter_map(inside).collect(),
            documents,
            ..Self::default()
        }
    }

    /// The text of all paragraphs, a line each.
    #[must_use]
    pub fn plain_text(&self) -> String {
        let blocks = self.documents.iter().flat_map(|d| &d.blocks);
        blocks.map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n")
    }

    /// From where to where a document goes.
    #[must_use]
    pub fn whole_document(&self, document: usize) -> Option<(Place, Place)> {
        let blocks = self.documents.get(document)?.blocks.len();
        self.blocks_between(document, 0, blocks)
    }

    /// From where to where an article or a part under a heading goes: up to the next that stands as high.
    #[must_use]
    pub fn whole_section(&self, document: usize, block: usize) -> Option<(Place, Place)> {
        let outline = document_outline(self.documents.get(document)?);
        let at = outline.iter().position(|node| node.block == block)?;
        let depth = outline.get(at)?.depth;
        let next = outline.iter().skip(at + 1).find(|node| node.depth <= depth);
        let end = next.map_or_else(|| self.documents.get(document).map_or(0, |d| d.blocks.len()), |node| node.block);
        self.blocks_between(document, block, end)
    }

    fn blocks_between(&self, document: usize, first: usize, end: usize) -> Option<(Place, Place)> {
        let last = end.checked_sub(1).filter(|last| *last >= first)?;
        let length = self.block(document, last)?.text.len();
        Some((Place { document, block: first, byte: 0 }, Place { document, block: last, byte: length }))
    }
}

/// What of a document stands between two blocks and bytes.
fn part(document: &Document, from: (usize, usize), to: (usize, usize)) -> Document {
    let last = to.0.min(document.blocks.len().saturating_sub(1));
    let blocks = document.blocks.iter().enumerate().take(last.saturating_add(1)).skip(from.0);
    let cut_to = |n: usize, block: &Block| {
        let start = if n == from.0 { from.1 } else { 0 };
        let end = if n == to.0 { to.1.min(block.text.len()) } else { block.text.len() };
        cut(block, start, end)
    };
    let blocks: Vec<Block> = blocks.filter_map(|(n, block)| cut_to(n, block)).collect();
    // A seam's byte is one of the whole paragraph.
    let whole = |seam: &&Seam| (from.0..=last).contains(&seam.after_block) && (from.1, from.0) == (0, 0);
    let seams = document.seams.iter().filter(whole).filter(|seam| seam.after_block < last).cloned().collect();
    Document { blocks, seams, ..document.clone() }
}

/// A paragraph from one byte to another; `None` where nothing is left of it.
fn cut(block: &Block, start: usize, end: usize) -> Option<Block> {
    if block.table.is_some() || (start, end) == (0, block.text.len()) {
        return Some(block.clone());
    }
    let text = block.text.get(start..end).filter(|text| !text.is_empty())?;
    let begins = |n: usize| block.pieces.get(n + 1).map_or(block.text.len(), |next| next.at);
    let inside = block.pieces.iter().enumerate().filter(|(n, piece)| piece.at < end && begins(*n) > start);
    let pieces = inside.map(|(_, piece)| Piece { at: piece.at.saturating_sub(start), ..*piece }).collect();
    let mut part = Block { text: text.to_owned(), pieces, ..block.clone() };
    if start > 0 {
        // Without its label it is no heading and no article.
        part.label = None;
        if matches!(block.kind, BlockKind::Heading | BlockKind::Article | BlockKind::Item) {
            (part.kind, part.level) = (BlockKind::Paragraph, None);
        }
    }
    Some(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Span;

    fn issue() -> Issue {
        let block = |kind, label: Option<&str>, text: &str| Block {
            kind,
            label: label.map(Into::into),
            text: text.into(),
            pieces: vec![Piece::sure(0, Span::Line { line: 1 }, None), Piece::sure(6, Span::Line { line: 2 }, None)],
            ..Block::default()
        };
        let article = |n: &str| block(BlockKind::Article, Some(n), &format!("{n}　巡查。"));
        let blocks = vec![
            block(BlockKind::Title, None, "办法"),
            block(BlockKind::Heading, Some("第一章"), "第一章　总则"),
            article("第一条"),
            block(BlockKind::Paragraph, None, "一款。"),
            article("第二条"),
            block(BlockKind::Heading, Some("第二章"), "第二章　附则"),
            article("第三条"),
        ];
        let document = Document { title: "办法".into(), blocks, ..Document::default() };
        Issue { documents: vec![document.clone(), document], ..Issue::default() }
    }

    fn text(issue: &Issue, (from, to): (Place, Place)) -> String {
        issue.excerpt(from, to).plain_text().replace('\n', "|")
    }

    #[test]
    fn parts_end_where_the_next_of_their_rank_begins() {
        let issue = issue();
        let section = |block| text(&issue, issue.whole_section(1, block).unwrap());
        assert_eq!(section(2), "第一条　巡查。|一款。");
        assert_eq!(section(1), "第一章　总则|第一条　巡查。|一款。|第二条　巡查。");
        assert_eq!(section(5), "第二章　附则|第三条　巡查。");
        assert_eq!(issue.whole_section(1, 3), None, "no part begins there");
        let (from, to) = issue.whole_document(0).unwrap();
        assert_eq!(issue.excerpt(from, to).documents, issue.documents[..1]);
        assert_eq!(issue.whole_document(7), None);
    }

    #[test]
    fn a_selection_is_cut_at_its_ends() {
        let issue = issue();
        let at = |document, block, byte| Place { document, block, byte };
        let part = issue.excerpt(at(0, 6, "第三条　".len()), at(1, 1, "第一章".len()));
        assert_eq!(part.plain_text(), "巡查。\n办法\n第一章");
        assert_eq!(part.documents[0].blocks[0].kind, BlockKind::Paragraph);
        assert_eq!(part.documents[0].blocks[0].pieces.len(), 1);
        assert_eq!(part.documents[1].blocks[1].label.as_deref(), Some("第一章"));
        assert!(issue.excerpt(at(9, 0, 0), at(9, 0, 0)).documents.is_empty());
        let nothing = issue.excerpt(at(0, 2, 3), at(0, 2, 3));
        assert!(nothing.documents[0].blocks.is_empty());
    }
}
