//! Ordinals: 第三, 第 十 二, 第9, and what was put in between two of them later (之一, 9-1).

use super::{chars, fold, numeral, units};

/// What an ordinal begins with.
pub const MARK: char = '第';

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

/// A document's number as it may be typed (聊政发2023-7, 聊政发 2023 7号): the signs before the year, the year, and the number in it. `None` for what
/// is none: the year has four digits, and only marks, 年 and 第 stand between the two.
#[must_use]
pub fn typed_number(text: &str) -> Option<[String; 3]> {
    // A blank parts figures as a mark does, and folding would take it away.
    let parted: String = text.trim().chars().map(|c| if chars::is_space(c) { '-' } else { c }).collect();
    let folded = fold::plain_folded(&parted);
    let text = folded.strip_suffix(units::NUMBER).unwrap_or(&folded).trim_end_matches('-');
    let (rest, number) = split_figures(text)?;
    let (lead, year) = split_figures(rest.trim_end_matches(parts_number))?;
    let lead = lead.trim_end_matches(|c: char| !c.is_alphanumeric());
    let number = number.trim_start_matches('0');
    let is_one = year.len() == 4 && (1..=6).contains(&number.len()) && !lead.is_empty();
    is_one.then(|| [lead, year, number].map(str::to_owned))
}

/// Whether a folded text, which may hold more, has a document's number of a year and a number as [`typed_number`] gives them.
#[must_use]
pub fn has_number(text: &str, year: &str, number: &str) -> bool {
    text.match_indices(&format!("{number}{}", units::NUMBER)).any(|(at, _)| {
        let before = text.get(..at).unwrap_or("").trim_end_matches('0');
        let year_end = before.trim_end_matches(parts_number);
        year_end.len() < before.len() && year_end.ends_with(year)
    })
}

/// What may stand between the year of a document's number and the number in it.
fn parts_number(c: char) -> bool {
    matches!(c, units::YEAR | MARK) || !c.is_alphanumeric()
}

/// A text and the figures that it ends with; `None` where it is nothing else.
fn split_figures(text: &str) -> Option<(&str, &str)> {
    let last = text.rfind(|c: char| !c.is_ascii_digit())?;
    text.split_at_checked(text.ceil_char_boundary(last + 1))
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

    #[test]
    fn numbers_of_documents_are_read_as_they_are_typed() {
        let of = |text: &str| typed_number(text).map(|parts| parts.join("|"));
        for text in [
            "云政发2023-7",
            "云政发2023 7",
            "云政发〔2023〕7号",
            "雲政發（２０２３）07號",
            "云政发2023年第7号",
            " 云政发[2023]7 号",
        ] {
            assert_eq!(of(text).as_deref(), Some("云政发|2023|7"), "{text}");
        }
        assert_eq!(of("yzf2023-7").as_deref(), Some("yzf|2023|7"));
        for text in
            ["2023-7", "云政发20237", "云政发7号", "令第46号", "供水", "", "云政发2023-", "云政发023-7", "第十五条"]
        {
            assert_eq!(of(text), None, "{text}");
        }
        assert!(
            has_number("关于供水的通知云政发[2023]7号", "2023", "7") && has_number("公告2023年第07号", "2023", "7")
        );
        for other in ["云政发[2023]17号", "云政发[2023]70号", "云政发[2022]7号", "云政发2023", "7号", "20237号"]
        {
            assert!(!has_number(other, "2023", "7"), "{other}");
        }
    }
}
