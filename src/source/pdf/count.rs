//! The account of a file: what its pages draw, counted by glyphs before any stage that chooses among them.

use super::page::{Glyph, PageGlyphs};
use crate::issue::Span;
use crate::source::{Account, AccountPart, PartPlace, Thing, ThingKind};

/// A glyph that repeats nearer than this, in em, is the same character drawn again (fake bold, shadow).
const DRAWN_AGAIN: f32 = 0.2;
/// Pictures smaller than this at either side, in points, are ornaments of the page (rules, dots, shades).
const LEAST_PICTURE: f32 = 6.0;

/// Enters a page. Comments are told by themselves ([`crate::source::SourceText::comments`]).
pub(super) fn enter(account: &mut Account, page: &PageGlyphs, number: u32) {
    let place = PartPlace::Page(number);
    account.parts.push(AccountPart { place: place.clone(), characters: characters(page), text: String::new() });
    let picture = |bbox: &&[f32; 4]| bbox[2] - bbox[0] >= LEAST_PICTURE && bbox[3] - bbox[1] >= LEAST_PICTURE;
    let thing = |kind, bbox: [f32; 4]| {
        let span = Some(Span::Page { page: number, bbox });
        Thing { kind, place: place.clone(), span, text: String::new() }
    };
    account.things.extend(page.pictures.iter().filter(picture).map(|bbox| thing(ThingKind::Picture, *bbox)));
    account.things.extend(page.fields.iter().map(|bbox| thing(ThingKind::FormMark, *bbox)));
}

/// How many characters a page has: ink, each once however often it is drawn at its place. An invisible layer repeats what
/// is shown, at about its place; what it has beyond that counts too.
fn characters(page: &PageGlyphs) -> usize {
    let inked = |glyph: &&Glyph| !glyph.c.is_whitespace() && !glyph.c.is_control();
    let mut glyphs: Vec<&Glyph> = page.glyphs.iter().chain(&page.outside).filter(inked).collect();
    glyphs.sort_unstable_by(|a, b| a.c.cmp(&b.c).then(a.y.total_cmp(&b.y)).then(a.x.total_cmp(&b.x)));
    let of_one = |chars: &[&Glyph]| (0..chars.len()).filter(|at| !is_again(chars, *at)).count();
    glyphs.chunk_by(|a, b| a.c == b.c).map(of_one).sum()
}

/// Whether a glyph is drawn again what another one draws, among all of one character, from the top.
fn is_again(all: &[&Glyph], at: usize) -> bool {
    let Some(glyph) = all.get(at) else { return false };
    let again = |other: &Glyph, earlier: bool| {
        // Of two that are alike the later one is the copy; of a shown and a hidden one the hidden.
        let near = match (glyph.invisible, other.invisible) {
            (true, false) => 1.0,
            (false, true) => return false,
            _ if earlier => DRAWN_AGAIN,
            _ => return false,
        };
        // No farther than half a character, so that neighbours which are alike are two.
        let across = (near * glyph.size).min(0.5 * glyph.width.max(0.1 * glyph.size));
        (other.x - glyph.x).abs() < across && (other.y - glyph.y).abs() < near.max(0.25) * glyph.size
    };
    let reach = |other: &&&Glyph| (other.y - glyph.y).abs() <= glyph.size;
    let (before, after) = (all.get(..at).unwrap_or_default(), all.get(at + 1..).unwrap_or_default());
    before.iter().rev().take_while(reach).any(|other| again(other, true))
        || glyph.invisible && after.iter().take_while(reach).any(|other| again(other, false))
}

#[cfg(test)]
mod tests {
    use super::super::rows::tests::set;
    use super::*;

    fn counted(page: PageGlyphs) -> usize {
        let mut account = Account::default();
        enter(&mut account, &page, 1);
        account.characters()
    }

    #[test]
    fn what_is_drawn_again_counts_once() {
        let glyphs = [set("河河道 a", 60.0, 100.0, 10.0), set("河河道 a", 60.4, 100.3, 10.0)].concat();
        let outside = set("清样", -40.0, 100.0, 10.0);
        assert_eq!(counted(PageGlyphs { glyphs, outside, ..PageGlyphs::default() }), 6);
    }

    #[test]
    fn a_hidden_layer_counts_where_it_says_more_than_is_shown() {
        let hidden = |text, y| set(text, 60.0, y, 10.0).into_iter().map(|glyph| Glyph { invisible: true, ..glyph });
        let mut glyphs = set("河道", 60.0, 100.0, 10.0);
        glyphs.extend(hidden("河道管", 101.0));
        assert_eq!(counted(PageGlyphs { glyphs, ..PageGlyphs::default() }), 3);
    }
}
