//! Corrections inside one document: paragraphs joined and cut, headings.

use crate::issue::{Anchor, Block, BlockKind, Document, Join, Piece, Place};
use crate::zh::chars;

use super::super::blocks::append_text;
use super::super::label::{self, Form};
use super::super::lex;
use super::super::outline::Context;
use super::Outcome;

/// Joins the block at a place with the next. `anchor` quotes its end.
pub(super) fn join(document: &mut Document, place: Place, anchor: &Anchor) -> Outcome {
    let Some(block) = document.blocks.get(place.block) else { return Outcome::Unfit };
    let rest = block.text.get(place.byte..).unwrap_or("");
    let (quoted, left) = (visible(&anchor.quote), visible(rest));
    // A quote that was found by likeness may be a few characters longer or shorter.
    if left > quoted + quoted / 4 + 2 || rest.starts_with(&anchor.quote) && left > quoted {
        return Outcome::Needless;
    }
    let Some(next) = document.blocks.get(place.block + 1) else { return Outcome::Unfit };
    if block.kind == BlockKind::Table || next.kind == BlockKind::Table {
        return Outcome::Unfit;
    }
    join_with_next(document, place.block);
    Outcome::Done
}

fn visible(text: &str) -> usize {
    text.chars().filter(|&c| !chars::is_space(c)).count()
}

fn join_with_next(document: &mut Document, at: usize) {
    let next = document.blocks.remove(at + 1);
    let Some(block) = document.blocks.get_mut(at) else { return };
    let mut pieces = next.pieces.iter();
    let span = pieces.next().or(block.pieces.last()).map(|p| p.span);
    let between = document.seams.iter().any(|s| s.after_block == at && !s.inside_paragraph);
    let join = if between { Join::Continuation } else { Join::ByHand };
    if let Some(span) = span {
        append_text(block, &next.text, span, join, 1.0);
    } else {
        block.text.push_str(&next.text);
    }
    let begins = block.text.len() - next.text.len();
    block.pieces.extend(pieces.map(|p| Piece { at: p.at + begins, ..*p }));
    for seam in &mut document.seams {
        if seam.after_block == at && !seam.inside_paragraph {
            (seam.inside_paragraph, seam.byte) = (true, begins);
        } else if seam.after_block == at + 1 {
            seam.after_block = at;
            seam.byte += if seam.inside_paragraph { begins } else { 0 };
        } else if seam.after_block > at {
            seam.after_block -= 1;
        }
    }
}

/// Makes a paragraph begin at a byte of a block.
pub(super) fn split(document: &mut Document, at: usize, byte: usize) -> Outcome {
    let Some(block) = document.blocks.get(at) else { return Outcome::Unfit };
    let Some((before, after)) = block.text.split_at_checked(byte) else { return Outcome::Unfit };
    let (head, tail) = (before.trim_end_matches(chars::is_space), after.trim_start_matches(chars::is_space));
    if block.kind == BlockKind::Table || tail.is_empty() {
        return Outcome::Unfit;
    }
    if head.is_empty() {
        return Outcome::Needless;
    }
    let (end, begins) = (head.len(), block.text.len() - tail.len());
    let mut rest = Block { text: tail.to_owned(), pieces: pieces_from(block, begins), ..Block::default() };
    classify(document, at, &mut rest);
    if let Some(block) = document.blocks.get_mut(at) {
        block.text.truncate(end);
        block.pieces.retain(|p| p.at < end);
    }
    document.blocks.insert(at + 1, rest);
    for seam in &mut document.seams {
        if seam.after_block == at && seam.inside_paragraph {
            if seam.byte > begins {
                (seam.after_block, seam.byte) = (at + 1, seam.byte - begins);
            } else if seam.byte >= end {
                (seam.inside_paragraph, seam.byte) = (false, 0);
            }
        } else if seam.after_block >= at {
            seam.after_block += 1;
        }
    }
    Outcome::Done
}

/// The pieces of a block's text from a byte on, as those of a block of its own.
fn pieces_from(block: &Block, begins: usize) -> Vec<Piece> {
    let first = block.pieces.iter().rposition(|p| p.at <= begins);
    let lead = first.and_then(|n| block.pieces.get(n)).map(|p| Piece::sure(0, p.span, None));
    let later = block.pieces.iter().filter(|p| p.at > begins).map(|p| Piece { at: p.at - begins, ..*p });
    lead.into_iter().chain(later).collect()
}

/// What a paragraph that was cut off block `at` is: by its label, where it now stands.
pub(super) fn classify(document: &Document, at: usize, rest: &mut Block) {
    let above = document.blocks.get(at).map_or(BlockKind::Paragraph, |b| b.kind);
    let article = lex::label_of(&rest.text).is_some_and(|l| l.form == Form::Article && l.strict);
    if matches!(above, BlockKind::Chronicle | BlockKind::Appointment) && !article {
        rest.kind = above;
        return;
    }
    let before = document.blocks.get(..=at).unwrap_or_default();
    let mut context = Context::default();
    let labelled = |b: &Block| b.label.as_ref().and_then(|_| lex::label_of(&b.text));
    let decimals = before.iter().filter_map(labelled).any(|l| matches!(l.form, Form::Decimal(2..)));
    context.decimals = decimals;
    for block in before {
        match block.kind {
            BlockKind::Title => context.new_text(),
            BlockKind::Attachment if block.level == Some(0) => context.new_text(),
            _ => labelled(block).into_iter().for_each(|l| context.note(l)),
        }
    }
    let Some(found) = lex::label_of(&rest.text).filter(|&l| l.strict || context.goes_on(l)) else { return };
    (rest.kind, rest.level) = context.labelled(found);
    rest.label = Some(label::normal(&lex::plain(&rest.text), found)).filter(|_| rest.kind != BlockKind::Paragraph);
}

/// Makes a block a heading of a level, or plain text.
pub(super) fn heading(document: &mut Document, at: usize, level: Option<u8>) -> Outcome {
    let Some(block) = document.blocks.get_mut(at) else { return Outcome::Unfit };
    if block.kind == BlockKind::Table {
        return Outcome::Unfit;
    }
    let level = level.map(|l| l.clamp(1, crate::issue::DEEPEST_HEADING));
    let kind = if level.is_some() { BlockKind::Heading } else { BlockKind::Paragraph };
    if block.kind == kind && block.level == level {
        return Outcome::Needless;
    }
    (block.kind, block.level) = (kind, level);
    block.label = level.and_then(|_| label::label(&block.text)).map(|l| label::normal(&block.text, l));
    Outcome::Done
}
