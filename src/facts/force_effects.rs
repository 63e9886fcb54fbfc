//! What a sentence does to other instruments: 《甲》同时废止, 暂停执行《乙》第六条, 《丙》有效期延长至….

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::force::EffectKind;
use super::force_area::area_before;
use super::force_days::{SINCE, last_day, since_day};
use super::force_parts::{BEHIND_PART, names_another, paper_kind};
use super::text::View;
use crate::issue::Date;
use crate::zh::date::{self, Calendar};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{chars, numeral, units};

/// A number that stands without a title: 云政发〔2021〕7号, 第3/2010號行政法規.
pub(super) static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:[^\\s,、。;:()《》0-9\\[\\]]{1,8}\\([^()0-9]{1,3}\\))?[^\\s,、。;:()《》0-9\\[\\]]{1,14}\\[[0-9]{4}\\]第?[0-9]{1,5}号|第[0-9]{1,4}/[0-9]{4}号(?:{counted-paper}|{instrument})",
    )
});
/// A standard's number that stands without a title: GB 27791-2011.
pub(super) static STANDARD: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"[A-Z]{1,6}\d{0,4}(?:/[A-Z]{1,4})*\d[\d.]*-\d{2,4}"));
/// How the words for an event end.
static EVENT_END: LazyLock<Regex> = LazyLock::new(|| pattern("^[^,;。]{2,60}(?:{occasion-end})$"));
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
    /// It is done on an event of which the text names no day: 在过渡期结束后废止.
    pub open: bool,
    /// Until when.
    pub until: Option<Date>,
    /// Where, when that is not everywhere.
    pub area: Option<Range<usize>>,
    /// What the clause of the verb names as what it is done to, where that is no citation: 该批复, 本决定附件所列法律.
    pub object: Option<Range<usize>>,
}

/// So many words of a sentence are asked whether they say what is done: five times as many as a decision that changes a
/// whole list of papers in one sentence has.
const MOST_WORDS: usize = 256;

/// The words of a sentence that say what is done.
fn verbs(view: &View<'_>, text: &str) -> Vec<(Range<usize>, EffectKind)> {
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
    // What stands before and behind is read for each of them.
    found.truncate(MOST_WORDS);
    let mut end = 0;
    found.retain(|(at, kind)| {
        let (before, after) = (text.get(..at.start).unwrap_or(""), text.get(at.end..).unwrap_or(""));
        let fits = at.start >= end && is_effect(text, (before, after), at, *kind);
        end = if fits { at.end } else { end };
        fits
    });
    found
}

