//! The days that a sentence about force states: 自2024年1月1日起施行, 自公布之日起30日后施行, 有效期至…, 有效期五年.

use std::sync::LazyLock;

use regex::Regex;

use crate::issue::Date;
use crate::zh::date::{Calendar, When};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{chars, date, numeral, units};

/// The days from which a document's own words count.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct IssueDays {
    /// When it was made public, or signed.
    pub public: Option<Date>,
    /// When it was adopted.
    pub adopted: Option<Date>,
    /// When the assembly above approved it.
    pub approved: Option<Date>,
    /// When it was last changed.
    pub changed: Option<Date>,
}

/// What a sentence about force has in it.
pub(super) static KEY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "起(?:正式|统一|全面|开始|遵照|贯彻|[在对][^,;。]{1,8}?|与[^,;。]{1,30}?同[步时])?{comes-into-force}|起的?满?{numeral}{1,4}(?:日|天|个月)(?:之后|期满后|后|内)?(?:起)?{comes-into-force}\
         |即日起?{comes-into-force}|(?:日|时)(?:正式|开始)?{comes-into-force}|{comes-into-force}(?:日期|时间)(?:为|是|:)\
         |{term-word}|过渡期|[试暂]行{numeral}|(?:{comes-into-force}|延长|延续)至|日止|{repeals}|{lapses}|{stops}|{suspends}|{resumes}|{prolongs}|(?:{deletes})[「《第]|{amends}|{amends-when-decided}|{replaces}|{amends-these}[「《]|{amends-if-quoted}:?“",
    )
});
/// Of these one has a word in each text in which [`KEY`] finds anything.
pub(super) const FORCE_SIGNS: [Class; 15] = [
    Class::ComesIntoForce,
    Class::TermWord,
    Class::ForceSign,
    Class::Repeals,
    Class::Lapses,
    Class::Stops,
    Class::Suspends,
    Class::Prolongs,
    Class::Amends,
    Class::AmendsWhenDecided,
    Class::AmendsThese,
    Class::Replaces,
    Class::Resumes,
    Class::Deletes,
    Class::AmendsIfQuoted,
];
/// The day of promulgation, as words name it: 公布之日, 发布日, 即日, 公佈翌日.
pub(super) static SINCE: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:{made-public}|公告|签订)之?(?:日|时|{next-day})|即日|即"));
/// A day that the words count from and that is not the day of promulgation.
static SINCE_ADOPTED: LazyLock<Regex> = LazyLock::new(|| pattern("(?:{act-approved}|{act-adopted})之?(?:日|时)"));
/// A length of time behind the day of promulgation. Without 后 it is one in which something is done (公布之日起30日内).
static BEHIND_PUBLICATION: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:{made-public}|公告|签订)(?:之?日)?(?:起?(?:之|以)?后满?(?P<count>{numeral}{1,4}(?:日|天|个月|年))(?:之后|期满后|后)?|起满?(?P<past>{numeral}{1,4}(?:日|天|个月|年))(?:之后|期满后|后))",
    )
});
static TERM: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:{term-word}|试行|暂行|暂定|有效|(?:{comes-into-force}),(?:授权)?期)(?:限|间)?(?:为|是|:|暂定){0,2}(?:自[^,;。]{1,16}起)?(?:计算)?([{numeral}半]{1,6})(?:年|个月)\
         |(?:{comes-into-force}),试点期(?:限|间)?(?:为|是|:)?([{numeral}半]{1,6})(?:年|个月),(?:试点)?(?:{runs-out})后?(?:自动|自行)(?:{lapses}|{repeals})",
    )
});
/// What leads to the first day of a term.
static TERM_FROM: LazyLock<Regex> = LazyLock::new(|| pattern("{term-word}(?:限|间)?[为是:自从]{1,3}"));
static UNTIL: LazyLock<Regex> = LazyLock::new(|| {
    pattern("{term-word}[^。;]{0,24}?(?:至|到|截止)|(?:{comes-into-force}|延长|延续)至|,(?:截)?(?:至|到)")
});

