//! Targets: what is to be reached, with its figure, and by when: 到2025年，绿化率达到30%.

use std::ops::Range;

use super::duty_acts::first_chars;
use super::figures::{Goal, Segment};
use super::target_heads::{Heads, year_of};
use super::target_past::{tells_of_done, tells_of_past, tells_since};
pub(super) use super::target_values::has_count;
use super::target_values::{Figure, counts_rules, describes, is_named, pieces, value, which_are_meant};
use super::times::{is_over, plan_span, time_at};
use crate::issue::{Block, BlockKind, Date};
use crate::zh::brackets::parts_thousands;
use crate::zh::lexicon::Class;
use crate::zh::{brackets, numeral};

/// What is known on the way through a document.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Aims {
    heads: Heads,
    /// The paper has articles: what they bound without a time is a rule.
    rules: bool,
}

impl Aims {
    /// What a document's title says of its sentences.
    pub fn of(title: &str, number: Option<&str>, signed: Option<Date>) -> Self {
        Self { heads: Heads::of(title, number, signed), rules: false }
    }

    /// Takes a block that may say what the sentences below it are.
    pub fn heading(&mut self, block: &Block, signed: Option<Date>) {
        self.rules |= block.kind == BlockKind::Article;
        self.heads.take(block, signed);
    }

    /// The year that times without one are of.
    pub fn year_of_times(&self) -> Option<i32> {
        self.heads.year_of_times()
    }

    /// The year that the paper plans by its title.
    pub fn planned_year(&self) -> Option<i32> {
        self.heads.planned_year()
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
        times: &[Timed],
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
        // 全年新增就业5200人 in the plan of a year.
        let yearly = self.heads.of_year().is_some() && view.has(Class::WholeYear);
        if dealt || times.is_empty() && (!set && !aims && !plans && !yearly || !figures) {
            return;
        }
        let stretch = Stretch { segment, times, signed, stated, set, works, aims, plans, heads };
        let mut way = Way::default();
        for sentence in brackets::split_outside(text, |c| c == '。') {
            let sentence = segment.range.start + sentence.start..segment.range.start + sentence.end;
            self.sentence(&stretch, sentence, &mut way, goals);
        }
    }

    /// The day from which on a year that a sentence names lies ahead: that of the paper. One without a day tells of years to come
    /// only where it says what is aimed at.
    fn ahead(&self, signed: Option<Date>, aimed: bool) -> Option<Date> {
        let own = signed.or_else(|| Date::new(self.heads.year()?, 1, 1));
        own.or_else(|| never().filter(|_| !aimed))
    }

    /// Whether a sentence or a part of one begins with a time that is over when the paper is signed.
    fn is_over(&self, words: &str, signed: Option<Date>) -> bool {
        signed.is_some_and(|signed| is_over(words, self.planned_year(), signed))
    }

    fn sentence(
        &mut self,
        stretch: &Stretch<'_, '_, '_>,
        sentence: Range<usize>,
        way: &mut Way,
        goals: &mut Vec<Goal>,
    ) {
        let Stretch { segment, times, signed, stated, set, aims, plans, heads, .. } = *stretch;
        let words = segment.text.get(sentence.clone()).unwrap_or("");
        let named: Vec<&Timed> = times.iter().filter(|(at, _)| sentence.contains(&at.start)).collect();
        // 2020年，全市完成…: what was reached, but 目前…，到2025年…; 本办法所称…是指…: what a word means.
        // …同比增长7.7%: what was counted.
        let sets = aims && sets_aim(words);
        let ahead = self.ahead(signed, set || sets);
        // 目前…为3%，2033年达到5%: the years ahead are aimed at.
        let turns = || parts_of(words).any(|part| words.get(part).is_some_and(|part| reaches_in_year(part, ahead)));
        let past = || tells_of_past(words, self.heads.year()) || self.is_over(words, signed);
        if named.is_empty() && !sets && past() && !turns()
            || Class::Defines.within(words)
            || Class::ComparedYear.within(words)
        {
            way.carried = None;
            return;
        }
        // “十三五”时期，… in the plan of the years after them tells what was reached.
        let plan = Some(words).filter(|_| plans).and_then(plan_of);
        if named.is_empty() && plan.zip(self.heads.plan()).is_some_and(|(end, own)| end < own) {
            way.carried = None;
            return;
        }
        way.since |= tells_since(words);
        way.since &= named.is_empty() && !Class::ThisYear.within(words);
        if way.since {
            return;
        }
        let plan = plan.filter(|end| signed.is_none_or(|signed| *end > signed));
        // Of a paper without a day “十一五”时期，… may as well tell what was.
        let plan = plan.filter(|_| {
            ahead != never()
                || words.char_indices().take(3).all(|(at, _)| words.get(at..).and_then(plan_span).is_none())
        });
        // 主要预期目标是：…: each figure is one.
        let listed = heads && sets && Class::AimHead.within(words);
        let year = Some(words).filter(|_| heads).and_then(|words| year_of(words, signed)).or(plan);
        // In a five-year plan the figures go on over several sentences of a paragraph.
        if Class::GoesOn.starts(words).is_none() && self.heads.plan().is_none() {
            way.carried = None;
        }
        // The time of the statement that says who does it.
        let behind = |at: &Range<usize>| at.start >= sentence.end || segment.view.around(at.start).is_some();
        let told = times.first().filter(|(at, _)| stated && times.len() == 1 && behind(at)).and_then(|(_, day)| *day);
        let due = year.or(self.heads.due()).or(way.carried.flatten()).or(told);
        let timed = plan.is_some() || way.carried.is_some() && named.is_empty();
        let state = Parts { due, timed, aimed: set || sets, listed, goes_on: false, past: false, ahead };
        self.parts(stretch, (sentence, words), (&named, way), state, goals);
    }

