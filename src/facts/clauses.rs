//! A clause of a list of appointments: who, what is done, and to or from which post.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::appointments::{Action, State};
use super::offices::printed;
use super::people::{looks_like_post, name, names, surname};
use super::posts::is_word;
use super::text::View;
use crate::zh::lexicon::{Class, pattern};
use crate::zh::{brackets, chars, fold, units};

/// Bytes of the longest name with what may stand in parentheses behind it.
const LONGEST_NAME: usize = 120;
/// Bytes of the longest list of names before a marker.
const LONGEST_LIST: usize = 600;

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

/// What a marker between names and a post tells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Marker {
    /// 不再担任, 免去: the post is lost.
    Takes,
    /// 担任, 兼任: the post is given.
    Gives,
    /// 拟任: the post is to be given.
    Proposes,
    /// 为: given, unless the verb was 不再聘任.
    As,
    /// 的, 同志: lost, and only where the list takes posts.
    Of,
    /// 代理: given, and the word belongs to the post.
    Acting,
}

/// The markers, in the order in which they are looked for: of a kind the longest first.
static MARKERS: LazyLock<Vec<(&str, Marker)>> = LazyLock::new(|| {
    let of = |class: Class, marker| {
        let mut words = class.words().to_vec();
        words.sort_by_key(|w| std::cmp::Reverse(w.len()));
        words.into_iter().map(move |word| (word, marker))
    };
    of(Class::TakesMarker, Marker::Takes)
        .chain([("为", Marker::As)])
        .chain(of(Class::ProposesMarker, Marker::Proposes))
        .chain(of(Class::GivesMarker, Marker::Gives))
        .chain([("代理", Marker::Acting), ("的", Marker::Of), ("同志", Marker::Of)])
        .collect()
});

fn begins_with_marker(rest: &str) -> bool {
    MARKERS.iter().any(|(marker, _)| rest.starts_with(marker))
}

/// `same`: another clause stands before it in the sentence.
pub(super) fn clause(view: &View<'_>, whole: &str, state: &State, same: bool) -> Option<Clause> {
    let marked = same && is_marked(whole);
    if same && let Some((name, sure)) = perhaps_named(whole, state).filter(|_| !marked) {
        let named = || Clause {
            people: vec![name.to_owned()],
            action: Action::of(false, state.said()),
            post: name.len()..whole.len(),
            each: false,
        };
        return sure.then(named);
    }
    if !marked && let Some(clause) = of_those_before(whole, state, same) {
        return Some(clause);
    }
    if let Some(before) = Class::ByItself.strip_end(whole) {
        return ended_by_itself(whole, before);
    }
    let body = without_lead(whole);
    let skipped = whole.len() - body.len();
    let words = Words { whole, body, skipped };
    // A name can contain the marker's character (李为民为…): the first marker with nothing but names before it is it.
    let found = MARKERS.iter().find_map(|&(word, marker)| words.marked(view, state, (word, marker)));
    found.or_else(|| without_marker(body, state, same, skipped))
}

/// Whether a clause begins with names that 的 parts from the post, though it could begin with a verb: 任远同志的甲局局长职务.
fn is_marked(whole: &str) -> bool {
    let Some((who, _)) = whole.split_once(units::OF).filter(|_| Class::TurnGives.starts(whole).is_some()) else {
        return false;
    };
    // 任县委书记的职务: a post.
    let person = |name: &String| surname(name) > 0 && Class::OfficeHeld.ends(name).is_none();
    names(who).is_some_and(|all| all.iter().all(person))
}

