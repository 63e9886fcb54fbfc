//! Who was appointed to what and who was removed from it (任免).
//!
//! A list of appointments says once what is done (`决定，任命：`) and then to whom (`张某为…；`), or says it in each
//! clause (`免去李某的…职务`). Clauses are read only in documents that are about appointments.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::Passage;
use super::text::{View, folded, is_han, pattern, split_outside};
use crate::issue::{BlockKind, Document};

/// Whether a post was given or taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// 任命, 聘任.
    #[default]
    Appoint,
    /// 免去, 解聘, 撤销.
    Remove,
}

/// One person given or taken one clause's post or posts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Appointment {
    /// The clause.
    pub passage: Passage,
    /// The person's name, without padding.
    pub person: String,
    /// Given or taken.
    pub action: Action,
    /// The post or posts as printed.
    pub position: String,
    /// What stands in parentheses about the appointment (试用期一年).
    pub note: Option<String>,
}

static ABOUT: LazyLock<Regex> =
    LazyLock::new(|| pattern("任免|任命|免去|任职|免职|聘任|解聘|职务的|任前|(?:政|府|发|人|干)任(?:免)?\\[|任字\\["));
/// What a clause begins with. The longest forms first.
static VERB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:.{0,60}?(?:决定|同意|批准|研究|通知如下|如下|现将|经)[^;。()]{0,40}?[,:]?)?(?:同意|批准|决定|提名|拟|同时|并|兹|现)*\
         (任命|聘任|聘用|续聘|聘请|聘|任用|免去|免除|撤销|解聘|解除|接受|罢免)",
    )
});
/// What a parenthesis says of the appointment rather than of the post.
static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "试用|挂职|任期|聘期|任职|保留|兼|主持|[正副](?:厅|处|县|科|局)级|职级|职数|列.{1,16}[前后]|\\d年|享受|时间|^正|级$|连任|期满",
    )
});

/// Whether a document is about appointments.
pub(super) fn is_list(document: &Document) -> bool {
    document.blocks.iter().any(|b| b.kind == BlockKind::Appointment)
        || is_titled(&document.title)
        || document.number.as_deref().is_some_and(|n| ABOUT.is_match(&folded(n)))
}

/// Whether a title is that of a list of appointments.
pub(super) fn is_titled(title: &str) -> bool {
    ABOUT.is_match(&folded(title))
}

/// What is known while a list is read.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    action: Option<Action>,
    /// The people of the clause before, for 免去其…职务.
    people: Vec<String>,
    /// Entries of the clause before, for posts that go on behind a comma.
    last: Range<usize>,
}

/// Reads a block of a list.
pub(super) fn read(view: &View<'_>, state: &mut State, out: &mut Vec<Appointment>) {
    let kind = view.block.map_or(BlockKind::Paragraph, |b| b.kind);
    let body = matches!(
        kind,
        BlockKind::Appointment | BlockKind::Paragraph | BlockKind::Item | BlockKind::Heading | BlockKind::Article
    );
    if !body {
        return;
    }
    let text = view.text();
    state.last = 0..0;
    let start = view.label_end();
    for clause in split_outside(text.get(start..).unwrap_or(""), |c| matches!(c, ';' | '。')) {
        let clause = start + clause.start..start + clause.end;
        // A comma parts clauses, too, but also the posts of one clause and what leads in to it.
        for part in split_outside(text.get(clause.clone()).unwrap_or(""), |c| c == ',') {
            part_of_clause(view, clause.start + part.start..clause.start + part.end, state, out);
        }
        state.last = 0..0;
    }
}

fn part_of_clause(view: &View<'_>, part: Range<usize>, state: &mut State, out: &mut Vec<Appointment>) {
    let Some(text) = view.text().get(part.clone()) else { return };
    let mut begin = 0;
    if let Some(verb) = VERB.captures(text).and_then(|c| c.get(1)) {
        state.action = Some(match verb.as_str() {
            "免去" | "免除" | "撤销" | "解聘" | "解除" | "接受" | "罢免" => Action::Remove,
            _ => Action::Appoint,
        });
        begin = verb.end();
    } else if text.ends_with(':') {
        return;
    }
    let body = text.get(begin..).unwrap_or("").trim_start_matches([':', ',']);
    let at = part.end - body.len();
    let Some(clause) = clause(body, state) else {
        // 甲局党组成员，副局长（试用期一年）: the post goes on.
        if begin == 0 && !state.last.is_empty() && looks_like_post(body) {
            let (post, note) = post_and_note(view, at, body);
            for entry in out.get_mut(state.last.clone()).unwrap_or_default() {
                entry.position.push('，');
                entry.position.push_str(&post);
                entry.note = entry.note.take().or_else(|| note.clone());
                entry.passage.end = view.passage(at..part.end).end;
            }
        }
        return;
    };
    let (position, note) = post_and_note(view, at + clause.post.start, body.get(clause.post.clone()).unwrap_or(""));
    if position.is_empty() {
        return;
    }
    let first = out.len();
    for person in &clause.people {
        out.push(Appointment {
            passage: view.passage(part.clone()),
            person: person.clone(),
            action: clause.action,
            position: position.clone(),
            note: note.clone(),
        });
    }
    state.last = first..out.len();
    state.people = clause.people;
}

