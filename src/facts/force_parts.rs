//! Which part of an instrument an effect is on: 第三条、第五条 of 《甲》第三条、第五条同时废止, or all of it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::force::EffectKind;
use crate::zh::lexicon::{Class, pattern};
use crate::zh::units;

/// What of an instrument is named behind it: a part (第三条, 中有关收费的规定), a date of another version.
static PART: LazyLock<Regex> = LazyLock::new(|| pattern("^(?:第|附件|附表|名称|{law-part}|{part-of-all})"));
/// What stands behind a part and belongs to the sentence.
pub(super) static BEHIND_PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:{effect-adverb}|{day-lead}(?:{numeral}|[本民即同]|中华|{made-public})[^,;。自从于]{0,24}?(?:起|日|时))+$",
    )
});
/// What stands behind a part and says where in it, or beside it, something is changed.
static PLACE_END: LazyLock<Regex> = LazyLock::new(|| pattern("(?:{place-tail})$"));
/// Articles behind which it is said that they get another number, or become one.
static MOVED: LazyLock<Regex> =
    LazyLock::new(|| pattern("^(?P<own>(?:{step}|{joins})*{step})(?:{amends-if-quoted}|{merges})"));
/// Behind an instrument: it is no more than a time (《甲办法》施行前已印发的…, 《甲条例》公布施行之日).
pub(super) static TIME: LazyLock<Regex> =
    LazyLock::new(|| pattern("^(?:{comes-into-force}|{made-public}){1,2}(?:之?[日时前后]|以[来前后])"));
/// Behind an instrument: how many more there are, and what they are called (等3件规章).
static AND_OTHERS: LazyLock<Regex> = LazyLock::new(|| pattern("^等(?:{numeral}{1,4}[件部个项份])?"));

/// What kind of paper words end with: 办法 of 该办法.
pub(super) fn paper_kind(words: &str) -> Option<&'static str> {
    let kinds = [Class::Instrument, Class::TitleEnd, Class::CitedPaper];
    kinds.into_iter().filter_map(|class| class.ends(words)).max_by_key(|kind| kind.len())
}

/// What is done to a cited instrument: to all of it, or to a part; `None`: nothing. `lead`: what stands before the citation. `rest`: what
/// follows it up to the next one or the end of the stretch. `last`: the word that says what is done stands right behind. What is
/// prolonged may be said to go on or to run out.
pub(super) fn part_of(lead: &str, rest: &str, last: bool, kind: EffectKind) -> Option<Option<Range<usize>>> {
    let made_public = Class::MadePublic.ends(lead).is_some();
    if TIME.is_match(rest) || is_governed(lead) {
        return None;
    }
    let cut = passed(rest)?;
    // 将《甲》原第六条修改为
    let former = Class::FormerOwn.starts(rest.get(cut..)?).filter(|_| kind == EffectKind::Amend).map_or(0, str::len);
    let former = Some(former).filter(|f| rest.get(cut + f..).is_some_and(|t| t.starts_with(units::NTH))).unwrap_or(0);
    let cut = cut + former;
    let own = rest.get(cut..)?;
    if is_paper_about(own) {
        // 关于印发《甲办法》的通知 stands for what it made public.
        let name = first_clause(own).strip_prefix(units::OF);
        return (made_public && name.is_some_and(|name| paper_kind(name) == Some(name))).then_some(None);
    }
    // 现公布《甲办法》，《乙办法》同时废止
    if made_public && !last {
        return None;
    }
    // 将《甲》第三条中的“…”修改为“…”: what is quoted there tells no part.
    if kind == EffectKind::Amend && (own.starts_with(units::NTH) || Class::LawPart.starts(own).is_some()) {
        let part = part_in(own.split([',', ';']).next().unwrap_or(own));
        return Some(Some(cut + part.start..cut + part.end).filter(|part| !part.is_empty()));
    }
    part_behind(own, last, kind).map(|part| part.map(|p| cut + p.start..cut + p.end))
}

/// Whether the words before a title say what is done with it there, so that the effect is on something else: 为实施《甲》, 由《乙》.
fn is_governed(lead: &str) -> bool {
    let governs = [
        Class::Governs,
        Class::AmendsThese,
        Class::PassesOn,
        Class::Prolongs,
        Class::ActApproved,
        Class::ComesIntoForce,
    ];
    governs.iter().any(|class| class.ends(lead).is_some())
}

/// The words of a clause up to those that say how or when something ends (同时, 自本决定公布之日起).
fn before_how(clause: &str) -> &str {
    BEHIND_PART.find(clause).and_then(|m| clause.get(..m.start())).unwrap_or(clause)
}

/// What stands in a clause behind an instrument.
fn first_clause(rest: &str) -> &str {
    // The number behind the name of a paper is no part of it: 的决定(云政发〔2002〕7号).
    let clause = rest.split([',', ';', '(']).next().unwrap_or(rest);
    before_how(clause).trim_end_matches(|c| Class::Joins.has(c))
}

