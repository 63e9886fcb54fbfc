//! Who belongs to a body, and as what: the lists of members of committees and leading groups (主任：江一帆　副市长).
//!
//! That somebody belongs to a body is all that such a list says: it may have been so before.

use std::sync::LazyLock;

use regex::Regex;

use super::appointments::{Action, Appointment};
use super::clauses::office_holder;
use super::people::{is_unsure, looks_like_post, name, surname};
use super::text::View;
use crate::issue::{Block, BlockKind};
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{brackets, chars, fold, office, units};

/// What members are called, at the start of their line.
static ROLE: LazyLock<Regex> = LazyLock::new(|| pattern("^({member-role}):"));
/// Who heads the office of a body: 办公室主任由江一帆同志兼任, 江一帆同志兼任办公室主任.
static HEADS_OFFICE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?:^|[,;。:])(?P<body>[^,;。:由]{0,40}?)(?P<office>{body-office})由(?P<who>[^,;。:]{2,40}?)(?:兼任|担任|兼)(?:[,;。]|$)\
         |(?:^|[,;。:])(?P<person>[^,;。:由]{2,40}?)(?:兼任|担任|兼)(?P<post>{body-office})(?:[,;。]|$)",
    )
});
/// Characters of the longest line of members that has no role of its own.
const LONGEST_LINE: usize = 60;
/// Characters of the longest post that stands beside a member.
const LONGEST_POST: usize = 48;
/// Members of one line that are taken.
const MOST_OF_LINE: usize = 256;

/// What is known while a document is read.
#[derive(Debug, Default)]
pub(super) struct State {
    /// The body whose members are listed, by the title above.
    body: Option<String>,
    /// Words that lead to the list of its members stand above, and nothing that ends it.
    led: bool,
    /// What those are called that follow.
    role: Option<String>,
}

/// A member: the name, and the post beside it as printed.
type Member = (String, Option<String>);

/// Reads a block of a document.
pub(super) fn read(view: &View<'_>, state: &mut State, out: &mut Vec<Appointment>) {
    let Some(block) = view.block else { return };
    let text = view.text();
    let undone = Class::Takes.within(text) || Class::TurnTakes.within(text);
    let leads = view.has(Class::MembersHead) && Class::MembersHead.within(text) && !undone;
    // 免去人员名单如下：, 下列人员免去职务：, 不再担任水务局局长: nobody is a member by that.
    if undone {
        *state = State::default();
        return;
    }
    if block.kind == BlockKind::Title {
        *state = State { body: body(text), led: leads || made(text), role: None };
        return;
    }
    if leads && !ROLE.is_match(text) {
        (state.led, state.role) = (true, None);
        return;
    }
    let body_text = matches!(block.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Appointment);
    if !state.led || !(body_text || block.kind == BlockKind::Heading) {
        return;
    }
    if heads_office(view, state, out) {
        return;
    }
    if let Some(role) = ROLE.captures(text).and_then(|found| found.get(1)) {
        state.role = Some(fold::compact(view.original(role.range())));
        let rest = role.end() + ':'.len_utf8();
        take(view, rest, state, out);
    } else if !(is_group(block, text) || body_text && text.chars().count() <= LONGEST_LINE && take(view, 0, state, out))
    {
        // What ends the members of a role ends them for good, but a further role may follow what stands between.
        state.role = None;
    }
}

/// Takes who heads the office of the body; whether the block tells that.
fn heads_office(view: &View<'_>, state: &State, out: &mut Vec<Appointment>) -> bool {
    let Some(body) = state.body.as_ref().filter(|_| view.has(Class::BodyOffice)) else { return false };
    let Some(found) = HEADS_OFFICE.captures(view.text()) else { return false };
    let (who, office) = (found.name("who").or(found.name("person")), found.name("office").or(found.name("post")));
    let (Some(who), Some(office)) = (who, office) else { return false };
    // 县政府办公室主任, 原办公室主任: of another body, or another time.
    let own = found.name("body").map_or("", |own| own.as_str());
    if !is_of_body(own.rsplit(')').next().unwrap_or(own), body) {
        return false;
    }
    // 市水务局局长江一帆: the post that he holds stands before the name.
    let person = sound_name(who.as_str()).or_else(|| office_holder(who.as_str()).map(|(_, person)| person));
    let Some(person) = person else { return false };
    let position = format!("{body}{}", fold::compact(view.original(office.range())));
    let passage = view.passage(0..view.text().len());
    out.push(Appointment { passage, person, action: Action::Member, position, note: None });
    true
}

