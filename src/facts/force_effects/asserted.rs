//! Whether a word for an effect says, where it stands, that it is done: what denies it, what it depends on, what it is the name of.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{NUMBER, STANDARD, bare, is_run_out, lasts_as_itself, until_day, without_parentheses};
use crate::facts::force::EffectKind;
use crate::facts::force_area::area_before;
use crate::facts::force_days::last_day;
use crate::facts::force_parts::names_another;
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{chars, date, numeral, units};

/// An instrument that takes the place of others: 本规程代替《…》.
static OWN_PLACE: LazyLock<Regex> = LazyLock::new(|| pattern("本(?:{own-kind})*{instrument}(?:{replaces})"));

/// A clause that says of an instrument told of before that it goes on, until something perhaps: 新办法出台前仍继续执行, 原办法继续有效.
static ITSELF_GOES_ON: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^在?(?:[^的在]{1,24}(?:{before-word}|{inside-word}))?(?:经[^,;。的]{1,12}?)?(?:现?决定)?(?:[该本原]{instrument})?(?:{effect-adverb}|{stays}|[可将暂])*(?:{goes-on})(?:至[^,;。]*)?$",
    )
});
/// Clauses from a verb on in which it is looked for that the instrument goes on.
const NEAR_CLAUSES: usize = 4;
/// What makes the contrary of the word behind it.
const NOT: [char; 3] = ['不', '未', '非'];

/// Whether what stands behind a verb tells, before the title, which instrument is meant: 废止不符合上位法的《甲办法》. 应废止未废止的《甲办法》 says
/// that it was not done.
fn is_attribute(after: &str) -> bool {
    let clause = after.split([',', ';', ':', '。']).next().unwrap_or(after);
    let told = clause.find(['《', '「']).and_then(|at| clause.get(..at)).and_then(|told| told.strip_suffix(units::OF));
    told.is_some_and(|told| ![Class::Repeals, Class::Stops, Class::Lapses].iter().any(|class| class.within(told)))
}

/// A clause from the title on that is right before the verb, where what stands before it tells which instrument is meant: 《乙办法》同时 of
/// 拟建项目管理的《乙办法》同时废止. In 拟将不适用的《乙办法》废止 the mark of the object says that the repeal itself is meant, and without 同时
/// (拟由市政府发布的《乙办法》废止) it may be.
fn without_attribute<'a>(clause: &'a str, after: &str) -> &'a str {
    let title = clause.find(['《', '「']).filter(|_| !follows(after));
    let told = title.and_then(|at| clause.get(..at)).filter(|told| told.ends_with(units::OF));
    let closes = Class::SameTime.ends(clause).is_some();
    let told = told.filter(|told| closes && !Class::ObjectMark.within(told) && Class::IfLead.starts(told).is_none());
    told.and_then(|told| clause.get(told.len()..)).unwrap_or(clause)
}

/// Whether a clause denies the day that it names: 并不自今日废止.
fn is_denied_day(clause: &str) -> bool {
    clause
        .char_indices()
        .filter(|(_, c)| Class::DayLead.has(*c))
        .any(|(at, _)| clause.get(..at).is_some_and(|lead| lead.ends_with(NOT)))
}

