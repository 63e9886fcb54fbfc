//! Fonts of signs whose characters are told as Chinese ones: a maker's own fonts have letters, digits and marks in rows that
//! he made for them, and programs that make PDF tell the characters that GBK has so many rows further: 员 for 1, 粤 for A, 袁 for
//! the comma. Nothing but signs is in such a font, and most of them are narrow, as no Chinese character is.

use std::collections::{BTreeMap, BTreeSet};

use encoding_rs::GBK;

use super::page::{Glyph, PageGlyphs};
use crate::zh::chars;

/// So far the rows are moved.
const MOVED: u8 = 0x31;
/// Rows of marks, and of the characters of ASCII in full width.
const MARKS: u8 = 0xA1;
const ASCII: u8 = 0xA3;
/// The maker's decimal point, which no row of GBK has: what is told for it, in GBK.
const POINT: [u8; 2] = [0xDB, 0xB1];
/// So many different characters, and of all that a font tells so many in a hundred, must be such.
const LEAST: usize = 4;
const SHARE: usize = 90;
/// A sign that is narrower than this, in em, is no full-width one; of a font's so many in a hundred are, at least.
const NARROW: f32 = 0.75;
const NARROW_SHARE: usize = 20;
/// Marks that stand among letters and digits.
const BETWEEN: &str = ".-/%+=<>@#&*_~'\"[]";

/// What is known of the Chinese characters that a font tells.
#[derive(Default)]
struct Told {
    all: usize,
    moved: usize,
    narrow: usize,
    different: BTreeSet<char>,
}

impl Told {
    fn take(&mut self, glyph: &Glyph) {
        self.all += 1;
        if sign(glyph).is_some() {
            self.moved += 1;
            self.narrow += usize::from(is_narrow(glyph));
            self.different.insert(glyph.c);
        }
    }

    fn is_displaced(&self) -> bool {
        self.different.len() >= LEAST
            && self.moved * 100 >= self.all * SHARE
            && self.narrow * 100 >= self.moved * NARROW_SHARE
    }
}

/// Puts the signs of such fonts back; how many there are.
pub(super) fn read(pages: &mut [PageGlyphs]) -> usize {
    let mut fonts: BTreeMap<u16, Told> = BTreeMap::new();
    for glyph in pages.iter().flat_map(|page| &page.glyphs).filter(|glyph| chars::is_han(glyph.c)) {
        fonts.entry(glyph.font).or_default().take(glyph);
    }
    fonts.retain(|_, told| told.is_displaced());
    if fonts.is_empty() {
        return 0;
    }
    let mut read = 0;
    for page in pages {
        // What can't be seen is told with its characters, too.
        let copies = page.outside.iter_mut().chain(&mut page.unseen);
        for glyph in page.glyphs.iter_mut().chain(copies).filter(|glyph| fonts.contains_key(&glyph.font)) {
            if let Some(c) = sign(glyph) {
                glyph.c = c;
                read += 1;
            }
        }
    }
    read
}

fn is_narrow(glyph: &Glyph) -> bool {
    glyph.width < NARROW * glyph.size
}

/// The sign for which a glyph's character may be told.
fn sign(glyph: &Glyph) -> Option<char> {
    let mut buffer = [0; 4];
    let (bytes, _, failed) = GBK.encode(glyph.c.encode_utf8(&mut buffer));
    let [lead, trail] = *bytes.as_ref() else { return None };
    if [lead, trail] == POINT {
        return Some('.');
    }
    let row = lead.checked_sub(MOVED).filter(|row| matches!(*row, MARKS | ASCII) && trail > 0xA0 && !failed)?;
    // Letters, digits and what stands between them are set as those of ASCII; the marks of Chinese text are its own.
    let plain = char::from(trail - 0x80);
    if row == ASCII && (plain.is_ascii_alphanumeric() || BETWEEN.contains(plain)) {
        return Some(plain);
    }
    let pair = [row, trail];
    let text = GBK.decode_without_bom_handling_and_without_replacement(&pair)?;
    text.chars().next()
}

#[cfg(test)]
mod tests {
    use super::super::rows::tests::set;
    use super::*;

    /// The text of glyphs, of which those of the second kind are of a font of their own, in half width where they are letters.
    fn read_text(runs: &[(&str, u16, f32)]) -> (String, usize) {
        let mut glyphs = Vec::new();
        for (text, font, width) in runs {
            let of_font = |glyph: Glyph| Glyph { font: *font, width: glyph.size * width, ..glyph };
            glyphs.extend(set(text, 60.0, 100.0, 10.0).into_iter().map(of_font));
        }
        let mut pages = [PageGlyphs { glyphs, ..PageGlyphs::default() }];
        let count = read(&mut pages);
        (pages[0].glyphs.iter().map(|glyph| glyph.c).collect(), count)
    }

    #[test]
    fn a_font_of_signs_is_read() {
        let (text, count) = read_text(&[
            ("云山市供水办法", 0, 1.0),
            ("渊", 1, 1.0),
            ("圆园猿员郾苑豫杂皂", 1, 0.5),
            ("冤袁遥叶曳要", 1, 1.0),
            ("员工在云山", 0, 1.0),
        ]);
        assert_eq!((text.as_str(), count), ("云山市供水办法（2031.7%Sm），。《》—员工在云山", 16));
    }

    #[test]
    fn a_font_of_chinese_text_stays() {
        for runs in [
            // Other characters stand in it.
            &[("员工在园内要增加责任", 0, 0.5)][..],
            // No sign is narrow.
            &[("员园圆猿在再造", 0, 1.0)],
            // A name of few characters, set narrow.
            &[("云山市", 0, 1.0), ("云燥员", 1, 0.5)],
        ] {
            let whole: String = runs.iter().map(|run| run.0).collect();
            assert_eq!(read_text(runs), (whole, 0));
        }
    }
}
