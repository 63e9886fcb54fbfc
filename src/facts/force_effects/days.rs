//! The days that a sentence names for an effect.

use super::asserted::outside_titles;
use super::{NUMBER, without_parentheses};
use crate::facts::force::EffectKind;
use crate::facts::force_days::{SINCE, since_day};
use crate::issue::Date;
use crate::zh::date::{self, Calendar};
use crate::zh::lexicon::Class;
use crate::zh::{numeral, units};

/// The day that an effect names for itself: 自2024年1月1日起废止, 自本通知印发之日起. The day on which a repealed instrument was issued
/// (2019年3月1日印发的《…》) is not it.
pub(super) fn own_day(before: &str, public: Option<Date>, kind: EffectKind) -> Option<Date> {
    let leads = before.char_indices().rev().filter(|(_, c)| Class::DayLead.has(*c) || Class::ByWhom.has(*c)).take(4);
    // 有效期由2024年12月31日延长至…: what is prolonged goes on from no day but 自…起.
    let prolongs = kind == EffectKind::Prolong;
    let leads = leads.filter(|(_, c)| !(prolongs && Class::ByWhom.has(*c)));
    let leads: Vec<usize> = leads.map(|(at, c)| at + c.len_utf8()).collect();
    for at in leads {
        let since = before.get(at..)?;
        let whole = |rest: &str| {
            if prolongs && !rest.starts_with(units::ON) {
                return false;
            }
            let rest = rest.strip_prefix(units::ON).unwrap_or(rest);
            // 自2025年1月1日起实施，代替GB 27791-2011
            let replaces = kind == EffectKind::Replace;
            let rest = Class::ComesIntoForce.strip_start(rest).filter(|_| replaces).unwrap_or(rest);
            // 自…起，按新标准收费；《甲》废止: of what stands up to the mark.
            let goes_on = rest.starts_with(',') && !outside_titles(rest).contains(';');
            rest.is_empty() || goes_on || Class::EffectAdverb.starts(rest).is_some() || is_named_only(rest)
        };
        let calendar = if since.starts_with(numeral::is_numeral) { Calendar::Republic } else { Calendar::Common };
        if let Some((day, bytes)) = date::day_in(since, calendar)
            && whole(since.get(bytes..).unwrap_or(""))
        {
            return Some(day);
        }
        // 自公布后一年废止
        if !since.starts_with(numeral::is_numeral)
            && let Some((day, bytes)) = since_day(since, public)
            && whole(since.get(bytes..).unwrap_or(""))
        {
            return Some(day);
        }
        // 自《乙条例》公布之日起: another's.
        if let Some(day) = SINCE.find(since).filter(|m| m.start() <= 12 * 3)
            && !since.get(..day.start()).is_some_and(|own| own.contains(['《', '》']))
            && whole(since.get(day.end()..).unwrap_or(""))
        {
            return public;
        }
    }
    // 2024年5月1日起《甲办法》停止执行
    let clause = before.rsplit([',', ';', '。', ':']).next().unwrap_or(before);
    let (day, bytes) = date::day_at(clause)?;
    let rest = clause.get(bytes..)?.strip_prefix(units::ON)?;
    (rest.is_empty() || Class::EffectAdverb.starts(rest).is_some() || is_named_only(rest)).then_some(day)
}

/// Whether a text is nothing but instruments: of 自…起甲局公告2017年第14号废止 what stands behind the day.
fn is_named_only(text: &str) -> bool {
    let outside = outside_titles(text);
    let numbers = NUMBER.find_iter(&outside).count();
    let rest = NUMBER.replace_all(&outside, "");
    let mut rest = rest.split(|c| matches!(c, '(' | ')') || Class::Joins.has(c));
    (numbers > 0 || outside.len() < text.len()) && rest.all(|word| word.is_empty() || Class::CitedPaper.is(word))
}