/// Where in a text titles and quotes stand: each with its closing mark.
fn quoted(text: &str) -> Vec<Range<usize>> {
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
fn is_in(stretches: &[Range<usize>], at: usize) -> bool {
    stretches.get(stretches.partition_point(|stretch| stretch.end <= at)).is_some_and(|stretch| stretch.start <= at)
}

/// Whether a place stands between quotation marks.
pub(super) fn is_in_quotes(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    before.rfind('“').is_some_and(|from| before.rfind('”').is_none_or(|to| to < from))
}

/// What makes the contrary of the word behind it.
const NOT: [char; 3] = ['不', '未', '非'];

/// Whether what stands behind a verb tells, before the title, which instrument is meant: 废止不符合上位法的《甲办法》. 应废止未废止的《甲办法》 says
/// that it was not done.
fn is_attribute(after: &str) -> bool {
    let clause = after.split([',', ';', ':', '。']).next().unwrap_or(after);
    let told = clause.find(['《', '「']).and_then(|at| clause.get(..at)).and_then(|told| told.strip_suffix(units::OF));
    told.is_some_and(|told| ![Class::Repeals, Class::Stops, Class::Lapses].iter().any(|class| class.within(told)))
}

/// Whether a word for an effect says that it is done here.
fn is_effect(text: &str, (before, after): (&str, &str), at: &Range<usize>, kind: EffectKind) -> bool {
    // What the text quotes says nothing about what it does.
    let unquoted = outside_quotes(before);
    let before = unquoted.as_deref().unwrap_or(before);
    let clause = before.rsplit([',', ';', ':', '。']).next().unwrap_or(before);
    let untitled = outside_titles(clause);
    let close = clause.rfind(['》', '」']).and_then(|at| clause.get(at..)).unwrap_or(clause);
    // 符合要求的，可不再执行: each may.
    let may = Class::LeftOpen.ends(before).is_some();
    // 不予废止, 无需废止, 严禁擅自停止执行, 应废止未废止的文件
    let denied = before.ends_with(NOT)
        || after.starts_with(NOT) && !is_attribute(after)
        || Class::Denies.ends(before).is_some()
        || Class::Forbids.within(&untitled);
    if may || denied || Class::Plans.within(&untitled) || Class::Past.within(close) {
        return false;
    }
    // 未列入废止目录的《甲办法》: the name of a list.
    if Class::Catalogue.strip_start(after).is_some_and(|rest| rest.starts_with(units::OF)) {
        return false;
    }
    let below = Class::ListedBelow.starts(after).is_some();
    // 暂停执行的《甲办法》: of which something else is told.
    let told = after.strip_prefix(units::OF).is_some_and(|rest| Class::ListedBelow.starts(rest).is_none());
    if told
        || Class::BehindEffect.starts(after).is_some() && !below && !follows(after)
        || Class::Perfect.starts(after).is_some()
    {
        return false;
    }
    // 延长《甲》有效期的通知 is a name.
    if names_paper(after)
        || is_ahead(before, clause)
        || depends_on(before)
        || has_object(after, kind) && !follows(after) && !below
    {
        return false;
    }
    says_kind(text, (before, clause, after), at, kind)
}

/// Whether a word for an effect of a kind says so in these surroundings: what stands before it, the clause of that, and what follows.
fn says_kind(text: &str, (before, clause, after): (&str, &str, &str), at: &Range<usize>, kind: EffectKind) -> bool {
    let word = text.get(at.clone()).unwrap_or("");
    match kind {
        EffectKind::Replace => {
            let standard = STANDARD.find(after).is_some_and(|m| m.start() == 0);
            standard || OWN_PLACE.find_iter(text).any(|own| own.end() == at.end) || clause.contains("由本")
        }
        // 宪法第十一条增加规定：“…”
        EffectKind::Amend if Class::AmendsIfQuoted.is(word) => after.trim_start_matches(':').starts_with('“'),
        EffectKind::Amend if Class::Deletes.is(word) => after.starts_with(['《', '「']),
        // 继续实施，有效期至…; 继续有效 alone prolongs nothing.
        EffectKind::Prolong if Class::GoesOn.is(word) => last_day(after).is_some() && Class::TermWord.within(after),
        EffectKind::Prolong => {
            // 将…规定的试点期限延长至…: of an instrument that ends by itself.
            let limit =
                || Class::Granted.ends(clause).is_some() && clause.contains('》') && after.starts_with(units::TO);
            Class::Prolongs.is(word)
                && (word.contains("有效") || word.ends_with(units::TO) || Class::TermWord.within(text) || limit())
        }
        EffectKind::Amend if Class::AmendsWhenDecided.is(word) => {
            // 一、对《甲条例》作出修改: the head of a part of a decision.
            let led = before.starts_with(|c| Class::NumberLead.has(c));
            let head = led && Class::EffectAdverb.starts(word).is_none() && bare(after).is_empty();
            // 二、对下列规章的部分条款予以修改
            let listed = led && Class::ListedBelow.within(clause) && bare(after.trim_end_matches(':')).is_empty();
            head || listed || text.contains("决定")
        }
        EffectKind::Amend if Class::AmendsThese.is(word) => {
            // 请某局研究修改《甲办法》: somebody else is to do it.
            let asked = Class::DutyLead.starts(clause).is_some_and(|lead| clause.len() > lead.len());
            let decided = (clause.is_empty() || Class::Decides.ends(clause).is_some()) && !asked;
            after.starts_with('「') && decided || after.starts_with('《') && decided && !clause.is_empty()
        }
        _ => true,
    }
}

/// Whether what stands before a word in its sentence says that it is meant, or depends on something: 建议条例通过后，…, 1998年….
fn is_ahead(before: &str, clause: &str) -> bool {
    let sentence = before.rsplit('。').next().unwrap_or(before);
    let mut clauses = sentence.split([',', ';', ':']);
    let own = |c: &str| c.contains(units::THIS);
    clauses
        .any(|c| is_time_told(c) || Class::PlansAhead.starts(c).is_some() || Class::Once.ends(c).is_some() && !own(c))
        || Class::Once.within(clause) && !own(clause)
}

/// Whether the clause before is a condition of its own: 对实践证明不宜调整的，恢复实施《…》, 未按期重新公布的，《甲办法》自动失效.
fn depends_on(before: &str) -> bool {
    let group = before.rsplit([';', '。']).next().unwrap_or(before);
    let mut clauses = group.rsplit(',');
    let (own, last) = (clauses.next().unwrap_or(""), clauses.next().unwrap_or(""));
    // 主要内容已被上位法代替的，《甲办法》予以废止; …不一致的，决定废止《甲办法》: what has happened, or was decided, is a ground.
    if Class::Perfect.within(last) || Class::Decides.within(own) {
        return false;
    }
    let marked = Class::ObjectMark.starts(last).is_some() || Class::AnyThat.starts(last).is_some();
    let condition = last.ends_with(units::OF) || marked && Class::OfCondition.ends(last).is_some();
    condition && !last.contains(['《', '「']) && !NUMBER.is_match(last)
}

/// Whether a verb goes on with what it is done to, and that is no instrument: 暂停执行就未成年子女的管养令, 停止实施该项行政审批.
fn has_object(after: &str, kind: EffectKind) -> bool {
    let plain = after.chars().next().is_some_and(|c| chars::is_han(c) && !numeral::is_numeral(c));
    let ends = kind.ends() && kind != EffectKind::Replace || matches!(kind, EffectKind::Suspend | EffectKind::Resume);
    let goes_on = Class::Joins.starts(after).is_some()
        || Class::BehindVerb.starts(after).is_some()
        || Class::ListedBelow.starts(after).is_some()
        || Class::ThisForm.starts(after).is_some();
    ends && plain && !goes_on
}

/// Whether a clause is nothing but a time of which is told: 2024年, 今年以来.
fn is_time_told(clause: &str) -> bool {
    let rest = numeral::counted(clause, units::YEAR, 4).map_or(clause, |(_, rest)| rest);
    rest.is_empty() && !clause.is_empty() || Class::TimeTold.is(rest)
}

/// A clause without its titles, and without what made the instruments public that stand in it: 国家发展计划委员会令第8号发布的《…》.
fn outside_titles(clause: &str) -> String {
    let (mut depth, mut out, mut piece) = (0, String::new(), 0);
    for c in clause.chars() {
        match c {
            '《' | '「' => {
                depth += 1;
                let own = out.get(piece..).unwrap_or("");
                let said = own.strip_suffix(units::OF).unwrap_or(own);
                if depth == 1 && Class::MadePublic.ends(said).is_some() {
                    // 1995年6月20日市计划委员会发布的《…》: from its day on.
                    let day = own.find(units::YEAR).map(|at| piece + at);
                    let whole = own.contains(units::NUMBER).then_some(piece);
                    out.truncate(whole.or(day).unwrap_or(out.len()));
                }
            }
            '》' | '」' => {
                depth -= 1;
                piece = out.len();
            }
            _ if depth <= 0 => out.push(c),
            _ => {}
        }
    }
    out
}

/// A text without what it quotes; `None` where it quotes nothing.
fn outside_quotes(text: &str) -> Option<String> {
    if !text.contains('“') {
        return None;
    }
    let mut depth = 0;
    let outside = text.chars().filter(|c| {
        depth += i32::from(*c == '“');
        let keeps = depth == 0;
        depth -= i32::from(*c == '”' && depth > 0);
        keeps
    });
    Some(outside.collect())
}

/// Whether titles that a text begins with go on to the name of a paper about them: 《甲》、《乙》的决定.
fn names_paper(after: &str) -> bool {
    let mut rest = after;
    while rest.starts_with('《') {
        let mut depth = 0;
        let close = rest.char_indices().find(|(_, c)| {
            depth += i32::from(*c == '《') - i32::from(*c == '》');
            depth == 0
        });
        let Some(behind) = close.and_then(|(at, c)| rest.get(at + c.len_utf8()..)) else { return false };
        let next = Class::Joins.strip_start(behind).unwrap_or(behind);
        if !next.starts_with('《') {
            return names_another(behind);
        }
        rest = next;
    }
    false
}

/// Whether a text begins with an instrument that what stands before it is done to.
fn follows(after: &str) -> bool {
    let clause = after.split([',', ';', '。', ':']).next().unwrap_or("");
    // 废止规章1件：《甲办法》
    let counted = clause.chars().count() <= LONGEST_COUNT
        && after.get(clause.len()..).is_some_and(|rest| rest.starts_with(":《") || rest.starts_with(":「"));
    after.starts_with(['《', '「'])
        || counted
        || STANDARD.find(after).is_some_and(|m| m.start() == 0)
        || NUMBER.is_match(clause)
        || clause.contains('《') && !clause.starts_with(['后', '前'])
}

/// Characters that may stand between a verb and the colon before what it is done to.
const LONGEST_COUNT: usize = 16;

/// What a sentence of a block does to other instruments; `public`: the day on which it was made public.
pub(super) fn doings(view: &View<'_>, text: &str, public: Option<Date>) -> Vec<Doing> {
    let verbs = verbs(view, text);
    let clauses = Clauses::of(text);
    // 自…起，各县不再受理申请；《甲》…: of what the clause right behind it says.
    let right = clauses.second.as_ref();
    let led = verbs.first().zip(right).is_some_and(|((verb, _), right)| right.contains(&verb.start));
    let mut over_all = day_over_all(text, public).filter(|_| led);
    let mut found = Vec::new();
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
        let (mut first, mut until) = (
            own.or_else(|| day_behind(after).filter(|_| behind))
                .or(over_all.filter(|_| kind.ends() && !on_event(before))),
            None,
        );
        match kind {
            EffectKind::Prolong => until = last_day(text),
            EffectKind::Suspend => {
                if let Some((one, last)) = range_of(text) {
                    (first, until) = (Some(one), Some(last));
                } else {
                    // 暂停执行至2024年12月31日
                    let right = after.strip_prefix(units::TO).and_then(date::day_at);
                    until = since_until(text).or(right.map(|(day, _)| day));
                }
            }
            _ => {}
        }
        let open = first.is_none() && *kind != EffectKind::Amend && on_event(before);
        let area = placed.map(|(_, area)| area);
        found.push(Doing { kind: *kind, stretch, before: !behind, listed, from: first, open, until, area, object });
    }
    found
}

