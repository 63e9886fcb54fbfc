//! What happened when: the entries of a chronicle (大事记).
//!
//! An entry begins with its day (`6日，…`, `2-3日，…`, `6月23~24日`), or with a mark for the day above (△, 同日). Year and
//! month come from the label, from a heading above (8月), or from the title （2023年8月）.

use std::fmt;
use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::Passage;
use super::people::people;
use super::text::{View, counted, folded, number, pattern};
use crate::issue::{BlockKind, Date, Document};

/// A day, or the days from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DateSpan {
    /// The first day.
    pub first: Date,
    /// The last day; the same as the first for a single day.
    pub last: Date,
}

impl DateSpan {
    fn of(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }
}

impl fmt::Display for DateSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.first == self.last { write!(f, "{}", self.first) } else { write!(f, "{}/{}", self.first, self.last) }
    }
}

/// An entry of a chronicle.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ChronicleEntry {
    /// Where it stands, its date label included; an entry that runs over several blocks is given by its first.
    pub passage: Passage,
    /// When it happened; `None` where neither the entry nor what stands above it tells the month and year.
    pub date: Option<DateSpan>,
    /// The date label as printed (`6日`, `△`, `10月1718日`).
    pub label: String,
    /// The entry without its label.
    pub text: String,
    /// The people named, in the order of first mention.
    pub people: Vec<String>,
}

/// Whether a document is a chronicle.
pub(super) fn is_chronicle(document: &Document) -> bool {
    document.blocks.iter().any(|b| b.kind == BlockKind::Chronicle) || is_titled(&document.title)
}

/// Whether a title is a chronicle's.
pub(super) fn is_titled(title: &str) -> bool {
    let title = folded(title);
    ["大事记", "大事纪", "大事志", "大事要览"].iter().any(|w| title.contains(w)) && !title.contains('《')
}

/// What is known while a chronicle is read.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    year: Option<i32>,
    month: Option<u32>,
    above: Option<DateSpan>,
    /// A day stood alone on its line: what follows without a label is of that day.
    heads: Option<String>,
    /// An entry has begun that a block without label goes on.
    begun: bool,
}

static YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern("([0-9〇零一二三四五六七八九]{4})年(?:([0-9一二三四五六七八九十]{1,2})月)?"));
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern("^(?:([0-9〇零一二三四五六七八九]{4})年)?(?:([0-9一二三四五六七八九十]{1,2})月(?:份|大事记)?)?$")
});

impl State {
    /// The state at the start of a chronicle: year and month of its title, or else the issue's year.
    pub fn new(title: &str, issue_year: Option<i32>) -> Self {
        let mut state = Self { year: issue_year, ..Self::default() };
        state.learn(&folded(title));
        state
    }

    fn learn(&mut self, text: &str) {
        if let Some(found) = YEAR.captures(text) {
            self.year = found.get(1).and_then(|m| number(m.as_str())).and_then(|y| i32::try_from(y).ok());
            // A title that names several months (1月—3月) leaves the month to the entries.
            let several = text.matches('月').count() > 1;
            self.month = found.get(2).and_then(|m| number(m.as_str())).filter(|_| !several);
        }
    }
}

/// Reads a block of a chronicle.
pub(super) fn read(view: &View<'_>, state: &mut State, out: &mut Vec<ChronicleEntry>) {
    let Some(block) = view.block else { return };
    let text = view.text();
    match block.kind {
        BlockKind::Title | BlockKind::Note => return state.learn(text),
        BlockKind::Chronicle | BlockKind::Paragraph | BlockKind::Item | BlockKind::Heading | BlockKind::Appointment => {
        }
        _ => return,
    }
    if text.is_empty() {
        return;
    }
    let bare = text.trim_matches(['(', ')', '[', ']']);
    if let Some(found) = HEADING.captures(bare) {
        if let Some(year) = found.get(1).and_then(|m| number(m.as_str())) {
            (state.year, state.month) = (i32::try_from(year).ok(), None);
        }
        state.month = found.get(2).and_then(|m| number(m.as_str())).or(state.month);
        (state.above, state.begun) = (None, false);
        return;
    }
    let Some(label) = label(text) else {
        return unlabelled(view, state, out);
    };
    let date = date_of(&label.when, state);
    if let Some(date) = date {
        state.above = Some(date);
    }
    let printed = view.original(0..label.end).trim();
    let rest = text.len() - text.get(label.end..).unwrap_or("").trim_start_matches([',', '、', ':', '-', ';']).len();
    if rest >= text.len() {
        (state.heads, state.begun) = (Some(printed.to_owned()), false);
        return;
    }
    state.heads = None;
    state.begun = true;
    out.push(entry(view, rest, date, printed));
}

