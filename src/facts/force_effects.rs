//! What a sentence does to other instruments: 《甲》同时废止, 暂停执行《乙》第六条, 《丙》有效期延长至….

mod asserted;
mod days;
mod objects;
mod serials;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::force::EffectKind;
use super::force_area::area_before;
use super::force_days::{last_day, last_of_term, since_day, term};
use super::force_parts::BEHIND_PART;
use super::text::View;
use crate::issue::Date;
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{date, units};
pub(super) use asserted::outside_titles;
use asserted::{follows, is_effect};
use days::{day_behind, day_over_all, leads_to_day, own_day, range_of, since_until};
use objects::{Clauses, end_behind, marked_object, object};
pub(super) use serials::{is_serial, serial_start};

/// A number that stands without a title: 云政发〔2021〕7号, 第3/2010號行政法規.
pub(super) static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:[^\\s,、。;:()《》0-9\\[\\]]{1,8}\\([^()0-9]{1,3}\\))?[^\\s,、。;:()《》0-9\\[\\]]{1,14}\\[[0-9]{4}\\]第?[0-9]{1,5}号|第[0-9]{1,4}/[0-9]{4}号(?:{counted-paper}|{instrument})\
         |第[0-9]{1,4}/[0-9]{2}/[A-Z]号(?:{counted-paper}|{instrument})\
         |(?:[^\\s,、。;:()《》「」0-9\\[\\]{numeral}日]{0,2}\\({numeral}{1,3}\\))?[^\\s,、。;:()《》「」0-9\\[\\]{numeral}日]{1,12}字第[{numeral}○〇]{5,14}号\
         |[^\\s,、。;:()《》0-9\\[\\]]{0,20}{counted-paper}[0-9]{4}年第[0-9]{1,5}号|[0-9]{4}年第[0-9]{1,5}号{counted-paper}",
    )
});
/// A standard's number that stands without a title: GB 27791-2011.
pub(super) static STANDARD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[A-Z]{1,6}\d{0,4}(?:/[A-Z]{1,4})*\d[\d.]*-\d{2,4}"));
/// How the words for an event end.
static EVENT_END: LazyLock<Regex> = LazyLock::new(|| pattern("^[^,;。]{2,60}(?:{occasion-end})$"));
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
    /// It is done on an event of which the text names no day (在过渡期结束后废止), or from a day that it does not say surely.
    pub open: bool,
    /// 同时: on the day of what was told before.
    pub same_time: bool,
    /// Until when.
    pub until: Option<Date>,
    /// It is done until an event of which the text names no day: 直至国务院另行决定.
    pub lasts: bool,
    /// It is done as long as the text itself is in force: 直至本通知有效期届满.
    pub with_itself: bool,
    /// Where, when that is not everywhere.
    pub area: Option<Range<usize>>,
    /// What the clause of the verb names as what it is done to, where that is no citation: 该批复, 本决定附件所列法律.
    pub object: Option<Range<usize>>,
}

impl Doing {
    /// Moves its places on by so many bytes.
    fn shift(&mut self, by: usize) {
        let places = [Some(&mut self.stretch), self.area.as_mut(), self.object.as_mut()];
        for place in places.into_iter().flatten() {
            *place = place.start + by..place.end + by;
        }
    }
}

/// So many words of a sentence are asked together whether they say what is done: five times as many as a decision that
/// changes a whole list of papers in one sentence has. What stands before and behind is read for each of them.
const MOST_WORDS: usize = 256;

/// The words of a sentence that may say what is done.
fn words(view: &View<'_>, text: &str) -> Vec<(Range<usize>, EffectKind)> {
    let classes = [
        (Class::Repeals, EffectKind::Repeal),
        (Class::Stops, EffectKind::Stop),
        (Class::Lapses, EffectKind::Lapse),
        (Class::Suspends, EffectKind::Suspend),
        (Class::Resumes, EffectKind::Resume),
        (Class::Prolongs, EffectKind::Prolong),
        (Class::Replaces, EffectKind::Replace),
        (Class::Amends, EffectKind::Amend),
        (Class::AmendsThese, EffectKind::Amend),
        (Class::AmendsWhenDecided, EffectKind::Amend),
        (Class::Deletes, EffectKind::Amend),
        (Class::AmendsIfQuoted, EffectKind::Amend),
    ];
    let quoted = quoted(text);
    let mut found: Vec<(Range<usize>, EffectKind)> = Vec::new();
    for (class, kind) in classes.into_iter().filter(|(class, _)| view.has(*class)) {
        found.extend(class.find_iter(text).filter(|at| !is_in(&quoted, at.start)).map(|at| (at, kind)));
    }
    found.sort_by_key(|(at, _)| (at.start, std::cmp::Reverse(at.end)));
    found
}