/// Whether what stands behind an instrument makes of both the name of another paper: 的决定, 实施细则, 第三条的解释. A rule that is a part
/// of it (第三条关于收费的规定) is none.
fn is_paper_about(rest: &str) -> bool {
    let clause = first_clause(rest);
    // 有效期的通知由某局另行印发
    let ends = [Class::Instrument, Class::TitleEnd].into_iter().flat_map(|class| class.find_iter(clause));
    let told = |end: &usize| clause.get(*end..).is_some_and(|rest| !rest.is_empty() && says_of_it(rest));
    let ends = ends.map(|kind| kind.end).filter(|_| !PART.is_match(clause.trim_start_matches(units::OF)));
    let name = ends.filter(told).min().and_then(|end| clause.get(..end)).unwrap_or(clause);
    // 文 of 条文 is none.
    let kind = paper_kind(name).filter(|kind| kind.chars().count() > 1 && !name.contains(['“', '|']));
    let Some(kind) = kind else { return false };
    let bare = name.trim_start_matches(units::OF);
    let part = PART.is_match(bare) && Class::PartNoun.is(kind);
    // …通过)本决定自公布之日起施行: a sentence of its own.
    let said = says_of_it(name) && Class::TermWord.starts(name).is_none() || name.starts_with(units::THIS);
    !(part || said || Class::Joins.starts(name).is_some())
}

/// Bytes of what a paper is called right behind its number: 批复 of 云（研）复〔1987〕29号批复.
pub(super) fn kind_behind_number(rest: &str) -> usize {
    // …的通知(云政发〔2019〕3号)同时废止
    let closes = usize::from(rest.starts_with(')'));
    let own = rest.get(closes..).unwrap_or("");
    let kinds = [Class::Instrument, Class::TitleEnd].into_iter().filter_map(|class| class.starts(own));
    let kind = closes + kinds.map(str::len).max().unwrap_or(0);
    let behind = rest.get(kind..).unwrap_or("");
    let ends = before_how(behind.split([',', ';']).next().unwrap_or("")).is_empty();
    if ends || PART.is_match(behind) || Class::Joins.starts(behind).is_some() { kind } else { closes }
}

/// Whether what stands behind an instrument names something else: another paper (实施细则), or something of others (等废止的文件).
pub(super) fn names_another(rest: &str) -> bool {
    passed(rest).and_then(|cut| rest.get(cut..)).is_none_or(is_paper_about)
}

/// Whether words behind an instrument go on with what became of it: 现决定, 因上位法修改, 在过渡期结束后, 执行期满.
fn says_of_it(words: &str) -> bool {
    let classes = [
        Class::SaysOf,
        Class::EffectAdverb,
        Class::Past,
        Class::Decides,
        Class::TermWord,
        Class::RunsOut,
        Class::GoesOn,
    ];
    words.starts_with(|c| Class::EventLead.has(c)) || classes.iter().any(|class| class.starts(words).is_some())
}

/// Where in the words for several instruments (等文件中有关收费的规定) a part of all of them begins.
fn part_of_all(words: &str) -> Option<usize> {
    words.find(units::OF)?;
    Class::PartOfAll.find_iter(words).map(|at| at.start).next()
}

/// Bytes of a bracket at the start of a text.
pub(super) fn bracket(text: &str) -> usize {
    let mut depth = 0;
    for (at, c) in text.char_indices() {
        depth += i32::from(c == '(') - i32::from(c == ')');
        if depth == 0 {
            return if at == 0 { 0 } else { at + c.len_utf8() };
        }
    }
    0
}

/// Bytes of what stands behind a title and belongs to it: a bracket, 文件 of 《甲》文件第三条, 等3件规章. `None`: what follows is
/// something of others (等废止的文件).
fn passed(rest: &str) -> Option<usize> {
    let mut cut = bracket(rest);
    let own = rest.get(cut..)?;
    if let Some(paper) = Class::CitedPaper.starts(own) {
        let behind = own.get(paper.len()..)?;
        if PART.is_match(behind) || before_how(behind).is_empty() {
            cut += paper.len();
        }
    } else if let Some(others) = AND_OTHERS.find(own) {
        let words = before_how(own.split([',', ';']).next().unwrap_or(own));
        match part_of_all(words.get(others.end()..)?) {
            Some(part) => cut += others.end() + part,
            None if words.contains(units::OF) => return None,
            None => cut += words.len(),
        }
    }
    Some(cut)
}

