//! Days and periods: the calendar day, and how gazettes print days.
//!
//! 2023年9月10日, 2023 年 9 月 10 日, 二〇〇四年十月十五日, ２０２３年９月１０號, 中華民國113年1月1日, 民國元年, 2023-09-10. What print leaves
//! out (9月10日, 10日, 2023年9月) is read as a [`When`] with the parts that are there.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::lexicon::Class;
use super::{brackets, chars, numeral};

/// A day of the Gregorian calendar. Written as ISO `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The first day there is.
    pub const FIRST: Self = Self { year: 1, month: 1, day: 1 };

    /// A day; `None` if there is no such day in the years 1 to 9999.
    #[must_use]
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let (Ok(year), Ok(month), Ok(day)) = (u16::try_from(year), u8::try_from(month), u8::try_from(day)) else {
            return None;
        };
        let real = (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= length_of(year, month);
        real.then_some(Self { year, month, day })
    }

    /// The day so many days after 1 January 1970; `None` outside the years 1 to 9999.
    #[must_use]
    pub fn of_epoch_day(days: i64) -> Option<Self> {
        // Years that begin in March end with the day that may be missing; 400 of them have 146,097 days.
        let days = days.checked_add(719_468)?;
        let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let in_year = day - (365 * year + year / 4 - year / 100);
        let month = (5 * in_year + 2) / 153;
        let of_month = in_year - (153 * month + 2) / 5 + 1;
        let month = if month < 10 { month + 3 } else { month - 9 };
        let year = era * 400 + year + i64::from(month <= 2);
        Self::new(i32::try_from(year).ok()?, u32::try_from(month).ok()?, u32::try_from(of_month).ok()?)
    }

    /// The year, 1 to 9999.
    #[must_use]
    pub fn year(self) -> i32 {
        i32::from(self.year)
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        u32::from(self.month)
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u32 {
        u32::from(self.day)
    }

    /// The same day so many months later; the last day of the month where that month is shorter.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Option<Self> {
        let all = (self.year() * 12 + i32::from(self.month) - 1).checked_add(months)?;
        let (year, month) = (all.div_euclid(12), all.rem_euclid(12) + 1);
        let (year, month) = (u16::try_from(year).ok()?, u8::try_from(month).ok()?);
        if !(1..=9999).contains(&year) {
            return None;
        }
        Some(Self { year, month, day: self.day.min(length_of(year, month)) })
    }

    /// The day before.
    #[must_use]
    pub fn previous(self) -> Option<Self> {
        if self.day > 1 {
            return Some(Self { day: self.day - 1, ..self });
        }
        let first = self.plus_months(-1)?;
        Some(Self { day: length_of(first.year, first.month), ..first })
    }
}

fn length_of(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The text is not an ISO date of a real day.
#[derive(Debug, thiserror::Error)]
#[error("not a date of the form YYYY-MM-DD: {0}")]
pub struct DateError(String);

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let mut parts = text.splitn(3, '-');
        let mut next = || parts.next().and_then(|p| p.parse::<u32>().ok());
        let found = match (next(), next(), next()) {
            (Some(y), Some(m), Some(d)) => i32::try_from(y).ok().and_then(|y| Self::new(y, m, d)),
            _ => None,
        };
        found.ok_or_else(|| DateError(text.to_owned()))
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

/// A day or period with as much as the text prints.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct When {
    /// The year, 1000 to 2999 where it was read from a text.
    pub year: Option<i32>,
    /// The month, 1 to 12.
    pub month: Option<u32>,
    /// The day of the month, from 1.
    pub day: Option<u32>,
}

impl When {
    /// The last day of the year, month or day; `None` without a year.
    #[must_use]
    pub fn last(self) -> Option<Date> {
        let year = self.year?;
        match (self.month, self.day) {
            (Some(month), Some(day)) => Date::new(year, month, day),
            (month, _) => Date::new(year, month.unwrap_or(12), 1)?.plus_months(1)?.previous(),
        }
    }
}

/// How a year without the name of an era is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Calendar {
    /// As the common era: a year below 1000 is none.
    #[default]
    Common,
    /// Since 1912, where a text has named that era: 九十七年 is 2008.
    Republic,
}

/// The years before the first of the era 中華民國.
const BEFORE_REPUBLIC: u32 = 1911;