/// 江一帆原任甲局局长职务自然免除. `before`: what stands before the words for that.
fn ended_by_itself(whole: &str, before: &str) -> Option<Clause> {
    let parts = before.split_once("原任").or_else(|| before.split_once(units::OF))?;
    let Some((people, post)) = names(parts.0).map(|people| (people, parts.1)) else {
        // 原甲局局长江一帆的职务自行免除
        return office_holder(parts.0).filter(|_| Class::PostTail.is(parts.1)).map(|(post, person)| {
            let start = post.as_ptr() as usize - whole.as_ptr() as usize;
            Clause { people: vec![person], action: Action::Remove, post: start..start + post.len(), each: false }
        });
    };
    let start = post.as_ptr() as usize - whole.as_ptr() as usize;
    let end = start + post.find("职务").filter(|at| *at > 0)?;
    Some(Clause { people, action: Action::Remove, post: start..end, each: false })
}

/// A clause, and what of it stands behind what leads in to names.
struct Words<'t> {
    whole: &'t str,
    body: &'t str,
    /// Bytes of what leads in.
    skipped: usize,
}

impl Words<'_> {
    /// The clause by a marker between names and a post.
    fn marked(&self, view: &View<'_>, state: &State, (word, marker): (&str, Marker)) -> Option<Clause> {
        let (body, skipped) = (self.body, self.skipped);
        let wanted = match marker {
            Marker::As if state.negated => Action::of(false, state.said()),
            Marker::As | Marker::Gives | Marker::Acting => Action::of(true, state.said()),
            Marker::Of | Marker::Takes => Action::of(false, state.said()),
            Marker::Proposes => Action::Propose,
        };
        // 决定某某为…: the lead says that it is one. After 免去其…职务 a clause 某某为… gives a post: only a post that is taken
        // ends in 职务.
        let turns = marker == Marker::As && !state.negated && !body.ends_with("职务");
        let bound = matches!(marker, Marker::As | Marker::Of);
        if bound && state.action != Some(wanted) && !(skipped > 0 && marker == Marker::As) && !turns {
            return None;
        }
        for (at, _) in body.match_indices(word).take_while(|&(at, _)| at < LONGEST_LIST) {
            let list = body.get(..at).unwrap_or("");
            if list.rsplit(units::LIST).next().is_some_and(|last| last.len() > LONGEST_NAME) {
                break;
            }
            let behind = body.get(at + word.len()..).unwrap_or("");
            if is_word(word, list, behind) {
                continue;
            }
            // 江一帆拟免去…
            let meant = Class::Proposes.strip_end(list).filter(|_| marker == Marker::Takes);
            let (list, wanted) = meant.map_or((list, wanted), |list| (list, Action::ProposeRemoval));
            let each = list.strip_suffix("分别");
            let told_as = marker == Marker::As && state.verb_here && state.action == Some(wanted);
            let found = people_of(view, each.unwrap_or(list)).or_else(|| holders(marker, told_as, list));
            // 主任 任晓云: a post is nobody's name.
            let post =
                |person: &String| Class::OfficeHeld.ends(person).is_some_and(|word| word.chars().nth(1).is_some());
            let Some(people) = found.filter(|all| !all.iter().any(post)) else { continue };
            let mut start = if marker == Marker::Acting { at } else { at + word.len() };
            if let Some(post) = body.get(start..).and_then(|r| r.strip_prefix(units::OF)) {
                start = body.len() - post.len();
            }
            let held = matches!(marker, Marker::Gives | Marker::Acting) && is_held(behind, body, state);
            let taken = state.action.filter(|action| !action.gives());
            let Some(wanted) = (if held { taken } else { Some(wanted) }) else { continue };
            let told = state.action == Some(wanted) || skipped > 0;
            if start < body.len() && parts(body.get(start..).unwrap_or(""), (word, marker), told) {
                let post = skipped + start..self.whole.len();
                return Some(Clause { people, action: wanted, post, each: each.is_some() });
            }
        }
        None
    }
}

/// Whether a marker parts names from the post behind it. `told`: what is done was said before.
fn parts(post: &str, (word, marker): (&str, Marker), told: bool) -> bool {
    // 某某同志正式任…, 某某同志试用期满: 同志 parts nothing; nor does a note (江一帆挂职期满).
    let plain = word != "同志" && !Class::AppointmentNote.is(word);
    let parts = plain && (marker != Marker::As || told) || looks_like_post(post);
    // 周大为同志任…: a marker right behind 为 says that it is the name's.
    parts && !(marker == Marker::As && begins_with_marker(post) && !post.starts_with("为民"))
}

