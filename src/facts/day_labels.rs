//! The day labels of a chronicle: 6日, 2-3日, 6月23~24日, 【8月1日】, 3月至5月, △, 同日, 下旬.

use super::text::View;
use crate::issue::BlockKind;
use crate::zh::lexicon::Class;
use crate::zh::{brackets, chars, date, entries, numeral, units};

/// What a label says of the time.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum When {
    /// The date above (△, 同日).
    Above,
    /// The whole year that is being told (是年), or the year named.
    Year(Option<i32>),
    /// From one year to another (1958—1962年).
    Years(i32, i32),
    /// The last month of the year that is being told (年底).
    YearEnd,
    /// From one period to another; one alone stands twice.
    Periods(Period, Period),
    /// One day or the days from one to another.
    Days(Part, Part),
}

/// A month, a third of it or several months, with as much of it as its label gives.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Period {
    pub year: Option<i32>,
    /// The first month; `None` for the one that is being told.
    pub month: Option<u32>,
    /// 1 to 3 for 上旬, 中旬, 下旬; 4 for 上中旬, 5 for 中下旬, 6 and 7 for the halves; 0 for all of it.
    pub third: u8,
    /// How many months more it has: 2 for a quarter, 5 for half a year.
    pub more: u8,
}

/// A day with as much of month and year as its label gives.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Part {
    pub year: Option<i32>,
    pub month: Option<u32>,
    pub day: u32,
}

/// The label at the start of an entry.
pub(super) struct Label {
    /// The time it tells.
    pub when: When,
    /// Where it ends in the folded text.
    pub end: usize,
}

/// A label in a text, what is left of the text, and whether the print must show that it ends there.
type Found<'t> = (When, &'t str, bool);

/// The label at the start of an entry.
pub(super) fn label(view: &View<'_>) -> Option<Label> {
    let text = view.text();
    // 同日 副市长…, 5日 前往…: white space, which folding takes away, ends a label.
    let spaced = |end: usize| {
        let printed = view.folded.source(view.source(), 0..end).end;
        end > 0 && view.source().get(printed..).is_some_and(|rest| rest.starts_with(chars::is_space))
    };
    let lead = text.trim_start_matches(|c| matches!(c, '(' | '[') || chars::is_bullet(c) || c == '*');
    let skipped = text.len() - lead.len();
    if let Some(rest) = marked(text) {
        // A bullet may stand before a day of its own.
        let own = label_text(rest).filter(|(_, left, unsure)| !unsure || spaced(text.len() - left.len()));
        return Some(match own {
            Some((when, left, _)) => Label { when, end: text.len() - without_weekday(left).len() },
            None => Label { when: When::Above, end: text.len() - rest.len() },
        });
    }
    let lead = entries::without_count(lead);
    let skipped = if lead.len() < text.len() - skipped { 0 } else { skipped };
    let (when, left, unsure) = label_text(lead)?;
    // 12月全旗进行登记: the parser saw that an entry begins here.
    let month = view.block.is_some_and(|b| b.kind == BlockKind::Chronicle)
        && matches!(when, When::Periods(..))
        && entries::behind_month(lead).is_some_and(|rest| rest.len() == left.len());
    if unsure && !month && !spaced(text.len() - left.len()) {
        return None;
    }
    let mut left = without_weekday(left);
    if skipped > 0 {
        left = left.strip_prefix([')', ']']).unwrap_or(left);
    }
    Some(Label { when, end: text.len() - left.len() })
}

/// The label that a cell of a table is.
pub(super) fn of_cell(text: &str) -> Option<When> {
    if let Some((day, _)) = date::day_of_numbers(text).filter(|(_, bytes)| *bytes == text.len()) {
        let part = Part { year: Some(day.year()), month: Some(day.month()), day: day.day() };
        return Some(When::Days(part, part));
    }
    if let Some((year, _)) = date::year_at(text, date::Calendar::Common).filter(|(_, bytes)| *bytes == text.len()) {
        return Some(When::Year(Some(year)));
    }
    if let Some((year, month)) = text.split_once('.')
        && let (Some(year), Some(month)) = (numeral::whole(year).filter(|y| *y > 1900), numeral::whole(month))
        && (1..=12).contains(&month)
    {
        // 2024.9
        let period = Period { year: i32::try_from(year).ok(), month: Some(month), ..Period::default() };
        return Some(When::Periods(period, period));
    }
    label_text(text).filter(|(_, left, _)| without_weekday(left).is_empty()).map(|(when, ..)| when)
}

