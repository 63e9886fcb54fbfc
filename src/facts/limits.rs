//! Limits of time: within so many days from an event, before one, and what words hold them to be none.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::duty_acts::first_chars;
use super::duty_names::{names, says_must, without_lead};
use super::figures::DeadlineKind;
use crate::issue::Date;
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{brackets, chars, numeral, units};

/// The event that a time runs from, before the time: 自受理申请之日起, 收到申请后.
static SINCE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"([^,。;:]{1,60}?(?:之日|次日|当日|之时)?)(?:起算?|之后|以后|后)的?,?在?(?:不超过|最长)?$")
});

/// Where a time limit may end or begin in a text: 前, 内, 到 …, and the colon behind 完成时限.
pub(super) fn anchors(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Class::DeadlineAnchor.find_iter(text).collect();
    if text.contains(':') {
        let colon = |label: Range<usize>| {
            // 补贴期限: how long something is paid.
            let paid = text.get(..label.start).is_some_and(|before| Class::TermOf.ends(before).is_some());
            text.get(label.end..).filter(|t| t.starts_with(':') && !paid).map(|_| label.end..label.end + 1)
        };
        found.extend(Class::TimeLabel.find_iter(text).filter_map(colon));
    }
    // 2031年11月底完成: what is done stands right behind the time.
    let timed = |at: &Range<usize>| {
        text.get(..at.start).and_then(|t| t.chars().next_back()).is_some_and(|c| Class::TimeEnd.has(c))
    };
    found.extend(Class::Finishes.find_iter(text).filter(timed).map(|at| at.start..at.start));
    // 应于4月中旬报送
    // 主要在4月中旬开展: a part of another word.
    let in_word = |at: &Range<usize>| {
        let near = tail(text.get(..at.start).unwrap_or(""), 1);
        text.get(near..).is_some_and(|t| Class::NoModal.starts(t).is_some_and(|word| near + word.len() > at.start))
    };
    found.extend(Class::DueLead.find_iter(text).filter(|at| !in_word(at)));
    found.sort_unstable_by_key(|range| range.start);
    found
}

/// A time limit in a folded text.
pub(super) struct Limit {
    pub(super) range: Range<usize>,
    pub(super) kind: DeadlineKind,
    pub(super) due: Option<Date>,
    pub(super) since: Option<Range<usize>>,
    pub(super) who: Option<Range<usize>>,
}