/// Those of the words that say what is done.
fn verbs(text: &str, words: &[(Range<usize>, EffectKind)]) -> Vec<(Range<usize>, EffectKind)> {
    let mut found = words.to_vec();
    let mut end = 0;
    found.retain(|(at, kind)| {
        let (before, after) = (text.get(..at.start).unwrap_or(""), text.get(at.end..).unwrap_or(""));
        let fits = at.start >= end && is_effect(text, (before, after), at, *kind);
        end = if fits { at.end } else { end };
        fits
    });
    found
}

/// A sentence in stretches, of which none has more words than are asked together: cut at the last mark before the next word.
fn stretches(text: &str, words: &[(Range<usize>, EffectKind)]) -> Vec<(Range<usize>, Range<usize>)> {
    let quoted = quoted(text);
    let (mut found, mut start, mut first) = (Vec::new(), 0, 0);
    while let Some(next) = words.get(first + MOST_WORDS) {
        let mark = |(at, c): &(usize, char)| matches!(c, ',' | ';') && !is_in(&quoted, start + at);
        let own = text.get(start..next.0.start).unwrap_or("");
        let cut = own.char_indices().rev().find(mark).map(|(at, _)| start + at);
        // A mark before the first word parts nothing.
        let last = |cut: usize| words.partition_point(|(at, _)| at.start < cut);
        let (cut, upto) = cut
            .map(|cut| (cut, last(cut)))
            .filter(|(_, upto)| *upto > first)
            .unwrap_or((next.0.start, first + MOST_WORDS));
        found.push((start..cut, first..upto));
        (start, first) = (cut, upto);
    }
    found.push((start..text.len(), first..words.len()));
    found
}

/// Where in a text titles and quotes stand: each with its closing mark.
pub(super) fn quoted(text: &str) -> Vec<Range<usize>> {
    let (mut found, mut open, mut start) = (Vec::new(), [false; 3], 0);
    for (at, c) in text.char_indices() {
        let Some((kind, opens)) = mark(c) else { continue };
        let inside = open.contains(&true);
        if let Some(one) = open.get_mut(kind) {
            *one = opens;
        }
        match (inside, open.contains(&true)) {
            (false, true) => start = at + 1,
            (true, false) => found.push(start..at + 1),
            _ => {}
        }
    }
    if open.contains(&true) {
        found.push(start..text.len());
    }
    found
}

/// Which pair of marks a character is of, and whether it opens.
fn mark(c: char) -> Option<(usize, bool)> {
    let pairs = [('《', '》'), ('「', '」'), ('“', '”')];
    pairs.iter().enumerate().find_map(|(n, (opens, closes))| match c {
        c if c == *opens => Some((n, true)),
        c if c == *closes => Some((n, false)),
        _ => None,
    })
}

/// Whether a place stands in one of these stretches.
pub(super) fn is_in(stretches: &[Range<usize>], at: usize) -> bool {
    stretches.get(stretches.partition_point(|stretch| stretch.end <= at)).is_some_and(|stretch| stretch.start <= at)
}

/// Whether a place stands between quotation marks.
pub(super) fn is_in_quotes(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    before.rfind('“').is_some_and(|from| before.rfind('”').is_none_or(|to| to < from))
}

/// What a sentence of a block does to other instruments; `public`: the day on which it was made public.
pub(super) fn doings(view: &View<'_>, text: &str, public: Option<Date>) -> Vec<Doing> {
    let words = words(view, text);
    let (mut found, mut over_all) = (Vec::new(), None);
    for (stretch, own) in stretches(text, &words) {
        let inside =
            |(at, kind): &(Range<usize>, EffectKind)| (at.start - stretch.start..at.end - stretch.start, *kind);
        let own: Vec<_> = words.get(own).unwrap_or_default().iter().map(inside).collect();
        let first = found.len();
        over_all = doings_of(text.get(stretch.clone()).unwrap_or(""), &own, (over_all, public), &mut found);
        for doing in found.iter_mut().skip(first) {
            doing.shift(stretch.start);
        }
    }
    found
}