    /// The parts of a sentence, each with the time that it or one before it names.
    fn parts(
        &mut self,
        stretch: &Stretch<'_, '_, '_>,
        (sentence, words): (Range<usize>, &str),
        (named, way): (&[&Timed], &mut Way),
        mut state: Parts,
        goals: &mut Vec<Goal>,
    ) {
        let Stretch { segment, signed, set, works, .. } = *stretch;
        let ahead = state.ahead;
        for range in parts_of(words) {
            let Some(part) = words.get(range.clone()) else { continue };
            let range = sentence.start + range.start..sentence.start + range.end;
            let own = named.iter().find(|(at, _)| range.contains(&at.start));
            let mut from = range.start;
            // 去年建成12个，今年新建15个: the first was reached.
            let done = tells_of_done(part) && !part.ends_with(':');
            // 到2033年，减轻了负担，新建学校12所: behind a time ahead it is said of one part only.
            let lies_ahead = state.timed && state.due.zip(ahead).is_some_and(|(due, ahead)| due >= ahead);
            // 今年前三季度增长6.2%: 今年 leads to nothing ahead.
            let over = self.is_over(part, signed);
            state.past |= over || tells_of_past(part, self.heads.year()) || done && !lies_ahead;
            state.past &= own.is_none() && (over || !begins_ahead(part, ahead));
            if state.past || done && lies_ahead && own.is_none() {
                continue;
            }
            if let Some((at, day)) = own {
                let to = segment.text.get(at.clone()).is_some_and(|t| Class::ByLead.within(t));
                (state.due, state.timed) = (*day, true);
                if to {
                    way.carried = Some(*day);
                    self.heads.named(*day);
                    from = at.end;
                }
            }
            if own.is_none()
                && let Some(day) = time_alone(part, ahead)
            {
                (state.due, state.timed) = (Some(day), true);
            }
            if own.is_none() && Class::WholeYear.within(part) {
                let year = state.due.or(signed).map(|day| day.year());
                state.due = year.and_then(|year| Date::new(year, 12, 31)).or(state.due);
                state.due = self.heads.of_year().or(state.due);
                state.aimed |= self.heads.of_year().is_some();
                state.timed |= state.aimed;
            }
            let told = goals.len();
            if let Some(range) = trimmed(segment.text, from..range.end) {
                let goes_on = state.goes_on || self.heads.aims() || state.listed;
                let timed = state.timed || state.listed;
                let rule = self.rules && !timed && !set;
                let said = Said { timed, aimed: state.aimed && !rule, set, goes_on, works };
                part_of(segment, range, said, (state.due, ahead), goals);
            }
            state.goes_on = goals.len() > told;
            // 力争2026年甲达到500个，乙达5个.
            if state.goes_on
                && own.is_none()
                && let Some(day) = time_in(part, ahead)
            {
                (state.due, state.timed) = (Some(day), true);
            }
        }
    }
}

/// A day behind all years that something may be due in.
fn never() -> Option<Date> {
    Date::new(9999, 12, 31)
}

/// A day by which something is due, with where its words stand.
type Timed = (Range<usize>, Option<Date>);