/// Whether a word for giving a post tells of one that is held: 免去石为民兼任的甲局局长职务, 免去石为民担任的…. `post`: what stands behind it.
fn is_held(post: &str, body: &str, state: &State) -> bool {
    let taken = state.verb_here && state.action.is_some_and(|action| !action.gives());
    post.starts_with(units::OF) || taken && Class::PostTail.ends(body).is_some()
}

/// A post and the name of the one who holds it: 原甲局局长江一帆.
pub(super) fn office_holder(text: &str) -> Option<(&str, String)> {
    let text = text.strip_prefix('原').unwrap_or(text).trim_end_matches("同志");
    let split = |length: usize| {
        let at = text.char_indices().rev().nth(length - 1)?.0;
        let (post, name) = text.split_at_checked(at)?;
        let family = surname(name);
        let fits = family > 0 && (family + 1..=family + 2).contains(&length);
        let held = looks_like_post(post) || Class::OfficeHeld.ends(post).is_some();
        let name = self::name(name).filter(|_| fits && held)?;
        Some((post, name))
    };
    [3, 2, 4].into_iter().find_map(split)
}

/// The people of a clause that names them with the posts they hold: 云州市副市长江一帆兼任…, 甲局局长江一帆、乙局局长柳青任….
/// `told`: the verb of the clause stands before 为 (任命甲局副局长江一帆为…).
fn holders(marker: Marker, told: bool, list: &str) -> Option<Vec<String>> {
    let by_verb = told || matches!(marker, Marker::Gives | Marker::Takes | Marker::Proposes | Marker::Acting);
    // 柳青由甲局副局长转任…
    if let Some((people, held)) = list.split_once(['由', '从'])
        && let Some(people) = names(people).filter(|all| all.iter().all(|n| surname(n) > 0 || chars::is_dotted(n)))
        && by_verb
        && (looks_like_post(held) || Class::OfficeHeld.ends(held).is_some())
    {
        return Some(people);
    }
    if !by_verb {
        return None;
    }
    // 甲局副局长江一帆、柳青: of one post.
    let held = |(n, part): (usize, Range<usize>)| {
        let part = list.get(part)?;
        let alone = || name(part).filter(|name| n > 0 && surname(name) > 0);
        office_holder(part).map(|(_, person)| person).or_else(alone)
    };
    brackets::split_outside(list, |c| c == units::LIST).into_iter().take(MOST_LISTED).enumerate().map(held).collect()
}

/// A text without what leads in to names (决定接受, 同意).
fn without_lead(text: &str) -> &str {
    let rest = Class::NameLead.strip_start(text).unwrap_or(text);
    rest.strip_prefix(['由', '兹', '现']).unwrap_or(rest)
}

/// The names before a marker, without what else may stand there: 正式, 因工作变动, 请求.
fn people_of(view: &View<'_>, list: &str) -> Option<Vec<String>> {
    static ASIDE: LazyLock<Regex> =
        LazyLock::new(|| pattern("(?:同志)?(?:因.{1,24}|正式|继续|请求|申请|自愿|主动|提出的?|要求|一并|同时)+$"));
    let bare = ASIDE.find(list).map_or(list, |aside| list.get(..aside.start()).unwrap_or(list));
    let read = |list: &str| by_blanks(printed(&view.folded, view.source(), list)).or_else(|| names(list));
    read(bare).or_else(|| read(list))
}

