//! Fonts of one byte a character that hold Chinese of two: they declare the encoding of Western Windows and are not
//! embedded, as old programs wrote them that drew the pairs of bytes of GBK with the system's font.

use encoding_rs::{BIG5, Encoding, GBK};
use hayro::hayro_interpret::hayro_cmap::BfString;

use super::page::{Glyph, PageGlyphs};

/// At least so many pairs must be common Chinese before any is believed.
const LEAST_PAIRS: usize = 3;
/// Of the pairs of a run so many in a hundred must be.
const SENSIBLE: usize = 70;
/// Text that is garbled has so many characters of the upper half of Latin-1, and one of so few is such.
const GARBLED: usize = 12;
const GARBLED_SHARE: usize = 4;

/// The text of a run in an encoding, and how many bytes each character takes.
type Decoded = Vec<(char, usize)>;

/// Whether a code may be half of a character: its font tells nothing of it, or what Western fonts have there. A font that
/// tells letters, digits or Chinese at such a place has a map of its own (subsets do), and its codes are no bytes of text.
pub(super) fn may_be_half(code: u8, told: Option<&BfString>) -> bool {
    let Some(BfString::Char(c)) = told else { return told.is_none() };
    if code < 0x80 {
        return *c == char::from(code) || !c.is_ascii_alphanumeric() && u32::from(*c) < LATIN_END;
    }
    !c.is_ascii_alphanumeric() && u32::from(*c) < LATIN_END
}

/// Western letters and marks end before this.
const LATIN_END: u32 = 0x2E80;

/// Reads the runs that are Chinese in their pairs of bytes; how many glyphs of the pages are left that nothing reads.
pub(super) fn read(pages: &mut [PageGlyphs]) -> usize {
    let encodings = [GBK, BIG5];
    let sensible = |encoding: &'static Encoding| {
        let runs = pages.iter().flat_map(|page| &page.simple);
        runs.filter_map(|run| decoded(&run.codes, encoding)).map(|text| common(&text, encoding)).sum::<usize>()
    };
    let best = encodings.into_iter().map(|encoding| (sensible(encoding), encoding)).max_by_key(|(n, _)| *n);
    if let Some((pairs, encoding)) = best
        && pairs >= LEAST_PAIRS
    {
        pages.iter_mut().for_each(|page| page.read_runs(encoding));
    }
    let left = |page: &PageGlyphs| page.simple.iter().flat_map(|run| &run.codes).filter(|code| **code >= 0xA0).count();
    let garbled: usize = pages.iter().map(left).sum();
    let all: usize = pages.iter().map(|page| page.glyphs.len()).sum();
    if garbled >= GARBLED && garbled * GARBLED_SHARE >= all { garbled } else { 0 }
}

impl PageGlyphs {
    /// Reads this page's runs; those that are no Chinese stay.
    fn read_runs(&mut self, encoding: &'static Encoding) {
        let runs = std::mem::take(&mut self.simple);
        let mut keep = vec![true; self.glyphs.len()];
        for run in runs {
            let text = decoded(&run.codes, encoding).filter(|text| common(text, encoding) > 0);
            let Some(text) = text else {
                self.simple.push(run);
                continue;
            };
            let mut at = run.from;
            for (c, bytes) in text {
                let Some(glyphs) = self.glyphs.get_mut(at..at + bytes) else { break };
                merge(glyphs, c, &mut self.unreadable);
                if let Some(rest) = keep.get_mut(at + 1..at + bytes) {
                    rest.fill(false);
                }
                at += bytes;
            }
        }
        let mut kept = keep.into_iter();
        self.glyphs.retain(|_| kept.next().unwrap_or(true));
    }
}

/// Makes the first of the glyphs the character that all of them are.
fn merge(glyphs: &mut [Glyph], c: char, unreadable: &mut usize) {
    let lost = glyphs.iter().filter(|glyph| glyph.c == char::REPLACEMENT_CHARACTER).count();
    *unreadable = unreadable.saturating_sub(lost);
    let end = glyphs.iter().map(|glyph| glyph.x + glyph.width).fold(f32::MIN, f32::max);
    if let Some(first) = glyphs.first_mut() {
        *first = Glyph { c, width: (end - first.x).max(first.width), ..*first };
    }
}

