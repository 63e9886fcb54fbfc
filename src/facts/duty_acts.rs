//! What offices are said to do: whether the words behind an office are an act of its, and who does it.

use super::duty_names::{LONGEST_VERB, names, names_at, office_at};
use super::offices::together;
use super::spoken::{leading, responsible};
use crate::zh::chars;
use crate::zh::lexicon::Class;

/// Whether a clause takes something out of what the next says: 除国家另有规定外.
pub(super) fn is_taken_out(clause: &str) -> bool {
    Class::ExceptLead.starts(clause).is_some() && Class::ExceptEnd.ends(clause.trim_end_matches(',')).is_some()
}

/// Those before and behind 联合, where a text is nothing else: 市甲局联合市乙局.
pub(super) fn joined(text: &str) -> Option<(Vec<&str>, Vec<&str>)> {
    let with = together(text)?;
    let (first, others) = (names(text.get(..with.start)?)?, names(text.get(with.end..)?)?);
    (!first.is_empty() && !others.is_empty()).then_some((first, others))
}

/// Whether a text tells of what was done.
pub(super) fn is_done(text: &str) -> bool {
    let inside = |at: usize| Class::NotDone.find_iter(text).any(|word| word.contains(&at));
    Class::DoneWord.find_iter(text).any(|done| !inside(done.start))
}

/// Whether what follows a word makes something else of it (负责人, 负责地方志工作的机构), tells of what was done, or the duty is to
/// explain the instrument.
pub(super) fn is_no_act(word: &str, rest: &str) -> bool {
    let near = first_chars(rest, 16);
    // 负责制 is a word, 牵头制定 is none.
    // …应当履行以下职责: the duties are those of the list.
    let heads = rest.ends_with(':') && Class::DutyHead.within(near);
    // 部门主管负责考核, 部门主管及业务人员: a person's post.
    let goes_on = [Class::DutyAct, Class::Joins, Class::Modal, Class::OfMark].iter().any(|c| c.starts(rest).is_some());
    // 由市甲局主管和监督: two acts.
    let two = || Class::Joins.strip_start(rest).is_some_and(|other| Class::RoleStem.is(other));
    let post = Class::ActPost.is(word) && (goes_on && !two() || rest.is_empty());
    // 参加社会保险 helps nobody.
    let part = Class::Doing.is(word) && Class::NoPart.starts(rest).is_some();
    // 甲局组织实施检查应当由两人参加: what is asked is not that it is done.
    let asked = || Class::Obliges.within(rest) && !rest.contains(|c| Class::OfMark.has(c));
    heads
        || post
        || part
        || asked()
        || not_act(rest) && Class::ByAct.starts(rest).is_none()
        || Class::Explains.within(near)
        || Class::OfBodies.within(rest)
        || is_done(rest)
        // 参加 and 做好 alone say nothing of what is done.
        || rest.is_empty() && Class::DutyAct.full(word).is_none() && !Class::ByAct.is(word)
}

/// Whether a text begins with what makes another word of the act before it: 负责方, but 负责方案编制.
fn not_act(rest: &str) -> bool {
    let paper = Class::Instrument.starts(rest).map_or(0, str::len);
    Class::NotAct.starts(rest).is_some_and(|word| word.len() >= paper)
}

/// The first characters of a text, at most so many.
pub(super) fn first_chars(text: &str, most: usize) -> &str {
    text.char_indices().nth(most).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// Those who help behind 会同, and the role of those before it; for other words none and the word's role.
pub(super) fn helpers<'t>(word: &str, rest: &'t str) -> Option<(Vec<&'t str>, &'static str)> {
    if Class::Together.is(word) {
        let (names, bytes) = names_at(rest)?;
        // 甲局会同乙局规定的其他工程 is a thing, and no duty.
        let near = first_chars(rest.get(bytes..).unwrap_or(""), LONGEST_VERB + 1);
        let thing = near.char_indices().skip(1).any(|(_, c)| Class::OfMark.has(c));
        return (!thing).then_some((names, leading()));
    }
    // 市甲局指导…: that is its own work; 统筹 alone, 统筹解决 say nothing of others who follow.
    if Class::OwnWork.is(word) {
        return Some((Vec::new(), responsible()));
    }
    Some((Vec::new(), Class::DutyAct.full(word)?))
}
/// The offices behind 由 that do something no list of acts names: 由地方税务机关一并征收. Which body is meant must be plain.
pub(super) fn acting(behind: &str) -> Option<Vec<&str>> {
    let (offices, bytes) = names_at(behind)?;
    if offices.iter().any(|office| Class::Everybody.starts(office).is_some()) {
        return None;
    }
    let mut rest = behind.get(bytes..)?;
    while let Some(next) = Class::Manner.strip_start(rest).or_else(|| Class::Adverbial.strip_start(rest)) {
        rest = next;
    }
    let near = first_chars(rest, LONGEST_VERB * 3);
    let plain = rest.chars().count() > 1 && near.chars().take(2).all(chars::is_han);
    // 由某局监管的公司 tells which; 由省政府教育部门审批 names one body by two.
    let attribute = rest.contains(|c| Class::OfMark.has(c)) && near.contains(|c| Class::OfMark.has(c));
    let other = Class::NoActOfOffice.within(near)
        || Class::Sanction.within(rest)
        || Class::Explains.within(near)
        || Class::OfThings.within(rest)
        || Class::NotAct.starts(rest).is_some()
        || Class::Joins.starts(rest).is_some()
        // 由市政府授权市甲局组织调查: what the other does.
        || Class::Authorizes.starts(rest).is_some()
        // 由监事会副主席召集, 由常委会其他委员提出: who holds a post there.
        || [Class::MemberRole, Class::OfficeHeld, Class::OfficeStart].iter().any(|class| class.starts(rest).is_some())
        // 由某部门主管或业务人员兼办
        || Class::ActPost.strip_start(rest).is_some_and(|rest| Class::Joins.starts(rest).is_some())
        || office_at(near).is_some()
        || is_done(rest);
    (plain && !attribute && !other).then_some(offices)
}
