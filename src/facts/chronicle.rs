//! What happened when: the entries of a chronicle (大事记).
//!
//! An entry begins with its day (`6日，…`, `2-3日，…`, `6月23~24日`), or with a mark for the day above (△, 同日). Year and
//! month come from the label, from a heading above (8月), or from the title （2023年8月）.

use std::fmt;
use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::Passage;
use super::day_labels::{Period, When, label, of_cell};
use super::grid::filled;
use super::people::people;
use super::text::View;
use crate::issue::{BlockKind, Date, Document, Masthead, Table};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{date, fold, numeral, ordinal, units};

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
    let title = fold::narrowed(title);
    Class::ChronicleTitle.within(&title) && !title.contains('《')
}

/// What is known while a chronicle is read.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    year: Option<i32>,
    month: Option<u32>,
    /// The issue's year, where the issue is the first of it and no year has been printed: it reports of the last
    /// months of the year before.
    opens: Option<i32>,
    /// The last year that a title names which tells of the months of several.
    last_year: Option<i32>,
    /// The month that was told last.
    told: Option<u32>,
    /// The month that the days above ran over into: a smaller day that follows is of that month.
    over: Option<Date>,
    above: Option<DateSpan>,
    /// The time that the heading above names, with its words, until an entry with a label of its own follows.
    under: Option<(DateSpan, String)>,
    /// A day stood alone on its line: what follows without a label is of that day.
    heads: Option<String>,
    /// An entry has begun that a block without label goes on.
    begun: bool,
}

static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern("{numeral}年(?:({numeral}{1,2})月)?"));
static MONTH: LazyLock<Regex> = LazyLock::new(|| pattern("(?:^|[^{numeral}至~-]|[日号][至~-]+)({numeral}{1,2})月"));
static HEADING: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:{chronicle-title})?(?:公元)?(?:({numeral}{4}年)度?(?:\\([^()]*\\))?)?(?:({numeral}{1,2})月份?)?(?:{chronicle-title})?$",
    )
});
/// Years from one to another: 2019-2021年, 一九四九年至一九七八年. No day is of such a "year".
static YEARS: LazyLock<Regex> =
    LazyLock::new(|| pattern("{numeral}{4}年?(?:[-~]+|至|到){numeral}{4}(?:年|[^{numeral}]|$)"));
/// Characters of the longest heading that is nothing but a time.
const LONGEST_HEADING: usize = 24;

impl State {
    /// The state at the start of a chronicle: year and month of its title, or else the issue's year.
    pub fn new(title: &str, issue: &Masthead) -> Self {
        let first = issue.number.as_deref().is_some_and(|number| ordinal::numbers_in(number).first() == Some(&1));
        let mut state = Self { year: issue.year, opens: issue.year.filter(|_| first), ..Self::default() };
        state.learn(&fold::narrowed(title));
        state
    }

    fn print_year(&mut self, year: i32) {
        // A year that is printed says itself which one the months below it are of.
        (self.year, self.opens, self.told) = (Some(year), None, None);
    }

    /// Takes the year of a heading: all below it is of that year, in whichever order its months stand.
    fn head_year(&mut self, year: i32) {
        self.print_year(year);
        (self.month, self.last_year) = (None, None);
    }

    fn print_month(&mut self, month: u32) {
        // 2023年11月—2024年1月: a smaller month is of the next year that the title names.
        if let (Some(last), Some(year), Some(told)) = (self.last_year, self.year, self.told)
            && month < told
            && year < last
        {
            self.year = Some(year + 1);
        }
        (self.month, self.told) = (Some(month), Some(month));
        if let Some(year) = self.opens {
            self.year = Some(year - i32::from(month >= 11));
        }
    }

    fn learn(&mut self, text: &str) {
        if YEARS.is_match(text) {
            (self.year, self.month, self.opens) = (None, None, None);
            return;
        }
        let year = date::years_in(text).next();
        // 2023年8月, or 8月份大事记 in an issue that tells the year.
        let month = YEAR.captures(text).and_then(|found| found.get(1)).or_else(|| MONTH.captures(text)?.get(1));
        if year.is_none() && month.is_none() {
            return;
        }
        year.into_iter().for_each(|year| self.print_year(year));
        self.last_year = date::years_in(text).last().filter(|last| self.year < Some(*last));
        // A title that names several months (1月—3月) leaves the month to the entries.
        let named: Vec<&str> = MONTH.captures_iter(text).filter_map(|found| found.get(1)).map(|m| m.as_str()).collect();
        let several = text.matches(units::MONTH).count() > 1
            && (named.len() < 2 || named.iter().any(|month| Some(month) != named.first()));
        self.month = None;
        let month = month.and_then(|m| numeral::whole(m.as_str())).filter(|m| !several && (1..=12).contains(m));
        month.into_iter().for_each(|month| self.print_month(month));
    }
}