/// The first day that an own sentence states: `Some(None)` where it counts from a day that is not known.
pub(super) fn first_day(text: &str, days: IssueDays) -> Option<Option<Date>> {
    let begins = |k: &regex::Match<'_>| {
        let key = k.as_str();
        // 自2023年5月1日起施行以来 tells of what came since.
        if text.get(k.end()..).is_some_and(|rest| rest.starts_with("以来") || rest.starts_with(['前', '后', units::OF]))
        {
            return false;
        }
        // 自…起实施垃圾分类: something else. 本办法自…起施行凡…: a mark was lost.
        if has_object(text.get(k.end()..).unwrap_or("")) && !is_own_subject(text.get(..k.start()).unwrap_or("")) {
            return false;
        }
        let told = key.contains(units::ON)
            || key.starts_with('即')
            || key.starts_with([units::DAY, '时']) && key != "日止"
            || names_day(key);
        told && is_stated(text.get(..k.start()).unwrap_or(""))
    };
    KEY.find_iter(text).filter(begins).find_map(|key| day_of(text, key, days)).or_else(|| first_of_term(text))
}

/// Whether the words before a commencement let it stand: not 拟于…, 原定于…, 不自…, 曾自…, nor behind a condition (本办法如获批准，自…), nor of a
/// part alone (《甲办法》第三条自…).
fn is_stated(before: &str) -> bool {
    let clauses: Vec<&str> = before.rsplit([',', ';', '。', ':']).take(2).collect();
    let clause = clauses.first().copied().unwrap_or("");
    let lead = clause.rfind(|c| Class::DayLead.has(c)).and_then(|at| clause.get(..at)).unwrap_or("");
    // 推迟自2031年5月1日起施行: the day that holds now.
    let lead = Class::Until.strip_end(lead).filter(|_| Class::Plans.ends(lead).is_some()).unwrap_or(lead);
    let meant = [Class::Denies, Class::Plans, Class::PlansAhead, Class::Past, Class::LeftOpen];
    // 经批准已于2025年5月1日起施行: the day is that of the text.
    let meant = meant.iter().any(|class| class.ends(lead).is_some()) && !lead.ends_with('已');
    // 本办法原于2020年5月1日起施行，现…: of the text before.
    let meant = meant || Class::FormerOwn.ends(lead).is_some();
    // 本办法如获批准，自…; 如无异议，自…. Of 如遇政策调整从其规定，自… the day depends on nothing.
    let condition = clauses.get(1).is_some_and(|last| {
        let rest = Class::IfLead.strip_start(behind_own_name(last).unwrap_or(last));
        rest.is_some_and(|rest| Class::Adopts.ends(rest).is_some() || rest.chars().count() < SHORT_CASE)
    });
    let part = NAMED_PART.is_match(lead);
    !(meant || condition || part)
}

/// A case in fewer characters is what a commencement depends on (如无异议，自…); in more it is told beside it.
const SHORT_CASE: usize = 4;

/// Words that end with a part of an instrument: 《甲办法》第三条, 本办法（以下简称办法）第一条.
static NAMED_PART: LazyLock<Regex> = LazyLock::new(|| pattern("[^,;。:(]{2}{step}$"));

/// The first day that the cover of a standard states, in numbers alone: 2031-03-02发布 2031-09-01实施. Of 代替2019-01-01实施的《甲办法》 the day is
/// another text's.
pub(super) fn day_on_cover(text: &str) -> Option<Date> {
    let first = |at: &usize| !text.get(..*at).is_some_and(|before| before.ends_with(|c| numeral::digit(c).is_some()));
    let starts = text.char_indices().filter(|(_, c)| numeral::digit(*c).is_some()).map(|(at, _)| at).filter(first);
    let day = |at: usize| {
        let (day, bytes) = date::day_of_numbers(text.get(at..)?)?;
        let said = text.get(at + bytes..)?.trim_start_matches(chars::is_space);
        Class::ComesIntoForce.strip_start(said).filter(|behind| !behind.starts_with(chars::is_han)).map(|_| day)
    };
    starts.filter_map(day).next()
}

/// Whether what stands behind 起实施 is what is carried out, rather than what the sentence goes on with (有效期五年, 至…, 并…, 试行一年).
fn has_object(behind: &str) -> bool {
    let goes_on = [
        Class::TermWord,
        Class::TermAdverb,
        Class::Joins,
        Class::ComesIntoForce,
        Class::FormerOwn,
        Class::ByWhom,
        Class::UntilEvent,
        Class::EffectAdverb,
        Class::OwnKind,
        Class::BehindVerb,
        Class::IfLead,
    ];
    behind.starts_with(chars::is_han)
        && !behind.starts_with(numeral::is_numeral)
        && !behind.starts_with([units::THIS, units::TO, units::ON])
        && !goes_on.iter().any(|class| class.starts(behind).is_some())
}

/// Whether the clause before a key is about the text itself: 本办法自2025年5月1日.
fn is_own_subject(before: &str) -> bool {
    let clause = before.rsplit([',', ';', '。', ':', ')']).next().unwrap_or(before);
    let clause = clause.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    behind_own_name(clause).is_some_and(|day| day.starts_with(|c| Class::DayLead.has(c)))
}

