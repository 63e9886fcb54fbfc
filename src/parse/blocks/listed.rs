//! How deep the entries of a text's own contents stand: as the headings do that they name.

use crate::issue::{Block, BlockKind};
use crate::zh::fold;
use crate::zh::lexicon::Class;

use super::super::lex;
use super::super::outline::Context;

/// Gives the entries of contents their levels; 目录 over them has none.
pub(super) fn set_levels(blocks: &mut [Block]) {
    let mut context = Context::default();
    for block in blocks {
        if block.kind != BlockKind::Contents {
            context.new_text();
            continue;
        }
        if Class::OwnContents.is(&fold::compact(&block.text)) {
            continue;
        }
        let label = lex::label_of(&block.text);
        label.into_iter().for_each(|label| context.note(label));
        block.level = label.and_then(|label| context.labelled(label).1).or(Some(1));
    }
}
