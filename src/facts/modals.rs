//! The words of rules: 应当, 不得, 可以, and where 禁止 tells which things are forbidden and forbids nothing.

use std::ops::Range;

use super::bearers::bears;
use super::obligations::ObligationKind;
use crate::zh::lexicon::Class;
use crate::zh::{chars, numeral};

/// The word of a rule in a clause: what it says, and where it stands.
pub(super) type Modal = (ObligationKind, Range<usize>);

/// The words of rules, with what they say.
pub(super) const MODALS: [(Class, ObligationKind); 3] = [
    (Class::Forbids, ObligationKind::MustNot),
    (Class::Obliges, ObligationKind::Must),
    (Class::Allows, ObligationKind::May),
];

/// The first word in a clause that asks, forbids or allows; of one that says more (须经) as much as asks.
pub(super) fn modal(clause: &str) -> Option<Modal> {
    // 无须报告, 资产所有权
    let within = |at: &Range<usize>| Class::NoModal.find_iter(clause).any(|w| w.start <= at.start && at.start < w.end);
    // 不可将, 不须: nothing is allowed or asked.
    let denied = |at: &Range<usize>| {
        clause.get(..at.start).and_then(|t| t.chars().next_back()).is_some_and(|c| Class::Denies.has(c))
    };
    let other = |class: Class, at: &Range<usize>| match class {
        Class::Forbids => names(clause, at),
        _ => denied(at),
    };
    let none = |class: Class, at: &Range<usize>| {
        within(at) || other(class, at) || asks_or_defines(clause, at) || tells_which(clause, class, at)
    };
    let first = |class: Class| class.find_iter(clause).find(|at| !none(class, at));
    let found = MODALS.into_iter().filter_map(|(class, kind)| {
        let at = first(class)?;
        let own = clause.get(at.clone()).and_then(|word| class.full(word)).map_or(at.len(), str::len);
        Some((kind, at.start..at.start + own))
    });
    // 不应当 is found as what forbids before it is found as what obliges.
    found.min_by_key(|(_, at)| at.start)
}

/// Whether a word tells which things are meant: 其他应当公开的信息, 法律规定的应当注销许可的其他情形, 法律规定不得兼职的人员.
fn tells_which(clause: &str, class: Class, at: &Range<usize>) -> bool {
    let (before, rest) = (clause.get(..at.start).unwrap_or(""), clause.get(at.end..).unwrap_or(""));
    // 按照国家规定可以享受…的待遇: by what rule it may be done.
    let by_rule = class != Class::Obliges && Class::RuleLead.within(before);
    Class::NamesAsked.ends(before).is_some() && !by_rule && rest.contains(|c| Class::OfMark.has(c))
}

/// Whether a word is part of a question or of what a word means, or says what somebody knows: 是否应当, 是指可以…, 知道或者应当知道.
fn asks_or_defines(clause: &str, at: &Range<usize>) -> bool {
    let (before, rest) = (clause.get(..at.start).unwrap_or(""), clause.get(at.end..).unwrap_or(""));
    let known = Class::Joins.ends(before).is_some() && Class::Knows.starts(rest).is_some();
    known || Class::AsksWhether.ends(before).is_some() || Class::Defines.within(before)
}

/// The first word in a clause that threatens a sanction: 行政处罚 of 给予行政处罚, and not of 行政处罚决定书.
pub(super) fn sanction(clause: &str) -> Option<Range<usize>> {
    let within =
        |at: &Range<usize>| Class::NoSanction.find_iter(clause).any(|w| w.start <= at.start && at.start < w.end);
    let threatens = |at: &Range<usize>| {
        let (Some(word), Some(from), Some(rest)) =
            (clause.get(at.clone()), clause.get(at.start..), clause.get(at.end..))
        else {
            return false;
        };
        // 代为送达, 依照有关法律的规定办理, 荣服处以书面: only 代为履行, …的规定处罚 and 处以一千元 do.
        let said = || {
            let asked = clause.get(..at.start).is_some_and(|before| modal(before).is_some());
            Class::Punished.starts(from).is_some()
                || Class::Punished.within(rest) && !asked
                || Class::Sanction.starts(rest).is_some()
                || rest.starts_with(numeral::is_numeral)
        };
        // 曾受到…处罚, 可以设定…处罚
        let told = clause.get(..at.start).is_some_and(|before| Class::NoThreat.within(before));
        !told && (!Class::LawSanction.is(word) || said())
    };
    Class::Sanction.find_iter(clause).find(|at| !within(at) && threatens(at))
}