/// The length in bytes of the name of the era that counts its years from 1912 (中華民國112年), inner white space with it.
#[must_use]
pub fn since_1912(text: &str) -> Option<usize> {
    // Nearly all texts begin otherwise.
    let first = text.chars().find(|&c| !chars::is_space(c))?;
    if !matches!(super::fold::plain_char(first), '中' | '民') {
        return None;
    }
    let end_of = |name: &str| {
        let mut rest = text;
        for c in name.chars() {
            rest = rest.trim_start_matches(chars::is_space).strip_prefix(|d| super::fold::plain_char(d) == c)?;
        }
        Some(text.len() - rest.len())
    };
    end_of("中华民国").or_else(|| end_of("民国"))
}

/// A day by which Taiwan's schools count the years of that era without its name, before the school year that it falls in:
/// 94年2月15日93學年度第2學期….
#[must_use]
pub fn school_day(text: &str) -> Option<(Date, usize)> {
    let digits = text.chars().take_while(|&c| numeral::is_numeral(c)).count();
    let (day, bytes) = day_in(text, Calendar::Republic).filter(|_| (2..=3).contains(&digits))?;
    let rest = text.get(bytes..)?.trim_start_matches(chars::is_space);
    let counted = rest.trim_start_matches(numeral::is_numeral);
    let year = Class::SchoolYear.starts(counted.trim_start_matches(chars::is_space));
    (counted.len() < rest.len() && year.is_some()).then_some((day, bytes))
}

/// A year with its 年 at the start of the text (2023年, 二〇二三年, 民國112年, 民國元年): the year and the length in bytes.
#[must_use]
pub fn year_at(text: &str, calendar: Calendar) -> Option<(i32, usize)> {
    let era = since_1912(text);
    let from = era.unwrap_or(0);
    let (year, at) = part(text, from, &['年']).or_else(|| first_year(text, from))?;
    let republic = era.is_some() || calendar == Calendar::Republic && year < 1000;
    let year = if republic { year.checked_add(BEFORE_REPUBLIC)? } else { year };
    is_named_year(year).then_some((i32::try_from(year).ok()?, at))
}

/// The years that a text names with their 年, in order: 2023年, 民國112年. What counts less than a thousand without its era is none.
pub fn years_in(text: &str) -> impl Iterator<Item = i32> {
    let mut at = 0;
    let mut in_number = false;
    std::iter::from_fn(move || {
        while let Some((rest, c)) = text.get(at..).and_then(|rest| Some((rest, rest.chars().next()?))) {
            let numeral = numeral::is_numeral(c);
            let begins = numeral && !in_number || since_1912(rest).is_some();
            in_number = numeral;
            if let Some((year, bytes)) = year_at(rest, Calendar::Common).filter(|_| begins) {
                (at, in_number) = (at + bytes, false);
                return Some(year);
            }
            at += c.len_utf8();
        }
        None
    })
}

/// 元年.
fn first_year(text: &str, from: usize) -> Option<(u32, usize)> {
    let (rest, skipped) = chars::skip_space(text.get(from..)?);
    rest.strip_prefix('元')?
        .trim_start_matches(chars::is_space)
        .strip_prefix('年')
        .map(|after| (1, from + skipped + rest.len() - after.len()))
}

/// What of a day the text starts with, and the length in bytes: 2023年9月10日, 2023年9月, 2023年, 9月10日, 9月, 10日.
#[must_use]
pub fn when_at(text: &str, calendar: Calendar) -> Option<(When, usize)> {
    let mut when = When::default();
    let mut at = 0;
    if let Some((year, end)) = year_at(text, calendar) {
        (when.year, at) = (Some(year), end);
    }
    if let Some((month, end)) = part(text, at, &['月']).filter(|(month, _)| (1..=12).contains(month)) {
        (when.month, at) = (Some(month), end);
    }
    if (when.year.is_none() || when.month.is_some())
        && let Some((day, end)) = part(text, at, &['日', '号', '號']).filter(|(day, _)| (1..=31).contains(day))
    {
        (when.day, at) = (Some(day), end);
    }
    (at > 0).then_some((when, at))
}

/// A day at the start of the text, with its length in bytes.
#[must_use]
pub fn day_at(text: &str) -> Option<(Date, usize)> {
    day_in(text, Calendar::Common)
}

