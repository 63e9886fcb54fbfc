//! Who was appointed to what and who was removed from it (任免).
//!
//! A list of appointments says once what is done (`决定，任命：`) and then to whom (`张某为…；`), or says it in each
//! clause (`免去李某的…职务`). Clauses are read only in documents that are about appointments.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::Passage;
use super::appointed;
use super::clauses::{Clause, OTHER_TURNS, clause, looks_like_post, names, parted_by_space, parted_posts};
use super::text::View;
use crate::issue::{BlockKind, Document};
use crate::zh::{brackets, chars, fold, lexicon::pattern};

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

static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern("任免|任命|免去|任职|免职|聘任|解聘|职务的|辞去|辞职|任前|(?:政|府|发|人|干)任(?:免)?\\[|任字\\[")
});
/// What a rule about appointments is called, as against a list of them.
const RULES: [&str; 9] = ["办法", "规定", "条例", "细则", "方案", "意见", "制度", "规则", "资格"];
/// What a clause begins with. The longest forms first.
static VERB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:.{0,60}?(?:决定|同意|批准|研究|通知如下|如下|现将|经)[^;。()]{0,40}?[,:]?)?(?:同意|批准|决定|提名|建议|拟|同时|并|兹|现)*\
         (不再聘任|不再聘用|不再任命|任命|委派|委任|聘任|聘用|续聘|聘请|聘|任用|晋升|任职|提名|推荐|推选|补选|选举|免去|免除|免职|撤销|撤去|解聘|解除|接受|罢免)",
    )
});
/// What a parenthesis says of the appointment rather than of the post.
static NOTE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "试用|挂职|任期|聘期|任职|保留|兼|主持|[正副](?:厅|处|县|科|局)级|职级|职数|列.{1,16}[前后]|\\d年|享受|时间|^正|级$|连任|期满|退休",
    )
});
/// What follows a clause behind a comma and tells of the appointment: 聘期三年, 保留正处级, 退休.
static REMARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:试用期|聘期|任期|挂职|保留|不再保留|退休|办理退休|提前退休|另有任用|任职时间|聘任时间|时间|享受|按期转正|按规定|(?:自|从)[0-9]{4}年)",
    )
});

/// Whether a document is about appointments.
pub(super) fn is_list(document: &Document) -> bool {
    document.blocks.iter().any(|b| b.kind == BlockKind::Appointment)
        || is_titled(&document.title)
        || document.number.as_deref().is_some_and(|n| ABOUT.is_match(&fold::narrowed(n)))
}

/// Whether a title is that of a list of appointments.
pub(super) fn is_titled(title: &str) -> bool {
    let title = fold::narrowed(title);
    ABOUT.is_match(&title) && !RULES.iter().any(|r| title.trim_end_matches("的通知").ends_with(r))
}

/// What is known while a list is read.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    /// What the list does.
    pub(super) action: Option<Action>,
    /// The verb was 不再聘任 or the like, which takes a post with 为.
    pub(super) negated: bool,
    /// The people of the clause before, for 免去其…职务.
    pub(super) people: Vec<String>,
    /// Entries of the clause before, for posts and remarks that go on behind a comma.
    last: Range<usize>,
    /// The sentence has told who is meant and not yet what (某某退休，免去其…; 某某试用期满，任…).
    told: bool,
    /// What posts of this list begin with (云州市): tells a name from a post that stands right behind it.
    pub(super) areas: Vec<String>,
}

impl State {
    /// The state at the start of a list with this title.
    pub fn of(title: &str) -> Self {
        let title = fold::narrowed(title);
        let end = ["人民", "人大", "关于", "任免"].iter().filter_map(|w| title.find(w)).min().unwrap_or(0);
        let area = title.get(..end).filter(|a| a.chars().count() > 1).map(str::to_owned);
        Self { areas: area.into_iter().collect(), ..Self::default() }
    }

    /// Remembers how a post begins.
    fn learn(&mut self, post: &str) {
        let area: String = post.chars().take(2).collect();
        if area.chars().count() == 2
            && area.chars().all(chars::is_han)
            && self.areas.len() < 16
            && !self.areas.contains(&area)
        {
            self.areas.push(area);
        }
    }
}

