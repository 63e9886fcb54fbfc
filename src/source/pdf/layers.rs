//! Layers of a file that are off (optional content, ISO 32000-1, 8.11): what stands on them is drawn by no program until its
//! reader turns them on. Of a page's own instructions they are read; drawings that pages refer to are told of.

use std::collections::{HashMap, HashSet};

use hayro::hayro_syntax::Pdf;
use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier};

use super::page::Glyph;
use super::{arrays, strings};

/// Most layers that are looked at.
const MOST: usize = 1_000;

/// The names of the layers that are off as the file is opened.
pub(super) fn off(pdf: &Pdf) -> Vec<String> {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let Some(layers) = catalog.and_then(|catalog| catalog.get::<Dict<'_>>(b"OCProperties")) else { return Vec::new() };
    let Some(state) = layers.get::<Dict<'_>>(b"D") else { return Vec::new() };
    let ids = |array: Option<Array<'_>>| -> HashSet<ObjectIdentifier> {
        let Some(array) = array else { return HashSet::new() };
        let id = |item: MaybeRef<Object<'_>>| match item {
            MaybeRef::Ref(id) => Some(ObjectIdentifier::from(id)),
            MaybeRef::NotRef(_) => None,
        };
        array.raw_iter().take(MOST).filter_map(id).collect()
    };
    let all_off = state.get::<Name<'_>>(b"BaseState").is_some_and(|state| state.as_ref() == b"OFF");
    let (on, turned_off) = (ids(state.get::<Array<'_>>(b"ON")), ids(state.get::<Array<'_>>(b"OFF")));
    let Some(all) = layers.get::<Array<'_>>(b"OCGs") else { return Vec::new() };
    let is_off =
        |dict: &Dict<'_>| dict.obj_id().is_some_and(|id| turned_off.contains(&id) || all_off && !on.contains(&id));
    let names = arrays::dicts(&all, pdf.xref()).take(MOST).filter(is_off);
    names.map(|dict| strings::entry(&dict, b"Name").unwrap_or_else(|| "?".to_owned())).collect()
}

/// Instructions in which all layers are on: they name none of those that the page has.
pub(super) fn all_on(instructions: &[u8]) -> Vec<u8> {
    const TAG: &[u8] = b"/OC";
    let mut out = Vec::with_capacity(instructions.len());
    let mut from = 0;
    for at in memchr::memmem::find_iter(instructions, TAG) {
        let Some((start, end)) = name_behind(instructions, at + TAG.len()) else { continue };
        out.extend_from_slice(instructions.get(from..start).unwrap_or_default());
        out.extend_from_slice(b"/GongbaoLayer");
        from = end;
    }
    out.extend_from_slice(instructions.get(from..).unwrap_or_default());
    out
}

/// Where the name stands behind a tag, before the word that begins what it marks.
fn name_behind(instructions: &[u8], at: usize) -> Option<(usize, usize)> {
    let blank = |from: usize| {
        let rest = instructions.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count()
    };
    let start = blank(at);
    let name = instructions.get(start..)?.strip_prefix(b"/")?;
    let end = start + 1 + name.iter().position(|byte| byte.is_ascii_whitespace() || b"/<[(%".contains(byte))?;
    instructions.get(blank(end)..)?.starts_with(b"BDC").then_some((start, end))
}

/// The glyphs among `all` that are not shown.
pub(super) fn beside(all: Vec<Glyph>, shown: &[Glyph]) -> Vec<Glyph> {
    let place = |glyph: &Glyph| (glyph.c, (glyph.x * 4.0) as i64, (glyph.y * 4.0) as i64);
    let mut counts: HashMap<_, usize> = HashMap::new();
    shown.iter().for_each(|glyph| *counts.entry(place(glyph)).or_default() += 1);
    let mut unseen = Vec::new();
    for glyph in all {
        match counts.get_mut(&place(&glyph)).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None if glyph.c != char::REPLACEMENT_CHARACTER => unseen.push(glyph),
            None => {}
        }
    }
    unseen
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_layers_are_taken_out_of_instructions() {
        let on = |text: &str| String::from_utf8(all_on(text.as_bytes())).unwrap();
        assert_eq!(on("/OC /L1 BDC a EMC /OC/MC0 BDC"), "/OC /GongbaoLayer BDC a EMC /OC/GongbaoLayer BDC");
        for text in ["/OCR /L1 BDC", "/Span /L1 BDC", "/OC << /A 1 >> BDC", "/OC /L1 Do", "/OC", "/OC /L1"] {
            assert_eq!(on(text), text);
        }
    }
}
