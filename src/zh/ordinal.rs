//! Ordinals: 第三, 第 十 二, 第9, and what was put in between two of them later (之一, 9-1).

use super::{chars, fold, numeral};

/// What an ordinal begins with.
pub const MARK: char = '第';
/// Counts times and sittings: 第6次.
pub const TIMES: char = '次';

/// What an ordinal has between its number and that of what was put in behind it (第三条之一).
const INSERTED: char = '之';

/// An ordinal at the start of the text, its characters perhaps spaced out: value and length in bytes.
#[must_use]
pub fn at(text: &str) -> Option<(u32, usize)> {
    let rest = text.strip_prefix(MARK)?;
    let (rest, gap) = chars::skip_space(rest);
    let (value, bytes) = numeral::spaced(rest)?;
    Some((value, MARK.len_utf8() + gap + bytes))
}

/// What follows the mark of an ordinal at the start of the text.
#[must_use]
pub fn strip(text: &str) -> Option<&str> {
    text.strip_prefix(MARK)
}

/// What was put in behind an article (之一), at the start of the text: value and length in bytes.
#[must_use]
pub fn inserted(text: &str) -> Option<(u32, usize)> {
    let (value, bytes) = numeral::number(text.strip_prefix(INSERTED)?)?;
    Some((value, INSERTED.len_utf8() + bytes))
}

/// A text cut at the last mark of an ordinal: what stands before it, and what stands behind it.
#[must_use]
pub fn split_last(text: &str) -> Option<(&str, &str)> {
    text.rsplit_once(MARK)
}

/// The key under which two ways of printing a document's number are the same: brackets alike, no 第.
#[must_use]
pub fn number_key(text: &str) -> String {
    fold::plain(&fold::key(text)).replace(MARK, "").replace('(', "[").replace(')', "]")
}

/// The numbers in what an issue of a gazette is numbered by, in whatever dress: 第8-9期 has 8 and 9, 第十二期 12.
#[must_use]
pub fn numbers_in(number: &str) -> Vec<u32> {
    let folded = fold::plain_folded(number);
    let mut found = Vec::new();
    let mut rest = folded.as_str();
    while let Some(at) = rest.find(numeral::is_numeral) {
        rest = rest.get(at..).unwrap_or("");
        let Some((value, bytes)) = numeral::number(rest) else { break };
        found.push(value);
        rest = rest.get(bytes..).unwrap_or("");
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_of_an_issue_are_read_in_every_dress() {
        let cases: &[(&str, &[u32])] = &[
            ("第8-9期", &[8, 9]),
            ("第８期", &[8]),
            ("第八期", &[8]),
            ("第十一、十二期", &[11, 12]),
            ("2023年第3号", &[2023, 3]),
            ("增刊", &[]),
        ];
        for &(text, numbers) in cases {
            assert_eq!(numbers_in(text), numbers, "{text}");
        }
    }

    #[test]
    fn ordinals_are_read() {
        assert_eq!(at("第十二条"), Some((12, "第十二".len())));
        assert_eq!(at("第 十 二 章"), Some((12, "第 十 二".len())));
        assert_eq!(at("第9-1條"), Some((9, "第9".len())));
        assert_eq!((at("十二"), at("第条")), (None, None));
        assert_eq!(inserted("之二　甲"), Some((2, "之二".len())));
        assert_eq!(inserted("之规定"), None);
        assert_eq!((strip("第46号"), strip("46号")), (Some("46号"), None));
        assert_eq!(split_last("某部令第3号第2次"), Some(("某部令第3号", "2次")));
    }
}