/// The byte so many characters before a text's end.
pub(super) fn tail(text: &str, most: usize) -> usize {
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
pub(super) fn within(text: &str, from: usize, anchor: Range<usize>) -> Option<Limit> {
    let before = text.get(..anchor.start)?;
    let before = Class::Joint.strip_end(before).unwrap_or(before);
    let start = length_before(before)?;
    let ahead = text.get(..start)?;
    let rest = text.get(anchor.end..)?;
    let clause = rest.split([',', '。', ';', ':', ')']).next().unwrap_or("");
    let condition = Class::OfCondition.ends(clause).is_some() || Class::ThisForm.starts(clause).is_some();
    // …离职三年内，其他人员在两年内，不得…: what is forbidden in that time.
    // 分娩后一年内或者终止妊娠后六个月内，男方不得…
    let listed = Class::Joins.starts(clause).is_some() && Class::InsideWord.ends(clause).is_some();
    let condition = condition || (clause.is_empty() || listed) && is_forbidden(rest);
    // 竣工后五年内、大修后三年内不得开挖
    let condition = condition || Class::Joins.starts(clause).is_some() && Class::Forbids.within(clause);
    let near = first_chars(clause, 14);
    // 压减到50个工作日以内 is how long it may take, not by when.
    // 以一个月内取得的收入为一次 is a measure.
    let measure = Class::MeasureLead.ends(ahead).is_some() && Class::SinceLead.ends(ahead).is_none();
    let reached = Class::ReachTo.ends(ahead).is_some() || measure;
    // 毕业2年内高校毕业生, （登记注册5年内）: which ones are meant.
    let own = ahead.rsplit([',', '。', ';', ':', '(', '、']).next().unwrap_or(ahead);
    let which =
        Class::PastAct.ends(own).is_some() && !Class::SinceLead.within(own) && Class::FromMark.find(own).is_none();
    // 抵押登记三个工作日内办结: what is done in that time.
    let which = which && Class::DoneVerb.starts(clause).is_none();
    // 应发生在申请日前1个月内, 一年内开展服务达到1000人次的，给予补贴: which ones are meant.
    let happened = Class::Happened.within(own) || befalls(rest, is_asked(own));
    // 在采暖期开始后的十日内，必须在接到投诉后的五小时内到达: when, and by when.
    let happened = happened || is_season(rest);
    // 10年以内每年检验1次, 十日以内期限的规定: how old something is, or of what length is talked.
    // 期限在十天以内的债券
    let of = Class::OfMark.starts(rest).is_some();
    let told = of || Class::OfLength.starts(rest).is_some() || of_years(ahead) || defines(sentence_end(ahead));
    let granted = || {
        let sentence = first_chars(rest, LONGEST_CONDITION).split(['。', ';']).next().unwrap_or("");
        let describes = sentence.split(',').take(4).any(|part| Class::OfCondition.ends(part).is_some());
        describes && Class::Grant.within(sentence) && !Class::SinceLead.within(own) && !Class::Modal.within(own)
    };
    // 24小时内检测的标本: nothing else is said.
    let lone = sentence_end(ahead).trim().is_empty()
        && rest.chars().nth(2).is_some_and(|c| Class::OfMark.has(c))
        && !says_must(rest.split(['。', ';']).next().unwrap_or(rest));
    // 丧假(七日内)不扣分: how long something may last, where nobody is asked to do it by then.
    // 审核(5个工作日内): how long a step of a procedure may take.
    let named = own_before_bracket(ahead);
    let step = Class::SubjectEnd.within(named) || Class::ByAct.within(named);
    let noted = ahead.ends_with('(') && rest.starts_with(')') && !step && !asks_around(ahead, rest);
    if reached
        || noted
        || lone
        || which
        || condition
        || happened
        || told
        || granted()
        || is_not_within(near)
        || Class::SpanLeadPast.ends(ahead).is_some()
    {
        return None;
    }
    let since = ahead.get(from..).and_then(since).map(|since| from + since.start..from + since.end);
    Some(Limit { range: start..anchor.end, kind: DeadlineKind::Within, due: None, since, who: None })
}

/// The clause before a bracket that a text ends with.
fn own_before_bracket(ahead: &str) -> &str {
    ahead.trim_end_matches('(').rsplit([',', '。', ';', ':', ')']).next().unwrap_or(ahead)
}

/// Whether the sentence around a bracket asks for something.
fn asks_around(ahead: &str, rest: &str) -> bool {
    let before = ahead.rsplit(['。', ';']).next().unwrap_or(ahead);
    let behind = rest.split(['。', ';']).next().unwrap_or(rest);
    says_must(before) || says_must(behind)
}

/// The sentence that a text ends in, as far as it goes.
fn sentence_end(text: &str) -> &str {
    text.rsplit(['。', ';']).next().unwrap_or(text)
}

/// Whether a text tells what a word means: …，是指…, but 不是指向….
pub(super) fn defines(text: &str) -> bool {
    let denied = |at: usize| text.get(..at).is_some_and(|before| Class::Denies.ends(before).is_some());
    Class::Defines.find_iter(text).any(|at| !denied(at.start))
}

/// Whether a text ends with the years whose length it leads to: 2031年至2041年的(十年内).
fn of_years(ahead: &str) -> bool {
    let years = Class::OfMark.strip_end(ahead).and_then(|t| Class::YearUnit.strip_end(t));
    years.is_some_and(|t| t.ends_with(numeral::is_numeral))
}

/// Whether words right before a length of time ask for what is done in it: 应当在(三日内出现场), 应当自受理之日起(三日内).
fn is_asked(own: &str) -> bool {
    let lead = Class::SinceLead.ends(own).filter(|lead| says_must(lead));
    lead.is_some()
        || Class::Obliges.ends(Class::SinceLead.strip_end(own).unwrap_or(own)).is_some()
        || since(own).is_some() && says_must(own)
}

/// Whether what follows a length of time asks for something by another one, so that the first says only when.
fn is_season(rest: &str) -> bool {
    let Some(next) = rest.strip_prefix(',').and_then(|t| t.split([',', '。', ';', ':']).next()) else { return false };
    let inside = Class::InsideWord.find(next).and_then(|at| next.get(..at.start));
    Class::Obliges.starts(next).is_some() && inside.and_then(length_before).is_some()
}

/// Whether what follows a length of time tells what happens to somebody in it, or is not done, as a condition: 60日内出现质量问题的;
/// 30日内，当事人仍未办理手续的，…. `asked`: it is asked for in that time.
fn befalls(rest: &str, asked: bool) -> bool {
    let sentence = rest.split(['。', ';', ':']).next().unwrap_or("");
    let mut clauses = sentence.split(',');
    let own = clauses.next().unwrap_or("");
    let (first, next) = (clauses.next().unwrap_or(""), clauses.next().unwrap_or(""));
    let ends = |clause: &str| Class::OfCondition.ends(clause).is_some();
    if !own.is_empty() && Class::Joins.starts(own).is_none() {
        // 15日内不缴纳费用，又不说明理由的
        let condition = ends(own) || ends(first);
        let ill = Class::Illness.within(first_chars(own, LONGEST_SUBJECT));
        // 在2小时内上报传染性疾病病例 tells of somebody's act.
        let acts = asked || Class::SubjectEnd.starts(own).is_some();
        let befalls = Class::Befalls.starts(own).is_some() && Class::NoBefall.starts(own).is_none();
        // 应当在三日内出现场, but 应当在一个月内多次组织巡查 says how often.
        let told = Class::Often.starts(own).is_some() || !says_must(own) && (befalls && !asked || ill && !acts);
        return told || condition && happens(own) || Class::Denies.starts(own).is_some() && ends(first);
    }
    // 产品未开封的，可以退货: what he may do in that time.
    let may = ends(first) && Class::SinceLead.starts(next).is_some();
    let closes = ends(first) || ends(next) || Class::Stays.starts(next).is_some();
    let left = Class::NotKept.find(first).is_some_and(|at| !says_must(first.get(..at.start).unwrap_or("")));
    // 五年内，免纳费用: what is granted for so long. 四十日内，乙自…三十日内: another time.
    let other = Class::InsideWord.ends(first).is_some();
    // 一小时内，事故发生单位应当报告
    !other
        && (happens(first) && !says_must(first) || left && closes && !may || Class::UntilThen.starts(first).is_some())
}

/// Whether a clause says soon what happens to somebody, and nothing that he has to do before.
fn happens(clause: &str) -> bool {
    let near = first_chars(clause, LONGEST_SUBJECT);
    let in_word = |at: usize| Class::NoBefall.find_iter(near).any(|word| word.contains(&at));
    let befalls = Class::Befalls.find_iter(near).find(|at| !in_word(at.start));
    befalls.and_then(|at| near.get(..at.start)).is_some_and(|before| {
        let acts = [Class::Finishes, Class::FromMark, Class::ObjectMark];
        !says_must(before) && !acts.iter().any(|class| class.within(before))
    })
}

/// Characters of the longest words for whom something happens to.
const LONGEST_SUBJECT: usize = 24;

/// Characters behind a length of time in which a condition ends and what is granted is said.
const LONGEST_CONDITION: usize = 160;

/// Whether words behind a length of time say what is not so in it (三年内不予受理). 出具不予批准通知书 tells what is done.
fn is_not_within(near: &str) -> bool {
    // 告知被投诉人: who, and nothing that is done to somebody.
    let who = |at: usize| Class::PassiveNoun.find_iter(near).any(|noun| noun.start == at);
    Class::NotWithin.find_iter(near).filter(|at| !who(at.start)).any(|at| {
        let before = near.get(..at.start).unwrap_or("");
        // 作出受理或者不予受理的决定
        let one_of_two = Class::Joins.ends(before).is_some() && Class::DecidesOn.starts(before).is_some();
        // 通知债权人不予受理
        let told = Class::BeginsLength.ends(before).is_some() || Class::TellsOther.starts(before).is_some();
        !one_of_two && !told && Class::SubjectEnd.ends(before).is_none()
    })
}

/// Whether what follows a length of time and a comma says what must not be done in it, for others as well.
fn is_forbidden(rest: &str) -> bool {
    let mut clauses = rest.split(',').skip(1);
    let Some(first) = clauses.next() else { return false };
    let forbids = |clause: &str| Class::Forbids.within(first_chars(clause, 24)) || Class::NotAgain.within(clause);
    forbids(first) || Class::InsideWord.ends(first).is_some() && clauses.next().is_some_and(forbids)
}

/// The event before a length of time that it runs from.
fn since(ahead: &str) -> Option<Range<usize>> {
    // 接到举报后应当在15个工作日内: what leads to the time is no part of the event.
    let led = Class::SinceLead.strip_end(ahead);
    let ahead = led.unwrap_or(ahead);
    // 本通知下发后，各地要在一周内: the clause before.
    let ends = |clause: &str| Class::EventEnd.ends(clause).is_some();
    let own = ahead.rfind(',').map_or(0, |at| at + 1);
    let before = ahead.get(..own.saturating_sub(1)).filter(|clause| ends(clause));
    let ahead = before.filter(|_| ahead.get(own..).is_some_and(|clause| !SINCE.is_match(clause))).unwrap_or(ahead);
    let base = tail(ahead, 90);
    let Some(found) = SINCE.captures(ahead.get(base..)?).and_then(|found| found.get(1)) else {
        // 应当通知申请人于五日内补正: what stands before 于 is another act.
        return bare_event(ahead, base).filter(|_| led.is_none());
    };
    let words = found.as_str();
    // What leads to the event is no part of it: 申请人应当自收到通知之日起.
    // 从业人员, 自然资源: a word of which the mark is a part leads to nothing.
    let in_word = |at: &Range<usize>| words.get(at.start..).is_some_and(|t| Class::NoAdverb.starts(t).is_some());
    let leads = |class: Class, at: &Range<usize>| {
        class != Class::FromMark
            || words.get(at.end..).is_none_or(|t| Class::SelfWord.starts(t).is_none()) && !in_word(at)
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
    // 可以延长至15个工作日内, 应当当场或者在五日内
    let event =
        Some(event).filter(|event| Class::ByLead.ends(event).is_none() && Class::Joins.ends(event).is_none())?;
    ((2..=24).contains(&event.chars().count()) && event.chars().all(chars::is_han)).then_some(start..ahead.len())
}

/// Before an event (有效期届满30日前).
pub(super) fn before_event(text: &str, from: usize, anchor: Range<usize>) -> Option<Limit> {
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
            // 申请日前6个月内，有下列情形之一的，不丧失新颖性
            let next = rest.strip_prefix(',').and_then(|t| t.split([',', '。', ';', ':']).next());
            if next.is_some_and(|next| Class::OfCondition.ends(next).is_some()) {
                return None;
            }
            (rest.starts_with(',') || Class::BeginsLength.starts(rest).is_some()).then_some((ahead, limit.range))?
        }
    };
    let base = tail(ahead, LONGEST_EVENT);
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
    // 召开前二十日内或者基准日前五日内，不得变更
    if text.get(range.end..).is_some_and(is_forbidden) {
        return None;
    }
    // 三十一日起前三年 is a stretch of time and no limit.
    if ahead.ends_with(units::ON) {
        return None;
    }
    // 审查批准的前一年
    let ahead = Class::OfMark.strip_end(ahead).unwrap_or(ahead);
    let since = from + base + cut + lead..from + ahead.len();
    if since.len() <= 3 {
        return None;
    }
    let since = Some(since);
    Some(Limit { range, kind: DeadlineKind::Before, due: None, since, who: None })
}

