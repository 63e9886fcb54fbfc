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
use super::people::surname;
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

static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
    pattern("任免|任命|免去|任职|免职|聘任|解聘|职务的|辞去|辞职|任前|(?:政|府|发|人|干)任(?:免)?\\[|任字\\[")
});
/// What a rule about appointments is called, as against a list of them.
const RULES: [&str; 9] = ["办法", "规定", "条例", "细则", "方案", "意见", "制度", "规则", "资格"];
/// What a clause begins with. The longest forms first.
static VERB: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "^(?:.{0,60}?(?:决定|同意|批准|研究|通知如下|如下|现将|经)[^;。()]{0,40}?[,:]?)?(?:同意|批准|决定|提名|拟|同时|并|兹|现)*\
         (不再聘任|不再聘用|不再任命|任命|聘任|聘用|续聘|聘请|聘|任用|晋升|任职|提名|推荐|推选|补选|选举|免去|免除|免职|撤销|撤去|解聘|解除|接受|罢免)",
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
        "^(?:试用期|聘期|任期|挂职|保留|不再保留|退休|办理退休|提前退休|另有任用|任职时间|聘任时间|时间|享受|按期转正|(?:自|从)[0-9]{4}年)",
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
    let title = folded(title);
    ABOUT.is_match(&title) && !RULES.iter().any(|r| title.trim_end_matches("的通知").ends_with(r))
}

/// What is known while a list is read.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    action: Option<Action>,
    /// The verb was 不再聘任 or the like, which takes a post with 为.
    negated: bool,
    /// The people of the clause before, for 免去其…职务.
    people: Vec<String>,
    /// Entries of the clause before, for posts and remarks that go on behind a comma.
    last: Range<usize>,
    /// What posts of this list begin with (云州市): tells a name from a post that stands right behind it.
    areas: Vec<String>,
}

impl State {
    /// The state at the start of a list with this title.
    pub fn of(title: &str) -> Self {
        let title = folded(title);
        let end = ["人民", "人大", "关于", "任免"].iter().filter_map(|w| title.find(w)).min().unwrap_or(0);
        let area = title.get(..end).filter(|a| a.chars().count() > 1).map(str::to_owned);
        Self { areas: area.into_iter().collect(), ..Self::default() }
    }

