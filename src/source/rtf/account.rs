//! The account of a Rich Text file: how many characters it shows, counted by a walk of its own over its bytes.

use crate::source::{Account, AccountPart, PartPlace};

/// Groups whose text is none of the document, beside those that programs may pass over.
const APART: &[&[u8]] = &[
    b"fonttbl",
    b"colortbl",
    b"stylesheet",
    b"info",
    b"pict",
    b"object",
    b"shprslt",
    b"nonshppict",
    b"nonesttables",
    b"upr",
    b"listtext",
    b"pntext",
    b"field",
    b"mmath",
    b"sv",
    b"sn",
    b"xe",
    b"tc",
    b"filetbl",
    b"listtable",
    b"annotation",
];

/// Enters the file. Only the length of its text is told: what characters the bytes are is known by the fonts. Fields are
/// left out, whose results may be replaced by what they draw.
pub(super) fn enter(account: &mut Account, bytes: &[u8]) {
    account.parts.push(AccountPart { place: PartPlace::Whole, characters: count(bytes), text: String::new() });
}

fn count(bytes: &[u8]) -> usize {
    let wide = std::str::from_utf8(bytes).is_ok() && !bytes.is_ascii();
    let (mut at, mut count, mut depth) = (0usize, 0usize, 0usize);
    // The depth of the group that is not counted; how many bytes behind a Unicode character stand for it.
    let (mut apart, mut skip) = (None::<usize>, 0usize);
    let mut stand_ins = vec![1usize];
    // The first byte of a character of two.
    let mut half = false;
    let mut character = |byte: u8, apart: bool, skip: &mut usize| {
        if *skip > 0 {
            *skip -= 1;
            return;
        }
        if half {
            half = false;
            return;
        }
        if wide {
            count += usize::from(!apart && byte > b' ' && byte & 0xC0 != 0x80);
            return;
        }
        half = byte >= 0x81;
        count += usize::from(!apart && byte > b' ' && byte != 0x7F);
    };
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'{' => {
                depth += 1;
                skip = 0;
                stand_ins.push(stand_ins.last().copied().unwrap_or(1));
                if apart.is_none() && bytes.get(at..).is_some_and(|rest| rest.starts_with(b"\\*")) {
                    apart = Some(depth);
                }
            }
            b'}' => {
                if apart == Some(depth) {
                    apart = None;
                }
                depth = depth.saturating_sub(1);
                skip = 0;
                stand_ins.pop();
            }
            b'\r' | b'\n' | 0 => {}
            b'\\' => match bytes.get(at).copied() {
                Some(b'\'') => {
                    let hex = |n: usize| bytes.get(n).and_then(|b| char::from(*b).to_digit(16));
                    if let (Some(high), Some(low)) = (hex(at + 1), hex(at + 2)) {
                        character((high * 16 + low) as u8, apart.is_some(), &mut skip);
                        at += 3;
                    } else {
                        at += 1;
                    }
                }
                Some(letter) if letter.is_ascii_alphabetic() => {
                    let (word, number, end) = control(bytes, at);
                    at = end;
                    let last = stand_ins.last_mut();
                    match word {
                        b"uc" => last.into_iter().for_each(|n| *n = number.unwrap_or(1).clamp(0, 8) as usize),
                        b"u" => {
                            skip = 0;
                            let shown = number.is_some_and(|n| is_shown(n as u16));
                            character(if shown { b'u' } else { b' ' }, apart.is_some(), &mut skip);
                            skip = last.map_or(1, |n| *n);
                        }
                        b"bin" => at = at.saturating_add(usize::try_from(number.unwrap_or(0)).unwrap_or(0)),
                        _ if apart.is_none() && APART.contains(&word) => apart = Some(depth),
                        _ => skip = skip.saturating_sub(1),
                    }
                }
                Some(symbol) => {
                    at += 1;
                    if matches!(symbol, b'\\' | b'{' | b'}') {
                        character(symbol, apart.is_some(), &mut skip);
                    }
                }
                None => {}
            },
            byte => character(byte, apart.is_some(), &mut skip),
        }
    }
    count
}

/// Whether a unit of UTF-16 is one character that counts: of pairs the first does.
fn is_shown(unit: u16) -> bool {
    !matches!(unit, 0xDC00..=0xDFFF)
        && !(0xD800..=0xDBFF).contains(&unit)
        && char::from_u32(u32::from(unit)).is_some_and(|c| AccountPart::counted(c.encode_utf8(&mut [0; 4])) > 0)
        || (0xD800..=0xDBFF).contains(&unit)
}

/// A control word, its number, and where it ends.
fn control(bytes: &[u8], start: usize) -> (&[u8], Option<i32>, usize) {
    let rest = bytes.get(start..).unwrap_or_default();
    let letters = rest.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let word = rest.get(..letters).unwrap_or_default();
    let after = rest.get(letters..).unwrap_or_default();
    let sign = usize::from(after.first() == Some(&b'-'));
    let digits = after.iter().skip(sign).take_while(|b| b.is_ascii_digit()).count();
    let number = std::str::from_utf8(after.get(..sign + digits).unwrap_or_default()).ok().and_then(|n| n.parse().ok());
    let end = start + letters + sign + digits;
    (word, number, end + usize::from(bytes.get(end) == Some(&b' ')))
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn characters_of_every_kind_count_once() {
        for (bytes, characters) in [
            (&b"{\\rtf1\\ansi ab c\\par}"[..], 3),
            (b"{\\rtf1{\\fonttbl{\\f0 Times;}}{\\*\\unknown x}a}", 1),
            (b"{\\rtf1\\uc1 \\u31532?\\u19968?{\\uc0\\u26465 b}}", 4),
            (b"{\\rtf1 \\'b5\\'da\\'d2\\'bb\xCC\xF5}", 3),
            (b"{\\rtf1 a\\{b\\~{\\pict 00ff}}", 3),
        ] {
            assert_eq!(count(bytes), characters, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
