//! Advances of characters, asked of egui's fonts once for each character and face.

use std::cell::RefCell;
use std::collections::HashMap;

use egui::epaint::text::FontsView;
use egui::{FontFamily, FontId};

use crate::typeset::{Face, Measure};

/// The size at which advances are asked; they are linear in it.
const ASKED: f32 = 64.0;

/// Advances in em that are known.
#[derive(Debug)]
pub struct Advances {
    ascii: [[Option<f32>; 128]; 4],
    other: HashMap<(Face, char), f32>,
    has: HashMap<(Face, char), bool>,
    fonts: usize,
}

impl Default for Advances {
    fn default() -> Self {
        Self { ascii: [[None; 128]; 4], other: HashMap::new(), has: HashMap::new(), fonts: 0 }
    }
}

/// Which of egui's families a face is.
pub type Family = fn(Face) -> FontFamily;

/// The family of a face in the text of documents.
pub fn family(face: Face) -> FontFamily {
    FontFamily::Name(crate::faces::name(face).into())
}

/// The family of whatever face in the window's own texts.
pub fn window_family(_face: Face) -> FontFamily {
    FontFamily::Proportional
}

fn index(face: Face) -> usize {
    match face {
        Face::Song => 0,
        Face::SongBold => 1,
        Face::Hei => 2,
        Face::Kai => 3,
    }
}

impl Advances {
    /// Forgets what is known when the fonts are others than last time. True if they are.
    pub fn renew(&mut self, fonts: &FontsView<'_>) -> bool {
        let known = fonts.definitions().font_data.len() + fonts.discovered_fonts().len();
        // A new set of fonts may lie where the old one lay.
        let now = std::ptr::from_ref(fonts.definitions()).addr() ^ known.rotate_right(8);
        let changed = self.fonts != now;
        if changed {
            *self = Self { fonts: now, ..Self::default() };
        }
        changed
    }
}

/// [`Measure`] on egui's fonts.
pub struct EguiMeasure<'a, 'f> {
    inner: RefCell<(&'a mut FontsView<'f>, &'a mut Advances)>,
    family: Family,
}

impl<'a, 'f> EguiMeasure<'a, 'f> {
    /// `known` are advances of the same families.
    pub fn new(fonts: &'a mut FontsView<'f>, known: &'a mut Advances, family: Family) -> Self {
        Self { inner: RefCell::new((fonts, known)), family }
    }
}

impl Measure for EguiMeasure<'_, '_> {
    fn advance(&self, c: char, face: Face, size: f32) -> f32 {
        // Every face that has an ideograph gives it one em.
        if matches!(u32::from(c), 0x4e00..=0x9fff | 0x3400..=0x4dbf) {
            return size;
        }
        // A box with its code point stands for what no font has.
        if !self.has(c, face) {
            return size;
        }
        let mut inner = self.inner.borrow_mut();
        let (fonts, known) = &mut *inner;
        let ask = |fonts: &mut FontsView<'_>| fonts.glyph_width(&FontId::new(ASKED, (self.family)(face)), c) / ASKED;
        let em = match known.ascii[index(face)].get(c as usize) {
            Some(Some(em)) => *em,
            Some(None) => {
                let em = ask(fonts);
                known.ascii[index(face)][c as usize] = Some(em);
                em
            }
            None => *known.other.entry((face, c)).or_insert_with(|| ask(fonts)),
        };
        em * size
    }

    fn has(&self, c: char, face: Face) -> bool {
        // The embedded Song has all of the basic block and of Extension A.
        if matches!(u32::from(c), 0x20..=0x7e | 0x3400..=0x4dbf | 0x4e00..=0x9fff) || c.is_whitespace() {
            return true;
        }
        let mut inner = self.inner.borrow_mut();
        let (fonts, known) = &mut *inner;
        // What draws nothing has no width, and no font needs to have it.
        *known
            .has
            .entry((face, c))
            .or_insert_with(|| c == '\u{200b}' || fonts.has_glyph(&FontId::new(ASKED, (self.family)(face)), c))
    }
}