/// Reads a block of a chronicle.
pub(super) fn read(view: &View<'_>, state: &mut State, out: &mut Vec<ChronicleEntry>) {
    let Some(block) = view.block else { return };
    let text = view.text();
    match block.kind {
        BlockKind::Title | BlockKind::Note => return state.learn(text),
        BlockKind::Chronicle
        | BlockKind::Paragraph
        | BlockKind::Item
        | BlockKind::Heading
        | BlockKind::Appointment
        | BlockKind::Table => {}
        _ => return,
    }
    if let Some(table) = &block.table {
        return rows(view, table, state, out);
    }
    if text.is_empty() {
        return;
    }
    if heading(view, state) {
        return;
    }
    let Some(label) = label(view) else {
        return unlabelled(view, state, out);
    };
    if label.when == When::Above && state.above.is_none() {
        state.above = state.under.as_ref().map(|(span, _)| *span);
    }
    state.under = None;
    let date = date_of(&label.when, state);
    if let Some(date) = date {
        state.above = Some(date);
    }
    let printed = view.original(0..label.end).trim();
    let rest = text.len()
        - text.get(label.end..).unwrap_or("").trim_start_matches([',', units::LIST, ':', '-', ';', '△', '▲']).len();
    if rest >= text.len() {
        (state.heads, state.begun) = (Some(printed.to_owned()), false);
        return;
    }
    state.heads = None;
    state.begun = true;
    out.push(entry(view, rest, date, printed));
}

/// Whether a block is a heading that is nothing but a time: 2019年, （二）1978年12月, 三月份. It tells year and month of the days
/// below it.
fn heading(view: &View<'_>, state: &mut State) -> bool {
    let text = view.text();
    let text = text.get(view.label_end()..).filter(|rest| !rest.is_empty()).unwrap_or(text);
    let bare = text.trim_matches(['[', ']', '-', ':', '·']);
    let bare = bare.strip_prefix('(').map_or(bare, |inside| inside.strip_suffix(')').unwrap_or(inside));
    if bare.chars().count() > LONGEST_HEADING {
        return false;
    }
    let mut span = None;
    if YEARS.find(bare).is_some_and(|years| years.start() == 0 && bare.len() - years.end() <= units::YEAR.len_utf8()) {
        (state.year, state.month, state.opens) = (None, None, None);
        span = of_cell(bare).and_then(|when| date_of(&when, state));
    } else if let Some(found) = HEADING.captures(bare) {
        if let Some(year) = found.get(1).and_then(|m| date::years_in(m.as_str()).next()) {
            // 2023年11月 over the months of a winter leaves the next of them to the title.
            if found.get(2).is_some() {
                state.print_year(year);
            } else {
                state.head_year(year);
            }
            state.month = None;
        }
        found.get(2).and_then(|m| numeral::whole(m.as_str())).into_iter().for_each(|month| state.print_month(month));
    } else if let Some((year, bytes)) = date::since_1912(bare).and_then(|_| date::year_at(bare, date::Calendar::Common))
        && bare.get(bytes..).is_some_and(|rest| rest.is_empty() || rest.starts_with('(') && rest.ends_with(')'))
    {
        state.head_year(year);
    } else {
        return false;
    }
    let whole = || match (state.year, state.month) {
        (Some(year), None) => DateSpan::of(Date::new(year, 1, 1)?, Date::new(year, 12, 31)?),
        (Some(year), Some(month)) => {
            let (first, last) = days_of(Period::default(), year, month)?;
            DateSpan::of(first, last)
        }
        _ => None,
    };
    (state.above, state.begun, state.heads) = (None, false, None);
    state.under = span.or_else(whole).map(|span| (span, bare.to_owned()));
    true
}