/// Characters of the longest event before which something is due.
const LONGEST_EVENT: usize = 40;

/// A length of time behind a label: 办理时限:20个工作日, 办理时限为20个工作日.
pub(super) fn labelled_length(text: &str, at: usize) -> Option<Limit> {
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

/// The offices that a clause begins with, before what they have to do or when: 市甲局会同市乙局应当自….
pub(super) fn offices_at(clause: &str) -> Option<Range<usize>> {
    // 其中市教育局应当于…: of which.
    let words = without_lead(Class::OfWhich.strip_start(clause).unwrap_or(clause));
    let skipped = clause.len() - words.len();
    let seat = |at: usize| Class::Seat.find_iter(words).any(|seat| seat.contains(&at));
    // 应急 of 市应急局 asks nothing.
    let in_word = |at: &Range<usize>| Class::NoModal.find_iter(words).any(|w| w.start <= at.start && at.end < w.end);
    let end = Class::SubjectEnd.find_iter(words).find(|at| {
        // 市委组织部 is an office, and 户籍所在地镇人民政府 one of a place.
        !seat(at.start)
            && !in_word(at)
            && words.get(at.end..).is_none_or(|rest| Class::OfficeKind.starts(rest).is_none())
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
    // 设置网络投诉平台: an act.
    Class::VagueOffice.is(name) || names(name).is_some() && Class::NoBearerStart.starts(name).is_none()
}