/// A day at the start of a text whose years are counted so, with its length in bytes.
#[must_use]
pub fn day_in(text: &str, calendar: Calendar) -> Option<(Date, usize)> {
    let (year, at) = year_at(text, calendar)?;
    let (day, bytes) = day_of_year_at(text.get(at..)?, year)?;
    Some((day, at + bytes))
}

/// A month and a day at the start of a text, in a year that the words before them name (2031年4月1日至6月30日).
#[must_use]
pub fn day_of_year_at(text: &str, year: i32) -> Option<(Date, usize)> {
    let (month, at) = part(text, 0, &['月'])?;
    let (day, at) = part(text, at, &['日', '号', '號'])?;
    Some((Date::new(year, month, day)?, at))
}

/// A numeral (perhaps spaced out) and one of the units, at a byte of the text: the value, and the byte behind the unit.
fn part(text: &str, from: usize, units: &[char]) -> Option<(u32, usize)> {
    let (rest, skipped) = chars::skip_space(text.get(from..)?);
    rest.chars().next().filter(|&c| numeral::is_numeral(c))?;
    let of = |(value, bytes): (u32, usize)| {
        let (after, gap) = chars::skip_space(rest.get(bytes..)?);
        let unit = after.chars().next().filter(|c| units.contains(c))?;
        Some((value, from + skipped + bytes + gap + unit.len_utf8()))
    };
    numeral::number(rest).and_then(of).or_else(|| numeral::spaced(rest).and_then(of))
}

/// The days that a text names whole, in order.
pub fn days_in(text: &str) -> impl Iterator<Item = Date> {
    let begins = |&(at, c): &(usize, char)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        (numeral::is_numeral(c) || matches!(c, '民' | '中')) && !before.is_some_and(numeral::is_numeral)
    };
    let mut end = 0;
    text.char_indices().filter(begins).filter_map(move |(at, _)| {
        // The year of an era that has been read with its name is not read again.
        if at < end {
            return None;
        }
        let (day, bytes) = day_at(text.get(at..)?)?;
        end = at + bytes;
        Some(day)
    })
}

/// The day that a text ends with, whatever stands before it: 行长：江某二〇〇一年二月一日.
#[must_use]
pub fn day_at_end(text: &str) -> Option<Date> {
    let starts: Vec<usize> = text.char_indices().rev().take(16).map(|(at, _)| at).collect();
    starts.into_iter().rev().find_map(|at| {
        let tail = text.get(at..)?;
        day_at(tail).filter(|(_, bytes)| *bytes == tail.len()).map(|(day, _)| day)
    })
}

/// What may follow the day on a line that consists of it.
const AFTER_DAY: [&str; 8] = ["", "印发", "發布", "发布", "公布", "制定", "制定。", "。"];

/// The day that a line consists of: nothing but a day, perhaps followed by 印发 or in brackets.
#[must_use]
pub fn day_line(text: &str) -> Option<Date> {
    let inner = text.trim_matches(|c| brackets::opens_round(c) || brackets::closes_round(c) || chars::is_space(c));
    let (day, bytes) = day_at(inner).or_else(|| day_of_numbers(inner))?;
    let rest = inner.get(bytes..)?.trim_matches(chars::is_space);
    AFTER_DAY.contains(&rest).then_some(day)
}

/// The day that the value of a field is: [`day_line`], or eight digits (20230910).
#[must_use]
pub fn day_of_field(text: &str) -> Option<Date> {
    let digits = || {
        let text = text.trim();
        let whole = text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit());
        let part = |range: std::ops::Range<usize>| text.get(range)?.parse::<u32>().ok();
        let year = part(0..4).filter(|&year| whole && is_year(year))?;
        Date::new(i32::try_from(year).ok()?, part(4..6)?, part(6..8)?)
    };
    day_line(text).or_else(digits)
}

/// 2023-09-10, 2023.9.10, 2023/9/10, 2023 – 09 – 10 at the start of a text, with its length in bytes: to be asked only where a line or cell
/// has nothing else, since such numbers are decimals elsewhere.
#[must_use]
pub fn day_of_numbers(text: &str) -> Option<(Date, usize)> {
    let (year, at) = numeral::arabic(text).filter(|&(year, _)| is_year(year))?;
    let lead = text.get(at..)?.trim_start_matches(chars::is_space);
    let mark = lead.chars().next().filter(|&c| chars::is_dash(c) || matches!(c, '.' | '．' | '/' | '／'))?;
    let spaced = lead.len() + at < text.len();
    let rest = behind_mark(text.get(at..)?, mark, spaced)?;
    let (month, bytes) = numeral::arabic(rest)?;
    let rest = behind_mark(rest.get(bytes..)?, mark, spaced)?;
    let (day, bytes) = numeral::arabic(rest)?;
    let end = text.len() - rest.len() + bytes;
    Some((Date::new(i32::try_from(year).ok()?, month, day)?, end))
}