/// What follows the words with which a text names itself at the start of a clause: 自2025年5月1日 of 本办法自2025年5月1日.
fn behind_own_name(clause: &str) -> Option<&str> {
    let mut rest = clause.strip_prefix(units::THIS)?;
    while let Some(kind) = Class::OwnKind.strip_start(rest).filter(|_| Class::Instrument.starts(rest).is_none()) {
        rest = kind;
    }
    Class::Instrument.strip_start(rest).or_else(|| rest.strip_prefix(units::LAW))
}

/// The first day that a key (起施行, 日施行, 施行日期为) tells of.
fn day_of(text: &str, key: regex::Match<'_>, days: IssueDays) -> Option<Option<Date>> {
    let before = text.get(..key.start())?;
    if key.as_str().starts_with('即') {
        return Some(days.public);
    }
    if names_day(key.as_str()) {
        return date::day_at(text.get(key.end()..)?).map(|(day, _)| Some(day));
    }
    // 自…日施行: the key has taken the 日.
    let taken = key.as_str().starts_with([units::DAY, '时']);
    let before = if taken { text.get(..key.start() + units::DAY.len_utf8())? } else { before };
    let lead = ["自", "从", "于"].iter().filter_map(|w| before.rfind(w).map(|at| at + w.len())).max();
    // 原定于2024年4月1日起施行，现推迟至2024年6月1日起施行: what leads to another day stands in another clause.
    let clause = before.rfind([',', ';', '。']).unwrap_or(0);
    let own = |at: &usize| *at >= clause || date::day_at_end(before).is_none();
    let since = lead.filter(own).and_then(|at| before.get(at..));
    // 自一百零五年一月一日: of the Republic.
    let day = |s: &str| date::day_at(s).or_else(|| republic(s));
    // 起六个月内施行: on a day that is not known.
    let inside = Class::InsideWord.within(key.as_str());
    let counted = |day: Option<Date>| day.filter(|_| !inside).and_then(|day| after(day, key.as_str()));
    if let Some((day, _)) = since.and_then(|s| day(s).filter(|(_, bytes)| is_whole_day(s, *bytes))) {
        return Some(counted(Some(day)));
    }
    let Some(since) = since.filter(|s| s.chars().count() <= 30) else {
        // 本办法2024年1月1日起施行.
        return date::day_at_end(before).map(Some);
    };
    if let Some((day, _)) = month_at(since) {
        return Some(Some(day));
    }
    if let Some((count, bytes)) = behind_publication(since)
        && bytes == since.len()
    {
        return Some(days.public.and_then(|day| after(day, count)));
    }
    if SINCE_ADOPTED.is_match(since) {
        let day = if Class::ActApproved.within(since) { days.approved } else { days.adopted };
        return Some(counted(day));
    }
    // 自登记机关核准之日起: a day that the text does not print.
    let other = since.ends_with(units::DAY).then_some(None);
    let Some(words) = SINCE.find(since) else { return other };
    // 自修订发布之日起: of the text that was written anew.
    let before = since.get(..words.start()).unwrap_or("");
    let anew = Class::ActRevised.ends(before).is_some() || Class::ActAmended.ends(before).is_some();
    let public = if anew { days.changed } else { days.public };
    Some(counted(public.and_then(|day| from_word(since, day))))
}

/// The day that the words for the day of promulgation mean. 公佈翌日 is the day after the gazette that prints it, which Macao's
/// regulations, dated by when they were made, do not state.
fn from_word(since: &str, day: Date) -> Option<Date> {
    Some(day).filter(|_| !Class::NextDay.within(since))
}

/// The day at the start of a text, printed or named by the words for the day of promulgation, and its length in bytes.
pub(super) fn since_day(since: &str, public: Option<Date>) -> Option<(Date, usize)> {
    date::day_at(since).or_else(|| republic(since)).or_else(|| {
        if let Some((count, bytes)) = behind_publication(since) {
            return Some((after(public?, count)?, bytes));
        }
        let named = SINCE.find(since).filter(|m| m.end() <= 27)?;
        Some((from_word(named.as_str(), public?)?, named.end()))
    })
}

/// A day of the Republic's calendar at the start of a text, whose name is not printed: 一百零五年一月一日.
fn republic(since: &str) -> Option<(Date, usize)> {
    date::day_in(since, Calendar::Republic).filter(|_| since.starts_with(numeral::is_numeral))
}