fn entry(view: &View<'_>, from: usize, date: Option<DateSpan>, label: &str) -> ChronicleEntry {
    let text = view.text();
    ChronicleEntry {
        passage: view.passage(0..text.len()),
        date,
        label: label.to_owned(),
        text: view.original(from..text.len()).to_owned(),
        people: people(text.get(from..).unwrap_or("")),
    }
}

/// A block without label: an entry of the day that stands above alone, or the rest of the entry before.
fn unlabelled(view: &View<'_>, state: &State, out: &mut Vec<ChronicleEntry>) {
    if let Some(label) = &state.heads {
        out.push(entry(view, 0, state.above, label));
    } else if let (true, Some(entry)) = (state.begun, out.last_mut()) {
        entry.text.push_str(view.source().trim());
        for person in people(view.text()) {
            if entry.people.len() < MOST_PEOPLE && !entry.people.contains(&person) {
                entry.people.push(person);
            }
        }
    }
}

/// People kept of an entry that runs over several blocks: no real entry names more.
const MOST_PEOPLE: usize = 256;

/// What a label says of the time.
#[derive(Clone, Debug, PartialEq)]
enum When {
    /// The date above (△, 同日).
    Above,
    /// The whole month that is being told (是月).
    Month(Option<u32>),
    /// The whole year that is being told (是年).
    Year,
    /// A third of a month: 上旬, 中旬, 下旬.
    Third(Option<u32>, u8),
    /// One day or the days from one to another.
    Days(Part, Part),
}

/// A day with as much of month and year as its label gives.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Part {
    year: Option<i32>,
    month: Option<u32>,
    day: u32,
}

struct Label {
    when: When,
    /// Where it ends in the folded text.
    end: usize,
}

/// The label at the start of an entry.
fn label(text: &str) -> Option<Label> {
    let lead = text.trim_start_matches(['(', '[', '●', '◆', '■', '★', '·', '•', '◎', '*']);
    let skipped = text.len() - lead.len();
    for mark in ["△", "▲", "◇", "○", "〇", "◆", "■", "□", "☆", "※", "Δ", "∆"] {
        if let Some(rest) = text.strip_prefix(mark) {
            // A bullet may stand before a day of its own.
            return match label_text(rest.trim_start_matches(['△', '▲'])) {
                Some((when, left)) => Some(Label { when, end: text.len() - left.len() }),
                None => Some(Label { when: When::Above, end: mark.len() }),
            };
        }
    }
    let (when, left) = label_text(lead)?;
    let mut end = skipped + lead.len() - left.len();
    if skipped > 0 {
        end += left.chars().next().filter(|c| matches!(c, ')' | ']')).map_or(0, char::len_utf8);
    }
    Some(Label { when, end })
}

fn label_text(text: &str) -> Option<(When, &str)> {
    for (word, when) in [
        ("同日", When::Above),
        ("当日", When::Above),
        ("是日", When::Above),
        ("同月", When::Month(None)),
        ("当月", When::Month(None)),
        ("是月", When::Month(None)),
        ("本月", When::Month(None)),
        ("是年", When::Year),
        ("本年", When::Year),
        ("同年", When::Year),
    ] {
        if let Some(rest) = text.strip_prefix(word) {
            let ends = rest.is_empty() || rest.starts_with([',', '、', ':', ']', ')']);
            return (ends || word.starts_with('是')).then_some((when, rest));
        }
    }
    let (year, rest) = match counted(text, '年', 4) {
        Some((year, rest)) => (i32::try_from(year).ok(), rest),
        None => (None, text),
    };
    let (month, rest) = match counted(rest, '月', 3) {
        Some((month, rest)) => (Some(month), rest),
        None => (None, rest),
    };
    for (word, third) in [("上旬", 1), ("中旬", 2), ("下旬", 3), ("初", 1), ("底", 3)] {
        if let Some(rest) =
            rest.strip_prefix(word).filter(|r| month.is_some() && (r.is_empty() || r.starts_with([',', ':'])))
        {
            return Some((When::Third(month, third), rest));
        }
    }
    let first = Part { year, month, day: 0 };
    match days(rest, first) {
        Some(found) => Some(found),
        // 8月，…: the whole month.
        None if month.is_some() && rest.starts_with([',', ':']) => Some((When::Month(month), rest)),
        None => None,
    }
}

