//! How the entries of a chronicle (大事记) begin: with a day that leaves out its year, often its month. [`day_label`] is a
//! label wherever it stands; [`beginning`] is wider, since inside a chronicle a line that begins so begins an entry, while
//! elsewhere it may be the rest of a sentence.

use super::lexicon::Class;
use super::{brackets, chars, date, numeral};

/// How a line of a chronicle begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// With a day or another time; the entry follows on the line.
    Entry,
    /// The line is nothing but a day: the entries follow below it.
    DayAlone,
    /// The line is nothing but a month or a year.
    Heading,
}

/// Whether a line begins with a year, or with several, and a comma (2008年，…, 2020—2022年，…): so begin the entries of chronicles of
/// many years, and sentences everywhere.
#[must_use]
pub fn begins_with_year(text: &str) -> bool {
    let year = |t: &str| number(t).filter(|(year, _)| date::is_named_year(*year)).map(|(_, rest)| rest.len());
    let tail = |len: usize| text.get(text.len() - len..).unwrap_or("");
    let Some(rest) = year(text).map(tail) else { return false };
    let behind = rest.trim_start_matches('年').trim_start_matches(is_to);
    let rest = if behind.len() < rest.len() { year(behind).map_or(rest, tail) } else { rest };
    rest.strip_prefix('年').is_some_and(|rest| rest.starts_with(['，', ',']))
}

/// What follows a month that a line begins with, where it may be what happened in it: 12月全旗进行登记. 12月份工业…, 3月底前 and 5月的
/// are parts of sentences.
#[must_use]
pub fn behind_month(text: &str) -> Option<&str> {
    let (_, rest) = number(text).filter(|(month, _)| (1..=12).contains(month))?;
    let rest = rest.strip_prefix('月')?;
    (rest.chars().next().is_some_and(chars::is_han) && !rest.starts_with(|c| TIED_TO_MONTH.contains(c))).then_some(rest)
}

/// What behind a month is of its name, or ties it to a sentence (12月份, 3月底前, 5月的).
const TIED_TO_MONTH: &str = "份前后内中间至到的以起底初末上下度均之、和与，,。；;：:）)-—~～";

/// An entry without the number that counts it: 1、3月2日，…, 2.3月5日，…; 1、3日 are two days.
#[must_use]
pub fn without_count(text: &str) -> &str {
    behind_count(text).unwrap_or(text)
}

/// The day behind the number that counts an entry; `None` where a text does not begin with both.
#[must_use]
pub fn behind_count(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let counted = (1..=3).contains(&(text.len() - rest.len()));
    let lead = chars::skip_space(rest.strip_prefix(['、', '.', '．']).filter(|_| counted)?).0;
    let after =
        |text, unit: char| number(text).and_then(|(_, rest)| rest.strip_prefix(unit)).map(|t| chars::skip_space(t).0);
    let month = after(lead, '年').map_or_else(|| after(lead, '月'), |behind| after(behind, '月'));
    month.and_then(|behind| after(behind, '日')).is_some().then_some(lead)
}

/// Whether a line begins an entry, and how; `None` for one that goes on.
#[must_use]
pub fn beginning(text: &str) -> Option<Beginning> {
    let lead = text.trim_start_matches(|c| chars::is_bullet(c) || brackets::opens(c) || chars::is_space(c));
    let opened = text.get(..text.len() - lead.len()).is_some_and(|l| l.contains(brackets::opens));
    let lead = without_count(lead);
    if let Some(rest) = behind_time_above(lead) {
        // 是月20日，
        let day = || rest.starts_with(numeral::is_numeral).then(|| beginning(rest)).flatten();
        return ended(rest, opened).or_else(day);
    }
    // 民国十七年（1928年）
    if let Some((_, bytes)) = date::since_1912(lead).and_then(|_| date::year_at(lead, date::Calendar::Common)) {
        let behind = lead.get(bytes..)?.trim_start_matches(chars::is_space);
        // The same year in brackets.
        let year = behind.strip_prefix(brackets::opens_round).and_then(|t| t.split_once(brackets::closes_round));
        let behind = year.map_or(behind, |(_, rest)| rest);
        return if behind.is_empty() { Some(Beginning::Heading) } else { beginning(behind) };
    }
    if let Some(rest) = day_in_figures(lead).or_else(|| Class::Season.strip_start(lead)) {
        return ended(rest, opened);
    }
    let time = Time::read(lead)?;
    time.beginning(lead, opened)
}

