//! Who does what, said by verbs: （市甲局牵头，市乙局配合）, 由市甲局负责。
//!
//! Every part must look like an office, since parentheses and sentences say many other things.

use super::duty_names::{is_named, without_manner};
use super::offices::{
    Offices, begins_anew, is_nobody, is_remark, is_separator, parts, printed, together, without_others, without_remark,
};
use super::text::View;
use crate::zh::lexicon::Class;
use crate::zh::office::{is_bureau, is_listed, is_ministry};
use crate::zh::{chars, numeral};

/// The word of a class that has one.
fn sole(class: Class) -> &'static str {
    class.words().first().copied().unwrap_or_default()
}

/// The role of the one that is named first, where a remark says that it leads.
pub(super) fn leading() -> &'static str {
    sole(Class::RoleOfLeader)
}

/// The role of offices that help another (甲局会同乙局).
pub(super) fn helping() -> &'static str {
    sole(Class::RoleOfHelper)
}

/// The role of offices behind 由 that do what is said of them, and of those that stand alone in brackets behind a task.
pub(super) fn responsible() -> &'static str {
    sole(Class::RoleOfList)
}

/// The role of the others of a list whose first office leads.
pub(super) fn taking_part() -> &'static str {
    sole(Class::RoleOfOthers)
}

/// The rank of a role that a verb makes: the smaller wins.
fn rank(noun: &str) -> u32 {
    Class::DutyNoun.full(noun).and_then(numeral::whole).unwrap_or(u32::MAX)
}

