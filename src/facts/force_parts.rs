//! Which part of an instrument an effect is on: 第三条、第五条 of 《甲》第三条、第五条同时废止, or all of it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::force::EffectKind;
use crate::zh::lexicon::{Class, pattern};
use crate::zh::units;

/// What of an instrument is named behind it: a part (第三条, 中有关收费的规定), a date of another version.
static PART: LazyLock<Regex> = LazyLock::new(|| pattern("^(?:第|中|附件|附表|规定|关于|有关|部分)"));
/// What stands behind a part and belongs to the sentence.
pub(super) static BEHIND_PART: LazyLock<Regex> = LazyLock::new(|| {
    pattern("(?:{effect-adverb}|{day-lead}(?:{numeral}|[本民即]|中华|{made-public})[^,;。自从于]{0,24}?(?:起|日|时))+$")
});
/// What stands behind a part and says where in it, or beside it, something is changed.
static PLACE_END: LazyLock<Regex> = LazyLock::new(|| pattern("(?:{place-tail})$"));
/// Behind an instrument: it is no more than a time (《甲办法》施行前已印发的…).
static TIME: LazyLock<Regex> =
    LazyLock::new(|| pattern("^(?:{comes-into-force}|{made-public})(?:之?[日时前后]|以[来前后])"));

/// What kind of paper words end with: 办法 of 该办法.
pub(super) fn paper_kind(words: &str) -> Option<&'static str> {
    let kinds = [Class::Instrument, Class::TitleEnd, Class::CitedPaper];
    kinds.into_iter().filter_map(|class| class.ends(words)).max_by_key(|kind| kind.len())
}

/// What is done to a cited instrument: to all of it, or to a part; `None`: nothing. `rest`: what follows the citation up to the
/// next one or the end of the stretch. `last`: the word that says what is done stands right behind. What is prolonged may be said to go
/// on or to run out.
pub(super) fn part_of(rest: &str, last: bool, kind: EffectKind) -> Option<Option<Range<usize>>> {
    if TIME.is_match(rest) {
        return None;
    }
    let whole = rest;
    let rest = Class::CitedPaper.strip_start(rest).filter(|rest| rest.starts_with(units::NTH)).unwrap_or(rest);
    let cut = whole.len() - rest.len();
    // 将《甲》第三条中的“…”修改为“…”: what is quoted there tells no part.
    if kind == EffectKind::Amend && rest.starts_with(units::NTH) {
        let part = part_in(rest.split([',', ';']).next().unwrap_or(rest));
        return Some(Some(cut + part.start..cut + part.end).filter(|part| !part.is_empty()));
    }
    part_behind(rest, last, !kind.ends()).map(|part| part.map(|p| cut + p.start..cut + p.end))
}

/// The same behind the word for the paper itself (…7号文件第三条).
fn part_behind(rest: &str, last: bool, goes_on: bool) -> Option<Option<Range<usize>>> {
    let end = rest.find([',', ';']).unwrap_or(rest.len());
    let own = rest.get(..end)?.trim_end_matches(|c| Class::Joins.has(c));
    let whole = own.trim_start_matches(units::OF);
    let skipped = own.len() - whole.len();
    // 发布《甲协议》的公告和《乙》: the paper that made it public.
    if skipped > 0 && paper_kind(whole) == Some(whole) && !last {
        return Some(None);
    }
    // 《甲》中与本通知不一致的内容，按本通知执行；第三条关于补贴的规定同时废止: the last clause tells the part.
    if last && end < rest.len() && says_more(rest.get(end + 1..)?) {
        let start = rest.rfind([',', ';'])? + 1;
        let clause = rest.get(start..)?;
        return PART.is_match(clause).then(|| Some(part_in(clause)).map(|p| start + p.start..start + p.end));
    }
    if PART.is_match(whole) {
        let part = part_in(whole);
        return Some(Some(skipped + part.start..skipped + part.end).filter(|r| !r.is_empty()));
    }
    // 《甲办法》有效期届满，自行失效
    let joined = whole.is_empty()
        || Class::TermWord.starts(whole).is_some()
        || goes_on && (Class::GoesOn.starts(whole).is_some() || Class::RunsOut.within(whole))
        || whole.starts_with([units::LIST, '和', '及', '与', '等', '(', '文', '并', '以']);
    // 《甲意见》已执行完毕，自行失效
    let plain = last && says_only_how(rest.get(end..)?) && !own.ends_with(units::OF) && !depends(own);
    (joined || last && end == rest.len() || plain).then_some(None)
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
fn part_in(text: &str) -> Range<usize> {
    let kept = BEHIND_PART.find(text).map_or(text.len(), |m| m.start());
    let part = text.get(..kept.min(before_words(text))).unwrap_or(text);
    let part = PLACE_END.find(part).map_or(part, |m| part.get(..m.start()).unwrap_or(part));
    let part = Class::PartTail.strip_end(part).unwrap_or(part);
    0..part.trim_end_matches(['(', '“', '"', '‘', '《', '|']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_an_instrument_tells_which_part_is_meant() {
        let part = |rest: &str, last| {
            part_of(rest, last, EffectKind::Repeal).map(|p| p.and_then(|p| rest.get(p)).map(str::to_owned))
        };
        assert_eq!(part("第三条、第五条同时", true), Some(Some("第三条、第五条".into())));
        assert_eq!(part("第十条第二款自2024年7月1日起", true), Some(Some("第十条第二款".into())));
        assert_eq!(part("同时", true), Some(None));
        assert_eq!(part("已经会议通过,现予公布,", true), None);
        assert_eq!(part("施行前已印发的", true), None);
        assert_eq!(part(",", false), Some(None));
        assert_eq!(part("继续有效,", false), None);
        assert_eq!(part_of("继续有效,", false, EffectKind::Prolong), Some(None));
    }
}
