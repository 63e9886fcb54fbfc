//! What a sentence does to other instruments: 《甲》同时废止, 暂停执行《乙》第六条, 《丙》有效期延长至….

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::force::EffectKind;
use super::force_days::{SINCE, last_day};
use super::text::View;
use crate::issue::Date;
use crate::zh::date::{self, Calendar};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{numeral, units};

/// A number that stands without a title: 云政发〔2021〕7号, 第3/2010號行政法規.
pub(super) static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "[^\\s,、。;:()《》0-9\\[\\]]{1,14}\\[[0-9]{4}\\][0-9]{1,5}号|第[0-9]{1,4}/[0-9]{4}号(?:{counted-paper}|{instrument})",
    )
});
/// What of an instrument is named behind it: a part (第三条, 中有关收费的规定), a date of another version.
static PART: LazyLock<Regex> = LazyLock::new(|| pattern("^(?:第|中|附件|附表|规定|关于|有关)"));
/// What stands behind a part and belongs to the sentence.
static BEHIND_PART: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?:{effect-adverb}|{day-lead}[^,;。自从于]{2,24}?(?:起|日|时))+$"));
/// Behind an instrument: it is no more than a time (《甲办法》施行前已印发的…).
static TIME: LazyLock<Regex> =
    LazyLock::new(|| pattern("^(?:{comes-into-force}|{made-public})(?:之?[日时前后]|以[来前后])"));
/// An instrument that takes the place of others: 本规程代替《…》.
static OWN_PLACE: LazyLock<Regex> = LazyLock::new(|| pattern("本(?:{own-kind})*{instrument}(?:{replaces})"));

/// What a sentence does to instruments, in the sentence's own bytes.
pub(super) struct Doing {
    /// What is done.
    pub kind: EffectKind,
    /// Where the instruments stand.
    pub stretch: Range<usize>,
    /// The instruments stand before the word that says what is done, so that the last clause goes on to it.
    pub before: bool,
    /// A list of instruments follows.
    pub listed: bool,
    /// From when.
    pub from: Option<Date>,
    /// Until when.
    pub until: Option<Date>,
}

/// The words of a sentence that say what is done.
fn verbs(view: &View<'_>, text: &str) -> Vec<(Range<usize>, EffectKind)> {
    let classes = [
        (Class::Repeals, EffectKind::Repeal),
        (Class::Stops, EffectKind::Stop),
        (Class::Lapses, EffectKind::Lapse),
        (Class::Suspends, EffectKind::Suspend),
        (Class::Prolongs, EffectKind::Prolong),
        (Class::Replaces, EffectKind::Replace),
        (Class::Amends, EffectKind::Amend),
        (Class::AmendsThese, EffectKind::Amend),
        (Class::AmendsWhenDecided, EffectKind::Amend),
    ];
    let mut found: Vec<(Range<usize>, EffectKind)> = Vec::new();
    for (class, kind) in classes.into_iter().filter(|(class, _)| view.has(*class)) {
        found.extend(class.find_iter(text).filter(|at| !is_quoted(text, at.start)).map(|at| (at, kind)));
    }
    found.sort_by_key(|(at, _)| (at.start, std::cmp::Reverse(at.end)));
    let mut end = 0;
    found.retain(|(at, kind)| {
        let (before, after) = (text.get(..at.start).unwrap_or(""), text.get(at.end..).unwrap_or(""));
        let fits = at.start >= end && is_effect(text, (before, after), at, *kind);
        end = if fits { at.end } else { end };
        fits
    });
    found
}

/// Whether a place stands in a title.
fn is_quoted(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let open = |opens: char, closes: char| {
        before.rfind(opens).is_some_and(|from| before.rfind(closes).is_none_or(|to| to < from))
    };
    open('《', '》') || open('「', '」') || open('“', '”')
}

