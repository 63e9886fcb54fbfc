//! The contents tree as rows: which nodes there are, which are shown, where the reader is.

use std::collections::HashSet;

use crate::issue::{BlockKind, Issue, Place, document_name, document_outline, outline_line};

/// A node of the tree.
#[derive(Clone, Debug)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// Depth: 0 for categories (or documents, where there are no categories).
    pub depth: usize,
    /// Index of the node above.
    pub parent: Option<usize>,
    /// Has nodes below.
    pub has_children: bool,
    /// The text of its row.
    pub text: String,
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// A category (栏目).
    Category,
    /// A document, by index.
    Document(usize),
    /// A block of a document's outline.
    Block {
        /// Index of the document.
        document: usize,
        /// Index of the block.
        block: usize,
        /// An article (条) rather than a heading.
        article: bool,
    },
}

/// The tree of an issue and what of it is open.
#[derive(Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    open: HashSet<usize>,
    /// Nodes that fit the filter and those above them; `None` without a filter.
    kept: Option<HashSet<usize>>,
    /// How many nodes fit the filter.
    matches: usize,
}

impl Tree {
    /// The tree of an issue, with the categories open.
    #[must_use]
    pub fn new(issue: &Issue, uncategorised: &str) -> Self {
        let mut tree = Self::default();
        let with_categories = issue.documents.iter().any(|d| d.category.is_some());
        let mut category: Option<(Option<&str>, usize)> = None;
        for (index, document) in issue.documents.iter().enumerate() {
            let name = document.category.as_deref();
            if with_categories && category.map(|(n, _)| n) != Some(name) {
                let node = tree.push(NodeKind::Category, None, name.unwrap_or(uncategorised).to_owned());
                tree.open.insert(node);
                category = Some((name, node));
            }
            let above = tree.push(NodeKind::Document(index), category.map(|(_, n)| n), document_name(document));
            tree.push_outline(issue, index, above);
        }
        if issue.documents.len() == 1
            && let Some(only) = tree.nodes.iter().position(|n| matches!(n.kind, NodeKind::Document(_)))
        {
            tree.open.insert(only);
        }
        tree
    }

    fn push_outline(&mut self, issue: &Issue, index: usize, above: usize) {
        let Some(document) = issue.documents.get(index) else { return };
        let mut placed: Vec<usize> = Vec::new();
        for outline in document_outline(document) {
            let Some(block) = document.blocks.get(outline.block) else { continue };
            let parent = outline.parent.and_then(|p| placed.get(p).copied()).unwrap_or(above);
            let article = block.kind == BlockKind::Article;
            let kind = NodeKind::Block { document: index, block: outline.block, article };
            placed.push(self.push(kind, Some(parent), outline_line(block)));
        }
    }

    fn push(&mut self, kind: NodeKind, parent: Option<usize>, text: String) -> usize {
        let depth = parent.and_then(|p| self.nodes.get(p)).map_or(0, |p| p.depth + 1);
        if let Some(above) = parent.and_then(|p| self.nodes.get_mut(p)) {
            above.has_children = true;
        }
        self.nodes.push(Node { kind, depth, parent, has_children: false, text });
        self.nodes.len() - 1
    }

    /// A node.
    #[must_use]
    pub fn node(&self, index: usize) -> Option<&Node> {
        self.nodes.get(index)
    }

    /// Whether the tree has no document.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Whether a node's children are shown. With a filter, those that lead to what fits are.
    #[must_use]
    pub fn is_open(&self, index: usize) -> bool {
        match &self.kept {
            Some(kept) => self.open.contains(&index) || kept.contains(&index),
            None => self.open.contains(&index),
        }
    }

    /// Opens or closes a node.
    pub fn set_open(&mut self, index: usize, open: bool) {
        if open {
            self.open.insert(index);
        } else {
            self.open.remove(&index);
        }
    }

    /// Opens and closes the nodes as they are in another tree of the same issue: those with the same text at the same depth.
    /// What that one does not have, as that of its first pages has little, stays as it is.
    pub fn open_as(&mut self, other: &Self) {
        let name = |node: &Node| (node.depth, node.text.clone());
        let known: HashSet<_> = other.nodes.iter().map(name).collect();
        let open: HashSet<_> = other.open.iter().filter_map(|&i| other.nodes.get(i)).map(name).collect();
        for (index, node) in self.nodes.iter().enumerate() {
            let name = name(node);
            if open.contains(&name) {
                self.open.insert(index);
            } else if known.contains(&name) {
                self.open.remove(&index);
            }
        }
    }

    /// Opens all nodes that have something below.
    pub fn expand_all(&mut self) {
        self.open = (0..self.nodes.len()).filter(|&i| self.nodes[i].has_children).collect();
    }

    /// Leaves only the categories open.
    pub fn collapse_all(&mut self) {
        self.open = (0..self.nodes.len()).filter(|&i| self.nodes[i].kind == NodeKind::Category).collect();
    }

    /// Shows only nodes for which `fits` is true, with those above them and (for documents) below them.
    pub fn set_filter(&mut self, filter: &str, fits: impl Fn(&str) -> bool) {
        if filter.trim().is_empty() {
            self.kept = None;
            return;
        }
        let mut kept = HashSet::new();
        self.matches = 0;
        for (index, node) in self.nodes.iter().enumerate() {
            if node.kind == NodeKind::Category || !fits(&node.text) {
                continue;
            }
            self.matches += 1;
            let mut at = Some(index);
            while let Some(i) = at {
                if !kept.insert(i) {
                    break;
                }
                at = self.nodes.get(i).and_then(|n| n.parent);
            }
        }
        self.kept = Some(kept);
    }