/// A stretch of a block whose targets are read.
struct Stretch<'r, 'v, 'a> {
    segment: &'r Segment<'v, 'a>,
    times: &'r [Timed],
    signed: Option<Date>,
    /// The block says who does what.
    stated: bool,
    /// The headings above say that its sentences set targets, or are works of a year.
    set: bool,
    works: bool,
    /// It has words for aims, for the years of a plan, for the heads of aims.
    aims: bool,
    plans: bool,
    heads: bool,
}

/// What is known on the way through the sentences of a stretch.
#[derive(Default)]
struct Way {
    /// 到2025年，…。…: what was said of the sentence before holds for one that goes on with it.
    carried: Option<Option<Date>>,
    /// “十四五”以来，…。…: what was said of the past holds until a time ahead is named.
    since: bool,
}

/// What is known on the way through the parts of a sentence.
struct Parts {
    due: Option<Date>,
    timed: bool,
    aimed: bool,
    /// It lists what is aimed at.
    listed: bool,
    /// The part before has a target.
    goes_on: bool,
    past: bool,
    /// From when on years lie ahead.
    ahead: Option<Date>,
}

/// What is said of a part of a sentence: by when, that it is aimed at, that its headings set targets or are works of a year, and
/// that it goes on with a target before it.
#[derive(Clone, Copy)]
struct Said {
    timed: bool,
    aimed: bool,
    set: bool,
    goes_on: bool,
    works: bool,
}

/// The parts of a sentence, each with the mark that it ends with; a comma in a number (5,900户) ends none.
fn parts_of(sentence: &str) -> impl Iterator<Item = Range<usize>> {
    let ends = |(at, c): &(usize, char)| matches!(c, ';' | ':') || *c == ',' && !parts_thousands(sentence, *at);
    let mut ends: Vec<usize> = sentence.char_indices().filter(ends).map(|(at, c)| at + c.len_utf8()).collect();
    ends.extend(Some(sentence.len()).filter(|end| ends.last() != Some(end)));
    let starts: Vec<usize> = std::iter::once(0).chain(ends.iter().copied()).collect();
    starts.into_iter().zip(ends).map(|(start, end)| start..end).filter(|part| !part.is_empty())
}

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
        // 占年度目标任务的41% tells how far it is reached.
        let share = || {
            let base = first_chars(from, LONGEST_AIM);
            Class::OfMark
                .find_iter(base)
                .any(|of| from.get(of.end..).is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit())))
        };
        Class::NotAim.starts(from).is_none() && (verb || begins()) && !share()
    })
}

/// Whether a part of a sentence goes on with what is to come: 今年…, 力争…, 2031年，.
fn begins_ahead(part: &str, ahead: Option<Date>) -> bool {
    let aims = Class::Aim.starts(part).is_some_and(|word| !Class::AimHead.is(word));
    // 将今年增长预测下调了0.3个百分点: what was done.
    let this = Class::ThisYear.within(part) && !tells_of_done(part);
    aims || this || time_alone(part, ahead).is_some() || reaches_in_year(part, ahead)
}

/// Whether a part of a sentence begins with a year that lies ahead and goes on with what is reached in it: 2033年达到4.6%.
fn reaches_in_year(part: &str, ahead: Option<Date>) -> bool {
    let Some((time, bytes)) = time_at(part).filter(|(time, _)| time.year.is_some()) else { return false };
    let due = time.due(None, ahead).filter(|due| ahead.is_some_and(|ahead| *due >= ahead));
    due.is_some()
        && part.get(bytes..).is_some_and(|rest| Class::StrongReach.starts(rest).is_some() && !tells_of_done(rest))
}

/// Characters of the longest words for a target of which a share is told.
const LONGEST_AIM: usize = 8;

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
        (!before.ends_with(|c: char| c.is_ascii_digit() || c == '-' || c == '~')
            && Class::CompareLead.ends(before).is_none())
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