/// What follows the mark of an entry of the day above.
fn marked(text: &str) -> Option<&str> {
    let mark = text.chars().next().filter(|c| "△▲◇○〇◆■□☆※Δ∆".contains(*c))?;
    text.get(mark.len_utf8()..).map(|rest| rest.trim_start_matches(['△', '▲']))
}

/// What comes behind a day's weekday or its day of the old calendar: （星期三）, （农历七月初一）.
fn without_weekday(text: &str) -> &str {
    let Some((inside, rest)) = text.strip_prefix('(').and_then(|t| t.split_once(')')) else { return text };
    if Class::Weekday.within(inside) && inside.chars().count() <= 14 { rest } else { text }
}

/// Whether a text goes on as it does behind a label.
fn ends_label(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with([',', units::LIST, ':', '-']) || rest.starts_with(brackets::closes)
}

fn label_text(text: &str) -> Option<Found<'_>> {
    if let Some(found) = named_above(text) {
        return Some(found);
    }
    if let Some((when, rest)) = dotted(text) {
        return Some((when, rest, false));
    }
    if let Some(found) = season(text).or_else(|| years(text)) {
        return Some(found);
    }
    let (year, rest) = year_at(text).map_or((None, text), |(year, rest)| (Some(year), rest));
    let (month, behind) = match numeral::counted(rest, units::MONTH, 3) {
        Some((month, rest)) => (Some(month), rest),
        None => (None, rest),
    };
    if let Some(found) = days(behind, Part { year, month, day: 0 }) {
        return Some(found);
    }
    // 2008年，…: that year, which says nothing of the entries below.
    if let Some((year, behind)) = year_at(text).filter(|(_, behind)| behind.starts_with(',')) {
        return Some((When::Years(year, year), behind, false));
    }
    let (first, after) = period(text)?;
    // 9月开始，
    let after = Class::Onward.strip_start(after).filter(|rest| rest.starts_with(',')).unwrap_or(after);
    let next = |text| Class::YearAfter.strip_start(text).unwrap_or(text);
    if let Some((last, after)) = joined(after).map(next).and_then(|text| period(text).or_else(|| year_end(text))) {
        return Some((When::Periods(first, last), after, !ends_label(after)));
    }
    // 8月，…: the whole month. 8月 without a mark behind may belong to the sentence.
    Some((When::Periods(first, first), after, !ends_label(after)))
}

/// A year at the start of a label: 1937年, 民国二十六年（1937年）, 康熙七年（1668年）. Of 113年 nobody knows the era.
fn year_at(text: &str) -> Option<(i32, &str)> {
    let read = |text| {
        let (year, bytes) = date::year_at(text, date::Calendar::Common)?;
        Some((year, str::get(text, bytes..)?))
    };
    let named =
        text.split_once('(').filter(|(era, _)| era.ends_with(units::YEAR) && era.chars().count() <= LONGEST_ERA);
    let in_brackets =
        named.and_then(|(_, inside)| read(inside)).and_then(|(year, rest)| Some((year, rest.strip_prefix(')')?)));
    in_brackets.or_else(|| read(text))
}

/// Characters of the longest name of a year before the same year in brackets.
const LONGEST_ERA: usize = 10;

/// 1937年秋, 秋: a season, of which no more is known than the year.
fn season(text: &str) -> Option<Found<'_>> {
    let (year, rest) = match year_at(text) {
        Some((year, rest)) => (Some(year), rest),
        None => (None, Class::ToldYear.strip_start(text).unwrap_or(text)),
    };
    let rest = Class::Season.strip_start(rest)?;
    Some((When::Year(year), rest, !ends_label(rest)))
}