/// 公布后一年, 公布之日起30日后: how long behind the day of promulgation a day lies, and the length of the words for it in bytes.
fn behind_publication(since: &str) -> Option<(&str, usize)> {
    let found = BEHIND_PUBLICATION.captures(since)?;
    Some((found.name("count").or(found.name("past"))?.as_str(), found.get(0)?.end()))
}

/// 施行日期为, 实施时间：: the day follows.
fn names_day(key: &str) -> bool {
    key.ends_with(['为', '是', ':'])
}

/// Nothing of weight stands between a day and 起.
fn is_whole_day(since: &str, bytes: usize) -> bool {
    let rest = since.get(bytes..).unwrap_or("");
    rest.is_empty() || rest.starts_with(['零', '0', units::ADDED, '(', '凌'])
}

/// 有效期自2024年6月1日至…, 执行期限为2024年6月1日至…: the first day is named with the last.
fn first_of_term(text: &str) -> Option<Option<Date>> {
    TERM_FROM.find_iter(text).filter(|found| is_of_itself(text, found.start())).find_map(|found| {
        let since = text.get(found.end()..)?;
        let (day, bytes) = date::day_at(since)?;
        let rest = since.get(bytes..)?.trim_start_matches(units::ON);
        rest.starts_with([units::TO, '到', '-']).then_some(Some(day))
    })
}

/// The first day of a month (2023年8月).
fn month_at(text: &str) -> Option<(Date, usize)> {
    let (when, bytes) = date::when_at(text, Calendar::Common).filter(|(when, _)| when.day.is_none())?;
    Some((Date::new(when.year?, when.month?, 1)?, bytes)).filter(|_| bytes == text.len())
}

/// Months of the longest time from one day to another that is counted.
const MOST_MONTHS: i32 = 1200;

/// The last day of so many months from a first one: the day before the same day of the month, or the last of a month without that day.
pub(super) fn last_of_term(first: Date, months: i32) -> Option<Date> {
    let end = first.plus_months(months)?;
    if end.day() < first.day() { Some(end) } else { end.previous() }
}

/// A day counted on from another: 起30日后施行, 起满三个月后施行. Without a count the day itself.
fn after(day: Date, key: &str) -> Option<Date> {
    let count: String =
        key.chars().skip_while(|c| !numeral::is_numeral(*c)).take_while(|c| numeral::is_numeral(*c)).collect();
    let Some(count) = numeral::whole(&count) else { return Some(day) };
    let year = key.contains(units::YEAR);
    if year || key.contains("个月") {
        let months = i32::try_from(count).ok()?.checked_mul(if year { 12 } else { 1 })?;
        return Some(months).filter(|months| *months <= MOST_MONTHS).and_then(|months| day.plus_months(months));
    }
    (0..count.min(400)).try_fold(day, |d, _| next(d))
}

fn next(day: Date) -> Option<Date> {
    Date::new(day.year(), day.month(), day.day() + 1).or_else(|| {
        let first = Date::new(day.year(), day.month(), 1)?;
        first.plus_months(1)
    })
}

/// The last day that a sentence prints: 有效期至2028年10月31日, 至2025年底止.
pub(super) fn last_day(text: &str) -> Option<Date> {
    last_day_where(text, |_| true)
}

/// The same of the text itself: 许可证有效期至… is about something else.
pub(super) fn own_last_day(text: &str) -> Option<Date> {
    last_day_where(text, |at| is_of_itself(text, at))
}

/// Whether a time of force is that of the text itself, by what stands before the words for it (at `at`) in their clause: nothing, the
/// text (本办法有效期), its first day (自…起施行有效期). 许可证有效期六年 is about something else.
fn is_of_itself(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let clause = before.rsplit([',', ';', '。', ':', '(', ')']).next().unwrap_or(before);
    let lead = clause.trim_end_matches(units::OF);
    let lead = Class::EffectAdverb.strip_end(lead).unwrap_or(lead);
    let lead = Class::TermAdverb.strip_end(lead).unwrap_or(lead);
    // 本办法自…起施行，政策有效期3年
    let told = before.get(..before.len() - clause.len()).unwrap_or("").trim_end_matches(',');
    let follows = Class::ComesIntoForce.ends(told).is_some() && clause.len() < before.len();
    let paper = Class::Instrument.is(lead) || Class::ListHead.is(lead) && Class::CitedPaper.ends(lead).is_some();
    let own = follows && paper && !Class::Catalogue.is(lead);
    let named =
        lead.contains(units::THIS) || [Class::ThatOne, Class::AllAbove].iter().any(|c| c.starts(lead).is_some());
    let instrument = Class::Instrument.ends(lead).is_some() || lead.ends_with(units::LAW);
    // 本办法自…起施行，《乙规定》有效期五年
    let title = lead.ends_with(['》', '」']) && Class::ComesIntoForce.ends(told).is_none();
    let day = lead.ends_with([units::DAY, units::ON, units::MONTH, units::YEAR]);
    // 自…起施行并暂定有效期五年, but 施行前取得的许可证有效期五年
    let near = |rest: &str| rest.chars().count() <= NEAR_TERM && Class::BehindEffect.starts(rest).is_none();
    let begins = Class::ComesIntoForce.find_iter(lead).last().is_some_and(|at| lead.get(at.end..).is_some_and(near));
    // 施行后有效期五年
    let begins = begins || Class::ComesIntoForce.strip_start(lead).is_some_and(|rest| Class::EventEnd.is(rest));
    let told = begins || [Class::ThatOne, Class::Joins].iter().any(|c| c.ends(lead).is_some());
    lead.is_empty() || own || named && instrument || title || day || told
}