/// Whether a part of a sentence states what is to be reached.
fn states_target(
    segment: &Segment<'_, '_>,
    range: &Range<usize>,
    Said { timed, aimed, set, goes_on, works }: Said,
    ahead: Option<Date>,
) -> bool {
    let words = segment.text.get(range.clone()).unwrap_or("");
    if !words.bytes().any(|b| b.is_ascii_digit()) && !Class::WholeValue.within(words) {
        return false;
    }
    let by_time = || Class::Reached.within(words) && (timed || time_in(words, ahead).is_some());
    // 到2025年，甲达到30%，乙20个: a part that is no more than a name and its figure goes on with those before it.
    let joined = || {
        goes_on
            && (timed || set)
            && !Class::Fund.within(words)
            && pieces(words).last().and_then(|last| words.get(last.clone())).is_some_and(|last| {
                value(last)
                    .is_some_and(|v| v.range.end == last.len() && (v.range.start > 0 || last.len() < words.len()))
            })
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
    // …人数达到25%并签订合同的，可申请贷款; 随船人员超过12人时，…
    let last = value(words).is_some_and(|v| v.range.end == words.len());
    // 在办结率达到70%以上的基础上，…
    let condition = Class::OfCondition.ends(words).is_some()
        || Class::BasisEnd.ends(words).is_some()
        || !last && Class::OccasionEnd.ends(words).is_some();
    // 对市场的贡献率达到60% gives nothing to anybody.
    let reached =
        || value(words).and_then(|v| words.get(..v.range.start)).is_some_and(|t| Class::StrongReach.ends(t).is_some());
    let told = condition
        || Class::Achieved.within(words)
        || tells_of_done(words)
        || Class::Guesses.within(words)
        || Class::Grant.within(words)
        || Class::Spread.starts(words).is_some() && !reached()
        || time_in(words, ahead).is_some() && counted();
    said && !told && !spent()
}

/// Whether a figure is none that is to be reached. `timed`: it is said by when.
fn is_no_target(text: &str, figure: &Figure, timed: bool) -> bool {
    let Figure { range: value, number, least, unit, .. } = figure;
    let unit_word = unit.clone().and_then(|unit| text.get(unit)).unwrap_or("");
    let before = text.get(..value.start).unwrap_or("");
    // 在5个工作日内完成复核: by when.
    let inside = text.get(value.end..).is_some_and(|rest| Class::InsideWord.starts(rest).is_some());
    let limit = Class::SpanUnit.ends(unit_word).is_some() && inside && Class::ReachTo.ends(before).is_none();
    // 每季度不少于1次: how often.
    let often = Class::TimesUnit.is(unit_word) && Class::EachPeriod.within(before);
    // 推动“证照分离”改革全覆盖: words tell a target only with a time.
    let untimed = unit.is_none() && number.or(*least).is_none() && !timed;
    // 打造“15分钟生活圈” is a name, 12条举措 are rules, 8个方面的目标 counts targets.
    let other = is_named(text, value) || counts_rules(text, value) || describes(text, figure, timed);
    limit || often || untimed || other
}

/// Whether figures are given in the order of what they are of: 甲、乙分别下降2%、1.5%.
fn in_order(words: &str, pieces: &[Range<usize>]) -> bool {
    let bare = |piece: &Range<usize>| {
        let text = words.get(piece.clone()).unwrap_or("");
        value(text).is_some_and(|v| v.range == (0..text.len()))
    };
    Class::Respectively.within(words) && pieces.iter().skip(1).any(bare)
}

/// The figures of a part of a sentence: each of those that 、 parts is a target of its own.
fn part_of(
    segment: &Segment<'_, '_>,
    range: Range<usize>,
    said: Said,
    (due, ahead): (Option<Date>, Option<Date>),
    goals: &mut Vec<Goal>,
) {
    let words = segment.text.get(range.clone()).unwrap_or("");
    if !states_target(segment, &range, said, ahead) {
        return;
    }
    // 甲、乙分别下降2%、1.5%: each figure with all that it is of.
    let mut start = range.start;
    let pieces = pieces(words);
    let respectively = in_order(words, &pieces);
    let meant = which_are_meant(words, &pieces);
    // Where what the last figure is of begins: 甲率、乙率分别达到65%和55%.
    let mut named = range.start;
    for (n, piece) in pieces.iter().enumerate() {
        let end = range.start + piece.end;
        let Some(text) = segment.text.get(start..end) else { continue };
        let last = n + 1 == pieces.len();
        let Some(figure) = value(text) else {
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
        let due = time_in(text, ahead).or(due);
        if is_no_target(text, &figure, said.timed || due.is_some()) {
            continue;
        }
        let Figure { range: value, number, least, most, unit } = figure;
        let bare = value.start == 0 && value.end == text.len();
        named = if bare { named } else { start };
        // A row of a table: the cell that the figure stands in.
        let whole = if respectively { range.clone() } else { named..end };
        let figure_at = start + value.start..start + value.end;
        let rows = segment.view.block.is_some_and(|block| block.table.is_some());
        let told = if rows { segment.in_cell(whole, &figure_at) } else { whole };
        let at = |r: Range<usize>| segment.view.passage(start + r.start..start + r.end);
        goals.push(Goal {
            passage: segment.view.passage(told),
            value: Some(at(value)),
            number,
            least,
            most,
            unit: unit.map(at),
            due,
        });
        start = pieces.get(n + 1).map_or(end, |next| range.start + next.start);
    }
}