/// The rows of a chronicle that is printed as a table: a day, and what happened.
fn rows(view: &View<'_>, table: &Table, state: &mut State, out: &mut Vec<ChronicleEntry>) {
    let rows = filled(table);
    let named = |class: Class, head: usize| -> Vec<usize> {
        let cells = rows.get(head).into_iter().flatten();
        cells.filter(|(_, text)| class.is(&fold::narrowed(text))).map(|(at, _)| *at).collect()
    };
    let (mut days, mut events) = (named(Class::DayColumn, 0), named(Class::EventColumn, 0));
    let headed = !days.is_empty() && !events.is_empty();
    if !headed {
        (days, events) = (vec![0], vec![1]);
    }
    let units: Vec<String> =
        days.iter().map(|at| cell(rows.first(), *at).map(fold::narrowed).unwrap_or_default()).collect();
    let mut start = 0;
    for (n, line) in view.source().split('\n').enumerate() {
        let here = start..start + line.len();
        start = here.end + 1;
        if headed && n < table.head_rows.max(1) {
            continue;
        }
        let Some(row) = rows.get(n) else { break };
        let mut label = String::new();
        for (at, unit) in days.iter().zip(&units) {
            let text = fold::narrowed(cell(Some(row), *at).unwrap_or(""));
            // A column headed 月 holds 3.
            let bare = !text.is_empty() && text.chars().all(numeral::is_numeral) && unit.chars().count() == 1;
            label.push_str(&text);
            label.push_str(if bare { unit } else { "" });
        }
        let text: Vec<&str> = events.iter().filter_map(|at| cell(Some(row), *at)).filter(|t| !t.is_empty()).collect();
        // A day without an event still tells the month of those below it.
        let Some(when) = of_cell(&label) else { continue };
        let date = date_of(&when, state);
        state.above = date.or(state.above);
        if text.is_empty() {
            continue;
        }
        let text = text.join(" ");
        let people = people(&fold::narrowed(&text));
        let passage = Passage::new(view.document, view.index, here);
        out.push(ChronicleEntry { passage, date, label, text, people });
    }
}

/// The text of a row's cell in a column.
fn cell<'r>(row: Option<&Vec<(usize, &'r str)>>, column: usize) -> Option<&'r str> {
    row?.iter().find(|(at, _)| *at == column).map(|(_, text)| text.trim())
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
    } else if let Some((span, label)) = state.under.as_ref().filter(|_| view.text().ends_with('。')) {
        // 1950年, and below it what happened in that year.
        out.push(entry(view, 0, Some(*span), label));
    } else if let (true, Some(entry)) = (state.begun, out.last_mut()) {
        // 中华人民共和国 over the years that follow is no part of the entry before.
        let plain = !view.text().contains(|c: char| c.is_ascii_punctuation() || matches!(c, '。' | units::LIST));
        if plain && view.text().chars().count() <= LONGEST_HEADING && entry.text.trim_end().ends_with('。') {
            return;
        }
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

/// The days meant, with what is not said taken from what stands above.
fn date_of(when: &When, state: &mut State) -> Option<DateSpan> {
    match *when {
        When::Above => state.above,
        When::Year(year) => {
            year.into_iter().for_each(|year| state.print_year(year));
            DateSpan::of(Date::new(state.year?, 1, 1)?, Date::new(state.year?, 12, 31)?)
        }
        // The days below are of the month that was told before.
        When::YearEnd => DateSpan::of(Date::new(state.year?, 12, 1)?, Date::new(state.year?, 12, 31)?),
        When::Years(first, last) => DateSpan::of(Date::new(first, 1, 1)?, Date::new(last, 12, 31)?),
        When::Periods(a, b) => {
            a.year.into_iter().for_each(|year| state.print_year(year));
            a.month.into_iter().for_each(|month| state.print_month(month));
            let (year, month) = (state.year?, state.month?);
            let (first, own) = days_of(a, year, month)?;
            if a == b {
                return DateSpan::of(first, own);
            }
            let end = |year| days_of(b, b.year.unwrap_or(year), b.month.unwrap_or(month)).map(|(_, last)| last);
            // 11月至2月 ends in the next year.
            let last = end(year).filter(|last| *last >= first || b.year.is_some()).or_else(|| end(year + 1))?;
            DateSpan::of(first, last)
        }
        When::Days(a, b) => {
            let over = state
                .over
                .take()
                .filter(|o| a.month.is_none() && state.above.is_some_and(|s| a.day < s.first.day() && s.last == *o));
            if let Some(over) = over {
                state.print_year(over.year());
                state.month = Some(over.month());
            }
            a.year.into_iter().for_each(|year| state.print_year(year));
            a.month.into_iter().for_each(|month| state.print_month(month));
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
            if b.month.is_some() && b.month != a.month {
                state.over = Some(last);
            }
            DateSpan::of(first, last)
        }
    }
}

/// First and last day of a period.
fn days_of(period: Period, year: i32, month: u32) -> Option<(Date, Date)> {
    let begin = Date::new(year, month, 1)?;
    let first = Date::new(year, month, [1, 1, 11, 21, 1, 11, 1, 16].get(usize::from(period.third)).copied()?)?;
    let last = match period.third {
        1 | 2 => Date::new(year, month, u32::from(period.third) * 10)?,
        4 => Date::new(year, month, 20)?,
        6 => Date::new(year, month, 15)?,
        _ => begin.plus_months(i32::from(period.more) + 1)?.previous()?,
    };
    Some((first, last))
}

#[cfg(test)]
#[path = "chronicle_tests.rs"]
mod tests;