/// Characters that may stand between the first day of a text and the words for its time of force.
const NEAR_TERM: usize = 4;

fn last_day_where(text: &str, of_itself: impl Fn(usize) -> bool) -> Option<Date> {
    if let Some(day) = ends_itself(text) {
        return Some(day);
    }
    let terms = |until: &regex::Match<'_>| Class::TermWord.starts(until.as_str()).is_none() || of_itself(until.start());
    // 暂停执行至…
    let ends = |until: &regex::Match<'_>| {
        let led = text.get(..until.end()).unwrap_or("").trim_end_matches(units::TO);
        Class::Suspends.ends(led).is_none() && Class::Stops.ends(led).is_none()
    };
    // 有效期原定至2025年12月31日，现延长至…: the day that is no more.
    let no_more = |until: &regex::Match<'_>| Class::FormerOwn.within(until.as_str());
    for until in UNTIL.find_iter(text).filter(terms).filter(ends).filter(|until| !no_more(until)) {
        let rest = text.get(until.end()..)?;
        let own = until.as_str().starts_with(',');
        if let Some((day, bytes)) = date::day_at(rest) {
            // Without 有效期 the words behind the date must say that it is the end.
            let tail = rest.get(bytes..).unwrap_or("");
            if !own || Class::EndsItself.starts(tail).is_some() {
                return Some(day);
            }
        } else if !own && let Some(day) = end_of_period(rest) {
            return Some(day);
        }
    }
    None
}

/// A day in a clause of its own that ends the instrument: …，2026年12月31日废止. In a clause that names another instrument it is
/// that one's.
fn ends_itself(text: &str) -> Option<Date> {
    let titled = |clause: &str| clause.contains(['《', units::NUMBER]);
    let clauses: Vec<&str> = text.split([',', ';', '。']).collect();
    // 本通知所列《甲办法》等不再作为依据，自…起失效: of what was named before.
    let own = |pair: &&[&str]| !(titled(pair[1]) || titled(pair[0]) && pair[1].starts_with(units::FROM));
    clauses.windows(2).filter(own).map(|pair| pair[1]).find_map(|clause| {
        let from = clause.trim_start_matches([units::TO, units::FROM, '到', '于', '截', '并']);
        let (day, bytes) = date::day_at(from)?;
        Class::EndsItself.starts(from.get(bytes..)?.trim_start_matches(units::ON)).map(|_| day)
    })
}

/// The last day of `2025年底`, `2025年12月底`, `2025年6月`.
pub(super) fn end_of_period(text: &str) -> Option<Date> {
    let (when, bytes) = date::when_at(text, Calendar::Common).filter(|(when, _)| when.year.is_some())?;
    if when.month.is_some() {
        return When { day: None, ..when }.last();
    }
    let rest = text.get(bytes..)?;
    ["底", "末", "年底", "年末"].iter().any(|w| rest.starts_with(w)).then(|| when.last())?
}

/// Months of force of the text itself: 有效期五年, 试行期限为6个月, 试行两年半.
pub(super) fn term(text: &str) -> Option<i32> {
    let own = |found: &regex::Captures<'_>| found.get(0).is_some_and(|term| is_of_itself(text, term.start()));
    let found = TERM.captures_iter(text).find(own)?;
    // 试点期为二年，期满后自动失效: the trial is that of the text.
    let count = found.get(1).or(found.get(2))?;
    date::months_at(text.get(count.start()..)?).map(|(months, _)| months)
}
