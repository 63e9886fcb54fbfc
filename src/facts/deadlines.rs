//! Time limits: by a day (2025年底前), again and again (每年3月底前), within a time from an event (自受理之日起20个工作日内).

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::Passage;
use super::duty_acts::first_chars;
use super::duty_names::says_must;
use super::figures::{Deadline, DeadlineKind, Segment};
use super::grid::{Duties, filled, lines};
use super::limits::{Limit, anchors, before_event, labelled_length, offices_at, tail, within};
use super::offices::begins_anew;
use super::text::View;
use super::times::{Time, time_after, time_at, time_before, year_due};
use crate::issue::{Date, Table};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{chars, fold, numeral, units};

/// Things that were there before a day: 2005年以前注册的…, 2000年前建成的老旧小区.
static CONDITION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^[^,。;:的]{0,8}{past-act}(?:完成|完毕|投产|投用)?[^,。;:的]{0,2}的|^[^,。;:]{0,16}的[,。;:]|^[^,。;:]{0,40}的,",
    )
});
/// A year from which on something is done each year: 2020年起,.
static FROM_YEAR: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:自|从)?({numeral}{4}年(?:度)?)(?:起|开始)[,]?([^,。;]{0,8})$"));

/// Characters behind a time in which it is said that something is forbidden until then.
const NEAR: usize = 16;

/// What is known on the way through a block.
pub(super) struct Times {
    signed: Option<Date>,
    /// The year that was named last.
    year: Option<i32>,
    /// A time that comes again and again was named: those that follow without a year do, too.
    each: bool,
    /// The sentence has named a day by which something is due.
    led: bool,
    /// Of a paper that is not dated the first year that is surely still to come, or being planned.
    ahead: Option<i32>,
}

impl Times {
    /// `year`: that of the paper, where it is not dated; `planned`: that which the paper plans by its title.
    pub fn new(signed: Option<Date>, year: Option<i32>, planned: Option<i32>) -> Self {
        let ahead = planned.or_else(|| year.map(|year| year + 1));
        Self { signed, year: year.filter(|_| signed.is_none()), each: false, led: false, ahead }
    }

    /// Reads a stretch of a block; gives for each deadline its words' place in the folded text.
    pub fn read(&mut self, segment: &Segment<'_, '_>, out: &mut Vec<Deadline>) -> Vec<(Range<usize>, Option<Date>)> {
        let mut found = Vec::new();
        let mut done = segment.range.start;
        let signs = [Class::DeadlineAnchor, Class::TimeLabel, Class::Finishes, Class::DueLead];
        if !signs.iter().any(|class| segment.view.has(*class)) {
            return found;
        }
        for anchor in anchors(segment.words()) {
            let anchor = segment.range.start + anchor.start..segment.range.start + anchor.end;
            if anchor.start < done {
                continue;
            }
            // What comes again comes again to the end of its sentence.
            let same = segment.text.get(done..anchor.start).is_some_and(|between| !between.contains('。'));
            self.each &= same;
            self.led &= same;
            if let Some(year) = segment.text.get(done..anchor.start).and_then(year_of_lead) {
                self.year = Some(year);
            }
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
                self.led = limit.kind == DeadlineKind::Day;
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
            // 今年前三季度, 2031年前两周: the first ones of it.
            word if Class::BeforeWord.is(word) && leads_to_first(text, &anchor) => None,
            word if Class::BeforeWord.is(word) => match time_before(text, anchor.clone()).filter(|(r, _)| end(r)) {
                Some((range, time)) => self.by(text, range, time),
                None => before_event(text, segment.range.start, anchor).filter(|l| end(&l.range)),
            },
            // 2026年内蒙古自治区…, but 三十日内在报纸上公告
            word if Class::InsideWord.is(word)
                && text.get(anchor.start..).is_some_and(|t| {
                    Class::InnerWord.starts(t).is_some_and(|word| Class::SinceLead.ends(word).is_none())
                }) =>
            {
                None
            }
            word if Class::InsideWord.is(word) => match Self::within_year(text, &anchor).filter(|(r, _)| end(r)) {
                // 本年度内是否…, 本年内同期
                Some((range, _)) if text.get(range.end..).is_some_and(|t| Class::OfLength.starts(t).is_some()) => None,
                Some((range, time)) => self.by(text, range, time),
                None => within(text, segment.range.start, anchor).filter(|l| end(&l.range)),
            },
            ":" => self.labelled(text, anchor.end),
            "" => {
                let (range, time) = time_before(text, anchor).filter(|(r, _)| end(r))?;
                self.finished(text, range, time)
            }
            word if Class::DueLead.is(word) => self.asked(text, anchor),
            word if Class::ToldOrDue.is(word) => {
                let (time, _) = time_at(text.get(anchor.end..)?)?;
                self.is_to_come(&time).then(|| self.labelled(text, anchor.end)).flatten()
            }
            word if Class::EachPeriod.is(word) => each_year(text, anchor).filter(|l| end(&l.range)),
            word if Class::ByLead.is(word) => {
                let (range, time) = time_after(text, anchor).filter(|(r, _)| end(r))?;
                self.by(text, range, time)
            }
            // 截止时间为2025年4月20日24时, 办理时限为20个工作日
            _ => self.labelled(text, anchor.end),
        }
    }