/// 1958-1962年.
fn years(text: &str) -> Option<Found<'_>> {
    let (digits, rest) = numerals(text)?;
    let first = numeral::whole(digits).filter(|_| digits.chars().count() == 4)?;
    let (last, rest) = numeral::counted(joined(rest.strip_prefix(units::YEAR).unwrap_or(rest))?, units::YEAR, 4)?;
    let (first, last) = (i32::try_from(first).ok()?, i32::try_from(last).ok()?);
    (first < last && first > 1000).then_some((When::Years(first, last), rest, !ends_label(rest)))
}

/// Words for a time that was named above: 同日, 是月; 同月5日 is a day of it.
fn named_above(text: &str) -> Option<Found<'_>> {
    let of = |class: Class, when: When| class.strip_start(text).map(|rest| (when, rest));
    let month = Period::default();
    let (when, rest) = of(Class::ToldDay, When::Above)
        .or_else(|| of(Class::ToldMonth, When::Periods(month, month)))
        .or_else(|| of(Class::ToldYear, When::Year(None)))?;
    // 年底 is told of its last month.
    let is_end = |word: &str| word.len() + rest.len() == text.len();
    if when == When::Year(None) && Class::YearEnd.starts(text).is_some_and(is_end) {
        return Some((When::YearEnd, rest, !ends_label(rest)));
    }
    if when != When::Above
        && let Some(found) = label_text_of_day(rest)
    {
        return Some(found);
    }
    // 同年9月开始，
    if when == When::Year(None)
        && let Some((month, after)) = period(rest)
    {
        let after = Class::Onward.strip_start(after).filter(|rest| rest.starts_with(',')).unwrap_or(after);
        return Some((When::Periods(month, month), after, !ends_label(after)));
    }
    let sure = ends_label(rest) || text.starts_with('是');
    Some((when, rest, !sure))
}

/// A day behind 同月, 同年.
fn label_text_of_day(text: &str) -> Option<Found<'_>> {
    let (month, rest) = numeral::counted(text, units::MONTH, 3).map_or((None, text), |(m, rest)| (Some(m), rest));
    days(rest, Part { year: None, month, day: 0 })
}

/// What comes behind a dash or a word that joins two times.
fn joined(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(['-', '~']);
    if rest.len() < text.len() { Some(rest) } else { text.strip_prefix([units::TO, '到']) }
}

/// A month, a third of one, a quarter, half a year, or several months: 2019年5月, 下旬, 3月底, 第一季度, 上半年, 1-3月.
fn period(text: &str) -> Option<(Period, &str)> {
    let mut period = Period::default();
    let mut rest = text;
    if let Some((year, after)) = year_at(rest) {
        (period.year, rest) = (Some(year), after);
    }
    for (word, month) in [("上半年", 1), ("下半年", 7)] {
        if let Some(after) = rest.strip_prefix(word) {
            return Some((Period { month: Some(month), more: 5, ..period }, after));
        }
    }
    let quarter = rest.strip_prefix(units::NTH).unwrap_or(rest);
    if let Some((nth, after)) = numeral::counted(quarter, '季', 1).filter(|(nth, _)| (1..=4).contains(nth))
        && let Some(after) = after.strip_prefix('度')
    {
        return Some((Period { month: Some(nth * 3 - 2), more: 2, ..period }, after));
    }
    if let Some((month, after)) = numeral::counted(rest, units::MONTH, 3).filter(|(m, _)| (1..=12).contains(m)) {
        (period.month, rest) = (Some(month), after.strip_prefix('份').unwrap_or(after));
    } else if let Some((first, last, after)) = months(rest) {
        let more = u8::try_from(last - first).ok()?;
        return Some((Period { month: Some(first), more, ..period }, after));
    }
    if let Some(word) = Class::Third.starts(rest) {
        // 5月底, or 月底 and 下旬 of the month that is being told. The full form is the last day of the ten.
        if period.month.is_some() || word.chars().count() > 1 {
            period.third = match Class::Third.full(word).and_then(numeral::whole) {
                Some(10) => 1,
                Some(20) => 2,
                Some(22) => 4,
                Some(32) => 5,
                Some(15) => 6,
                Some(16) => 7,
                _ => 3,
            };
            let rest = rest.get(word.len()..)?;
            // 6月下旬起，…
            let from = rest.strip_prefix(units::ON).filter(|r| r.starts_with(','));
            return Some((period, from.unwrap_or(rest)));
        }
    }
    period.month.is_some().then_some((period, rest))
}

