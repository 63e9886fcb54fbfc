//! Time limits: by a day (2025年底前), again and again (每年3月底前), within a time from an event (自受理之日起20个工作日内).

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Passage;
use super::duties::{first_chars, names, without_lead};
use super::figures::{Deadline, DeadlineKind, Segment};
use super::grid::{Duties, filled, lines};
use super::offices::begins_anew;
use super::text::View;
use super::times::{Time, time_after, time_at, time_before};
use crate::issue::{Date, Table};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{brackets, chars, fold, numeral, units};

/// Things that were there before a day: 2005年以前注册的…, 2000年前建成的老旧小区.
static CONDITION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^[^,。;:的]{0,8}{past-act}(?:完成|完毕|投产|投用)?[^,。;:的]{0,2}的|^[^,。;:]{0,16}的[,。;:]")
});
/// The event that a time runs from, before the time: 自受理申请之日起, 收到申请后.
static SINCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"([^,。;:、]{1,40}?(?:之日|次日|当日|之时)?)(?:起算?|之后|以后|后)的?,?在?(?:不超过|最长)?$")
});
/// A year from which on something is done each year: 2020年起,.
static FROM_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:自|从)?({numeral}{4}年(?:度)?)(?:起|开始)[,]?([^,。;]{0,8})$"));

/// What is known on the way through a block.
pub(super) struct Times {
    signed: Option<Date>,
    /// The year that was named last.
    year: Option<i32>,
    /// A time that comes again and again was named: those that follow without a year do, too.
    each: bool,
}

impl Times {
    pub fn new(signed: Option<Date>) -> Self {
        Self { signed, year: None, each: false }
    }

    /// Reads a stretch of a block; gives for each deadline its words' place in the folded text.
    pub fn read(&mut self, segment: &Segment<'_, '_>, out: &mut Vec<Deadline>) -> Vec<(Range<usize>, Option<Date>)> {
        let mut found = Vec::new();
        let mut done = segment.range.start;
        if !segment.view.has(Class::DeadlineAnchor) && !segment.view.has(Class::TimeLabel) {
            return found;
        }
        for anchor in anchors(segment.words()) {
            let anchor = segment.range.start + anchor.start..segment.range.start + anchor.end;
            if anchor.start < done {
                continue;
            }
            if let Some(year) = segment.text.get(done..anchor.start).and_then(year_of_lead) {
                self.year = Some(year);
            }
            // What comes again comes again to the end of its sentence.
            self.each &= segment.text.get(done..anchor.start).is_some_and(|between| !between.contains('。'));
            if let Some(limit) = self.at(segment, anchor, done) {
                done = limit.range.end;
                let clause = segment.clause(limit.range.clone(), &['。', ';']);
                let who = limit.who.or_else(|| subject(segment, limit.range.clone()));
                out.push(Deadline {
                    passage: segment.view.passage(limit.range.clone()),
                    clause: segment.view.passage(clause),
                    kind: limit.kind,
                    since: limit.since.map(|since| segment.view.passage(since)),
                    who: who.map(|who| segment.view.passage(who)),
                    due: limit.due,
                });
                if limit.kind == DeadlineKind::Day {
                    found.push((limit.range, limit.due));
                }
            }
        }
        found
    }

    /// The time limit that an anchor ends or begins.
    fn at(&mut self, segment: &Segment<'_, '_>, anchor: Range<usize>, from: usize) -> Option<Limit> {
        // What stands before the stretch is no part of it.
        let text = segment.text.get(..segment.range.end)?;
        let word = text.get(anchor.clone())?;
        let end = |range: &Range<usize>| range.start >= from;
        match word {
            word if Class::BeforeWord.is(word) => match time_before(text, anchor.clone()).filter(|(r, _)| end(r)) {
                Some((range, time)) => self.by(text, range, time),
                None => before_event(text, segment.range.start, anchor).filter(|l| end(&l.range)),
            },
            // 2026年内蒙古自治区…
            word if Class::InsideWord.is(word)
                && text.get(anchor.start..).is_some_and(|t| Class::InnerWord.starts(t).is_some()) =>
            {
                None
            }
            word if Class::InsideWord.is(word) => match Self::within_year(text, &anchor).filter(|(r, _)| end(r)) {
                Some((range, time)) => self.by(text, range, time),
                None => within(text, segment.range.start, anchor).filter(|l| end(&l.range)),
            },
            ":" => self.labelled(text, anchor.end),
            word if Class::EachPeriod.is(word) => each_year(text, anchor).filter(|l| end(&l.range)),
            word if Class::ByLead.is(word) => {
                let (range, time) = time_after(text, anchor).filter(|(r, _)| end(r))?;
                self.by(text, range, time)
            }
            _ => labelled_length(text, anchor.end),
        }
    }

