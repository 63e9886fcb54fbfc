//! Document numbers as they are typed where one is looked for: 云政发2023-7, yzf2023-7.

use super::ordinal::MARK;
use super::{chars, fold, units};

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
