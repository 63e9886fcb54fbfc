//! Targets: what is to be reached, with its figure, and by when: 到2025年，绿化率达到30%.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::duties::first_chars;
use super::figures::{Goal, Segment, plain};
use super::target_heads::{Heads, year_of};
use super::times::{plan_span, time_at};
use crate::issue::{Block, Date};
use crate::zh::brackets::parts_thousands;
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{brackets, chars, numeral};

/// A figure with its unit and what bounds it: 65%以上, 增长6.2%左右, 不少于5900户, 18.3万亩; a range with its other end: 5%-5.5%, 3至5家.
static VALUE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?:{change})?({at-least}|{at-most}|{below})?([0-9][0-9,]*(?:\.[0-9]+)?)(?:(?:[万亿千百]*{count-unit})?{range-mark}+([0-9][0-9,]*(?:\.[0-9]+)?))?((?:[万亿千百]|余|多|多万|余万)*{count-unit}(?:次|/(?:{per-unit}|{count-unit}))?)({around})?|{whole-value}",
    )
});
/// A figure without a unit behind a verb of reaching: 有效利用系数提高到0.62.
static BARE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?:{strong-reach}|{at-least}|{at-most})(?:[为至到])?([0-9]{1,3}\.[0-9]{1,4})({around})?$")
});
/// A year that a sentence begins with, and each that it names.
static YEAR_AT: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:截至|截止)?({numeral}{4}){year-unit}"));
static YEARS: LazyLock<Regex> = LazyLock::new(|| pattern(r"({numeral}{4}){year-unit}"));

/// What is known on the way through a document.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Aims {
    heads: Heads,
}

impl Aims {
    /// What a document's title says of its sentences.
    pub fn of(title: &str, number: Option<&str>, signed: Option<Date>) -> Self {
        Self { heads: Heads::of(title, number, signed) }
    }

    /// Takes a block that may say what the sentences below it are.
    pub fn heading(&mut self, block: &Block, signed: Option<Date>) {
        self.heads.take(block, signed);
    }