    /// Behind the label of a time limit.
    fn labelled(&mut self, text: &str, at: usize) -> Option<Limit> {
        let rest = text.get(at..)?;
        let (time, bytes) = match time_at(rest).filter(|(time, _)| time.is_named()) {
            Some(found) => found,
            None => return labelled_length(text, at),
        };
        let behind = rest.get(bytes..)?;
        // 完成时限:2024年1月-6月, 2023年至2025年: the end counts.
        if Class::RangeMark.starts(behind).is_some() {
            return None;
        }
        let end = at + bytes + Class::BeforeWord.starts(behind).map_or(0, str::len);
        self.day(at..end, time)
    }

    /// A day by which something is due, where it is none that lies behind and no condition.
    fn by(&mut self, text: &str, range: Range<usize>, time: Time) -> Option<Limit> {
        let after = text.get(range.end..)?;
        let lead = text.get(range.clone())?;
        if Class::HasDone.starts(after.trim_start_matches(',')).is_some() || CONDITION.is_match(after) {
            self.year = time.year.or(self.year);
            return None;
        }
        // 2014年以前年度的项目: how old they are, but 2025年以前建成.
        // 有效期5年，至2027年6月19日止: how long the paper is in force.
        let ends = Class::EndsItself.starts(after).is_some() && Class::BeforeWord.ends(lead).is_none();
        let sentence = text.get(..range.start).and_then(|t| t.rsplit('。').next()).unwrap_or("");
        if ends && (Class::TermWord.within(sentence) || Class::ComesIntoForce.within(sentence)) {
            return None;
        }
        let old = Class::BeforeWord.ends(lead).is_some_and(|word| Class::Joint.starts(word).is_some())
            && time.is_year_alone();
        if old && Class::DoneVerb.starts(after.trim_start_matches(',')).is_none() {
            return None;
        }
        let stated = Class::BeforeWord.ends(lead).is_none() && Class::StateOf.starts(lead).is_some();
        let limit = self.day(range.clone(), time)?;
        // 截至2023年底，全市共有…: what was counted then.
        if stated && (limit.due.is_none() || self.signed.is_none()) {
            return None;
        }
        if limit.kind == DeadlineKind::Recurring {
            let before = text.get(..range.start)?;
            if let Some(from) = FROM_YEAR.captures(before.get(tail(before, 24)..)?) {
                let since = from.get(1)?;
                let base = tail(before, 24);
                // 2019年起，各部门于每年2月底前: what stands between is no part of the time.
                let near = from.get(2).is_some_and(|between| between.is_empty());
                let start = if near { base + from.get(0)?.start() } else { range.start };
                return Some(Limit {
                    range: start..range.end,
                    since: Some(base + since.start()..base + since.end()),
                    ..limit
                });
            }
        }
        Some(limit)
    }

    fn day(&mut self, range: Range<usize>, mut time: Time) -> Option<Limit> {
        self.each = (self.each || time.each) && time.year.is_none();
        // 每年6月底前…，12月底前… come again; 每月5日前…，年底前… do not both.
        time.each |= self.each && time.is_without_year() && time.has_month();
        let due = time.due(self.year, self.signed);
        self.year = time.year.or(self.year);
        if due.zip(self.signed).is_some_and(|(due, signed)| due < signed) {
            return None;
        }
        let kind = if time.each { DeadlineKind::Recurring } else { DeadlineKind::Day };
        Some(Limit { range, kind, due, since: None, who: None })
    }

    /// 2024年内, 今年内, 年内.
    fn within_year(text: &str, anchor: &Range<usize>) -> Option<(Range<usize>, Time)> {
        let (mut start, time) = Self::year_inside(text.get(..anchor.start)?)?;
        while let Some(lead) = text.get(..start).and_then(|t| Class::ByLead.ends(t)) {
            start -= lead.len();
        }
        Some((start..anchor.end, time))
    }