/// 年底, 岁末, behind what leads to it: the last month.
fn year_end(text: &str) -> Option<(Period, &str)> {
    let word =
        Class::YearEnd.starts(text).filter(|word| word.chars().count() > 1 && Class::Third.starts(word).is_none())?;
    Some((Period { month: Some(12), ..Period::default() }, text.get(word.len()..)?))
}

/// 1-3月: the first month and the last.
fn months(text: &str) -> Option<(u32, u32, &str)> {
    let (digits, rest) = numerals(text)?;
    let first = numeral::whole(digits).filter(|m| (1..=12).contains(m))?;
    let (last, rest) = numeral::counted(joined(rest)?, units::MONTH, 3)?;
    (first < last && last <= 12).then_some((first, last, rest.strip_prefix('份').unwrap_or(rest)))
}

/// `11.3`, `11.4-5`, `2023.11.6`: a day in figures, which in a chronicle is no decimal number.
fn dotted(text: &str) -> Option<(When, &str)> {
    let number_at = |t: &str| -> Option<(u32, usize)> {
        let bytes = t.bytes().take_while(u8::is_ascii_digit).count();
        Some((t.get(..bytes)?.parse().ok().filter(|_| (1..=4).contains(&bytes))?, bytes))
    };
    let (mut year, mut rest) = (None, text);
    let (first, bytes) = number_at(rest)?;
    if first > 1900 {
        (year, rest) = (i32::try_from(first).ok(), rest.get(bytes..)?.strip_prefix('.')?);
    }
    let (month, bytes) = number_at(rest)?;
    let rest = rest.get(bytes..)?.strip_prefix('.')?;
    let (day, bytes) = number_at(rest)?;
    let mut left = rest.get(bytes..)?;
    let from = Part { year, month: Some(month), day };
    let mut to = from;
    if let Some(after) = left.strip_prefix(['-', '~', units::TO]) {
        let (last, bytes) = number_at(after)?;
        (to.day, left) = (last, after.get(bytes..)?);
        if let Some(after) = left.strip_prefix('.') {
            let (last, bytes) = number_at(after)?;
            (to.month, to.day, left) = (Some(to.day), last, after.get(bytes..)?);
        }
    }
    let real = |p: &Part| p.month.is_some_and(|m| (1..=12).contains(&m)) && (1..=31).contains(&p.day);
    let counts = left.starts_with(|c: char| c.is_ascii_punctuation() && !matches!(c, ',' | ':'))
        || left.starts_with(|c| "亿万千百元个倍吨公米平度级次亩".contains(c));
    (real(&from) && real(&to) && !counts).then_some((When::Days(from, to), left))
}