/// The same behind the word for the paper itself (…7号文件第三条).
fn part_behind(rest: &str, last: bool, kind: EffectKind) -> Option<Option<Range<usize>>> {
    let end = rest.find([',', ';']).unwrap_or(rest.len());
    let own = rest.get(..end)?.trim_end_matches(|c| Class::Joins.has(c));
    let whole = own.trim_start_matches(units::OF);
    let skipped = own.len() - whole.len();
    // 《甲》中与本通知不一致的内容，按本通知执行；第三条关于补贴的规定同时废止: the last clause tells the part.
    if last && end < rest.len() && says_more(rest.get(end + 1..)?) {
        let start = rest.rfind([',', ';'])? + 1;
        let clause = rest.get(start..)?;
        return PART.is_match(clause).then(|| Some(part_in(clause)).map(|p| start + p.start..start + p.end));
    }
    // 除《甲办法》第三条继续有效外，…同时废止: of which the contrary is said.
    let stays = |at: Range<usize>| {
        let word = whole.get(at.clone()).unwrap_or("");
        !Class::SameTime.is(word) && whole.get(at.end..).is_some_and(|rest| rest.chars().nth(1).is_none())
    };
    if kind.ends() && Class::GoesOn.find_iter(whole).any(stays) {
        return None;
    }
    if PART.is_match(whole) {
        let part = part_in(whole);
        return Some(Some(skipped + part.start..skipped + part.end).filter(|r| !r.is_empty()));
    }
    // 《甲》的废止不影响…
    if skipped > 0 && whole.is_empty() && kind != EffectKind::Prolong {
        return None;
    }
    let goes_on = !kind.ends();
    // 《甲办法》有效期届满，自行失效
    let joined = whole.is_empty()
        || Class::TermWord.starts(whole).is_some()
        || goes_on && (Class::GoesOn.starts(whole).is_some() || Class::RunsOut.within(whole))
        || whole.starts_with([units::LIST, '和', '及', '与', '并', '以'])
        || !last && whole.starts_with(units::THIS);
    let strict = !matches!(kind, EffectKind::Amend | EffectKind::Prolong);
    // 《甲》核发的许可证停止使用 is no end of 《甲》.
    let right = last && end == rest.len() && (!strict || before_how(whole).is_empty() || says_of_it(own));
    // 《甲意见》已执行完毕，自行失效
    let how = last
        && says_only_how(rest.get(end..)?)
        && !own.ends_with(units::OF)
        && !depends(own)
        && (says_of_it(own) || ![Class::Instrument, Class::TitleEnd].iter().any(|class| class.within(own)));
    (joined || right || how && skipped == 0).then_some(None)
}

/// Whether a text, a comma before it, is nothing but how something ends: 自行, 予以, 自本通知印发之日起.
fn says_only_how(text: &str) -> bool {
    let text = text.trim_start_matches([',', ';']);
    BEHIND_PART.find(text).is_some_and(|m| m.start() == 0)
}

/// Whether a clause is a condition or a time rather than a reason.
fn depends(clause: &str) -> bool {
    Class::ConditionEnd.ends(clause).is_some() || Class::Once.within(clause)
}

/// Whether what stands between an instrument and the word for an effect tells of something else, too.
fn says_more(rest: &str) -> bool {
    rest.split([',', ';']).any(|clause| Class::CitesLead.starts(clause).is_some() || Class::Kept.within(clause))
}

/// Where the words of a part that are quoted begin: 第五条中的“甲”. Those that say which part is meant (第一部分“总则”第三项) are passed.
fn before_words(text: &str) -> usize {
    let mut from = 0;
    while let Some(open) = text.get(from..).and_then(|t| t.find('“')).map(|at| from + at) {
        let Some(close) = text.get(open..).and_then(|t| t.find('”')).map(|at| open + at + '”'.len_utf8()) else {
            return open;
        };
        if !text.get(close..).is_some_and(|t| t.starts_with(units::NTH)) {
            return open;
        }
        from = close;
    }
    text.len()
}

/// The words at the start of a text that name a part: 第三条、第五条 of 第三条、第五条同时.
pub(super) fn part_in(text: &str) -> Range<usize> {
    let kept = BEHIND_PART.find(text).map_or(text.len(), |m| m.start());
    let part = text.get(..kept.min(before_words(text))).unwrap_or(text);
    // 第八条改为第十三条，修改为; 第六条和第七条合并修改为
    let part = MOVED.captures(part).and_then(|found| found.name("own")).map_or(part, |own| own.as_str());
    let part = PLACE_END.find(part).map_or(part, |m| part.get(..m.start()).unwrap_or(part));
    let part = Class::PartTail.strip_end(part).unwrap_or(part);
    let part = part.trim_end_matches(['(', '“', '"', '‘', '《', '|', ':']);
    // 第三条规定的标准由“三元”调整为“四元”
    let quoted = text.get(part.len()..).is_some_and(|rest| rest.starts_with(['“', '‘']));
    0..part.trim_end_matches(|c| quoted && (Class::ByWhom.has(c) || Class::DayLead.has(c))).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_an_instrument_tells_which_part_is_meant() {
        let part = |rest: &str, last| {
            part_of("", rest, last, EffectKind::Repeal).map(|p| p.and_then(|p| rest.get(p)).map(str::to_owned))
        };
        assert_eq!(part("第三条、第五条同时", true), Some(Some("第三条、第五条".into())));
        assert_eq!(part("第十条第二款自2024年7月1日起", true), Some(Some("第十条第二款".into())));
        assert_eq!(part("同时", true), Some(None));
        assert_eq!(part("已经会议通过,现予公布,", true), None);
        assert_eq!(part("施行前已印发的", true), None);
        assert_eq!(part(",", false), Some(None));
        assert_eq!(part("继续有效,", false), None);
        assert_eq!(part_of("", "继续有效,", false, EffectKind::Prolong), Some(None));
    }
}