/// Reads a block of a list.
pub(super) fn read(view: &View<'_>, state: &mut State, out: &mut Vec<Appointment>) {
    let Some(block) = view.block else { return };
    if let Some(table) = &block.table {
        return appointed::read(view, table, out);
    }
    let body = matches!(
        block.kind,
        BlockKind::Appointment | BlockKind::Paragraph | BlockKind::Item | BlockKind::Heading | BlockKind::Article
    );
    if !body {
        return;
    }
    let text = view.text();
    state.last = 0..0;
    let start = view.label_end();
    for clause in brackets::split_outside(text.get(start..).unwrap_or(""), |c| matches!(c, ';' | '。')) {
        let clause = start + clause.start..start + clause.end;
        // A comma parts clauses, too, but also the posts of one clause and what leads in to it.
        for part in brackets::split_outside(text.get(clause.clone()).unwrap_or(""), |c| c == ',') {
            part_of_clause(view, clause.start + part.start..clause.start + part.end, state, out);
        }
        state.last = 0..0;
        state.told = false;
    }
}

fn part_of_clause(view: &View<'_>, part: Range<usize>, state: &mut State, out: &mut Vec<Appointment>) {
    let Some(text) = view.text().get(part.clone()) else { return };
    let same = !state.last.is_empty() || state.told;
    if !state.last.is_empty() && goes_on(view, part.clone(), state, out) {
        return;
    }
    let mut begin = 0;
    if let Some(verb) = VERB.captures(text).and_then(|c| c.get(1)) {
        state.action = Some(match verb.as_str() {
            "免去" | "免除" | "免职" | "撤销" | "撤去" | "解聘" | "解除" | "接受" | "罢免" => {
                Action::Remove
            }
            v if v.starts_with("不再") => Action::Remove,
            _ => Action::Appoint,
        });
        state.negated = verb.as_str().starts_with("不再");
        begin = verb.end();
    } else if text.ends_with(':') {
        return;
    }
    let body = text.get(begin..).unwrap_or("").trim_start_matches([':', ',']);
    let at = part.end - body.len();
    let Some(clause) = clause(body, state, same).or_else(|| parted_by_space(view, at..part.end, state)) else {
        // 某某退休，免去其…职务: who is meant by 其.
        let told = LEFT.iter().find_map(|w| body.strip_suffix(w)).and_then(names);
        state.told = told.is_some();
        state.people = told.unwrap_or_else(|| std::mem::take(&mut state.people));
        return;
    };
    push(view, part, at, body, clause, state, out);
}

/// What is said of people before what is done: 某某退休，….
const LEFT: [&str; 7] = ["退休", "调离", "辞职", "去世", "逝世", "试用期满", "工作变动"];

/// Takes what a clause finds as entries.
fn push(
    view: &View<'_>,
    part: Range<usize>,
    at: usize,
    body: &str,
    clause: Clause,
    state: &mut State,
    out: &mut Vec<Appointment>,
) {
    let (position, note) = post_and_note(view, at + clause.post.start, body.get(clause.post.clone()).unwrap_or(""));
    if position.chars().count() < 2 {
        return;
    }
    state.learn(&position);
    let first = out.len();
    let each = if clause.each { parted_posts(&position, clause.people.len()) } else { None };
    for (i, person) in clause.people.iter().enumerate() {
        let own = each.as_ref().and_then(|posts| posts.get(i)).unwrap_or(&position);
        out.push(Appointment {
            passage: view.passage(part.clone()),
            person: person.clone(),
            action: clause.action,
            position: own.clone(),
            note: note.clone(),
        });
    }
    state.last = first..out.len();
    state.people = clause.people;
}

/// Adds what goes on with the clause before: a further post (甲局党组成员，副局长（试用期一年）), or a remark (聘期三年).
fn goes_on(view: &View<'_>, part: Range<usize>, state: &State, out: &mut [Appointment]) -> bool {
    let Some(text) = view.text().get(part.clone()) else { return false };
    let entries = out.get_mut(state.last.clone()).unwrap_or_default();
    let remark = REMARK.is_match(text);
    let turns = || OTHER_TURNS.iter().any(|t| text.starts_with(t)) || VERB.is_match(text);
    if !remark && (turns() || !looks_like_post(text) || clause(text, state, false).is_some()) {
        return false;
    }
    let (post, note) = post_and_note(view, part.start, text);
    let end = view.passage(part).end;
    for entry in entries {
        if remark {
            entry.note = Some(entry.note.take().map_or_else(|| post.clone(), |n| format!("{n}，{post}")));
        } else {
            entry.position.push('，');
            entry.position.push_str(&post);
            entry.note = entry.note.take().or_else(|| note.clone());
        }
        entry.passage.end = end;
    }
    true
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
            .or_else(|| rest.strip_suffix("职务请求"))
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
        note = Some(fold::compact(view.original(at + inside.start..at + inside.end)));
        end = open;
    }
    (fold::compact(view.original(at..at + end)), note)
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

#[cfg(test)]
#[path = "appointments_tests.rs"]
mod tests;
