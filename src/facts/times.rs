//! Times by which something is due: 2025年底前, 9月底前, 到“十四五”末, 完成时限：2024年6月, 每年3月底前.

use std::ops::{Range, RangeInclusive};

use crate::issue::Date;
use crate::zh::date::Calendar;
use crate::zh::lexicon::Class;
use crate::zh::{brackets, date, numeral, units};

/// A time, with as much as the text gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Time {
    /// The year, where it is printed or is that of a five-year plan's end.
    pub year: Option<i32>,
    /// Years from that of signing: 今年 0, 明年 1.
    this: Option<i32>,
    /// 每年, 次年: it comes again and again, and has no day of its own.
    pub each: bool,
    month: Option<u32>,
    day: Option<u32>,
    half: bool,
    end: bool,
    /// Other times stand before it in a list: 6月底、12月底.
    pub listed: bool,
}

impl Time {
    /// Its last day. `year`: the year that stands nearest before; `signed`: the document's date.
    pub fn due(&self, year: Option<i32>, signed: Option<Date>) -> Option<Date> {
        if self.each {
            return None;
        }
        if let Some(years) = self.this {
            let this = signed.map(|signed| signed.year()).or(year)?;
            return self.last_day(this + years);
        }
        match self.year.or(year) {
            Some(year) => self.last_day(year),
            // The year of signing, when the day is still to come then.
            None => signed.and_then(|s| self.last_day(s.year()).filter(|d| *d >= s)),
        }
    }

    fn last_day(&self, year: i32) -> Option<Date> {
        match (self.month, self.day) {
            (Some(month), Some(day)) => Date::new(year, month, day).or_else(|| last_of(year, month)),
            (Some(month), None) => last_of(year, month),
            _ if self.half => Date::new(year, 6, 30),
            _ => Date::new(year, 12, 31),
        }
    }

    /// Whether it names a time at all.
    pub fn is_named(&self) -> bool {
        self.year.is_some() || self.this.is_some() || self.month.is_some() || self.half || self.end || self.each
    }

    /// Whether it is a year alone: 2025年以前 may as well tell how old something is.
    pub fn is_year_alone(&self) -> bool {
        self.year.is_some() && self.month.is_none() && !self.half && !self.end
    }

    /// Whether a year is printed in it and all of it lies behind a day: of the end of a month or year its last day.
    pub fn is_after(&self, day: Date) -> bool {
        let Some(year) = self.year.filter(|_| !self.each) else { return false };
        let first = match (self.month, self.day) {
            (Some(month), None) if !self.end => Date::new(year, month, 1),
            (None, _) if self.half || !self.end => Date::new(year, 1, 1),
            _ => self.last_day(year),
        };
        first.is_some_and(|first| first > day)
    }

    /// Whether it is told in days or thirds of a month, or as the end of one.
    pub fn is_within_month(&self) -> bool {
        self.month.is_some() && (self.day.is_some() || self.end)
    }

    /// Whether it names a month.
    pub fn has_month(&self) -> bool {
        self.month.is_some()
    }

    /// Whether it tells when in its period: 每月 alone names no day.
    fn is_a_time(&self) -> bool {
        !self.each || self.month.is_some() || self.day.is_some() || self.half || self.end
    }

    /// Whether it names neither a year nor one that is told from the day of signing.
    pub fn is_without_year(&self) -> bool {
        self.year.is_none() && self.this.is_none()
    }

    /// The year in which a text says 年内 or 今年内.
    pub fn within_year(year: Option<i32>) -> Self {
        Self { year, this: year.is_none().then_some(0), end: true, ..Self::default() }
    }
}

fn last_of(year: i32, month: u32) -> Option<Date> {
    Date::new(year, month, 1)?.plus_months(1)?.previous()
}

/// Years in which something may be due.
const YEARS: RangeInclusive<i32> = 1980..=2100;

/// The year that a numeral is, where something may be due in it.
pub(super) fn year_due(numeral: &str) -> Option<i32> {
    i32::try_from(numeral::whole(numeral)?).ok().filter(|year| YEARS.contains(year))
}

/// Characters before 前 in which a time begins.
const LONGEST: usize = 24;