/// Whether a word for an effect says that it is done here.
fn is_effect(text: &str, (before, after): (&str, &str), at: &Range<usize>, kind: EffectKind) -> bool {
    let word = text.get(at.clone()).unwrap_or("");
    let clause = before.rsplit([',', ';', ':', '。']).next().unwrap_or(before);
    let untitled = outside_titles(clause);
    let close = clause.rfind(['》', '」']).and_then(|at| clause.get(at..)).unwrap_or(clause);
    if before.ends_with(['不', '未', '非']) || Class::Plans.within(&untitled) || Class::Past.within(close) {
        return false;
    }
    if Class::BehindEffect.starts(after).is_some() && !follows(after) {
        return false;
    }
    match kind {
        EffectKind::Replace => OWN_PLACE.find_iter(text).any(|own| own.end() == at.end) || clause.contains("由本"),
        EffectKind::Prolong => {
            Class::Prolongs.is(word)
                && (word.contains("有效") || word.ends_with(units::TO) || Class::TermWord.within(text))
        }
        EffectKind::Amend if Class::AmendsWhenDecided.is(word) => text.contains("决定"),
        EffectKind::Amend if Class::AmendsThese.is(word) => {
            let decided = clause.is_empty() || Class::Decides.ends(clause).is_some();
            after.starts_with('「') && decided || after.starts_with('《') && decided && !clause.is_empty()
        }
        _ => true,
    }
}

/// A clause without its titles.
fn outside_titles(clause: &str) -> String {
    let mut depth = 0;
    clause
        .chars()
        .filter(|c| {
            depth += i32::from(matches!(c, '《' | '「')) - i32::from(matches!(c, '》' | '」'));
            depth <= 0
        })
        .collect()
}

/// Whether a text begins with an instrument that what stands before it is done to.
fn follows(after: &str) -> bool {
    let clause = after.split([',', ';', '。', ':']).next().unwrap_or("");
    after.starts_with(['《', '「'])
        || NUMBER.find(after).is_some_and(|m| m.start() == 0)
        || clause.contains('《') && !clause.starts_with(['后', '前'])
}

/// What a sentence of a block does to other instruments; `public`: the day on which it was made public.
pub(super) fn doings(view: &View<'_>, text: &str, public: Option<Date>) -> Vec<Doing> {
    let verbs = verbs(view, text);
    let mut found = Vec::new();
    let mut from = 0;
    for (n, (verb, kind)) in verbs.iter().enumerate() {
        let (before, after) = (text.get(from..verb.start).unwrap_or(""), text.get(verb.end..).unwrap_or(""));
        let next = verbs.get(n + 1).map(|(next, _)| next.start);
        let takes = !matches!(kind, EffectKind::Amend if !Class::AmendsThese.is(text.get(verb.clone()).unwrap_or("")));
        let behind = takes && follows(after);
        let stretch = if behind {
            let end = end_behind(text, verb.end, next);
            verb.end..end
        } else {
            from..verb.start
        };
        from = if behind { stretch.end } else { verb.end };
        let listed = Class::ListedBelow.within(before) && (after.contains(':') || bare(after).is_empty())
            || Class::ListedBelow.starts(after).is_some();
        let own = own_day(before, public);
        let (mut first, mut until) = (own.or_else(|| day_behind(after).filter(|_| behind)), None);
        match kind {
            EffectKind::Prolong => until = last_day(text),
            EffectKind::Suspend => {
                if let Some((one, last)) = range_of(text) {
                    (first, until) = (Some(one), Some(last));
                }
            }
            _ => {}
        }
        found.push(Doing { kind: *kind, stretch, before: !behind, listed, from: first, until });
    }
    found
}

/// Where the instruments behind a verb end: with the clause group, before what leads to the next verb.
fn end_behind(text: &str, from: usize, next: Option<usize>) -> usize {
    let end = text.get(from..).and_then(|t| t.find([';', '。'])).map_or(text.len(), |at| from + at);
    let Some(next) = next.filter(|next| *next < end) else { return end };
    text.get(from..next).and_then(|t| t.rfind([',', ';'])).map_or(next, |at| from + at)
}

fn bare(after: &str) -> &str {
    after.trim_end_matches(['。', ';', ','])
}

