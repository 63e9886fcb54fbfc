//! Citations as people write and paste them: 云政发（2023）7号, titles without 《》.

use crate::zh::lexicon::Class;
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
}
