//! The account of a file: what its pages draw, counted by glyphs before any stage that chooses among them.

use std::collections::HashMap;

use super::page::{Glyph, PageGlyphs};
use crate::issue::Span;
use crate::source::{Account, PartCount, Thing, ThingKind};

/// A glyph that repeats nearer than this, in em, is the same character drawn again (fake bold, shadow).
const DRAWN_AGAIN: f32 = 0.2;
/// Pictures smaller than this at either side, in points, are ornaments of the page (rules, dots, shades).
const LEAST_PICTURE: f32 = 6.0;

/// Enters a page.
pub(super) fn enter(account: &mut Account, page: &PageGlyphs, number: u32) {
    let whole = [0.0, 0.0, page.size[0], page.size[1]];
    let at = |bbox| Span::Page { page: number, bbox };
    let (hidden, shown): (Vec<&Glyph>, Vec<&Glyph>) = page.glyphs.iter().partition(|glyph| glyph.invisible);
    let shown: Vec<&Glyph> = shown.into_iter().chain(&page.outside).collect();
    let mut seen = Seen::default();
    let characters = shown.into_iter().filter(|glyph| seen.is_new(glyph, DRAWN_AGAIN)).count();
    // An invisible layer repeats what is shown, at about its place.
    let hidden = hidden.into_iter().filter(|glyph| seen.is_new(glyph, 1.0)).count();
    account.parts.push(PartCount { span: at(whole), characters: characters + hidden });
    let picture = |bbox: &&[f32; 4]| bbox[2] - bbox[0] >= LEAST_PICTURE && bbox[3] - bbox[1] >= LEAST_PICTURE;
    let thing = |kind, bbox: [f32; 4]| Thing { kind, span: at(bbox), says: None };
    account.things.extend(page.pictures.iter().filter(picture).map(|bbox| thing(ThingKind::Picture, *bbox)));
    account.things.extend(page.fields.iter().map(|bbox| thing(ThingKind::FormMark, *bbox)));
    let comment = |comment: &crate::source::Comment| Thing {
        kind: ThingKind::Comment,
        span: comment.span,
        says: Some(comment.text.clone()),
    };
    account.things.extend(page.comments.iter().map(comment));
}

/// Characters by their place, in steps of a few points.
#[derive(Default)]
struct Seen(HashMap<(char, i32, i32), Vec<(f32, f32)>>);

/// The width of a step, points.
const STEP: f32 = 8.0;

impl Seen {
    /// Whether a glyph is ink, and no copy of one that was seen within this distance, in em. It is seen from now on.
    fn is_new(&mut self, glyph: &Glyph, near: f32) -> bool {
        if glyph.c.is_whitespace() || glyph.c.is_control() {
            return false;
        }
        let bin = |v: f32| (v / STEP).floor() as i32;
        // No farther than half a character, so that neighbours which are alike are two.
        let across = (near * glyph.size).min(0.5 * glyph.width.max(0.1 * glyph.size));
        let down = near.max(0.25) * glyph.size;
        let known = |bx: i32, by: i32| {
            let places = self.0.get(&(glyph.c, bx, by));
            places
                .is_some_and(|all| all.iter().any(|(x, y)| (x - glyph.x).abs() < across && (y - glyph.y).abs() < down))
        };
        let (x0, x1) = (bin(glyph.x - across), bin(glyph.x + across));
        let (y0, y1) = (bin(glyph.y - down), bin(glyph.y + down));
        if (x0..=x1).any(|bx| (y0..=y1).any(|by| known(bx, by))) {
            return false;
        }
        self.0.entry((glyph.c, bin(glyph.x), bin(glyph.y))).or_default().push((glyph.x, glyph.y));
        true
    }
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
