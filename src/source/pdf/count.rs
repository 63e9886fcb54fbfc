//! The account of a file: what its pages draw, counted by glyphs before any stage that chooses among them.

use super::page::{Glyph, PageGlyphs, Paint};
use crate::issue::Span;
use crate::source::{Account, AccountPart, PartPlace, Thing, ThingKind};

/// A glyph that repeats nearer than this, in em, is the same character drawn again (fake bold, shadow).
const DRAWN_AGAIN: f32 = 0.2;

/// Enters a page. Comments are told by themselves ([`crate::source::SourceText::comments`]).
pub(super) fn enter(account: &mut Account, page: &PageGlyphs, number: u32) {
    let place = PartPlace::Page(number);
    account.parts.push(AccountPart { place, characters: characters(page), text: String::new() });
}

/// Enters the pictures among the text of a page.
pub(super) fn enter_figures(account: &mut Account, figures: &[[f32; 4]], number: u32) {
    let thing = |bbox: &[f32; 4]| Thing {
        kind: ThingKind::Picture,
        place: PartPlace::Page(number),
        span: Some(Span::Page { page: number, bbox: *bbox }),
        text: String::new(),
    };
    account.things.extend(figures.iter().map(thing));
}

/// Glyphs of an invisible layer that say other than what is shown at their place.
pub(super) fn hidden(glyphs: &[Glyph]) -> Vec<Glyph> {
    differing(glyphs, Glyph::is_invisible)
}

/// Glyphs that are shown where an invisible layer, which is the text, says something else.
pub(super) fn shown_beside(glyphs: &[Glyph]) -> Vec<Glyph> {
    let turned =
        |glyph: &Glyph| Glyph { paint: if glyph.is_invisible() { Paint::Filled } else { Paint::Nothing }, ..*glyph };
    let turned: Vec<Glyph> = glyphs.iter().map(turned).collect();
    differing(&turned, Glyph::is_invisible).into_iter().map(|g| Glyph { paint: Paint::Filled, ..g }).collect()
}

fn differing(glyphs: &[Glyph], which: fn(&Glyph) -> bool) -> Vec<Glyph> {
    let mut all: Vec<&Glyph> = glyphs.iter().filter(|g| !g.c.is_whitespace() && !g.c.is_control()).collect();
    sort(&mut all);
    let of_one = |chars: &[&Glyph]| -> Vec<Glyph> {
        let differs = |at: &usize| chars.get(*at).is_some_and(|glyph| which(glyph)) && !is_again(chars, *at);
        (0..chars.len()).filter(differs).filter_map(|at| chars.get(at).map(|glyph| **glyph)).collect()
    };
    all.chunk_by(|a, b| a.c == b.c).flat_map(of_one).collect()
}

fn sort(glyphs: &mut [&Glyph]) {
    glyphs.sort_unstable_by(|a, b| a.c.cmp(&b.c).then(a.y.total_cmp(&b.y)).then(a.x.total_cmp(&b.x)));
}

/// How many characters a page has: ink, each once however often it is drawn at its place. An invisible layer repeats what
/// is shown, at about its place; what it has beyond that counts too.
fn characters(page: &PageGlyphs) -> usize {
    let inked = |glyph: &&Glyph| AccountPart::counts(glyph.c);
    let mut glyphs: Vec<&Glyph> = page.glyphs.iter().chain(&page.outside).filter(inked).collect();
    sort(&mut glyphs);
    let of_one = |chars: &[&Glyph]| (0..chars.len()).filter(|at| !is_again(chars, *at)).count();
    glyphs.chunk_by(|a, b| a.c == b.c).map(of_one).sum()
}

/// So many of one character are compared on a line: no print has more.
const MOST_ALIKE: usize = 1_000;

/// Whether a glyph is drawn again what another one draws, among all of one character, from the top.
fn is_again(all: &[&Glyph], at: usize) -> bool {
    let Some(glyph) = all.get(at) else { return false };
    let again = |other: &Glyph, earlier: bool| {
        // Of two that are alike the later one is the copy; of a shown and a hidden one the hidden.
        let near = match (glyph.is_invisible(), other.is_invisible()) {
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
    let (before, after) =
        (all.get(at.saturating_sub(MOST_ALIKE)..at).unwrap_or_default(), all.get(at + 1..).unwrap_or_default());
    let after = after.get(..MOST_ALIKE).unwrap_or(after);
    before.iter().rev().take_while(reach).any(|other| again(other, true))
        || glyph.is_invisible() && after.iter().take_while(reach).any(|other| again(other, false))
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
    fn what_counts_in_no_text_counts_on_no_page() {
        // A soft hyphen, a mark without width, a sign of the font's own.
        let glyphs = set("河\u{AD}道\u{200B}\u{E001}", 60.0, 100.0, 10.0);
        assert_eq!(counted(PageGlyphs { glyphs, ..PageGlyphs::default() }), 2);
    }

    #[test]
    fn a_hidden_layer_counts_where_it_says_more_than_is_shown() {
        let hidden =
            |text, y| set(text, 60.0, y, 10.0).into_iter().map(|glyph| Glyph { paint: Paint::Nothing, ..glyph });
        let mut glyphs = set("河道", 60.0, 100.0, 10.0);
        glyphs.extend(hidden("河道管", 101.0));
        assert_eq!(counted(PageGlyphs { glyphs, ..PageGlyphs::default() }), 3);
    }
}