    /// The last day of the five-year plan that the paper is.
    pub fn plan(&self) -> Option<Date> {
        self.heads.plan()
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
        if self.heads.told() {
            return;
        }
        let (set, works) = (self.heads.set() || stated, self.heads.set());
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
        // “十四五”以来，…。…: what was said of the past holds until a time ahead is named.
        let mut since = false;
        for sentence in brackets::split_outside(text, |c| c == '。') {
            let sentence = segment.range.start + sentence.start..segment.range.start + sentence.end;
            let words = segment.text.get(sentence.clone()).unwrap_or("");
            // 2020年，全市完成…: what was reached; 本办法所称…是指…: what a word means.
            // …同比增长7.7%: what was counted.
            if tells_of_past(words, self.heads.year())
                || Class::Defines.within(words)
                || Class::ComparedYear.within(words)
            {
                carried = None;
                continue;
            }
            let named: Vec<_> = times.iter().filter(|(at, _)| sentence.contains(&at.start)).collect();
            since |= tells_since(words);
            since &= named.is_empty() && !Class::ThisYear.within(words);
            if since {
                continue;
            }
            let plan =
                Some(words).filter(|_| plans).and_then(plan_of).filter(|end| signed.is_none_or(|signed| *end > signed));
            let sets = aims && sets_aim(words);
            let aimed = set || sets;
            // 主要预期目标是：…: each figure is one.
            let listed = heads && sets && Class::AimHead.within(words);
            let year = Some(words).filter(|_| heads).and_then(|words| year_of(words, signed)).or(plan);
            if Class::GoesOn.starts(words).is_none() {
                carried = None;
            }
            // The time of the statement that says who does it.
            let behind = |at: &Range<usize>| at.start >= sentence.end || view.around(at.start).is_some();
            let told =
                times.first().filter(|(at, _)| stated && times.len() == 1 && behind(at)).and_then(|(_, day)| *day);
            let mut due = year.or(self.heads.due()).or(carried.flatten()).or(told);
            let mut timed = plan.is_some() || carried.is_some() && named.is_empty();
            let (mut goes_on, mut past) = (false, false);
            for range in parts_of(words) {
                let Some(part) = words.get(range.clone()) else { continue };
                let range = sentence.start + range.start..sentence.start + range.end;
                let own = named.iter().find(|(at, _)| range.contains(&at.start));
                let mut from = range.start;
                // 去年建成12个，今年新建15个: the first was reached.
                past |= tells_of_past(part, self.heads.year());
                past &= own.is_none() && !Class::ThisYear.within(part);
                if past {
                    continue;
                }
                if let Some((at, day)) = own {
                    let to = segment.text.get(at.clone()).is_some_and(|t| Class::ByLead.within(t));
                    (due, timed) = (*day, true);
                    if to {
                        carried = Some(*day);
                        self.heads.named(*day);
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
                    let goes_on = goes_on || self.heads.aims() || listed;
                    part_of(segment, range, (timed || listed, aimed, set, goes_on, works), (due, signed), goals);
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

/// The parts of a sentence, each with the mark that it ends with; a comma in a number (5,900户) ends none.
fn parts_of(sentence: &str) -> impl Iterator<Item = Range<usize>> {
    let ends = |(at, c): &(usize, char)| matches!(c, ';' | ':') || *c == ',' && !parts_thousands(sentence, *at);
    let mut ends: Vec<usize> = sentence.char_indices().filter(ends).map(|(at, c)| at + c.len_utf8()).collect();
    ends.extend(Some(sentence.len()).filter(|end| ends.last() != Some(end)));
    let starts: Vec<usize> = std::iter::once(0).chain(ends.iter().copied()).collect();
    starts.into_iter().zip(ends).map(|(start, end)| start..end).filter(|part| !part.is_empty())
}

/// Whether a sentence begins with a year before that of the paper (去年), and names no later one.
fn tells_of_past(sentence: &str, paper: Option<i32>) -> bool {
    if Class::PastLead.starts(sentence).is_some() && !Class::ThisYear.within(sentence) {
        return true;
    }
    let (Some(paper), Some(found)) = (paper, YEAR_AT.captures(sentence)) else { return false };
    let year = |text: &str| numeral::whole(text).and_then(|year| i32::try_from(year).ok());
    let past = found.get(1).and_then(|m| year(m.as_str())).is_some_and(|year| year < paper);
    past && !YEARS.captures_iter(sentence).filter_map(|m| year(m.get(1)?.as_str())).any(|year| year >= paper)
}

/// Whether a sentence begins with a time that lasts until now: “十四五”以来，….
fn tells_since(sentence: &str) -> bool {
    let lead = sentence.split(',').next().unwrap_or("");
    lead.chars().count() <= LONGEST_SINCE && Class::SinceThen.ends(lead).is_some()
}

/// Characters of the longest clause that tells since when something is so.
const LONGEST_SINCE: usize = 16;

/// Whether a sentence says what is aimed at. 节能目标责任考核 and 人才计划入选者 say nothing of it, and what is planned or striven for is
/// told by the verb of a clause.
fn sets_aim(sentence: &str) -> bool {
    Class::Aim.find_iter(sentence).any(|at| {
        let (before, from) = (sentence.get(..at.start).unwrap_or(""), sentence.get(at.start..).unwrap_or(""));
        let verb = !sentence.get(at.clone()).is_some_and(|word| Class::PlansAhead.is(word));
        let begins = || {
            before.is_empty()
                || before.ends_with([',', ';', ':', '、', ')'])
                || Class::ThisYear.ends(before).is_some()
                || Class::WholeYear.ends(before).is_some()
        };
        Class::NotAim.starts(from).is_none() && (verb || begins())
    })
}

/// Whether a text counts something: 项目5个.
pub(super) fn has_count(text: &str) -> bool {
    VALUE.find_iter(text).any(|found| found.as_str().starts_with(|c: char| c.is_ascii_digit()))
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
    (timed, aimed, set, goes_on, works): (bool, bool, bool, bool, bool),
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
            && (timed || set)
            && !Class::Fund.within(words)
            && value(words).is_some_and(|v| v.range.end == words.len() && v.range.start > 0)
    };
    // 2020年城镇化率为60%: what was counted then.
    let counted =
        || value(words).is_some_and(|v| words.get(..v.range.start).and_then(|t| Class::IsWord.ends(t)).is_some());
    let spent = || {
        let sentence = segment.clause(range.clone(), &['。']);
        let yuan = value(words).and_then(|v| words.get(v.unit?)).is_some_and(|unit| Class::Yuan.ends(unit).is_some());
        yuan && segment.text.get(sentence).is_some_and(|t| Class::Spends.within(t))
    };
    let worked = works && Class::YearWork.within(words);
    let said = aimed && (Class::StrongReach.within(words) || worked) || by_time() || joined();
    // …人数达到25%并签订合同的，可申请贷款
    let condition = Class::OfCondition.ends(words).is_some();
    if !said
        || condition
        || Class::Achieved.within(words)
        || Class::Grant.within(words)
        || Class::Spread.starts(words).is_some()
        || time_in(words, signed).is_some() && counted()
        || spent()
    {
        return;
    }
    let mut start = range.start;
    let pieces = pieces(words);
    let meant = which_are_meant(words, &pieces);
    // Where what the last figure is of begins: 甲率、乙率分别达到65%和55%.
    let mut named = range.start;
    for (n, piece) in pieces.iter().enumerate() {
        let end = range.start + piece.end;
        let Some(text) = segment.text.get(start..end) else { continue };
        let last = n + 1 == pieces.len();
        let Some(Figure { range: value, number, least, most, unit }) = value(text) else {
            if last {
                break;
            }
            continue;
        };
        // 收入首次超过2000万元、5000万元的企业, 产值过100亿元的企业实现破零: which ones are meant.
        if n < meant {
            start = pieces.get(n + 1).map_or(end, |next| range.start + next.start);
            continue;
        }
        // 在5个工作日内完成复核: by when, and no figure that is reached.
        let span =
            unit.clone().and_then(|unit| text.get(unit)).is_some_and(|unit| Class::SpanUnit.ends(unit).is_some());
        let inside = text.get(value.end..).is_some_and(|rest| Class::InsideWord.starts(rest).is_some());
        let limit = text.get(..value.start).is_none_or(|before| Class::ReachTo.ends(before).is_none());
        // 每季度不少于1次: how often.
        let times = unit.clone().and_then(|unit| text.get(unit)).is_some_and(|unit| Class::TimesUnit.is(unit));
        let often = times && Class::EachPeriod.within(text.get(..value.start).unwrap_or(""));
        if span && inside && limit || often {
            continue;
        }
        // 打造“15分钟生活圈” is a name, 12条举措 are rules, 8个方面的目标 counts targets.
        if is_named(text, &value) || counts_rules(text, &value) {
            continue;
        }
        // 推动“证照分离”改革全覆盖: words tell a target only with a time.
        if unit.is_none() && number.or(least).is_none() && time_in(text, signed).or(due).is_none() && !timed {
            continue;
        }
        let bare = value.start == 0 && value.end == text.len();
        named = if bare { named } else { start };
        let at = |r: Range<usize>| segment.view.passage(start + r.start..start + r.end);
        goals.push(Goal {
            passage: segment.view.passage(named..end),
            value: Some(at(value)),
            number,
            least,
            most,
            unit: unit.map(at),
            due: time_in(text, signed).or(due),
        });
        start = pieces.get(n + 1).map_or(end, |next| range.start + next.start);
    }
}

/// The pieces of a part of a sentence that 、 parts, or a word for “and” behind a figure: 达到65%和55%, 50所学校和150个专业.
fn pieces(words: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for piece in brackets::split_outside(words, |c| c == '、') {
        let text = words.get(piece.clone()).unwrap_or("");
        let mut start = 0;
        for and in Class::AndWord.find_iter(text) {
            let (Some(left), Some(right)) = (text.get(start..and.start), text.get(and.end..)) else { continue };
            if VALUE.is_match(left) && right.starts_with(|c: char| c.is_ascii_digit()) {
                found.push(piece.start + start..piece.start + and.start);
                start = and.end;
            }
        }
        found.push(piece.start + start..piece.end);
    }
    found
}

/// The pieces, counted from the first, whose figures tell which things are meant, and not what is to be reached: figures before
/// what they describe (收入超过2000万元、5000万元的企业). 增长5%的目标 is what is to be reached.
fn which_are_meant(words: &str, pieces: &[Range<usize>]) -> usize {
    let describes = |piece: &Range<usize>| {
        let text = words.get(piece.clone()).unwrap_or("");
        VALUE.find_iter(text).any(|found| {
            let rest = text.get(found.end()..).unwrap_or("");
            let behind = Class::OfCondition.strip_start(rest).filter(|behind| !behind.is_empty());
            // 建成3000平方米的展馆2个 counts what is described.
            found.as_str().starts_with(|c: char| !Class::WholeValue.first(c))
                && behind.is_some_and(|behind| !has_count(behind) && !Class::AimHead.within(first_chars(behind, 8)))
        })
    };
    if !Class::OfCondition.within(words) {
        return 0;
    }
    let Some(last) = pieces.iter().rposition(describes) else { return 0 };
    let bare = |piece: &Range<usize>| {
        let text = words.get(piece.clone()).unwrap_or("");
        VALUE.find(text).is_some_and(|found| found.start() == 0)
    };
    // 甲达到5个、乙超过8个的企业: only the last is of what follows.
    let listed = pieces.get(1..=last).unwrap_or_default().iter().all(bare);
    if listed { last + 1 } else { 0 }
}

/// Whether a figure stands between marks of a name: “15分钟生活圈”.
fn is_named(text: &str, value: &Range<usize>) -> bool {
    let before = text.get(..value.start).unwrap_or("");
    before.rfind('“').is_some_and(|open| !before.get(open..).is_some_and(|inside| inside.contains('”')))
}

/// Whether a figure counts rules or targets: 12条举措, 8个方面主要目标.
fn counts_rules(text: &str, value: &Range<usize>) -> bool {
    let rest = text.get(value.end..).unwrap_or("");
    let near = first_chars(rest, 8);
    Class::SetOfRules.starts(rest).is_some()
        || near.len() == rest.len() && Class::AimHead.ends(rest).is_some() && Class::OfCondition.find(rest).is_none()
}

/// Figures that are looked at in a piece of a sentence.
const MOST_FIGURES: usize = 8;

/// A figure of a sentence.
#[derive(Clone, Debug, Default)]
struct Figure {
    /// Where it stands, with its bounds.
    range: Range<usize>,
    /// Its number; `None` for a range and for words (全覆盖).
    number: Option<f64>,
    /// The least and the most that it may be, where a bound or a range is printed.
    least: Option<f64>,
    most: Option<f64>,
    /// Where its unit stands.
    unit: Option<Range<usize>>,
}

impl Figure {
    /// A figure that [`VALUE`] found in a text.
    fn of(text: &str, found: &regex::Captures<'_>) -> Option<Self> {
        let number = |nth: usize| found.get(nth).and_then(|n| plain(n.as_str()));
        let word = |nth: usize| found.get(nth).map_or("", |m| m.as_str());
        let mut range = found.get(0)?.range();
        let unit = found.get(4).map(|unit| unit.range());
        let (first, last) = (number(2), number(3));
        if let (Some(low), Some(high)) = (first, last) {
            // 由60%至65% tells from where to where it goes: what is reached is the last.
            let from = text.get(..range.start).is_some_and(|t| Class::SpanLead.ends(t).is_some());
            if !from && low <= high {
                return Some(Self { range, number: None, least: first, most: last, unit });
            }
            range.start = found.get(3)?.start();
            return Some(Self { range, number: last, unit, ..Self::default() });
        }
        let (mut lead, around) = (word(1), word(5));
        let mut bound = found.get(1).map_or(0, |lead| lead.start());
        if lead.is_empty()
            && let Some((at, word)) = bound_of(text.get(..range.start).unwrap_or(""))
        {
            (lead, bound) = (word, at);
        }
        let (mut more, mut less) = (Class::AtLeast.is(lead), Class::AtMost.is(lead) || Class::Below.is(lead));
        // 不得低于90%, 未超过3%: what is denied is the contrary.
        if let Some(before) = text.get(..bound).filter(|_| more || less).and_then(|t| Class::Denies.strip_end(t)) {
            (more, less) = (less, more);
            if bound >= range.start {
                range.start = range.start.min(before.len());
            }
        }
        (more, less) = (more || Class::OrMore.is(around), less || Class::OrLess.is(around));
        Some(Self { range, number: first, least: first.filter(|_| more), most: first.filter(|_| less), unit })
    }
}

/// The word for a bound that stands before what a share is of, and where it stands: 不超过 of 不超过设计负荷的.
fn bound_of(before: &str) -> Option<(usize, &str)> {
    let of = Class::OfMark.strip_end(before)?;
    let base = of.char_indices().rev().take(LONGEST_BASE).last().map_or(of.len(), |(at, _)| at);
    let words = of.get(base..)?;
    let classes = [Class::AtLeast, Class::AtMost, Class::Below];
    let last = classes.iter().flat_map(|class| class.find_iter(words)).max_by_key(|at| (at.end, at.len()))?;
    let what = words.get(last.end..)?;
    let plain = !what.is_empty() && what.chars().all(|c| chars::is_han(c) && !Class::OfMark.has(c));
    let start = base + last.start;
    plain.then_some((start, words.get(last)?))
}

/// Characters of the longest words for what a share is of, with the bound before them.
const LONGEST_BASE: usize = 18;

/// The figure of a piece of a sentence that is to be reached: the first behind a verb of reaching, else the first.
fn value(text: &str) -> Option<Figure> {
    // 20个10亿元以上项目: 以上 is of the figure.
    let verb_of =
        |class: Class| class.find_iter(text).find(|at| text.get(at.clone()).is_some_and(|w| !Class::Around.is(w)));
    let verb = verb_of(Class::StrongReach).or_else(|| verb_of(Class::Reached)).map_or(0, |verb| verb.start);
    let sound = |found: &regex::Captures<'_>| {
        let number = found.get(2);
        let before = number.and_then(|n| text.get(..n.start())).and_then(|t| t.chars().next_back());
        let number =
            !before.is_some_and(|c| matches!(c, '.' | '-') || Class::NthMark.has(c) || c.is_ascii_alphanumeric());
        // 转交110处置: what follows is a word, and counts nothing.
        let last =
            found.get(4).and_then(|unit| unit.as_str().char_indices().next_back().map(|(at, _)| unit.start() + at));
        let word = last.filter(|_| found.get(5).is_none()).and_then(|at| text.get(at..));
        number && word.is_none_or(|text| Class::UnitWord.starts(text).is_none())
    };
    let large = |figure: &Figure| text.get(figure.range.clone()).is_some_and(|t| Class::OrMore.ends(t).is_some());
    let (mut first, mut best, mut counted) = (None, None, None);
    for found in VALUE.captures_iter(text).filter(sound).take(MOST_FIGURES) {
        let figure = Figure::of(text, &found)?;
        if best.is_some() {
            counted = Some(figure);
        } else if figure.range.end > verb {
            // 10亿元以上项目5个: how large they are comes before how many.
            let size = large(&figure);
            best = Some(figure);
            if !size {
                break;
            }
        } else if first.is_none() {
            // 70个30亿元以上项目建设: none behind the verb.
            first = Some(figure);
        }
    }
    let best = counted.filter(|figure| figure.range.end == text.len()).or(best).or(first);
    best.or_else(|| {
        let found = BARE.captures(text)?;
        let number = found.get(1)?;
        let end = found.get(2).map_or(number.end(), |around| around.end());
        Some(Figure { range: number.start()..end, number: plain(number.as_str()), ..Figure::default() })
    })
}
