//! Who a duty is said to be of: names of offices, and nothing else, in the words before an act.

use std::ops::Range;

use super::offices::{begins_anew, is_nobody, level_goes_on, parts, together, without_others};
use crate::zh::lexicon::Class;
use crate::zh::{chars, office};

/// Characters of the longest list of offices that a clause begins with.
pub(super) const LONGEST: usize = 160;
/// Characters of the longest verb before 的.
pub(super) const LONGEST_VERB: usize = 4;

/// A text without the words at its end that say by what offices act, or that they have to.
pub(super) fn without_manner(text: &str) -> &str {
    let mut text = text;
    let word = |text| Class::Manner.strip_end(text).or_else(|| Class::Modal.strip_end(text));
    while let Some(before) = word(text).or_else(|| without_under(text)).or_else(|| without_rule(text)) {
        text = before;
    }
    text
}

/// Whether a clause only says by what offices act: 根据各自职责, 根据本辖区的实际.
pub(super) fn is_manner(clause: &str) -> bool {
    let rule = Class::RuleLead.starts(clause).is_some() && clause.chars().count() <= LONGEST_VERB + 6;
    without_manner(clause).is_empty() || rule && !Class::DutyAct.within(clause) && !says_must(clause)
}

/// 乡镇人民政府 of 乡镇人民政府在县甲局指导下: who guides is not who does it.
fn without_under(text: &str) -> Option<&str> {
    let rest = Class::UnderLead.strip_end(text)?;
    let lead = Class::SinceLead.find_iter(rest).last()?;
    rest.get(..lead.start)
}

/// 武警支队 of 武警支队按照指令: by what they act.
fn without_rule(text: &str) -> Option<&str> {
    let lead = Class::RuleLead.find_iter(text).last()?;
    let rule = text.get(lead.end..)?;
    let plain =
        (2..=14).contains(&rule.chars().count()) && rule.chars().all(|c| chars::is_han(c) || "《》“”".contains(c));
    let does = Class::DutyAct.within(rule) || Class::ByAct.within(rule);
    text.get(..lead.start).filter(|who| plain && !does && !who.is_empty())
}

pub(super) fn without_lead(text: &str) -> &str {
    let mut text = text.trim_start_matches(['“', '"', '‘']);
    let lead = |text| Class::DutyLead.strip_start(text).filter(|_| Class::NotLead.starts(text).is_none());
    while let Some(rest) = lead(text).or_else(|| Class::ButLead.strip_start(text)) {
        text = rest;
    }
    text
}

/// The offices that a text consists of: each part must look like one, and one at least must be named.
pub(super) fn names(text: &str) -> Option<Vec<&str>> {
    if text.is_empty() || text.chars().count() > LONGEST {
        return None;
    }
    // 发展改革、财政等部门和党史研究机构
    if let Some((fields, other)) = fields_and(text) {
        let mut all = names(fields)?;
        all.push(other);
        return Some(all);
    }
    let parts = parts(text, |c| c == '、');
    let fields = parts.len() > 1 && Class::FieldOffices.ends(text).is_some();
    let mut names = Vec::new();
    for part in parts {
        let part = text.get(part)?;
        if !(is_named(without_others(part).0) || fields && is_field(part)) {
            return None;
        }
        names.push(part);
    }
    names.iter().any(|n| !is_nobody(without_others(n).0)).then_some(names)
}

/// A list of fields, and the office that a word for “and” joins to it.
fn fields_and(text: &str) -> Option<(&str, &str)> {
    let end = Class::FieldOffices.find_iter(text).find(|at| text.get(at.end..).is_some_and(|t| !t.is_empty()))?.end;
    let (fields, rest) = text.split_at_checked(end)?;
    let other = Class::AndWord.strip_start(rest).filter(|other| !other.contains('、') && is_named(other))?;
    Some((fields, other))
}

/// Whether words may be what an office is for: 发展改革、财政、水利等部门.
fn is_field(part: &str) -> bool {
    let bare = Class::FieldOffices.strip_end(part).unwrap_or(part);
    // 供水单位所在地的水务、生态环境等部门
    let bare = Class::District.find_iter(bare).last().and_then(|at| bare.get(at.end..)).unwrap_or(bare);
    (2..=12).contains(&bare.chars().count())
        && bare.chars().all(chars::is_han)
        && Class::RoleStem.starts(bare).is_none()
        && !Class::ClauseWord.within(bare)
        && !says_must(bare)
        && !Class::DutyAct.within(bare)
}

/// Whether words say that something has to be done; 应急 and 供应 do not.
pub(super) fn says_must(words: &str) -> bool {
    let inside = |at: usize| Class::NoModal.find_iter(words).any(|word| word.contains(&at));
    Class::Modal.find_iter(words).any(|must| !inside(must.start))
}