/// What a stretch of a sentence does, with the words in it. `over_all`: the day that holds for it, by what stands before it in the sentence;
/// given back for what follows.
fn doings_of(
    text: &str,
    words: &[(Range<usize>, EffectKind)],
    (over_all, public): (Option<Date>, Option<Date>),
    found: &mut Vec<Doing>,
) -> Option<Date> {
    let verbs = verbs(text, words);
    let clauses = Clauses::of(text);
    // 自…起，各县不再受理申请；《甲》…: of what the clause right behind it says.
    let right = clauses.second.as_ref();
    let led = verbs.first().zip(right).is_some_and(|((verb, _), right)| right.contains(&verb.start));
    let leading = day_over_all(text, public);
    let mut over_all = leading.filter(|_| led).or(over_all);
    let mut from = 0;
    for (n, (verb, kind)) in verbs.iter().enumerate() {
        let (before, after) = (text.get(from..verb.start).unwrap_or(""), text.get(verb.end..).unwrap_or(""));
        let next = verbs.get(n + 1).map(|(next, _)| next.start);
        let word = text.get(verb.clone()).unwrap_or("");
        let takes = *kind != EffectKind::Amend || Class::AmendsThese.is(word) || Class::Deletes.is(word);
        // 增加一条，作为《解释》第七条
        let added = Class::AsPart.strip_start(after.trim_start_matches(',')).filter(|t| t.starts_with('《'));
        let added = added.filter(|_| *kind == EffectKind::Amend).map(|t| text.len() - t.len());
        let behind = takes && follows(after) || added.is_some();
        // 《甲》第三条在甲区暂停实施: the place is no part of the instrument.
        let placed = matches!(kind, EffectKind::Suspend | EffectKind::Resume);
        let placed = placed.then(|| area_before(text, from, verb.start)).flatten();
        let stretch = if behind {
            let end = end_behind(text, &clauses, verb.end, next, *kind);
            added.unwrap_or(verb.end)..end
        } else {
            let start = from + marked_object(before);
            let cited = |at: &usize| text.get(start..*at).is_some_and(|t| t.contains(['》', '」']));
            start..placed.as_ref().map(|(at, _)| *at).filter(cited).unwrap_or(verb.start)
        };
        from = if behind { stretch.end } else { verb.end };
        let object = if behind { None } else { object(text, stretch.clone()) };
        let listed = Class::ListedBelow.within(before) && (after.contains(':') || bare(after).is_empty())
            || Class::ListedBelow.starts(after).is_some()
            // 废止： over the items of an article.
            || before.is_empty() && after == ":";
        let own = own_day(before, public, *kind);
        // 自…起，废止《甲》，停止执行《乙》
        over_all = own.filter(|day| behind || over_all == Some(*day)).or(over_all.filter(|_| own.is_none()));
        let first = own
            .or_else(|| day_behind(after).filter(|_| behind))
            .or(over_all.filter(|_| kind.ends() && !on_event(before) && !leads_to_day(before)));
        let (first, until) = from_and_until(text, after, *kind, first);
        let lasts = *kind == EffectKind::Suspend && until.is_none() && until_event(before, after);
        // 自…起，按新标准收费；《甲》废止: whether the day is that of the repeal, too, or it ends at once, is not said.
        let unsaid = leading.is_some() && kind.ends();
        let unread = || first.is_none() && leads_to_day(before);
        let open = first.is_none() && *kind != EffectKind::Amend && (on_event(before) || unsaid || unread());
        let area = placed.map(|(_, area)| area);
        let with_itself = until.is_none() && lasts_as_itself(after);
        found.push(Doing {
            kind: *kind,
            stretch,
            before: !behind,
            listed,
            from: first,
            open,
            same_time: Class::SameTime.ends(before).is_some(),
            until,
            lasts,
            with_itself,
            area,
            object,
        });
    }
    over_all
}

/// From when and until when something is done, as far as a stretch says so; `first`: the day that was found for it, `after`: what follows
/// the verb.
fn from_and_until(text: &str, after: &str, kind: EffectKind, first: Option<Date>) -> (Option<Date>, Option<Date>) {
    match kind {
        EffectKind::Prolong => (first, last_day(text).or_else(|| until_day(after))),
        EffectKind::Suspend => match range_of(text) {
            Some((first, last)) => (Some(first), Some(last)),
            None => {
                // 暂停执行至2024年12月31日
                let right = after.strip_prefix(units::TO).and_then(date::day_at);
                // 自2032年10月1日起，暂停适用《…》，试行期二年. Behind other words, or before 的, the time is that of something else.
                let of_term = || {
                    let clause = after.split([';', '。']).next()?.split(',').nth(1)?;
                    Class::TermWord.starts(clause).filter(|_| !clause.contains(units::OF))?;
                    last_of_term(first?, term(clause)?)
                };
                (first, since_until(text).or(right.map(|(day, _)| day)).or_else(|| until_day(after)).or_else(of_term))
            }
        },
        _ => (first, None),
    }
}

/// The day that a sentence names at its start (自2030年1月1日起，停止征收河道采砂附加费); `Some(None)` where its words for the day are not read.
pub(super) fn leading_day(sentence: &str, public: Option<Date>) -> Option<Option<Date>> {
    let since = sentence.strip_prefix(|c| Class::DayLead.has(c))?;
    let clause = since.split([',', ';']).next()?;
    let led = clause.contains(units::ON) && Class::SelfWord.starts(since).is_none();
    led.then(|| since_day(since, public).map(|(day, _)| day))
}