    /// The year that a text ends with before 内, and where it begins.
    fn year_inside(before: &str) -> Option<(usize, Time)> {
        if let Some(rest) = Class::ThisYear.strip_end(before) {
            return Some((rest.len(), Time::within_year(None)));
        }
        let rest = Class::YearUnit.strip_end(before)?;
        let digits: usize =
            rest.chars().rev().take(4).take_while(|c| numeral::is_numeral(*c)).map(char::len_utf8).sum();
        let year = rest.get(rest.len() - digits..)?;
        if digits == 0 {
            let begins = rest.is_empty()
                || rest.ends_with([',', '。', ';', '、', '('])
                || Class::ByLead.ends(rest).is_some()
                || Class::Aim.ends(rest).is_some();
            return begins.then(|| (rest.len(), Time::within_year(None)));
        }
        let year = numeral::whole(year).filter(|y| (1980..=2100).contains(y))?;
        Some((rest.len() - digits, Time::within_year(i32::try_from(year).ok())))
    }
}

/// The year that a sentence begins with, for the times in it: 2024年，…年内完成….
fn year_of_lead(text: &str) -> Option<i32> {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern("(?:^|[。;])({numeral}{4}){year-unit},"));
    if !text.contains(units::YEAR) {
        return None;
    }
    let year = YEAR.captures_iter(text).last()?;
    let year = numeral::whole(year.get(1)?.as_str()).filter(|y| (1980..=2100).contains(y))?;
    i32::try_from(year).ok()
}

/// Where a time limit may end or begin in a text: 前, 内, 到 …, and the colon behind 完成时限.
fn anchors(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Class::DeadlineAnchor.find_iter(text).collect();
    if text.contains(':') {
        let colon = |label: Range<usize>| {
            // 补贴期限: how long something is paid.
            let paid = text.get(..label.start).is_some_and(|before| Class::TermOf.ends(before).is_some());
            text.get(label.end..).filter(|t| t.starts_with(':') && !paid).map(|_| label.end..label.end + 1)
        };
        found.extend(Class::TimeLabel.find_iter(text).filter_map(colon));
        found.sort_unstable_by_key(|range| range.start);
    }
    found
}

/// A time limit in a folded text.
struct Limit {
    range: Range<usize>,
    kind: DeadlineKind,
    due: Option<Date>,
    since: Option<Range<usize>>,
    who: Option<Range<usize>>,
}

/// The byte so many characters before a text's end.
fn tail(text: &str, most: usize) -> usize {
    text.char_indices().rev().take(most).last().map_or(text.len(), |(at, _)| at)
}

/// A length of time that a text ends with (20个工作日, 3个月, 半年): where it begins.
fn length_before(text: &str) -> Option<usize> {
    let unit = Class::SpanUnit.ends(text)?;
    let rest = text.get(..text.len() - unit.len())?;
    let count: usize = rest.chars().rev().take(9).take_while(|c| is_count(*c)).map(char::len_utf8).sum();
    let start = rest.len() - count;
    let number = rest.get(start..)?.trim_start_matches(|c| c == '.' || Class::RangeMark.has(c));
    let start = rest.len() - number.len();
    let known = number.chars().any(|c| numeral::is_numeral(c) || Class::Half.has(c));
    // 第3日, 10月20日 and 2024年 are no lengths.
    let before = rest.get(..start)?.chars().next_back();
    let year = Class::YearUnit.is(unit) && numeral::whole(number).is_some_and(|n| n > 100);
    let part = before.is_some_and(|c| c == '.' || Class::NthMark.has(c) || Class::DayUnit.has(c));
    (known && !part && !year).then_some(start)
}

fn is_count(c: char) -> bool {
    numeral::is_numeral(c) || Class::Inexact.has(c) || Class::RangeMark.has(c)
}

