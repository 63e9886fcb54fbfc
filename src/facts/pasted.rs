//! Citations as people write and paste them: 云政发（2023）7号, titles without 《》.

use std::borrow::Cow;

use super::cite::without_source;
use crate::zh::lexicon::Class;
use crate::zh::{address, numeral, units};

/// A folded text with the numbers in it in one form: 云政发(2023)7号, 云政发[2023]第7号 and 云政发[二〇二三]七号 are 云政发[2023]7号, and 第46号令 is
/// 令第46号.
pub(super) fn with_plain_numbers(text: &str) -> String {
    let text = &with_plain_orders(text);
    let mut out = String::with_capacity(text.len());
    let mut rest: &str = text;
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

/// A folded text with the number of an order behind the word for it.
fn with_plain_orders(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut done = 0;
    for (at, _) in text.match_indices(units::NUMBER) {
        let after = at + units::NUMBER.len_utf8();
        let Some(before) =
            text.get(done..at).filter(|_| text.get(after..).is_some_and(|t| t.starts_with(units::ORDER)))
        else {
            continue;
        };
        let lead = before.trim_end_matches(numeral::is_numeral);
        let Some(count) = before.get(lead.len()..).filter(|count| !count.is_empty() && !lead.ends_with([']', '-']))
        else {
            continue;
        };
        out.push_str(lead.strip_suffix(units::NTH).unwrap_or(lead));
        out.extend([units::ORDER, units::NTH]);
        out.push_str(count);
        out.push(units::NUMBER);
        done = after + units::ORDER.len_utf8();
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(done..).unwrap_or(""));
    Cow::Owned(out)
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

/// The ways to part a folded text into a title without 《》 and what comes behind it, the longest title first. The attachment that a title is of may
/// stand before it: 附件1节水评分办法第二条.
pub(super) fn untitled(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let text = Class::CitesLead.strip_start(text).unwrap_or(text);
    let steps = address::at_start(text);
    let attached = steps.first().filter(|step| step.unit == address::ATTACHED && steps.len() == 1);
    let bare = attached.and_then(|step| text.get(step.end..)).filter(|bare| !bare.is_empty());
    std::iter::once(text).chain(bare).flat_map(parted)
}

fn parted(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let marks = ["第", "附件", "附表", "(", "的"];
    let mut ends: Vec<usize> = marks.iter().flat_map(|m| text.match_indices(m).map(|(at, _)| at).take(16)).collect();
    ends.push(text.len());
    // 供水办法2条, 供水意见二(一)
    ends.extend(address::at_end(without_source(text)).and_then(|steps| Some(steps.first()?.at)));
    ends.sort_unstable_by(|a, b| b.cmp(a));
    ends.into_iter().filter(|at| *at > 0).map(|at| text.split_at(at))
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
            ("云州市人民政府第46号令第三条", "云州市人民政府令第46号第三条"),
            ("《甲》(第四十六号令)、47号令", "《甲》(令第四十六号)、令第47号"),
            ("云政发[2023]7号令人", "云政发[2023]7号令人"),
            ("发号令", "发号令"),
        ] {
            assert_eq!(with_plain_numbers(text), plain);
        }
    }
}