    /// Remembers how a post begins.
    fn learn(&mut self, post: &str) {
        let area: String = post.chars().take(2).collect();
        if area.chars().count() == 2 && area.chars().all(is_han) && self.areas.len() < 16 && !self.areas.contains(&area)
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
    let same = !state.last.is_empty();
    if same && goes_on(view, part.clone(), state, out) {
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
        let left = ["退休", "调离", "辞职", "去世", "逝世"].iter().find_map(|w| body.strip_suffix(w));
        state.people = left.and_then(names).unwrap_or_else(|| std::mem::take(&mut state.people));
        return;
    };
    push(view, part, at, body, clause, state, out);
}

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

/// What begins another turn for the people of the clause before: 不再担任…, 任….
const OTHER_TURNS: [&str; 11] =
    ["不再担任", "不再兼任", "不再任", "改任", "调任", "转任", "任", "担任", "其", "原任", "辞去"];

/// Bytes of the longest name with what may stand in parentheses behind it.
const LONGEST_NAME: usize = 120;

/// A clause: who, what is done, and where in the clause the post stands.
struct Clause {
    people: Vec<String>,
    action: Action,
    post: Range<usize>,
    /// 分别: each has one of the posts.
    each: bool,
}

/// The markers that part names from a post, and what they do whatever the list does; `None` for those that go with
/// what it does.
const MARKERS: [(&str, Option<Action>); 17] = [
    ("不再担任", Some(Action::Remove)),
    ("不再兼任", Some(Action::Remove)),
    ("不再任", Some(Action::Remove)),
    ("为", None),
    ("挂职任", Some(Action::Appoint)),
    ("担任", Some(Action::Appoint)),
    ("兼任", Some(Action::Appoint)),
    ("改任", Some(Action::Appoint)),
    ("调任", Some(Action::Appoint)),
    ("转任", Some(Action::Appoint)),
    ("当选为", Some(Action::Appoint)),
    ("挂任", Some(Action::Appoint)),
    ("拟任", Some(Action::Appoint)),
    ("任", Some(Action::Appoint)),
    ("的", None),
    ("同志", None),
    ("辞去", Some(Action::Remove)),
];

/// `same`: another clause stands before it in the sentence.
fn clause(body: &str, state: &State, same: bool) -> Option<Clause> {
    if let Some(clause) = of_those_before(body, state, same) {
        return Some(clause);
    }
    let skipped = LEADS.iter().find(|l| body.starts_with(**l)).map_or(0, |l| l.len());
    let body_start = skipped;
    let body = body.get(skipped..)?;
    // A name can contain the marker's character (李为民为…): the first marker with nothing but names before it is it.
    for (marker, action) in MARKERS {
        let wanted = match marker {
            "为" if state.negated => Some(Action::Remove),
            "为" => Some(Action::Appoint),
            "的" | "同志" => Some(Action::Remove),
            _ => action,
        };
        // 决定某某为…: the lead says that it is one.
        if action.is_none() && state.action != wanted && !(skipped > 0 && marker == "为") {
            continue;
        }
        for (at, _) in body.match_indices(marker).take_while(|&(at, _)| at < 600) {
            let list = body.get(..at).unwrap_or("");
            if list.rsplit('、').next().is_some_and(|last| last.len() > LONGEST_NAME) {
                break;
            }
            let each = list.strip_suffix("分别");
            let Some(people) = names(each.unwrap_or(list)) else { continue };
            let mut start = at + marker.len();
            if body.get(start..).is_some_and(|r| r.starts_with('的')) {
                start += '的'.len_utf8();
            }
            if start < body.len() {
                let post = body_start + start..body_start + body.len();
                return Some(Clause { people, action: wanted.or(state.action)?, post, each: each.is_some() });
            }
        }
    }
    let name = name_before_post(body, state, same).filter(|_| state.action == Some(Action::Remove));
    if let Some(name) = name {
        let post = body_start + name.len()..body_start + body.len();
        return Some(Clause { people: vec![name.to_owned()], action: Action::Remove, post, each: false });
    }
    // 某某任甲校校长，免去乙校副校长职务: the post of the one before.
    let alone = same && state.action == Some(Action::Remove) && body.ends_with("职务") && looks_like_post(body);
    alone.then(|| Clause {
        people: state.people.clone(),
        action: Action::Remove,
        post: body_start..body_start + body.len(),
        each: false,
    })
}

/// What stands before names and is no part of them.
const LEADS: [&str; 10] = ["决定接受", "同意接受", "决定", "同意", "批准", "接受", "准予", "提名", "兹", "现"];

/// A clause about the people of the one before: 其…, 不再担任…, 任….
fn of_those_before(body: &str, state: &State, same: bool) -> Option<Clause> {
    let own = body.strip_prefix('其').map(|r| r.strip_prefix('的').unwrap_or(r));
    if state.people.is_empty() || own.is_none() && !same {
        return None;
    }
    let mut post = own.unwrap_or(body);
    let mut action = state.action;
    if ["自然免除", "自行免除", "自然解除", "同时免除", "自然终止"].iter().any(|w| post.ends_with(w))
    {
        // 其原任甲局局长职务自然免除; 原任职务自然免除 names none.
        let tail = post.trim_start_matches("原任").trim_start_matches(['原', '的', '任']);
        let named = tail.find("职务").filter(|at| *at > 0)?;
        let start = body.len() - tail.len();
        let people = state.people.clone();
        return Some(Clause { people, action: Action::Remove, post: start..start + named, each: false });
    }
    let turn = OTHER_TURNS.iter().find(|t| **t != "其" && post.starts_with(**t));
    if let Some(turn) = turn {
        action = Some(if turn.starts_with("不再") || *turn == "辞去" { Action::Remove } else { Action::Appoint });
        post = post.get(turn.len()..)?;
    } else if own.is_none() {
        return None;
    }
    let action = action?;
    let post = if action == Action::Appoint { post.strip_prefix('为').unwrap_or(post) } else { post };
    let post = post.strip_prefix('的').unwrap_or(post);
    let start = body.len() - post.len();
    (!post.is_empty()).then(|| Clause { people: state.people.clone(), action, post: start..body.len(), each: false })
}

/// A name right before a post, with no word between: 周志刚临江县人民法院审判员职务. The post's beginning, as the other
/// posts of the list begin, tells how long the name is.
fn name_before_post<'a>(body: &'a str, state: &State, same: bool) -> Option<&'a str> {
    let begins = |t: &str| state.areas.iter().any(|a| t.starts_with(a.as_str()));
    if begins(body) {
        return None;
    }
    let family = surname(body);
    let at = |n: usize| body.char_indices().nth(n).map(|(at, _)| at);
    let split =
        |n: usize| Some((body.get(..at(n)?)?, body.get(at(n)?..)?)).filter(|(name, _)| self::name(name).is_some());
    let lengths = if family == 0 { [0, 0] } else { [family + 2, family + 1] };
    let splits = || lengths.into_iter().filter(|n| *n > 1).filter_map(split).filter(|(_, post)| looks_like_post(post));
    let level = |t: &str| t.starts_with(['省', '市', '县', '区', '州', '原']) || t.starts_with("国家");
    splits()
        .find(|(_, post)| begins(post))
        .or_else(|| splits().find(|(_, post)| level(post)))
        .or_else(|| splits().next().filter(|_| !same))
        .map(|(name, _)| name)
}

