//! The account of a binary Word document: its text as the piece table has it (\[MS-DOC\] 2.8.35), told without rwml.

use std::io::{Cursor, Read};

use super::lists::{FLAGS, OTHER_TABLE};
use crate::source::{Account, AccountPart, PartPlace, Thing, ThingKind};

/// Where the file information block says how long the parts of the text are, and where the table of pieces stands.
const LENGTHS_AT: usize = 0x4C;
const PIECES_AT: usize = 0x01A2;
/// No more is counted of a damaged file.
const MOST_BYTES: u64 = 256 << 20;

/// Enters the document, where its tables can be read.
pub(super) fn enter(account: &mut Account, bytes: &[u8]) {
    let Some((units, lengths)) = text(bytes) else { return };
    let [main, foot, head, macros, comments, end, boxes] = lengths;
    let mut from = 0usize;
    for (name, length, shown) in [
        ("WordDocument", main, true),
        ("footnotes", foot, true),
        ("headers", head, false),
        ("macros", macros, false),
        ("comments", comments, false),
        ("endnotes", end, true),
        ("text boxes", boxes, true),
    ] {
        let to = from.saturating_add(length);
        if let Some(part) = units.get(from..to.min(units.len())).filter(|_| shown) {
            let place = PartPlace::Named(name.to_owned());
            let (text, equations) = shown_text(part);
            let thing = Thing { kind: ThingKind::LostFormula, place: place.clone(), span: None, text: String::new() };
            account.things.extend(std::iter::repeat_n(thing, equations));
            if !text.trim().is_empty() {
                account.parts.push(AccountPart::of(place, text));
            }
        }
        from = to;
    }
}

fn word(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}

/// The characters of the document as units of UTF-16, and the lengths of its parts.
fn text(bytes: &[u8]) -> Option<(Vec<u16>, [usize; 7])> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let mut read = |name: &str| {
        let mut content = Vec::new();
        file.open_stream(name).ok()?.take(MOST_BYTES).read_to_end(&mut content).ok()?;
        Some(content)
    };
    let document = read("/WordDocument")?;
    let table = read(if word(&document, FLAGS)? & OTHER_TABLE != 0 { "/1Table" } else { "/0Table" })?;
    let mut lengths = [0; 7];
    for (i, length) in lengths.iter_mut().enumerate() {
        *length = long(&document, LENGTHS_AT + 4 * i)? as usize;
    }
    let (at, length) = (long(&document, PIECES_AT)? as usize, long(&document, PIECES_AT + 4)? as usize);
    let mut rest = table.get(at..at.checked_add(length)?)?;
    while rest.first() == Some(&1) {
        rest = rest.get(3 + usize::from(word(rest, 1)?)..)?;
    }
    let pieces = rest.get(5..).filter(|_| rest.first() == Some(&2))?;
    let count = pieces.len().checked_sub(4)? / 12;
    let mut units = Vec::new();
    for i in 0..count {
        let characters = long(pieces, 4 * (i + 1))?.checked_sub(long(pieces, 4 * i)?)? as usize;
        let place = long(pieces, 4 * (count + 1) + 8 * i + 2)?;
        let start = (place & 0x3FFF_FFFF) as usize;
        if place & 0x4000_0000 != 0 {
            let piece = document.get(start / 2..(start / 2).checked_add(characters)?)?;
            units.extend(encoding_rs::WINDOWS_1252.decode_without_bom_handling(piece).0.encode_utf16());
        } else {
            let piece = document.get(start..start.checked_add(characters.checked_mul(2)?)?)?;
            units.extend(piece.chunks_exact(2).filter_map(|pair| word(pair, 0)));
        }
        if units.len() as u64 > MOST_BYTES {
            return None;
        }
    }
    Some((units, lengths))
}

/// The text without the instructions of fields, parted where anything else stands in it; and how many fields draw a
/// formula or a character, which have no text.
fn shown_text(units: &[u16]) -> (String, usize) {
    let (mut out, mut instruction, mut equations) = (String::new(), String::new(), 0);
    // Of fields that are open: whether their result has begun.
    let mut fields: Vec<bool> = Vec::new();
    for c in char::decode_utf16(units.iter().copied()).map(|c| c.unwrap_or('\u{FFFD}')) {
        match c {
            '\u{13}' => {
                fields.push(false);
                instruction.clear();
            }
            '\u{14}' | '\u{15}' => {
                if fields.last() == Some(&false) {
                    let name = instruction.trim_start().get(..2).unwrap_or("");
                    equations += usize::from(name.eq_ignore_ascii_case("EQ"));
                }
                match c {
                    '\u{14}' => fields.last_mut().into_iter().for_each(|result| *result = true),
                    _ => fields.truncate(fields.len().saturating_sub(1)),
                }
                out.push('\n');
            }
            _ if fields.contains(&false) => instruction.push(c),
            // Symbols of other fonts stand as a bracket.
            '(' => out.push('\n'),
            c if c.is_control() => out.push('\n'),
            c => out.push(c),
        }
    }
    (out, equations)
}

#[cfg(test)]
mod tests {
    use super::shown_text;

    #[test]
    fn instructions_of_fields_are_no_text() {
        let units: Vec<u16> =
            "第一\u{13}HYPERLINK x\u{14}链接\u{15}条\u{13} EQ \\f(1,2)\u{15}\r甲\u{7}".encode_utf16().collect();
        let (text, equations) = shown_text(&units);
        assert_eq!((text.split_whitespace().collect::<Vec<_>>(), equations), (vec!["第一", "链接", "条", "甲"], 1));
    }
}