/// Whether words are the name of an office and no part of a sentence.
pub(super) fn is_named(name: &str) -> bool {
    // 组织(人事)部门应当…: what stands behind the bracket is looked at, too.
    let mut depth = 0;
    let bare: String = name
        .chars()
        .filter(|c| {
            depth += i32::from(matches!(c, '(' | '[')) - i32::from(matches!(c, ')' | ']'));
            depth == 0 && !matches!(c, ')' | ']')
        })
        .collect();
    let inner = bare.as_str();
    let whole = |pair: [char; 2]| name.matches(pair[0]).count() == name.matches(pair[1]).count();
    office::is_listed(name)
        && whole(['(', ')'])
        && whole(['[', ']'])
        && !Class::VagueOffice.is(name)
        && !Class::DutyNoun.is(name)
        && !Class::ClauseWord.find_iter(inner).any(|at| !inner.get(..at.end).is_some_and(is_district))
        && !says_must(inner)
        && !is_role(name)
        && Class::DutyAct.starts(name).is_none()
        // 区残联会同有关部门 are two.
        && together(name).is_none()
        && Class::NoNameStart.starts(name).is_none()
        // 经甲部会同有关部门评审: what goes through it is no duty of its own; 经 of 经济局 is in a name.
        && (Class::PassedBy.strip_start(name).is_none_or(is_rest_of_bureau) || Class::NoAdverb.starts(name).is_some())
        && !(Class::HeadsOthers.starts(name).is_some() && Class::LeadGroup.starts(name).is_none())
        && !is_place(name)
        && !goes_on(name)
        && !acts_on(name)
        // 市水务局会配合: will.
        && Class::WillEnd.ends(name).is_none()
        && !counts(name)
        && !is_numbered(name)
}

/// Whether words go on behind an office as a sentence does: 败诉方向人民法院, 甲所未代乙公司, 双方共同向市甲局.
fn goes_on(name: &str) -> bool {
    let mut within = Class::BehindOffice.find_iter(name).filter(|at| at.start > 0 && at.end < name.len());
    let goes = |at: Range<usize>| {
        let (Some(who), Some(rest)) = (name.get(..at.start), name.get(at.end..)) else { return false };
        let how = || Class::DutyManner.ends(who).is_some() && office::is_listed(rest);
        who.chars().count() > 1 && (is_somebody(who) || how())
    };
    within.any(goes)
}

/// Whether words end as the names of those do who have duties.
fn is_somebody(who: &str) -> bool {
    office::is_listed(who) || [Class::BearerEnd, Class::Bears].iter().any(|class| class.ends(who).is_some())
}

/// Characters of the shortest name of an office that something is done to: 监督部门 is one itself.
const LEAST_OBJECT: usize = 4;

/// Whether words say what is done to an office, by nobody or by another: 保障红十字会, 业主委员会监督物业服务企业, 市政府授权市甲局. 监督管理局 is one.
fn acts_on(name: &str) -> bool {
    let object = |at: &Range<usize>| {
        let rest = name.get(at.end..).unwrap_or("");
        // 监督和协助物业服务企业
        let other = Class::AndWord.strip_start(rest).and_then(|rest| Class::RoleStem.strip_start(rest)).unwrap_or(rest);
        other.chars().count() >= LEAST_OBJECT && office::is_listed(other)
    };
    let own = |at: &Range<usize>| name.get(at.start..).is_some_and(|from| Class::ActsOnNot.starts(from).is_some());
    let by = |at: &Range<usize>| name.get(..at.start).is_some_and(|who| who.is_empty() || is_somebody(who));
    let hands = |at: Range<usize>| name.get(at.end..).is_some_and(begins_anew) && by(&at) && object(&at);
    Class::ActsOn.find_iter(name).any(|at| by(&at) && object(&at) && !own(&at))
        || Class::Authorizes.find_iter(name).any(hands)
}

/// Whether words are too short to be an office's name of their own, though they end as one: 发局 of 经发局, 信局 of 经信局.
pub(super) fn is_rest_of_bureau(words: &str) -> bool {
    words.chars().count() <= 2 && office::is_bureau(words)
}

/// 各牵头单位 are named by what they have to do; 市甲局为责任单位 says what it is.
fn is_role(name: &str) -> bool {
    let stem = Class::RoleBearer.strip_end(name).and_then(|before| Class::RoleStem.strip_end(before));
    stem.is_some_and(|stem| stem.chars().count() <= 1 || Class::IsWord.ends(stem).is_some())
}

/// 云山市 alone is a place; 各县区 are authorities.
fn is_place(name: &str) -> bool {
    Class::Level.ends(name).is_some() && Class::OfficeStart.starts(name).is_none()
}