/// A line of a list that white space alone parts: 冯　强　市甲局副局长.
fn parted_by_space(view: &View<'_>, part: Range<usize>, state: &State) -> Option<Clause> {
    let action = state.action?;
    let mut words = view.original(part.clone()).split_whitespace();
    let mut name = words.next()?.to_owned();
    if name.chars().count() == 1 {
        name.push_str(words.next()?);
    }
    let people = names(&folded(&name)).filter(|_| surname(&name) > 0 || name.contains(['·', '•']))?;
    let post = view.text().get(part.clone())?.strip_prefix(folded(&name).as_str())?;
    let found = words.next().is_some() && looks_like_post(post.trim_end_matches([';', '。']));
    found.then(|| Clause { people, action, post: part.len() - post.len()..part.len(), each: false })
}

/// The posts that 分别 gives one by one: 甲局局长、副局长 are 甲局局长 and 甲局副局长.
fn parted_posts(position: &str, people: usize) -> Option<Vec<String>> {
    let mut posts: Vec<String> = position.split(['、', '，', ',']).map(str::to_owned).collect();
    if posts.len() != people {
        return None;
    }
    let first = posts.first()?.clone();
    for post in posts.iter_mut().skip(1) {
        let office = post.strip_prefix('副').and_then(|rank| first.strip_suffix(rank));
        if let Some(office) = office {
            post.insert_str(0, office.strip_suffix('副').unwrap_or(office));
        }
    }
    Some(posts)
}

/// The names of a list of people; `None` if any part is no name.
fn names(list: &str) -> Option<Vec<String>> {
    let parts = split_outside(list, |c| c == '、');
    let count = parts.len();
    let people: Vec<String> = parts.into_iter().filter_map(|p| name(list.get(p)?)).collect();
    (!people.is_empty() && people.len() == count).then_some(people)
}

/// A person's name: two to four Chinese characters, or a longer one with ·; 同志 and （女）, （回族） taken off.
pub(super) fn name(text: &str) -> Option<String> {
    let text = text.trim_end_matches("挂职").trim_end_matches("同志");
    let text = match text.split_once('(') {
        Some((name, rest)) if rest.ends_with(')') && rest.chars().count() <= 12 => name,
        Some(_) => return None,
        None => text,
    };
    let text = text.trim_end_matches("同志");
    let length = text.chars().count();
    let dotted = text.contains(['·', '•', '・']);
    let sound = text.chars().all(|c| is_han(c) || (dotted && matches!(c, '·' | '•' | '・')));
    let word = NO_NAMES.iter().any(|w| text.starts_with(w)) || NO_ENDS.iter().any(|w| text.ends_with(w));
    (sound && !word && (2..=if dotted { 20 } else { 4 }).contains(&length)).then(|| text.to_owned())
}

/// Words that stand where names stand.
const NO_NAMES: [&str; 22] = [
    "上述", "以上", "以下", "下列", "下述", "有关", "相关", "全体", "所有", "任职", "另", "不再", "其他", "各级",
    "各位", "同意", "决定", "原任", "聘任", "任期", "试用", "拟任",
];
const NO_ENDS: [&str; 10] = ["人员", "干部", "职务", "时间", "单位", "任务", "工作", "领导", "委员", "校长"];

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
#[path = "appointments_tests.rs"]
mod tests;