/// Whether a word for an effect says that it is done here.
pub(super) fn is_effect(text: &str, (before, after): (&str, &str), at: &Range<usize>, kind: EffectKind) -> bool {
    // What the text quotes says nothing about what it does.
    let unquoted = outside_quotes(before);
    let before = unquoted.as_deref().unwrap_or(before);
    let clause = before.rsplit([',', ';', ':', '。']).next().unwrap_or(before);
    let untitled = outside_titles(clause);
    let close = clause.rfind(['》', '」']).and_then(|at| clause.get(at..)).unwrap_or(clause);
    // 符合要求的，可不再执行: each may. 是否废止《甲办法》; 《甲办法》于2001年被废止.
    let may = [Class::LeftOpen, Class::AsksWhether].iter().any(|class| class.ends(before).is_some());
    // 不予废止, 无需废止, 严禁擅自停止执行, 应废止未废止的文件
    let denied = before.ends_with(NOT)
        || after.starts_with(NOT) && !is_attribute(after)
        || Class::Denies.ends(before).is_some()
        || is_denied_day(&untitled)
        || Class::Forbids.within(&untitled);
    let stays = kind == EffectKind::Lapse && goes_on(after);
    let by_leave = text.get(at.clone()).is_some_and(|word| kind == EffectKind::Suspend && lets_suspend(word, clause));
    let plain = outside_titles(without_attribute(clause, after));
    let meant = |at: Range<usize>| !(by_leave && Class::Authorizes.is(plain.get(at).unwrap_or("")));
    // 计划生育委员会印发的《甲办法》: a word of an office's name plans nothing.
    let in_word = |at: &Range<usize>| Class::NoPlan.find_iter(&plain).any(|word| word.contains(&at.start));
    let meant = Class::Plans.find_iter(&plain).filter(|at| !in_word(at)).any(meant);
    // 正在研究修订《甲条例》; 经市政府研究修订 says that it was decided.
    let weighed = Class::Considers.strip_end(&untitled).is_some_and(|who| !Class::PassedBy.within(who));
    // 国务院2001年废止《甲办法》 tells of what was done in a year, or in a month.
    let then = ends_with_year(clause);
    if may || stays || denied || meant || weighed || then || Class::Past.within(close) {
        return false;
    }
    // 未列入废止目录的《甲办法》: the name of a list.
    if Class::Catalogue.strip_start(after).is_some_and(|rest| rest.starts_with(units::OF)) {
        return false;
    }
    // 停止执行期限届满后，…: a time of which something else is told. 暂停执行期限延长一年: and one that is longer now.
    // 应废止《甲办法》: somebody is to do it. 《甲办法》应同时废止 says that it is done.
    if is_ground_or_time(clause, after) || follows(after) && Class::Modal.ends(before).is_some() {
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
        || is_ahead(before, clause, after)
        || depends_on(before)
        || has_object(after, kind) && !follows(after) && !below
    {
        return false;
    }
    let no_longer = text.get(at.clone()).is_some_and(|word| Class::NoLonger.is(word));
    (!no_longer || ends_itself(before, clause, after)) && says_kind(text, (before, clause, after), at, kind)
}

/// Whether what stands around a word for an effect makes of it a ground, or a time of which something else is told: 停止执行期限届满后，…;
/// 暂停执行期间，适用《乙办法》; 暂停执行期限延长一年; 因《甲办法》废止，现停止收费.
fn is_ground_or_time(clause: &str, after: &str) -> bool {
    let over = is_run_out(after.split([',', ';', '。']).next().unwrap_or(""));
    let longer = Class::BehindVerb.strip_start(after).is_some_and(|rest| Class::Prolongs.starts(rest).is_some());
    let meanwhile = Class::WhileEnd.strip_start(after).is_some_and(|rest| rest.starts_with([',', units::OF]));
    let ground = Class::SaysOf.strip_start(clause).is_some_and(|rest| rest.starts_with('《') && rest.ends_with('》'));
    over || longer || meanwhile || ground && after.starts_with(',')
}

/// What may stand beside the titles in a clause of which the instruments themselves are what is no longer carried out.
static BESIDE_TITLES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:{effect-adverb}|{decides}|{joins}|{object-mark}|{cited-paper}|{listed-below}|{step}|{term-word}|(?:{runs-out})$|[()、]|{day-lead}(?:{numeral}|[本民即同]|中华|{made-public})[^,;。自从于]{0,24}?(?:起|日|时))*$",
    )
});

/// Whether what is no longer carried out is an instrument, or an article of one, and nothing that it holds or leaves out: 《甲规划》中的乙项目不再实施,
/// 不再实施《丙方案》以外的项目. The clause ends there, or the titles follow and end it.
fn ends_itself(before: &str, clause: &str, after: &str) -> bool {
    let own = after.split([',', ';', '。']).next().unwrap_or(after);
    let named = |words: &str| {
        let outside = outside_titles(words);
        let outside = NUMBER.replace_all(&outside, "");
        BESIDE_TITLES.is_match(&outside)
    };
    let names = |words: &str| words.contains(['》', '」']) || NUMBER.is_match(words);
    // 《甲办法》有效期届满，不再施行
    let runs_out = |words: &str| Class::RunsOut.ends(words).is_some();
    let right = before.rsplit([';', ':', '。']).next().unwrap_or(before);
    let told = right.strip_suffix(',').filter(|told| clause.is_empty() && !told.contains(',') && runs_out(told));
    let clause = told.unwrap_or(clause);
    let above = own.is_empty() && names(clause);
    let below = own.starts_with(['《', '「', ':']) || NUMBER.find(own).is_some_and(|m| m.start() == 0);
    (above || below) && named(clause) && named(own.trim_start_matches(':'))
}

/// Whether a clause behind the verb says that the instrument goes on: 《甲办法》到期后自行失效，新办法出台前继续执行. What has a subject of its
/// own says it of something else: 已经发放的证照继续有效.
fn goes_on(after: &str) -> bool {
    let mut behind = after.split_inclusive([',', ';', '。']).take(NEAR_CLAUSES);
    let mut comma = behind.next().is_some_and(|first| first.ends_with(','));
    behind.any(|clause| {
        let same = comma;
        comma = comma && clause.ends_with(',');
        let clause = clause.trim_end_matches([',', ';', '。']);
        same && !clause.contains(['《', '「']) && ITSELF_GOES_ON.is_match(clause)
    })
}

