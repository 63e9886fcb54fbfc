//! Texts that were put together of files in UTF-8 and in a Chinese encoding of before: each line is in one of them.

use encoding_rs::{BIG5, UTF_8};

use super::{Decoded, decode_as, legacy, weighed};
use crate::zh::chars::is_han;

/// A line of so many characters of three bytes or more is UTF-8, and no accident of two encodings.
const SURE: usize = 4;
/// So many such characters are in the lines of a text that is partly UTF-8, and so many Han characters in the others.
const LEAST: usize = 8;
/// Of so many Han characters of the other lines one may be followed by a bad byte.
const HAN_TO_A_BAD: usize = 20;

/// The text of bytes that are UTF-8 in some lines and not in others; `None` where they are one or the other. A few damaged
/// lines are no text in another encoding.
pub(super) fn decoded(bytes: &[u8]) -> Option<Decoded<'static>> {
    let sure = |line: &[u8]| {
        let (good, bad) = weighed(line);
        if bad == 0 && good >= SURE { good } else { 0 }
    };
    if lines(bytes).map(sure).sum::<usize>() < LEAST {
        return None;
    }
    let others: Vec<u8> = lines(bytes).filter(|line| !is_utf8(line)).flatten().copied().collect();
    let other = legacy(&others);
    let as_other = decode_as(&others, other);
    let han = as_other.text.chars().filter(|c| is_han(*c)).count();
    if han < LEAST
        || as_other.bad * HAN_TO_A_BAD > han
        || han * 2 < as_other.text.chars().filter(|c| !c.is_ascii()).count()
    {
        return None;
    }
    let mut all = Decoded {
        text: String::with_capacity(bytes.len()).into(),
        encoding: if other == BIG5 { "UTF-8 + Big5" } else { "UTF-8 + GB18030" },
        bad: 0,
    };
    for line in lines(bytes) {
        let part = decode_as(line, if is_utf8(line) { UTF_8 } else { other });
        all.text.to_mut().push_str(&part.text);
        all.bad += part.bad;
    }
    Some(all)
}

/// The lines with their ends. The bytes that end them are no part of a character in any of these encodings.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    bytes.split_inclusive(|byte| matches!(byte, b'\n' | b'\r'))
}

/// Whether an encoding's name is that of two.
pub(crate) fn is_of_two(encoding: &str) -> bool {
    encoding.contains(" + ")
}

/// Whether a line is UTF-8, sound or damaged: a byte that is lost makes one to three bad places, and of another encoding
/// nearly all places are bad.
fn is_utf8(line: &[u8]) -> bool {
    let (good, bad) = weighed(line);
    bad == 0 || good >= 1 && good >= bad
}

#[cfg(test)]
mod tests {
    use super::super::decode;
    use super::*;
    use encoding_rs::{Encoding, GB18030};

    const NOTICE: &str = "云山市人民政府关于供水的通知\n各区人民政府：\n　　请做好供水工作。\n";

    fn other(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    #[test]
    fn each_line_is_in_its_encoding() {
        let gbk = other(GB18030, NOTICE);
        for (parts, name) in [
            ([NOTICE.as_bytes(), &gbk], "UTF-8 + GB18030"),
            ([&gbk, NOTICE.as_bytes()], "UTF-8 + GB18030"),
            ([&NOTICE.repeat(40).into_bytes(), &gbk], "UTF-8 + GB18030"),
            ([NOTICE.as_bytes(), &gbk.repeat(40)], "UTF-8 + GB18030"),
        ] {
            let bytes = parts.concat();
            let got = decode(&bytes);
            assert_eq!((got.encoding, got.bad), (name, 0));
            assert_eq!(got.text.replace(NOTICE, ""), "");
            assert!(is_of_two(got.encoding));
            let returns =
                decode(&parts.concat().into_iter().map(|b| if b == b'\n' { b'\r' } else { b }).collect::<Vec<_>>())
                    .text
                    .into_owned();
            assert_eq!(returns.replace('\r', "\n").replace(NOTICE, ""), "");
        }
        let traditional = "公司註冊處處長現依據本條例公布，凡違反規定者，處罰款並監禁。\n".repeat(4);
        let got = decode(&[NOTICE.as_bytes(), &other(BIG5, &traditional)].concat()).text.into_owned();
        assert_eq!(got, format!("{NOTICE}{traditional}"));
    }

    #[test]
    fn one_encoding_stays_one() {
        for lost in 0..NOTICE.len() {
            let damaged: Vec<u8> =
                NOTICE.bytes().enumerate().filter(|(at, _)| *at != lost).map(|(_, byte)| byte).collect();
            assert_eq!(decode(&damaged).encoding, "UTF-8", "byte {lost}");
        }
        // Cut inside a character of a short last line; sound lines whose characters have two bytes beside a damaged one.
        for (text, cut) in [(format!("{NOTICE}一、"), 1), (format!("{NOTICE}令"), 1), (format!("{NOTICE}令"), 2)] {
            let got = decode(text.as_bytes().get(..text.len() - cut).unwrap_or_default());
            assert_eq!((got.encoding, got.bad), ("UTF-8", 1), "{text}");
        }
        let narrow = format!("{}\n10 × 20 m²\n±5 °C\nCafé\n", NOTICE.trim_end());
        let mut damaged = narrow.clone().into_bytes();
        damaged.remove(4);
        let got = decode(&damaged);
        assert!(got.encoding == "UTF-8" && got.text.ends_with("10 × 20 m²\n±5 °C\nCafé\n"), "{}", got.text);
        assert_eq!(decode(&other(GB18030, &NOTICE.repeat(50))).encoding, "GB18030");
        // 联通, whose bytes in GBK are UTF-8, too.
        assert_eq!(decode(&other(GB18030, &format!("联通\n{}", NOTICE.repeat(50)))).encoding, "GB18030");
    }

    #[test]
    fn a_mark_that_the_bytes_belie_is_not_believed() {
        let gbk = decode(&[b"\xEF\xBB\xBF".to_vec(), other(GB18030, NOTICE)].concat()).text.into_owned();
        assert_eq!(gbk, NOTICE);
        let most = [b"\xEF\xBB\xBF".as_slice(), NOTICE.repeat(40).as_bytes(), &other(GB18030, NOTICE)].concat();
        assert_eq!(decode(&most).text, NOTICE.repeat(41));
        for mark in [b"\xFF\xFE", b"\xFE\xFF"] {
            assert_eq!(decode(&[mark, NOTICE.as_bytes()].concat()).text, NOTICE);
        }
    }
}
