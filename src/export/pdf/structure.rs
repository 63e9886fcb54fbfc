//! The structure of the file for screen readers: parts, headings, paragraphs, tables.

use std::collections::BTreeMap;
use std::num::NonZeroU16;

use krilla::tagging::{Identifier, TableHeaderScope, Tag, TagGroup, TagKind, TagTree};

use super::sheet::Owner;
use crate::issue::{Block, BlockKind};
use crate::typeset::flow::Flow;

/// What was marked on the pages, by what it belongs to.
pub(super) type Marked = BTreeMap<Owner, Vec<Identifier>>;

/// The tree of everything that was marked.
pub(super) fn tree(flow: &Flow, marked: Marked) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some("zh-CN".to_owned()));
    let (mut contents, mut back) = (TagGroup::new(Tag::TOC), TagGroup::new(Tag::Section));
    let mut documents: BTreeMap<usize, TagGroup> = BTreeMap::new();
    let mut tables: BTreeMap<usize, Vec<(usize, Vec<Identifier>)>> = BTreeMap::new();
    for (owner, identifiers) in marked {
        match owner {
            Owner::Artifact => {}
            Owner::Front(_) => tree.push(group(Tag::P, identifiers)),
            Owner::Back(_) => back.push(group(Tag::P, identifiers)),
            Owner::Contents(_) => contents.push(group(Tag::TOCI, identifiers)),
            Owner::Block(item, cell) => {
                let Some(block) = flow.block(item) else { continue };
                let part = documents.entry(flow.at(item).0).or_insert_with(|| TagGroup::new(Tag::Section));
                if block.kind != BlockKind::Table {
                    part.push(group(kind(block), identifiers));
                    continue;
                }
                tables.entry(item).or_default().push((cell, identifiers));
                if tables.get(&item).is_some_and(|cells| cells.len() == cells_of(block)) {
                    part.push(table(block, tables.remove(&item).unwrap_or_default()));
                }
            }
        }
    }
    // Tables with cells that show nothing were not complete above.
    for (item, cells) in tables {
        if let (Some(block), Some(part)) = (flow.block(item), documents.get_mut(&flow.at(item).0)) {
            part.push(table(block, cells));
        }
    }
    if !contents.children.is_empty() {
        tree.push(contents);
    }
    documents.into_values().for_each(|part| tree.push(part));
    if !back.children.is_empty() {
        tree.push(back);
    }
    tree
}

fn group(tag: impl Into<TagKind>, identifiers: Vec<Identifier>) -> TagGroup {
    TagGroup::with_children(tag, identifiers.into_iter().map(Into::into).collect())
}

fn kind(block: &Block) -> TagKind {
    let heading = |level: u16| Tag::Hn(NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN), None).into();
    match block.kind {
        BlockKind::Title => heading(1),
        BlockKind::Attachment if block.level == Some(0) => heading(2),
        BlockKind::Heading => heading(u16::from(block.level.unwrap_or(4)).clamp(1, 5) + 1),
        _ => Tag::P.into(),
    }
}

/// How many cells each row of a table has.
fn row_lengths(block: &Block) -> Vec<usize> {
    match &block.table {
        Some(table) => table.rows.iter().map(Vec::len).collect(),
        None => block.text.lines().map(|line| line.split('\t').count()).collect(),
    }
}

fn cells_of(block: &Block) -> usize {
    row_lengths(block).iter().sum()
}

fn table(block: &Block, cells: Vec<(usize, Vec<Identifier>)>) -> TagGroup {
    let mut whole = TagGroup::new(Tag::Table);
    let mut cells = cells.into_iter().peekable();
    let mut end = 0;
    let heads = block.table.as_ref().map_or(0, |t| t.head_rows);
    for (number, length) in row_lengths(block).into_iter().enumerate() {
        end += length;
        let mut row = TagGroup::new(Tag::TR);
        while let Some((_, identifiers)) = cells.next_if(|(cell, _)| *cell < end) {
            let head = number < heads;
            let kind: TagKind = if head { Tag::TH(TableHeaderScope::Column).into() } else { Tag::TD.into() };
            row.push(group(kind, identifiers));
        }
        if !row.children.is_empty() {
            whole.push(row);
        }
    }
    whole
}
