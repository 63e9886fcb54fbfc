//! EQ fields (formulas, characters drawn over each other), which keep no result: rwml leaves them out. So that they
//! stand in the text, what each shows is written in its place before rwml reads the document.

use std::io::{Cursor, Seek, SeekFrom, Write};
use std::ops::Range;

use super::pieces::Text;
use crate::source::fields;

/// The marks of a field: its beginning, its result, its end.
const BEGIN: u16 = 0x13;
const RESULT: u16 = 0x14;
const END: u16 = 0x15;
/// What fills the rest of a field's room: a control that is no text.
const FILLER: u8 = 0x1F;

/// The document with what its fields show in their places, and where each begins; `None` where there are none.
pub(super) fn written(bytes: &[u8]) -> Option<(Vec<u8>, Vec<usize>)> {
    let text = Text::read(bytes)?;
    let (mut begun, mut written) = (Vec::new(), Vec::new());
    for (range, shown) in fields(&text.units) {
        let start = range.start;
        if let Some(codes) = fitted(&text, range, &shown) {
            begun.push(start);
            written.extend(codes);
        }
    }
    if begun.is_empty() {
        return None;
    }
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes.to_vec())).ok()?;
    let mut stream = file.open_stream("/WordDocument").ok()?;
    for (place, code) in written {
        stream.seek(SeekFrom::Start(place as u64)).ok()?;
        stream.write_all(&code).ok()?;
    }
    stream.flush().ok()?;
    drop(stream);
    file.flush().ok()?;
    Some((file.into_inner().into_inner(), begun))
}

/// The fields without a result that draw something, from mark to mark, and what each shows.
fn fields(units: &[u16]) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let (mut begun, mut result) = (None, None);
    for (at, unit) in units.iter().enumerate() {
        match *unit {
            // Of fields in fields the inner one is looked at.
            BEGIN => (begun, result) = (Some(at), None),
            RESULT => result = Some(at),
            END => {
                if let Some(begun) = begun.take()
                    && result.is_none_or(|result| result + 1 == at)
                {
                    let instruction = units.get(begun + 1..result.unwrap_or(at)).unwrap_or_default();
                    let shown = fields::shown(&String::from_utf16_lossy(instruction));
                    found.extend(shown.filter(|shown| !shown.text.is_empty()).map(|shown| (begun..at + 1, shown.text)));
                }
            }
            _ => {}
        }
    }
    found
}

/// The bytes of a text in the room of a field, each with its place; `None` where it does not fit.
fn fitted(text: &Text, range: Range<usize>, shown: &str) -> Option<Vec<(usize, Vec<u8>)>> {
    let mut units = shown.encode_utf16();
    let mut out = Vec::with_capacity(range.len());
    for at in range {
        let (place, wide) = *text.places.get(at)?;
        let code = match (units.next(), wide) {
            (Some(unit), true) => unit.to_le_bytes().to_vec(),
            (Some(unit), false) => vec![u8::try_from(unit).ok().filter(u8::is_ascii)?],
            (None, true) => vec![FILLER, 0],
            (None, false) => vec![FILLER],
        };
        out.push((place, code));
    }
    units.next().is_none().then_some(out)
}

#[cfg(test)]
mod tests {
    use super::super::pieces::tests::file;
    use super::*;

    fn read(text: &str, wide: bool) -> Option<String> {
        let (bytes, _) = written(&file(text, wide))?;
        let units = Text::read(&bytes)?.units;
        Some(String::from_utf16_lossy(&units).replace('\u{1F}', ""))
    }

    #[test]
    fn fields_that_draw_stand_in_the_text() {
        let text = "补偿额=\u{13} EQ \\f(年产值,耕地面积) \u{15}，\u{13}EQ \\o\\ac(○,1)\u{14}\u{15}甲";
        assert_eq!(read(text, true).as_deref(), Some("补偿额=年产值/耕地面积，①甲"));
        assert_eq!(read("x=\u{13}EQ \\f(1,2)\u{15};", false).as_deref(), Some("x=1/2;"));
    }

    #[test]
    fn other_fields_stay() {
        // One with a result, one that draws nothing, one whose drawing has no such characters.
        assert_eq!(read("\u{13}EQ \\f(1,2)\u{14}½\u{15}", true), None);
        assert_eq!(read("\u{13} PAGE \u{15}", true), None);
        assert_eq!(read("\u{13}EQ \\r(3,x)\u{15}", false), None);
        assert_eq!(written(b"no compound file"), None);
    }
}
