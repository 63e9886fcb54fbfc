//! Targets: what is to be reached, with its figure, and by when: 到2025年，绿化率达到30%.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::figures::{Goal, Segment};
use super::money::plain;
use super::times::{plan_span, time_at};
use crate::issue::{Block, BlockKind, Date};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{brackets, fold, numeral};

/// A figure with its unit and what bounds it: 65%以上, 增长6.2%左右, 不少于5900户, 18.3万亩.
static VALUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:{change})?(?:{at-least}|{at-most}|{below})?([0-9][0-9,]*(?:\.[0-9]+)?)(?:[-~][0-9.]+%?)?((?:[万亿千百]|余|多|多万|余万)*{count-unit}(?:次|/[a-z\p{Han}]{1,6})?)({around})?|{whole-value}",
    )
});
/// A year of which a sentence tells the targets: 2024年全市主要预期目标是.
static YEAR_OF_AIM: LazyLock<Regex> = LazyLock::new(|| pattern(r"({numeral}{4})年(?:度)?[^,。;:]{0,24}{aim-head}"));

/// What is known on the way through a document.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Aims {
    /// The heading above says that what follows are targets.
    headed: bool,
    /// By when: the year that it names, or the last day that was named below it.
    due: Option<Date>,
    /// The paper's title says that it sets the tasks of a year.
    tasks: bool,
}

impl Aims {
    /// What a document's title says of its sentences.
    pub fn of(title: &str) -> Self {
        Self { tasks: Class::TaskTitle.within(&fold::narrowed(title)), ..Self::default() }
    }

    /// Takes a heading: what stands below one about targets sets them.
    pub fn heading(&mut self, block: &Block, signed: Option<Date>) {
        if block.kind == BlockKind::Heading {
            let text = fold::narrowed(block.text.split('。').next().unwrap_or(""));
            self.headed = text.chars().count() <= 30 && Class::AimHead.within(&text);
            self.due = year_of(&text, signed).filter(|_| self.headed);
        }
    }

    /// Reads a stretch of a block. `times`: the days in it by which something is due, with where their words stand;
    /// `stated`: the block says who does what, so that its sentences are tasks.
    pub fn read(
        &mut self,
        segment: &Segment<'_, '_>,
        times: &[(Range<usize>, Option<Date>)],
        (signed, stated): (Option<Date>, bool),
        goals: &mut Vec<Goal>,
    ) {
        let text = segment.words();
        let set = self.headed || self.tasks || stated;
        let view = segment.view;
        let (aims, plans, heads) = (view.has(Class::Aim), view.has(Class::PlanSpan), view.has(Class::AimHead));
        let figures = text.bytes().any(|b| b.is_ascii_digit()) || view.has(Class::WholeValue);
        // 计划明年投产，投产后可实现…: what investors hope for.
        let dealt = view.has(Class::Dealing) && !set && !aims;
        if dealt || times.is_empty() && (!set && !aims && !plans || !figures) {
            return;
        }
        // 到2025年，…。…: what was said of the sentence before holds for one that goes on with it.
        let mut carried: Option<Option<Date>> = None;
        for sentence in brackets::split_outside(text, |c| c == '。') {
            let sentence = segment.range.start + sentence.start..segment.range.start + sentence.end;
            let words = segment.text.get(sentence.clone()).unwrap_or("");
            let named: Vec<_> = times.iter().filter(|(at, _)| sentence.contains(&at.start)).collect();
            let plan =
                Some(words).filter(|_| plans).and_then(plan_of).filter(|end| signed.is_none_or(|signed| *end > signed));
            let aimed = set || aims && Class::Aim.within(words);
            let year = Some(words).filter(|_| heads).and_then(|words| year_of(words, signed)).or(plan);
            if Class::GoesOn.starts(words).is_none() {
                carried = None;
            }
            // The time of the statement that says who does it.
            let told = times.first().filter(|_| stated && times.len() == 1).and_then(|(_, day)| *day);
            let mut due = year.or(self.due).or(carried.flatten()).or(told);
            let mut timed = plan.is_some() || carried.is_some() && named.is_empty();
            let mut start = sentence.start;
            let mut goes_on = false;
            for part in words.split_inclusive([',', ';', ':']) {
                let range = start..start + part.len();
                start = range.end;
                let own = named.iter().find(|(at, _)| range.contains(&at.start));
                let mut from = range.start;
                if let Some((at, day)) = own {
                    let to = segment.text.get(at.clone()).is_some_and(|t| Class::ByLead.within(t));
                    (due, timed) = (*day, true);
                    if to {
                        carried = Some(*day);
                        self.due = day.filter(|_| self.headed).or(self.due);
                        from = at.end;
                    }
                }
                if own.is_none()
                    && let Some(day) = time_alone(part, signed)
                {
                    (due, timed) = (Some(day), true);
                }
                if own.is_none() && Class::WholeYear.within(part) {
                    let year = due.or(signed).map(|day| day.year());
                    due = year.and_then(|year| Date::new(year, 12, 31)).or(due);
                    timed |= aimed;
                }
                let told = goals.len();
                if let Some(range) = trimmed(segment.text, from..range.end) {
                    part_of(segment, range, (timed, aimed, goes_on), (due, signed), goals);
                }
                goes_on = goals.len() > told;
                // 力争2026年甲达到500个，乙达5个.
                if goes_on
                    && own.is_none()
                    && let Some(day) = time_in(part, signed)
                {
                    (due, timed) = (Some(day), true);
                }
            }
        }
    }
}