/// The word of a clause behind one that forbids that asks for something: 并 of 不得超过三十日，并告知申请人理由.
pub(super) fn turn(clause: &str) -> Option<Range<usize>> {
    let asks = |at: &Range<usize>| {
        let (Some(before), Some(from)) = (clause.get(..at.start), clause.get(at.start..)) else { return false };
        let other = [Class::NoTurn, Class::NoModal, Class::NoAdverb, Class::FineMark, Class::Denies];
        let whole = other.iter().all(|class| class.starts(from).is_none());
        let within = || Class::NoModal.find_iter(clause).any(|w| w.start < at.start && at.start < w.end);
        whole && !within() && (before.is_empty() || bears(before))
    };
    Class::Turns.find_iter(clause).find(asks)
}

/// Characters of the longest verb between 禁止 and 的.
const LONGEST_VERB: usize = 3;
/// Characters behind 禁止 in which its 的 is looked for.
const NEAR: usize = 16;

/// Whether a word that forbids says which things are forbidden: 制定禁止性骚扰的规章, 禁止开垦的陡坡地, 禁止建设区.
fn names(clause: &str, at: &Range<usize>) -> bool {
    let (Some(before), Some(word), Some(rest)) = (clause.get(..at.start), clause.get(at.clone()), clause.get(at.end..))
    else {
        return false;
    };
    if !Class::Bans.is(word) {
        return false;
    }
    let kind =
        || rest.char_indices().nth(2).and_then(|(end, _)| rest.get(end..)).and_then(|t| Class::BannedKind.starts(t));
    // 在林区 says where.
    let verb = || rest.chars().take(2).all(|c| chars::is_han(c) && !Class::Adverbial.has(c));
    Class::NamesBanned.ends(before).is_some() || kind().is_some() && verb() || is_attribute(rest)
}

/// Whether short verbs and 的 stand at the start of a text: 开垦、开发的…. 非法的 and 特定的 say how something is.
fn is_attribute(text: &str) -> bool {
    let near = text.char_indices().nth(NEAR).and_then(|(end, _)| text.get(..end)).unwrap_or(text);
    let Some(verbs) = near.find(|c: char| Class::OfMark.has(c)).and_then(|of| near.get(..of)) else { return false };
    let mut start = 0;
    let ends: Vec<Range<usize>> =
        Class::Joins.find_iter(verbs).chain(std::iter::once(verbs.len()..verbs.len())).collect();
    let short = |joint: Range<usize>| {
        let verb = verbs.get(start..joint.start).unwrap_or("");
        start = joint.end;
        verb.chars().count() <= LONGEST_VERB && verb.chars().all(chars::is_han)
    };
    ends.into_iter().all(short) && Class::HowItIs.ends(verbs).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_forbidden_and_what_forbids() {
        for text in [
            "禁止开垦的陡坡地的范围由县级人民政府划定",
            "禁止开垦、开发的植物保护带",
            "禁止停车的路段",
            "制定禁止性骚扰的规章制度",
            "在禁止开垦坡度以下的荒坡地",
            "直接补给区内的禁止建设区和限制建设区",
            "违反人民法院禁止令",
            "法律、法规规定禁止的其他行为",
            "遵守禁止使用童工规定的情况",
            "划定禁止机动车辆行驶的路段",
            "其他禁止性行为",
            "参与禁止的网络传播行为",
            "国家明令禁止的工艺",
        ] {
            assert_eq!(modal(text), None, "{text}");
        }
        for text in [
            "禁止特定的人员接触证人",
            "严禁在林区燃放烟花爆竹",
            "禁止非法的集会",
            "禁止从事可能造成水土流失的活动",
            "禁止生产、销售有毒的食品",
            "本市禁止燃放烟花爆竹",
            "在保护区内禁止下列行为",
            "并禁止使用",
            "禁止性骚扰妇女",
        ] {
            assert_eq!(modal(text).map(|(kind, _)| kind), Some(ObligationKind::MustNot), "{text}");
        }
        for text in
            ["其他应当公开的信息", "法律、法规规定的应当注销行政许可的其他情形", "属于行政法规规定须经批准的项目"]
        {
            assert_eq!(modal(text), None, "{text}");
        }
        for text in ["其他组织应当公开依法制作的信息", "法律另有规定，应当从其规定", "其他单位应当配合"]
        {
            assert_eq!(modal(text).map(|(kind, _)| kind), Some(ObligationKind::Must), "{text}");
        }
        assert_eq!(modal("须经市甲局批准"), Some((ObligationKind::Must, 0..3)));
        assert_eq!(modal("可申请复核"), Some((ObligationKind::May, 0..3)));
    }
}
