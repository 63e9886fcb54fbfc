//! Unicode for glyphs whose font tells none.
//!
//! Chinese PDFs often embed a font with a predefined CMap (GBK-EUC-H, Identity-H over Adobe-GB1) and no ToUnicode.
//! The way then is code → CID by the font's CMap → Unicode by the Adobe character collection's UCS2 map (ISO 32000-1,
//! 9.10.2), else from the embedded font program's own character map inverted.

use std::collections::HashMap;

use hayro::hayro_interpret::hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};
use skrifa::MetadataProvider;

/// At most so many fonts of one name are tried for a glyph.
const MAX_ALIKE: usize = 8;

/// What is known of one composite font.
struct FontMaps {
    /// Code → CID; `None` for Identity, where they are the same.
    encoding: Option<CMap>,
    /// CID → Unicode, by the character collection.
    collection: Option<CMap>,
    /// Glyph → Unicode, from the font program.
    program: HashMap<u32, char>,
    /// The CMap's codes are UTF-16 themselves.
    codes_are_unicode: bool,
}

/// The maps of all composite fonts of a file, by base font name without its subset tag.
pub(super) struct UnicodeFallback {
    fonts: HashMap<String, Vec<FontMaps>>,
}

impl UnicodeFallback {
    /// Looks through a file's font dictionaries. Only worth its time where a glyph came without Unicode.
    pub(super) fn new(pdf: &Pdf) -> Self {
        let mut fonts: HashMap<String, Vec<FontMaps>> = HashMap::new();
        for object in pdf.objects() {
            let Object::Dict(dict) = object else { continue };
            if dict.get::<Name<'_>>(b"Subtype").is_none_or(|name| name.as_ref() != b"Type0") {
                continue;
            }
            let Some(name) = dict.get::<Name<'_>>(b"BaseFont") else { continue };
            let alike = fonts.entry(without_subset_tag(name.as_str()).to_owned()).or_default();
            if alike.len() < MAX_ALIKE
                && let Some(maps) = FontMaps::new(&dict)
            {
                alike.push(maps);
            }
        }
        Self { fonts }
    }

    /// The text of a glyph, by its font's name, its code and its place in the font program.
    pub(super) fn lookup(&self, font: &str, code: u32, glyph: u32) -> Option<BfString> {
        self.fonts.get(font)?.iter().find_map(|maps| maps.lookup(code, glyph))
    }
}

/// `ABCDEF+Name` without the tag that marks a subset.
fn without_subset_tag(name: &str) -> &str {
    match name.split_once('+') {
        Some((tag, rest)) if tag.len() == 6 && tag.bytes().all(|b| b.is_ascii_uppercase()) => rest,
        _ => name,
    }
}

impl FontMaps {
    fn new(font: &Dict<'_>) -> Option<Self> {
        let descendant = font.get::<Array<'_>>(b"DescendantFonts")?.iter::<Dict<'_>>().next()?;
        let (encoding, codes_are_unicode) = match font.get::<Object<'_>>(b"Encoding") {
            Some(Object::Name(name)) if name.as_ref().starts_with(b"Identity") => (None, false),
            Some(Object::Name(name)) => {
                (predefined(CMapName::from_bytes(name.as_ref())), name.as_ref().starts_with(b"Uni"))
            }
            Some(Object::Stream(stream)) => (stream.decoded_data().ok().and_then(|data| parse(&data)), false),
            _ => return None,
        };
        let family = encoding
            .as_ref()
            .and_then(|cmap| cmap.metadata().character_collection.as_ref())
            .map(|collection| collection.family.clone())
            .filter(|family| *family != CidFamily::AdobeIdentity)
            .or_else(|| family_of(&descendant));
        let collection = family.and_then(|family| family.ucs2_cmap()).and_then(predefined);
        let program = if collection.is_none() { program_map(&descendant) } else { HashMap::new() };
        Some(Self { encoding, collection, program, codes_are_unicode })
    }

    fn lookup(&self, code: u32, glyph: u32) -> Option<BfString> {
        if let Some(collection) = &self.collection
            && let Some(text) = self.cid(code).and_then(|cid| collection.lookup_bf_string(cid)).filter(is_text)
        {
            return Some(text);
        }
        if self.codes_are_unicode
            && let Some(c) = char::from_u32(code).filter(|c| *c >= ' ')
        {
            return Some(BfString::Char(c));
        }
        self.program.get(&glyph).map(|c| BfString::Char(*c))
    }

    fn cid(&self, code: u32) -> Option<u32> {
        let Some(encoding) = &self.encoding else { return Some(code) };
        // The code's length in bytes is not kept by the interpreter: the lengths that the value allows are tried.
        let lengths: &[u8] = match code {
            0..0x100 => &[1, 2],
            0x100..0x1_0000 => &[2],
            _ => &[4, 3],
        };
        lengths.iter().find_map(|length| encoding.lookup_cid_code(code, *length))
    }
}