/// A clause without the verbs at its end, and the role they make.
pub(super) fn without_verbs(clause: &str) -> (&str, Option<&'static str>) {
    let (mut rest, mut best) = (clause, None::<(u32, &'static str)>);
    loop {
        let verb = Class::DutyVerb.ends(rest);
        let Some(word) = verb.or_else(|| Class::DutyManner.ends(rest)) else { break };
        let Some(before) = rest.get(..rest.len() - word.len()) else { break };
        rest = before;
        if let Some(noun) = verb.and_then(|verb| Class::DutyVerb.full(verb)) {
            let here = (rank(noun), noun);
            best = Some(best.map_or(here, |b| b.min(here)));
        }
    }
    match best {
        Some((_, noun)) => (rest, Some(noun)),
        // No verb, only words that may end a name (组织, 联合).
        None => (clause, None),
    }
}

/// The roles that a text of offices and verbs makes.
#[derive(Default)]
pub(super) struct Spoken {
    /// Offices whose verb is still to come.
    waiting: Offices,
    /// Nothing but what looks like an office counts.
    strict: bool,
    units: usize,
    offices: usize,
    /// Roles in noun form, with those who have them.
    pub roles: Vec<(&'static str, Offices)>,
}

impl Spoken {
    /// The offices that wait have this role.
    fn have(&mut self, role: &'static str) {
        let waiting = std::mem::take(&mut self.waiting);
        if !waiting.names.is_empty() {
            self.roles.push((role, waiting));
        }
    }

    /// Takes an office, or in a parenthesis of offices another name that may be one (各运营商); `None` for other words.
    fn office(&mut self, view: &View<'_>, unit: &str) -> Option<()> {
        if unit.is_empty() {
            return Some(());
        }
        if is_nobody(without_others(unit).0) {
            self.waiting.open = true;
            return Some(());
        }
        // 落实单位负责: named by what they have to do.
        let office = is_listed(without_others(unit).0) && !Class::DutyNoun.is(unit);
        // 验收宜邀请运营单位参加, 单位的庭院由本单位负责: a sentence begins with more than offices.
        let office = office && (!self.strict || is_named(without_others(unit).0));
        if !office && (self.strict || self.units == 0 || !may_be_office(unit)) {
            return None;
        }
        self.units += 1;
        self.offices += usize::from(office);
        self.waiting.add(unit, &|part| printed(&view.folded, view.source(), part));
        Some(())
    }

    /// Reads a stretch of a view's folded text; `None` if any part of it is neither office nor verb. `strict`: all parts
    /// must look like offices, not only most.
    pub fn read(view: &View<'_>, text: &str, strict: bool) -> Option<Self> {
        let text = without_remarks(text);
        without_verbs(text).1?;
        let mut spoken = Self { strict, ..Self::default() };
        let mut joined = false;
        for part in parts(text, is_separator) {
            let mut part = without_remark(text.get(part).unwrap_or(""));
            while let Some(rest) = Class::DutyLead.strip_start(part) {
                part = rest;
            }
            // 甲局会同乙局、丙局…: the first leads.
            if let Some(at) = together(part)
                && let (Some(lead), Some(others)) = (part.get(..at.start), part.get(at.end..))
                && others.chars().count() > 1
            {
                // 甲局、乙局分别会同丙局…
                spoken.office(view, without_manner(without_verbs(lead).0))?;
                spoken.have(leading());
                (part, joined) = (others, true);
            }
            // 教育部、财政部为牵头单位，…
            if let Some((unit, role)) = named_role(part).filter(|(unit, _)| is_listed(without_others(unit).0)) {
                spoken.office(view, unit)?;
                spoken.have(role);
                continue;
            }
            let (unit, role) = without_verbs(part);
            // 2024年底前落实 gives the offices before it their role and is none itself.
            if !is_remark(part) {
                spoken.office(view, unit)?;
            }
            if let Some(role) = role {
                spoken.have(if joined { helping() } else { role });
                joined = false;
            }
        }
        // （政府负责） says who in general, not which office.
        let vague = |u: &String| Class::VagueOffice.is(u);
        let most = spoken.offices * 2 >= spoken.units;
        let named = spoken.roles.iter().any(|(_, o)| !o.names.iter().all(vague));
        let said = most && spoken.waiting.names.is_empty() && named;
        said.then_some(spoken)
    }
}

/// What a clause says that offices are in a task: 市甲局为牵头单位, 以市甲局为责任单位.
pub(super) fn named_role(clause: &str) -> Option<(&str, &'static str)> {
    let before = Class::RoleBearer.strip_end(clause)?;
    let stem = Class::RoleStem.ends(before)?;
    let lead = Class::IsWord.strip_end(before.get(..before.len() - stem.len())?)?;
    let offices = Class::AsLead.strip_start(lead).unwrap_or(lead);
    Some((offices, Class::RoleStem.full(stem).unwrap_or_else(responsible)))
}

/// Whether a name among offices may be one more: short, and without words of a sentence.
fn may_be_office(unit: &str) -> bool {
    (2..=16).contains(&unit.chars().count())
        && unit.chars().all(|c| chars::is_han(c) || c.is_ascii_alphanumeric() || "()".contains(c))
        && !Class::NotName.within(unit)
}

/// Offices and nothing else, as they stand behind a task's last sentence: （市甲局、市乙局）. `listed`: the text is known to name
/// offices so; else the names must be those of bureaus.
pub(super) fn only_offices(view: &View<'_>, text: &str, listed: bool) -> Option<Offices> {
    let mut offices = Offices::default();
    for part in parts(text, is_separator) {
        let part = without_remark(text.get(part)?);
        if part.is_empty() || is_remark(part) {
            continue;
        }
        // （甲局会同有关部门）
        let alone = together(part).map(|at| (part.get(..at.start), part.get(at.end..)));
        let (name, others) = match alone {
            Some((Some(name), Some(rest))) if is_nobody(rest) || Class::VagueOffice.is(rest) => (name, true),
            Some(_) => return None,
            None => without_others(part),
        };
        let known = is_listed(name) || is_ministry(name) || is_nobody(name);
        if !(known || listed && offices.names.len() > 1 && may_be_office(name)) {
            return None;
        }
        offices.open |= others;
        offices.add(name, &|part| printed(&view.folded, view.source(), part));
        offices.open |= others;
    }
    // （县） and （区） tell of a place, （办公室） is not said to be anyone's, （含市甲局） adds to something.
    let own = |name: &String| name.chars().count() > 2 && (begins_anew(name) || is_ministry(name));
    let names = &offices.names;
    let said = names.iter().any(|n| is_bureau(n)) && names.first().is_some_and(own);
    (said && names.iter().all(|n| !Class::VagueOffice.is(n))).then_some(offices)
}

/// A text without what follows its offices and verbs: 2024年底前完成, 排第一位的为牵头单位, 完成时限：长期.
fn without_remarks(text: &str) -> &str {
    let mut text = text.trim_end_matches(['。', ';', ',']);
    while let Some((before, last)) = text.rsplit_once([',', ';', '。']) {
        let names = named_role(last).is_some_and(|(unit, _)| is_listed(without_others(unit).0));
        if !last.contains(':') && (!is_remark(last) || names || without_verbs(last).1.is_some()) {
            break;
        }
        text = before;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_do_not_depend_on_the_order_of_the_words() {
        for class in [Class::RoleOfLeader, Class::RoleOfHelper, Class::RoleOfList, Class::RoleOfOthers] {
            assert_eq!(class.words().len(), 1, "{class:?}");
        }
        let mut ranks: Vec<u32> = Class::DutyNoun.words().iter().map(|noun| rank(noun)).collect();
        ranks.sort_unstable();
        let count = u32::try_from(ranks.len()).unwrap();
        assert_eq!(ranks, (1..=count).collect::<Vec<_>>());
        assert_eq!(without_verbs("市甲局牵头负责"), ("市甲局", Some(leading())));
    }
}