/// What the words before a verb say that it is done to, where they name no instrument by its title or number: of …，该批复不再适用
/// the words 该批复. Clauses that tell how or when (经研究, 自本通知印发之日起) are passed over.
fn object(text: &str, stretch: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(stretch.clone())?;
    let mut end = words.len();
    while end > 0 {
        let start = words.get(..end)?.rfind([',', ';']).map_or(0, |at| at + 1);
        let clause = words.get(start..end)?;
        // What an article said that is changed says nothing of what is done.
        if is_in_quotes(words, start) {
            end = start.saturating_sub(1);
            continue;
        }
        if clause.contains(['《', '「']) || NUMBER.is_match(clause) || STANDARD.is_match(clause) {
            return None;
        }
        let bare = BEHIND_PART.find(clause).map_or(clause, |m| clause.get(..m.start()).unwrap_or(clause));
        let marked = Class::ObjectMark.starts(bare).is_some() || Class::ThatOne.starts(bare).is_some();
        let bare = bare.trim_start_matches(|c| Class::NumberLead.has(c));
        // …，决定予以废止: that it is decided.
        let decided = Class::Decides.ends(bare).is_some();
        let short = bare.chars().count() <= LONGEST_OBJECT && paper_kind(bare).is_some() && !decided;
        if marked || short && !bare.starts_with(units::NTH) {
            let at = stretch.start + start + (bare.as_ptr() as usize - clause.as_ptr() as usize);
            return Some(at..at + bare.len());
        }
        end = start.saturating_sub(1);
    }
    None
}