/// `6日`, `2-3日`, `2日至3日`, `30日-10月1日`, `1718日`, `3日、5日`.
fn days(text: &str, first: Part) -> Option<(When, &str)> {
    let (digits, rest) = numerals(text)?;
    let dash =
        |t: &str| t.chars().next().filter(|c| matches!(c, '-' | '~' | '至' | '到' | '、' | '.')).map(char::len_utf8);
    let first_day = |day| Part { day, ..first };
    let plain = rest.strip_prefix('日').or_else(|| rest.strip_prefix('号'));
    // A second day behind a dash: with 日 before the dash or without.
    let behind = plain.unwrap_or(rest);
    if let (Some(wide), Some(day)) = (dash(behind), number(digits).filter(|d| *d <= 31)) {
        let tail = behind.get(wide..).unwrap_or("").trim_start_matches(['-', '~']);
        let (year, tail) = counted(tail, '年', 4).map_or((None, tail), |(y, t)| (i32::try_from(y).ok(), t));
        let (month, tail) = counted(tail, '月', 3).map_or((None, tail), |(m, t)| (Some(m), t));
        if let Some((last, left)) = counted(tail, '日', 3).filter(|(d, _)| (1..=31).contains(d)) {
            let last = Part { year: year.or(first.year), month: month.or(first.month), day: last };
            return Some((When::Days(first_day(day), last), left));
        }
    }
    let rest = plain?;
    // 30日前, 1日起 and 3日内 are no labels of a day on which something happened.
    if rest.starts_with(['前', '内', '以', '起', '均', '龄', '常', '益', '本', '程', '均']) {
        return None;
    }
    let day = number(digits)?;
    if (1..=31).contains(&day) {
        return Some((When::Days(first_day(day), first_day(day)), rest));
    }
    // The print lost the dash: 1718日 is 17–18日. The split with the smallest step is meant.
    let (a, b) = (1..digits.len())
        .filter_map(|at| {
            Some((number(digits.get(..at)?)?, digits.get(at..).filter(|d| !d.starts_with('0')).and_then(number)?))
        })
        .filter(|(a, b)| a < b && (1..=31).contains(a) && *b <= 31)
        .min_by_key(|(a, b)| b - a)?;
    Some((When::Days(first_day(a), first_day(b)), rest))
}

/// The numerals a text begins with, at most four.
fn numerals(text: &str) -> Option<(&str, &str)> {
    let end = text.char_indices().find(|&(_, c)| !super::text::is_numeral(c)).map_or(text.len(), |(at, _)| at);
    let digits = text.get(..end)?;
    (!digits.is_empty() && digits.chars().count() <= 4).then_some((digits, text.get(end..)?))
}

