//! Times by which something is due: 2025年底前, 9月底前, 到“十四五”末, 完成时限：2024年6月.

use std::ops::Range;

use crate::issue::Date;
use crate::zh::{numeral, units};

/// A time, with as much as the text gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Time {
    /// The year, where it is printed or is that of a five-year plan's end.
    pub year: Option<i32>,
    /// Years from that of signing: 今年 0, 明年 1.
    this: Option<i32>,
    /// 每年: no day of its own.
    each: bool,
    month: Option<u32>,
    day: Option<u32>,
    half: bool,
    end: bool,
}

impl Time {
    /// Its last day. `year`: the year that stands nearest before; `signed`: the document's date.
    pub fn due(&self, year: Option<i32>, signed: Option<Date>) -> Option<Date> {
        if self.each {
            return None;
        }
        if let Some(years) = self.this {
            return self.last_day(signed?.year() + years);
        }
        match self.year.or(year) {
            Some(year) => self.last_day(year),
            // The year of signing, when the day is still to come then.
            None => signed.and_then(|s| self.last_day(s.year()).filter(|d| *d >= s)),
        }
    }

    fn last_day(&self, year: i32) -> Option<Date> {
        match (self.month, self.day) {
            (Some(month), Some(day)) => Date::new(year, month, day),
            (Some(month), None) => Date::new(year, month, 1)?.plus_months(1)?.previous(),
            _ if self.half => Date::new(year, 6, 30),
            _ => Date::new(year, 12, 31),
        }
    }

    /// Whether it names a time at all.
    fn is_named(&self) -> bool {
        self.year.is_some() || self.this.is_some() || self.month.is_some() || self.half || self.end
    }
}

/// Characters before 前 in which a time begins.
const LONGEST: usize = 24;

/// The time that an anchor (前, 到, 时限:) ends or begins, and where it stands.
pub(super) fn time_around(text: &str, anchor: Range<usize>) -> Option<(Range<usize>, Time)> {
    if text.get(anchor.clone())? == "前" {
        return time_before(text, anchor);
    }
    let label = text.get(anchor.clone())?.ends_with(':');
    let from = if label { anchor.end } else { anchor.start + '到'.len_utf8() };
    let (time, bytes) = time_at(text.get(from..)?)?;
    if !time.is_named() || !label && time.year.is_none() {
        return None;
    }
    let mut end = from + bytes;
    let rest = text.get(end..)?;
    end += ["前", "之前", "以前"].iter().find(|w| rest.starts_with(**w)).map_or(0, |w| w.len());
    let start = if label { from } else { lead_start(text, anchor.start) };
    // 2021年至2025年 is a span.
    let before = text.get(..start)?;
    let span = !label && before.ends_with([units::YEAR, units::MONTH, units::DAY, '度', '底', '末', '初']);
    // 有效期至2028年10月31日 tells of force: nothing is due then.
    let near: String = before.chars().rev().take(6).collect();
    let force = !label && (near.contains("期效有") || near.contains("期行"));
    (!span && !force).then_some((start..end, time))
}

/// Where 截至, 截止到 begin, for the place of their last character.
fn lead_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or("");
    ["截止", "截"].iter().find(|w| before.ends_with(**w)).map_or(at, |w| at - w.len())
}

/// The time that ends with 前: the longest of those that end there.
fn time_before(text: &str, anchor: Range<usize>) -> Option<(Range<usize>, Time)> {
    let before = text.get(..anchor.start)?;
    let before = before.strip_suffix([units::ADDED, '以']).unwrap_or(before);
    if !before.ends_with([units::YEAR, units::MONTH, units::DAY, '底', '末', '份', '度']) {
        return None;
    }
    let starts: Vec<usize> = before.char_indices().rev().take(LONGEST).map(|(at, _)| at).collect();
    let found = starts.iter().rev().find_map(|&start| {
        let (time, bytes) = time_at(before.get(start..)?)?;
        (start + bytes == before.len() && time.is_named()).then_some((start, time))
    });
    let (mut start, time) = found?;
    let lead = text.get(..start)?;
    if let Some(word) = ["截至", "截止", "到", "至"].iter().find(|w| lead.ends_with(**w)) {
        start -= word.len();
    }
    // 2021年至2025年底前 is a span, 5.30日前 and 第3月 are parts of something else.
    let c = text.get(..start)?.chars().next_back();
    let part = matches!(c, Some(units::YEAR | units::MONTH | units::DAY | units::NTH | '.' | '-' | '~'))
        || c.is_some_and(|c| c.is_ascii_digit());
    (!part).then_some((start..anchor.end, time))
}

/// A time at the start of a text, and the bytes it takes.
fn time_at(text: &str) -> Option<(Time, usize)> {
    let mut time = Time::default();
    let mut rest = text;
    if let Some((year, after)) = numeral::counted(text, units::YEAR, 4).filter(|(y, _)| (1980..=2100).contains(y)) {
        (time.year, rest) = (i32::try_from(year).ok(), after);
    } else if let Some((year, after)) = plan_end(text) {
        (time.year, rest) = (Some(year), after);
    } else {
        for (word, years) in [("今年", 0), ("本年度", 0), ("本年", 0), ("当年", 0), ("明年", 1), ("次年", 1)]
        {
            if let Some(after) = text.strip_prefix(word) {
                (time.this, rest) = (Some(years), after);
                break;
            }
        }
        if let Some(after) = text.strip_prefix("每年") {
            (time.each, rest) = (true, after);
        }
    }
    if let Some((month, after)) = numeral::counted(rest, units::MONTH, 3).filter(|(m, _)| (1..=12).contains(m)) {
        (time.month, rest) = (Some(month), after.strip_prefix('份').unwrap_or(after));
        if let Some((day, after)) = numeral::counted(rest, units::DAY, 3).filter(|(d, _)| (1..=31).contains(d)) {
            (time.day, rest) = (Some(day), after);
        }
    }
    if let Some(after) = rest.strip_prefix("上半年") {
        (time.half, rest) = (true, after);
    }
    for word in ["年底", "年末", "底", "末"] {
        if let Some(after) = rest.strip_prefix(word) {
            (time.end, rest) = (true, after);
            break;
        }
    }
    (rest.len() < text.len()).then_some((time, text.len() - rest.len()))
}

/// The last year of a five-year plan (“十四五”末, “十四五”期末): the eleventh ended in 2010.
fn plan_end(text: &str) -> Option<(i32, &str)> {
    let inner = text.trim_start_matches(['“', '"']);
    let rest = inner.strip_prefix('十')?;
    let nth = rest.chars().next()?;
    let rest = rest.get(nth.len_utf8()..)?.strip_prefix('五')?;
    let rest = rest.trim_start_matches(['”', '"']);
    let rest = ["规划期", "时期", "期间", "期"].iter().find_map(|w| rest.strip_prefix(w)).unwrap_or(rest);
    let nth = numeral::whole(&nth.to_string()).filter(|n| (1..=9).contains(n))?;
    (rest.starts_with(['末', '底'])).then_some((2005 + 5 * i32::try_from(nth).ok()?, rest))
}