/// A clause in which no word stands between the name and the post.
fn without_marker(body: &str, state: &State, same: bool, skipped: usize) -> Option<Clause> {
    let action = state.action?;
    let takes = !action.gives();
    let whole = skipped + body.len();
    if is_verb(body, state, takes) {
        return None;
    }
    let (listed, last) = listed_before(body);
    let name = name_before_post(last, state, same, takes);
    // No post begins with 为; and a name that ends before what parts it from the post is cut wrong: 王李和|平的甲局局长, 柳青为|甲局局长.
    let marks = |c: char| Class::IsWord.has(c) || Class::OfMark.has(c);
    let apart = |n: &&str| {
        !n.ends_with(marks) && !last.get(n.len()..).is_some_and(|post| post.chars().take(NEAR_MARK).any(marks))
    };
    if let Some(name) = name.filter(apart) {
        let mut people = listed;
        people.push(name.to_owned());
        let start = whole - last.len() + name.len();
        return Some(Clause { people, action, post: start..whole, each: false });
    }
    // 某某任甲校校长，免去乙校副校长职务: the post of the one before.
    let alone = same && takes && body.ends_with("职务") && looks_like_post(body) && !state.people.is_empty();
    alone.then(|| Clause { people: state.people.clone(), action, post: skipped..whole, each: false })
}

/// Characters at the start of a post in which no word stands that parts names from posts.
const NEAR_MARK: usize = 3;

/// Whether what a clause begins with gives a post, and is no surname: 任青萍县甲局局长 where the posts of the list begin with 青萍县.
/// Where posts are taken, a post without 职务 behind it leaves that open.
fn is_verb(body: &str, state: &State, takes: bool) -> bool {
    let behind = Class::TurnGives.strip_start(body).or_else(|| Class::Gives.strip_start(body));
    let area = |behind: &str| state.areas.iter().any(|area| behind.starts_with(area.as_str()));
    // 任晓云青萍县财政局局长: a name stands before a post of the list.
    let after = |n: usize| body.char_indices().nth(n).and_then(|(at, _)| body.get(at..));
    let named = || [2, 3].into_iter().filter_map(after).any(area);
    behind.is_some_and(|behind| area(behind) || takes && Class::PostTail.ends(body).is_none() && !named())
}

/// Characters of a post that is too short to hold a name.
const SHORT_POST: usize = 4;

/// Where posts are taken: the name of a clause that ends in 职务 and may begin with one (任晓云云州市乙局局长职务) or give a post to those of the
/// clause before (任白河镇镇长职务). Sure where the post behind the name begins as others of the list do.
fn perhaps_named<'t>(whole: &'t str, state: &State) -> Option<(&'t str, bool)> {
    let takes = state.action.is_some_and(|action| !action.gives());
    let behind = Class::TurnGives.strip_start(whole).filter(|_| takes && Class::PostTail.ends(whole).is_some())?;
    let begins = |text: &str| state.areas.iter().any(|area| text.starts_with(area.as_str()));
    // 任县财政局局长职务, 任调研员职务: what stands behind is a post.
    let post = Class::PostTail.strip_end(behind).unwrap_or(behind);
    let is_post =
        behind.starts_with(|c| Class::Level.has(c)) || post.chars().count() <= SHORT_POST && looks_like_post(post);
    let name = name_before_post(whole, state, false, true).filter(|_| !begins(behind) && !is_post)?;
    Some((name, begins(whole.get(name.len()..)?)))
}

/// The whole names at the start of a list whose last name stands right before the post: 甲、乙 of 甲、乙、丙市某局局长. With the rest.
fn listed_before(body: &str) -> (Vec<String>, &str) {
    let (mut people, mut rest) = (Vec::new(), body);
    while let Some((first, after)) = rest.split_once(units::LIST)
        && let Some(name) = name(first).filter(|n| surname(n) > 0)
        && people.len() < MOST_LISTED
    {
        people.push(name);
        rest = after;
    }
    (people, rest)
}

/// Names that are looked at in a list without a marker.
const MOST_LISTED: usize = 64;