/// What follows a word for a time that has been told above: 同日, 当月, 年底, 下旬.
fn behind_time_above(text: &str) -> Option<&str> {
    let told = [Class::ToldDay, Class::ToldMonth, Class::ToldYear].iter().find_map(|class| class.strip_start(text));
    // 初 alone begins other words.
    let third = || Class::Third.split_start(text).filter(|(word, _)| word.chars().count() > 1).map(|(_, rest)| rest);
    told.or_else(third)
}

/// Years, months and days at the start of a line: 2023年12月30日至2024年1月2日.
struct Time<'t> {
    /// A day stands among them.
    day: bool,
    /// A month stands among them.
    month: bool,
    /// What follows.
    rest: &'t str,
}

/// Numbers of a time that are read: two days with their years, and a third of each.
const MOST_NUMBERS: usize = 8;

impl<'t> Time<'t> {
    /// `None` where a line begins otherwise, or counts something else.
    fn read(line: &'t str) -> Option<Self> {
        let mut time = Self { day: false, month: false, rest: line };
        for _ in 0..MOST_NUMBERS {
            let Some((number, after)) = number(time.rest) else { break };
            let unit = after.chars().next();
            match unit {
                Some('年') if number > 1900 => {}
                Some('月') if (1..=12).contains(&number) => time.month = true,
                Some('日' | '号') if number > 0 => time.day = true,
                // 5—6日: the unit comes behind the second number.
                Some(c) if is_to(c) => {}
                // 11月，47幅作品入选: the number is of the entry.
                _ if time.is_whole_month(line) => break,
                _ => return None,
            }
            let rest = after.get(unit.map_or(0, char::len_utf8)..)?;
            time.rest = rest.trim_start_matches(|c| chars::is_space(c) || is_to(c));
        }
        (time.rest.len() < line.len()).then_some(time)
    }

    /// A month without a day and with a mark or blank behind it: 10月，动工; 10月 动工.
    fn is_whole_month(&self, line: &str) -> bool {
        self.month && !self.day && is_marked(line, self.rest)
    }

    /// How the line begins that begins with it.
    fn beginning(&self, line: &str, opened: bool) -> Option<Beginning> {
        let rest = self.rest;
        let time = Class::Season.strip_start(rest).or_else(|| Class::YearHalf.strip_start(rest));
        if let Some(behind) = time.filter(|_| !self.day && !self.month) {
            return ended(behind, opened);
        }
        if let Some(third) = Class::Third.strip_start(rest) {
            let third = third.strip_prefix('起').filter(|r| r.starts_with(['，', ','])).unwrap_or(third);
            // 8月中旬至年底，
            let third = third.strip_prefix(is_to).and_then(period_end).unwrap_or(third);
            return (self.month && !self.day).then(|| ended(third, opened)).flatten();
        }
        // 9月开始，
        let goes_on = || self.month && !self.day && onward(rest).is_some();
        if self.is_whole_month(line) && !rest.is_empty() || goes_on() {
            return Some(Beginning::Entry);
        }
        if !self.day {
            let rest = Class::MonthHeadEnd.strip_start(rest).unwrap_or(rest);
            let bare = rest.trim_matches(|c| brackets::closes(c) || chars::is_space(c)).is_empty();
            return bare.then_some(Beginning::Heading);
        }
        let closed = rest.trim_start_matches(|c| brackets::closes(c) || chars::is_space(c));
        if closed.is_empty() {
            return Some(Beginning::DayAlone);
        }
        // 30日前, 1日起施行 and 3日内 go on from a line before.
        let from = rest.strip_prefix('起').map(|r| r.starts_with(['，', ',', '至']));
        let goes_on = rest.starts_with(['前', '后', '内', '止', '以', '之', '的', '。', '；', '均', '常', '益']);
        (from.unwrap_or(!goes_on)).then_some(Beginning::Entry)
    }
}

/// What follows 6.7 or 6.7-6.8, days in figures.
fn day_in_figures(text: &str) -> Option<&str> {
    let day = |t: &str| -> Option<usize> {
        let (_, at) = numeral::arabic(t).filter(|(month, _)| (1..=12).contains(month))?;
        let rest = t.get(at..)?.strip_prefix('.')?;
        let (_, bytes) = numeral::arabic(rest).filter(|(day, _)| (1..=31).contains(day))?;
        Some(t.len() - rest.len() + bytes)
    };
    let rest = text.get(day(text)?..)?;
    let behind = rest.trim_start_matches(is_to);
    let last = if behind.len() < rest.len() && !rest.starts_with(['，', ',']) { day(behind) } else { None };
    let rest = last.and_then(|at| behind.get(at..)).unwrap_or(rest);
    rest.starts_with(['，', ',', '：']).then_some(rest)
}