/// The last day of a time that is all that a part of a sentence says: 2024年底，….
fn time_alone(part: &str, signed: Option<Date>) -> Option<Date> {
    let words = part.trim_end_matches([',', ';', ':']);
    let (time, _) = time_at(words).filter(|(time, bytes)| time.year.is_some() && *bytes == words.len())?;
    time.due(None, signed).filter(|due| signed.is_none_or(|signed| *due >= signed))
}

/// The time that a part of a sentence names for itself: 力争2025年实现…, “十四五”末达到….
fn time_in(part: &str, signed: Option<Date>) -> Option<Date> {
    let starts = part.char_indices().filter(|(_, c)| numeral::is_numeral(*c) || matches!(c, '“' | '"'));
    let (at, time) = starts.take(16).find_map(|(at, _)| {
        let before = part.get(..at)?;
        let (time, _) = time_at(part.get(at..)?).filter(|(time, _)| time.year.is_some())?;
        // 比2020年提高 tells with what is compared.
        (!before.ends_with(|c: char| c.is_ascii_digit()) && Class::CompareLead.ends(before).is_none())
            .then_some((at, time))
    })?;
    let due = time.due(None, signed)?;
    (at < part.len() && signed.is_none_or(|signed| due >= signed)).then_some(due)
}

/// The last day of the five-year plan in whose years a sentence sets targets: “十四五”期间.
fn plan_of(text: &str) -> Option<Date> {
    let span = Class::PlanSpan.find_iter(text).next()?;
    let before = text.get(..span.start)?;
    let start = before.char_indices().rev().take(6).find(|(at, _)| text.get(*at..).and_then(plan_span).is_some())?;
    Date::new(text.get(start.0..).and_then(plan_span)?, 12, 31)
}

/// The year in whose plan a sentence or heading sets targets.
fn year_of(text: &str, signed: Option<Date>) -> Option<Date> {
    // Few sentences tell of targets: the others need no look for a year before such a word.
    if !Class::AimHead.within(text) {
        return None;
    }
    if let Some(found) = YEAR_OF_AIM.captures(text) {
        return Date::new(i32::try_from(numeral::whole(found.get(1)?.as_str())?).ok()?, 12, 31);
    }
    Class::ThisYear.within(text).then(|| Date::new(signed?.year(), 12, 31)).flatten()
}