/// 12家企业 and 3个小组 are counted, not named.
fn counts(name: &str) -> bool {
    name.char_indices().any(|(at, c)| {
        c.is_ascii_digit() && name.get(at + 1..).is_some_and(|rest| Class::CountUnit.starts(rest).is_some())
    })
}

/// 2.2地方层面指挥机构: a heading of an outline before the name.
fn is_numbered(name: &str) -> bool {
    let rest = name.trim_start_matches(|c: char| c.is_ascii_digit());
    rest.len() < name.len() && rest.starts_with('.')
}

/// 设区的市: its 的 is in names.
fn is_district(text: &str) -> bool {
    Class::District.ends(text).is_some()
}

/// The offices that a text begins with, and the bytes they take: 市乙局、市丙局制定….
pub(super) fn names_at(text: &str) -> Option<(Vec<&str>, usize)> {
    let mut names = Vec::new();
    let (mut at, mut fields) = (0, false);
    loop {
        let rest = text.get(at..)?;
        let end = |from: usize| {
            let behind = rest.get(from..).and_then(|rest| rest.find(['、', ',', '。', ';']));
            behind.map_or(rest.len(), |at| from + at)
        };
        // 市、区财政部门; 省、自治区、直辖市人民政府
        let (mut from, mut stop) = (0, end(0));
        let next = |stop: usize| rest.get(stop..).and_then(|t| t.strip_prefix('、'));
        let levels = |from: usize, stop: usize| {
            let own = rest.get(from..stop)?;
            let beside = next(stop)?.split('、').next()?;
            level_goes_on(own, beside).then_some(stop + '、'.len_utf8())
        };
        while let Some(behind) = levels(from, stop) {
            from = behind;
            stop = end(from);
        }
        let part = rest.get(..stop)?;
        let named = is_named(without_others(part).0);
        if rest.get(stop..).is_some_and(|t| t.starts_with('、')) && (named || is_field(part)) {
            fields |= !named;
            names.push(part);
            at += stop + '、'.len_utf8();
            continue;
        }
        let last = part.get(..office_at(part)?)?;
        if fields && Class::FieldOffices.ends(last).is_none() {
            return None;
        }
        names.push(last);
        return Some((names, at + last.len()));
    }
}

/// Whether the name of an office goes on to the post of who heads it: 市财政局局长, 市财政局长.
fn is_post(name: &str, rest: &str) -> bool {
    let Some(last) = name.chars().next_back() else { return false };
    let head = |word: &str| word.starts_with(last) && word.chars().nth(1).is_some();
    let short = || {
        Class::OfficeHeld
            .words()
            .iter()
            .any(|word| head(word) && word.strip_prefix(last).is_some_and(|w| rest.starts_with(w)))
    };
    Class::OfficeHeld.starts(rest).is_some_and(head) || short()
}

/// The length of the office that a text begins with: the shortest that ends as bureaus do, where its last part is whole.
pub(super) fn office_at(text: &str) -> Option<usize> {
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).skip(2).take(30);
    let whole = |end: &usize| {
        let (Some(name), Some(rest)) = (text.get(..*end), text.get(*end..)) else { return false };
        let kind =
            office::is_bureau(name) || Class::OthersKind.ends(name).is_some() || Class::BodyEnd.ends(name).is_some();
        // 市发展和改革委|员会, 市政府办|公室
        let goes_on = Class::OfficeRest.starts(rest).is_some() || is_post(name, rest);
        kind && !goes_on && is_named(name)
    };
    let end = ends.into_iter().find(whole)?;
    Some(end + own_body(text.get(..end)?, text.get(end..)?))
}

/// Characters of the longest field of a body behind the government that it is of.
const LONGEST_FIELD: usize = 12;

/// The length of the body of a government that is named behind it: 水行政主管部门 of 县人民政府水行政主管部门.
fn own_body(government: &str, rest: &str) -> usize {
    if Class::Government.ends(government).is_none() {
        return 0;
    }
    let near = rest.char_indices().nth(LONGEST_FIELD).map_or(rest, |(end, _)| rest.get(..end).unwrap_or(rest));
    let body = Class::BodyKind.find_iter(near).find(|at| {
        let field = near.get(..at.start).unwrap_or("");
        let part = near.get(at.clone()).is_some_and(|word| Class::FieldOffices.is(word));
        part && field.chars().all(chars::is_han)
            && !Class::DutyAct.within(field)
            && !Class::Joins.within(field)
            && !Class::DutyLead.within(field)
    });
    body.map(|at| at.end)
        .filter(|end| rest.get(..*end).is_some_and(|body| is_named(&[government, body].concat())))
        .unwrap_or(0)
}