/// Whether an assembly suspends an instrument by letting the government do so: 授权国务院在甲区暂时调整适用《乙法》. An office that
/// is let do so has yet to do it.
fn lets_suspend(word: &str, clause: &str) -> bool {
    let whom = Class::Authorizes.find(clause).and_then(|at| clause.get(at.end..)).unwrap_or("");
    // 授权国务院暂时停止适用《乙法》, 授权国务院在试点期间暂时调整适用《乙法》
    let place = area_before(whom, 0, whom.len()).map(|(place, _)| place);
    let place =
        place.or_else(|| whom.find(|c| Class::AreaLead.has(c)).filter(|_| Class::WhileEnd.ends(whom).is_some()));
    let whom = whom.get(..place.unwrap_or(whom.len())).unwrap_or("");
    Class::SuspendsByLeave.is(word)
        && (Class::Government.ends(whom).is_some() || Class::Organ.is(whom) || Class::ByLeave.is(whom))
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
        EffectKind::Prolong if Class::GoesOn.is(word) => {
            let day = last_day(after).is_some() && Class::TermWord.within(after);
            day || until_day(after).is_some() || lasts_as_itself(after)
        }
        // 暂停执行期限延长一年: not its own time.
        EffectKind::Prolong if of_suspension(before) => false,
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
            let head =
                led && Class::EffectAdverb.starts(word).is_none() && bare(after.trim_end_matches(':')).is_empty();
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

/// Whether words end with what the time is called for which something is suspended: 暂停执行期限.
fn of_suspension(before: &str) -> bool {
    Class::BehindVerb
        .strip_end(before)
        .is_some_and(|verb| [Class::Suspends, Class::Stops].iter().any(|class| class.ends(verb).is_some()))
}

/// Whether what stands before a word in its sentence says that it is meant, or depends on something: 建议条例通过后，…, 1998年….
fn is_ahead(before: &str, clause: &str, after: &str) -> bool {
    // 《甲办法》（甲局，1999年3月1日）废止: what stands in brackets tells of the instrument.
    let sentence = without_parentheses(before.rsplit('。').next().unwrap_or(before));
    let mut clauses = sentence.split([',', ';', ':']);
    let own = |c: &str| c.contains(units::THIS);
    // 2001年5月1日，国务院废止《甲办法》 and …，甲政发〔2001〕8号废止《甲办法》 tell of what was done; of 2031年5月1日，《甲办法》废止, …，甲政发〔2020〕8号文件废止
    // and …，决定废止 it is the day.
    let paper = Class::FormerOwn.strip_start(clause).unwrap_or(clause);
    let numbered = !after.starts_with(['《', '「']) && NUMBER.find(paper).is_some_and(|m| m.start() == 0);
    let led = paper.starts_with('《') || numbered;
    let who = !clause.is_empty() && !led && !Class::Decides.within(clause);
    let on_day = |c: &str| who && date::day_at(c).is_some_and(|(_, bytes)| bytes == c.len());
    clauses.any(|c| is_time_told(c) || on_day(c) || plans_ahead(without_attribute(c, after)) || is_event(c) && !own(c))
        || Class::Once.within(clause) && !own(clause)
}

/// Whether a clause begins with what makes a plan or a condition of the sentence. 计划生育委员会印发的《甲办法》 begins with another word.
fn plans_ahead(clause: &str) -> bool {
    Class::PlansAhead.starts(clause).is_some() && Class::NoPlan.starts(clause).is_none()
}

/// Whether a clause is an event on which the rest of its sentence depends: 条例通过后, 新标准实施之日. 自公布之日 is a day.
fn is_event(clause: &str) -> bool {
    let led = || clause.starts_with(|c| Class::DayLead.has(c));
    // 新办法实施之日起; 公布之日起 is that of the text.
    let day = clause.strip_suffix(units::ON).filter(|day| !Class::MadePublic.within(day)).unwrap_or(clause);
    Class::Once.ends(clause).is_some() || Class::OnDayOf.ends(day).is_some() && !led()
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

/// Whether words end with a year or a month in which something was done, and no day: 国务院2001年, 于2001年5月. 自2001年 is when it begins.
fn ends_with_year(words: &str) -> bool {
    let near = words.char_indices().rev().take(LONGEST_MONTH).filter(|(_, c)| numeral::is_numeral(*c));
    near.map(|(at, _)| at).any(|at| {
        let (before, rest) = (words.get(..at).unwrap_or(""), words.get(at..).unwrap_or(""));
        let told = date::when_at(rest, date::Calendar::Common);
        let whole = told.is_some_and(|(when, bytes)| when.year.is_some() && when.day.is_none() && bytes == rest.len());
        whole && !before.ends_with(numeral::is_numeral) && !before.ends_with(units::FROM)
    })
}

/// Characters of the longest words for a month of a year: 二〇〇一年十二月.
const LONGEST_MONTH: usize = 8;

/// Whether a clause is nothing but a time of which is told: 2024年, 今年以来.
fn is_time_told(clause: &str) -> bool {
    let rest = numeral::counted(clause, units::YEAR, 4).map_or(clause, |(_, rest)| rest);
    rest.is_empty() && !clause.is_empty() || Class::TimeTold.is(rest)
}

/// A clause without its titles, and without what made the instruments public that stand in it: 国家发展计划委员会令第8号发布的《…》.
pub(in crate::facts) fn outside_titles(clause: &str) -> String {
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
pub(super) fn follows(after: &str) -> bool {
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