/// Whether the clause that a text ends with leads to a day or an event (自…后, 自…起).
pub(super) fn leads_to_day(before: &str) -> bool {
    let before = without_parentheses(before);
    let clause = before.rsplit([',', ';', '。']).next().unwrap_or("");
    let untitled = outside_titles(clause);
    let behind = |at: usize| untitled.get(at..)?.strip_prefix(units::FROM);
    // 自行废止, 各自
    let in_word = |at: usize| {
        Class::NoAdverb.find_iter(&untitled).any(|word| word.contains(&at))
            || behind(at).is_some_and(|rest| Class::SelfWord.starts(rest).is_some())
    };
    let mut leads = untitled.match_indices(units::FROM).map(|(at, _)| at).filter(|at| !in_word(*at));
    leads.any(|at| {
        let Some(rest) = behind(at).filter(|rest| Class::EventEnd.within(rest)) else { return false };
        // 自2020年3月1日起施行的《乙》: of the instrument.
        let attribute = Class::EventEnd.find_iter(rest).last().and_then(|end| rest.get(end.end..));
        if attribute.is_some_and(|behind| behind.contains(units::OF)) {
            return false;
        }
        // 自本办法施行之日起, 自公布起, 自本决定发布后: on the day of the text itself, where no length of time follows (公布后半年).
        let rest = Class::EffectAdverb.strip_end(rest).unwrap_or(rest);
        !(is_own_publication(rest) || rest.contains(units::THIS) && rest.ends_with([units::ON, units::DAY]))
    })
}

/// Whether words tell of the publication of the text itself, and of no time behind it: 公布起, 本决定发布后, 通知印发后.
fn is_own_publication(words: &str) -> bool {
    let Some(at) = Class::MadePublic.find(words) else { return false };
    let (lead, behind) = (words.get(..at.start).unwrap_or(""), words.get(at.end..).unwrap_or(""));
    let own = lead.is_empty() || lead.starts_with(units::THIS) || Class::OwnNoun.is(lead) || Class::Instrument.is(lead);
    own && !behind.contains(|c| numeral::is_numeral(c) || c == units::YEAR)
}

/// The day with which a sentence begins, and which holds for all that follows: 自2025年6月1日起，甲发〔2008〕3号停止执行；《乙》不再执行.
pub(super) fn day_over_all(text: &str, public: Option<Date>) -> Option<Date> {
    let (clause, _) = text.split_once(',')?;
    // 2025年6月1日，《甲》废止
    if let Some((day, _)) = date::day_at(clause).filter(|(_, bytes)| *bytes == clause.len()) {
        return Some(day);
    }
    let led = clause.strip_prefix(|c| Class::DayLead.has(c));
    let since = led.unwrap_or(clause).strip_suffix(units::ON)?;
    // 2025年5月1日零时起
    let since = since.strip_suffix('时').map_or(since, |hour| hour.trim_end_matches(numeral::is_numeral));
    // 2025年6月1日起，…
    let (day, bytes) = if led.is_some() { since_day(since, public)? } else { date::day_at(since)? };
    (bytes == since.len()).then_some(day)
}

/// The day that follows what is ended: 废止《…》，自2024年4月1日起施行.
pub(super) fn day_behind(after: &str) -> Option<Date> {
    after.split([',', ';']).skip(1).find_map(|clause| {
        let since = clause.strip_prefix(|c| Class::DayLead.has(c))?;
        let (day, bytes) = date::day_at(since)?;
        let rest = since.get(bytes..)?.trim_start_matches(units::ON);
        Class::ComesIntoForce.starts(rest).map(|_| day)
    })
}

/// 自即日起至2026年6月30日: the last day.
pub(super) fn since_until(text: &str) -> Option<Date> {
    text.match_indices(units::TO).find_map(|(at, to)| {
        let since = text.get(..at)?.ends_with(units::ON);
        let (day, _) = date::day_at(text.get(at + to.len()..)?)?;
        since.then_some(day)
    })
}

/// 自2024年4月1日至2024年12月31日: the first and the last day.
pub(super) fn range_of(text: &str) -> Option<(Date, Date)> {
    let leads =
        text.char_indices().filter(|(_, c)| Class::DayLead.has(*c) || matches!(c, ',' | ';' | '。' | '(')).take(16);
    std::iter::once(0).chain(leads.map(|(at, c)| at + c.len_utf8())).find_map(|at| {
        let since = text.get(at..)?;
        let (first, bytes) = date::day_at(since)?;
        let rest = since.get(bytes..)?;
        let rest = rest.strip_prefix(units::ON).unwrap_or(rest).trim_start_matches(',');
        let rest = rest.strip_prefix([units::TO, '到', '-'])?;
        // 自2024年4月1日至6月30日: of the same year.
        let of_month = || {
            let (day, after) = numeral::counted(rest, units::DAY, 3)?;
            Some((Date::new(first.year(), first.month(), day)?, rest.len() - after.len()))
        };
        // 2025年10月1日至8日: of the same month.
        let last = date::day_at(rest).or_else(|| date::day_of_year_at(rest, first.year())).or_else(of_month);
        let (last, _) = last.filter(|(last, _)| *last >= first)?;
        Some((first, last))
    })
}