    /// How many nodes fit the filter; `None` without a filter.
    #[must_use]
    pub fn matches(&self) -> Option<usize> {
        self.kept.as_ref().map(|_| self.matches)
    }

    /// Indexes of the nodes that have a row now, from the top.
    #[must_use]
    pub fn rows(&self) -> Vec<usize> {
        let mut rows = Vec::new();
        let mut hidden_below: Option<usize> = None;
        for (index, node) in self.nodes.iter().enumerate() {
            if hidden_below.is_some_and(|depth| node.depth > depth) {
                continue;
            }
            hidden_below = None;
            let filtered_out = self.kept.as_ref().is_some_and(|kept| !kept.contains(&index));
            if filtered_out && !self.parent_opened_by_hand(node) {
                hidden_below = Some(node.depth);
                continue;
            }
            rows.push(index);
            if !self.is_open(index) {
                hidden_below = Some(node.depth);
            }
        }
        rows
    }

    /// With a filter, what the reader opens himself shows all that is in it.
    fn parent_opened_by_hand(&self, node: &Node) -> bool {
        node.parent.is_some_and(|p| {
            self.open.contains(&p) && self.nodes.get(p).is_some_and(|n| !matches!(n.kind, NodeKind::Category))
        })
    }

    /// The deepest node at or before a place: where the reader is.
    #[must_use]
    pub fn at(&self, place: Place) -> Option<usize> {
        let key = |node: &Node| match node.kind {
            NodeKind::Category => None,
            NodeKind::Document(document) => Some((document, 0)),
            NodeKind::Block { document, block, .. } => Some((document, block)),
        };
        let mut found = None;
        for (index, node) in self.nodes.iter().enumerate() {
            match key(node) {
                Some(at) if at <= (place.document, place.block) => found = Some(index),
                Some(_) => break,
                None => {}
            }
        }
        found
    }

    /// The row that stands for a node: itself, or the nearest above that has a row.
    #[must_use]
    pub fn shown_for(&self, node: usize, rows: &[usize]) -> Option<usize> {
        let mut at = Some(node);
        while let Some(i) = at {
            if let Ok(row) = rows.binary_search(&i) {
                return Some(row);
            }
            at = self.nodes.get(i).and_then(|n| n.parent);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{Block, Document};

    fn issue() -> Issue {
        let block = |kind, level, label: &str, text: &str| Block {
            kind,
            level,
            label: Some(label.to_owned()),
            text: text.to_owned(),
            ..Block::default()
        };
        let document = |title: &str, category: &str| Document {
            title: title.to_owned(),
            category: Some(category.to_owned()),
            blocks: vec![
                block(BlockKind::Heading, Some(1), "第一章", "第一章 总则"),
                block(BlockKind::Article, None, "第一条", "第一条 为了便于阅读，制定本办法。"),
                block(BlockKind::Heading, Some(1), "第二章", "第二章 附则"),
            ],
            ..Document::default()
        };
        Issue {
            documents: vec![document("阅读办法", "甲类"), document("装订办法", "甲类"), document("检索通知", "乙类")],
            ..Issue::default()
        }
    }

    fn shown(tree: &Tree) -> Vec<&str> {
        tree.rows().iter().filter_map(|&i| tree.node(i)).map(|n| n.text.as_str()).collect()
    }

    #[test]
    fn documents_stand_under_their_categories() {
        let tree = Tree::new(&issue(), "其他");
        assert_eq!(shown(&tree), ["甲类", "阅读办法", "装订办法", "乙类", "检索通知"]);
    }

    #[test]
    fn opening_shows_the_outline_and_closing_hides_it() {
        let mut tree = Tree::new(&issue(), "其他");
        tree.set_open(1, true);
        assert_eq!(shown(&tree)[..4], ["甲类", "阅读办法", "第一章　总则", "第二章　附则"]);
        tree.expand_all();
        assert!(shown(&tree).contains(&"第一条 为了便于阅读，制定本办法"));
        tree.collapse_all();
        assert_eq!(shown(&tree).len(), 5);
    }

    #[test]
    fn of_the_whole_issue_what_its_first_pages_had_stays_as_it_was() {
        let whole = issue();
        let mut front = whole.clone();
        front.documents.truncate(2);
        let mut before = Tree::new(&front, "其他");
        before.set_open(1, true);
        let mut tree = Tree::new(&whole, "其他");
        tree.open_as(&before);
        assert!(tree.is_open(1));
        assert_eq!(shown(&tree)[shown(&tree).len() - 2..], ["乙类", "检索通知"], "what is new is open as usual");
        before.set_open(0, false);
        tree.open_as(&before);
        assert_eq!(shown(&tree), ["甲类", "乙类", "检索通知"]);
    }

    #[test]
    fn a_filter_keeps_what_fits_with_its_path() {
        let mut tree = Tree::new(&issue(), "其他");
        tree.set_filter("附则", |text| text.contains("附则"));
        assert_eq!(
            shown(&tree),
            ["甲类", "阅读办法", "第二章　附则", "装订办法", "第二章　附则", "乙类", "检索通知", "第二章　附则"]
        );
        assert_eq!(tree.matches(), Some(3));
        tree.set_filter("", |_| true);
        assert_eq!((shown(&tree).len(), tree.matches()), (5, None));
    }

    #[test]
    fn the_reader_is_found_even_where_the_tree_is_closed() {
        let tree = Tree::new(&issue(), "其他");
        let rows = tree.rows();
        let node = tree.at(Place { document: 1, block: 1, byte: 0 }).unwrap();
        assert_eq!(tree.node(node).unwrap().text, "第一条 为了便于阅读，制定本办法");
        let row = tree.shown_for(node, &rows).unwrap();
        assert_eq!(tree.node(rows[row]).unwrap().text, "装订办法");
    }
}