/// The text of a run in an encoding; `None` where a byte has no partner.
fn decoded(codes: &[u8], encoding: &'static Encoding) -> Option<Decoded> {
    let mut out = Vec::with_capacity(codes.len());
    let mut at = 0;
    while let Some(&code) = codes.get(at) {
        if code < 0x80 {
            out.push((char::from(code), 1));
            at += 1;
            continue;
        }
        let pair = codes.get(at..at + 2)?;
        let text = encoding.decode_without_bom_handling_and_without_replacement(pair)?;
        let mut chars = text.chars();
        let c = chars.next().filter(|_| chars.next().is_none())?;
        out.push((c, 2));
        at += 2;
    }
    Some(out)
}

/// How many characters of a run are common Chinese ones or Chinese marks; 0 where too few are to be sensible.
fn common(text: &Decoded, encoding: &'static Encoding) -> usize {
    let pairs = || text.iter().filter(|(_, bytes)| *bytes == 2);
    let common = pairs().filter(|(c, _)| is_common(*c, encoding)).count();
    let letters = text.iter().filter(|(c, _)| c.is_ascii_alphabetic()).count();
    if common * 100 >= pairs().count() * SENSIBLE && letters <= 2 * pairs().count() { common } else { 0 }
}

/// Whether a character is of the first level of its standard, which holds what most text is made of, or a mark.
fn is_common(c: char, encoding: &'static Encoding) -> bool {
    let mut buffer = [0; 4];
    let (bytes, _, failed) = encoding.encode(c.encode_utf8(&mut buffer));
    let [lead, trail] = *bytes.as_ref() else { return false };
    let level = if encoding == GBK { (0xB0..=0xD7, 0xA1..=0xA3) } else { (0xA4..=0xC6, 0xA1..=0xA3) };
    let in_standard = encoding != GBK || trail >= 0xA1;
    !failed && in_standard && (level.0.contains(&lead) || level.1.contains(&lead))
}

#[cfg(test)]
mod tests {
    use super::super::page::Run;
    use super::super::rows::tests::set;
    use super::*;

    fn page(codes: &[u8]) -> PageGlyphs {
        let text: String = codes.iter().map(|code| char::from(*code)).collect();
        let glyphs = set(&text, 60.0, 100.0, 10.0);
        PageGlyphs { glyphs, simple: vec![Run { from: 0, codes: codes.to_vec() }], ..PageGlyphs::default() }
    }

    fn read_text(codes: &[u8]) -> (String, usize) {
        let mut pages = [page(codes)];
        let garbled = read(&mut pages);
        (pages[0].glyphs.iter().map(|glyph| glyph.c).collect(), garbled)
    }

    #[test]
    fn chinese_in_pairs_of_bytes_is_read() {
        for text in ["某市人民政府令", "第12号", "为了加强水库管理，制定本办法。", "GDP增长5%的"]
        {
            let (bytes, _, _) = GBK.encode(text);
            let expected = !text.starts_with("第");
            let (read, garbled) = read_text(&bytes);
            assert_eq!(read == text, expected, "{read}");
            assert_eq!(garbled, 0);
        }
        let (bytes, _, _) = BIG5.encode("臺北市政府公告修正");
        assert_eq!(read_text(&bytes).0, "臺北市政府公告修正");
    }

    #[test]
    fn codes_of_which_the_font_tells_text_of_its_own_are_no_bytes() {
        for (code, told) in [(0xB0, '2'), (0xC1, 'A'), (0xD6, '中'), (0xA3, '，'), (0x41, '5'), (0x41, '的')] {
            assert!(!may_be_half(code, Some(&BfString::Char(told))), "{code:x} {told}");
        }
        for (code, told) in [(0xB0, '°'), (0xD6, 'Ö'), (0x93, '“'), (0x41, 'A'), (0x2D, '-'), (0xA0, ' ')] {
            assert!(may_be_half(code, Some(&BfString::Char(told))), "{code:x} {told}");
        }
        assert!(may_be_half(0xD6, None));
        assert!(!may_be_half(0xD6, Some(&BfString::String("ff".to_owned()))));
    }

    #[test]
    fn western_text_stays_and_what_is_neither_is_told() {
        let western = b"Caf\xE9 d\xE9j\xE0 vu, na\xEFve";
        assert_eq!(read_text(western), ("Café déjà vu, naïve".to_owned(), 0));
        let (_, garbled) = read_text(&[0xFD, 0xA1, 0xFE, 0xA2, 0xFD, 0xA4, 0xFE, 0xA5, 0xFD, 0xA6, 0xFE, 0xA7, 0xFE]);
        assert_eq!(garbled, 13);
    }
}