/// The day that an effect names for itself: 自2024年1月1日起废止, 自本通知印发之日起. The day on which a repealed instrument was issued
/// (2019年3月1日印发的《…》) is not it.
fn own_day(before: &str, public: Option<Date>) -> Option<Date> {
    let leads = before.char_indices().rev().filter(|(_, c)| Class::DayLead.has(*c)).take(4);
    let leads: Vec<usize> = leads.map(|(at, c)| at + c.len_utf8()).collect();
    for at in leads {
        let since = before.get(at..)?;
        let whole = |rest: &str| {
            let rest = rest.strip_prefix(units::ON).unwrap_or(rest);
            rest.is_empty() || rest.starts_with(',') || Class::EffectAdverb.starts(rest).is_some()
        };
        let calendar = if since.starts_with(numeral::is_numeral) { Calendar::Republic } else { Calendar::Common };
        if let Some((day, bytes)) = date::day_in(since, calendar)
            && whole(since.get(bytes..).unwrap_or(""))
        {
            return Some(day);
        }
        if let Some(day) = SINCE.find(since).filter(|m| m.start() <= 12 * 3)
            && whole(since.get(day.end()..).unwrap_or(""))
        {
            return public;
        }
    }
    None
}

/// The day that follows what is ended: 废止《…》，自2024年4月1日起施行.
fn day_behind(after: &str) -> Option<Date> {
    after.split([',', ';']).skip(1).find_map(|clause| {
        let since = clause.strip_prefix(|c| Class::DayLead.has(c))?;
        let (day, bytes) = date::day_at(since)?;
        let rest = since.get(bytes..)?.trim_start_matches(units::ON);
        Class::ComesIntoForce.starts(rest).map(|_| day)
    })
}

/// 自2024年4月1日至2024年12月31日: the first and the last day.
fn range_of(text: &str) -> Option<(Date, Date)> {
    text.char_indices().filter(|(_, c)| Class::DayLead.has(*c)).take(8).find_map(|(at, c)| {
        let since = text.get(at + c.len_utf8()..)?;
        let (first, bytes) = date::day_at(since)?;
        let rest = since.get(bytes..)?;
        let rest = rest.strip_prefix(units::ON).unwrap_or(rest).trim_start_matches(',');
        let (last, _) = date::day_at(rest.strip_prefix([units::TO, '到', '-'])?)?;
        Some((first, last))
    })
}

/// What is done to a cited instrument: to all of it, or to a part; `None`: nothing. `rest`: what follows the citation up to the
/// next one or the end of the stretch. `last`: the word that says what is done stands right behind. `goes_on`: what is done is no end, so
/// that 继续实施 may be said of it.
pub(super) fn part_of(rest: &str, last: bool, goes_on: bool) -> Option<Option<Range<usize>>> {
    if TIME.is_match(rest) {
        return None;
    }
    let end = rest.find([',', ';']).unwrap_or(rest.len());
    let own = rest.get(..end)?.trim_end_matches(|c| Class::Joins.has(c));
    let whole = own.trim_start_matches(units::OF);
    let skipped = own.len() - whole.len();
    if PART.is_match(whole) {
        let kept = BEHIND_PART.find(whole).map_or(whole.len(), |m| m.start());
        return Some(Some(skipped..skipped + kept).filter(|r| !r.is_empty()));
    }
    // 《甲办法》有效期届满，自行失效
    let joined = whole.is_empty()
        || Class::TermWord.starts(whole).is_some()
        || goes_on && Class::GoesOn.starts(whole).is_some()
        || whole.starts_with([units::LIST, '和', '及', '与', '等', '(', '文', '并', '以']);
    (joined || last && end == rest.len()).then_some(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_an_instrument_tells_which_part_is_meant() {
        let part =
            |rest: &str, last| part_of(rest, last, false).map(|p| p.and_then(|p| rest.get(p)).map(str::to_owned));
        assert_eq!(part("第三条、第五条同时", true), Some(Some("第三条、第五条".into())));
        assert_eq!(part("第十条第二款自2024年7月1日起", true), Some(Some("第十条第二款".into())));
        assert_eq!(part("同时", true), Some(None));
        assert_eq!(part("已经会议通过,现予公布,", true), None);
        assert_eq!(part("施行前已印发的", true), None);
        assert_eq!(part(",", false), Some(None));
        assert_eq!(part("继续有效,", false), None);
        assert_eq!(part_of("继续有效,", false, true), Some(None));
    }
}