/// Characters of the longest name of a paper that is not called by its title.
const LONGEST_OBJECT: usize = 6;

/// Whether the words right before the one for an effect name an event: 在过渡期结束后, 待新标准发布后. What happens to the text itself
/// (本办法施行后) happens on its own day.
fn on_event(before: &str) -> bool {
    let clause = before.rsplit([',', ';', '。']).next().unwrap_or(before);
    let clause = BEHIND_PART.find(clause).map_or(clause, |m| clause.get(..m.start()).unwrap_or(clause));
    let since = clause.rfind(|c| Class::EventLead.has(c)).and_then(|at| clause.get(at..)).unwrap_or("");
    EVENT_END.is_match(since) && !since.contains(units::THIS)
}

/// Where in the words before a verb begins what it is done to, where a word marks that: 根据《甲》（以下简称《乙》），现对《丙》作如下修改.
fn marked_object(before: &str) -> usize {
    let mut depth = 0;
    let mut last = 0;
    let mut start = 0;
    for (at, c) in before.char_indices() {
        depth += i32::from(matches!(c, '《' | '「' | '(' | '“')) - i32::from(matches!(c, '》' | '」' | ')' | '”'));
        if depth > 0 || !matches!(c, ',' | ';' | ':' | '。') {
            continue;
        }
        last = marked_clause(before, start..at).unwrap_or(last);
        start = at + c.len_utf8();
    }
    marked_clause(before, start..before.len()).unwrap_or(last)
}

