//! Who has to do something, and who imposes a sanction, in the words before 应当 and before the sanction.

use std::ops::Range;

use super::bearers::{bears, begins};
use super::duty_names::{is_rest_of_bureau, names, without_manner};
use crate::zh::lexicon::Class;
use crate::zh::{amount, numeral, units};

/// Characters of the longest words for who has to do something.
pub(super) const LONGEST: usize = 40;

/// Characters of the longest list of offices that have to do something.
const LONGEST_LIST: usize = 160;

/// Who has to, in the words before 应当: 用人单位 of 用人单位招用劳动者不得….
pub(super) fn subject(lead: &str) -> Option<Range<usize>> {
    let whole = whole_subject(lead)?;
    let who = lead.get(whole.clone())?;
    // Without a comma 企业采购合同 and 医院审查委员会 are one name; of 用人单位招用劳动者 somebody is the object.
    let acts = |end: &usize| {
        let rest = who.get(*end..).unwrap_or_default();
        let object = Class::Deed.starts(rest).and_then(|deed| rest.get(deed.len()..));
        object.is_none_or(|object| Class::PersonEnd.ends(object).is_some())
    };
    Some(whole.start..whole.start + begins(who).filter(acts).unwrap_or(who.len()))
}

/// What stands before 应当 and before how and when.
pub(super) fn whole_subject(lead: &str) -> Option<Range<usize>> {
    // 使用人（以下简称用户）应当…
    let bracket = lead.strip_suffix(')').and_then(|t| t.rsplit_once('(')).map(|(before, _)| before);
    let lead = bracket.filter(|before| before.chars().count() >= 2).unwrap_or(lead);
    let condition = |who: &str| Class::ConditionEnd.ends(who).is_some_and(|word| !Class::PersonEnd.is(word));
    // 对外劳务合作企业 begins with no 对.
    if Class::NoSubject.starts(lead).is_some() && Class::NoAdverb.starts(lead).is_none() {
        return None;
    }
    // 发展改革、自然资源等部门: no 自 of theirs says from when.
    let whole = without_manner(lead);
    let adverbial = |at: &Range<usize>| {
        let own = |rest: &str| Class::SelfWord.starts(rest).is_some();
        let natural =
            lead.get(at.clone()).is_some_and(|word| Class::Nature.is(word)) && lead.get(at.end..).is_some_and(own);
        // 经营者, 从业人员
        let joined = || {
            Class::Joins
                .find_iter(lead)
                .any(|w| w.start < at.start && at.start < w.end || w.start == at.start && w.end > at.end)
        };
        // 机关以及其他组织: no 及其.
        let in_word = joined() || Class::NoAdverb.find_iter(lead).any(|w| w.start <= at.start && at.end <= w.end);
        at.start > 3 && !natural && !in_word && !is_of_name(lead, at)
    };
    let stop = match names(whole) {
        Some(_) => whole.len(),
        None => {
            let found = Class::Adverbial.find_iter(lead).find(adverbial);
            // 经营者在销售时 says when; 整合为一证后 has no one in it.
            let when =
                |at: &Range<usize>| lead.get(at.start..).is_some_and(|w| w.starts_with(|c| Class::EventLead.has(c)));
            if condition(lead) && !found.as_ref().is_some_and(when) {
                return None;
            }
            found.filter(|at| !is_attribute(lead, at)).map_or(lead.len(), |at| at.start)
        }
    };
    let who = lead.get(..stop)?;
    // 期限最长不得超过…
    let mut who = who;
    while let Some(rest) = [Class::HowLong, Class::BehindWho, Class::Stays].iter().find_map(|c| c.strip_end(who)) {
        who = rest;
    }
    // 森林防火区内禁止…: where; 放弃超过两次须重新申请: how often.
    let place = Class::WhereEnd.ends(who).is_some() || Class::TimesUnit.ends(who).is_some();
    // 经负责人批准可以延长: through whom it goes; of 经营者 and 经发局 the mark is a part.
    let passed = Class::PassedBy.strip_start(who).is_some_and(|rest| !is_rest_of_bureau(rest));
    let passed = passed && Class::NoAdverb.starts(who).is_none();
    // 发展改革、财政、自然资源、生态环境、住房城乡建设、交通运输、水利、农业农村、商务、文化旅游、卫生健康等部门
    let listed = || who.chars().count() <= LONGEST_LIST && who.contains(units::LIST) && names(who).is_some();
    let fits = ((2..=LONGEST).contains(&who.chars().count()) || listed())
        && who.matches('(').count() == who.matches(')').count();
    // 户主、 of a list that was cut, and 其他 of others than those told: no one is named.
    let cut = Class::Joins.ends(who).is_some() || Class::NamesAsked.is(who);
    (fits && !cut && !condition(who) && !place && !passed && !Class::TimeLabel.is(who)).then_some(0..who.len())
}

