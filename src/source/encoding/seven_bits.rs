//! Chinese in seven bits, as old mail and news had it: HZ (RFC 1843) and UTF-7 (RFC 2152). All of their bytes are ASCII, so
//! what tells them are their shifts, and that all between these decodes.

use std::borrow::Cow;

use encoding_rs::GB18030;

use super::{Decoded, usual_unit};

/// The name of HZ.
pub(super) const HZ: &str = "HZ-GB-2312";
/// A text has at least so many characters between shifts.
const FEWEST: usize = 4;

/// ASCII bytes that are one of these; `None` for all others.
pub(super) fn decoded(bytes: &[u8]) -> Option<Decoded<'static>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (text, encoding) = if let Some(text) = hz(text) { (text, HZ) } else { (utf7(text)?, "UTF-7") };
    Some(Decoded { text: Cow::Owned(text), encoding, bad: 0 })
}

/// HZ: pairs of GB 2312 stand between `~{` and `~}`, or the end of the line.
fn hz(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut count = 0;
    let mut rest = text;
    while let Some(at) = rest.find('~') {
        out.push_str(rest.get(..at)?);
        rest = rest.get(at + 1..)?;
        let Some(shifted) = rest.strip_prefix('{') else {
            // A tilde is written twice; one at the end of a line joins it to the next: both go.
            let line_end = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(['\r', '\n']));
            out.push_str(if line_end.is_some() { "" } else { "~" });
            rest = line_end.or_else(|| rest.strip_prefix('~')).unwrap_or(rest);
            continue;
        };
        let end = shift_end(shifted);
        let pairs = shifted.get(..end)?;
        let high: Vec<u8> = pairs.bytes().map(|byte| byte | 0x80).collect();
        let sound = pairs.len().is_multiple_of(2) && pairs.bytes().all(|byte| (0x21..=0x7E).contains(&byte));
        let text = GB18030.decode_without_bom_handling_and_without_replacement(&high).filter(|_| sound)?;
        count += text.chars().count();
        out.push_str(&text);
        rest = shifted.get(end..)?;
        rest = rest.strip_prefix("~}").unwrap_or(rest);
    }
    out.push_str(rest);
    (count >= FEWEST).then_some(out)
}

/// Where the pairs end that a shift begins: each byte is looked at once, wherever the next of either end stands.
fn shift_end(shifted: &str) -> usize {
    let bytes = shifted.as_bytes();
    let ends = |at: &usize| bytes.get(*at) != Some(&b'~') || bytes.get(at + 1) == Some(&b'}');
    memchr::memchr3_iter(b'~', b'\r', b'\n', bytes).find(ends).unwrap_or(bytes.len())
}

/// UTF-7: UTF-16 in base64 stands between `+` and a minus or any other character that is none of base64.
fn utf7(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut count = 0;
    let mut rest = text;
    while let Some(at) = rest.find('+') {
        out.push_str(rest.get(..at)?);
        rest = rest.get(at + 1..)?;
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '/'))).unwrap_or(rest.len());
        let code = rest.get(..end)?;
        rest = rest.get(end..)?;
        rest = rest.strip_prefix('-').unwrap_or(rest);
        if code.is_empty() {
            out.push('+');
            continue;
        }
        let units = units(code)?;
        // Those that are encoded of need are not ASCII; all are of Chinese texts.
        if !units.iter().any(|unit| *unit > 0x7E) {
            return None;
        }
        let rare = |unit: &u16| (0x3400..=0x4DBF).contains(unit) || (0xD800..=0xDFFF).contains(unit);
        if !units.iter().all(|unit| usual_unit(*unit) || rare(unit)) {
            return None;
        }
        count += units.iter().filter(|unit| **unit > 0x7E).count();
        out.push_str(&String::from_utf16(&units).ok()?);
    }
    out.push_str(rest);
    (count >= FEWEST).then_some(out)
}

/// The units that six bits a sign hold; what is left over of the bits is less than a sign, and none is set.
fn units(code: &str) -> Option<Vec<u16>> {
    let (mut bits, mut count) = (0u32, 0u32);
    let mut units = Vec::new();
    for sign in code.bytes() {
        let six = match sign {
            b'A'..=b'Z' => sign - b'A',
            b'a'..=b'z' => sign - b'a' + 26,
            b'0'..=b'9' => sign - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        (bits, count) = (bits << 6 | u32::from(six), count + 6);
        if count >= 16 {
            count -= 16;
            units.push((bits >> count) as u16);
            bits &= (1 << count) - 1;
        }
    }
    (count < 6 && bits == 0).then_some(units)
}

#[cfg(test)]
mod tests {
    use super::{decoded, shift_end};

    #[test]
    fn shifts_tell_seven_bits() {
        let of = |text: &str| decoded(text.as_bytes()).map(|d| (d.text.into_owned(), d.encoding));
        let told = |text: &str, encoding| Some((text.to_owned(), encoding));
        assert_eq!(of("~{5ZR;Lu~} a~~b ~\n~{WTSC~}"), told("第一条 a~b 自用", super::HZ));
        assert_eq!(of("+eyxOAGdh +TpFccV4CTrpsEWU/XpxRbGKl"), told("第一条 云山市人民政府公报", "UTF-7"));
        assert_eq!(of("+eyxOAGdh- 1 +- 2"), None, "too little");
        assert_eq!(of("+eyxOAGdhTpFccQ- 1+-2"), told("第一条云山 1+2", "UTF-7"));
        let ends = ["ab~}c~}", "ab\n~}", "ab\r~}", "a~b~~}", "ab", ""].map(shift_end);
        assert_eq!(ends, [2, 2, 2, 4, 2, 0]);
        for text in ["a ~{b} c~}", "C+AbCdEf+ghij 1+1=2", "mail a+b@c.cn", "~{5ZR;L~}", "", "plain"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
