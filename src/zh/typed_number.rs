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

/// A query in which a document's number is typed with 年 or a mark (云政发2025年7号第二条, 云政发2025-7第二条), with the number as documents print it:
/// 云政发〔2025〕7号第二条. `None` where it has none of that kind; a figure at its end needs 号, since 2025-7 may be a month.
#[must_use]
pub fn as_printed(query: &str) -> Option<String> {
    // A blank parts figures as a mark does, and folding would take it away.
    let mut behind_figure = false;
    let parted = query.chars().map(|c| {
        let parts = chars::is_space(c) && behind_figure;
        behind_figure = c.is_numeric();
        if parts { '-' } else { c }
    });
    let folded = fold::narrowed(&parted.collect::<String>());
    folded.char_indices().filter(|(_, c)| c.is_ascii_digit()).find_map(|(at, _)| {
        let (lead, rest) = folded.split_at_checked(at)?;
        let (year, rest) = figures(rest, 4..=4)?;
        let typed_between = |c: char| matches!(c, units::YEAR | MARK | '-' | '/' | '—' | '–' | ' ');
        let behind = rest.trim_start_matches(typed_between);
        let between = rest.get(..rest.len().saturating_sub(behind.len())).filter(|marks| !marks.is_empty())?;
        let (number, rest) = figures(behind, 1..=6)?;
        let tail = rest.strip_prefix(units::NUMBER);
        let is_one = !lead.ends_with(|c: char| c.is_ascii_digit())
            && (tail.is_some() || !between.contains(units::YEAR) && rest.starts_with(MARK));
        is_one.then(|| format!("{lead}〔{year}〕{number}{}{}", units::NUMBER, tail.unwrap_or(rest)))
    })
}

/// The figures that a text begins with, where they are so many, and what stands behind them.
fn figures(text: &str, many: std::ops::RangeInclusive<usize>) -> Option<(&str, &str)> {
    // No further than one figure too many: a caller asks at each figure of a text that may be nothing else.
    let end = text.bytes().take(many.end().saturating_add(1)).take_while(u8::is_ascii_digit).count();
    text.split_at_checked(end).filter(|(figures, _)| many.contains(&figures.len()))
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
        for (typed, printed) in [
            ("云政发2025年7号", Some("云政发〔2025〕7号")),
            ("云政发2025年第7号第二条", Some("云政发〔2025〕7号第二条")),
            ("云政发2025-7第二条", Some("云政发〔2025〕7号第二条")),
            ("云政发２０２５ ７号", Some("云政发〔2025〕7号")),
            ("2025年7号", Some("〔2025〕7号")),
            ("云政发〔2025〕7号", None),
            ("2025年7月1日", None),
            ("12025年7号", None),
            ("2025-7", None),
            ("第7号", None),
        ] {
            assert_eq!(as_printed(typed).as_deref(), printed, "{typed}");
        }
        // Figures without an end are asked of one by one: were each read to the end, this would take minutes.
        assert_eq!(as_printed(&"9".repeat(1_000_000)), None);
        assert_eq!(as_printed(&"2025-".repeat(200_000)), None);
        assert!(
            has_number("关于供水的通知云政发[2023]7号", "2023", "7") && has_number("公告2023年第07号", "2023", "7")
        );
        for other in ["云政发[2023]17号", "云政发[2023]70号", "云政发[2022]7号", "云政发2023", "7号", "20237号"]
        {
            assert!(!has_number(other, "2023", "7"), "{other}");
        }
    }
}