    /// Whether a time lies behind the day of the paper, so that nothing can have been done by then.
    fn is_to_come(&self, time: &Time) -> bool {
        let planned = || time.year.zip(self.ahead).is_some_and(|(year, ahead)| year >= ahead);
        self.signed.map_or_else(planned, |signed| time.is_after(signed))
    }

    /// A time behind which it is said that something is finished: …，2031年11月底完成. One that lies before the paper may as well be told of.
    fn finished(&mut self, text: &str, range: Range<usize>, time: Time) -> Option<Limit> {
        let before = text.get(..range.start)?;
        // 8月底前完成招标，11月底完成施工: goes on with what is due.
        let asks = Class::DueLead.ends(before).is_some() || self.led && before.ends_with([',', ';']);
        let to_come = if time.is_without_year() { asks && !is_told(before) } else { self.is_to_come(&time) };
        let done = Class::Finishes.strip_start(text.get(range.end..)?)?;
        // 2031年11月完成了, 已于2031年11月完成
        let told = Class::Perfect.starts(done).is_some() || Class::HasDone.ends(before).is_some();
        // 预计2031年12月底完成 only expects it.
        let lead = Class::SinceLead.strip_end(before).unwrap_or(before);
        let told = told || Class::PlansAhead.ends(lead).is_some();
        // 2031年11月完成后, 2031年11月完成的工程
        let event = Class::EventEnd.starts(done).is_some() || Class::OfMark.starts(done).is_some();
        // 2031年12月底完工项目一览表: of what is called so.
        let ends =
            asks || done.is_empty() || !done.starts_with(chars::is_han) || !time.is_year_alone() && !is_called(done);
        (to_come && ends && !time.each && !told && !event).then(|| self.by(text, range, time)).flatten()
    }

    /// A third or a day of a month behind words that ask for something then: 应于4月中旬报送.
    fn asked(&mut self, text: &str, lead: Range<usize>) -> Option<Limit> {
        let (before, at) = (text.get(..lead.start)?, lead.end);
        // 不应于4月中旬报送; 预计4月中旬公布成绩 only expects it.
        let denied = before.chars().next_back().is_some_and(|c| Class::Denies.has(c));
        if denied || Class::PlansAhead.starts(text.get(lead)?).is_some() {
            return None;
        }
        let (time, bytes) = time_at(text.get(at..)?)?;
        let rest = text.get(at + bytes..)?;
        // 请于4月20日在县政府集合: no act that ends something.
        let acts = Class::SubjectEnd.starts(rest).is_some_and(|word| !Class::SinceLead.is(word));
        let does = acts || Class::Finishes.starts(rest).is_some();
        let sound = time.is_within_month() && !time.each && does;
        let told = time.is_without_year() && is_told(text.get(..at)?);
        (sound && !told).then(|| self.by(text, at..at + bytes, time)).flatten()
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
        // 上一年度申报截止日期为4月20日: of a year that is over.
        if time.is_without_year() && !time.each && is_told(text.get(..at)?) {
            return None;
        }
        self.day(at..end, time)
    }