/// A clause about the people of the one before: 其…, 不再担任…, 任….
fn of_those_before(body: &str, state: &State, same: bool) -> Option<Clause> {
    // 任命…，决定其代理市长职务
    let led = Class::Decides.strip_start(body).filter(|rest| Class::ThatOne.starts(rest).is_some());
    let own = led.unwrap_or(body).strip_prefix('其').map(|r| r.strip_prefix(units::OF).unwrap_or(r));
    if state.people.is_empty() || own.is_none() && !same {
        return None;
    }
    let mut post = own.unwrap_or(body);
    let mut action = state.action;
    if let Some(before) = Class::ByItself.strip_end(post) {
        // 其原任甲局局长职务自然免除; 原任职务自然免除 names none.
        let tail = before.trim_start_matches("原任").trim_start_matches(['原', units::OF, '任']);
        let named = tail.find("职务").filter(|at| *at > 0)?;
        let start = tail.as_ptr() as usize - body.as_ptr() as usize;
        let people = state.people.clone();
        return Some(Clause { people, action: Action::Remove, post: start..start + named, each: false });
    }
    // 试用期满，正式任…
    let bare = post.strip_prefix("正式").or_else(|| post.strip_prefix("继续")).unwrap_or(post);
    let turn = turn(bare, state.said());
    if let Some(turn) = turn {
        let behind = bare.get(turn.1..)?;
        // 免去其兼任的甲局局长职务: what they hold.
        let held = turn.0.gives() && is_held(behind, body, state);
        action = if held { state.action.filter(|action| !action.gives()) } else { Some(turn.0) };
        post = behind;
    } else if own.is_none() {
        return None;
    }
    let action = action?;
    // 江一帆调离，其代表资格终止: no post is given without a word for it.
    if turn.is_none() && action.gives() && !looks_like_post(post) {
        return None;
    }
    let post = if action.gives() { post.strip_prefix('为').unwrap_or(post) } else { post };
    let post = post.strip_prefix(units::OF).unwrap_or(post);
    let start = body.len() - post.len();
    (!post.is_empty()).then(|| Clause { people: state.people.clone(), action, post: start..body.len(), each: false })
}

/// What begins another turn for the people of the clause before, and its length in bytes; 代理 belongs to the post.
fn turn(text: &str, said: bool) -> Option<(Action, usize)> {
    if let Some(word) = Class::TurnTakes.starts(text) {
        return Some((Action::of(false, said), word.len()));
    }
    if let Some(word) = Class::ProposesMarker.starts(text) {
        return Some((Action::Propose, word.len()));
    }
    if text.starts_with("代理") {
        return Some((Action::of(true, said), 0));
    }
    Class::TurnGives.starts(text).map(|word| (Action::of(true, said), word.len()))
}

/// Whether a text begins another turn for the people of the clause before.
pub(super) fn begins_turn(text: &str) -> bool {
    let bare = Class::Decides.strip_start(text).unwrap_or(text);
    bare.starts_with('其') || text.starts_with("原任") || turn(bare, false).is_some()
}

/// A name right before a post, with no word between: 周志刚临江县人民法院审判员职务. The post's beginning, as the other
/// posts of the list begin, tells how long the name is. `loose`: without that, too, as posts that are taken are printed.
fn name_before_post<'a>(body: &'a str, state: &State, same: bool, loose: bool) -> Option<&'a str> {
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
    // 边城平山县…: 边城 of 平山县, or 边城平 of 山县? In 石为民市壬公司 the level stands by itself.
    let is_level = |c: Option<char>| c.is_some_and(|c| Class::Level.has(c));
    let named = |c: Option<char>| c.is_some_and(|c| Class::NamedLevel.has(c));
    let unsure = |t: &str| !is_level(t.chars().next()) && named(t.chars().nth(1));
    let level = |t: &str| t.starts_with(['省', '市', '县', '区', '州', '原']) || t.starts_with("国家");
    let known = splits().find(|(_, post)| begins(post));
    if known.is_none() && splits().count() > 1 && splits().next().is_some_and(|(_, post)| unsure(post)) {
        return None;
    }
    known
        .or_else(|| splits().find(|(_, post)| loose && level(post)))
        .or_else(|| splits().find(|(_, post)| loose && Class::TeachingOffice.starts(post).is_some()))
        .or_else(|| splits().next().filter(|_| loose && !same))
        .map(|(name, _)| name)
}

