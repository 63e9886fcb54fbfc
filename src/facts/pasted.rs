//! Citations as people write and paste them, in the forms that citing makes: 云政发（2023）7号, 一、（二）3, 第三条（二）, titles
//! without 《》.

use crate::zh::lexicon::Class;
use crate::zh::units::{ITEM, NTH, PART};
use crate::zh::{numeral, units};

/// A folded text with the numbers in it in one form: 云政发(2023)7号, 云政发[2023]第7号 and 云政发[二〇二三]七号 are 云政发[2023]7号.
pub(super) fn with_plain_numbers(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['(', '[']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        if let Some((year, count, after)) = dated_number(from) {
            out.push_str(&format!("[{year}]{count}{}", units::NUMBER));
            rest = after;
        } else {
            out.push_str(from.get(..1).unwrap_or(""));
            rest = from.get(1..).unwrap_or("");
        }
    }
    out.push_str(rest);
    out
}

/// The year and count of [2023]7号 in any spelling, and what follows it.
fn dated_number(text: &str) -> Option<(u32, u32, &str)> {
    let close = if text.starts_with('(') { ')' } else { ']' };
    let (year, rest) = text.get(1..)?.split_once(close)?;
    let years = year.chars().count() == 4 && year.chars().all(numeral::is_digit);
    let (count, after) = rest.trim_start_matches(units::NTH).split_once(units::NUMBER)?;
    let counts = count.len() < 20 && !count.is_empty() && count.chars().all(numeral::is_numeral);
    Some((numeral::whole(year).filter(|_| years)?, numeral::whole(count).filter(|_| counts)?, after))
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
    for outline in outline(key).into_iter().filter(|o| o != key) {
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

/// 一、(二)3, 第1部分第2项, 第1条(二) of an outline: 第1部分(二)3. The likelier first.
fn outline(key: &str) -> Vec<String> {
    let Some((first, rest)) = part(key) else { return Vec::new() };
    let part = format!("{NTH}{first}{PART}");
    // 第2项 and 第2点 of a part are its (二), or its 2. where it has none.
    let item = || {
        let item = rest.strip_prefix(units::NTH)?;
        let (count, after) = item.split_at(item.find(|c| Class::OutlineItem.has(c))?);
        Some((numeral::whole(count)?, after.trim_start_matches(|c| Class::OutlineItem.has(c))))
    };
    let end = |rest: &str| rest.trim_end_matches([units::LIST, '.']).to_owned();
    match item() {
        Some((n, after)) => {
            let after = end(after);
            vec![format!("{part}({}){after}", numeral::to_chinese(n)), format!("{part}{n}.{after}")]
        }
        None => vec![format!("{part}{}", end(rest))],
    }
}

/// The part that an address begins with, and what follows: 一、, 第1部分, 第1条.
fn part(key: &str) -> Option<(u32, &str)> {
    match key.split_once(units::LIST) {
        Some((label, rest)) if label.chars().all(|c| numeral::is_numeral(c) && !c.is_ascii_digit()) => {
            Some((numeral::whole(label)?, rest))
        }
        _ => {
            let at = key.strip_prefix(units::NTH)?;
            let (n, rest) = at.split_at(at.find(|c: char| !c.is_ascii_digit())?);
            Some((numeral::whole(n)?, Class::OutlinePart.strip_start(rest)?))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_in_any_brackets() {
        for (text, plain) in [
            ("《甲(试行)》(云政发(2023)7号)第三条", "《甲(试行)》(云政发[2023]7号)第三条"),
            ("(2023)年", "(2023)年"),
            ("国函(2019)第8号(", "国函[2019]8号("),
            ("云政发[2023]第7号", "云政发[2023]7号"),
            ("云政发[二〇二三]七号第十条", "云政发[2023]7号第十条"),
            ("云政发[2023]第十二条 7号", "云政发[2023]第十二条 7号"),
            ("第(一)项、7号", "第(一)项、7号"),
            ("[2023", "[2023"),
        ] {
            assert_eq!(with_plain_numbers(text), plain);
        }
    }

    #[test]
    fn addresses_as_people_write_them() {
        assert_eq!(spellings("第15条(二)").first().map(String::as_str), Some("第15条第2项"));
        assert!(spellings("一、(二)3").contains(&"第1部分(二)3.".to_owned()));
        assert_eq!(spellings("第1部分第2项"), ["第1部分(二).", "第1部分(二)", "第1部分2..", "第1部分2."]);
        assert!(spellings("第3自然段").contains(&"第3段".to_owned()));
        assert!(spellings("").is_empty());
    }
}