/// What follows the mark that parts a day's numbers; blanks stand on both sides of a dash, or none.
fn behind_mark(text: &str, mark: char, spaced: bool) -> Option<&str> {
    let lead = text.trim_start_matches(chars::is_space);
    let rest = lead.strip_prefix(mark)?;
    let number = rest.trim_start_matches(chars::is_space);
    let blanks = [lead.len() < text.len(), number.len() < rest.len()];
    (blanks == [spaced; 2] && (!spaced || chars::is_dash(mark))).then_some(number)
}

/// Splits a line that ends in a day from what stands before it, which must be separated from it by white space.
#[must_use]
pub fn tail_day(text: &str) -> Option<(usize, Date)> {
    if !text.ends_with(['日', '号', '號', '发']) {
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

/// A line of a chronicle that names the month of what follows: 3月, 二〇二三年三月, 3月份.
#[must_use]
pub fn is_month(text: &str) -> bool {
    if text.len() > 36 {
        return false;
    }
    let compact = super::fold::compact(text);
    let name = compact.strip_suffix('份').unwrap_or(&compact);
    let Some(name) = name.strip_suffix('月') else { return false };
    let month = name.rsplit('年').next().unwrap_or(name);
    numeral::number(month).is_some_and(|(n, bytes)| bytes == month.len() && (1..=12).contains(&n))
}

/// Whether a number is a year where its 年 says so: texts tell of dynasties, too. What counts by an era is no such year.
#[must_use]
pub fn is_named_year(number: u32) -> bool {
    (1000..=2999).contains(&number)
}

/// Whether a number that nothing names may be a year: that in which a gazette, or a document in one, came out.
#[must_use]
pub fn is_year(number: u32) -> bool {
    (1900..=2100).contains(&number)
}

/// The unit behind the number of a year.
pub const YEAR: char = '年';
/// The unit behind the number of a day.
pub const DAY: char = '日';

/// A unit of a day's name: 年, 月 or 日.
#[must_use]
pub fn is_unit(c: char) -> bool {
    matches!(c, '年' | '月' | '日')
}

/// Whether a text names a month with its year (2023年3月).
#[must_use]
pub fn names_month(text: &str) -> bool {
    let compact = super::fold::compact(text);
    compact.match_indices('年').any(|(at, year)| {
        let after = compact.get(at + year.len()..).unwrap_or("");
        numeral::counted(after, '月', 3).is_some()
    })
}

/// A length of time in months at the start of the text, with its length in bytes: 五年, 6个月, 半年, 两年半, 一年零六个月; 1 to 1,200
/// months.
#[must_use]
pub fn months_at(text: &str) -> Option<(i32, usize)> {
    if let Some(rest) = text.strip_prefix('半') {
        return rest.strip_prefix('年').map(|after| (6, text.len() - after.len()));
    }
    let (count, bytes) = numeral::number(text)?;
    let rest = text.get(bytes..)?.trim_start_matches(chars::is_space);
    let months = |t: &str| ["个月", "個月"].iter().find_map(|unit| t.strip_prefix(unit)).map(str::len);
    let (all, left) = if let Some(after) = rest.strip_prefix('年') {
        let year = count.checked_mul(12)?;
        if let Some(after) = after.strip_prefix('半') {
            (year.checked_add(6)?, after.len())
        } else {
            let more = after.strip_prefix(['零', '又']).unwrap_or(after);
            let extra = numeral::number(more).and_then(|(n, b)| Some((n, months(more.get(b..)?)?)));
            extra.map_or((year, after.len()), |(n, left)| (year.saturating_add(n), left))
        }
    } else {
        (count, months(rest)?)
    };
    (1..=1200).contains(&all).then_some((i32::try_from(all).ok()?, text.len() - left))
}

#[cfg(test)]
mod tests;