/// Whether a map's answer is text: some generators map what they don't know to U+0000, U+FFFD or a code that is no
/// character.
pub(super) fn is_text(text: &BfString) -> bool {
    let none = |c: char| c == '\0' || c == char::REPLACEMENT_CHARACTER || is_noncharacter(c);
    match text {
        BfString::Char(c) => !none(*c),
        BfString::String(s) => !s.is_empty() && !s.contains(none),
    }
}

/// Unicode 23.7: the last two codes of each plane, and U+FDD0 to U+FDEF.
fn is_noncharacter(c: char) -> bool {
    u32::from(c) & 0xFFFE == 0xFFFE || matches!(c, '\u{FDD0}'..='\u{FDEF}')
}

fn predefined(name: CMapName<'_>) -> Option<CMap> {
    parse(load_embedded(name)?)
}

fn parse(data: &[u8]) -> Option<CMap> {
    CMap::parse(data, |name| load_embedded(CMapName::from_bytes(name.to_bytes())))
}

fn family_of(descendant: &Dict<'_>) -> Option<CidFamily> {
    let info = descendant.get::<Dict<'_>>(b"CIDSystemInfo")?;
    let registry = info.get::<PdfString<'_>>(b"Registry")?;
    let ordering = info.get::<PdfString<'_>>(b"Ordering")?;
    Some(CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes()))
}

/// The embedded program's character map inverted. The first character of a glyph wins: the map is in code order,
/// and compatibility forms come after the plain ones.
fn program_map(descendant: &Dict<'_>) -> HashMap<u32, char> {
    let mut map = HashMap::new();
    let Some(descriptor) = descendant.get::<Dict<'_>>(b"FontDescriptor") else { return map };
    for key in [b"FontFile2".as_slice(), b"FontFile3"] {
        let Some(stream) = descriptor.get::<Stream<'_>>(key) else { continue };
        let Ok(data) = stream.decoded_data() else { continue };
        let Ok(font) = skrifa::FontRef::new(&data) else { continue };
        for (code, glyph) in font.charmap().mappings() {
            if let Some(c) = char::from_u32(code) {
                map.entry(glyph.to_u32()).or_insert(c);
            }
        }
    }
    map
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_that_are_no_characters_are_no_text() {
        for none in ['\0', '\u{FFFD}', '\u{FFFE}', '\u{FFFF}', '\u{FDD0}', '\u{FDEF}', '\u{1FFFE}'] {
            assert!(!is_text(&BfString::Char(none)) && !is_text(&BfString::String(format!("甲{none}"))), "{none:?}");
        }
        for some in ['甲', '\u{FDF0}', '\u{FDCF}', '\u{FFFC}', '\u{20000}'] {
            assert!(is_text(&BfString::Char(some)), "{some:?}");
        }
    }

    #[test]
    fn subset_tags_are_cut() {
        assert_eq!(without_subset_tag("ABCDEF+SimSun"), "SimSun");
        assert_eq!(without_subset_tag("SimSun"), "SimSun");
        assert_eq!(without_subset_tag("A+B"), "A+B");
    }

    #[test]
    fn codes_of_the_common_chinese_encodings_are_found() {
        let gb1 = CidFamily::from_registry_ordering(b"Adobe", b"GB1");
        for (name, code) in
            [("GBK-EUC-H", 0xD2BB), ("GBKp-EUC-H", 0xD2BB), ("GBK2K-H", 0xD2BB), ("UniGB-UCS2-H", 0x4E00)]
        {
            let maps = FontMaps {
                encoding: predefined(CMapName::from_bytes(name.as_bytes())),
                collection: gb1.ucs2_cmap().and_then(predefined),
                program: HashMap::new(),
                codes_are_unicode: false,
            };
            assert!(matches!(maps.lookup(code, 0), Some(BfString::Char('一'))), "{name}");
        }
    }
}
