//! Where the reader is: the document, and the headings on the way down to the place in view.

use std::sync::Arc;

use crate::issue::{BlockKind, Issue, OutlineNode, Place, document_name, document_outline, outline_line, shorten};

/// Characters of a heading that are told.
const HEADING_CHARS: usize = 20;

/// A step on the way to a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crumb {
    /// Its name.
    pub text: String,
    /// Where it begins.
    pub place: Place,
}

/// The way to the reader's place. The outline of the document he is in is kept: a large one takes longer than a frame
/// may to be gone through again.
#[derive(Default)]
pub struct Crumbs {
    issue: Option<Arc<Issue>>,
    document: usize,
    outline: Vec<OutlineNode>,
    at: Option<(usize, usize)>,
    path: Vec<Crumb>,
}

impl Crumbs {
    /// The way to the place that was followed last.
    #[must_use]
    pub fn path(&self) -> &[Crumb] {
        &self.path
    }

    /// Follows the reader; true when he is elsewhere now.
    pub fn follow(&mut self, issue: &Arc<Issue>, place: Place) -> bool {
        let same = self.issue.as_ref().is_some_and(|mine| Arc::ptr_eq(mine, issue));
        let at = Some((place.document, place.block));
        if same && self.at == at {
            return false;
        }
        let document = issue.documents.get(place.document);
        if !same || self.at.is_none() || self.document != place.document {
            self.issue = Some(Arc::clone(issue));
            self.document = place.document;
            self.outline = document.map(document_outline).unwrap_or_default();
        }
        self.at = at;
        self.path.clear();
        let Some(document) = document else { return true };
        let inside = self.outline.partition_point(|n| n.block <= place.block);
        let mut node = inside.checked_sub(1).and_then(|n| self.outline.get(n));
        while let Some(OutlineNode { block, parent, .. }) = node {
            if let Some(found) = document.blocks.get(*block) {
                let text = match (found.kind, &found.label) {
                    (BlockKind::Article, Some(label)) => label.clone(),
                    _ => shorten(&outline_line(found), HEADING_CHARS),
                };
                self.path.push(Crumb { text, place: Place { document: place.document, block: *block, byte: 0 } });
            }
            node = parent.and_then(|n| self.outline.get(n));
        }
        let name = document_name(document);
        self.path.push(Crumb { text: name, place: Place { document: place.document, ..Place::default() } });
        self.path.reverse();
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Block, Document};

    fn issue() -> Arc<Issue> {
        let block = |kind, level, label: Option<&str>, text: &str| Block {
            kind,
            level,
            label: label.map(Into::into),
            text: text.into(),
            ..Block::default()
        };
        let blocks = vec![
            block(BlockKind::Title, None, None, "云山市水库管理办法"),
            block(BlockKind::Heading, Some(1), Some("第一章"), "第一章　总则"),
            block(BlockKind::Article, None, Some("第一条"), "第一条　为了管好水库，制定本办法。"),
            block(BlockKind::Paragraph, None, None, "水库包括坝。"),
            block(BlockKind::Heading, Some(1), Some("第二章"), "第二章　附则"),
        ];
        let second = vec![block(BlockKind::Title, None, None, "通知"), block(BlockKind::Paragraph, None, None, "完。")];
        let document = |title: &str, blocks| Document { title: title.into(), blocks, ..Document::default() };
        Arc::new(Issue {
            documents: vec![document("云山市水库管理办法", blocks), document("通知", second)],
            ..Issue::default()
        })
    }

    fn texts(crumbs: &Crumbs) -> Vec<(&str, usize)> {
        crumbs.path().iter().map(|c| (c.text.as_str(), c.place.block)).collect()
    }

    #[test]
    fn the_way_goes_down_to_the_place_and_each_step_leads_to_its_beginning() {
        let (issue, mut crumbs) = (issue(), Crumbs::default());
        crumbs.follow(&issue, Place { document: 0, block: 3, byte: 3 });
        assert_eq!(texts(&crumbs), [("云山市水库管理办法", 0), ("第一章 总则", 1), ("第一条", 2)]);
        crumbs.follow(&issue, Place { document: 0, block: 4, byte: 0 });
        assert_eq!(texts(&crumbs), [("云山市水库管理办法", 0), ("第二章 附则", 4)]);
        crumbs.follow(&issue, Place { document: 1, block: 1, byte: 0 });
        assert_eq!(texts(&crumbs), [("通知", 0)]);
        crumbs.follow(&issue, Place { document: 9, block: 1, byte: 0 });
        assert!(crumbs.path().is_empty());
        crumbs.follow(&issue, Place::default());
        assert_eq!(texts(&crumbs), [("云山市水库管理办法", 0)]);
    }
}