/// Whether a word before 应当 is a part of the name of who has to, and says nothing of how: 直接负责的主管人员, 甲公司及其负责人.
fn is_of_name(lead: &str, at: &Range<usize>) -> bool {
    let (Some(word), Some(rest)) = (lead.get(at.clone()), lead.get(at.end..)) else { return false };
    let people = Class::OfBody.ends(rest).or_else(|| Class::BearerEnd.ends(rest));
    let named = Class::DutyAct.is(word) && people.is_some() && rest.contains(|c| Class::OfMark.has(c));
    // 建设单位及其工作人员、物业服务人
    let staff = || Class::OfBody.starts(rest).or_else(|| Class::OfBody.ends(rest)).is_some();
    let joined = || staff() || names(rest).is_some();
    named || Class::Joins.starts(word).is_some() && joined()
}

/// Whether a word before 应当 leads to where or since when, in words that tell which people are meant: 航行于内河的船舶.
fn is_attribute(lead: &str, at: &Range<usize>) -> bool {
    let (Some(before), Some(rest)) = (lead.get(..at.start), lead.get(at.end..)) else { return false };
    lead.get(at.clone()).is_some_and(|word| word.chars().all(|c| Class::EventLead.has(c)))
        && !bears(before)
        && rest.contains(|c| Class::OfMark.has(c))
        && bears(lead)
}

/// Words that may tell of a fine, of which it is looked whether an office stands before them.
const MOST_FINES: usize = 4;

/// The words before a sanction without the fine that it names behind who imposes it: 由市甲局 of 由市甲局处一千元以上五千元以下罚款. An office
/// may be called with the same character (办事处).
pub(super) fn before_fine(lead: &str) -> &str {
    let of_amount = |at: &Range<usize>| {
        let rest = lead.get(at.end..).unwrap_or("");
        at.start > 0 && Class::FineMark.starts(rest).is_none()
    };
    let office = |at: &Range<usize>| {
        let before = lead.get(..at.start).unwrap_or("");
        let who = Class::ByWhom.find(before).and_then(|by| before.get(by.end..)).unwrap_or(before);
        // 由甲局会同有关部门处…
        let who = Class::Together.find(who).and_then(|at| who.get(..at.start)).unwrap_or(who);
        names(without_manner(who)).is_some()
    };
    let fine = Class::FineMark.find_iter(lead).filter(of_amount).take(MOST_FINES).find(office);
    fine.and_then(|at| lead.get(..at.start)).unwrap_or(lead)
}

/// By whom a sanction is imposed: 由市水务部门依法, 公安机关可以.
pub(super) fn by(lead: &str) -> Option<Range<usize>> {
    let by = Class::ByWhom.find(lead).map(|at| at.end);
    let start = by.unwrap_or(0);
    // 某部门可以吊销…, 某机构应当责令…
    let lead = [Class::Obliges, Class::Allows].iter().find_map(|class| class.strip_end(lead)).unwrap_or(lead);
    // 市甲局可以对企业负责人进行责任约谈
    let first = |class: Class| class.find(lead).map(|at| at.start).filter(|at| *at > start);
    let asked = [Class::Obliges, Class::Allows].into_iter().filter_map(first).min();
    let lead = asked.and_then(|at| lead.get(..at)).unwrap_or(lead);
    let named = whole_subject(lead.get(start..)?)?;
    let range = start + named.start..start + named.end;
    let mut named = lead.get(range.clone())?;
    while let Some(before) = Class::Bearing.strip_end(named) {
        named = before;
    }
    // 由甲局提请乙局吊销…: who asks for it does not impose it.
    if named.is_empty() || Class::SendsOn.within(named) {
        return None;
    }
    let range = range.start..range.start + named.len();
    // …处理后处五千元: who imposes it ends before what is done.
    let sum = |(at, c): (usize, char)| {
        let words = named.get(at..).filter(|_| numeral::is_numeral(c))?;
        let sum = amount::at(words).filter(|sum| !sum.short)?;
        Class::Currency.starts(words.get(sum.end..)?)
    };
    if named.char_indices().find_map(sum).is_some() {
        return None;
    }
    // Without 由 only an office can be meant, and none that a case is sent to.
    let sent = by.is_none() && Class::SendsOn.starts(lead.get(range.clone())?).is_some();
    (!sent).then_some(())?;
    // 主管部门或者其派出机构
    let office = |who: &str| {
        let mut start = 0;
        let ends = Class::Joins.find_iter(who).filter(|at| at.len() > units::LIST.len_utf8()).collect::<Vec<_>>();
        let parts = ends.into_iter().chain(std::iter::once(who.len()..who.len())).map(|at| {
            let part = who.get(start..at.start).unwrap_or("");
            start = at.end;
            part
        });
        parts
            .map(|part| part.strip_prefix(|c| Class::ThatOne.has(c)).unwrap_or(part))
            // 可处, 加处 end as offices do.
            .all(|part| Class::NoBearer.ends(part).is_none() && names(part).is_some())
    };
    (by.is_some() || office(named)).then_some(range)
}
