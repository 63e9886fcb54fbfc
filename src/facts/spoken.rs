//! Who does what, said by verbs: （市甲局牵头，市乙局配合）, 由市甲局负责。
//!
//! Every part must look like an office, since parentheses and sentences say many other things.

use super::offices::{Offices, begins_anew, is_office, is_remark, is_separator, printed, without_others};
use super::text::View;
use crate::zh::{brackets, chars};

/// What offices are said to do at the end of a clause, and the role it makes; the role with the smaller number wins.
const VERBS: &[(&str, u8)] = &[
    ("牵头", 0),
    ("主办", 0),
    ("配合", 1),
    ("协助", 1),
    ("协办", 1),
    ("参与", 2),
    ("参加", 2),
    ("支持", 3),
    ("负责", 4),
    ("落实", 5),
    ("实施", 6),
    ("承办", 7),
    ("办理", 7),
    ("承担", 7),
    ("执行", 7),
    ("推进", 7),
    ("组织", 9),
    ("具体", 9),
    ("分别", 9),
    ("共同", 9),
    ("联合", 9),
    ("协同", 9),
    ("统筹", 9),
    ("各自", 9),
    ("依法", 9),
    ("分工", 9),
    ("职责", 9),
    ("职能", 9),
    ("权限", 9),
    ("按照", 9),
    ("依据", 9),
    ("根据", 9),
    ("依", 9),
    ("按", 9),
];
/// The last characters of [`VERBS`].
const LAST: [char; 29] = [
    '头', '按', '协', '办', '合', '助', '与', '加', '持', '责', '实', '施', '理', '担', '行', '进', '织', '体', '别',
    '同', '筹', '自', '法', '工', '能', '限', '照', '据', '依',
];
const NOUNS: [&str; 8] =
    ["牵头单位", "配合单位", "参与单位", "支持单位", "负责单位", "落实单位", "实施单位", "责任单位"];

/// A clause without the verbs at its end, and the role they make.
pub(super) fn without_verbs(clause: &str) -> (&str, Option<&'static str>) {
    // Few texts end in a last character of these words.
    if !clause.ends_with(LAST) {
        return (clause, None);
    }
    let (mut rest, mut best) = (clause, 9u8);
    while let Some((name, rank)) = VERBS.iter().find_map(|&(v, rank)| Some((rest.strip_suffix(v)?, rank))) {
        rest = name;
        best = best.min(rank);
    }
    match NOUNS.get(usize::from(best)) {
        Some(noun) => (rest, Some(noun)),
        // No verb, only words that may end a name (组织, 执行 are ranked; 联合 alone is not a task).
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
        if !self.waiting.names.is_empty() {
            self.roles.push((role, std::mem::take(&mut self.waiting)));
        }
    }

    /// Takes an office, or in a parenthesis of offices another name that may be one (各运营商); `None` for other words.
    fn office(&mut self, view: &View<'_>, unit: &str) -> Option<()> {
        if unit.is_empty() {
            return Some(());
        }
        let office = is_office(without_others(unit).0);
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
        for part in brackets::split_outside(text, is_separator) {
            let mut part = text.get(part).unwrap_or("").trim_start_matches(['由', '请']);
            // 甲局会同乙局、丙局…: the first leads.
            if let Some((lead, others)) = part.split_once("会同").filter(|(_, others)| others.chars().count() > 1) {
                spoken.office(view, without_verbs(lead).0)?;
                spoken.have(NOUNS[0]);
                (part, joined) = (others, true);
            }
            let (unit, role) = without_verbs(part);
            // 2024年底前落实 gives the offices before it their role and is none itself.
            if !is_remark(part) {
                spoken.office(view, unit)?;
            }
            if let Some(role) = role {
                spoken.have(if joined { NOUNS[1] } else { role });
                joined = false;
            }
        }
        // （政府负责） says who in general, not which office.
        let vague = |u: &String| VAGUE.contains(&u.as_str());
        let most = spoken.offices * 2 >= spoken.units;
        let said =
            most && spoken.waiting.names.is_empty() && !spoken.roles.iter().all(|(_, o)| o.names.iter().all(vague));
        said.then_some(spoken)
    }
}

/// Whether a name among offices may be one more: short, and without words of a sentence.
fn may_be_office(unit: &str) -> bool {
    const WORDS: [&str; 14] =
        ["由", "负责", "要", "应", "将", "把", "使", "做", "加强", "推", "的", "社会", "领导", "参与"];
    (2..=16).contains(&unit.chars().count())
        && unit.chars().all(|c| chars::is_han(c) || c.is_ascii_alphanumeric() || "()".contains(c))
        && !WORDS.iter().any(|w| unit.contains(w))
}

/// Offices and nothing else, as they stand behind a task's last sentence: （市甲局、市乙局）.
pub(super) fn only_offices(view: &View<'_>, text: &str) -> Option<Offices> {
    let mut offices = Offices::default();
    for part in brackets::split_outside(text, is_separator) {
        let part = text.get(part).filter(|p| is_office(without_others(p).0))?;
        offices.add(part, &|part| printed(&view.folded, view.source(), part));
    }
    // （县） and （区） tell of a place, （办公室） is not said to be anyone's, （含市甲局） adds to something.
    let bureau = |name: &String| name.ends_with(['局', '委', '部', '厅', '府', '司', '署', '办', '会', '联']);
    let own = |name: &String| name.chars().count() > 2 && begins_anew(name);
    let names = &offices.names;
    let said = names.iter().any(bureau) && names.first().is_some_and(own);
    (said && names.iter().all(|n| !VAGUE.contains(&n.as_str()))).then_some(offices)
}

/// A text without what follows its offices and verbs: 2024年底前完成, 排第一位的为牵头单位, 完成时限：长期.
fn without_remarks(text: &str) -> &str {
    let mut text = text.trim_end_matches(['。', ';', ',']);
    while let Some((before, last)) = text.rsplit_once([',', ';', '。']) {
        if !last.contains(':') && (!is_remark(last) || without_verbs(last).1.is_some()) {
            break;
        }
        text = before;
    }
    text
}

/// Words for all offices of a kind.
const VAGUE: [&str; 9] = ["政府", "部门", "单位", "企业", "社会", "市场", "学校", "机构", "医院"];

#[cfg(test)]
mod tests {
    use super::{LAST, VERBS};

    #[test]
    fn every_verb_ends_in_a_last_character() {
        assert!(VERBS.iter().all(|(v, _)| v.ends_with(LAST)), "{:?}", VERBS.iter().find(|(v, _)| !v.ends_with(LAST)));
    }
}
