//! Citations as people write and paste them, in the forms that citing makes: 云政发（2023）7号, 一、（二）3, 第三条（二）, titles
//! without 《》.

use crate::zh::lexicon::Class;
use crate::zh::units::{ITEM, NTH, PART};
use crate::zh::{numeral, units};

/// A folded text with the years of its numbers in square brackets: 云政发(2023)7号 is 云政发[2023]7号.
pub(super) fn with_square_years(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('(') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let year = from.get(1..5).filter(|y| y.bytes().all(|b| b.is_ascii_digit()) && from.get(5..6) == Some(")"));
        let counted = |t: &str| {
            t.trim_start_matches(units::NTH).trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(units::NUMBER)
        };
        match (year, from.get(6..)) {
            (Some(year), Some(after)) if counted(after) => {
                out.extend(["[", year, "]"]);
                rest = after;
            }
            _ => {
                out.push('(');
                rest = from.get(1..).unwrap_or("");
            }
        }
    }
    out.push_str(rest);
    out
}

/// The ways to part a folded text into a title without 《》 and what comes behind it, the longest title first.
pub(super) fn untitled(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let text = Class::CitesLead.strip_start(text).unwrap_or(text);
    let marks = ["第", "附件", "附表", "(", "的"];
    let mut ends: Vec<usize> = marks.iter().flat_map(|m| text.match_indices(m).map(|(at, _)| at).take(16)).collect();
    ends.push(text.len());
    ends.sort_unstable_by(|a, b| b.cmp(a));
    ends.into_iter().filter(|at| *at > 0).map(|at| text.split_at(at))
}

/// Other spellings of an address in normal form, in the form that citing makes.
pub(super) fn spellings(key: &str) -> Vec<String> {
    let mut all = Vec::new();
    // 第3自然段, 正文第3段
    let paragraph = key.replace("自然段", "段").trim_start_matches("正文").to_owned();
    if paragraph != key {
        all.push(paragraph);
    }
    all.extend(with_item(key));
    if let Some(outline) = outline(key).filter(|o| o != key) {
        all.push(format!("{outline}."));
        all.push(outline);
    }
    all
}

/// 第15条(二), 第15条第2款(一): with the words for an item.
pub(super) fn with_item(key: &str) -> Option<String> {
    let (article, item) = key.strip_suffix(')')?.rsplit_once('(')?;
    let n = numeral::whole(item).filter(|_| article.ends_with([units::ARTICLE, units::PARAGRAPH]))?;
    Some(format!("{article}{NTH}{n}{ITEM}"))
}

/// 一、(二)3, 第1部分第2项, 第1条(二) of an outline: 第1部分(二)3.
fn outline(key: &str) -> Option<String> {
    let (first, mut rest) = match key.split_once(units::LIST) {
        Some((label, rest)) if label.chars().all(|c| numeral::is_numeral(c) && !c.is_ascii_digit()) => {
            (numeral::whole(label)?, rest)
        }
        _ => {
            let at = key.strip_prefix(units::NTH)?;
            let end = at.find(|c: char| !c.is_ascii_digit())?;
            let (n, rest) = at.split_at(end);
            (numeral::whole(n)?, Class::OutlinePart.strip_start(rest)?)
        }
    };
    let mut out = format!("{NTH}{first}{PART}");
    // 第2项 and 第2点 of a part are its (二).
    if let Some(item) = rest.strip_prefix(units::NTH)
        && let Some(end) = item.find(|c| Class::OutlineItem.has(c))
        && let Some(n) = item.get(..end).and_then(numeral::whole)
    {
        out.push_str(&format!("({})", numeral::to_chinese(n)));
        rest = item.get(end..)?.trim_start_matches(|c| Class::OutlineItem.has(c));
    }
    out.push_str(rest.trim_end_matches([units::LIST, '.']));
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_any_brackets() {
        assert_eq!(with_square_years("《甲(试行)》(云政发(2023)7号)第三条"), "《甲(试行)》(云政发[2023]7号)第三条");
        assert_eq!(with_square_years("(2023)年"), "(2023)年");
        assert_eq!(with_square_years("国函(2019)第8号("), "国函[2019]第8号(");
    }

    #[test]
    fn addresses_as_people_write_them() {
        assert_eq!(spellings("第15条(二)").first().map(String::as_str), Some("第15条第2项"));
        assert!(spellings("一、(二)3").contains(&"第1部分(二)3.".to_owned()));
        assert!(spellings("第1部分第2项").contains(&"第1部分(二)".to_owned()));
        assert!(spellings("第3自然段").contains(&"第3段".to_owned()));
        assert!(spellings("").is_empty());
    }
}