/// Within a time (20个工作日内) that is no condition: 近三年内, 三年内不得 and 两年内…的 say what was or must not be.
fn within(text: &str, from: usize, anchor: Range<usize>) -> Option<Limit> {
    let before = text.get(..anchor.start)?;
    let before = Class::Joint.strip_end(before).unwrap_or(before);
    let start = length_before(before)?;
    let ahead = text.get(..start)?;
    let rest = text.get(anchor.end..)?;
    let clause = rest.split([',', '。', ';', ':', ')']).next().unwrap_or("");
    let condition = Class::OfCondition.ends(clause).is_some() || Class::ThisForm.starts(clause).is_some();
    // …离职三年内，其他人员在两年内，不得…: what is forbidden in that time.
    let condition = condition || clause.is_empty() && is_forbidden(rest);
    let near = first_chars(clause, 14);
    // 压减到50个工作日以内 is how long it may take, not by when.
    // 以一个月内取得的收入为一次 is a measure.
    let measure = Class::MeasureLead.ends(ahead).is_some() && Class::SinceLead.ends(ahead).is_none();
    let reached = Class::ReachTo.ends(ahead).is_some() || measure;
    // 毕业2年内高校毕业生, （登记注册5年内）: which ones are meant.
    let own = ahead.rsplit([',', '。', ';', ':', '(', '、']).next().unwrap_or(ahead);
    let which =
        Class::PastAct.ends(own).is_some() && !Class::SinceLead.within(own) && Class::FromMark.find(own).is_none();
    // 应发生在申请日前1个月内, 一年内开展服务达到1000人次的，给予补贴: which ones are meant.
    let happened = Class::Happened.within(own);
    let granted = || {
        let sentence = first_chars(rest, LONGEST_CONDITION).split(['。', ';']).next().unwrap_or("");
        let describes = sentence.split(',').take(4).any(|part| Class::OfCondition.ends(part).is_some());
        describes && Class::Grant.within(sentence) && !Class::SinceLead.within(own) && !Class::Modal.within(own)
    };
    if reached
        || which
        || condition
        || happened
        || granted()
        || is_not_within(near)
        || Class::SpanLeadPast.ends(ahead).is_some()
    {
        return None;
    }
    let since = ahead.get(from..).and_then(since).map(|since| from + since.start..from + since.end);
    Some(Limit { range: start..anchor.end, kind: DeadlineKind::Within, due: None, since, who: None })
}

/// Characters behind a length of time in which a condition ends and what is granted is said.
const LONGEST_CONDITION: usize = 160;

/// Whether words behind a length of time say what is not so in it (三年内不予受理). 出具不予批准通知书 tells what is done.
fn is_not_within(near: &str) -> bool {
    Class::NotWithin.find_iter(near).any(|at| {
        let before = near.get(..at.start).unwrap_or("");
        Class::SubjectEnd.ends(before).is_none() && Class::BeginsLength.ends(before).is_none()
    })
}

/// Whether what follows a length of time and a comma says what must not be done in it, for others as well.
fn is_forbidden(rest: &str) -> bool {
    let mut clauses = rest.split(',').skip(1);
    let Some(first) = clauses.next() else { return false };
    let forbids = |clause: &str| Class::Forbids.within(first_chars(clause, 8)) || Class::NotAgain.within(clause);
    forbids(first) || Class::InsideWord.ends(first).is_some() && clauses.next().is_some_and(forbids)
}

/// The event before a length of time that it runs from.
fn since(ahead: &str) -> Option<Range<usize>> {
    // 接到举报后应当在15个工作日内: what leads to the time is no part of the event.
    let ahead = Class::SinceLead.strip_end(ahead).unwrap_or(ahead);
    // 本通知下发后，各地要在一周内: the clause before.
    let ends = |clause: &str| Class::EventEnd.ends(clause).is_some();
    let own = ahead.rfind(',').map_or(0, |at| at + 1);
    let before = ahead.get(..own.saturating_sub(1)).filter(|clause| ends(clause));
    let ahead = before.filter(|_| ahead.get(own..).is_some_and(|clause| !SINCE.is_match(clause))).unwrap_or(ahead);
    let base = tail(ahead, 60);
    let Some(found) = SINCE.captures(ahead.get(base..)?).and_then(|found| found.get(1)) else {
        return bare_event(ahead, base);
    };
    let words = found.as_str();
    // What leads to the event is no part of it: 申请人应当自收到通知之日起.
    let leads = |class: Class, at: &Range<usize>| {
        class != Class::FromMark || words.get(at.end..).is_none_or(|t| Class::SelfWord.starts(t).is_none())
    };
    let last = |class: Class| class.find_iter(words).filter(|at| leads(class, at)).last();
    let cut = last(Class::FromMark).or_else(|| last(Class::SinceLead)).map_or(0, |lead| lead.end);
    let event = words.get(cut..).filter(|event| event.chars().count() > 1)?;
    // 市甲局接到举报: who is none of the event.
    let who = offices_at(event).map_or(0, |who| who.end).min(event.len());
    let who = if who == event.len() { 0 } else { who };
    let start = base + found.start() + cut + who;
    Some(start..start + event.len() - who)
}