/// A line of a list that white space alone parts: 冯　强　市甲局副局长.
pub(super) fn parted_by_space(view: &View<'_>, part: Range<usize>, state: &State) -> Option<Clause> {
    let action = state.action?;
    let words: Vec<&str> = view.original(part.clone()).split_whitespace().collect();
    let (post, before) = words.split_last()?;
    // 冯　强　市甲局副局长, 姬 长 明 市甲局局长: all that stands before the last blank is a name.
    let name: String = before.concat();
    // 任命张伟为 某局局长: behind a verb the marker is none of the name.
    let marked = state.verb_here && MARKERS.iter().any(|(word, marker)| *marker == Marker::As && name.ends_with(word));
    let sound = |_: &Vec<String>| !marked && (surname(&name) > 0 || chars::is_dotted(&name));
    let people = names(&fold::narrowed(&name)).filter(sound)?;
    let whole = view.text().get(part.clone())?;
    let behind = whole.strip_prefix(fold::narrowed(&name).as_str())?;
    let post = fold::narrowed(post);
    let verb = Class::GivesMarker.starts(&post).or_else(|| Class::TakesMarker.starts(&post));
    // 柳青 白杨同志为…: the blank stands among names.
    let bare = verb.is_none() && Class::Proposes.starts(&post).is_none() && !post.contains(['为', units::OF]);
    let found = bare && !before.is_empty() && looks_like_post(post.trim_end_matches([';', '。']));
    found.then(|| Clause { people, action, post: part.len() - behind.len()..part.len(), each: false })
}

/// The posts that 分别 gives one by one: 甲局局长、副局长 are 甲局局长 and 甲局副局长.
pub(super) fn parted_posts(position: &str, people: usize) -> Option<Vec<String>> {
    let mut posts: Vec<String> = position.split([units::LIST, '，', ',']).map(str::to_owned).collect();
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

/// The names of a list that white space alone parts, as printed: 江一帆　柳　青　白杨. `None` for one name, and where any part
/// is no name.
pub(super) fn by_blanks(printed: &str) -> Option<Vec<String>> {
    if printed.len() > LONGEST_LIST {
        return None;
    }
    let printed = &without_brackets(printed);
    if printed.contains([units::LIST, '，', ',']) {
        return None;
    }
    let mut people: Vec<String> = Vec::new();
    let mut held: Option<&str> = None;
    for word in printed.split_whitespace() {
        match (held.take(), word.chars().count()) {
            (None, 1) => held = Some(word),
            (Some(first), 1) => people.push(format!("{first}{word}")),
            // 江 一帆: one name with a blank in it.
            (Some(first), 2) => people.push(format!("{first}{word}")),
            (Some(_), _) => return None,
            (None, _) => people.push(word.to_owned()),
        }
    }
    let people: Vec<String> = people.iter().map(|p| fold::narrowed(p)).filter_map(|p| name(&p)).collect();
    let sound = held.is_none() && people.len() > 1 && people.iter().all(|p| surname(p) > 0 || chars::is_dotted(p));
    let counted = printed.chars().filter(|c| !chars::is_space(*c)).count();
    let kept: usize = people.iter().map(|p| p.chars().count()).sum();
    (sound && kept + "同志".chars().count() >= counted).then_some(people)
}

/// A list of names without what stands in brackets behind some of them: （女）, （女，回族）.
fn without_brackets(printed: &str) -> String {
    let mut depth = 0;
    let outside = |c: &char| {
        let opens = brackets::opens_round(*c);
        depth += i32::from(opens);
        let inside = depth > 0;
        depth -= i32::from(brackets::closes_round(*c));
        !inside
    };
    printed.chars().filter(outside).collect()
}
