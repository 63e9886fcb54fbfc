//! Text strings of a PDF (ISO 32000-2, 7.9.2.2): UTF-16 and UTF-8 with their marks, else one byte a character.

use hayro::hayro_syntax::object::{Dict, String as PdfString};

/// The text of a string object.
pub(super) fn text(bytes: &[u8]) -> String {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        // Some generators write UTF-8 without its mark.
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
        },
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok().map(unit));
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    // A language mark stands between two escapes.
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '\u{1B}' => inside = !inside,
            _ if inside => {}
            c => out.push(c),
        }
    }
    out
}

/// The text of a dictionary's string, if it has one that is not blank.
pub(super) fn entry(dict: &Dict<'_>, key: &[u8]) -> Option<String> {
    let string = dict.get::<PdfString<'_>>(key)?;
    Some(text(string.as_bytes())).filter(|text| !text.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_in_their_encodings() {
        assert_eq!(text(b"\xFE\xFF\x97\x5E\x65\x87"), "\u{975E}文");
        assert_eq!(text(b"\xFF\xFE\x87\x65"), "文");
        assert_eq!(text("\u{feff}第四条".as_bytes()), "第四条");
        assert_eq!(text(b"iv"), "iv");
        assert_eq!(text(b"caf\xE9"), "café");
        assert_eq!(text(b"\xFE\xFF\x00\x1Bz\x00\x00\x1B\x65\x87"), "\u{7A00}".replace('\u{7A00}', "文").as_str());
    }
}