/// An event that stands between 在 and the time: 应当在公布3个工作日内.
fn bare_event(ahead: &str, base: usize) -> Option<Range<usize>> {
    let words = ahead.get(base..)?;
    let clause = words
        .rfind([',', ':', '、'])
        .map_or(0, |at| at + words.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8));
    let lead = words.get(clause..).and_then(|w| Class::SinceLead.find_iter(w).last())?;
    let start = base + clause + lead.end;
    let event = ahead.get(start..)?;
    ((2..=24).contains(&event.chars().count()) && event.chars().all(chars::is_han)).then_some(start..ahead.len())
}

/// Before an event (有效期届满30日前).
fn before_event(text: &str, from: usize, anchor: Range<usize>) -> Option<Limit> {
    let before = text.get(..anchor.start)?;
    let before = Class::Joint.strip_end(before).unwrap_or(before);
    let (ahead, range) = match length_before(before) {
        Some(start) => {
            let ahead = text.get(from..start)?;
            let ahead = Class::OfMark.strip_end(ahead).unwrap_or(ahead);
            Class::BeforeEvent.ends(ahead)?;
            (ahead, start..anchor.end)
        }
        // 申请领取许可证前30日，向…
        None => {
            let limit = labelled_length(text, anchor.end)?;
            let rest = text.get(limit.range.end..)?;
            let ahead = before.get(from..).filter(|ahead| Class::Earlier.ends(ahead).is_none())?;
            (rest.starts_with(',') || Class::BeginsLength.starts(rest).is_some()).then_some((ahead, limit.range))?
        }
    };
    let base = tail(ahead, 24);
    let words = ahead.get(base..)?;
    // 事由应发生在申请日前1个月内
    let own = words.rsplit([',', '。', ';', ':']).next().unwrap_or(words);
    if Class::Happened.within(own) {
        return None;
    }
    let cut = words
        .rfind([',', '。', ';', ':', '(', ')', '、'])
        .map_or(0, |at| at + words.get(at..).and_then(|t| t.chars().next()).map_or(1, char::len_utf8));
    let lead = words.get(cut..).and_then(|w| Class::SinceLead.find_iter(w).last()).map_or(0, |lead| lead.end);
    let since = from + base + cut + lead..from + ahead.len();
    if since.len() <= 3 {
        return None;
    }
    let since = Some(since);
    Some(Limit { range, kind: DeadlineKind::Within, due: None, since, who: None })
}

/// A length of time behind a label: 办理时限:20个工作日, 办理时限为20个工作日.
fn labelled_length(text: &str, at: usize) -> Option<Limit> {
    let rest = text.get(at..)?;
    let skipped = Class::AtMost.starts(rest).map_or(0, str::len);
    let body = rest.get(skipped..)?;
    let count: usize = body.chars().take(7).take_while(|c| is_count(*c)).map(char::len_utf8).sum();
    let unit = body.get(count..).and_then(|t| Class::SpanUnit.starts(t)).filter(|_| count > 0)?;
    let mut end = at + skipped + count + unit.len();
    length_before(text.get(..end)?)?;
    end += text.get(end..).and_then(|t| Class::InsideWord.starts(t)).map_or(0, str::len);
    Some(Limit { range: at + skipped..end, kind: DeadlineKind::Within, due: None, since: None, who: None })
}

/// 2020年起每年…: each year from then on, where no day of the year follows.
fn each_year(text: &str, anchor: Range<usize>) -> Option<Limit> {
    let (_, bytes) = time_at(text.get(anchor.start..)?)?;
    let behind = text.get(anchor.start + bytes..)?;
    if Class::BeforeWord.starts(behind).is_some() || Class::ListMark.starts(behind).is_some() {
        return None;
    }
    let before = text.get(..anchor.start)?;
    let base = tail(before, 24);
    let from = FROM_YEAR.captures(before.get(base..)?)?;
    let (whole, year) = (from.get(0)?, from.get(1)?);
    Some(Limit {
        range: base + whole.start()..anchor.start + bytes,
        kind: DeadlineKind::Recurring,
        due: None,
        since: Some(base + year.start()..base + year.end()),
        who: None,
    })
}