/// The time that ends with an anchor (前): the longest of those that end there.
pub(super) fn time_before(text: &str, anchor: Range<usize>) -> Option<(Range<usize>, Time)> {
    let before = text.get(..anchor.start)?;
    let before = Class::Joint.strip_end(before).unwrap_or(before);
    // 3月20日(星期三)前, 3月20日(星期三)下班前
    let before = without_hour(Class::DayEnd.strip_end(before).unwrap_or(before));
    let noted =
        before.strip_suffix(')').and_then(|t| Some(t.rsplit_once('(')?.0)).filter(|t| before.len() - t.len() < 32);
    let before = without_hour(noted.unwrap_or(before));
    before.chars().next_back().filter(|c| Class::TimeEnd.has(*c))?;
    let starts: Vec<usize> = before.char_indices().rev().take(LONGEST).map(|(at, _)| at).collect();
    let found = starts.iter().rev().find_map(|&start| {
        let (time, bytes) = time_at(before.get(start..)?)?;
        (start + bytes == before.len() && time.is_named() && time.is_a_time()).then_some((start, time))
    });
    let (mut start, mut time) = match found {
        Some(found) => found,
        None => bare_day(before)?,
    };
    // 每年6月底、12月底前: a list of times.
    while let Some(listed) = listed_before(text.get(..start)?) {
        let (first, _) = time_at(text.get(listed..)?)?;
        time.each |= first.each;
        time.listed = true;
        time.year = time.year.or(first.year);
        start = listed;
    }
    let mut lead = text.get(..start)?;
    while let Some(word) = Class::ByLead.ends(lead) {
        start -= word.len();
        lead = text.get(..start)?;
    }
    // 2021年至2025年底前 is a span, 5.30日前 and 第3月 are parts of something else.
    let c = lead.chars().next_back();
    let part = c.is_some_and(|c| {
        c.is_ascii_digit() || matches!(c, '.' | '-' | '~') || Class::NthMark.has(c) || Class::DayUnit.has(c)
    });
    (!part).then_some((start..anchor.end, time))
}

/// A text without the hour of a day at its end: 5月18日下午5点, 5月18日17:00.
fn without_hour(text: &str) -> &str {
    let rest = match Class::HourUnit.strip_end(text) {
        Some(rest) => rest,
        None => text.rsplit_once(':').filter(|(_, minutes)| minutes.len() == 2).map_or(text, |(rest, _)| rest),
    };
    let hour = rest.trim_end_matches(numeral::is_numeral);
    let day = Class::DayPart.strip_end(hour).unwrap_or(hour);
    // 6月14日(周五)17时
    // 每周五下午5时
    let weekday = Class::EachWeekday.ends(day).is_some();
    let ends = Class::DateUnit.ends(day).is_some() || day.ends_with(')') || weekday;
    if rest.len() < text.len() && hour.len() < rest.len() && ends { day } else { text }
}

/// A day without its month at the end of a list: 每月5日、20日.
fn bare_day(text: &str) -> Option<(usize, Time)> {
    let rest = Class::DateUnit.strip_end(text)?;
    let digits: usize = rest.chars().rev().take(3).take_while(|c| numeral::is_numeral(*c)).map(char::len_utf8).sum();
    let start = rest.len() - digits;
    let day = numeral::whole(rest.get(start..)?).filter(|day| (1..=31).contains(day))?;
    listed_before(text.get(..start)?)?;
    Some((start, Time { day: Some(day), ..Time::default() }))
}

/// Where a time begins that a list goes on from: 6月底、 before 12月底.
fn listed_before(text: &str) -> Option<usize> {
    let rest = Class::ListMark.strip_end(text)?;
    let starts: Vec<usize> = rest.char_indices().rev().take(LONGEST).map(|(at, _)| at).collect();
    starts.into_iter().rev().find(|&start| {
        let time = rest.get(start..).and_then(time_at);
        time.is_some_and(|(time, bytes)| start + bytes == rest.len() && (time.month.is_some() || time.each))
    })
}

/// The time behind a word that leads to it (到2025年, 截至2027年6月30日), from the word on; the words it stands behind end at
/// `anchor`.
pub(super) fn time_after(text: &str, anchor: Range<usize>) -> Option<(Range<usize>, Time)> {
    let (time, bytes) = time_at(text.get(anchor.end..)?)?;
    if time.year.is_none() || time.each {
        return None;
    }
    let mut end = anchor.end + bytes;
    let rest = text.get(end..)?;
    let word = Class::BeforeWord.starts(rest);
    end += word.map_or(0, str::len);
    let mut start = anchor.start;
    while let Some(lead) = text.get(..start).and_then(|t| Class::ByLead.ends(t)) {
        start -= lead.len();
    }
    let before = text.get(..start)?;
    // 2021年至2025年 and 自即日起至2025年 are spans; 有效期至2028年10月31日 tells of force, 提高到2025年的60% of a share.
    let clause = brackets::split_outside(before, |c| matches!(c, ',' | '。' | ';' | ':')).pop()?;
    let near = before.get(clause)?;
    let unit = before
        .chars()
        .next_back()
        .is_some_and(|c| Class::DayUnit.has(c) || c.is_ascii_digit() || matches!(c, '-' | '~'))
        || Class::YearEnd.ends(before).is_some();
    let span = unit || word.is_none() && Class::SpanLead.within(near);
    let other = word.is_none() && Class::Until.ends(before.trim_end_matches(['(', ':'])).is_some();
    let share = Class::ReachVerb.ends(before).is_some();
    (!span && !other && !share).then_some((start..end, time))
}