/// Whether white space or a comma stands before the rest of a line.
fn is_marked(line: &str, rest: &str) -> bool {
    let mark = line.get(..line.len() - rest.len()).and_then(|l| l.chars().next_back());
    mark.is_some_and(|c| chars::is_space(c) || matches!(c, '，' | ','))
}

/// What follows a word that goes on from a time (开始, 以后) and a comma.
fn onward(rest: &str) -> Option<&str> {
    Class::Onward.strip_start(rest)?.strip_prefix(['，', ','])
}

/// What follows the last part of a time: 10月下旬, 月底, 年底.
fn period_end(text: &str) -> Option<&str> {
    let third = number(text).and_then(|(_, rest)| rest.strip_prefix('月')).unwrap_or(text);
    Class::Third.strip_start(third).or_else(|| Class::YearEnd.strip_start(third))
}

fn ended(rest: &str, opened: bool) -> Option<Beginning> {
    let end = rest.trim_start_matches(chars::is_space);
    let sound = end.is_empty() || end.starts_with(['，', ',', '：', ':', '、']) || end.len() < rest.len() || opened;
    sound.then_some(if end.is_empty() { Beginning::DayAlone } else { Beginning::Entry })
}

fn is_to(c: char) -> bool {
    chars::is_dash(c) || matches!(c, '至' | '到' | '~' | '～' | '、' | ',' | '，')
}

/// A number, with white space beside it.
fn number(text: &str) -> Option<(u32, &str)> {
    let (value, bytes) = numeral::number(text)?;
    Some((value, chars::skip_space(text.get(bytes..)?).0))
}

/// The day that labels an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayLabel {
    /// The day, or the first of several; 0 where it is told above.
    pub first: u32,
    /// The day, or the last of those of its month.
    pub last: u32,
    /// Length in bytes, without the mark behind it.
    pub bytes: usize,
    /// The mark or blank behind it shows it to be a label.
    pub strict: bool,
}

/// The day of a chronicle's entry: `6日，`, `2-3日，`, `6月23~24日`, `10月1718日`, and all of them with spaces beside
/// the numbers.
#[must_use]
pub fn day_label(text: &str) -> Option<DayLabel> {
    if behind_count(text).is_some() {
        return None;
    }
    let (first, mut at) = numeral::arabic(text)?;
    let mut value = first;
    let skip = |at: usize| at + text.get(at..).map_or(0, |t| chars::skip_space(t).1);
    let mut rest = text.get(skip(at)..)?;
    if let Some(after) = rest.strip_prefix('月') {
        let month = text.len() - after.len();
        let (n, bytes) = numeral::arabic(text.get(skip(month)..)?)?;
        (value, at) = (n, skip(month) + bytes);
        rest = text.get(at..)?;
    } else if first > 31 {
        return None;
    }
    for _ in 0..2 {
        let dash: usize =
            rest.chars().take_while(|&c| chars::is_dash(c) || matches!(c, '至' | '、')).map(char::len_utf8).sum();
        let Some((_, bytes)) = rest.get(dash..).filter(|_| dash > 0).and_then(numeral::arabic) else { break };
        at += dash + bytes;
        rest = text.get(at..)?;
        if let Some(after) = rest.strip_prefix('月') {
            let Some((_, bytes)) = numeral::arabic(after) else { break };
            at += '月'.len_utf8() + bytes;
            rest = text.get(at..)?;
        }
    }
    let spaced = skip(at) > at;
    let after = text.get(skip(at)..)?.strip_prefix('日')?;
    at = skip(at) + '日'.len_utf8();
    let (next, _) = chars::skip_space(after);
    let mark = next.chars().next()?;
    let strict = matches!(mark, '，' | ',' | '：' | ':') || after.starts_with(chars::is_space);
    // 1　日常管理 is a number and a heading.
    let prose = !strict && (spaced || "起前后内至止的以之、和与。；）)".contains(mark));
    (!prose).then_some(DayLabel { first, last: value, bytes: at, strict })
}

/// 是月，/ 同日，: the date above it.
#[must_use]
pub fn same_day(text: &str) -> Option<DayLabel> {
    let rest = text.strip_prefix(['是', '同'])?;
    let unit = rest.chars().next().filter(|c| matches!(c, '日' | '月' | '年'))?;
    let mark = rest.get(unit.len_utf8()..)?.chars().next()?;
    matches!(mark, '，' | ',' | '：' | ':').then(|| DayLabel { first: 0, last: 0, bytes: 6, strict: true })
}

#[cfg(test)]
mod tests;