/// The office that a sentence says has to keep a time limit: the one that a clause up to it begins with, or that 由 names behind.
fn subject(segment: &Segment<'_, '_>, limit: Range<usize>) -> Option<Range<usize>> {
    let sentence = segment.clause(limit.clone(), &['。', ';']);
    let before = segment.text.get(sentence.start..limit.start)?;
    // …，每月5日前各县区上报: somebody else than before.
    let behind = segment.text.get(limit.end..sentence.end)?;
    let words = behind.trim_start_matches(',');
    if begins_anew(words) {
        let (from, names) = (sentence.end - words.len(), offices_at(words)?);
        return Some(from + names.start..from + names.end);
    }
    let mut end = before.len();
    // The nearest clause first.
    for start in before.match_indices([',', ':']).map(|(at, _)| at + 1).rev().chain([0]).take(4) {
        let clause = before.get(start..end)?;
        end = start.saturating_sub(1);
        if let Some(range) = offices_at(clause) {
            let at = sentence.start + start;
            return Some(at + range.start..at + range.end);
        }
    }
    let by = Class::ByWhom.find(behind)?.end;
    let range = offices_at(behind.get(by..)?)?;
    Some(limit.end + by + range.start..limit.end + by + range.end)
}

/// The offices that a clause begins with, before what they have to do or when: 市甲局会同市乙局应当自….
fn offices_at(clause: &str) -> Option<Range<usize>> {
    let words = without_lead(clause);
    let skipped = clause.len() - words.len();
    let seat = |at: usize| Class::Seat.find_iter(words).any(|seat| seat.contains(&at));
    let end = Class::SubjectEnd.find_iter(words).find(|at| {
        // 市委组织部 is an office, and 户籍所在地镇人民政府 one of a place.
        !seat(at.start) && words.get(at.end..).is_none_or(|rest| Class::OfficeKind.starts(rest).is_none())
    });
    let end = end.map(|at| at.start);
    let act = Class::DutyAct.find_iter(words).find(|at| {
        // 会同 is among the names, 主管 in 主管部门 is of one.
        let together = words.get(at.clone()).is_some_and(|word| Class::Together.is(word));
        !together && words.get(at.end..).is_none_or(|rest| Class::NotAct.starts(rest).is_none())
    });
    let stop = end.into_iter().chain(act.map(|at| at.start)).min();
    let named = words.get(..stop.unwrap_or(words.len()))?;
    let mut parts = brackets::split_outside(named, |c| c == '、').into_iter().filter_map(|part| named.get(part));
    let office = |part: &str| {
        let (name, helper) = match Class::Together.find(part) {
            Some(at) => (part.get(..at.start).unwrap_or(""), part.get(at.end..)),
            None => (part, None),
        };
        is_subject(name) && helper.is_none_or(is_subject)
    };
    (!named.is_empty() && parts.all(office)).then_some(skipped..skipped + named.len())
}

/// Whether words are who has to do something: an office, or all of a kind (企业).
fn is_subject(name: &str) -> bool {
    Class::VagueOffice.is(name) || names(name).is_some()
}

/// The cells under the heads of time limits (2024年12月, 12月底), row by row; what ends in 前 is read with the row's text.
pub(super) fn read_table(view: &View<'_>, table: &Table, signed: Option<Date>, out: &mut Vec<Deadline>) {
    let Some(block) = view.block else { return };
    let rows = filled(table);
    let Some(duties) = Duties::of(table, &rows).filter(|d| !d.times.is_empty()) else { return };
    let lines = lines(block);
    if lines.len() != rows.len() {
        return;
    }
    for (cells, line) in rows.iter().zip(&lines).skip(duties.first) {
        for (_, cell) in cells.iter().filter(|(column, _)| duties.times.contains(column)) {
            let words = fold::narrowed(cell);
            let Some((time, bytes)) = time_at(&words).filter(|(t, bytes)| t.is_named() && *bytes == words.len()) else {
                continue;
            };
            let Some(at) = block.text.get(line.clone()).and_then(|text| text.rfind(cell)) else { continue };
            debug_assert!(bytes > 0, "a time has words");
            let start = line.start + at;
            let kind = if time.each { DeadlineKind::Recurring } else { DeadlineKind::Day };
            out.push(Deadline {
                passage: Passage::new(view.document, view.index, start..start + cell.len()),
                clause: Passage::new(view.document, view.index, line.clone()),
                kind,
                due: time.due(None, signed),
                ..Deadline::default()
            });
        }
    }
}