/// Bytes of the longest name with what may stand in parentheses behind it.
const LONGEST_NAME: usize = 120;

/// A clause: who, what is done, and where in the clause the post stands.
struct Clause {
    people: Vec<String>,
    action: Action,
    post: Range<usize>,
}

fn clause(body: &str, state: &State) -> Option<Clause> {
    // 其: the people of the clause before.
    if let Some(rest) = body.strip_prefix('其') {
        let post = rest.strip_prefix('的').unwrap_or(rest);
        let start = body.len() - post.len();
        let action = state.action.filter(|_| !state.people.is_empty())?;
        let start = if action == Action::Appoint { start + post.strip_prefix('为').map_or(0, |_| 3) } else { start };
        return Some(Clause { people: state.people.clone(), action, post: start..body.len() });
    }
    // A marker parts the names from the post. A name can contain the marker's character (李为民为…): the first
    // marker with nothing but names before it is the one.
    for (marker, action) in [
        ("不再担任", Some(Action::Remove)),
        ("为", None),
        ("担任", Some(Action::Appoint)),
        ("兼任", Some(Action::Appoint)),
        ("任", Some(Action::Appoint)),
        ("的", None),
        ("同志", None),
        ("辞去", Some(Action::Remove)),
    ] {
        let wanted = match marker {
            "为" => Some(Action::Appoint),
            "的" | "同志" => Some(Action::Remove),
            _ => action,
        };
        if action.is_none() && state.action != wanted {
            continue;
        }
        for (at, _) in body.match_indices(marker).take_while(|&(at, _)| at < 600) {
            let list = body.get(..at).unwrap_or("");
            if list.rsplit('、').next().is_some_and(|last| last.len() > LONGEST_NAME) {
                break;
            }
            let Some(people) = names(list) else { continue };
            let mut start = at + marker.len();
            if body.get(start..).is_some_and(|r| r.starts_with('的')) {
                start += '的'.len_utf8();
            }
            if start < body.len() {
                return Some(Clause { people, action: wanted.or(state.action)?, post: start..body.len() });
            }
        }
    }
    None
}

/// The names of a list of people; `None` if any part is no name.
fn names(list: &str) -> Option<Vec<String>> {
    let parts = split_outside(list, |c| c == '、');
    let people: Vec<String> = parts.into_iter().filter_map(|p| name(list.get(p)?)).collect();
    (!people.is_empty() && people.len() == list_length(list)).then_some(people)
}

fn list_length(list: &str) -> usize {
    split_outside(list, |c| c == '、').len()
}

/// A person's name: two to four Chinese characters, or a longer one with ·; 同志 and （女）, （回族） taken off.
fn name(text: &str) -> Option<String> {
    let text = text.trim_end_matches("同志");
    let text = match text.split_once('(') {
        Some((name, rest)) if rest.ends_with(')') && rest.chars().count() <= 12 => name,
        Some(_) => return None,
        None => text,
    };
    let text = text.trim_end_matches("同志");
    let length = text.chars().count();
    let dotted = text.contains(['·', '•', '・']);
    let sound = text.chars().all(|c| is_han(c) || (dotted && matches!(c, '·' | '•' | '・')));
    (sound && (2..=if dotted { 20 } else { 4 }).contains(&length)).then(|| text.to_owned())
}