/// A stretch without the marks at its ends.
fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(range.clone())?;
    let front = words.trim_start_matches([',', ';', ':', '。']);
    let inner = front.trim_end_matches([',', ';', ':', '。']);
    // A bracket that was opened before or is closed behind is of another part.
    let unopened = inner.rfind(')').filter(|at| !inner.get(..*at).is_some_and(|t| t.contains('(')));
    let front = unopened.and_then(|at| front.get(at + 1..)).unwrap_or(front);
    let inner = unopened.and_then(|at| inner.get(at + 1..)).unwrap_or(inner);
    let unclosed = inner.rfind('(').filter(|at| !inner.get(*at..).is_some_and(|t| t.contains(')')));
    let inner = unclosed.and_then(|at| inner.get(..at)).unwrap_or(inner);
    let start = range.start + words.len() - front.len();
    (!inner.is_empty()).then_some(start..start + inner.len())
}

/// The figures of a part of a sentence: each of those that 、 parts is a target of its own.
fn part_of(
    segment: &Segment<'_, '_>,
    range: Range<usize>,
    (timed, aimed, goes_on): (bool, bool, bool),
    (due, signed): (Option<Date>, Option<Date>),
    goals: &mut Vec<Goal>,
) {
    let words = segment.text.get(range.clone()).unwrap_or("");
    if !words.bytes().any(|b| b.is_ascii_digit()) && !Class::WholeValue.within(words) {
        return;
    }
    let by_time = || Class::Reached.within(words) && (timed || time_in(words, signed).is_some());
    // 到2025年，甲达到30%，乙20个: a part that is no more than a name and its figure goes on with those before it.
    let joined = || {
        goes_on
            && timed
            && !Class::Fund.within(words)
            && value(words).is_some_and(|(v, ..)| v.end == words.len() && v.start > 0)
    };
    // 2020年城镇化率为60%: what was counted then.
    let counted =
        || value(words).is_some_and(|(v, ..)| words.get(..v.start).and_then(|t| Class::IsWord.ends(t)).is_some());
    let spent = || {
        let sentence = segment.clause(range.clone(), &['。']);
        let yuan =
            value(words).and_then(|(.., unit)| words.get(unit?)).is_some_and(|unit| Class::Yuan.ends(unit).is_some());
        yuan && segment.text.get(sentence).is_some_and(|t| Class::Spends.within(t))
    };
    if time_in(words, signed).is_some() && counted() || spent() {
        return;
    }
    let said = aimed && Class::StrongReach.within(words) || by_time() || joined();
    if !said || Class::Achieved.within(words) || Class::Grant.within(words) || Class::Spread.starts(words).is_some() {
        return;
    }
    let mut start = range.start;
    let pieces: Vec<Range<usize>> = brackets::split_outside(words, |c| c == '、');
    for (n, piece) in pieces.iter().enumerate() {
        let end = range.start + piece.end;
        let Some(text) = segment.text.get(start..end) else { continue };
        let last = n + 1 == pieces.len();
        let Some((value, number, unit)) = value(text) else {
            if last {
                break;
            }
            continue;
        };
        let at = |r: Range<usize>| segment.view.passage(start + r.start..start + r.end);
        goals.push(Goal {
            passage: segment.view.passage(start..end),
            value: Some(at(value)),
            number,
            unit: unit.map(at),
            due: time_in(text, signed).or(due),
        });
        start = end + '、'.len_utf8();
    }
}

/// The figure of a piece of a sentence that is to be reached: the first behind a verb of reaching, else the first.
#[allow(clippy::type_complexity, reason = "three places of one figure, used at once")]
fn value(text: &str) -> Option<(Range<usize>, Option<f64>, Option<Range<usize>>)> {
    let verb = Class::StrongReach.find(text).or_else(|| Class::Reached.find(text)).map_or(0, |verb| verb.start);
    let sound = |found: &regex::Captures<'_>| {
        let number = found.get(1);
        let before = number.and_then(|n| text.get(..n.start())).and_then(|t| t.chars().next_back());
        !before.is_some_and(|c| matches!(c, '.' | '-') || Class::NthMark.has(c) || c.is_ascii_alphanumeric())
    };
    let mut best = None;
    for found in VALUE.captures_iter(text).filter(sound) {
        let whole = found.get(0)?;
        if best.is_none() || whole.end() > verb {
            let number = found.get(1).and_then(|n| plain(n.as_str()));
            best = Some((whole.range(), number, found.get(2).map(|u| u.range())));
            if whole.end() > verb {
                break;
            }
        }
    }
    best
}