/// Where a clause begins that a word for what something is done to begins, perhaps behind 现 or 决定, and that names an instrument.
fn marked_clause(text: &str, clause: Range<usize>) -> Option<usize> {
    let words = text.get(clause.clone())?.trim_start_matches(['”', '’']);
    // 二、将《甲》第三条修改为
    let label =
        words.find(units::LIST).filter(|at| words.get(..*at).is_some_and(|l| l.chars().all(numeral::is_numeral)));
    let words = label.and_then(|at| words.get(at + units::LIST.len_utf8()..)).unwrap_or(words);
    let bare = Class::EffectAdverb.strip_start(words).unwrap_or(words);
    let bare = Class::Decides
        .find_iter(bare)
        .last()
        .filter(|at| at.end < 60)
        .and_then(|at| bare.get(at.end..))
        .unwrap_or(bare);
    (Class::ObjectMark.starts(bare).is_some() && bare.contains('《')).then_some(clause.start)
}

/// Where the instruments behind a verb end: with the clause group, before what leads to the next verb, and before a clause about what stays
/// (废止《甲》等2件规章，保留《乙》等30件).
fn end_behind(text: &str, clauses: &Clauses, from: usize, next: Option<usize>, kind: EffectKind) -> usize {
    let end = text.get(from..).and_then(|t| t.find([';', '。'])).map_or(text.len(), |at| from + at);
    let end = if kind.ends() { clauses.before_kept(from..end) } else { end };
    let Some(next) = next.filter(|next| *next < end) else { return end };
    text.get(from..next).and_then(|t| t.rfind([',', ';'])).map_or(next, |at| from + at)
}

/// The clauses of a sentence, gathered once for all its verbs.
struct Clauses {
    /// Where its first comma stands that is in no title and not quoted, and where the clause behind that ends.
    second: Option<Range<usize>>,
    /// Those commas behind which a clause says of its instruments that they stay.
    kept: Vec<usize>,
}