/// Whether words before its office name the body whose members are listed: its whole name, an end of it, or another name of the same kind (领导小组 of
/// 县供水工作领导小组).
fn is_of_body(own: &str, body: &str) -> bool {
    let kind = |name: &str| name.chars().rev().take(KIND_OF_BODY).collect::<String>();
    own.is_empty() || body.ends_with(own) || own.chars().count() >= KIND_OF_BODY && kind(own) == kind(body)
}

/// Characters that tell the kind of a body: 指挥部, 领导小组.
const KIND_OF_BODY: usize = 3;

/// Whether a line only heads some of the members: （一）部门委员.
fn is_group(block: &Block, text: &str) -> bool {
    block.kind == BlockKind::Heading && Class::MemberRole.within(text) && text.chars().count() <= LONGEST_LINE / 2
}

/// Takes the members of a line from a byte on; whether it is nothing but members.
fn take(view: &View<'_>, from: usize, state: &State, out: &mut Vec<Appointment>) -> bool {
    // Without a body nobody knows of what they are members.
    let (Some(role), Some(body)) = (&state.role, &state.body) else { return false };
    let end = view.text().len();
    let Some(members) = members(view.original(from..end), from == 0) else { return false };
    let passage = view.passage(0..end);
    let position = format!("{body}{role}");
    for (person, note) in members {
        let (action, position) = (Action::Member, position.clone());
        out.push(Appointment { passage, person, action, position, note });
    }
    true
}

/// The members of a line as printed; `None` where any of it is none. `bare`: the line has no role of its own, so that names alone are
/// no evidence.
fn members(printed: &str, bare: bool) -> Option<Vec<Member>> {
    let printed = printed.trim().trim_end_matches(['。', '；', ';', '，']);
    let folded = fold::plain_folded(printed);
    if printed.is_empty() || printed.contains('。') {
        return None;
    }
    if let Some(one) = beside(printed) {
        return Some(vec![one]);
    }
    let parts = brackets::split_outside(&folded, |c| c == units::LIST);
    // 王李和平、江一帆: one that is unsure takes none of the others with it.
    let listed = parts.len() > 1;
    let sure = parts
        .into_iter()
        .take(MOST_OF_LINE)
        .filter(|part| !(listed && folded.get(part.clone()).is_some_and(is_unsure)));
    let several: Option<Vec<Member>> = sure.map(|part| alone(folded.get(part)?)).collect();
    let several = several.filter(|all| !all.is_empty());
    let several = several.or_else(|| by_gaps(printed))?;
    (!bare || several.iter().all(|(_, post)| post.is_some())).then_some(several)
}

/// 江一帆　副市长, 韩　正　　国务院副总理: a name and the post behind a gap.
fn beside(printed: &str) -> Option<Member> {
    let words: Vec<&str> = printed.split_whitespace().collect();
    let (&first, rest) = words.split_first()?;
    let (person, rest) = match rest.split_first() {
        Some((second, rest)) if first.chars().count() == 1 && second.chars().count() == 1 => {
            (format!("{first}{second}"), rest)
        }
        _ => (first.to_owned(), rest),
    };
    let post: String = rest.concat();
    let (person, sound) = (sound_name(&person)?, is_post(&post));
    sound.then_some((person, Some(fold::compact(&post))))
}