    /// A day by which something is due, where it is none that lies behind and no condition.
    fn by(&mut self, text: &str, range: Range<usize>, time: Time) -> Option<Limit> {
        let after = text.get(range.end..)?;
        let lead = text.get(range.clone())?;
        let said = after.trim_start_matches(',');
        // 2024年6月30日前，任何单位不得…: what is forbidden until then.
        let forbidden = Class::BeforeWord.ends(lead).is_some() && is_forbidden(said);
        // 2027年底前对小微企业免征…: what holds until then.
        let lasts = Class::BeforeWord.ends(lead).is_some() && lasts_until(said);
        // …依照修改前的规定已经完成的事项，仍然有效: what was done.
        let mut clauses = said.split([',', '。', ';']);
        let (first, next) = (clauses.next().unwrap_or(""), clauses.next().unwrap_or(""));
        let stays = Class::HasDone.within(first) && Class::Stays.starts(next).is_some();
        // 截至2031年8月31日的账户: which ones are meant.
        let of = Class::OfMark.starts(after).is_some();
        // 1998年4月以前，储备是以存款方式存放: how it was.
        let joint = Class::BeforeWord.ends(lead).is_some_and(|word| Class::Joint.starts(word).is_some());
        let was = joint && Class::StateVerb.within(first) && !says_must(first);
        // 2031年9月30日以前犯罪, …以前被收回: what had happened to somebody, or was done.
        let befell = Class::BeforeWord.ends(lead).is_some() && Class::BefellBefore.starts(said).is_some();
        if stays
            || of
            || was
            || befell
            || Class::HasDone.starts(said).is_some()
            || CONDITION.is_match(said)
            || forbidden
            || lasts
        {
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
        if joint && time.is_year_alone() && Class::DoneVerb.starts(after.trim_start_matches(',')).is_none() {
            return None;
        }
        let stated = Class::BeforeWord.ends(lead).is_none() && Class::StateOf.starts(lead).is_some();
        // 每半年报告一次，分别于6月底、12月底前报送: a list of times comes again with what the sentence says.
        let mut time = time;
        let again = || Class::EachPeriod.within(sentence);
        time.each |= time.listed && time.has_month() && time.is_without_year() && again();
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
        // 每年6月底前…，12月底前… come again; 每月5日前…，年底前… and 每周五…，11月30日前… do not both.
        self.each = (self.each || time.each && time.has_month()) && time.year.is_none();
        time.each |= self.each && time.is_without_year() && time.has_month();
        // A year that lay behind when the paper was signed is none in which something is due.
        let year = self.year.filter(|year| self.signed.is_none_or(|signed| *year >= signed.year()));
        let due = time.due(year, self.signed);
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
        Some((rest.len() - digits, Time::within_year(Some(year_due(year)?))))
    }
}

/// Whether 前 behind a year leads to the first months, weeks or quarters of it, and to nothing that is due before: 今年前三季度.
fn leads_to_first(text: &str, anchor: &Range<usize>) -> bool {
    let (Some(before), Some(rest)) = (text.get(..anchor.start), text.get(anchor.end..)) else { return false };
    let year = Class::YearUnit.ends(before).or_else(|| Class::ThisYear.ends(before)).is_some();
    let behind = rest.trim_start_matches(|c| numeral::is_numeral(c) || Class::Half.has(c));
    let counted = behind.len() < rest.len() && Class::SpanUnit.starts(behind).is_some();
    year && (counted || Class::Quarter.starts(rest).is_some())
}

/// Whether the sentence that a text ends in tells of a year that is over.
fn is_told(text: &str) -> bool {
    let sentence = text.rsplit('。').next().unwrap_or("");
    [Class::Achieved, Class::YearGone, Class::PastLead].iter().any(|class| class.within(sentence))
}

/// Whether a clause says what is granted until a time, rather than what is done by then.
fn lasts_until(clause: &str) -> bool {
    let clause = clause.split([',', '。', ';']).next().unwrap_or("");
    let near = first_chars(clause, NEAR);
    let Some(word) = Class::UntilThen.find(near) else { return false };
    let (before, behind) = (near.get(..word.start).unwrap_or(""), clause.get(word.end..).unwrap_or(""));
    // 市某局公布可免征企业名单
    let marked = Class::ObjectMark.starts(before).is_some();
    let acts = [Class::ByAct, Class::MadePublic, Class::DutyVerb];
    let acts = !marked && acts.iter().any(|class| class.within(before)) || Class::MadePublic.within(before);
    let does = acts || Class::DoneVerb.within(clause) || Class::Reached.starts(near).is_some();
    // 享受免征政策的名单报市某局
    let mut heads = Class::ListHead.find_iter(behind);
    let list = heads.any(|at| behind.get(..at.start).is_some_and(|told| told.ends_with(units::OF)));
    !does && !list
}

/// Whether a clause says soon what must not be done; 不得低于40% is a bound.
fn is_forbidden(clause: &str) -> bool {
    let near = first_chars(clause.split([',', '。', ';']).next().unwrap_or(""), NEAR);
    let bound =
        |rest: &str| [Class::AtLeast, Class::AtMost, Class::Below].iter().any(|class| class.starts(rest).is_some());
    Class::Forbids.find_iter(near).any(|at| !near.get(at.end..).is_some_and(bound))
}

/// The year that a sentence begins with, for the times in it: 2024年，…年内完成….
fn year_of_lead(text: &str) -> Option<i32> {
    static YEAR: LazyLock<Regex> = LazyLock::new(|| pattern("(?:^|[。;])({numeral}{4}){year-unit},"));
    if !text.contains(units::YEAR) {
        return None;
    }
    let year = YEAR.captures_iter(text).last()?;
    year_due(year.get(1)?.as_str())
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
            // 应当通知申请人于五日内补正: who is told so has to keep it.
            if before.get(start + range.end..).is_some_and(tells_other) {
                return None;
            }
            return Some(at + range.start..at + range.end);
        }
    }
    let by = Class::ByWhom.find(behind)?.end;
    let range = offices_at(behind.get(by..)?)?;
    Some(limit.end + by + range.start..limit.end + by + range.end)
}

/// Whether words before a time tell somebody else to do something by it; 收到通知后 is an event.
fn tells_other(words: &str) -> bool {
    let Some(told) = Class::TellsOther.find_iter(words).last().and_then(|at| words.get(at.end..)) else { return false };
    let somebody = Class::SinceLead.strip_end(told).unwrap_or(told);
    // 通知债权人，并于三十日内公告: goes on with what it does itself.
    let named = somebody.chars().count() > 1 && Class::OfMark.starts(told).is_none();
    named && !told.contains(',') && !Class::EventEnd.within(told)
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

/// Whether what is said to be finished is the name of a list: 2031年12月底完工项目一览表.
fn is_called(words: &str) -> bool {
    let clause = words.split([',', ';', '。']).next().unwrap_or(words);
    Class::ListPaper.ends(clause).is_some() || Class::ListHead.ends(clause).is_some()
}