/// A post as printed, and what stands in parentheses behind it about the appointment. `at`: where the text stands in
/// the view.
fn post_and_note(view: &View<'_>, at: usize, text: &str) -> (String, Option<String>) {
    let mut end = text.trim_end_matches([';', '。', ',', ':']).len();
    let mut note = None;
    loop {
        let rest = text.get(..end).unwrap_or("");
        let shorter = rest
            .strip_suffix("职务的请求")
            .or_else(|| rest.strip_suffix("的职务"))
            .or_else(|| rest.strip_suffix("职务"))
            .or_else(|| rest.strip_suffix("一职"))
            .map(str::len);
        if let Some(shorter) = shorter {
            end = shorter;
            continue;
        }
        // A note: the parenthesis at the end, if it tells of the appointment. Others belong to the post's name.
        let Some(open) = trailing_parenthesis(rest) else { break };
        let inside = open + 1..end - 1;
        if note.is_some() || !NOTE.is_match(rest.get(inside.clone()).unwrap_or("")) {
            break;
        }
        note = Some(compact(view.original(at + inside.start..at + inside.end)));
        end = open;
    }
    (compact(view.original(at..at + end)), note)
}

/// Where the parenthesis begins that a text ends with.
fn trailing_parenthesis(text: &str) -> Option<usize> {
    let mut depth = 0usize;
    for (at, c) in text.char_indices().rev().take(200) {
        match c {
            ')' => depth += 1,
            '(' => depth = depth.checked_sub(1)?,
            _ => {}
        }
        if depth == 0 {
            return (c == '(').then_some(at);
        }
    }
    None
}

/// A text without white space.
fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a part behind a comma is a post that goes on.
fn looks_like_post(text: &str) -> bool {
    static POST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^[^,;。:]{0,40}(?:长|主任|书记|委员|成员|主席|督学|督察|专员|顾问|员|师|代表|总裁|经理|干事|参事|秘书|主管|调研员|监事|董事)(?:\\([^()]*\\))*(?:的?职务)?$",
        )
    });
    POST.is_match(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::Block;

    fn found(texts: &[&str]) -> Vec<String> {
        let blocks: Vec<_> = texts.iter().map(|t| Block { text: (*t).into(), ..Block::default() }).collect();
        let (mut view, mut state, mut out) = (View::default(), State::default(), Vec::new());
        for (i, b) in blocks.iter().enumerate() {
            view.read(0, i, b);
            read(&view, &mut state, &mut out);
        }
        let sign = |a| if a == Action::Appoint { '+' } else { '-' };
        out.iter()
            .map(|a| {
                let note = a.note.as_deref().map(|n| format!(" [{n}]")).unwrap_or_default();
                format!("{}{} {}{note}", sign(a.action), a.person, a.position)
            })
            .collect()
    }

    #[test]
    fn a_list_under_its_verb() {
        assert_eq!(
            found(&[
                "市政府决定，任命：",
                "江一帆为云州市甲局局长（试用期一年）；",
                "柳 青、白　杨为云州市乙中心副主任、党组成员；",
                "免去：",
                "石为民的云州市丙中心主任（云州市丁站站长）职务。",
            ]),
            [
                "+江一帆 云州市甲局局长 [试用期一年]",
                "+柳青 云州市乙中心副主任、党组成员",
                "+白杨 云州市乙中心副主任、党组成员",
                "-石为民 云州市丙中心主任（云州市丁站站长）",
            ]
        );
    }

    #[test]
    fn the_verb_in_each_clause() {
        assert_eq!(
            found(&[
                "经研究，决定任命石为民为甲局局长，免去其乙局副局长职务。",
                "任命江一帆同志为丙局副局长(试用期1年);免去柳青同志丁局局长、一级调研员职务。",
                "聘任买买提·甲为戊馆馆长，聘期三年。",
            ]),
            [
                "+石为民 甲局局长",
                "-石为民 乙局副局长",
                "+江一帆 丙局副局长 [试用期1年]",
                "-柳青 丁局局长、一级调研员",
                "+买买提·甲 戊馆馆长",
            ]
        );
    }

    #[test]
    fn other_turns() {
        assert_eq!(
            found(&[
                "白杨任甲局党组成员，副局长（正处级）；",
                "江一帆不再担任乙局局长职务；",
                "任命柳青（女）、石为民（回族）为丙院院长。",
                "接受白杨辞去丁县县长职务的请求。",
            ]),
            [
                "+白杨 甲局党组成员，副局长 [正处级]",
                "-江一帆 乙局局长",
                "+柳青 丙院院长",
                "+石为民 丙院院长",
                "-白杨 丁县县长",
            ]
        );
    }

    #[test]
    fn other_sentences_name_nobody() {
        assert!(
            found(&[
                "各县人民政府，市政府各部门：",
                "以上人员的任职时间自通知之日起计算。",
                "为加强领导，任务分工如下。"
            ])
            .is_empty()
        );
    }
}
