//! Days as gazettes print them: 2023年9月10日, 2023 年 9 月 10 日, 二〇〇四年十月十五日.

use crate::issue::Date;

use super::chars;

/// A day at the start of the text, with its length in bytes.
pub(crate) fn day_at(text: &str) -> Option<(Date, usize)> {
    let (year, at) = match since_1912(text) {
        Some(era) => part(text, era, '年').map(|(year, at)| (year.saturating_add(1911), at))?,
        None => part(text, 0, '年')?,
    };
    if !(1900..=2100).contains(&year) {
        return None;
    }
    let (month, at) = part(text, at, '月')?;
    let (day, at) = part(text, at, '日')?;
    Some((Date::new(i32::try_from(year).ok()?, month, day)?, at))
}

/// The length of the name of the era that counts its years from 1912: 中華民國112年.
pub(crate) fn since_1912(text: &str) -> Option<usize> {
    let named = ["中華民國", "民國"].into_iter().find(|era| text.starts_with(era))?;
    Some(named.len())
}

fn part(text: &str, from: usize, unit: char) -> Option<(u32, usize)> {
    let (rest, skipped) = chars::skip_space(text.get(from..)?);
    let (value, bytes) = spaced_number(rest)?;
    let (rest, gap) = chars::skip_space(rest.get(bytes..)?);
    let found = rest.starts_with(unit) || (unit == '日' && rest.starts_with('号'));
    found.then_some((value, from + skipped + bytes + gap + unit.len_utf8()))
}

/// A numeral whose characters may be spaced out (二 〇 二 三).
fn spaced_number(text: &str) -> Option<(u32, usize)> {
    let (value, bytes) = chars::number(text)?;
    let rest = text.get(bytes..)?;
    let (after, gap) = chars::skip_space(rest);
    if gap == 0 || chars::number(after).is_none() {
        return Some((value, bytes));
    }
    let mut joined = String::new();
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if chars::is_space(c) {
            continue;
        }
        if chars::digit(c).is_none() && chars::cn_number(text.get(at..)?).is_none() || joined.chars().count() > 4 {
            break;
        }
        joined.push(c);
        end = at + c.len_utf8();
    }
    chars::number(&joined).map(|(value, _)| (value, end))
}

/// The day that a line consists of: nothing but a day, perhaps followed by 印发 or in brackets.
pub(crate) fn day_line(text: &str) -> Option<Date> {
    let inner = text.trim_matches(|c| chars::opens_round(c) || chars::closes_round(c) || chars::is_space(c));
    let (day, bytes) = day_at(inner).or_else(|| day_of_numbers(inner))?;
    let rest = inner.get(bytes..)?.trim_matches(chars::is_space);
    matches!(rest, "" | "印发" | "发布" | "公布" | "制定" | "制定。" | "。").then_some(day)
}

/// 2023-09-10, 2023.9.10, 2023/9/10: only where a line has nothing else, since such numbers are decimals elsewhere.
fn day_of_numbers(text: &str) -> Option<(Date, usize)> {
    let (year, at) = chars::arabic(text).filter(|&(year, _)| (1900..=2100).contains(&year))?;
    let mark = text.get(at..)?.chars().next().filter(|&c| chars::is_dash(c) || matches!(c, '.' | '．' | '/' | '／'))?;
    let rest = text.get(at + mark.len_utf8()..)?;
    let (month, bytes) = chars::arabic(rest)?;
    let rest = rest.get(bytes..)?.strip_prefix(mark)?;
    let (day, bytes) = chars::arabic(rest)?;
    let end = text.len() - rest.len() + bytes;
    Some((Date::new(i32::try_from(year).ok()?, month, day)?, end))
}

/// Splits a line that ends in a day from what stands before it, which must be parted from it by white space.
pub(crate) fn tail_day(text: &str) -> Option<(usize, Date)> {
    if !text.ends_with(['日', '发']) {
        return None;
    }
    let mut starts = text.char_indices().rev().take(40).filter(|&(at, c)| {
        chars::is_space(c) && text.get(at + c.len_utf8()..).is_some_and(|t| !t.starts_with(chars::is_space))
    });
    starts.find_map(|(at, c)| {
        let start = at + c.len_utf8();
        day_line(text.get(start..)?).map(|day| (start, day))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_all_forms() {
        for text in [
            "2023年9月10日",
            "2023 年 9 月 10 日",
            "二〇二三年九月十日",
            "二 〇 二 三 年 九 月 十 日",
            "２０２３年９月１０日",
            "二○二三年九月十日",
            "（2023年9月10日）",
            "2023-09-10",
            "2023.9.10",
            "2023／9／10",
            "中華民國112年9月10日",
            "民國一百十二年九月十日",
        ] {
            assert_eq!(day_line(text).map(|d| d.to_string()).as_deref(), Some("2023-09-10"), "{text}");
        }
        for text in ["2023.9", "2023-09-10-01", "2023.13.1", "1.2.3"] {
            assert_eq!(day_line(text), None, "{text}");
        }
        assert_eq!(day_line("2023年9月"), None);
        assert_eq!(day_line("2023年9月10日起施行"), None);
        assert_eq!(tail_day("某某局　　2023年9月10日").map(|(at, _)| at), Some("某某局　　".len()));
    }
}