impl Clauses {
    fn of(text: &str) -> Self {
        let quoted = quoted(text);
        let (mut commas, mut ends) = (Vec::new(), Vec::new());
        for (at, c) in text.char_indices().filter(|(_, c)| matches!(c, ',' | ';' | '。')) {
            let comma = c == ',' && !is_in(&quoted, at);
            if comma || c != ',' {
                ends.push(at);
            }
            if comma {
                commas.push(at);
            }
        }
        let end = |at: usize| ends.get(ends.partition_point(|end| *end <= at)).copied().unwrap_or(text.len());
        let stays = |at: &usize| {
            let clause = text.get(at + 1..end(*at)).unwrap_or("");
            clause.contains('《') && Class::Kept.within(&outside_titles(clause))
        };
        let kept = if Class::Kept.within(text) { commas.iter().copied().filter(stays).collect() } else { Vec::new() };
        Self { second: commas.first().map(|at| *at..end(*at)), kept }
    }

    /// Where in a stretch the first clause begins that says of its instruments that they stay; the stretch's end without one.
    fn before_kept(&self, stretch: Range<usize>) -> usize {
        let first = self.kept.get(self.kept.partition_point(|at| *at < stretch.start)).copied();
        first.filter(|at| *at < stretch.end).unwrap_or(stretch.end)
    }
}

fn bare(after: &str) -> &str {
    after.trim_end_matches(['。', ';', ','])
}

/// The day that an effect names for itself: 自2024年1月1日起废止, 自本通知印发之日起. The day on which a repealed instrument was issued
/// (2019年3月1日印发的《…》) is not it.
fn own_day(before: &str, public: Option<Date>, kind: EffectKind) -> Option<Date> {
    let leads = before.char_indices().rev().filter(|(_, c)| Class::DayLead.has(*c)).take(4);
    let leads: Vec<usize> = leads.map(|(at, c)| at + c.len_utf8()).collect();
    for at in leads {
        let since = before.get(at..)?;
        let whole = |rest: &str| {
            let rest = rest.strip_prefix(units::ON).unwrap_or(rest);
            // 自2025年1月1日起实施，代替GB 27791-2011
            let replaces = kind == EffectKind::Replace;
            let rest = Class::ComesIntoForce.strip_start(rest).filter(|_| replaces).unwrap_or(rest);
            rest.is_empty() || rest.starts_with(',') || Class::EffectAdverb.starts(rest).is_some()
        };
        let calendar = if since.starts_with(numeral::is_numeral) { Calendar::Republic } else { Calendar::Common };
        if let Some((day, bytes)) = date::day_in(since, calendar)
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
    None
}

/// The day with which a sentence begins, and which holds for all that follows: 自2025年6月1日起，甲发〔2008〕3号停止执行；《乙》不再执行.
fn day_over_all(text: &str, public: Option<Date>) -> Option<Date> {
    let (clause, _) = text.split_once(',')?;
    let since = clause.strip_prefix(|c| Class::DayLead.has(c))?.strip_suffix(units::ON)?;
    let (day, bytes) = since_day(since, public)?;
    (bytes == since.len()).then_some(day)
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

/// 自即日起至2026年6月30日: the last day.
fn since_until(text: &str) -> Option<Date> {
    text.match_indices(units::TO).find_map(|(at, to)| {
        let since = text.get(..at)?.ends_with(units::ON);
        let (day, _) = date::day_at(text.get(at + to.len()..)?)?;
        since.then_some(day)
    })
}

/// 自2024年4月1日至2024年12月31日: the first and the last day.
fn range_of(text: &str) -> Option<(Date, Date)> {
    let leads = text.char_indices().filter(|(_, c)| Class::DayLead.has(*c) || matches!(c, ',' | ';' | '。')).take(16);
    std::iter::once(0).chain(leads.map(|(at, c)| at + c.len_utf8())).find_map(|at| {
        let since = text.get(at..)?;
        let (first, bytes) = date::day_at(since)?;
        let rest = since.get(bytes..)?;
        let rest = rest.strip_prefix(units::ON).unwrap_or(rest).trim_start_matches(',');
        let rest = rest.strip_prefix([units::TO, '到', '-'])?;
        // 自2024年4月1日至6月30日: of the same year.
        let last = date::day_at(rest).or_else(|| date::day_of_year_at(rest, first.year()));
        let (last, _) = last.filter(|(last, _)| *last >= first)?;
        Some((first, last))
    })
}