/// The days meant, with what is not said taken from what stands above.
fn date_of(when: &When, state: &mut State) -> Option<DateSpan> {
    match *when {
        When::Above => state.above,
        When::Month(month) => {
            state.month = month.or(state.month);
            let first = Date::new(state.year?, state.month?, 1)?;
            DateSpan::of(first, first.plus_months(1)?.previous()?)
        }
        When::Year => DateSpan::of(Date::new(state.year?, 1, 1)?, Date::new(state.year?, 12, 31)?),
        When::Third(month, third) => {
            state.month = month.or(state.month);
            let first = Date::new(state.year?, state.month?, 1)?;
            let day = |d| Date::new(state.year?, state.month?, d);
            match third {
                1 => DateSpan::of(first, day(10)?),
                2 => DateSpan::of(day(11)?, day(20)?),
                _ => DateSpan::of(day(21)?, first.plus_months(1)?.previous()?),
            }
        }
        When::Days(a, b) => {
            state.year = a.year.or(state.year);
            state.month = a.month.or(state.month);
            let first = Date::new(state.year?, state.month?, a.day)?;
            // 12月30日-1月2日 ends in the next year; 30日-2日 in the next month.
            let (year, month) = (b.year.unwrap_or(first.year()), b.month.unwrap_or(first.month()));
            let last = Date::new(year, month, b.day)?;
            let last = if last >= first {
                last
            } else if b.month.is_some_and(|m| Some(m) != a.month) && b.year == a.year {
                last.plus_months(12)?
            } else {
                last.plus_months(1)?
            };
            if b.month.is_some() {
                (state.year, state.month) = (Some(last.year()), Some(last.month()));
            }
            DateSpan::of(first, last)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Block;

    fn found(title: &str, texts: &[&str]) -> Vec<String> {
        let mut state = State::new(title, Some(1999));
        let blocks: Vec<_> = texts.iter().map(|t| Block { text: (*t).into(), ..Block::default() }).collect();
        let (mut view, mut out) = (View::default(), Vec::new());
        for (i, b) in blocks.iter().enumerate() {
            view.read(0, i, b);
            read(&view, &mut state, &mut out);
        }
        out.iter().map(|e| format!("{} {}", e.date.map(|d| d.to_string()).unwrap_or_default(), e.text)).collect()
    }

    #[test]
    fn days_ranges_and_marks() {
        assert_eq!(
            found(
                "云州市人民政府大事记（2021年6月）",
                &[
                    "1日,开会。",
                    "2-3日，调研。",
                    "△又开会。",
                    "6月23~24日 检查。",
                    "二十五日至二十六日，检查。",
                    "同日，签约。",
                    "6 月 30 日—7月1日，出访。"
                ]
            ),
            [
                "2021-06-01 开会。",
                "2021-06-02/2021-06-03 调研。",
                "2021-06-02/2021-06-03 又开会。",
                "2021-06-23/2021-06-24 检查。",
                "2021-06-25/2021-06-26 检查。",
                "2021-06-25/2021-06-26 签约。",
                "2021-06-30/2021-07-01 出访。",
            ]
        );
    }

    #[test]
    fn lost_dashes() {
        assert_eq!(
            found("大事记（2020年10月）", &["10月1718日，甲。", "910日，乙。", "123日，丙。"]),
            ["2020-10-17/2020-10-18 甲。", "2020-10-09/2020-10-10 乙。", "2020-10-01/2020-10-23 丙。"]
        );
    }

    #[test]
    fn months_as_headings_and_days_on_their_own_line() {
        assert_eq!(
            found(
                "2018年大事记",
                &["一月", "5日", "甲事。", "乙事。", "12月", "30日-1月2日，丙事。", "3日，丁事。", "是月，戊事。"]
            ),
            [
                "2018-01-05 甲事。",
                "2018-01-05 乙事。",
                "2018-12-30/2019-01-02 丙事。",
                "2019-01-03 丁事。",
                "2019-01-01/2019-01-31 戊事。",
            ]
        );
    }

    #[test]
    fn a_paragraph_without_label_goes_on() {
        assert_eq!(
            found(
                "大事记（2020年2月）",
                &["前言。", "4日，甲某出席", "2020年重点项目会议。", "30日前完成的不在此列。", "30日，没有这一天。"]
            ),
            ["2020-02-04 甲某出席2020年重点项目会议。30日前完成的不在此列。", " 没有这一天。"]
        );
    }

    #[test]
    fn the_year_of_the_issue_when_the_title_has_none() {
        assert_eq!(
            found("大事记", &["3月2日，甲。", "上旬，乙。", "4月下旬，丙。"]).last().unwrap(),
            "1999-04-21/1999-04-30 丙。"
        );
        assert_eq!(found("大事记", &["2日，甲。"]), [" 甲。"]);
    }
}