/// The one day on which a text says that something comes into force: 自2030年1月1日起施行, 并自即日生效. `None` where it says several (第三条自…起施行); what
/// stands in parentheses, or before 的, tells of an instrument (自2020年3月1日起施行的《乙》).
pub(super) fn coming_day(text: &str, public: Option<Date>) -> Option<Date> {
    let text = without_parentheses(text);
    let leads = text.char_indices().filter(|(_, c)| Class::DayLead.has(*c)).take(MOST_LEADS);
    let mut days = leads.filter_map(|(at, c)| {
        let since = text.get(at + c.len_utf8()..)?;
        let (day, bytes) = since_day(since, public)?;
        let rest = since.get(bytes..)?.trim_start_matches(units::ON);
        let behind = rest.strip_prefix(Class::ComesIntoForce.starts(rest)?)?;
        Some(day).filter(|_| !behind.starts_with(units::OF))
    });
    let first = days.next()?;
    days.all(|day| day == first).then_some(first)
}

/// A text without what stands in parentheses. It is asked of a whole sentence for each of its verbs, and most sentences have none.
pub(super) fn without_parentheses(text: &str) -> Cow<'_, str> {
    if !text.contains('(') {
        return Cow::Borrowed(text);
    }
    let mut depth = 0_usize;
    let outside = |c: &char| {
        let was = depth;
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        was == 0 && depth == 0
    };
    Cow::Owned(text.chars().filter(outside).collect())
}

/// Words that may lead to a day and that are looked at in a sentence.
const MOST_LEADS: usize = 8;

/// The day until which something is done, in the clause behind the verb's own: …，直至2033年12月31日.
fn until_day(after: &str) -> Option<Date> {
    let clause = after.split([';', '。']).next()?;
    let led = clause.get(Class::UntilEvent.find(clause)?.end..)?;
    date::day_at(led).map(|(day, _)| day)
}

/// Whether the words behind a verb say that something is done until the text's own force ends.
fn lasts_as_itself(after: &str) -> bool {
    let clause = after.split([';', '。']).next().unwrap_or(after);
    clause.match_indices(units::THIS).any(|(at, _)| {
        let led = clause.get(..at).is_some_and(|t| {
            Class::UntilEvent.ends(t).is_some() || t.ends_with(units::TO) || Class::ByLead.ends(t).is_some()
        });
        led && clause.get(at..).and_then(own_end).is_some()
    })
}

/// What follows the words for the text itself and for the end of its force: 本通知有效期届满.
fn own_end(text: &str) -> Option<&str> {
    let mut rest = text.strip_prefix(units::THIS)?;
    while let Some(kind) = Class::OwnKind.strip_start(rest).filter(|_| Class::Instrument.starts(rest).is_none()) {
        rest = kind;
    }
    let rest = Class::Instrument.strip_start(rest)?;
    let rest = Class::OfMark.strip_start(rest).unwrap_or(rest);
    let rest = Class::TermWord.strip_start(rest).unwrap_or(rest);
    Class::RunsOut.strip_start(rest).or_else(|| Class::Lapses.strip_start(rest))
}

/// Whether the words around a verb say until what event something is suspended: 直至国务院另行决定, 在新办法出台前.
fn until_event(before: &str, after: &str) -> bool {
    let ahead = before.split([',', ';', '。']).any(|clause| Class::BeforeWord.ends(clause).is_some());
    // 至新办法施行之日止, 待新办法施行后恢复
    let until = |clause: &str| {
        let event = clause.starts_with(|c| Class::EventLead.has(c)) && Class::EventEnd.within(clause);
        clause.starts_with(units::TO) || event
    };
    ahead || Class::UntilEvent.within(after) || after.split(',').skip(1).any(until)
}

/// Whether the words right before the one for an effect name an event: 在过渡期结束后, 待新标准发布后. What happens to the text itself
/// (本办法施行后) happens on its own day.
fn on_event(before: &str) -> bool {
    let clause = before.rsplit([',', ';', '。']).next().unwrap_or(before);
    let clause = BEHIND_PART.find(clause).map_or(clause, |m| clause.get(..m.start()).unwrap_or(clause));
    // 新办法实施之日起: without a word that leads to it.
    let since = clause.rfind(|c| Class::EventLead.has(c)).and_then(|at| clause.get(at..)).unwrap_or(clause);
    // 执行期满后自行废止
    // 有效期至2024年12月31日，到期自动失效
    EVENT_END.is_match(since) && !since.contains(units::THIS) || is_run_out(clause) || Class::RunsOut.is(clause)
}

/// Whether words end with a time that is over: 试行期满后, 有效期届满之日起.
fn is_run_out(words: &str) -> bool {
    Class::EventEnd.strip_end(words).is_some_and(|told| Class::RunsOut.ends(told).is_some())
}

/// A text without the mark at its end.
fn bare(after: &str) -> &str {
    after.trim_end_matches(['。', ';', ','])
}
