//! The account of a Rich Text file: how many characters it shows, counted by a walk of its own over its bytes.

use crate::source::{Account, AccountPart, PartPlace};

/// Groups whose text is none of the document, beside those that programs may pass over.
const APART: &[&[u8]] = &[
    b"fonttbl",
    b"colortbl",
    b"stylesheet",
    b"info",
    b"pict",
    b"objdata",
    b"objclass",
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

/// The characters of a file's text.
fn count(bytes: &[u8]) -> usize {
    let wide = std::str::from_utf8(bytes).is_ok() && !bytes.is_ascii();
    let mut counter = Counter {
        bytes,
        wide,
        at: 0,
        count: 0,
        groups: vec![1],
        struck: vec![false],
        apart: None,
        skip: 0,
        half: false,
    };
    while let Some(&byte) = bytes.get(counter.at) {
        counter.at += 1;
        counter.byte(byte);
    }
    counter.count
}

struct Counter<'b> {
    bytes: &'b [u8],
    /// Its characters are of UTF-8.
    wide: bool,
    at: usize,
    count: usize,
    /// Of each open group, how many bytes behind a Unicode character stand for it.
    groups: Vec<usize>,
    /// Of each, whether its text is struck out: that is quoted, and none of the document.
    struck: Vec<bool>,
    /// The depth of the group that is not counted.
    apart: Option<usize>,
    /// Bytes that stand for the Unicode character before them, which are still to come.
    skip: usize,
    /// The first byte of a character of two has been read.
    half: bool,
}

impl Counter<'_> {
    fn byte(&mut self, byte: u8) {
        match byte {
            b'{' => {
                self.skip = 0;
                self.groups.push(self.groups.last().copied().unwrap_or(1));
                self.struck.push(self.struck.last().copied().unwrap_or(false));
                let rest = self.bytes.get(self.at..).unwrap_or_default();
                // Drawings of Word 6 hold text.
                if rest.starts_with(b"\\*") && control(rest, 3).0 != b"do" {
                    self.apart.get_or_insert(self.groups.len());
                }
            }
            b'}' => {
                if self.apart == Some(self.groups.len()) {
                    self.apart = None;
                }
                self.skip = 0;
                self.groups.pop();
                self.struck.pop();
            }
            b'\r' | b'\n' | 0 => {}
            b'\\' => self.escaped(),
            byte => self.character(byte),
        }
    }

    /// What a backslash begins.
    fn escaped(&mut self) {
        match self.bytes.get(self.at).copied() {
            Some(b'\'') => {
                let hex = |n: usize| self.bytes.get(n).and_then(|b| char::from(*b).to_digit(16));
                if let (Some(high), Some(low)) = (hex(self.at + 1), hex(self.at + 2)) {
                    self.character((high * 16 + low) as u8);
                    self.at += 3;
                } else {
                    self.at += 1;
                }
            }
            Some(letter) if letter.is_ascii_alphabetic() => {
                let (word, number, end) = control(self.bytes, self.at);
                self.at = end;
                self.word(word, number);
            }
            Some(symbol) => {
                self.at += 1;
                if matches!(symbol, b'\\' | b'{' | b'}') {
                    self.character(symbol);
                }
            }
            None => {}
        }
    }

    fn word(&mut self, word: &[u8], number: Option<i32>) {
        match word {
            b"uc" => {
                self.groups.last_mut().into_iter().for_each(|n| *n = number.unwrap_or(1).clamp(0, 8) as usize);
            }
            b"u" => {
                self.skip = 0;
                self.character(if number.is_some_and(|n| is_shown(n as u16)) { b'u' } else { b' ' });
                self.skip = self.groups.last().copied().unwrap_or(1);
            }
            b"deleted" | b"plain" => {
                let struck = word == b"deleted" && number != Some(0);
                self.struck.last_mut().into_iter().for_each(|last| *last = struck);
                self.skip = self.skip.saturating_sub(1);
            }
            b"bin" => self.at = self.at.saturating_add(usize::try_from(number.unwrap_or(0)).unwrap_or(0)),
            _ if self.apart.is_none() && APART.contains(&word) => self.apart = Some(self.groups.len()),
            _ => self.skip = self.skip.saturating_sub(1),
        }
    }

    fn counts(&self) -> bool {
        self.apart.is_none() && self.struck.last() != Some(&true)
    }

    fn character(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if self.half {
            self.half = false;
        } else if self.wide {
            self.count += usize::from(self.counts() && byte > b' ' && byte & 0xC0 != 0x80);
        } else {
            self.half = byte >= 0x81;
            self.count += usize::from(self.counts() && byte > b' ' && byte != 0x7F);
        }
    }
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
            (b"{\\rtf1 a{\\deleted bc\\deleted0 d{\\deleted e\\plain f}}g}", 4),
            (b"{\\rtf1 {\\*\\do\\dptxbx{\\dptxbxtext ab}}{\\*\\docvar {x}}}", 2),
            (b"{\\rtf1 {\\object{\\*\\objdata 00}{\\result ab{\\pict 00}}}}", 2),
        ] {
            assert_eq!(count(bytes), characters, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