/// 江一帆（市财政局局长）, 柳青.
fn alone(part: &str) -> Option<Member> {
    let Some((person, inside)) = part.split_once('(') else { return Some((sound_name(part)?, None)) };
    let post = inside.strip_suffix(')')?;
    let person = sound_name(&fold::compact(person))?;
    // （女）, （兼）
    let post = Some(post).filter(|post| is_post(post)).map(|post| post.replace(',', "，"));
    Some((person, post))
}

/// Names that only gaps part: 江一帆　柳　青　白杨.
fn by_gaps(printed: &str) -> Option<Vec<Member>> {
    let people = super::clauses::by_blanks(printed)?;
    Some(people.into_iter().map(|person| (person, None)).collect())
}

/// A name with a surname that is known, or a dotted one.
fn sound_name(text: &str) -> Option<String> {
    let person = name(&fold::narrowed(text))?;
    let family = surname(&person);
    let fits = family > 0 && (family + 1..=family + 2).contains(&person.chars().count()) || chars::is_dotted(&person);
    (fits && Class::OfficeHeld.ends(&person).is_none()).then_some(person)
}

/// Whether words are a post that somebody holds.
fn is_post(words: &str) -> bool {
    let folded = fold::narrowed(words);
    (2..=LONGEST_POST).contains(&folded.chars().count())
        && !folded.contains(['。', ':', ';'])
        && folded.split(units::LIST).any(|one| looks_like_post(one) || Class::OfficeHeld.ends(one).is_some())
}

/// Whether a title tells that a body is made, or who belongs to it.
fn made(title: &str) -> bool {
    body(title).is_some()
}

/// The body that a title tells of: 某领导小组 of 关于成立某领导小组的通知, 某委员会 of 某委员会组成人员名单.
fn body(title: &str) -> Option<String> {
    let title = fold::narrowed(title);
    let members = Class::MembersHead.find_iter(&title).next().map(|at| at.start);
    let members = members.or_else(|| title.find(|c| Class::OfMark.has(c)))?;
    let before = title.get(..members)?;
    let named = Class::BodyLead.find_iter(before).last().and_then(|at| before.get(at.end..)).unwrap_or(before);
    let named = Class::MemberRole.strip_end(named).unwrap_or(named);
    let lead = named.len() < before.len() || Class::MembersHead.within(&title);
    // A whole title (某市人民政府关于撤销…) is no body.
    let fits = (4..=40).contains(&named.chars().count())
        && !named.contains(['《', '"', '“', ','])
        && !Class::TitleMatter.within(named);
    (lead && fits && office::is_listed(named)).then(|| named.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_of_a_line() {
        let read = |line: &str, bare| {
            let told = |(person, post): Member| format!("{person}/{}", post.unwrap_or_default());
            members(line, bare).map(|all| all.into_iter().map(told).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(read("韩　正　　国务院副总理", true).as_deref(), Some("韩正/国务院副总理"));
        assert_eq!(read("江一帆 甲部副部长、乙局局长", true).as_deref(), Some("江一帆/甲部副部长、乙局局长"));
        assert_eq!(
            read("江一帆（市委常委、副市长）、柳　青（市财政局局长）", true).as_deref(),
            Some("江一帆/市委常委、副市长 柳青/市财政局局长")
        );
        assert_eq!(read("江一帆、柳青", false).as_deref(), Some("江一帆/ 柳青/"));
        for line in
            ["江一帆、柳青", "领导小组办公室设在市财政局", "各成员单位　要加强配合", "江一帆　市财政局", "联系人 柳青"]
        {
            assert_eq!(read(line, true), None, "{line}");
        }
    }

    #[test]
    fn bodies_of_titles() {
        let of = |title: &str| body(title);
        assert_eq!(of("云州市人民政府办公室关于成立云州市防汛指挥部的通知").as_deref(), Some("云州市防汛指挥部"));
        assert_eq!(of("关于调整国家教材委员会组成人员的通知").as_deref(), Some("国家教材委员会"));
        assert_eq!(of("云州市评审委员会成员名单").as_deref(), Some("云州市评审委员会"));
        assert_eq!(of("关于成立大会的通知"), None);
        assert_eq!(of("云州市教育局关于做好招生工作的通知"), None);
    }
}
