//! Lines that extraction put out of order: the end of the letter's sentence, moved up behind the addressee.

use crate::issue::{BlockKind, Join};

use super::blocks::{Body, append_text};
use super::lex::End;
use super::paragraphs;
use super::vocab::Vocabulary;

/// Puts the text that stood on the addressee's line behind the sentence that it ends: the paragraph after it breaks
/// off before the sign-off, and the two fit together. Seams are counted in blocks, so this runs before any are.
pub(crate) fn restore(body: &mut Body, words: &Vocabulary) {
    let Some(at) = body.blocks.iter().position(|b| b.kind == BlockKind::Addressee) else { return };
    let [addressee, stray, letter, after @ ..] = &body.blocks[at..] else { return };
    let beside = addressee.pieces.last().map(|p| p.span) == stray.pieces.first().map(|p| p.span);
    let closes = after.first().is_none_or(|b| matches!(b.kind, BlockKind::Signature | BlockKind::Date));
    let plain = stray.kind == BlockKind::Paragraph && letter.kind == BlockKind::Paragraph && stray.pieces.len() == 1;
    let broken = matches!(End::of(&letter.text), End::Plain | End::Comma | End::Open | End::Close);
    let fits = words.affinity(&letter.text, &stray.text);
    if !(beside && closes && plain && broken && fits > -0.5 && body.seams.is_empty()) {
        return;
    }
    let stray = body.blocks.remove(at + 1);
    if let (Some(letter), Some(piece)) = (body.blocks.get_mut(at + 1), stray.pieces.first()) {
        append_text(letter, &stray.text, piece.span, Join::Reordered, paragraphs::confidence(1.0 + fits));
    }
}