/// `6日`, `2-3日`, `2日至3日`, `30日-10月1日`, `1718日`, `3日、5日`.
fn days(text: &str, first: Part) -> Option<Found<'_>> {
    let (digits, rest) = numerals(text)?;
    let first_day = |day| Part { day, ..first };
    let plain = rest.strip_prefix(units::DAY).or_else(|| rest.strip_prefix(units::NUMBER));
    // A comma joins two days only where both have their 日 (9日,10日).
    let joins =
        |c: &char| matches!(*c, '-' | '~' | units::TO | '到' | units::LIST | '.') || *c == ',' && plain.is_some();
    let dash = |t: &str| t.chars().next().filter(joins).map(char::len_utf8);
    // A second day behind a dash: with 日 before the dash or without.
    let behind = plain.unwrap_or(rest);
    // 10日晚至11日
    let behind =
        Class::PartOfDay.strip_start(behind).filter(|after| plain.is_some() && dash(after).is_some()).unwrap_or(behind);
    if let (Some(wide), Some(day)) = (dash(behind), numeral::whole(digits).filter(|d| *d <= 31)) {
        let tail = behind.get(wide..).unwrap_or("").trim_start_matches(['-', '~']);
        // 28日—次年1月3日: a smaller month behind the dash is the next year's.
        let tail = Class::YearAfter.strip_start(tail).unwrap_or(tail);
        let (year, tail) =
            numeral::counted(tail, units::YEAR, 4).map_or((None, tail), |(y, t)| (i32::try_from(y).ok(), t));
        let (month, tail) = numeral::counted(tail, units::MONTH, 3).map_or((None, tail), |(m, t)| (Some(m), t));
        // 1、3月2日: the number of an entry.
        let counts = plain.is_none() && month.is_some() && behind.starts_with([units::LIST, '.']);
        let last = numeral::counted(tail, units::DAY, 3).filter(|(d, _)| (1..=31).contains(d));
        if let Some((last, left)) = last.filter(|_| !counts) {
            let (last, left) = further(last, left);
            let last = Part { year: year.or(first.year), month: month.or(first.month), day: last };
            return Some((When::Days(first_day(day), last), left, false));
        }
    }
    let rest = plain?;
    let (rest, unsure) = behind_day(rest)?;
    let day = numeral::whole(digits)?;
    if (1..=31).contains(&day) {
        return Some((When::Days(first_day(day), first_day(day)), rest, unsure));
    }
    // The print lost the dash: 1718日 is 17–18日. The split with the smallest step is meant.
    let (a, b) = (1..digits.len())
        .filter_map(|at| {
            Some((
                numeral::whole(digits.get(..at)?)?,
                digits.get(at..).filter(|d| !d.starts_with('0')).and_then(numeral::whole)?,
            ))
        })
        .filter(|(a, b)| a < b && (1..=31).contains(a) && *b <= 31)
        .min_by_key(|(a, b)| b - a)?;
    Some((When::Days(first_day(a), first_day(b)), rest, unsure))
}

/// The last of the days that a list goes on with behind a range: 12—14日、16日.
fn further(mut last: u32, mut left: &str) -> (u32, &str) {
    while let Some((day, rest)) = left.strip_prefix(units::LIST).and_then(|next| numeral::counted(next, units::DAY, 3))
        && (last + 1..=31).contains(&day)
    {
        (last, left) = (day, rest);
    }
    (last, left)
}

/// What follows a day, and whether it needs a blank between to be no part of it. 30日前, 1日起 and 3日内 are no labels of a day
/// on which something happened; 5日以视频形式…, 5日前往… are.
fn behind_day(rest: &str) -> Option<(&str, bool)> {
    if let Some(after) = Class::Onward.strip_start(rest).filter(|after| after.starts_with(',')) {
        return Some((after, false));
    }
    if rest.starts_with(units::ON) {
        return None;
    }
    let bound = rest.strip_prefix('以').map(|after| after.starts_with(|c| "前内来上下后外".contains(c)));
    let goes = rest.strip_prefix('前').map(|after| !after.starts_with(|c| "往来去".contains(c)));
    let tied = bound.or(goes).unwrap_or_else(|| rest.starts_with(|c| "内均龄益程".contains(c)));
    Some((rest, tied))
}

/// The numerals a text begins with, at most four.
fn numerals(text: &str) -> Option<(&str, &str)> {
    let end = text.char_indices().find(|&(_, c)| !numeral::is_numeral(c)).map_or(text.len(), |(at, _)| at);
    let digits = text.get(..end)?;
    (!digits.is_empty() && digits.chars().count() <= 4).then_some((digits, text.get(end..)?))
}
