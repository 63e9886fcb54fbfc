//! A clause of a list of appointments: who, what is done, and to or from which post.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::appointments::{Action, State};
use super::people::surname;
use super::text::View;
use crate::zh::{brackets, chars, fold, lexicon::pattern};

/// What begins another turn for the people of the clause before: 不再担任…, 任….
pub(super) const OTHER_TURNS: [&str; 11] =
    ["不再担任", "不再兼任", "不再任", "改任", "调任", "转任", "任", "担任", "其", "原任", "辞去"];

/// Bytes of the longest name with what may stand in parentheses behind it.
const LONGEST_NAME: usize = 120;

/// A clause: who, what is done, and where in the clause the post stands.
pub(super) struct Clause {
    /// Who.
    pub people: Vec<String>,
    /// What is done.
    pub action: Action,
    /// Where the post stands in the clause.
    pub post: Range<usize>,
    /// 分别: each has one of the posts.
    pub each: bool,
}

/// The markers that part names from a post, and what they do whatever the list does; `None` for those that go with
/// what it does.
const MARKERS: [(&str, Option<Action>); 19] = [
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
    ("免去", Some(Action::Remove)),
    ("免", Some(Action::Remove)),
    ("任", Some(Action::Appoint)),
    ("辞去", Some(Action::Remove)),
    ("的", None),
    ("同志", None),
];

fn begins_with_marker(rest: &str) -> bool {
    MARKERS.iter().any(|(marker, _)| rest.starts_with(marker))
}

/// `same`: another clause stands before it in the sentence.
pub(super) fn clause(body: &str, state: &State, same: bool) -> Option<Clause> {
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
        // After 免去其…职务 a clause 某某为… gives a post: only a post that is taken ends in 职务.
        let gives = marker == "为";
        let turns = gives && !state.negated && !body.ends_with("职务");
        if action.is_none() && state.action != wanted && !(skipped > 0 && gives) && !turns {
            continue;
        }
        for (at, _) in body.match_indices(marker).take_while(|&(at, _)| at < 600) {
            let list = body.get(..at).unwrap_or("");
            if list.rsplit('、').next().is_some_and(|last| last.len() > LONGEST_NAME) {
                break;
            }
            let each = list.strip_suffix("分别");
            let list = list.trim_end_matches("正式").trim_end_matches("继续");
            let Some(people) = names(each.unwrap_or(list)) else { continue };
            let mut start = at + marker.len();
            if body.get(start..).is_some_and(|r| r.starts_with('的')) {
                start += '的'.len_utf8();
            }
            // 某某同志正式任…, 某某同志试用期满: 同志 parts nothing.
            let told = state.action == wanted || skipped > 0;
            // 周大为同志任…: a marker right behind 为 says that it is the name's.
            let of_name = gives && body.get(start..).is_some_and(begins_with_marker);
            let parts = marker != "同志" && (!gives || told) || body.get(start..).is_some_and(looks_like_post);
            let parts = parts && !of_name;
            if start < body.len() && parts {
                let post = body_start + start..body_start + body.len();
                return Some(Clause { people, action: wanted.or(state.action)?, post, each: each.is_some() });
            }
        }
    }
    let name = name_before_post(body, state, same).filter(|_| state.action == Some(Action::Remove));
    // No post begins with 为.
    if let Some(name) = name.filter(|n| !body.get(n.len()..).is_some_and(|post| post.starts_with('为'))) {
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
pub(super) fn parted_by_space(view: &View<'_>, part: Range<usize>, state: &State) -> Option<Clause> {
    let action = state.action?;
    let mut words = view.original(part.clone()).split_whitespace();
    let mut name = words.next()?.to_owned();
    if name.chars().count() == 1 {
        name.push_str(words.next()?);
    }
    let people = names(&fold::narrowed(&name)).filter(|_| surname(&name) > 0 || name.contains(['·', '•']))?;
    let post = view.text().get(part.clone())?.strip_prefix(fold::narrowed(&name).as_str())?;
    let found = words.next().is_some() && looks_like_post(post.trim_end_matches([';', '。']));
    found.then(|| Clause { people, action, post: part.len() - post.len()..part.len(), each: false })
}

/// The posts that 分别 gives one by one: 甲局局长、副局长 are 甲局局长 and 甲局副局长.
pub(super) fn parted_posts(position: &str, people: usize) -> Option<Vec<String>> {
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
pub(super) fn names(list: &str) -> Option<Vec<String>> {
    let parts = brackets::split_outside(list, |c| c == '、');
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
    let sound = text.chars().all(|c| chars::is_han(c) || (dotted && matches!(c, '·' | '•' | '・')));
    let word = NO_NAMES.iter().any(|w| text.starts_with(w)) || NO_ENDS.iter().any(|w| text.ends_with(w));
    (sound && !word && (2..=if dotted { 20 } else { 4 }).contains(&length)).then(|| text.to_owned())
}

/// Words that stand where names stand.
const NO_NAMES: [&str; 22] = [
    "上述", "以上", "以下", "下列", "下述", "有关", "相关", "全体", "所有", "任职", "另", "不再", "其他", "各级",
    "各位", "同意", "决定", "原任", "聘任", "任期", "试用", "拟任",
];
const NO_ENDS: [&str; 10] = ["人员", "干部", "职务", "时间", "单位", "任务", "工作", "领导", "委员", "校长"];

/// Whether a part behind a comma is a post that goes on.
pub(super) fn looks_like_post(text: &str) -> bool {
    static POST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            "^[^,;。:]{0,40}(?:长|主任|书记|委员|成员|主席|督学|督察|专员|顾问|员|师|代表|总裁|经理|干事|参事|秘书|主管|调研员|监事|董事)(?:\\([^()]*\\))*(?:的?职务)?$",
        )
    });
    POST.is_match(text)
}