/// A time at the start of a text, and the bytes it takes.
pub(super) fn time_at(text: &str) -> Option<(Time, usize)> {
    // Few characters begin a time: the others need no look at all its words.
    let first = text.chars().next()?;
    let begins = numeral::is_numeral(first) || matches!(first, '“' | '"') || Class::TimeStart.has(first);
    if !begins && date::since_1912(text).is_none() {
        return None;
    }
    let mut time = Time::default();
    let mut rest = text;
    let year = date::year_at(text, Calendar::Common).filter(|(year, _)| YEARS.contains(year));
    if let Some((year, after)) = year.and_then(|(year, bytes)| Some((year, text.get(bytes..)?))) {
        (time.year, rest) = (Some(year), Class::UnitTail.strip_start(after).unwrap_or(after));
    } else if let Some((year, after)) = plan_end(text) {
        (time.year, rest) = (Some(year), after);
    } else if let Some(after) = Class::ThisYear.strip_start(text) {
        (time.this, rest) = (Some(0), after);
    } else if let Some(after) = Class::NextYear.strip_start(text) {
        (time.this, rest) = (Some(1), after);
    } else if let Some(after) = Class::EachWeekday.strip_start(text) {
        return Some((Time { each: true, end: true, ..Time::default() }, text.len() - after.len()));
    } else if let Some(after) = Class::EachPeriod.strip_start(text) {
        (time.each, rest) = (true, Class::QuarterMonth.strip_start(after).unwrap_or(after));
    }
    if let Some((month, after)) = numeral::counted(rest, units::MONTH, 3).filter(|(m, _)| (1..=12).contains(m)) {
        (time.month, rest) = (Some(month), Class::UnitTail.strip_start(after).unwrap_or(after));
    } else if let Some(quarter) = Class::Quarter.starts(rest) {
        time.month = Class::Quarter.full(quarter).and_then(numeral::whole);
        rest = rest.get(quarter.len()..)?;
    }
    if time.month.is_some() || time.each {
        if let Some((day, after)) = counted_day(rest).filter(|(d, _)| (1..=31).contains(d)) {
            (time.day, rest) = (Some(day), after);
        } else if let Some(third) = Class::TenDays.starts(rest) {
            time.day = Class::TenDays.full(third).and_then(numeral::whole);
            rest = rest.get(third.len()..)?;
        }
    }
    if let Some(after) = Class::HalfYear.strip_start(rest) {
        (time.half, rest) = (true, after);
    }
    if let Some(after) = Class::YearEnd.strip_start(rest) {
        (time.end, rest) = (true, after);
    }
    (rest.len() < text.len()).then_some((time, text.len() - rest.len()))
}

/// Whether a text begins with a part of a year that is over on a day: 今年前三季度, 一季度. `year`: that of times without one.
pub(super) fn is_over(text: &str, year: Option<i32>, day: Date) -> bool {
    let (mut time, bytes) = time_at(text).unwrap_or_default();
    let rest = text.get(bytes..).unwrap_or("");
    let first = Class::BeforeWord.strip_start(rest).and_then(|rest| Class::Quarter.starts(rest));
    if let Some(quarter) = first.filter(|_| time.month.is_none()) {
        time.month = Class::Quarter.full(quarter).and_then(numeral::whole);
    }
    let part = !time.each && (time.month.is_some() || time.half);
    let year = time.year.or(time.this.map(|years| day.year() + years)).or(year).unwrap_or(day.year());
    part && time.last_day(year).is_some_and(|last| last < day)
}

/// A day of a month with its unit: 10日, 十五号.
fn counted_day(text: &str) -> Option<(u32, &str)> {
    numeral::counted(text, '日', 3).or_else(|| numeral::counted(text, '号', 3))
}

/// The last year of the five-year plan whose years a text begins with as a whole: “十四五”期间.
pub(super) fn plan_span(text: &str) -> Option<i32> {
    let (year, rest) = plan(text)?;
    Class::PlanSpan.starts(rest).map(|_| year)
}

/// The last year of the five-year plan that a text begins with, in marks or counted out: “十四五”规划, 第十四个五年规划.
pub(super) fn plan_named(text: &str) -> Option<i32> {
    if let Some((year, _)) = plan(text) {
        return Some(year);
    }
    let rest = text.strip_prefix(units::NTH)?;
    let counted = Class::FiveYears.find(rest).and_then(|at| rest.get(..at.start))?;
    let nth = numeral::whole(counted).filter(|n| (11..=19).contains(n))?;
    Some(1955 + 5 * i32::try_from(nth).ok()?)
}

/// The last year of a five-year plan (“十四五”末, “十四五”期末): the eleventh ended in 2010.
fn plan_end(text: &str) -> Option<(i32, &str)> {
    let (year, rest) = plan(text)?;
    let rest = Class::PlanTime.strip_start(rest).unwrap_or(rest);
    Class::YearEnd.starts(rest)?;
    Some((year, rest))
}

/// The last year of the five-year plan that a text names, and what follows the name.
fn plan(text: &str) -> Option<(i32, &str)> {
    let inner = text.trim_start_matches(['“', '"']);
    let rest = inner.strip_prefix('十')?;
    let nth = rest.chars().next()?;
    let rest = rest.get(nth.len_utf8()..)?.strip_prefix('五')?;
    let rest = rest.trim_start_matches(['”', '"']);
    let nth = numeral::whole(&nth.to_string()).filter(|n| (1..=9).contains(n))?;
    Some((2005 + 5 * i32::try_from(nth).ok()?, rest))
}
